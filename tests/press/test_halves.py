"""A spread for plants that cut: two pages that meet at the fold and bleed over it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest

from content.model.inks import Medium
from layout.edition.make import make
from layout.judge.preflight import preflight
from layout.page.units import mm, pt
from layout.plant.profile import press_profile
from layout.products.press.halves import halves
from layout.products.press.make import press_document, print_press
from layout.products.sheet import Slug, folded_spreads
from layout.products.sheet.impose import SPREAD
from tests.plan import samples
from tests.plan.test_spreads import copy

NEWSPRINT = press_profile("newsprint")
#: 3 mm past the fold on either half, pixels a point.
BLEED, SCALE = pt(3), 2.0


@cache
def whole() -> bytes:
    picture = samples.photograph(safe={"left": 0.1, "top": 0.2, "right": 0.6, "bottom": 0.9})
    edition = copy("tabloid")
    headline = edition.headline.model_copy(update={"picture": picture})
    laid = make(
        edition.model_copy(update={"headline": headline}), media=(Medium.SCREEN, Medium.PRESS)
    ).laid
    drawings = laid.drawings[Medium.PRESS]
    document = press_document(laid.placed, laid.infos, laid.library, NEWSPRINT, drawings)
    return print_press(document, NEWSPRINT)


@cache
def cut() -> bytes:
    return halves(whole(), BLEED)


def words(page: Any) -> Counter[str]:
    text = page.get_textpage().get_text_range()
    return Counter("".join(text.split()))


def test_the_halves_meet_at_the_fold() -> None:
    spread = pdfium.PdfDocument(whole())[0].get_trimbox()
    left, right = (page.get_trimbox() for page in pdfium.PdfDocument(cut()))
    assert mm(abs(left[2] - right[0])) < 0.01
    assert (left[0], left[1], right[2], right[3]) == pytest.approx(spread)
    for box in (left, right):
        assert mm(box[2] - box[0]) == pytest.approx(275, abs=0.01)


def test_ink_goes_over_the_fold_and_is_the_same_there() -> None:
    one, two = pdfium.PdfDocument(cut())
    fold = one.get_trimbox()[2]
    assert one.get_bleedbox()[2] - fold == pytest.approx(BLEED, abs=0.01)
    assert fold - two.get_bleedbox()[0] == pytest.approx(BLEED, abs=0.01)
    left, right = (page.render(scale=SCALE).to_numpy().astype(int) for page in (one, two))
    wide = int(2 * BLEED * SCALE) - 2
    start = left.shape[1] - int(2 * BLEED * SCALE) + 1
    seam = [
        np.abs(left[:, start : start + wide] - right[:, by : by + wide]).mean() for by in range(4)
    ]
    assert min(seam) < 2.0, "of 255, rounding of the raster"


def test_each_half_has_its_own_words_and_both_have_all() -> None:
    spread, (one, two) = pdfium.PdfDocument(whole())[0], pdfium.PdfDocument(cut())
    assert words(one) + words(two) == words(spread)
    assert words(one) and words(two)
    for page in (one, two):
        texts, (left, _, right, _) = page.get_textpage(), page.get_trimbox()
        boxes = [texts.get_charbox(k) for k in range(texts.count_chars())]
        assert all(left - 1 <= box[0] and box[2] <= right + 1 for box in boxes if box[2] > box[0])


def test_both_are_what_the_plant_wants() -> None:
    for pdf in (whole(), cut()):
        report = preflight(pdf, NEWSPRINT)
        assert not report.errors, [fault.check for fault in report.faults]


def test_the_same_twice() -> None:
    assert halves(whole(), BLEED) == cut()


@pytest.mark.parametrize("as_one", [True, False])
def test_a_spread_is_one_side_of_a_sheet(as_one: bool) -> None:
    source = whole() if as_one else cut()
    slugs = [Slug(page="02—03版")] if as_one else [Slug(page="02版"), Slug(page="03版")]
    data = folded_spreads(source, NEWSPRINT, slugs, samples.library(), whole=as_one)
    (sheet,) = pdfium.PdfDocument(data)
    left, bottom, right, top = sheet.get_trimbox()
    assert (mm(right - left), mm(top - bottom)) == pytest.approx((550, 390), abs=0.01)
    marks = sheet.get_textpage().get_text_range()
    assert "折" in marks and (SPREAD in marks or as_one)


def test_a_single_page_stays_as_it_is() -> None:
    """Pages round an inner spread are not cut."""
    kept, spread = pdfium.PdfDocument(halves(whole(), BLEED, (False,))), whole()
    assert len(kept) == 1
    assert kept[0].get_trimbox() == pdfium.PdfDocument(spread)[0].get_trimbox()
    assert words(kept[0]) == words(pdfium.PdfDocument(spread)[0])
