"""The longest gutter between blocks is found; what stands across it, or a block, ends it."""

from __future__ import annotations

import numpy as np

from layout.judge.audit.seams import Mask, _longest, longest_seam, without_hairlines
from tests.audit.pages import clean
from tests.audit.test_audit import look


def page(rows: int = 100) -> Mask:
    """Two columns of 40 mm with 5 mm between them."""
    ink = np.ones((rows, 85), dtype=np.bool_)
    ink[:, 40:45] = False
    return ink


def test_a_gutter_from_head_to_foot() -> None:
    assert longest_seam(page()) == (1.0, 40)


def test_a_head_across_ends_it() -> None:
    ink = page()
    ink[20:30, 40:45] = True
    assert longest_seam(ink) == (0.7, 40)


def test_a_rule_across_does_not() -> None:
    ink = page()
    ink[50:54, 40:45] = True
    assert longest_seam(ink) == (1.0, 40)
    ink[50:55, 40:45] = True
    assert longest_seam(ink)[0] < 0.51


def test_a_gutter_within_a_block_is_none() -> None:
    assert longest_seam(page(), [(0, 0, 85, 60)]) == (0.4, 40)
    assert longest_seam(page(), [(0, 0, 40, 100), (45, 0, 85, 100)]) == (1.0, 40)


def test_the_padding_of_a_box_is_none() -> None:
    """A ground's edge is ink; the white between it and the words belongs to the block."""
    ink = np.zeros((100, 85), dtype=np.bool_)
    ink[:, 0] = ink[:, 84] = ink[:, 6:79] = True
    assert longest_seam(ink)[0] == 1.0
    assert longest_seam(ink, [(0, 0, 85, 100)])[0] == 0


def test_margins_are_none() -> None:
    ink = page()
    ink[:, :10] = ink[:, 75:] = False
    ink[:, 40:45] = True
    assert longest_seam(ink)[0] == 0


def test_figures_of_a_page() -> None:
    """Where no block is known, the gutters of three columns and the white beside heads are one."""
    (figures,) = look(clean()).pages
    assert 85 < figures.seam_percent < 95
    assert figures.beside_heads_percent < 8


def test_a_hairline_between_two_stories_does_not_end_it() -> None:
    """It parts them; the gutter runs through the page as it would without.

    Where it stands on the edge of two cells both are ink, and 1 mm is left at either side.
    """
    ink = page()
    ink[:, 40] = True
    ink[10:90, 42:44] = True
    assert longest_seam(ink)[0] < 0.2
    assert longest_seam(without_hairlines(ink, [(43, 10, 44, 90)])) == (1.0, 41)


def test_what_is_short_or_broad_is_no_hairline() -> None:
    ink = page()
    ink[20:30, 40:45] = True
    for rule in ((40, 20, 45, 30), (42, 20, 43, 20 + 4)):
        assert np.array_equal(without_hairlines(ink, [rule]), ink)


def test_a_rule_at_the_page_s_edge_is_taken_out_too() -> None:
    ink = page()
    assert not without_hairlines(ink, [(0, 0, 1, 90)])[:90, 0].any()
    assert not without_hairlines(ink, [(1, 0, 2, 90)])[:90, :2].any()
    assert without_hairlines(ink, [(2, 0, 3, 90)])[:, 0].all()
    assert not without_hairlines(ink, [(20, 0, 22, 90)])[:90, 19:22].any(), "2 mm are a hairline"
    assert without_hairlines(ink, [(20, 0, 23, 90)])[:, 20].all()
    assert not without_hairlines(ink, [(20, 0, 21, 4 + 1)])[0, 20]


def test_a_blank_page_and_one_stroke_have_no_gutter() -> None:
    blank = np.zeros((50, 40), dtype=np.bool_)
    assert longest_seam(blank) == (0.0, 0)
    for column in (0, 1, 39):
        ink = blank.copy()
        ink[:, column] = True
        assert longest_seam(ink)[0] == 0


def test_a_gutter_is_two_millimetres_wide_and_lies_between_ink() -> None:
    for wide, share in ((1, 0.0), (2, 1.0)):
        ink = np.ones((50, 40), dtype=np.bool_)
        ink[:, 20 : 20 + wide] = False
        assert longest_seam(ink)[0] == share
    ink[:, 22:] = ink[:, :20] = False
    ink[:, (19, 22)] = True
    assert longest_seam(ink) == (1.0, 20)


def test_the_longest_run_goes_on_past_what_is_short() -> None:
    def longest(*free: tuple[int, int]) -> int:
        rows = np.zeros(60, dtype=np.bool_)
        for start, stop in free:
            rows[start:stop] = True
        return _longest(rows)

    assert longest() == 0
    assert longest((7, 8)) == 1
    assert longest((0, 10), (10 + 4, 20)) == 20
    assert longest((0, 10), (11 + 4, 20)) == 10
    assert longest((0, 3), (30, 37), (50, 55)) == 7
