"""Words of an opening on its picture: let pass where they can be read, a fault where not."""

from __future__ import annotations

import numpy as np
import pytest

from layout.judge.audit.clashes import find_overlaps
from layout.judge.audit.legible import find_faint
from layout.judge.audit.model import Code
from layout.page.units import Rect
from tests.audit.sheets import AREA, HEIGHT, WIDTH, frame, line, sheet, white

OPENING = Rect(0, 0, WIDTH, HEIGHT / 2)
BASE = AREA.y + 60.0


@pytest.mark.parametrize(("grey", "found"), [(255, False), (150, False), (70, True), (20, True)])
def test_black_words_need_a_light_picture(grey: int, found: bool) -> None:
    raster = np.full_like(white(), grey)
    at = line(baseline=BASE, element=0)
    page = sheet(at, frames=[frame(AREA.x, BASE - 40, 200, 80, element=7)], grey=raster)
    assert find_overlaps(page, OPENING) == []
    faults = find_faint(page, OPENING)
    assert [fault.code for fault in faults] == ([Code.OVERLAP] if found else [])


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
