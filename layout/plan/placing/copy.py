"""Placing a story's copy: settled pieces → texts, groups of them and tables at their places.

Input: a stand (a settled block at its column and row), the frame of its body and the measures.
Output: `SetCopy`, in pt. Nothing is decided here: this is arithmetic on the grid.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from layout.plan.copy.pieces import Stretch
from layout.plan.copy.setter import part_of
from layout.plan.copy.tables.placing import place_table
from layout.plan.measures import Measures
from layout.plan.pages.faults import Stand
from layout.plan.placing.aside import LABEL_EM, furnish
from layout.plan.placing.dressed import dress_subhead, end_mark, line_behind

#: How far a sub-head stands below the top of its rows, in rows: in a column, at its top.
SUBHEAD_DROP = (0.5, 0.12)
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
    done = SetCopy()
    texts, groups, whites = done.texts, done.groups, done.whites
    at = 0
    tail = measures.styles.continued
    for index, count in enumerate(way.counts):
        own_place = len(copy.pieces) - 1 if way.runs_on and index == len(way.counts) - 1 else index
        piece = copy.pieces[own_place]
        if piece.table is not None:
            inside = {top - at for top in tops if at < top < at + count}
            stands = stand_inline(piece.table, places[at:], inside, count, leading)
            table, rules, grounds = place_table(
                measures.styles, piece.table.setting, stands, piece.id, size, len(texts)
            )
            done.tables.append(table)
            done.rules.extend(rules)
            done.fills.extend(grounds)
            whites += [Rect(x, y, copy.measure * size, leading) for x, y in places[at : at + count]]
            at += count
            continue
        if piece.stretches:
            if piece.role.css == measures.styles.verse.css:
                whites.extend(
                    Rect(x, y, copy.measure * size, leading) for x, y in places[at : at + count]
                )
            here = [s for s in piece.stretches if s.cells[-1].row < count]
            head = piece.role.css == measures.styles.roll_head.css
            down = piece.box.down(count) if piece.box is not None else 0
            if head:  # the air over it
                down = count - len(piece.stretches[0].cells)
            parts = [stretch(measures, one, places[at + down :], size, piece.id) for one in here]
            if piece.box is not None:
                ends = {top - at for top in (*tops, len(places)) if at < top <= at + count}
                about = furnish(
                    piece,
                    places[at : at + count],
                    ends,
                    head=at in tops,
                    width=copy.measure * size,
                    size=size,
                    leading=leading,
                    dress=measures.styles.dress.box,
                )
                done.fills += about.fills
                done.rules += about.rules
                done.pictures += about.pictures
                done.codes += about.codes
                whites += about.frames
                if piece.box.label_em:
                    parts[0] = _on_label(
                        parts[0], about.label_y, about.frames[0].x + LABEL_EM * size
                    )
            if head:
                done.rules += line_behind(
                    measures.styles.dress.roll == "line", parts[0], copy.measure * size
                )
            if piece.group:
                groups.append(PlacedGroup(piece.group, tuple(parts), piece.id, len(texts)))
            else:
                texts.extend(parts)
            at += count
            continue
        composed = copy.lines(own_place, count)
        if piece.role == tail:
            composed = _tail(measures, onward, copy.measure)
        own = piece.size(size)
        if piece.step > 1:  # in the middle of its rows; at a column's top high
            drop = SUBHEAD_DROP[at in tops] * leading
        else:
            drop = shift(measures, piece.role.style, own)
        if piece.fit is None and piece.role != tail:  # the air over a sub-head
            drop += (count - piece.step * len(composed)) * leading
        lines = []
        for i, line in enumerate(composed):
            x, y = places[at + piece.step * i]
            lines.append(SetLine(line, x, y + drop, leading))
        if lines and piece.initial is not None:
            last = lines[piece.initial.lines - 1]
            # Its em box ends with that of the last line beside it; a Han em box reaches .12 em
            # under its baseline.
            lower = own * (HAN_DEPTH_EM * (1 - piece.initial.scale) + piece.initial.down_em)
            lines.insert(0, SetLine(piece.initial.line, places[at][0], last.y + lower, leading))
        if lines and piece.fit is None and piece.role != tail:
            lines, fills, rules_ = dress_subhead(measures, lines, own, copy.measure * size)
            done.fills += fills
            done.rules += rules_
        if lines and piece.fit is not None and own_place == len(copy.pieces) - 1:
            done.fills += end_mark(measures, lines[-1], own, copy.measure * size)
        if lines:
            texts.append(PlacedText.of(piece.role, own, tuple(lines), piece.id))
        at += count
    return done


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
