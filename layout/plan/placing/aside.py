"""Placing a box of the copy: its ground, frame or rules, its portrait or code, round its words.

Input: a piece with a box and the places of its rows. Output: fills, rules and pictures in pt. Where
a column ends within a box each part has a ground or frame of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from content.model import AsideForm
from fonts.setting.dress import BoxDress
from layout.page.furniture import corners, outline
from layout.page.placed import Fill, PlacedCode, PlacedPicture, Rule
from layout.page.units import Rect
from layout.plan.copy.pieces import InlineBox, Piece
from layout.plan.measures import ROW_INSET

#: White over and under a box that stands between lines, rows: over it stand feet of letters.
OVER, OUTSIDE = 0.4, 0.5
#: Height of the ground of the word over a box, rows, and white at either end of the word, em.
LABEL_ROWS, LABEL_EM = 1.15, 0.6
#: Rules over and under a note, a link's upper edge, frames of a person and a notice, pt.
NOTE_PT, LINK_PT, PERSON_PT, NOTICE_PT = (0.9, 0.35), 1.4, 0.5, 0.9
#: An upright bar at a box's left, and the pieces in a frame's corners, pt.
SIDE_PT, CORNER_PT, CORNER_LENGTH_PT = 2.4, 2.4, 9.0


@dataclass
class Furniture:
    """What stands round a box's words; `label_y` is the top of the line of the word over it."""

    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    codes: list[PlacedCode] = field(default_factory=list)
    frames: list[Rect] = field(default_factory=list)
    label_y: float = 0.0


def furnish(
    piece: Piece,
    places: Sequence[tuple[float, float]],
    ends: Collection[int],
    *,
    head: bool,
    width: float,
    size: float,
    leading: float,
    dress: BoxDress,
) -> Furniture:
    """Return what stands round a box.

    Args:
        piece: the box.
        places: left top corners of its rows.
        ends: the numbers of its rows behind which a column ends, the last one's, too.
        head: its first row begins a column.
        width: of the column, pt.
        size: of the copy, pt.
        leading: height of a row of the grid, pt.
        dress: forms of boxes.
    """
    box = piece.box
    assert box is not None
    found = Furniture(frames=list(_parts(places, ends, head, width, leading)))
    for number, frame in enumerate(found.frames):
        begins = number == 0 and not box.continued
        last = number == len(found.frames) - 1 and len(places) >= box.rows
        _surround(found, box.form, frame, dress, first=begins, last=last)
    _stand_in(found, box, places, size, leading, dress)
    return found


def _parts(
    places: Sequence[tuple[float, float]],
    ends: Collection[int],
    head: bool,
    width: float,
    leading: float,
) -> Iterator[Rect]:
    """Yield the frames of a box: one in each column that it stands in."""
    inset, begin = ROW_INSET * leading, 0
    for end in sorted({*ends, len(places)} - {0}):
        x, top = places[begin]
        top += inset if head or begin else OVER * leading
        bottom = places[end - 1][1] + leading
        bottom -= inset if end in ends else OUTSIDE * leading
        yield Rect(x, top, width, bottom - top)
        begin = end


def _stand_in(
    found: Furniture,
    box: InlineBox,
    places: Sequence[tuple[float, float]],
    size: float,
    leading: float,
    dress: BoxDress,
) -> None:
    """Add what stands within a box beside its words: the ground of its label, portrait, code."""
    first, inset = found.frames[0], ROW_INSET * leading
    if box.label_em:
        ground = Rect(first.x, first.y, (box.label_em + 2 * LABEL_EM) * size, LABEL_ROWS * leading)
        found.fills.append(Fill(ground, dress.ink))
        found.label_y = first.y + (LABEL_ROWS - 1) / 2 * leading
    if box.portrait is not None:
        one = box.portrait
        x, y = places[one.row + box.down(len(places))]
        height = (one.rows - OUTSIDE) * leading
        place = Rect(x + one.x_em * size, y + inset, one.width_em * size, height - inset)
        found.pictures.append(PlacedPicture(one.picture, place))
    if box.code is not None:
        side = box.code.side_em * size
        down = (first.h - side) / 2 if box.code.beside else (OVER - inset / leading) / 2 * leading
        place = Rect(first.x, first.y + max(0.0, down), side, side)
        found.codes.append(PlacedCode(box.code.link, box.code.alt, place))


def _surround(
    found: Furniture, form: AsideForm, frame: Rect, dress: BoxDress, *, first: bool, last: bool
) -> None:
    """Add the ground, frame or rules of a part of a box."""
    left, right, top, bottom = frame.x, frame.right, frame.y, frame.bottom
    if form is AsideForm.CODE:  # dark modules on light paper, whatever ground the story has
        found.fills.append(Fill(frame, "paper"))
    shape = {
        AsideForm.LINK: dress.link,
        AsideForm.NOTE: dress.note,
        AsideForm.PERSON: dress.person,
        AsideForm.CODE: "framed",
    }.get(form, "notice")
    match shape:
        case "topped" | "ground":
            found.fills.append(Fill(frame, dress.ground or "tint"))
            if first and shape == "topped":
                found.rules.append(Rule(left, top, right, top, LINK_PT, dress.ink))
        case "side":
            found.fills.append(Fill(frame, dress.ground or "tint"))
            found.fills.append(Fill(Rect(left, top, SIDE_PT, frame.h), dress.ink))
        case "corners":
            found.fills.append(Fill(frame, dress.ground or "tint"))
            if first and last:  # parted, it has no corners where it goes on
                found.rules += outline(frame, dress.ink, PERSON_PT)
                found.rules += corners(frame, dress.ink, CORNER_PT, CORNER_LENGTH_PT)
            else:
                found.rules.append(Rule(left, top, right, top, LINK_PT, dress.ink))
        case "wenwu" | "double":
            heavy = NOTE_PT if shape == "wenwu" else (NOTE_PT[1], NOTE_PT[1])
            ink = "ink" if shape == "wenwu" else dress.ink
            if first:
                found.rules.append(Rule(left, top, right, top, heavy[0], ink))
            if last:
                found.rules.append(Rule(left, bottom, right, bottom, heavy[1], ink))
        case _:
            notice = shape == "notice"
            weight, ink = (NOTICE_PT, "ink") if notice else (PERSON_PT, dress.ink)
            half = weight / 2
            ys = [top + half] * first + [bottom - half] * last  # open where it goes on
            found.rules += [Rule(left, y, right, y, weight, ink) for y in ys]
            found.rules += [
                Rule(x, top, x, bottom, weight, ink) for x in (left + half, right - half)
            ]
