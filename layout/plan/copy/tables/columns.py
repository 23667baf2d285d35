"""Columns of a table: what its cells hold → widths that fit a measure, and where words stand.

Widths are in em of the table's size. A column of numbers stands on its decimal point, as wide as
its widest number; columns of words give way, down to what a few lines take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.model import Alignment, Table
from content.model.cells import NOTHING, at_point, is_figure
from fonts.setting import TextStyle
from layout.plan.copy.setter import Setter

#: White between two columns, and at the table's edges.
GAP_EM, EDGE_EM = 1.2, 0.4
#: What rounding may do to a sum of widths.
NEAR = 1e-6
#: Halvings of an interval until its ends are one to a ten-thousandth of an em.
HALVINGS = 24


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: least and natural width, how its words stand, its decimal point."""

    least: float
    natural: float
    align: Alignment
    before: float = 0.0
    """Of its numbers: widest part before the decimal point."""
    after: float = 0.0


def needs(on: Setter, table: Table) -> tuple[Need, ...]:
    """Return what each column of a table needs."""
    found = []
    body, head = on.styles.table.style, on.styles.table_head.style
    for column in range(table.columns):
        own = [c.text for row in table.rows for c in row if c.column == column and c.across == 1]
        over = [c.text for row in table.head for c in row if c.column == column and c.across == 1]
        align = _alignment(on, table, column, own)
        naturals = [on.composer.natural_width(w, body) for w in own if w]
        before = after = 0.0
        if align == "decimal":
            pairs = [at_point(words) for words in own if is_figure(words)]
            before = max((_width(on, a, body) for a, _ in pairs), default=0.0)
            after = max((_width(on, b, body) for _, b in pairs), default=0.0)
            naturals.append(before + after)
        titles = [on.composer.natural_width(words, head) for words in over if words]
        least = [_least(on, words, body, on.weights.table_most_lines) for words in own if words]
        least += [_least(on, words, head, on.weights.table_most_lines) for words in over if words]
        if align == "decimal":
            least.append(max(naturals, default=0.0))
        natural = max([*naturals, *titles], default=1.0)
        found.append(Need(max(least, default=1.0), natural, align, before, after))
    return tuple(found)


def _alignment(on: Setter, table: Table, column: int, cells: Sequence[str]) -> Alignment:
    asked: Alignment = table.align[column] if column < len(table.align) else "auto"
    said = [words for words in cells if words not in NOTHING]
    figures = sum(map(is_figure, said))
    numbers = bool(said) and figures >= on.weights.table_figures_share * len(said)
    if asked == "right" and numbers:
        return "decimal"
    if asked != "auto":
        return asked
    if numbers and not (column == 0 and table.stub):
        return "decimal"
    return "left"


def _width(on: Setter, words: str, style: TextStyle) -> float:
    return on.composer.natural_width(words, style) if words else 0.0


def _least(on: Setter, words: str, style: TextStyle, lines: int) -> float:
    """Return the width at which words take so many lines at most, and no word is parted."""
    prepared = on.composer.prepare(words, style)
    widest = max((box.body for box in prepared.boxes), default=0.0)
    whole = on.composer.natural_width(words, style)
    if is_figure(words):
        return whole
    return min(whole, max(widest + 1.0, whole / lines + 1.0, on.weights.table_whole_em))


def widths(needed: Sequence[Need], measure: float, *, force: bool = False) -> list[float] | None:
    """Return the columns' widths at a measure; None where it is too narrow.

    Args:
        needed: what the columns need.
        measure: width of the table, em of its size.
        force: make them fit in any case, in proportion.
    """
    room = measure - GAP_EM * (len(needed) - 1) - 2 * EDGE_EM
    least, natural = sum(n.least for n in needed), sum(n.natural for n in needed)
    if natural <= room + NEAR:
        return [need.natural * room / natural for need in needed]
    if least > room + NEAR:
        return [max(1.0, need.least * room / least) for need in needed] if force else None
    low, high = 0.0, max(need.natural for need in needed)
    for _ in range(HALVINGS):  # the width at which the wide columns are cut
        cap = (low + high) / 2
        if sum(max(n.least, min(n.natural, cap)) for n in needed) > room:
            high = cap
        else:
            low = cap
    found = [max(need.least, min(need.natural, low)) for need in needed]
    more = (room - sum(found)) / len(found)
    return [width + more for width in found]


def lefts(columns: Sequence[float]) -> list[float]:
    """Return the left edges of columns of these widths."""
    found, x = [], EDGE_EM
    for width in columns:
        found.append(x)
        x += width + GAP_EM
    return found
