"""Tables set at a width: size of type, widths of columns, lines of every cell, heights of rows.

Input: a table, what it is set with, a width in pt. Output: a `TableSetting`, from which both a
table within the columns of a story and one that stands over several columns are placed. Lengths
are in pt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.model import Cell, Table
from content.model.cells import at_point, is_figure
from fonts.setting import Line, TextStyle
from fonts.setting.roles import AnyRole
from layout.plan.copy.setter import Setter, part_of
from layout.plan.copy.tables.columns import EDGE_EM, GAP_EM, NEAR, Need, lefts, needs, widths
from layout.plan.weights import KindWeights

#: A row whose head says that it adds up the others is bold.
_TOTAL = re.compile(r".{0,6}[合总小共]\s*计|平\s*均")
#: So is the last one where it names the whole of which the others are parts.
_WHOLE = re.compile(r"全[国省市州盟县区旗镇乡村校院厂]")
#: About the width of a digit or Latin letter, em.
NARROW_EM = 0.55
#: White under the title, and over the notes, em of the table.
TITLE_GAP_EM, NOTE_GAP_EM = 0.35, 0.3


#: Left and right edges of the columns, pt.
_Edges = Sequence[tuple[float, float]]


class MainTable(Table):
    """A table that stands free of its columns, however narrow it is."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell with its composed lines, each with its left edge from the table's, pt."""

    cell: Cell
    role: AnyRole
    size: float
    lines: tuple[tuple[float, Line], ...]
    scope: str
    """Of a head cell: `col` or `row`; else empty."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row: its cells and how many lines it is high."""

    cells: tuple[SetCell, ...]
    lines: int
    head: bool
    total: bool = False


@dataclass(frozen=True, slots=True)
class TableSetting:
    """A table set at a width. `size` is that of its cells, `body` that of the page's text."""

    table: Table
    size: float
    width: float
    title: tuple[Line, ...]
    unit: tuple[Line, ...]
    unit_beside: bool
    rows: tuple[SetRow, ...]
    notes: tuple[tuple[Line, ...], ...]
    edges: tuple[tuple[float, float], ...]
    """Left and right edge of each column."""
    line: float
    head_line: float
    """Leading of the cells, and of those of the head."""
    title_line: float
    unit_line: float
    note_line: float
    cost: float
    stretch: float
    """How many times wider it is than its columns ask for; 1 at most where they give way."""

    @property
    def heads(self) -> tuple[SetRow, ...]:
        """The rows of the head."""
        return tuple(row for row in self.rows if row.head)

    @property
    def body(self) -> tuple[SetRow, ...]:
        """The rows under the head."""
        return tuple(row for row in self.rows if not row.head)

    @property
    def title_height(self) -> float:
        """Height of title and unit with the white under them."""
        units = 0.0 if self.unit_beside else len(self.unit) * self.unit_line
        own = len(self.title) * self.title_line + units
        return own + TITLE_GAP_EM * self.size if own else 0.0

    @property
    def note_height(self) -> float:
        """Height of the notes with the white over them."""
        count = sum(len(lines) for lines in self.notes)
        return count * self.note_line + (NOTE_GAP_EM * self.size if count else 0.0)

    def step(self, row: SetRow) -> float:
        """Return the leading of a row's lines."""
        return self.head_line if row.head else self.line

    def row_height(self, row: SetRow, pad_em: float) -> float:
        """Return the height of a row with so much white over and under its words."""
        return row.lines * self.step(row) + 2 * pad_em * self.size

    def height(self, pad_em: float) -> float:
        """Return the whole height."""
        rows = sum(self.row_height(row, pad_em) for row in self.rows)
        return self.title_height + rows + self.note_height


def set_table(on: Setter, table: Table, width: float, body: float) -> TableSetting | None:
    """Return the best setting of a table at a width; None where it is too narrow.

    Args:
        on: what it is set with.
        table: the table.
        width: its width.
        body: size of the page's text.
    """
    ways = []
    needed = needs(on, table)
    for em, cost in zip(on.styles.table.size.ems, on.weights.table_size_costs, strict=False):
        size = max(on.weights.table_least_pt, em * body)
        columns = widths(needed, width / size)
        if columns is not None:
            ways.append(_setting(on, table, needed, columns, size, width, body, cost))
    return min(ways, key=lambda way: way.cost, default=None)


def force_table(on: Setter, table: Table, width: float, body: float) -> TableSetting:
    """Return a setting at a width that may be too narrow: words are parted where they must be."""
    size = max(on.weights.table_least_pt, on.styles.table.size.ems[-1] * body)
    needed = needs(on, table)
    columns = widths(needed, width / size, force=True)
    assert columns is not None
    made = _setting(on, table, needed, columns, size, width, body, 0.0)
    return replace(made, cost=made.cost + on.weights.table_forced_cost)


def needed_em(on: Setter, table: Table) -> float:
    """Return the least width of a table at its smallest size, em of the page's text."""
    needed = needs(on, table)
    own = sum(need.least for need in needed) + GAP_EM * (len(needed) - 1) + 2 * EDGE_EM
    return own * on.styles.table.size.ems[-1]


def stands_free(table: Table, weights: KindWeights) -> bool:
    """Tell whether a table stands free: it is to, or is too wide for a column of text.

    Its width is as its characters are counted.
    """
    if isinstance(table, MainTable):
        return True
    least = [0.0] * table.columns
    for row in (*table.head, *table.rows):
        for cell in row:
            if cell.across == 1:
                own = _estimate(cell.text, weights)
                least[cell.column] = max(least[cell.column], own)
    return sum(least) + GAP_EM * table.columns > weights.table_inline_em


def _estimate(words: str, weights: KindWeights) -> float:
    """Return about the least width of a cell, em: of a number all of it, of words a few lines."""
    narrow = sum(char.isascii() for char in words)
    whole = len(words) - narrow + NARROW_EM * narrow
    if is_figure(words):
        return whole
    return min(whole, max(weights.table_whole_em, whole / weights.table_most_lines + 1))


def _adds_up(words: str, last: bool) -> bool:
    """Tell whether the head of a row says that it adds up the others."""
    return bool(_TOTAL.fullmatch(words) or (last and _WHOLE.fullmatch(words)))


def _setting(
    on: Setter,
    table: Table,
    needed: Sequence[Need],
    columns: Sequence[float],
    size: float,
    width: float,
    body: float,
    size_cost: float,
) -> TableSetting:
    styles = on.styles
    edges = tuple(
        (left * size, (left + own) * size)
        for left, own in zip(lefts(columns), columns, strict=True)
    )
    rows = _rows(on, table, needed, edges, size)
    title, unit, beside = _titles(on, table, width, body)
    note = styles.table_note.size.pt(_Body(body))
    notes = tuple(
        on.composer.fit(words, styles.table_note.style, width / note).lines()
        for words in table.notes
    )
    asked = sum(need.natural for need in needed) + GAP_EM * len(needed)
    cost = sum(on.weights.table_line_cost * (row.lines - 1) + size_cost for row in rows)
    return TableSetting(
        table,
        size,
        width,
        title,
        unit,
        beside,
        rows,
        notes,
        edges,
        styles.table.leading.pt(size),
        styles.table_head.leading.pt(size),
        styles.table_title.leading.pt(styles.table_title.size.pt(_Body(body))),
        styles.table_unit.leading.pt(styles.table_unit.size.pt(_Body(body))),
        styles.table_note.leading.pt(note),
        cost,
        width / (asked * size),
    )


def _rows(
    on: Setter, table: Table, needed: Sequence[Need], edges: _Edges, size: float
) -> tuple[SetRow, ...]:
    """Return all rows set, those of the head first; such as add up the others are in bold."""
    made = [
        [_cell(on, table, cell, needed, edges, size, head=True, bold=True) for cell in row]
        for row in table.head
    ]
    totals = [False] * len(table.head)
    for number, row in enumerate(table.rows, start=1):
        bold = bool(row) and row[0].column == 0 and _adds_up(row[0].text, number == len(table.rows))
        totals.append(bold)
        made.append(
            [_cell(on, table, cell, needed, edges, size, head=False, bold=bold) for cell in row]
        )
    heads = len(table.head)
    return tuple(
        SetRow(tuple(cells), count, index < heads, total)
        for index, (cells, count, total) in enumerate(zip(made, _lines(made), totals, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """A page of which only the size of its text counts."""

    body: float
    leading: float = 0.0


def _titles(
    on: Setter, table: Table, width: float, body: float
) -> tuple[tuple[Line, ...], tuple[Line, ...], bool]:
    """Return the lines of title and unit, and whether the unit stands at the title's right."""
    title_role, unit_role = on.styles.table_title, on.styles.table_unit
    page = _Body(body)
    size, small = title_role.size.pt(page), unit_role.size.pt(page)
    unit = on.composer.fit(table.unit, unit_role.style, width / small).lines()
    taken = max((line.width_em for line in unit), default=0.0) * small
    if table.title and len(unit) == 1:
        room = (width - taken) / size - 1
        whole = on.composer.natural_width(table.title, title_role.style)
        if whole <= room:
            return on.composer.fit(table.title, title_role.style, room).lines(), unit, True
    head = on.composer.head(table.title, title_role.style, width / size) if table.title else None
    if head is not None:
        return head.lines, unit, False
    return on.composer.fit(table.title, title_role.style, width / size).lines(), unit, False


def _cell(
    on: Setter,
    table: Table,
    cell: Cell,
    needed: Sequence[Need],
    edges: _Edges,
    size: float,
    *,
    head: bool,
    bold: bool,
) -> SetCell:
    """Return a cell set in its column or columns."""
    heads_row = not head and table.stub and cell.column == 0
    scope = "col" if head else "row" if heads_row else ""
    table_role, head_role = on.styles.table, on.styles.table_head
    role: AnyRole = head_role if bold else table_role
    role = replace(role, tag=(head_role if scope else table_role).tag)
    size = part_of(role, size)
    left, right = edges[cell.column][0], edges[cell.column + cell.across - 1][1]
    if not cell.text:
        return SetCell(cell, role, size, (), scope)
    room = (right - left) / size
    need = needed[cell.column]
    if not head and cell.across == 1 and need.align == "decimal" and is_figure(cell.text):
        before = on.composer.natural_width(at_point(cell.text)[0], role.style)
        x = (room - need.before - need.after) / 2 + need.before - before
        line = on.composer.fit(cell.text, role.style, room).lines()
        if len(line) == 1:
            return SetCell(cell, role, size, ((left + x * size, line[0]),), scope)
    align = need.align
    if cell.across > 1 or align == "decimal":
        align = "center"
    if head and cell.column == 0 and table.stub:
        align = "left"
    lines = _broken(on, cell.text, role.style, room)
    return SetCell(cell, role, size, _aligned(lines, left, room, size, align), scope)


def _broken(on: Setter, words: str, style: TextStyle, room: float) -> tuple[Line, ...]:
    """Return a cell's words in as few even lines as their room takes, broken between phrases."""
    found = on.composer.head(words, style, room, on.weights.table_most_lines)
    if found is not None:
        return found.lines
    boxes = on.composer.prepare(words, style).boxes
    widest = max(box.body + box.trail for box in boxes)
    return on.composer.fit(words, style, max(room, widest + NEAR)).lines()


def _aligned(
    lines: Sequence[Line], left: float, room: float, size: float, align: str
) -> tuple[tuple[float, Line], ...]:
    share = {"center": 0.5, "right": 1.0}.get(align, 0.0)
    return tuple((left + share * (room - line.width_em) * size, line) for line in lines)


def _lines(rows: Sequence[Sequence[SetCell]]) -> list[int]:
    """Return how many lines each row is high: a merged cell makes the last of its rows higher."""
    found = [
        max((len(one.lines) for one in row if one.cell.down == 1), default=1) or 1 for row in rows
    ]
    for index, row in enumerate(rows):
        for one in row:
            last = index + one.cell.down - 1
            missing = len(one.lines) - sum(found[index : last + 1])
            if one.cell.down > 1 and missing > 0 and last < len(found):
                found[last] += missing
    return found
