"""The longest gutter between blocks is found; what stands across it, or a block, ends it."""

from __future__ import annotations

import numpy as np

from layout.judge.audit.seams import PAST_MM, Mask, longest_seam, without_hairlines
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
    ink[50 : 50 + PAST_MM, 40:45] = True
    assert longest_seam(ink) == (1.0, 40)
    ink[50 : 51 + PAST_MM, 40:45] = True
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
    for rule in ((40, 20, 45, 30), (42, 20, 43, 20 + PAST_MM)):
        assert np.array_equal(without_hairlines(ink, [rule]), ink)
