"""An inner spread (通版) in the files of a longer edition: a wide page among single ones."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest

from content.model.inks import Medium
from layout.edition.make import Built, make
from layout.judge.preflight import preflight
from layout.page.formats import CLEAR_MM
from layout.page.units import mm, pt
from layout.plant.profile import press_profile
from layout.products.download.agreement import disagreements
from layout.products.press.halves import halves
from layout.products.press.make import press_document, print_press
from layout.products.sheet import slug_of, spreads
from layout.products.web.leaves import OPENING, leaves_of, zones_of
from tests.plan import samples
from tests.plan.test_mixed import copy

NEWSPRINT = press_profile("newsprint")


@cache
def built() -> Built:
    return make(copy(), media=(Medium.SCREEN, Medium.PRESS))


@cache
def press() -> bytes:
    laid = built().laid
    drawings = laid.drawings[Medium.PRESS]
    document = press_document(laid.placed, laid.infos, laid.library, NEWSPRINT, drawings)
    assert document.identity is not None and document.identity.pages == ("01", "02", "04")
    return print_press(document, NEWSPRINT)


@cache
def cut() -> bytes:
    return halves(press(), pt(NEWSPRINT.bleed_mm), built().placed.folded)


def sizes(pdf: bytes) -> list[float]:
    boxes = [page.get_trimbox() for page in pdfium.PdfDocument(pdf)]
    return [round(mm(box[2] - box[0]), 1) for box in boxes]


def words(page: Any) -> str:
    return "".join(page.get_textpage().get_text_range().split())


def test_the_download_has_it_whole_and_reads_as_the_copy() -> None:
    assert sizes(built().pdf) == [275, 550, 275]
    assert disagreements(built().pdf, built().placed.edition) == ()
    assert not [f for f in built().audit.faults if f.code in ("fold", "lost", "misordered")]


def test_no_letter_stands_on_its_fold() -> None:
    page = pdfium.PdfDocument(built().pdf)[1]
    left, _, right, _ = page.get_trimbox()
    texts, fold = page.get_textpage(), (left + right) / 2
    said = texts.get_text_range()
    boxes = [texts.get_charbox(k) for k in range(texts.count_chars()) if said[k].strip()]
    gaps = [max(box[0] - fold, fold - box[2]) for box in boxes if box[2] > box[0]]
    assert len(gaps) > 1000 and mm(min(gaps)) >= CLEAR_MM - 0.02


def test_every_page_has_its_own_number() -> None:
    pages = [words(page) for page in pdfium.PdfDocument(built().pdf)]
    for said, number in zip(pages, ("01版", "02—03版", "04版"), strict=True):
        assert number in said


def test_the_plant_takes_it_whole_and_in_halves() -> None:
    assert sizes(press()) == [275, 550, 275] and sizes(cut()) == [275] * 4
    for pdf in (press(), cut()):
        report = preflight(pdf, NEWSPRINT)
        assert not report.errors, [fault.check for fault in report.faults]


def test_its_halves_meet_on_the_sheet_that_both_pages_stand_on() -> None:
    edition = built().placed.edition
    slugs = [slug_of(edition, k) for k in range(4)]
    assert [slug.page for slug in slugs] == ["01版", "02版", "03版", "04版"]
    sheet = spreads(cut(), NEWSPRINT, slugs, samples.library(), marks=True)
    outside, inside = pdfium.PdfDocument(sheet)
    wide = pdfium.PdfDocument(press())[1]
    shown, meant = (_trimmed(page) for page in (inside, wide))
    assert shown.shape == meant.shape
    # What stands round the fold is that of the spread in one piece.
    middle = shown.shape[1] // 2
    strip = slice(middle - 20, middle + 20)
    assert np.abs(shown[:, strip] - meant[:, strip]).mean() < 2.0, "of 255, the raster's rounding"
    assert words(outside).count("04版") and words(outside).count("01版")


def _trimmed(page: Any) -> np.ndarray[Any, Any]:
    """Return a page's picture within its trim, 1 px a point."""
    left, bottom, right, top = page.get_trimbox()
    box, whole = page.get_mediabox(), page.render(scale=1.0).to_numpy().astype(int)
    x, y = round(left - box[0]), round(box[3] - top)
    inner: np.ndarray[Any, Any] = whole[y : y + round(top - bottom), x : x + round(right - left)]
    return inner


def test_the_web_pages_lead_to_its_article() -> None:
    leaves = {leaf.key: leaf for leaf in leaves_of(built().placed)}
    assert leaves["article:across"].pages == (1,) and leaves[OPENING].pages == (0,)
    zones = zones_of(built().placed, tuple(leaves.values()))
    assert next(zone.leaf.key for zone in zones[1]) == "article:across"
    assert all(zone.left + zone.width <= 100.01 for page in zones for zone in page)


@pytest.mark.parametrize("page", [0, 1, 2])
def test_the_bookmark_of_its_head_is_its_title(page: int) -> None:
    document = pdfium.PdfDocument(built().pdf)
    found = [mark.get_title() for mark in document.get_toc() if mark.get_dest().get_index() == page]
    titles = {0: "慢火车停四十秒", 1: "一条慢线四十年", 2: "车窗外的稻子"}
    assert any(titles[page] in title for title in found)
