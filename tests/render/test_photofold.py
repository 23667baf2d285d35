"""A photograph over the fold: what stands on it, in which ink, and when it may not lie there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from content.model import Box, Edition, Headline, Picture
from content.model.inks import InkSet
from layout.banners.fold.parts import Given
from layout.banners.fold.photofold import OnPhoto, crosses_well
from layout.banners.fold.spread import BANNER, planned
from layout.banners.onpicture.contrast import WANTED, contrast_on
from layout.banners.onpicture.seen import Seen
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import Rect
from tests.plan import samples

#: A subject on the right page.
RIGHT = Box(left=0.6, top=0.5, right=0.9, bottom=0.9)
GRID = Grid.of(PROFILES["tabloid_spread"])
#: Twice as wide as high: a taller one would lose more than a third over two pages.
SIZE = (2600, 1300)


def photograph(folder: Path, sky: int, land: int = 40, **fields: object) -> Picture:
    """Return a photograph of a calm sky over a busy land, both of a grey."""
    rows, _ = np.mgrid[0 : SIZE[1] // 4, 0 : SIZE[0] // 4]
    noise = np.random.default_rng(3).integers(-30, 30, rows.shape)
    grey = np.where(rows < 0.62 * rows.shape[0], sky, np.clip(land + noise, 0, 255))
    file = folder / f"{sky}.jpg"
    Image.fromarray(grey.astype(np.uint8)).convert("RGB").resize(SIZE).save(file)
    return Picture.model_validate(
        {"id": "sky", "file": file, "caption": "河口的早晨", "credit": "甲某某 摄", "safe": RIGHT}
        | fields
    )


def edition(picture: Picture) -> Edition:
    """Return an edition of a spread over a picture."""
    head = Headline(title="潮水来过以后 滩上都是新的", deck="一条海岸的早晨", picture=picture)
    return samples.press(
        samples.article("a", 500, 1), headline=head, banner="hero", look="sea", byline="甲某某"
    )


@cache
def opening(picture: Picture) -> OnPhoto:
    """Return the opening at the height that costs least."""
    source = edition(picture)
    options = BANNER.rows(source, GRID, samples.composer())
    rows = min(options, key=lambda option: option[1])[0]
    plan = planned(samples.composer(), Given.of(source), GRID, rows)
    assert isinstance(plan, OnPhoto)
    return plan


@pytest.mark.parametrize(("sky", "white"), [(18, True), (235, False)])
def test_words_are_white_on_a_dark_sky_and_dark_under_the_running_head_on_a_light_one(
    sky: int, white: bool, tmp_path: Path
) -> None:
    picture = photograph(tmp_path, sky)
    plan = opening(picture)
    assert (plan.ink == "paper") is white
    assert (plan.frame.y < 0) is white, "dark words: the running head keeps the paper's white"
    assert plan.frame.x < 0 and plan.frame.right > GRID.trim.w
    assert not BANNER.takes_lede(edition(picture), GRID, samples.composer())


@pytest.mark.parametrize("sky", [18, 110, 235])
def test_every_word_on_it_is_read(sky: int, tmp_path: Path) -> None:
    picture = photograph(tmp_path, sky)
    plan = opening(picture)
    seen = Seen.of(picture, plan.frame, InkSet.of({}), stated=True)
    inks = InkSet.of({})
    shade = (inks.rgb(plan.shades[0].ink), plan.shades[0].strength) if plan.shades else ("", 0.0)
    for text in plan.texts(GRID):
        for line in text.lines:
            box = Rect(line.x, line.y, line.line.width_em * text.size, text.size)
            assert contrast_on(seen, (box,), text.size, inks.rgb(text.ink), shade) >= WANTED - 0.01


def test_what_counts_is_not_on_the_fold(tmp_path: Path) -> None:
    frame = Rect(0, 0, GRID.trim.w, 0.5 * GRID.trim.h)
    fold = GRID.trim.w / 2
    at = {"left": 0.4, "top": 0.2, "right": 0.6, "bottom": 0.8}
    on = photograph(tmp_path, 18, safe=Box(**at))
    beside = photograph(tmp_path, 18, safe=Box(**{**at, "left": 0.55, "right": 0.9}))
    inks = InkSet.of({})
    assert not crosses_well(Seen.of(on, frame, inks), fold)
    assert crosses_well(Seen.of(beside, frame, inks), fold)


def test_what_tells_most_is_looked_for_where_no_subject_is_stated(tmp_path: Path) -> None:
    rows, columns = np.mgrid[0 : SIZE[1] // 4, 0 : SIZE[0] // 4]
    inks, frame = InkSet.of({}), Rect(0, 0, GRID.trim.w, 0.5 * GRID.trim.h)
    for part, good in ((0.5, False), (0.78, True)):
        high, wide = rows.shape
        near = np.hypot(columns - part * wide, rows - 0.5 * high) < 0.06 * wide
        file = tmp_path / f"{part}.jpg"
        Image.fromarray(np.where(near, 250, 60).astype(np.uint8)).convert("RGB").save(file)
        seen = Seen.of(Picture(id="p", file=file), frame, inks, stated=False)
        assert crosses_well(seen, GRID.trim.w / 2) is good


def test_a_photograph_of_too_few_pixels_stands_beside_the_words(tmp_path: Path) -> None:
    picture = photograph(tmp_path, 18)
    Image.open(picture.file).resize((1800, 900)).save(picture.file)
    source = edition(picture)
    rows = BANNER.rows(source, GRID, samples.composer())[0][0]
    plan = planned(samples.composer(), Given.of(source), GRID, rows)
    assert plan is not None and not isinstance(plan, OnPhoto)
