"""Words on their ground, a picture or a tint: read there, they pass; a fault where not."""

from __future__ import annotations

import numpy as np
import pytest

from layout.judge.audit.clashes import find_overlaps
from layout.judge.audit.glyphs import Floats
from layout.judge.audit.legible import contrast_of, find_faint
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import GROUND_PX_PER_MM, Sheet, read_document
from layout.page.units import Rect, mm
from tests.audit.pages import Draft
from tests.audit.sheets import AREA, HEIGHT, WIDTH, frame, line, sheet

OPENING = Rect(0, 0, WIDTH, HEIGHT / 2)
BASE = AREA.y + 60.0


def ground(light: float) -> Floats:
    """Return the ground of a page that is of one luminance."""
    return np.full((390 * GROUND_PX_PER_MM, 275 * GROUND_PX_PER_MM), light)


def page_on(under: Floats, size: float) -> Sheet:
    """Return a page with a line of black words on a picture."""
    at = line(baseline=BASE, element=0, size=size)
    high = 2 * size
    return sheet(at, frames=[frame(AREA.x, BASE - high, 500, 2 * high, element=7)], ground=under)


@pytest.mark.parametrize(
    ("light", "size", "found"),
    [
        (1.0, 9, False),
        (0.18, 9, False),  # 4.6 : 1
        (0.17, 9, True),  # 4.4 : 1
        (0.17, 40, False),
        (0.105, 40, False),  # 3.1 : 1
        (0.095, 40, True),  # 2.9 : 1
        (0.01, 40, True),
    ],
)
def test_black_words_need_a_light_picture(light: float, size: float, found: bool) -> None:
    page = page_on(ground(light), size)
    assert find_overlaps(page, OPENING) == []
    faults = find_faint(page, OPENING)
    assert [fault.code for fault in faults] == ([Code.OVERLAP] if found else [])


@pytest.mark.parametrize("size", [9, 40, 110])
def test_one_dark_place_under_one_letter_is_a_fault(size: float) -> None:
    under = ground(0.9)
    x, y = (round(mm(v) * GROUND_PX_PER_MM) for v in (AREA.x + 2.2 * size, BASE - 0.8 * size))
    side = max(1, round(mm(0.5 * size) * GROUND_PX_PER_MM))
    under[y : y + side, x : x + side] = 0.01
    (fault,) = find_faint(page_on(under, size), OPENING)
    assert fault.measure < 3


def test_specks_smaller_than_a_stroke_are_let_pass() -> None:
    under = ground(0.9)
    under[::9, ::9] = 0.0  # a starry sky turned round
    assert find_faint(page_on(under, 110), OPENING) == []


def test_the_ground_of_a_finished_page_is_drawn_without_its_words() -> None:
    draft = Draft()
    draft.box(20, 20, 100, 40, "#000")
    draft.picture(20, 60, 100, 100)  # black above, white below
    draft.text(25, 62, "黑在黑上", "h1", 40)
    draft.text(25, 142, "黑在白上", "h2", 40)
    page = read_document(draft.pdf()).sheets[0]
    assert page.ground is not None
    by_text = {one.text: contrast_of(page, page.ground, one) for one in page.lines}
    assert by_text["黑在黑上"] < 1.4
    assert by_text["黑在白上"] > 12


def test_below_the_opening_words_over_a_picture_are_a_fault_as_before() -> None:
    low = HEIGHT / 2 + 80
    at = line(baseline=low, element=0)
    page = sheet(at, frames=[frame(AREA.x, low - 40, 200, 80, element=7)])
    assert [f.told.code for f in find_overlaps(page, OPENING)] == ["audit.over-picture"]
    assert find_faint(page, OPENING) == []


def test_without_an_opening_nothing_is_let_pass() -> None:
    at = line(baseline=BASE, element=0)
    page = sheet(at, frames=[frame(AREA.x, BASE - 40, 200, 80, element=7)])
    assert len(find_overlaps(page)) == 1


@pytest.mark.parametrize(
    ("light", "size", "found"),
    [(1.0, 9, False), (0.18, 9, False), (0.17, 9, True), (0.105, 40, False), (0.095, 40, True)],
)
def test_black_words_need_a_light_label(light: float, size: float, found: bool) -> None:
    """Outside an opening, and on no picture, words are judged by the ground they stand on."""
    page = sheet(line(baseline=BASE, element=0, size=size), ground=ground(light))
    for opening in (None, Rect(0, 0, WIDTH, 10)):
        codes = [fault.code for fault in find_faint(page, opening)]
        assert codes == ([Code.PALE] if found else [])


@pytest.mark.parametrize(("light", "found"), [(0.105, False), (0.095, True)])
def test_a_charts_words_are_held_to_what_a_drawing_is(light: float, found: bool) -> None:
    page = sheet(line(baseline=BASE, element=0, size=8, tag="Figure"), ground=ground(light))
    assert [fault.code for fault in find_faint(page, None)] == ([Code.PALE] if found else [])


def test_a_number_on_its_disc_is_judged_by_the_disc() -> None:
    draft = Draft()
    draft.box(20, 20, 8, 8, "#000")
    draft.text(21, 21, "一二三四", "h1", 18)  # black: two letters on the box, two on the page
    page = read_document(draft.pdf()).sheets[0]
    (fault,) = find_faint(page, None)
    assert fault.code is Code.PALE and fault.measure < 1.1


def test_words_on_the_bare_page_ask_for_no_ground() -> None:
    draft = Draft()
    draft.text(21, 21, "一二三四", "h1", 18)
    page = read_document(draft.pdf()).sheets[0]
    assert page.ground is None and find_faint(page, None) == []
