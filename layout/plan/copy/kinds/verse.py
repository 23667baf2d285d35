"""Verse: a poem at a measure → title, author and stanzas, line by line.

Lines keep to themselves; one that is too long is turned over and set in. Where two lines fit side
by side the poem stands in two columns. All lines begin on one edge, so that the widest stands in
the middle of the measure. A stanza is parted neither behind its first line nor before its last.
Lengths are in em of the verse where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from content.model import Verse
from fonts.chinese.characters import PAUSES, SENTENCE_ENDS, STOPS
from fonts.setting import Line
from fonts.setting.roles import AnyRole, Part, Role, Rows
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.kinds.downwards import set_downwards
from layout.plan.copy.pieces import Cell, Piece, Stretch
from layout.plan.copy.setter import Setter

Set = tuple[Line, ...]
"""A line of verse as it is set: one line, or more where it is turned over."""
Stanza = list[Set]
Halves = tuple[list[Stanza], list[Stanza]]


def set_verse(
    on: Setter, part: Verse, name: str, measure: float, title_tag: str, row_em: float
) -> list[tuple[Piece, Item]]:
    """Return the pieces of a poem with the rows that each takes.

    Args:
        on: what it is set with.
        part: the poem.
        name: id of its texts.
        measure: of the column, em of the copy.
        title_tag: tag of its title where it stands under sub-heads; "": that of its role.
        row_em: height of a row, em of the copy.
    """
    if on.styles.dress.verse == "down":
        down = set_downwards(on, part, name, measure, title_tag, row_em)
        if down is not None:
            return [down]
    own = measure / on.styles.verse.size.part
    found = _heads(on, part, name, measure, title_tag)
    halves = _halves(on, part.stanzas, own)
    if halves:
        return [*found, _side_by_side(on, halves, name, own)]
    stanzas = _set(on, part.stanzas, own)
    room = own - max(_width(on, stanza) for stanza in stanzas)
    cost = _white_cost(on, room, own)
    for index, stanza in enumerate(stanzas):
        if index:
            found.append(white(on.styles.verse, name))
        found.append(_stanza(on, stanza, name, room / 2, cost))
    return found


def white(role: AnyRole, name: str) -> tuple[Piece, Item]:
    """Return a row of white, which never begins a column."""
    return Piece(name, role, None), Item(((1, 0.0),), white=True)


def _white_cost(on: Setter, room: float, measure: float) -> float:
    """Return the cost of a row with so much white beside it: as much as verse is wide is free."""
    return on.weights.verse_white_cost * max(0.0, 2 * room - measure)


def _set(on: Setter, written: Sequence[Sequence[str]], measure: float) -> list[Stanza]:
    """Return the stanzas set at a measure."""
    return [[_line(on, line, measure) for line in stanza] for stanza in written]


def _width(on: Setter, stanza: Stanza) -> float:
    """Return the width of a stanza with what its turned-over lines are set in."""
    turn = on.weights.verse_turn_em
    return max(line.width_em + turn * (len(set_) > 1) for set_ in stanza for line in set_)


def _heads(
    on: Setter, part: Verse, name: str, measure: float, tag: str
) -> list[tuple[Piece, Item]]:
    """Return title and author, each in the middle of the measure (em of the copy)."""
    title = on.styles.verse_title
    roles: tuple[tuple[Role[Part, Rows], str], ...] = (
        (replace(title, tag=tag or title.tag), part.title),
        (on.styles.verse_author, part.author),
    )
    found: list[tuple[Piece, Item]] = []
    for role, words in roles:
        if not words:
            continue
        narrow = measure / role.size.part
        lines = on.composer.fit(words, role.style, narrow).lines()
        cells = tuple(
            Cell(row, (narrow - line.width_em) / 2 * role.size.part, line)
            for row, line in enumerate(lines)
        )
        piece = Piece(name, role, None, stretches=(Stretch(role, cells),))
        found.append((piece, Item(((len(lines), 0.0),), head=True)))
    return found


def _line(on: Setter, words: str, measure: float) -> Set:
    """Return a line of verse, turned over where it is wider than the measure.

    It is turned over behind a mark where that takes no more rows.
    """
    style, turn = on.styles.verse.style, on.weights.verse_turn_em
    whole = on.composer.fit(words, style, measure).lines()
    if len(whole) < 2:
        return whole
    hanging = replace(style, indent_em=-turn)
    full = on.composer.fit(words, hanging, measure - turn).lines()
    narrow = measure - turn - 1
    while narrow > on.weights.verse_marked_share * measure:
        lines = on.composer.fit(words, hanging, narrow).lines()
        if len(lines) > len(full):
            break
        if all(line.text.rstrip()[-1] in PAUSES | STOPS for line in lines[:-1]):
            return lines
        narrow -= 1
    return full


def _placed(on: Setter, set_: Set, row: int, left: float) -> Stretch:
    """Return a line of verse from a row on, so far from the column's left edge."""
    part = on.styles.verse.size.part
    x = left + on.weights.verse_turn_em * (len(set_) > 1)
    cells = tuple(Cell(row + k, x * part, line) for k, line in enumerate(set_))
    return Stretch(on.styles.verse, cells)


def _stanza(
    on: Setter, stanza: Stanza, name: str, left: float, row_cost: float
) -> tuple[Piece, Item]:
    """Return a stanza as it stands in one column."""
    starts = list(accumulate((len(line) for line in stanza), initial=0))
    placed = zip(stanza, starts, strict=False)
    stretches = tuple(_placed(on, line, row, left) for line, row in placed)
    piece = Piece(name, on.styles.verse, None, stretches=stretches, group="div")
    options = ((starts[-1], row_cost * starts[-1]),)
    return piece, Item(options, cuts=_cuts(on, stanza, starts))


def _ways(on: Setter, count: int) -> range:
    """Return the lines behind which a stanza of so many may be parted."""
    together = on.weights.verse_together
    return range(together, count - together + 1)


def _cuts(on: Setter, stanza: Stanza, starts: Sequence[int]) -> tuple[int, ...]:
    """Return the rows behind which a stanza may be parted: at sentences' ends where it has any."""
    ways = _ways(on, len(stanza))
    ended = [k for k in ways if stanza[k - 1][-1].text.rstrip()[-1] in SENTENCE_ENDS]
    return tuple(starts[k] for k in ended or ways)


def _halves(on: Setter, written: Sequence[Sequence[str]], measure: float) -> Halves | None:
    """Return the stanzas of both columns, as level as may be; None: one column serves.

    At half the measure hardly a line is turned over.
    """
    weights = on.weights
    count = sum(len(stanza) for stanza in written)
    narrow = (measure - weights.verse_gap_em) / 2
    if count < weights.verse_fewest_lines or narrow < weights.verse_least_em:
        return None
    stanzas = _set(on, written, narrow)
    turned = sum(len(line) > 1 for stanza in stanzas for line in stanza)
    if turned > weights.verse_turned_share * count:
        return None
    if len(stanzas) == 1:
        at = _half(on, written[0])
        one, two = [stanzas[0][:at]], [stanzas[0][at:]]
    else:
        ways = range(1, len(stanzas))
        at = min(ways, key=lambda k: abs(_rows(stanzas[:k]) - _rows(stanzas[k:])))
        one, two = stanzas[:at], stanzas[at:]
    return (one, two) if max(_rows(one), _rows(two)) <= weights.verse_most_rows else None


def _half(on: Setter, lines: Sequence[str]) -> int:
    """Return where a poem of one stanza is best parted: near its middle, at a sentence's end."""

    def off(at: int) -> float:
        unended = lines[at - 1][-1] not in SENTENCE_ENDS
        return abs(at - len(lines) / 2) + on.weights.verse_unended_lines * unended

    return min(_ways(on, len(lines)), key=off)


def _rows(stanzas: Sequence[Stanza]) -> int:
    """Return the rows of stanzas under each other, with a row of white between them."""
    return sum(len(line) for stanza in stanzas for line in stanza) + len(stanzas) - 1


def _side_by_side(on: Setter, halves: Halves, name: str, measure: float) -> tuple[Piece, Item]:
    """Return a poem in two columns in the middle of the measure: never parted."""
    gap = on.weights.verse_gap_em
    widest = max(_width(on, stanza) for half in halves for stanza in half)
    room = measure - 2 * widest - gap
    stretches: list[Stretch] = []
    for half, x in zip(halves, (room / 2, room / 2 + widest + gap), strict=True):
        row = 0
        for stanza in half:
            for line in stanza:
                stretches.append(_placed(on, line, row, x))
                row += len(line)
            row += 1
    piece = Piece(name, on.styles.verse, None, stretches=tuple(stretches), group="div")
    rows = max(map(_rows, halves))
    return piece, Item(((rows, _white_cost(on, room, measure) * rows),), cuts=())
