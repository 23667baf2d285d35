"""Rows of fax data are counted as libtiff writes them, and those of cut data are fewer."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import TiffImageFile

from layout.pdf.fax import rows

#: Widths around the codes for 64 and 2,560 pixels, and no multiple of a byte.
WIDTHS = (1, 7, 63, 64, 65, 1731, 2600, 5200)


def drawn(width: int, height: int, seed: int) -> Image.Image:
    """Return discs on black or white, or noise."""
    source = random.Random(seed)
    if seed % 3 == 0:
        return Image.effect_noise((width, height), 120).convert("1")
    made = Image.new("1", (width, height), seed % 2)
    draw = ImageDraw.Draw(made)
    for _ in range(12):
        x, y, size = source.randrange(width), source.randrange(height), source.randrange(1, 400)
        draw.ellipse((x, y, x + size, y + size), fill=source.randrange(2))
    return made


def coded(picture: Image.Image, kind: str) -> bytes:
    """Return a picture's fax data."""
    out = io.BytesIO()
    picture.save(out, "TIFF", compression=kind)
    with Image.open(out) as held:
        assert isinstance(held, TiffImageFile)
        start, size = held.tag_v2[273][0], held.tag_v2[279][0]
    return out.getvalue()[start : start + size]


@pytest.mark.parametrize(("kind", "k"), [("group4", -1), ("group3", 0)])
def test_rows_are_counted(kind: str, k: int) -> None:
    for seed, width in enumerate(WIDTHS):
        data = coded(drawn(width, 40, seed), kind)
        assert rows(data, width, 40, k) == 40, width
        cut = rows(data[: len(data) // 2], width, 40, k)
        assert cut < 40, width
        assert rows(data[: len(data) // 4], width, 40, k) <= cut
        if width > 7:  # what comes after the end is no row
            assert rows(data, width, 60, k) == 40


def test_rows_that_begin_with_a_byte() -> None:
    rowwise = [coded(drawn(200, 1, seed), "group3") for seed in range(6)]
    assert rows(b"".join(rowwise), 200, 6, 0, aligned=True) == 6


def test_what_is_no_fax_has_no_rows() -> None:
    assert rows(b"", 200, 9, -1) == 0
    assert rows(bytes(900), 200, 9, 0) == 0
    assert rows(b"GIF89a" * 99, 200, 99, 0) < 99
