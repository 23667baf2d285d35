"""Boxes in the copy (编者按, 链接, 人物, 公告): a box at a measure → its lines and whole rows.

A note stands between two rules and takes the whole measure, or in a frame; a link and a person
stand on a ground with the word over them in its upper corner, a notice in a frame. A person's name
and post stand beside the portrait. Lengths are in em of the copy where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from content.model import Aside, AsideForm, Paragraph
from fonts.setting import Line, Opening
from fonts.setting.roles import Part, Role, Rows
from layout.plan.copy.column_breaks import Item, with_air
from layout.plan.copy.pieces import Cell, InlineBox, Piece, Portrait, Stretch
from layout.plan.copy.setter import Setter

#: A role of a box: its lines take rows of the grid, as those of the copy do.
Lines = Role[Part, Rows] | Role[Part, Part]
#: Rows before the first words: half of one is white outside the box, the rest is in it. The word
#: over a box takes another one.
PAD_ROWS = 1
#: Lines that a head may have: with more it is longer than what it stands over.
MOST_HEAD_LINES = 3
#: Forms of a note that are rules over and under it: its words take the whole measure. In the
#: others a ground or a bar stands at its sides, and the words keep clear of them.
RULED = ("wenwu", "double")
#: White between a portrait and the words beside it, em.
BESIDE_EM = 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """What a portrait may be: narrowest, natural and widest for its height."""

    slim: float
    natural: float
    broad: float


@dataclass
class Box:
    """A box while it is set: its stretches, and the next free row."""

    on: Setter
    left: float
    width: float
    row: int
    stretches: list[Stretch] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def put(self, role: Lines, lines: Sequence[Line], x: float = 0.0, *, at: float = 0.0) -> None:
        """Set lines from the next row on, `x` from the box's left; `at` is the share before them.

        0 is flush left, 0.5 in the middle, 1 flush right.
        """
        part = role.size.part
        cells = tuple(
            Cell(self.row + k, self.left + x + at * (self.width - x - line.width_em * part), line)
            for k, line in enumerate(lines)
        )
        self.stretches.append(Stretch(role, cells))
        self.row += len(cells)

    def fit(self, role: Lines, words: str, width: float = 0.0) -> tuple[Line, ...]:
        """Return words set in a width, the box's where none is given."""
        return self.on.composer.fit(
            words, role.style, (width or self.width) / role.size.part
        ).lines()

    def head(self, role: Lines, words: str, width: float = 0.0) -> tuple[Line, ...]:
        """Return a head broken between words where it can be."""
        measure = (width or self.width) / role.size.part
        found = self.on.composer.head(words, role.style, measure, MOST_HEAD_LINES)
        return found.lines if found is not None else self.fit(role, words, width)


def set_aside(
    on: Setter,
    part: Aside,
    name: str,
    measure: float,
    title_tag: str,
    shape: Shape | None,
    row_em: float,
) -> list[tuple[Piece, Item]]:
    """Return the piece of a box with the rows that it takes.

    Args:
        on: what it is set with.
        part: the box.
        name: id of its texts.
        measure: of the column, em of the copy.
        title_tag: tag of its head where it stands under sub-heads; "": that of its role.
        shape: of its portrait, if it has one.
        row_em: a row of the grid.
    """
    styles, weights = on.styles, on.weights
    ruled = part.form is AsideForm.NOTE and styles.dress.box.note in RULED
    pad = max(0.0 if ruled else weights.aside_pad_em, (measure - weights.aside_widest_em) / 2)
    box = Box(on, pad, measure - 2 * pad, 0)
    title = replace(styles.aside_title, tag=title_tag or styles.aside_title.tag)
    label_em = 0.0
    if part.label and part.form is not AsideForm.NOTICE:
        lines = box.fit(styles.aside_label, part.label)[:1]
        label_em = lines[0].width_em * styles.aside_label.size.part
        box.put(styles.aside_label, lines)
    box.row = PAD_ROWS + bool(label_em)
    portrait = _portrait(box, part, shape, row_em)
    _heads(box, part, title, portrait)
    first = box.row
    role: Lines = getattr(styles, part.form.value)
    _words(box, part, role)
    rows = box.row + PAD_ROWS
    together, short = weights.aside_together, rows <= weights.aside_whole_rows
    cuts = tuple(range(first + together, box.ends[-1] - together + 1)) if box.ends else ()
    inline = InlineBox(part.form, rows, part.continued, label_em, portrait)
    piece = Piece(name, role, None, stretches=tuple(box.stretches), group="div", box=inline)
    item = Item(
        with_air(rows, weights.aside_air_rows, weights.aside_air_cost),
        cuts=cuts,
        ends=tuple(end for end in box.ends[:-1] if end in cuts),
        parting=weights.aside_whole_cost if short else weights.aside_parted_cost,
        air=weights.aside_air_rows,
    )
    return [(piece, item)]


def _words(box: Box, part: Aside, role: Lines) -> None:
    """Set the paragraphs, who makes it known and when, and who took the portrait."""
    styles = box.on.styles
    for paragraph in part.paragraphs:
        box.put(role, paragraph_lines(box, role, paragraph))
        box.ends.append(box.row)
    for words in (part.signature, part.date):
        if words:
            box.put(styles.signature, box.fit(styles.signature, words), at=1.0)
    if part.credit:
        box.put(styles.aside_credit, box.fit(styles.aside_credit, part.credit), at=1.0)


def paragraph_lines(box: Box, role: Lines, paragraph: Paragraph) -> tuple[Line, ...]:
    """Return a paragraph's lines, the words that open it in bold."""
    opening = None
    if paragraph.bold:
        style = box.on.styles.opening
        count = sum(not char.isspace() for char in paragraph.text[: paragraph.bold])
        opening = Opening(count, style.family, style.weight)
    measure = box.width / role.size.part
    return box.on.composer.fit(paragraph.text, role.style, measure, opening).lines()


def _portrait(box: Box, part: Aside, shape: Shape | None, row_em: float) -> Portrait | None:
    """Return the portrait at the box's left, the largest whose width serves."""
    if part.portrait is None or shape is None:
        return None
    most = box.on.weights.aside_portrait_share * box.width
    for rows in box.on.weights.aside_portrait_rows:
        height = (rows - PAD_ROWS / 2) * row_em
        if height * shape.slim <= most:
            break
    width = min(most, height * shape.natural)
    return Portrait(part.portrait, box.row, rows, box.left, width)


def _heads(box: Box, part: Aside, title: Lines, portrait: Portrait | None) -> None:
    """Set head, post and own words; of a person beside the portrait where there is room."""
    styles = box.on.styles
    x = 0.0 if portrait is None else portrait.width_em + BESIDE_EM
    if portrait is not None and box.width - x < box.on.weights.aside_beside_em:
        box.row, x = portrait.row + portrait.rows, 0.0
    at = 0.5 if part.form is AsideForm.NOTICE else 0.0
    room = box.width - x
    if part.head:
        box.put(title, box.head(title, part.head, room), x, at=at)
    if part.post:
        box.put(styles.aside_post, box.fit(styles.aside_post, part.post, room), x)
    if portrait is not None:
        box.row = max(box.row, portrait.row + portrait.rows)
    if part.quote:
        box.put(styles.aside_quote, box.fit(styles.aside_quote, part.quote))
