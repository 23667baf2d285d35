"""Setting chosen lines: the boxes of one line and its measure → a `Line` of spaced runs.

A line is shrunk, first at the mark at its end, then in the order of `Stage`; or it is stretched:
Western spaces, then all gaps alike, those between Han and Latin up to ⅜ em (CLREQ 3.2.3). Lengths
in em.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fonts.chinese.characters import Kind
from fonts.setting.columns import Cell, set_cells
from fonts.setting.costs import STRETCH_MOST
from fonts.setting.items import Box, Joint, Prepared, Stage
from fonts.setting.joints import GAP_ROOM_EM, WIDE_SPACE_EM

_NEAR = 1e-7
_SOLID = (Kind.LATIN, Kind.DASH)
"""Never spaced inside."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set with one spacing in one face."""

    text: str
    latin: bool
    family: str | None
    """None: the style's own; else a fallback family."""
    spacing_em: float
    """Letter-spacing behind every character, the last included."""
    before_em: float
    after_em: float
    """Margins; negative where a mark's blank is taken off."""
    weight: int | None = None
    """Weight of the fallback face; None with the style's own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line."""

    runs: tuple[Run, ...]
    indent_em: float
    width_em: float
    """Set width with the indent; the measure in a justified line."""
    spacing_em: float
    """Stretch between two Han characters: the number that the limits are about."""
    last: bool
    justified: bool = False
    cells: tuple[Cell, ...] = ()
    """Of a vertical line: what stands in it, from its top; "width" is its length."""
    scale: float = 1.0
    """Its size in sizes of its text: an initial (首字下沉) is as high as several lines."""
    ink: str = ""
    """Its ink where it is another than its text's."""

    @property
    def text(self) -> str:
        """The characters of the line, with the blank typed at its end."""
        return "".join(run.text for run in self.runs)

    def followed_by(self, blank: str) -> Line:
        """Return the line with a blank typed at its end, which takes no room."""
        *before, last = self.runs
        return replace(self, runs=(*before, replace(last, text=last.text + blank)))


def set_line(
    prepared: Prepared,
    first: int,
    end: int,
    measure: float,
    indent: float,
    *,
    shrink: bool = True,
    stretch: bool = True,
) -> Line:
    """Set boxes first … end - 1 as one line.

    Args:
        prepared: the paragraph.
        first: its first box in the line.
        end: the box behind its last.
        measure: width in em, indent included.
        indent: in em.
        shrink: squeeze a line that is too long (the mark at its end always gives its blank).
        stretch: fill the measure; a line that would need more than STRETCH_MOST stays ragged.
    """
    boxes, joints = prepared.boxes[first:end], prepared.joints[first : end - 1]
    gaps = [joint.natural for joint in joints]
    blank = boxes[-1].blank_at_end
    width = _natural(boxes, gaps, indent)
    lack = measure - width
    spacing, justified = 0.0, False
    if lack < 0:
        cut = min(blank, -lack)
        blank -= cut
        over = _shrink(joints, gaps, -lack - cut) if shrink else -lack - cut
        justified = stretch and over < _NEAR
        width = measure + over
    elif stretch:
        spread = _stretch(joints, gaps, lack)
        if spread is not None:
            spacing, justified, width = spread, True, measure
    last = end == len(prepared.boxes)
    runs = _Runs(prepared, spacing, boxes[0].lead)
    for k, box in enumerate(boxes[:-1]):
        runs.add(box, boxes[k + 1], gaps[k], joints[k].space)
    typed = "" if last else prepared.joints[end - 1].space
    runs.end(boxes[-1], blank, typed)
    cells: tuple[Cell, ...] = ()
    if prepared.style.vertical:
        cells = set_cells(boxes, gaps, [joint.space for joint in joints], typed)
    return Line(tuple(runs.done), indent, width, spacing, last, justified, cells)


def spacing_of(prepared: Prepared, first: int, end: int, measure: float, indent: float) -> float:
    """Return the `spacing_em` that `set_line` would give a line that it may stretch."""
    boxes, joints = prepared.boxes[first:end], prepared.joints[first : end - 1]
    gaps = [joint.natural for joint in joints]
    lack = measure - _natural(boxes, gaps, indent)
    return 0.0 if lack < 0 else _stretch(joints, gaps, lack) or 0.0


def _natural(boxes: tuple[Box, ...], gaps: list[float], indent: float) -> float:
    """Return the width in em of a line as it is typed."""
    return indent + sum(gaps) + sum(box.body for box in boxes) + boxes[-1].blank_at_end


def _shrink(joints: tuple[Joint, ...], gaps: list[float], need: float) -> float:
    """Take `need` off the gaps, stage by stage; return what could not be taken."""
    for stage in Stage:
        if need < _NEAR or stage is Stage.NONE:
            break
        members = [k for k, joint in enumerate(joints) if joint.stage is stage]
        room = sum(joints[k].shrink for k in members)
        if room > 0:
            share = min(1.0, need / room)
            for k in members:
                gaps[k] -= joints[k].shrink * share
            need -= room * share
    return max(need, 0.0)


def _stretch(joints: tuple[Joint, ...], gaps: list[float], need: float) -> float | None:
    """Add `need` to the gaps; return the share of a Han gap, None (nothing added) if too much."""
    spaces = [k for k, joint in enumerate(joints) if joint.stretch > 0]
    mixed = [k for k, joint in enumerate(joints) if joint.mixed]
    plain = [k for k, joint in enumerate(joints) if joint.plain]
    room = sum(joints[k].stretch for k in spaces)
    general = max(0.0, need - room)
    if general > len(plain) * STRETCH_MOST + len(mixed) * GAP_ROOM_EM + _NEAR:
        return None
    for k in spaces:
        gaps[k] += joints[k].stretch * min(1.0, need / room)
    if general <= _NEAR:
        return 0.0
    spread = general / (len(plain) + len(mixed))
    if spread > GAP_ROOM_EM and plain:
        spread = (general - GAP_ROOM_EM * len(mixed)) / len(plain)
    for k in plain:
        gaps[k] += spread
    for k in mixed:
        gaps[k] += min(spread, GAP_ROOM_EM)
    return spread


def spaced(line: Line, by_em: float) -> Line:
    """Return a vertical line with its cells moved apart, so much more between each two."""
    cells = tuple(replace(cell, y_em=cell.y_em + k * by_em) for k, cell in enumerate(line.cells))
    more = by_em * max(0, len(cells) - 1)
    return replace(line, cells=cells, width_em=line.width_em + more)


def blanks(prepared: Prepared) -> dict[str, float]:
    """Return typed blank → its advance in em in the style's face, before any margin."""
    return {" ": prepared.space_em, "\u00a0": prepared.space_em, "\u3000": WIDE_SPACE_EM}


class _Runs:
    """Groups boxes into runs: what differs from the line's spacing is a margin behind a run.

    `lead`: the blank before the first box's ink, which a line gives up.
    """

    def __init__(self, prepared: Prepared, spacing: float, lead: float) -> None:
        self.done: list[Run] = []
        self._blanks = blanks(prepared)
        self._opening = prepared.opening
        self._spacing = spacing
        self._text: list[str] = []
        self._before = -lead

    def add(self, box: Box, following: Box, gap: float, typed: str) -> None:
        """Add a box and the joint behind it."""
        self._text.append(box.text)
        extra = gap - box.trail - following.lead
        if typed:
            self._close(box, 0.0)
            self.done.append(self._blank(box, typed, extra))
        elif (
            box.kind in _SOLID
            or following.kind in _SOLID
            or (box.family, box.weight) != (following.family, following.weight)
            or abs(extra - self._spacing) > _NEAR
        ):
            self._close(box, extra)

    def end(self, box: Box, blank: float, typed: str) -> None:
        """Add the last box, the blank kept behind its ink, and the character typed at the break."""
        self._text.append(box.text)
        self._close(box, blank - box.trail)
        if typed:
            # Kept for search and copying, but takes no room: centred lines stay centred.
            self.done.append(self._blank(box, typed, 0.0))

    def _blank(self, box: Box, typed: str, extra: float) -> Run:
        """Return the run of a typed blank, in the face of opening words where it stands in them."""
        width, family, weight = self._blanks[typed], None, None
        if self._opening and (box.family, box.weight) == self._opening[:2]:
            family, weight, space = self._opening
            width = width if typed == "\u3000" else space
        return Run(typed, True, family, 0.0, 0.0, extra - width, weight)

    def _close(self, box: Box, extra: float) -> None:
        spacing = 0.0 if box.kind in _SOLID else self._spacing
        after = extra - spacing
        after = 0.0 if abs(after) < _NEAR else after
        run = Run(
            "".join(self._text),
            box.kind is Kind.LATIN,
            box.family,
            spacing,
            self._before,
            after,
            box.weight,
        )
        self.done.append(run)
        self._text, self._before = [], 0.0
