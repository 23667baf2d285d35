"""A code (二维码) in the copy: its address and words at a measure → one box of whole rows.

The code is a square of whole rows, as few as its modules can be read at on newsprint; words that
say what it opens stand beside it, or under it where the column is narrow. Never parted. Lengths are
in em of the copy.
"""

from __future__ import annotations

from math import ceil

from content.model import Aside
from fonts.setting import Line
from layout.pictures.codes import across
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.kinds.aside import Box, Lines
from layout.plan.copy.pieces import Code, InlineBox, Piece
from layout.plan.copy.setter import Setter

#: Rows of a box beyond its code: half a row of white outside it, at either end.
AROUND_ROWS = 1
#: What rounding may do to a length, em.
NEAR = 1e-6


def set_code(
    on: Setter, part: Aside, name: str, measure: float, row_em: float, em_mm: float
) -> list[tuple[Piece, Item]]:
    """Return the piece of a code with the rows that it takes.

    Args:
        on: what it is set with.
        part: the code.
        name: id of its texts.
        measure: of the column, em of the copy.
        row_em: a row of the grid.
        em_mm: an em of the copy, mm.
    """
    weights = on.weights
    side, beside = _side(on, part.link, measure, row_em, em_mm)
    rows = ceil(side / row_em - NEAR)
    pad = weights.aside_pad_em
    left = side if beside else pad
    box = Box(on, left, measure - left - pad, 0)
    words = _words(box, part)
    count = sum(len(lines) for _, lines in words)
    total = (max(rows, count + 1) if beside else rows + count) + AROUND_ROWS
    box.row = (total - count + 1) // 2 if beside else rows + AROUND_ROWS
    for role, lines in words:
        box.put(role, lines)
    code = Code(part.link, part.alt, side, beside)
    inline = InlineBox(part.form, total, code=code)
    role = on.styles.code_words
    piece = Piece(name, role, None, stretches=tuple(box.stretches), group="div", box=inline)
    return [(piece, Item(((total, 0.0),), cuts=()))]


def _words(box: Box, part: Aside) -> list[tuple[Lines, tuple[Line, ...]]]:
    """Return what stands beside a code: what it opens, and further words."""
    styles = box.on.styles
    found: list[tuple[Lines, tuple[Line, ...]]]
    found = [(styles.code_words, box.head(styles.code_words, part.title))]
    found += [(styles.code, box.fit(styles.code, one.text)) for one in part.paragraphs]
    return found


def _side(on: Setter, link: str, measure: float, row_em: float, em_mm: float) -> tuple[float, bool]:
    """Return the side of a code, and whether words stand beside it.

    As few rows as give modules of the size that is wished; smaller ones, rather than words under
    the code; else at most as large as the column is wide.
    """
    weights = on.weights
    module = row_em * em_mm / across(link)
    roomy = [r for r in weights.code_rows if measure - r * row_em >= weights.code_beside_em]
    for least in (weights.code_module_mm, weights.code_least_mm):
        for rows in roomy:
            if rows * module >= least:
                return rows * row_em, True
    wished = (r * row_em for r in weights.code_rows if r * module >= weights.code_module_mm)
    return min(measure, next(wished, measure)), False
