"""Printer's spreads: which page stands where, and that pages meet at the spine."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from bench.told import chinese
from layout.page.errors import LayoutError
from layout.page.units import mm, pt
from layout.products.sheet import press_sheet, spreads
from layout.products.sheet.impose import impose
from tests.sheet.build import (
    BLEED,
    FONTS,
    HEIGHT,
    NEWSPRINT,
    WIDTH,
    box,
    form,
    full,
    inside,
    on_whole_points,
    opened,
    plates,
    press_file,
    slugs,
)

needs_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not here")
FOUR = [full(0.9, 0, 0, 0), full(0, 0.8, 0, 0), full(0, 0, 0.7, 0), full(0, 0, 0, 0.6)]


def numbers(count: int, **options: bool) -> list[tuple[int, ...]]:
    return [tuple(page + 1 for page in side.pages) for side in impose(count, **options)]


def test_imposition() -> None:
    assert numbers(2) == [(1,), (2,)]
    assert numbers(2, facing=True) == [(1, 2)]
    assert numbers(4) == [(4, 1), (2, 3)]
    assert numbers(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert numbers(3, blanks=True) == [(4, 1), (2, 3)]
    assert numbers(1, blanks=True) == [(1,), (2,)]


@pytest.mark.parametrize("count", [4, 8, 12, 32])
def test_a_folded_section_reads_in_order(count: int) -> None:
    """Insert the sheets into one another, fold, turn the leaves: pages follow each other."""
    sides = numbers(count)
    leaves = []
    for outside, inside_ in zip(sides[::2], sides[1::2], strict=True):
        leaves.append((outside[1], inside_[0]))  # right half: front outside, back inside
    back = [
        (inside_[1], outside[0]) for outside, inside_ in zip(sides[::2], sides[1::2], strict=True)
    ]
    read = [page for leaf in [*leaves, *reversed(back)] for page in leaf]
    assert read == list(range(1, count + 1))


@pytest.mark.parametrize("count", [1, 3, 5, 6, 7])
def test_counts_that_fill_no_sheets_need_leave_for_blanks(count: int) -> None:
    with pytest.raises(LayoutError, match=r"sheet\.not-whole") as error:
        spreads(press_file([FOUR[0]] * count), NEWSPRINT, slugs(count), FONTS, marks=False)
    assert "blank" in chinese(error.value).remedy


def test_only_two_pages_face_each_other() -> None:
    with pytest.raises(LayoutError, match=r"sheet\.not-facing"):
        impose(4, facing=True)


def test_pages_of_two_sizes_do_not_meet() -> None:
    sizes = [(WIDTH, HEIGHT)] * 3 + [(WIDTH, HEIGHT + pt(0.02))]
    with pytest.raises(LayoutError, match=r"sheet\.sizes-differ.*page=4"):
        spreads(press_file(FOUR, sizes=sizes), NEWSPRINT, slugs(4), FONTS, marks=True)


@pytest.mark.parametrize("marks", [True, False])
def test_boxes_of_a_spread(marks: bool) -> None:
    with opened(spreads(press_file(FOUR), NEWSPRINT, slugs(4), FONTS, marks=marks)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed, media = (box(page, k) for k in ("/TrimBox", "/BleedBox", "/MediaBox"))
            assert mm(trim[2] - trim[0]) == pytest.approx(300, abs=0.01)
            assert mm(trim[3] - trim[1]) == pytest.approx(200, abs=0.01)
            assert np.array(bleed) - trim == pytest.approx([-BLEED, -BLEED, BLEED, BLEED])
            assert (media == bleed) is not marks
            assert set(page.obj["/Resources"]["/XObject"].keys()) == (
                {"/Page1", "/Page2", "/Marks"} if marks else {"/Page1", "/Page2"}
            )


def test_pages_on_a_spread_are_untouched() -> None:
    source = press_file(FOUR)
    with (
        opened(source) as before,
        opened(spreads(source, NEWSPRINT, slugs(4), FONTS, marks=True)) as after,
    ):
        for page, pair in zip(after.pages, ((4, 1), (2, 3)), strict=True):
            for place, number in enumerate(pair, start=1):
                placed = form(page, f"/Page{place}")
                old = before.pages[number - 1].obj["/Contents"]
                assert placed.read_raw_bytes() == old.read_raw_bytes()


@needs_gs
def test_each_page_ends_at_the_spine(tmp_path: Path) -> None:
    data = spreads(press_file(FOUR), NEWSPRINT, slugs(4), FONTS, marks=True)
    found = plates(data, tmp_path, 144)
    with opened(data) as pdf:
        for page, ink, pair in zip(pdf.pages, found, ((3, 0), (1, 2)), strict=True):
            left, bottom, right, top = box(page, "/BleedBox")
            spine = (left + right) / 2
            for plate, edges in zip(pair, ((left, spine), (spine, right)), strict=True):
                half = inside(ink, page, (edges[0], bottom, edges[1], top), dpi=144)
                assert half[plate].min() == half[plate].max() > 50
                assert np.delete(half, plate, axis=0).max() == 0
            whole = inside(ink, page, (left, bottom, right, top), dpi=144)
            assert whole.sum(axis=0).min() > 50  # no gap at the spine


@needs_gs
@pytest.mark.parametrize("painted", [1, 2])
def test_no_bleed_runs_into_the_neighbour(painted: int, tmp_path: Path) -> None:
    contents = ["", "", "", ""]
    contents[painted] = full(1, 0, 0, 0)
    data = spreads(press_file(contents), NEWSPRINT, slugs(4), FONTS, marks=False)
    _, ink = plates(data, tmp_path, 144)
    with opened(data) as pdf:
        left, bottom, right, top = box(pdf.pages[1], "/BleedBox")
        spine = (left + right) / 2
        halves = [
            inside(ink, pdf.pages[1], (x0, bottom, x1, top), dpi=144)
            for x0, x1 in ((left, spine), (spine, right))
        ]
    assert halves[painted - 1][0].min() == 100
    assert halves[2 - painted].max() == 0


@needs_gs
def test_the_centre_spread_is_continuous(tmp_path: Path) -> None:
    """A drawing over pages 2 and 3 is, plate by plate, the same as drawn on one wide page."""
    stripes = " ".join(
        f"{k / 10} {1 - k / 10} 0.3 0 k {40 * k - 60} -20 m {40 * k - 30} -20 l"
        f" {40 * k + 300} 620 l {40 * k + 270} 620 l f"
        for k in range(11)
    )
    third = f"q 1 0 0 1 {-WIDTH:.6f} 0 cm {stripes} Q"
    four = press_file([FOUR[0], stripes, third, FOUR[3]])
    data = spreads(four, NEWSPRINT, slugs(4), FONTS, marks=True)
    wide = on_whole_points(press_file([stripes], sizes=[(2 * WIDTH, HEIGHT)]))
    (expected,), (_, found) = plates(wide, tmp_path / "a"), plates(data, tmp_path / "b")
    with opened(wide) as one, opened(data) as two:
        before = inside(expected, one.pages[0], box(one.pages[0], "/BleedBox"))
        after = inside(found, two.pages[1], box(two.pages[1], "/BleedBox"))
    assert before.shape == after.shape
    assert before.max() == 100
    differ = (before != after).any(axis=0)
    assert not differ.any(), np.argwhere(differ)[:5]


@needs_gs
def test_marks_of_a_spread_lie_outside_and_the_fold_is_marked(tmp_path: Path) -> None:
    white = press_file([full(0, 0, 0, 0)] * 4)
    data = spreads(white, NEWSPRINT, slugs(4), FONTS, marks=True)
    found = plates(data, tmp_path, 144)
    with opened(data) as pdf:
        for page, ink in zip(pdf.pages, found, strict=True):
            left, bottom, right, top = box(page, "/BleedBox")
            assert inside(ink, page, (left - 2, bottom - 2, right + 2, top + 2), dpi=144).max() == 0
            spine = (left + right) / 2
            for y in (bottom - pt(9), top + pt(1)):
                fold = inside(ink, page, (spine - 1, y, spine + 1, y + pt(8)), dpi=144)
                assert fold.min(axis=0).max() == 100


def said(data: bytes, page: int) -> str:
    return str(pdfium.PdfDocument(data)[page].get_textpage().get_text_bounded())


def test_words_of_a_spread() -> None:
    sizes = [(pt(275), HEIGHT)] * 3
    data = spreads(
        press_file(FOUR[:3], sizes=sizes), NEWSPRINT, slugs(3), FONTS, marks=True, blanks=True
    )
    assert "空白页" in said(data, 0) and "05版" in said(data, 0)
    assert "06版" in said(data, 1) and "07版" in said(data, 1) and "空白页" not in said(data, 1)
    assert "第1张 外面" in said(data, 0) and "第1张 里面" in said(data, 1)
    with opened(data) as pdf:
        assert "/Page1" not in pdf.pages[0].obj["/Resources"]["/XObject"]


def test_a_leaf_is_two_press_sheets() -> None:
    source = press_file(FOUR[:2])
    data = spreads(source, NEWSPRINT, slugs(2), FONTS, marks=True)
    sheets = press_sheet(source, NEWSPRINT, slugs(2), FONTS)
    with opened(data) as leaf, opened(sheets) as single:
        for a, b in zip(leaf.pages, single.pages, strict=True):
            assert [box(a, k) for k in ("/MediaBox", "/TrimBox")] == [
                box(b, k) for k in ("/MediaBox", "/TrimBox")
            ]
    assert spreads(source, NEWSPRINT, slugs(2), FONTS, marks=True) == data
