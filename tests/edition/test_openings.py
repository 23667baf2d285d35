"""An opening whose words cannot be read on its picture: planned again without words on it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PIL import Image

from content.model import Headline, Picture
from content.words import message
from layout.banners import banner
from layout.edition.make import Built, _other_opening, _words_alone, make
from layout.judge.audit import legible
from layout.judge.audit.model import Code
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Page, PlacedEdition
from layout.page.units import mm
from tests.plan import samples
from tests.plan.unlike import article, press


@pytest.mark.parametrize("faint", [True, False])
def test_unread_words_are_taken_off_the_picture(
    faint: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if faint:  # no ground is light or dark enough
        monkeypatch.setattr(legible, "LARGE", 22.0)
        monkeypatch.setattr(legible, "SMALL", 22.0)
    file = tmp_path / "sky.jpg"
    Image.linear_gradient("L").rotate(180).resize((2000, 1300)).convert("RGB").save(file)
    sky = Picture(id="sky", file=file, caption="河口", alt="河口")
    edition = press(  # so much copy fills one page under a tall opening at once
        *(article(i, size) for i, size in enumerate((400, 300, 300))),
        headline=Headline(title="时刻表写给山里人", deck="新春走基层", picture=sky),
        banner="hero",
    )
    built = make(edition)
    opened = next(block for block in built.placed.pages[0].blocks if block.kind == "banner")
    (picture,) = opened.pictures
    frame = picture.rect
    head = next(text for text in opened.texts if text.role == "headline")
    on = any(
        line.y < frame.bottom
        and line.y + line.height > frame.y
        and line.x < frame.right
        and line.x + line.line.width_em * head.size > frame.x
        for line in head.lines
    )
    told = [note.code for note in built.plan.notes]
    assert on is not faint
    assert ("plan.opening-apart" in told) is faint
    assert not [fault for fault in built.audit.faults if fault.code is Code.OVERLAP]


@pytest.mark.parametrize(
    ("name", "page", "within", "instead"),
    [
        ("number", 1, True, True),
        ("number", 1, False, False),  # under the opening
        ("number", 2, True, False),
        ("type", 1, True, False),  # nothing else is left to try
    ],
)
def test_words_open_alone_where_an_opening_leaves_a_hole(
    name: str, page: int, within: bool, instead: bool
) -> None:
    source = press(article(0, 200), banner=name)
    grid, composer = Grid.of(PROFILES["tabloid"]), samples.composer()
    design = banner(name)
    block = design.place(source, grid, design.rows(source, grid, composer)[0][0], composer)
    y = mm(block.rect.y + (0.5 if within else 1.5) * block.rect.h)
    hole = SimpleNamespace(code=Code.HOLE, page=page, y_mm=y, told=message("plan.opening-hollow"))
    placed = PlacedEdition(source, grid, (Page(0, "01", (block,)),))
    built = SimpleNamespace(placed=placed, audit=SimpleNamespace(faults=[hole]))
    found = _other_opening(cast(Built, built))
    assert (found is not None and found[0] == "type") is instead


@pytest.mark.parametrize(("name", "told"), [("number", True), ("type", False)])
def test_that_words_open_alone_is_told(name: str, told: bool) -> None:
    source = press(article(0, 200), banner=name)  # it has no number
    grid, composer = Grid.of(PROFILES["tabloid"]), samples.composer()
    design = banner(name)
    rows = design.rows(source, grid, composer)[0][0]
    page = Page(0, "01", (design.place(source, grid, rows, composer),))
    said = _words_alone(PlacedEdition(source, grid, (page,)))
    assert (said is not None and said.code == "plan.opening-words") is told
