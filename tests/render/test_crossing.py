"""A headline that crosses a disc of the drawing, and figures in its land, planned from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.openings import edition_of
from bench.scenes import drawing
from content.model import Box, Edition, Picture
from content.model.inks import InkSet
from layout.banners import banner, parts_of, takes_band, takes_lede
from layout.banners.onpicture.land import land_of
from layout.banners.onpicture.seen import Seen
from layout.banners.running import head_rect, raised_rect
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block
from layout.page.units import Rect, mm
from layout.pictures.discs import discs
from tests.render.build import composer

GRID = Grid.of(PROFILES["broadsheet"])
HERO = banner("hero")


def opening(picture: Picture, **changes: object) -> tuple[Edition, Block, tuple[Block, ...]]:
    """Return an edition with the opening at its best height and the blocks that it takes."""
    edition = edition_of(picture, 2, "hero").model_copy(update=changes)
    rows = min(HERO.rows(edition, GRID, composer()), key=lambda option: option[1])[0]
    block = HERO.place(edition, GRID, rows, composer())
    return edition, block, parts_of(HERO, edition, GRID, rows, composer())


@pytest.fixture(scope="module", params=["sunrise", "moon", "gate"])
def hero(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Edition, Block, tuple[Block, ...]]:
    return opening(drawing(request.param, tmp_path_factory.mktemp(request.param)))


def test_the_letters_change_their_ink_at_the_disc(
    hero: tuple[Edition, Block, tuple[Block, ...]],
) -> None:
    _, block, _ = hero
    (cut,) = block.cuts
    head = next(text for text in block.texts if text.role == "headline")
    assert cut.text.lines == head.lines
    assert cut.text.ink != head.ink
    xs = [(line.x, line.x + line.line.width_em * head.size) for line in head.lines]
    assert any(x < cut.disc.x < right or x < cut.disc.right < right for x, right in xs)


def test_figures_stand_in_the_land(hero: tuple[Edition, Block, tuple[Block, ...]]) -> None:
    edition, block, parts = hero
    assert takes_band(HERO, edition, GRID, composer())
    band = next(part for part in parts if part.kind == "band")
    (placed,) = band.figures
    assert placed.figure.ground in ("secondary", "secondary_dark", "primary_dark")
    frame = block.pictures[0].rect
    # Neither head nor lede comes down to the figures, which end with the opening.
    texts = [text for one in (block, *parts) for text in one.texts]
    words = [line.y + text.size for text in texts for line in text.lines if line.y < frame.bottom]
    assert max(words) <= band.rect.y + GRID.leading
    assert band.rect.bottom <= block.rect.bottom


def test_the_editor_who_places_the_figures_has_them_there(tmp_path: Path) -> None:
    edition, _, parts = opening(drawing("sunrise", tmp_path), band_after="a")
    assert not takes_band(HERO, edition, GRID, composer())
    assert [part.kind for part in parts] == ["lede"] * takes_lede(HERO, edition, GRID, composer())


def test_a_disc_is_where_its_numbers_say_and_small_or_hollow_ones_are_none(tmp_path: Path) -> None:
    (disc,) = discs(drawing("gate", tmp_path))
    assert (disc.x, disc.y) == (270 / 400, 150 / 300)
    assert (disc.across, disc.down) == (110 / 400, 90 / 300)
    file = tmp_path / "more.svg"
    more = (
        '<circle cx="50" cy="50" r="10" fill="#c4161c"/>'
        '<circle cx="50" cy="50" r="40" fill="none" stroke="#c4161c"/>'
        '<g transform="scale(2)"><circle cx="50" cy="50" r="40"/></g>'
        '<clipPath id="a"><circle cx="50" cy="50" r="40"/></clipPath>'
    )
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{more}</svg>', "utf-8"
    )
    assert discs(Picture(id="more", file=file)) == ()


def test_a_drawing_is_seen_where_it_stands(tmp_path: Path) -> None:
    """Tones once lay eight pixels off: a browser's margin round the drawing."""
    picture = drawing("gate", tmp_path)
    frame = Rect(0, 0, 400, 300)
    tones = Seen.of(picture, frame, InkSet.of({})).tones
    red = np.abs(tones.colour - np.array([0x9C, 0x0F, 0x16]) / 255).max(axis=2) < 0.05
    rows = np.flatnonzero(red.all(axis=1)) / len(red) * 300
    assert rows[0] == pytest.approx(240, abs=3)
    assert rows[-1] == pytest.approx(300, abs=3)


def test_a_land_that_is_no_ink_or_too_low_carries_no_figures(tmp_path: Path) -> None:
    picture = drawing("sunrise", tmp_path)
    edition = edition_of(picture, 2, "hero")
    inks = InkSet.of({})
    frame = Rect(0, 0, GRID.trim.w, 0.6 * GRID.trim.w)
    land = land_of(edition.band, Seen.of(picture, frame, inks), inks, composer(), GRID)
    assert land is not None
    assert mm(land.high) == pytest.approx(mm(frame.h) * 40 / 240, abs=4)
    picture.file.write_text(picture.file.read_text("utf-8").replace("#0f4c5c", "#7a8f3c"), "utf-8")
    seen = Seen.of(picture, frame, inks)
    assert land_of(edition.band, seen, inks, composer(), GRID) is None


def test_a_bare_disc_within_the_stated_subject_is_none_of_it(tmp_path: Path) -> None:
    picture = drawing("sunrise", tmp_path)
    (disc,) = discs(picture)
    own = Box(left=disc.x, top=0.05, right=0.99, bottom=0.9)
    seen = Seen.of(picture.model_copy(update={"safe": own}), GRID.trim, InkSet.of({}))
    assert seen.subject is not None
    head = Rect(seen.subject.x, seen.subject.y, seen.subject.w / 2, 80.0)
    bare = np.ones(seen.behind(head).light.shape, np.bool_)
    assert seen.on_subject(head, bare) == 0
    assert seen.on_subject(head, ~bare) == pytest.approx(1.0, abs=0.02)


def test_over_a_picture_that_bleeds_the_running_head_is_nearer_the_trim(
    hero: tuple[Edition, Block, tuple[Block, ...]],
) -> None:
    _, block, _ = hero
    top = min(line.y for text in block.texts for line in text.lines)
    raised = head_rect(GRID).y - raised_rect(GRID).y
    under = 0.0 if block.pictures[0].rect.y < 0 else raised
    assert raised_rect(GRID).y + under <= top < head_rect(GRID).y + under
    assert mm(raised_rect(GRID).y) >= 5  # no cut goes so far
