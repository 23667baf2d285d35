"""Openings: heads over light, dark and busy pictures, one to four lines, with and without them."""

from __future__ import annotations

import itertools
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from content.model import Box, Picture
from content.model.inks import InkSet, luminance
from fonts import FontLibrary
from fonts.chinese.characters import is_han
from layout.banners import banner
from layout.banners.onpicture import Seen, covered
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect
from tests.render.build import composer, edition
from tests.render.test_banners import SMALL, TITLES, WHOLE, boxes, full, inside, overlap, words

OPENINGS = ("hero", "type", "vertical")


def photograph(folder: Path, kind: str, **fields: object) -> Picture:
    """Return a photograph that is light, dark, half calm, or without any rest."""
    rows, columns = np.mgrid[0:1200, 0:1800]
    noise = np.random.default_rng(4).integers(0, 255, (1200, 1800))
    grey = {
        "light": np.full((1200, 1800), 235),
        "dark": np.full((1200, 1800), 22),
        "busy": noise,
        "half": np.where(columns < 800, 20, noise),
        "sky": np.where(rows < 560, 238, noise),
    }[kind]
    file = folder / f"{kind}.png"
    Image.fromarray(grey.astype(np.uint8)).convert("RGB").save(file)
    values = {
        "id": kind,
        "file": file,
        "caption": "雨后的河口",
        "credit": "甲某某 摄",
        "alt": "河口",
    }
    return Picture.model_validate({**values, **fields})


def check(block: Block, grid: Grid) -> None:
    """Nothing leaves the page, no words meet, the headline is the largest."""
    texts = list(words(block))
    headline = next(item for item in texts if item.role == "headline")
    assert all(item.size < headline.size for item in texts if item is not headline)
    placed = [box for item in texts for box in boxes(item)]
    margin = Rect(grid.area.x, 0, grid.area.w, block.rect.bottom)
    for box in placed:
        assert inside(box, margin), (box, margin)
    for a, b in itertools.combinations(placed, 2):
        assert not overlap(a, b), (a, b)


@pytest.mark.parametrize("profile", WHOLE)
@pytest.mark.parametrize("kind", ["", "light", "dark", "busy", "half", "sky"])
@pytest.mark.parametrize("name", OPENINGS)
def test_every_head_has_its_place(name: str, kind: str, profile: str, tmp_path: Path) -> None:
    grid = Grid.of(PROFILES[profile])
    hero = photograph(tmp_path, kind) if kind else None
    for number, title in enumerate(TITLES):
        source = full(title, SMALL[number % len(SMALL)], hero)
        options = banner(name).rows(source, grid, composer())
        assert options, title
        assert min(cost for _, cost in options) == 0
        best = min(options, key=lambda option: option[1])[0]
        for rows in {options[0][0], best, options[-1][0]}:
            check(banner(name).place(source, grid, rows, composer()), grid)


@pytest.mark.parametrize(("kind", "ink"), [("light", "primary"), ("dark", "paper")])
def test_the_ink_follows_the_picture(kind: str, ink: str, tmp_path: Path) -> None:
    block = placed(photograph(tmp_path, kind))
    assert head(block).ink == ink
    assert not panels(block)


def test_a_picture_without_rest_carries_a_panel(tmp_path: Path) -> None:
    block = placed(photograph(tmp_path, "busy"))
    assert panels(block)
    assert head(block).ink == "paper"


def test_the_head_stands_on_the_rest(tmp_path: Path) -> None:
    block = placed(photograph(tmp_path, "half"))
    frame = block.pictures[0].rect
    rest = Rect(frame.x, frame.y, frame.w * 800 / 1800, frame.h)
    assert all(inside(box, rest) for box in boxes(head(block)))


def test_the_subject_stays_uncovered(tmp_path: Path) -> None:
    subject = Box(left=0.1, top=0.1, right=0.45, bottom=0.5)
    picture = photograph(tmp_path, "light", safe=subject)
    block = placed(picture)
    seen = Seen.of(picture, block.pictures[0].rect, InkSet.of({}))
    assert max(covered(box, seen.subject) for box in boxes(head(block))) < 0.1


def test_a_calm_box_is_kept_to(tmp_path: Path) -> None:
    calm = Box(left=0.5, top=0.3, right=1, bottom=0.8)
    block = placed(photograph(tmp_path, "light", calm=calm))
    frame = block.pictures[0].rect
    assert all(box.x >= frame.x + frame.w * 0.49 for box in boxes(head(block)))


def test_words_alone_are_at_least_100_pt() -> None:
    for name in ("hero", "type"):
        grid = Grid.of(PROFILES["broadsheet"])
        options = banner(name).rows(edition(), grid, composer())
        rows = min(options, key=lambda option: option[1])[0]
        block = banner(name).place(edition(), grid, rows, composer())
        assert head(block).size >= 100


def test_contrast_is_that_of_nearly_all_cells(tmp_path: Path) -> None:
    picture = photograph(tmp_path, "half")
    seen = Seen.of(picture, Rect(0, 0, 900, 600), InkSet.of({}))
    white = luminance("#ffffff")
    assert seen.behind(Rect(20, 20, 300, 500)).contrast(white) > 7
    assert seen.behind(Rect(500, 20, 300, 500)).contrast(white) < 4.5


def test_a_vertical_head_runs_downwards_from_the_right(tmp_path: Path) -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    source = full(TITLES[2], SMALL[1], photograph(tmp_path, "light"))
    options = banner("vertical").rows(source, grid, composer())
    rows = min(options, key=lambda option: option[1])[0]
    block = banner("vertical").place(source, grid, rows, composer())
    title = head(block)
    assert "".join(line.line.text for line in title.lines) == TITLES[2]
    first, second = title.lines
    assert first.vertical and second.vertical
    assert second.x + second.height <= first.x + 0.5 * title.size
    assert all(box.x > block.pictures[0].rect.right for box in boxes(title))


@pytest.mark.parametrize("words", ["河口有渡", "一口二井三川", "12座桥、365盏灯"])
def test_a_vertical_head_has_the_same_white_between_all_inks(tmp_path: Path, words: str) -> None:
    """口 and 一 are low: em by em they would stand in holes."""
    grid = Grid.of(PROFILES["tabloid"])
    source = full(words, SMALL[0], photograph(tmp_path, "light"))
    rows = min(banner("vertical").rows(source, grid, composer()), key=lambda way: way[1])[0]
    title = head(banner("vertical").place(source, grid, rows, composer()))
    metrics = FontLibrary.shipped().metrics(title.style.family, title.style.weight)
    for line in title.lines:
        assert line.vertical
        cells = line.line.cells
        if any(cell.form != "upright" or not is_han(cell.text) for cell in cells):
            continue
        inks = [(c.y_em + metrics.ink(c.text)[0], c.y_em + metrics.ink(c.text)[1]) for c in cells]
        whites = [after[0] - before[1] for before, after in pairwise(inks)]
        assert max(whites) - min(whites) < 0.001


def placed(picture: Picture) -> Block:
    """Return the hero opening with a picture at its best height."""
    grid, source = Grid.of(PROFILES["broadsheet"]), full(TITLES[2], SMALL[1], picture)
    options = banner("hero").rows(source, grid, composer())
    rows = min(options, key=lambda option: option[1])[0]
    return banner("hero").place(source, grid, rows, composer())


def head(block: Block) -> PlacedText:
    return next(text for text in block.texts if text.role == "headline")


def panels(block: Block) -> list[Rect]:
    """Return grounds on the picture larger than a mark."""
    return [fill.rect for fill in block.fills if fill.ink == "primary" and fill.rect.w > 60]
