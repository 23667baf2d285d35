"""A photograph whose editor says nothing is cropped so that what tells stays in view."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from content.model import Box, Picture
from layout.pictures import inspect
from layout.pictures.crop import crop_for
from layout.pictures.subject import with_subject

#: Where a red ball lies on a misty field: its middle, in fractions of the picture.
PLACES = [(0.12, 0.15), (0.88, 0.2), (0.15, 0.85), (0.86, 0.88), (0.5, 0.5)]
RADIUS = 0.09


def ball(folder: Path, x: float, y: float) -> Picture:
    """Return a photograph of 600 × 600 pixels of a ball at a place."""
    rng = np.random.default_rng(5)
    rows, columns = np.mgrid[0:600, 0:600] / 600
    field = 0.62 + 0.05 * rows + rng.normal(0, 0.01, (600, 600))
    pixels = np.stack([field, field, field * 0.98], axis=2)
    pixels[(columns - x) ** 2 + (rows - y) ** 2 < RADIUS**2] = (0.75, 0.1, 0.1)
    file = folder / "ball.jpg"
    Image.fromarray((pixels.clip(0, 1) * 255).astype(np.uint8)).save(file, quality=92)
    return Picture(id="ball", file=file)


@pytest.mark.parametrize(("x", "y"), PLACES)
@pytest.mark.parametrize("aspect", [0.8, 1.3])
def test_what_tells_stays_in_view(tmp_path: Path, x: float, y: float, aspect: float) -> None:
    picture = with_subject(ball(tmp_path, x, y))
    crop = crop_for(picture, inspect(picture), aspect)
    assert crop.left <= x - RADIUS and x + RADIUS <= crop.right
    assert crop.top <= y - RADIUS and y + RADIUS <= crop.bottom


def test_the_upper_part_of_an_upright_photograph_stays(tmp_path: Path) -> None:
    """A person small in a field, with no face to be found: the patterned coat tells most."""
    rows, columns = np.mgrid[0:780, 0:600] / 600
    pixels = np.full((780, 600, 3), 0.7)
    pixels[(columns - 0.5) ** 2 + (rows - 0.25) ** 2 < 0.06**2] = (0.75, 0.6, 0.5)
    coat = (abs(columns - 0.5) < 0.16) & (rows > 0.33) & (rows < 1.28)
    pixels[coat & ((rows * 20).astype(int) % 2 == 0)] = (0.1, 0.2, 0.6)
    file = tmp_path / "person.jpg"
    Image.fromarray((pixels * 255).astype(np.uint8)).save(file, quality=92)
    picture = with_subject(Picture(id="person", file=file))
    assert crop_for(picture, inspect(picture), 1.0).top < (0.25 - 0.06) / 1.3


def test_what_an_editor_says_stays(tmp_path: Path) -> None:
    safe = Box(left=0.4, top=0.4, right=0.6, bottom=0.6)
    for said in ({"safe": safe}, {"crop": safe}):
        picture = ball(tmp_path, 0.12, 0.15).model_copy(update=said)
        assert with_subject(picture) == picture


def test_a_photograph_that_cannot_be_read_is_left_to_its_own_finding(tmp_path: Path) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    picture = Picture(id="broken", file=file)
    assert with_subject(picture) == picture


@pytest.mark.parametrize("aspect", [0.7, 1.0, 1.1])
def test_a_head_is_not_cut(hopper: Image.Image, tmp_path: Path, aspect: float) -> None:
    """From brow to chin; the face of this portrait stands high in it."""
    file = tmp_path / "person.jpg"
    hopper.save(file, quality=92)
    picture = with_subject(Picture(id="person", file=file))
    crop = crop_for(picture, inspect(picture), aspect)
    assert crop.top <= 0.12 and crop.bottom >= 0.58
    assert crop.left <= 0.33 and crop.right >= 0.7
