"""A set table at its place: rows with their tops and heights → a `PlacedTable` and its rules.

Input: a `TableSetting` and where its title, rows and notes stand, pt. Output: what the page draws.
Nothing is decided here. Rules: heavier over and under the table, thin under its head, hairlines
between rows; none runs through a merged cell. Grounds as the look has them (`Dress.table`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fonts.setting.styles import Styles
from layout.page.placed import Fill, PlacedCell, PlacedRow, PlacedTable, PlacedText, Rule, SetLine
from layout.page.units import Rect
from layout.plan.copy.tables.setting import SetRow, TableSetting

#: How far the base line of Hei stands under the middle of its line, em.
BASE_EM = 0.38
#: Weights of rules, pt: over and under the table, under its head, between rows.
OUTER_PT, HEAD_PT, ROW_PT = 0.9, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a row, or a block of lines, stands: left edge, top and height."""

    x: float
    y: float
    h: float

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Placing:
    """A row at its place; `again`: a head that is repeated."""

    row: SetRow
    stand: Stand
    again: bool = False


@dataclass
class Stands:
    """Where all parts of a table stand: title, runs of rows each in one column, notes."""

    title: Stand | None = None
    runs: list[list[Placing]] = field(default_factory=list)
    notes: Stand | None = None


def place_table(
    styles: Styles, setting: TableSetting, stands: Stands, id: str, body: float, before: int = 0
) -> tuple[PlacedTable, tuple[Rule, ...], tuple[Fill, ...]]:
    """Return a table at its place, its rules and its grounds.

    Args:
        styles: the table of styles.
        setting: the table as it is set.
        stands: where its parts stand.
        id: name of its elements.
        body: size of the page's text, pt.
        before: texts of its block before it.
    """
    rows: list[PlacedRow] = []
    again: list[PlacedText] = []
    for run in stands.runs:
        for number, placing in enumerate(run):
            texts = [
                _text(setting, run, number, index, id) for index in range(len(placing.row.cells))
            ]
            if placing.again:
                again += [replace(text, tag="p") for text in texts if text.lines]
                continue
            cells = tuple(
                PlacedCell(text, one.scope, one.cell.across, one.cell.down)
                for text, one in zip(texts, placing.row.cells, strict=True)
            )
            rows.append(PlacedRow(cells, placing.row.head))
    title = _title(styles, setting, stands.title, id, body) if stands.title else ()
    notes = _notes(styles, setting, stands.notes, id, body) if stands.notes else ()
    goes_on = setting.table.first > 0
    ink = styles.dress.box.ink if styles.dress.table != "rules" else "ink"
    rules = tuple(
        rule
        for number, run in enumerate(stands.runs, start=1)
        for rule in _of_run(setting, run, ink, last=number == len(stands.runs))
    )
    fills = tuple(fill for run in stands.runs for fill in _grounds(styles, setting, run))
    placed = PlacedTable(id, title, tuple(rows), notes, tuple(again), goes_on, before)
    return placed, rules, fills


def _grounds(styles: Styles, setting: TableSetting, run: Sequence[Placing]) -> Iterator[Fill]:
    """Yield the grounds of a run of rows: of its head, its total, of every second row."""
    form = styles.dress.table
    if form == "rules":
        return
    ink = styles.dress.box.ground or "tint"
    bodies = 0
    for placing in run:
        row, stand = placing.row, placing.stand
        bodies += not row.head
        second = form == "zebra" and bodies % 2 == 0 and not row.head
        if row.head or row.total or second:
            yield Fill(Rect(stand.x, stand.y, setting.width, stand.h), ink)


def _title(
    styles: Styles, setting: TableSetting, stand: Stand, id: str, body: float
) -> tuple[PlacedText, ...]:
    size = body * styles.table_title.size.em
    small = max(styles.table_unit.size.least_pt, body * styles.table_unit.size.em)
    step, own = setting.title_line, setting.unit_line
    y = stand.bottom - setting.title_height  # what is over stands above it
    found = []
    if setting.title:
        lines = tuple(
            SetLine(line, stand.x, y + k * step, step) for k, line in enumerate(setting.title)
        )
        found.append(PlacedText.of(styles.table_title, size, lines, id))
    if setting.unit:
        top = y + len(setting.title) * step
        if setting.unit_beside:  # on the base line of the title
            top = y + (step - own) / 2 + BASE_EM * (size - small)
        right = stand.x + setting.width
        lines = tuple(
            SetLine(line, right - line.width_em * small, top + k * own, own)
            for k, line in enumerate(setting.unit)
        )
        found.append(PlacedText.of(styles.table_unit, small, lines, id))
    return tuple(found)


def _text(
    setting: TableSetting, run: Sequence[Placing], number: int, index: int, id: str
) -> PlacedText:
    """Return a cell's lines in the middle of its height."""
    placing = run[number]
    one, stand = placing.row.cells[index], placing.stand
    last = run[min(number + one.cell.down, len(run)) - 1].stand
    step = setting.step(placing.row)
    top = (stand.y + last.bottom - len(one.lines) * step) / 2
    lines = tuple(
        SetLine(line, stand.x + x, top + k * step, step) for k, (x, line) in enumerate(one.lines)
    )
    return PlacedText.of(one.role, one.size, lines, id)


def _notes(
    styles: Styles, setting: TableSetting, stand: Stand, id: str, body: float
) -> tuple[PlacedText, ...]:
    size = max(styles.table_note.size.least_pt, body * styles.table_note.size.em)
    y = stand.y + setting.note_height - sum(map(len, setting.notes)) * setting.note_line
    found = []
    for lines in setting.notes:
        placed = tuple(
            SetLine(line, stand.x, y + k * setting.note_line, setting.note_line)
            for k, line in enumerate(lines)
        )
        y += len(lines) * setting.note_line
        found.append(PlacedText.of(styles.table_note, size, placed, id))
    return tuple(found)


def _of_run(
    setting: TableSetting, run: Sequence[Placing], ink: str, *, last: bool
) -> Iterator[Rule]:
    """Yield the rules of a run of rows, the outer ones in an ink; `last`: the table ends there."""
    x = run[0].stand.x
    right = x + setting.width
    top, bottom = run[0].stand.y, run[-1].stand.bottom
    yield Rule(x, top, right, top, OUTER_PT, ink)
    for number, (above, below) in enumerate(pairwise(run)):
        y = above.stand.bottom
        if above.row.head and not below.row.head:
            yield Rule(x, y, right, y, HEAD_PT)
            continue
        for left, end in _open(setting, run, number):
            yield Rule(x + left, y, x + end, y, ROW_PT)
    outer = (OUTER_PT, ink) if last else (HEAD_PT, "ink")
    yield Rule(x, bottom, right, bottom, *outer)


def _open(
    setting: TableSetting, run: Sequence[Placing], number: int
) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a rule under a row through which no merged cell goes."""
    columns = len(setting.edges)
    crossed = [False] * columns
    for index in range(number + 1):
        for one in run[index].row.cells:
            if index + one.cell.down - 1 > number:
                for column in range(one.cell.column, one.cell.column + one.cell.across):
                    crossed[column] = True
    head = run[number].row.head
    if head:  # a head over several columns is underlined as wide as they are, and parted
        for one in run[number].row.cells:
            if not crossed[one.cell.column]:
                last = one.cell.column + one.cell.across - 1
                yield setting.edges[one.cell.column][0], setting.edges[last][1]
        return
    start: int | None = None
    for column in range(columns + 1):
        if column < columns and not crossed[column]:
            start = column if start is None else start
        elif start is not None:
            left = 0.0 if start == 0 else setting.edges[start][0]
            right = setting.width if column == columns else setting.edges[column - 1][1]
            yield left, right
            start = None
