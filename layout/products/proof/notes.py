"""Notes: words of queries, findings and faults → composed lines that flow through columns.

Input: what is to be told, the pen that measures it, and columns. Output: `Note`s, and of each the
column and height at which it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from fonts.setting import Line
from fonts.setting.proof_styles import ProofStyles
from fonts.setting.roles import Own, Points, Role
from layout.page.units import Rect
from layout.products.proof.pen import INKS, WHITE, Colour, Pen
from layout.products.proof.words import said

#: Height of a badge, pt.
BADGE = 11.0
#: Left edge of a note's words, behind its number; white between notes.
INDENT, GAP = 17.0, 8.0
#: Longer words are cut: a note is to be read on the margin.
MOST_WORDS = 600


class Manner(Enum):
    """What words of a note are."""

    HEADING = auto()
    QUOTED = auto()
    WORDS = auto()
    PLACE = auto()

    def role(self, styles: ProofStyles) -> Role[Points, Own]:
        """Return how they are set."""
        return {
            Manner.HEADING: styles.heading,
            Manner.QUOTED: styles.quoted,
            Manner.WORDS: styles.words,
            Manner.PLACE: styles.place,
        }[self]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a note in one manner."""

    text: str
    manner: Manner = Manner.WORDS


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note; without a label, a heading of the list."""

    label: str
    colour: Colour
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A composed line of a note."""

    line: Line
    manner: Manner
    height: float


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note's rows in a column, from `y` down; `label` is empty where it goes on from another."""

    column: int
    x: float
    y: float
    label: str
    colour: Colour
    rows: tuple[_Row, ...]


def heading(text: str, colour: Colour) -> Note:
    """Return the heading of a list of notes."""
    return Note("", colour, (Part(text, Manner.HEADING),))


def note(label: str, colour: Colour, quoted: str, words: str, place: str) -> Note:
    """Return a note: the words it is about, what is said of them, and its place in the content."""
    parts = [Part(_cut(quoted), Manner.QUOTED)] if quoted else []
    parts.append(Part(_cut(words)))
    if place:
        parts.append(Part(place, Manner.PLACE))
    return Note(label, colour, tuple(parts))


def _cut(text: str) -> str:
    return text if len(text) <= MOST_WORDS else said("proof.cut", words=text[:MOST_WORDS])


def flow(
    pen: Pen, notes: Sequence[Note], columns: Sequence[Rect]
) -> tuple[tuple[PlacedNote, ...], tuple[Note, ...]]:
    """Fill columns with notes; return them placed, and those for which there was no room.

    A note is not divided, unless it is taller than a column; a heading stays with the next note.
    """
    placed: list[PlacedNote] = []
    column, y = 0, 0.0
    for index, item in enumerate(notes):
        if column >= len(columns):
            return tuple(placed), tuple(notes[index:])
        rows = _rows(pen, item, columns[column].w)
        height = sum(row.height for row in rows)
        after = 0.0
        if not item.label and index + 1 < len(notes):
            after = GAP + sum(r.height for r in _rows(pen, notes[index + 1], columns[column].w))
        if y and y + height + after > columns[column].h:
            column, y = column + 1, 0.0
            if column >= len(columns):
                return tuple(placed), tuple(notes[index:])
        box = columns[column]
        fitting = tuple(_that_fit(rows, box.h - y))
        placed.append(PlacedNote(column, box.x, box.y + y, item.label, item.colour, fitting))
        y += sum(row.height for row in fitting) + GAP
    return tuple(placed), ()


def _that_fit(rows: Iterable[_Row], height: float) -> Iterator[_Row]:
    """Yield rows up to a height: only a note taller than a whole column loses its end."""
    for row in rows:
        height -= row.height
        if height < -0.01:
            return
        yield row


def _rows(pen: Pen, item: Note, width: float) -> tuple[_Row, ...]:
    indent = note_indent(pen, item.label)
    rows: list[_Row] = []
    for part in item.parts:
        role = part.manner.role(pen.styles)
        height = role.leading.pt(role.size.pt)
        lines = pen.lines(part.text, role.style, (width - indent) / role.size.pt)
        rows += (_Row(line, part.manner, height) for line in lines)
    return tuple(rows)


def draw_notes(pen: Pen, notes: Iterable[PlacedNote]) -> None:
    """Draw placed notes."""
    words = pen.styles.words
    first = words.leading.pt(words.size.pt)
    for item in notes:
        y = item.y
        if item.label:
            middle = item.x + badge_width(pen, item.label, BADGE) / 2
            badge(pen, middle, y + first / 2, item.label, item.colour, BADGE)
        for row in item.rows:
            role = row.manner.role(pen.styles)
            size = role.size.pt
            colour = item.colour if row.manner is Manner.HEADING else INKS[role.ink]
            baseline = y + (row.height - size) / 2 + 0.88 * size
            x = item.x + note_indent(pen, item.label)
            pen.line(row.line, x, baseline, size, role.style, colour)
            y += row.height


def note_indent(pen: Pen, label: str) -> float:
    """Return how far a note's words stand behind its number."""
    return max(INDENT, badge_width(pen, label, BADGE) + 5.0) if label else 0.0


def badge_width(pen: Pen, label: str, height: float) -> float:
    """Return the width of a numbered badge: round, longer where the label needs it."""
    role = pen.styles.badge
    return max(height, pen.width(label, role.size.pt(height), role.style) + 0.3 * height)


def badge(pen: Pen, x: float, y: float, label: str, colour: Colour, height: float) -> None:
    """Draw a number in a filled badge around its middle."""
    width = badge_width(pen, label, height)
    box = Rect(x - width / 2, y - height / 2, width, height)
    pen.rect(box, fill=colour, stroke=WHITE, weight=0.5, radius=height / 2)
    role = pen.styles.badge
    size = role.size.pt(height)
    pen.sized(label, x, y + 0.35 * size, size, role.style, INKS[role.ink], align=0.5)
