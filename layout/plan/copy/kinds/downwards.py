"""Verse set downwards (竖排): a poem at a measure → its columns from the right, in bands of rows.

The title stands at the far right, the author in the next column; then the lines, a wider gap
between stanzas. What the measure does not hold goes on in a band below. A line that is too long is
turned over and set in. Never parted. Lengths are in em of the copy where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from content.model import Verse
from fonts.setting import Line
from fonts.setting.roles import Own, Part, Role
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.pieces import Cell, Piece, Stretch
from layout.plan.copy.setter import Setter

#: A role of words set downwards.
Down = Role[Part, Own]
#: A text's columns: its role, its lines, and the white before it (to its right).
Group = tuple[Down, tuple[Line, ...], float]


def set_downwards(
    on: Setter, part: Verse, name: str, measure: float, title_tag: str, row_em: float
) -> tuple[Piece, Item] | None:
    """Return a poem as one piece; None where it takes more rows than verse may, or has no room.

    Args:
        on: what it is set with.
        part: the poem.
        name: id of its texts.
        measure: of the column.
        title_tag: tag of its title where it stands under sub-heads; "": that of its role.
        row_em: height of a row.
    """
    groups = _groups(on, part, title_tag)
    bands = _bands(on, groups, measure)
    if bands is None:
        return None
    parted = sum(not (band[0][2] and band[0][0].css == "verse") for band in bands[1:])
    stretches: list[Stretch] = []
    row = 0
    widest = max(_width(band) for band in bands)
    for band in bands:
        right = measure - (measure - widest) / 2
        for index, (role, lines, before) in enumerate(band):
            right -= before if index else 0.0
            stretches.append(_stretch(role, lines, row, right, on.weights.verse_turn_em))
            right -= _breadth(role) * len(lines)
        row += ceil(max(_length(role, lines) for role, lines, _ in band) / row_em) + 1
    rows = row - 1
    if rows > on.weights.verse_down_rows:
        return None
    room = max(0.0, measure - widest - on.weights.verse_down_free_em)
    piece = Piece(name, on.styles.verse, None, stretches=tuple(stretches), group="div")
    own = on.weights
    cost = own.verse_down_white_cost * room * rows + own.verse_down_parted_cost * parted
    return piece, Item(((rows, cost),), cuts=())


def _groups(on: Setter, part: Verse, title_tag: str) -> list[Group]:
    """Return title, author and lines, each with the white before it."""
    styles, most = on.styles, on.weights.verse_down_em
    verse, title, author = styles.verse_down, styles.verse_down_title, styles.verse_down_author
    title = replace(title, tag=title_tag or title.tag)
    found: list[Group] = []
    for role, words in ((title, part.title), (author, part.author)):
        if words:
            lines = on.composer.fit(words, role.style, most / role.size.part).lines()
            found.append((role, lines, 0.0))
    stanza = on.weights.verse_down_stanza_em
    for number, written in enumerate(part.stanzas):
        for index, words in enumerate(written):
            white = 0.0 if index or not (number or found) else stanza
            found.append((verse, _line(on, words), white))
    return found


def _line(on: Setter, words: str) -> tuple[Line, ...]:
    """Return a line of verse; what is longer than a column may be is turned over and set in."""
    role, turn = on.styles.verse_down, on.weights.verse_turn_em
    most = on.weights.verse_down_em / role.size.part
    whole = on.composer.fit(words, role.style, most).lines()
    if len(whole) < 2:
        return whole
    hanging = replace(role.style, indent_em=-turn)
    return on.composer.fit(words, hanging, most - turn).lines()


def _bands(on: Setter, groups: Sequence[Group], measure: float) -> list[list[Group]] | None:
    """Return the groups in as few bands as hold them, as even as these; None: one is too broad."""
    if any(_breadth(role) * len(lines) > measure for role, lines, _ in groups):
        return None
    units = _units(groups)
    if max(map(_width, units)) > measure:  # a stanza is broader than the measure: lines part it
        units = [[group] for group in groups]
    bands = _filled(units, measure)
    whole = sum(_breadth(role) * len(lines) + white for role, lines, white in groups)
    even = whole / len(bands)
    while even < measure:
        trial = _filled(units, even)
        if len(trial) <= len(bands):
            return trial
        even += 0.5
    return bands


def _units(groups: Sequence[Group]) -> list[list[Group]]:
    """Return what stays together: a stanza; title and author with the first one."""
    units: list[list[Group]] = []
    for group in groups:
        verse = group[0].css == "verse"
        if units and not (verse and group[2] and units[-1][-1][0].css == "verse"):
            units[-1].append(group)
        else:
            units.append([group])
    return units


def _filled(units: Sequence[Sequence[Group]], measure: float) -> list[list[Group]]:
    """Return the units in bands no broader than a measure (a single unit may be)."""
    bands: list[list[Group]] = [[]]
    for unit in units:
        if bands[-1] and _width([*bands[-1], *unit]) > measure:
            bands.append([])
        bands[-1].extend(unit)
    return bands


def _width(band: Sequence[Group]) -> float:
    """Return the breadth of a band; no white stands before its first column."""
    columns = sum(_breadth(role) * len(lines) for role, lines, _ in band)
    return columns + sum(white for _, _, white in band[1:])


def _breadth(role: Down) -> float:
    """Return the breadth of a column of a role."""
    return role.size.part * role.leading.em


def _length(role: Down, lines: Sequence[Line]) -> float:
    """Return the length of a text's longest column."""
    return role.size.part * max(line.width_em for line in lines)


def _stretch(role: Down, lines: Sequence[Line], row: int, right: float, turn: float) -> Stretch:
    """Return a text's columns, the first of which ends at `right`.

    The first column of a line that is turned over begins `turn` em over the others: all are set
    so much lower, so that it begins at its row.
    """
    breadth = _breadth(role)
    down = turn * role.size.part if len(lines) > 1 and role.css == "verse" else 0.0
    cells = tuple(
        Cell(row, right - breadth * (k + 1), line, breadth, down) for k, line in enumerate(lines)
    )
    return Stretch(role, cells)
