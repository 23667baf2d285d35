"""The soft proof: paper white, weak black, dot gain, the trimmed page."""

from __future__ import annotations

import io
import shutil

import pytest
from PIL import Image

from layout.page.errors import PressError, RenderError
from layout.products.press.softproof import softproof
from tests.press.build import NEWSPRINT, press

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")


@needs_gs
def test_what_is_seen_is_ink_on_newsprint() -> None:
    first, second = softproof(press(), NEWSPRINT, 72)
    with Image.open(io.BytesIO(first)) as page:
        assert page.mode == "RGB"
        assert page.size == (780, 1106)  # 275 × 390 mm, without the bleed
        paper = page.getpixel((700, 900))
        ground = page.getpixel((300, 4))
        darkest = sum(band.getextrema()[0] for band in page.split())  # type: ignore[misc]
    assert isinstance(paper, tuple)
    assert isinstance(ground, tuple)
    assert 180 < min(paper) < max(paper) < 230  # grey, a little yellow
    assert paper[2] < paper[0]
    assert ground[0] > ground[1] + 50
    assert darkest > 3 * 40  # black on newsprint is no black
    assert second != first
    assert softproof(press(), NEWSPRINT, 72) == (first, second)
    # A colour space is stated: chunks before the pixels.
    assert b"sRGB" in first[: first.index(b"IDAT")]


@needs_gs
def test_a_broken_file_is_told() -> None:
    with pytest.raises(RenderError, match=r"press\.softproof-failed"):
        softproof(b"%PDF-1.6\nnothing", NEWSPRINT)


def test_no_ghostscript_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PressError, match=r"press\.no-ghostscript"):
        softproof(b"%PDF-1.6", NEWSPRINT)
