"""Placing a story's copy: settled pieces → texts, groups of them and tables at their places.

Input: a stand (a settled block at its column and row), the frame of its body and the measures.
Output: `SetCopy`, in pt. Nothing is decided here: this is arithmetic on the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fonts.setting import Line, TextStyle
from layout.page.placed import (
    Fill,
    PlacedCode,
    PlacedGroup,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect
from layout.plan.copy.kinds.inline_table import stand_inline
from layout.plan.copy.pieces import InlineBox, InlineTable, Piece, Stretch
from layout.plan.copy.setter import part_of
from layout.plan.copy.tables.placing import place_table
from layout.plan.measures import Measures
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Settled
from layout.plan.placing.aside import LABEL_EM, furnish
from layout.plan.placing.dressed import dress_subhead, end_mark, line_behind
from layout.plan.shapes.pouring import Copy
from layout.plan.text_columns import Columns

#: How far a sub-head stands below the top of its rows, in rows: in a column, at its top.
SUBHEAD_DROP = (0.5, 0.12)
#: … of two rows, and the part of further ones that stands over it: it belongs to what follows.
SUBHEAD_ROWS, OVER_SHARE = 2, 0.7
#: How far the em box of a Han character reaches under its baseline, em.
HAN_DEPTH_EM = 0.12


@dataclass
class SetCopy:
    """A story's copy at its place; `whites` is white that is meant, beside verse and in tables."""

    texts: list[PlacedText] = field(default_factory=list)
    groups: list[PlacedGroup] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    codes: list[PlacedCode] = field(default_factory=list)
    whites: list[Rect] = field(default_factory=list)

    def add(self, other: SetCopy) -> None:
        """Add what was set apart: persons among the copy."""
        self.texts += other.texts
        self.groups += other.groups
        self.tables += other.tables
        self.rules += other.rules
        self.fills += other.fills
        self.pictures += other.pictures
        self.codes += other.codes
        self.whites += other.whites


def baseline(measures: Measures, style: TextStyle, size: float, height: float) -> float:
    """Return the baseline's distance in pt from the top of a line box, as WeasyPrint sets it."""
    metrics = measures.fonts.metrics(style.family, style.weight)
    return (height - (metrics.ascent + metrics.descent) * size) / 2 + metrics.ascent * size


def shift(measures: Measures, style: TextStyle, size: float) -> float:
    """Return how far a line of another face or size moves down to stand on the body's baseline."""
    leading = measures.grid.leading
    return baseline(measures, measures.styles.body.style, measures.grid.body, leading) - baseline(
        measures, style, size, leading
    )


def set_copy(measures: Measures, stand: Stand, body: Rect, size: float, onward: str) -> SetCopy:
    """Set the copy's lines into the segments."""
    way = stand.way
    copy, columns = way.copy, way.recipe.columns
    assert copy is not None and columns is not None
    leading = measures.grid.leading
    places = [
        (body.x + columns.x(s.column), body.y + (s.row + r) * leading)
        for s in way.segments
        for r in range(s.rows)
    ]
    tops = {sum(s.rows for s in way.segments[:i]) for i in range(len(way.segments))}
    setting = _Setting(measures, copy, size, onward, places, tops)
    if copy.white is not None:
        setting.done.whites += _feet(way, columns, body, leading)
    last, at = len(way.counts) - 1, 0
    for index, count in enumerate(way.counts):
        number = len(copy.pieces) - 1 if way.runs_on and index == last else index
        setting.set_piece(number, at, count)
        at += count
    return setting.done


def _feet(way: Settled, columns: Columns, body: Rect, leading: float) -> Iterator[Rect]:
    """Yield the white at the feet of columns that end before the body, or what stands there."""
    rows = round(body.h / leading)
    quote = (way.quote,) if way.quote else ()
    for one in way.segments:
        others = (s for s in (*way.spots, *quote) if 0 <= one.column - s.column < s.columns)
        below = min((s.row for s in others if s.row > one.row), default=rows)
        end = one.row + one.rows
        if end < below:
            x, y = body.x + columns.x(one.column), body.y + end * leading
            yield Rect(x, y, columns.width, (below - end) * leading)
    if len(way.spots) == 1:  # a table that was moved up to copy of a few lines
        (spot,) = way.spots
        end = spot.row + spot.rows
        if end < rows and not any(one.row >= end for one in way.segments):
            x, y = body.x + columns.x(spot.column), body.y + end * leading
            yield Rect(x, y, columns.span(spot.columns), (rows - end) * leading)


@dataclass
class _Setting:
    """Copy that is being set: the rows of its columns in order, pt, which of them begin a column.

    A piece takes `count` rows from row `at` on.
    """

    measures: Measures
    copy: Copy
    size: float
    onward: str
    places: list[tuple[float, float]]
    tops: set[int]
    done: SetCopy = field(default_factory=SetCopy)

    def set_piece(self, number: int, at: int, count: int) -> None:
        """Set a piece of the copy, by its number."""
        piece = self.copy.pieces[number]
        if piece.table is not None:
            self._table(piece, piece.table, at, count)
        elif piece.stretches:
            self._stretches(piece, at, count)
        else:
            self._lines(number, at, count)

    @property
    def _width(self) -> float:
        return self.copy.measure * self.size

    def _rows(self, at: int, count: int) -> list[Rect]:
        """Return a piece's rows as white that is meant."""
        leading = self.measures.grid.leading
        return [Rect(x, y, self._width, leading) for x, y in self.places[at : at + count]]

    def _table(self, piece: Piece, table: InlineTable, at: int, count: int) -> None:
        leading, done = self.measures.grid.leading, self.done
        inside = {top - at for top in self.tops if at < top < at + count}
        stands = stand_inline(table, self.places[at:], inside, count, leading)
        placed, rules, grounds = place_table(
            self.measures.styles, table.setting, stands, piece.id, self.size, len(done.texts)
        )
        done.tables.append(placed)
        done.rules.extend(rules)
        done.fills.extend(grounds)
        done.whites += self._rows(at, count)

    def _stretches(self, piece: Piece, at: int, count: int) -> None:
        """Set words whose lines have places of their own: verse, names, boxes."""
        styles, done = self.measures.styles, self.done
        if piece.role.css == styles.verse.css:
            done.whites += self._rows(at, count)
        here = [s for s in piece.stretches if s.cells[-1].row < count]
        head = piece.role.css == styles.roll_head.css
        down = piece.box.down(count) if piece.box is not None else 0
        if head:  # the air over it
            down = count - len(piece.stretches[0].cells)
        places = self.places[at + down :]
        parts = [stretch(self.measures, one, places, self.size, piece.id) for one in here]
        if piece.box is not None:
            self._box(piece, piece.box, parts, at, count)
        if head:
            line = styles.dress.roll == "line"
            done.rules += line_behind(line, parts[0], self._width)
        if piece.group:
            group = PlacedGroup(piece.group, tuple(parts), piece.id, len(done.texts))
            done.groups.append(group)
        else:
            done.texts.extend(parts)

    def _box(
        self, piece: Piece, box: InlineBox, parts: list[PlacedText], at: int, count: int
    ) -> None:
        """Draw what a box has about its words; its label stands on the frame."""
        ends = {top - at for top in (*self.tops, len(self.places)) if at < top <= at + count}
        about = furnish(
            piece,
            self.places[at : at + count],
            ends,
            head=at in self.tops,
            width=self._width,
            size=self.size,
            leading=self.measures.grid.leading,
            dress=self.measures.styles.dress.box,
        )
        done = self.done
        done.fills += about.fills
        done.rules += about.rules
        done.pictures += about.pictures
        done.codes += about.codes
        done.whites += about.frames
        if box.label_em:
            left = about.frames[0].x + LABEL_EM * self.size
            parts[0] = _on_label(parts[0], about.label_y, left)

    def _lines(self, number: int, at: int, count: int) -> None:
        """Set a paragraph, a sub-head or the line that names the next page."""
        measures, piece = self.measures, self.copy.pieces[number]
        leading, own = measures.grid.leading, piece.size(self.size)
        tail = piece.role == measures.styles.continued
        subhead = piece.fit is None and not tail
        if tail:
            composed = _tail(measures, self.onward, self.copy.measure)
        else:
            composed = self.copy.lines(number, count)
        if piece.step > 1:  # in the middle of its rows; at a column's top high
            more = piece.step - SUBHEAD_ROWS  # rows over the usual: pages with room
            drop = (SUBHEAD_DROP[at in self.tops] + OVER_SHARE * more) * leading
        else:
            drop = shift(measures, piece.role.style, own)
        if subhead:  # the air over it
            drop += (count - piece.head_rows) * leading
        lines = []
        for i, line in enumerate(composed):
            x, y = self.places[at if subhead else at + i]
            below = i * piece.apart * leading if subhead else 0.0  # one head, in one column
            x += self._width - line.width_em * own if piece.right else 0.0
            lines.append(SetLine(line, x, y + drop + below, leading))
        if not lines:
            return
        if piece.initial is not None:
            last = lines[piece.initial.lines - 1]
            # Its em box ends with that of the last line beside it; a Han em box reaches .12 em
            # under its baseline.
            lower = own * (HAN_DEPTH_EM * (1 - piece.initial.scale) + piece.initial.down_em)
            initial = SetLine(piece.initial.line, self.places[at][0], last.y + lower, leading)
            lines.insert(0, initial)
        if subhead:
            indent = piece.role.style.indent_em * own
            lines, fills, rules = dress_subhead(measures, lines, own, self._width, indent)
            self.done.fills += fills
            self.done.rules += rules
        if piece.fit is not None and number == len(self.copy.pieces) - 1:
            self.done.fills += end_mark(measures, lines[-1], own, self._width)
        self.done.texts.append(PlacedText.of(piece.role, own, tuple(lines), piece.id))


def stretch(
    measures: Measures,
    set_: Stretch,
    places: Sequence[tuple[float, float]],
    copy_pt: float,
    id: str,
) -> PlacedText:
    """Set words whose lines have places of their own; `places` are those of their piece's rows."""
    role, leading = set_.role, measures.grid.leading
    size = part_of(role, copy_pt)
    if role.style.vertical:
        hang = (leading - copy_pt) / 2  # the first characters stand level with the rows beside
        columns = (
            (
                cell,
                places[cell.row][0] + cell.x_em * copy_pt,
                places[cell.row][1] + hang + cell.down_em * copy_pt,
            )
            for cell in set_.cells
        )
        lines = tuple(SetLine(c.line, x, y, c.breadth_em * copy_pt) for c, x, y in columns)
        return PlacedText.of(role, size, lines, id)
    drop = shift(measures, role.style, size)
    lines = tuple(
        SetLine(
            cell.line,
            places[cell.row][0] + cell.x_em * copy_pt,
            places[cell.row][1] + drop,
            leading,
        )
        for cell in set_.cells
    )
    return PlacedText.of(role, size, lines, id)


def _on_label(text: PlacedText, y: float, x: float) -> PlacedText:
    """Return the word over a box at its place on its ground, pt."""
    (line,) = text.lines
    return replace(text, lines=(replace(line, x=x, y=y),))


def _tail(measures: Measures, onward: str, measure: float) -> tuple[Line, ...]:
    """Return the line that names the page on which a story goes on; `measure` in em of the copy."""
    tail = measures.styles.continued
    return measures.composer.fit(onward, tail.style, measure / tail.size.part).lines()
