"""Hot zones against the finished PDF: where its words and shapes really stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from content.model import Paragraph
from layout.edition.make import Built
from layout.plan.weights import WEIGHTS
from layout.products.web.leaves import Zone, leaves_of, zones_of

MM = 72 / 25.4


@dataclass(frozen=True)
class Mark:
    """A character or shape on the page, pt from the trim's left top corner."""

    what: str
    left: float
    top: float
    right: float
    bottom: float


def marks(page: pdfium.PdfPage) -> Iterator[Mark]:
    """Yield the page's characters in its reading order, then its paths and images."""
    left, _, _, top = page.get_trimbox()
    text = page.get_textpage()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char.strip():
            x0, y0, x1, y1 = text.get_charbox(index)
            yield Mark(char, x0 - left, top - y1, x1 - left, top - y0)
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]):
        x0, y0, x1, y1 = item.get_bounds()
        yield Mark("", x0 - left, top - y1, x1 - left, top - y0)


@pytest.fixture(scope="module")
def page(built: Built) -> tuple[list[Mark], tuple[Zone, ...], tuple[float, float]]:
    document = pdfium.PdfDocument(built.pdf)
    found = list(marks(document[0]))
    left, bottom, right, top = document[0].get_trimbox()
    document.close()
    leaves = leaves_of(built.placed)
    return found, zones_of(built.placed, leaves)[0], (right - left, top - bottom)


def rect(zone: Zone, size: tuple[float, float]) -> tuple[float, float, float, float]:
    w, h = size[0] / 100, size[1] / 100
    return (
        zone.left * w,
        zone.top * h,
        (zone.left + zone.width) * w,
        (zone.top + zone.height) * h,
    )


def test_every_word_of_an_article_lies_in_its_zone_and_in_no_other(
    page: tuple[list[Mark], tuple[Zone, ...], tuple[float, float]],
) -> None:
    found, zones, size = page
    chars = [mark for mark in found if mark.what]
    text = "".join(mark.what for mark in chars)
    checked = 0
    for zone in zones:
        if zone.leaf.article is None:
            continue
        for item in zone.leaf.article.body:
            if not isinstance(item, Paragraph):
                continue
            words = "".join(item.text.split())
            at = text.find(words)
            assert at >= 0, item.text
            for mark in chars[at : at + len(words)]:
                x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
                hit = [
                    z.leaf.key
                    for z in zones
                    if rect(z, size)[0] <= x <= rect(z, size)[2]
                    and rect(z, size)[1] <= y <= rect(z, size)[3]
                ]
                assert hit == [zone.leaf.key], mark
                l, t, r, b = rect(zone, size)  # noqa: E741
                assert mark.left >= l - MM and mark.right <= r + MM
                assert mark.top >= t - MM and mark.bottom <= b + MM
                checked += 1
    assert checked > 800


def test_zones_fit_their_articles_to_the_millimetre(
    page: tuple[list[Mark], tuple[Zone, ...], tuple[float, float]],
) -> None:
    """What is printed in an article's zone reaches to 1 mm of each of its edges.

    To its foot it may be what a drawing that is shown whole leaves there.
    """
    least = (MM, MM, MM, MM * WEIGHTS.pictures.whole_white_mm)
    found, zones, size = page
    fitted = 0
    for zone in zones:
        if zone.leaf.article is None:
            continue
        left, top, right, bottom = rect(zone, size)
        own = [
            mark
            for mark in found
            if left - MM <= mark.left
            and mark.right <= right + MM
            and top - MM <= mark.top
            and mark.bottom <= bottom + MM
        ]
        gaps = (
            min(mark.left for mark in own) - left,
            min(mark.top for mark in own) - top,
            right - max(mark.right for mark in own),
            bottom - max(mark.bottom for mark in own),
        )
        assert all(abs(gap) <= most for gap, most in zip(gaps, least, strict=True)), (
            zone.leaf.key,
            [gap / MM for gap in gaps],
        )
        fitted += 1
    assert fitted == 4
