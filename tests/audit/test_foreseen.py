"""Faults of shape seen before printing: where blocks stand says what the audit will find."""

from __future__ import annotations

import pytest

from layout.judge.audit.foreseen import foreseen
from layout.judge.audit.model import Code
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page

GRID = Grid.of(PROFILES["broadsheet"])
C, R = GRID.columns, GRID.rows
#: First column and row, columns and rows.
Place = tuple[int, int, int, int]


def page(*places: Place, kind: str = "story") -> Page:
    blocks = (Block(kind, f"a{i}", GRID.rect(*place)) for i, place in enumerate(places))
    return Page(0, "1", tuple(blocks))


def half(top: int, rows: int) -> tuple[Place, Place]:
    return (0, top, C // 2, rows), (C // 2, top, C - C // 2, rows)


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (page((0, 0, C, R)), set()),
        (page(*half(0, R)), {Code.SEAM}),
        (page(*half(0, R // 2), *half(R // 2, R - R // 2)), {Code.SEAM}),
        (page(*half(0, R // 2), (0, R // 2 + 1, C, R // 2 - 1)), set()),
        (page(*half(0, 7 * R // 10), (0, 7 * R // 10 + 1, C, R // 4)), set()),
        (page((0, 0, C, R // 12), (0, R // 12 + 1, C, R - R // 12 - 1)), {Code.RIBBON}),
        (page((0, 0, C, R // 12), (0, R // 12 + 1, C, R - R // 12 - 1), kind="band"), set()),
    ],
)
def test_where_blocks_stand_says_what_will_be_found(made: Page, codes: set[Code]) -> None:
    assert foreseen(made, GRID) == codes
