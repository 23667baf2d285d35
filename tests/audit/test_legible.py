"""Words on their ground, a picture or a tint: read there, they pass; a fault where not."""

from __future__ import annotations

import numpy as np
import pytest

from layout.judge.audit.clashes import find_overlaps
from layout.judge.audit.glyphs import Floats
from layout.judge.audit.legible import (
    _on_picture,
    _part,
    _patches,
    _plain_contrast,
    contrast_of,
    find_faint,
)
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import GROUND_PX_PER_MM, Sheet, read_document
from layout.page.units import Rect, mm, pt
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
    assert page.ground.shape == (390 * 3, 275 * 3) and page.grey.shape == (390 * 2, 275 * 2)
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


# The parts of the rules, each at its edges


@pytest.mark.parametrize(
    ("top", "foot", "within"),
    [
        (0, 60, True),
        (-5, 60, False),
        (0, 101, False),
        (5, 95, True),
        (-1, 99, False),
        (1, 100, True),
    ],
)
def test_a_line_stands_in_the_opening_whole(top: float, foot: float, within: bool) -> None:
    at = line(x=10, baseline=foot, size=foot - top, element=1)
    page = sheet(at, frames=[frame(0, 0, 90, 90, element=7)])
    assert _on_picture(page, at, Rect(0, 0, 200, 100)) is within
    assert not _on_picture(page, at, None)
    assert not _on_picture(sheet(at), at, Rect(0, 0, 200, 100))


def test_a_part_of_the_ground_and_where_it_lies() -> None:
    under = ground(0.5)
    part, x, y = _part(under, Rect(pt(10), pt(20), pt(4), pt(2)))
    assert part.shape == (6, 12)
    assert (mm(x[0]), mm(x[-1])) == pytest.approx((10 + 1 / 6, 14 - 1 / 6))
    assert (mm(y[0]), mm(y[-1])) == pytest.approx((20 + 1 / 6, 22 - 1 / 6))
    least, x, y = _part(under, Rect(pt(10), pt(20), 0, 0))
    assert least.shape == (1, 1), "what is thinner than a pixel is one"
    cut, x, y = _part(under, Rect(-pt(2), -pt(1), pt(4), pt(2)))
    assert cut.shape == (3, 6)
    assert mm(x[0]) == mm(y[0]) == pytest.approx(1 / 6)
    beyond, _, _ = _part(under, Rect(WIDTH + 9, 0, 9, 9))
    assert not beyond.size


def test_patches_are_squares_and_what_is_left_joins_the_last() -> None:
    """Patches of 2 × 2 pixels; one row or column over is of the one before it."""
    part = np.arange(20, dtype=np.float64).reshape(4, 5)
    own = np.ones(part.shape, dtype=bool)
    side = pt(2 / GROUND_PX_PER_MM)
    means = [
        part[:2, :2].mean(),
        part[:2, 2:].mean(),
        part[2:, :2].mean(),
        part[2:, 2:].mean(),
    ]
    assert _patches(part, own, side) == pytest.approx(means)
    assert _patches(part, own, 0.0) == pytest.approx(part.ravel()), "a pixel at least"
    assert _patches(part, own, side * 9) == pytest.approx([part.mean()])
    assert not _patches(part[:0], own[:0], side).size


@pytest.mark.parametrize(("count", "judged"), [(4, True), (3, False)])
def test_a_quarter_of_a_patch_is_the_letter_s_own(count: int, judged: bool) -> None:
    part, own = np.zeros((4, 4)), np.zeros((4, 4), dtype=bool)
    own.ravel()[:count] = True
    part[own] = 0.4
    found = _patches(part, own, pt(4 / GROUND_PX_PER_MM))
    assert found == pytest.approx([0.4] if judged else [])


@pytest.mark.parametrize(
    ("light", "contrast"), [(0.0, 1.0), (0.05, 2.0), (0.95, 20.0), (1.0, 21.0)]
)
def test_contrast_of_black_words_is_that_of_wcag(light: float, contrast: float) -> None:
    at = line(baseline=BASE, size=9)
    page = sheet(at, ground=ground(light))
    assert _plain_contrast(page, ground(light), page.lines[0]) == pytest.approx(contrast)
    assert contrast_of(page, ground(light), page.lines[0]) == pytest.approx(contrast)
    far = line(x=WIDTH + 9, baseline=BASE, size=9)
    page = sheet(far)
    assert _plain_contrast(page, ground(light), page.lines[0]) == 21.0
    assert contrast_of(page, ground(light), page.lines[0]) == 21.0


def test_off_a_picture_the_faintest_letter_counts_by_the_middle_of_its_ground() -> None:
    at = line("春眠不", baseline=BASE, size=30)
    page = sheet(at)
    under = ground(0.95)
    x = round(mm(AREA.x) * GROUND_PX_PER_MM)
    side = round(mm(30) * GROUND_PX_PER_MM)
    under[:, x + 2 * side :] = 0.45
    assert _plain_contrast(page, under, page.lines[0]) == pytest.approx(10.0)
    under[:, x : x + round(0.4 * side)] = 0.0
    assert _plain_contrast(page, under, page.lines[0]) == pytest.approx(10.0), "less than half"
    under[:, x : x + round(0.6 * side)] = 0.0
    assert _plain_contrast(page, under, page.lines[0]) == pytest.approx(1.0)


def test_the_ground_just_round_a_letter_is_its_own() -> None:
    """Six hundredths of an em: 0.06 × 110 pt are seven pixels."""
    under = ground(0.9)
    at = page_on(under, 110)
    ink = at.lines[0].ink
    edges = (ink.x, ink.y, ink.right, ink.bottom)
    left, top, right, foot = (round(mm(edge) * GROUND_PX_PER_MM) for edge in edges)
    clear = contrast_of(at, under, at.lines[0])
    for off, seen in ((3, True), (9, False)):
        for rows, columns in (
            (slice(foot + off, None), slice(left, right)),
            (slice(None, top - off), slice(left, right)),
            (slice(top, foot), slice(right + off, None)),
            (slice(top, foot), slice(None, left - off)),
        ):
            band = under.copy()
            band[rows, columns] = 0.0
            assert (contrast_of(at, band, at.lines[0]) < clear - 0.5) is seen
