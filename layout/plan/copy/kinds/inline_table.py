"""A table within the columns of a story: whole rows of the grid, parted only between its rows.

Input: a table and a measure. Output: its piece, of which each part takes whole rows, and, when the
columns are known, where everything stands. Where a column ends within it its head is repeated in
the next one; a part for a further page begins with the head, too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from content.model import Table
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.pieces import InlineTable, Piece
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.placing import Placing, Stand, Stands
from layout.plan.copy.tables.setting import SetRow, force_table, set_table

#: So much less than a line's height is seen by nobody, rows.
SLACK = 0.03


def set_inline(
    on: Setter, table: Table, name: str, measure: float, body: float, leading: float
) -> tuple[Piece, Item]:
    """Return a table's piece, and the rows that it takes.

    Args:
        on: what it is set with.
        table: the table.
        name: id of its elements.
        measure: of the column, em of the copy.
        body: size of the copy, pt.
        leading: height of a row of the grid, pt.
    """
    width = measure * body
    setting = set_table(on, table, width, body) or force_table(on, table, width, body)
    pad = on.weights.table_least_pad_em
    rows = tuple(_rows(setting.row_height(row, pad), leading) for row in setting.rows)
    inline = InlineTable(
        setting, _rows(setting.title_height, leading), rows, _rows(setting.note_height, leading)
    )
    heads = inline.head_rows
    cuts = _cuts(inline)
    most = min(len(cuts), on.weights.table_most_partings)
    whole = inline.rows <= on.weights.table_whole_rows
    each = on.weights.table_whole_cost if whole else on.weights.table_parted_cost
    options = tuple(
        (inline.rows + times * heads, setting.cost + each * times) for times in range(most + 1)
    )
    piece = Piece(name, on.styles.table, None, table=inline)
    if not heads:
        return piece, Item(options[:1], cuts=cuts, parting=each)
    return piece, Item(options, cuts=cuts, again=heads)


def _rows(height: float, leading: float) -> int:
    return ceil(height / leading - SLACK) if height else 0


def _cuts(inline: InlineTable) -> tuple[int, ...]:
    """Return the rows of the grid before which it may be parted.

    Two of its rows stay on either side, and the notes with the last of them.
    """
    body = inline.setting.body
    found, reached = [], 0  # the row up to which the cells of those before it go down
    for index, row in enumerate(body[:-1]):
        if index >= 2 and reached <= index:
            found.append(inline.start(index))
        reached = max(reached, *(index + one.cell.down for one in row.cells), 0)
    return tuple(found)


def stand_inline(
    inline: InlineTable,
    places: Sequence[tuple[float, float]],
    tops: Collection[int],
    count: int,
    leading: float,
) -> Stands:
    """Return where all parts of a table stand.

    Args:
        inline: the table.
        places: left top corners of the rows of the grid from its first on.
        tops: those of its rows with which a column begins.
        count: rows that it takes; fewer than it has where it goes on on the next page.
        leading: height of a row of the grid, pt.
    """
    found = Stands(runs=[[]])
    at = 0

    def stand(rows: int) -> Stand:
        nonlocal at
        x, y = places[at]
        at += rows
        return Stand(x, y, rows * leading)

    def put(row: SetRow, rows: int, *, again: bool) -> None:
        found.runs[-1].append(Placing(row, stand(rows), again))

    setting = inline.setting
    heads = list(zip(setting.heads, inline.row_rows, strict=False))
    if inline.title_rows:
        found.title = stand(inline.title_rows)
    for row, rows in heads:
        put(row, rows, again=setting.table.first > 0)
    for row, rows in zip(setting.body, inline.row_rows[len(heads) :], strict=True):
        if at in tops and at:
            found.runs.append([])
            for head, high in heads:
                put(head, high, again=True)
        if at + rows > count:
            return found
        put(row, rows, again=False)
    if inline.note_rows and at + inline.note_rows <= count:
        found.notes = stand(inline.note_rows)
    return found
