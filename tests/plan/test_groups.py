"""Groups of pictures and charts: every cell in the frame, no two overlapping, rows level."""

from __future__ import annotations

from itertools import combinations

import pytest

from content.model import Picture
from layout.page.units import Rect
from layout.plan.copy.groups import arrangements, group_rows, has_height, partitions, place_group
from layout.plan.elements import Element
from layout.plan.placing.elements import as_reckoned
from layout.plan.placing.realise import _free_element
from layout.plan.sources import FreeElement
from layout.plan.weights import WEIGHTS
from tests.plan import samples


def photographs(count: int) -> tuple[Picture, ...]:
    return tuple(samples.photograph(f"p{i}") for i in range(count))


@pytest.mark.parametrize("count", range(1, 10))
def test_rows_hold_all_and_are_even(count: int) -> None:
    most = WEIGHTS.groups.most_in_row
    for sizes in partitions(count, most):
        assert sum(sizes) == count
        assert max(sizes) <= most
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("count", [2, 3, 5, 8])
@pytest.mark.parametrize("columns", [3, 5, 8])
def test_cells_fill_the_frame_without_meeting(count: int, columns: int) -> None:
    items = photographs(count)
    measures = samples.measures("broadsheet", None, *items)
    width = measures.grid.width(columns)
    rows = group_rows(measures, items, width)
    assert rows
    for number in (min(rows), max(rows)):
        rect = Rect(10, 20, width, number * measures.grid.leading - measures.element_gap)
        cells = place_group(measures, items, rect)
        assert [item.id for item, _ in cells] == [item.id for item in items]
        for _, cell in cells:
            assert cell.x >= rect.x - 0.01 and cell.right <= rect.right + 0.01
            assert cell.y >= rect.y - 0.01 and cell.bottom <= rect.bottom + 0.01
        for (_, a), (_, b) in combinations(cells, 2):
            apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
            assert apart
        assert max(cell.right for _, cell in cells) == pytest.approx(rect.right, abs=0.01)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_place_of_a_height_that_no_arrangement_has_is_none_the_less_filled(count: int) -> None:
    """Higher than all, lower than all: the cells stay within it and do not meet."""
    items = photographs(count)
    measures = samples.measures("broadsheet", None, *items)
    width, leading = measures.grid.width(4), measures.grid.leading
    rows = group_rows(measures, items, width)
    for number in (4 * max(rows), (2 * min(rows)) // 3):
        rect = Rect(10, 20, width, number * leading)
        assert not has_height(measures, items, width, rect.h)
        cells = [cell for _, cell in place_group(measures, items, rect)]
        assert len(cells) == count and all(cell.bottom <= rect.bottom + 0.01 for cell in cells)
        for a, b in combinations(cells, 2):
            assert a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y


@pytest.mark.parametrize("count", [2, 3])
def test_a_group_that_stands_free_takes_every_number_of_its_rows(count: int) -> None:
    """Its rows are reckoned with the white under it: where that is too high for it, it stays."""
    items = photographs(count)
    measures = samples.measures("broadsheet", None, *items)
    width, leading = measures.grid.width(4), measures.grid.leading
    source = FreeElement("free", samples.bare(), Element(items[0], more=items[1:]))
    for number in group_rows(measures, items, width):
        rect = Rect(10, 20, width, number * leading)
        block = _free_element(measures, source, rect)
        foot = max(picture.rect.bottom for picture in block.pictures)
        whole = has_height(measures, items, width, rect.h)
        assert foot <= rect.bottom + 0.01
        assert bool(block.whites) is not whole


@pytest.mark.parametrize("count", [2, 3])
def test_a_group_without_white_towards_text_is_no_higher_than_reckoned(count: int) -> None:
    """At the edge of its columns a place is higher than its rows were reckoned for."""
    items = photographs(count)
    measures = samples.measures("broadsheet", None, *items)
    width, leading = measures.grid.width(4), measures.grid.leading
    kept = []
    for number in group_rows(measures, items, width):
        place = Rect(10, 20, width, number * leading - 0.1)
        own = as_reckoned(measures, Element(items[0], more=items[1:]), place, number * leading)
        assert has_height(measures, items, width, own.h)
        kept.append(own.h == place.h)
    assert len(set(kept)) == 2  # some are as high as their place, the highest are not


def test_no_cell_has_fewer_pixels_than_the_least() -> None:
    items = photographs(2)
    measures = samples.measures("broadsheet", None, *items)
    for row in arrangements(measures, items, measures.grid.width(8)):
        for cell in (cell for line in row for cell in line.cells):
            assert isinstance(cell.source, Picture)
            assert measures.ppi(cell.source, cell.width) >= WEIGHTS.pictures.least_ppi
