"""Things where they may not be: outside the type area, over each other, too small, touching.

Input: a sheet, the grid and where the body begins. Output: faults overflow, overlap, small and
touching.
"""

from __future__ import annotations

import numpy as np

from content.words import Message, message
from layout.judge.audit.glyphs import Floats
from layout.judge.audit.holes import cells
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import FURNITURE, Frame, Sheet, TextLine, fault_at, fault_on
from layout.page.grid import Grid
from layout.page.units import Rect, mm, pt

#: Text may not be smaller, pt.
SMALLEST_PT = 7.0
#: Ink may pass the type area by so much (side bearings, strokes), pt.
SLACK_PT = 0.8
#: Boxes of characters may overlap by so much in both directions, pt.
TOUCH_PT = 0.4
#: Two pictures stand at least this far apart, pt.
PICTURE_GAP_PT = 2.0


def find_overflow(sheet: Sheet, grid: Grid, body_top: float) -> list[Fault]:
    """Look for things outside the type area; above `body_top` only the page's edge counts."""
    area, faults = grid.area, []
    for line in sheet.lines:
        edge = _past(line.ink, Rect(0, 0, sheet.width, sheet.height), 0.0)
        if edge > 0:
            faults.append(
                fault_at(
                    Code.OVERFLOW,
                    sheet,
                    line.ink,
                    mm(edge),
                    Unit.MM,
                    message("audit.text-cut", text=beginning(line.text)),
                )
            )
            continue
        if line.ink.bottom <= max(body_top, area.y) or (
            line.element < 0 and _margin(line.ink, area)
        ):
            continue
        past = _past(line.ink, area, SLACK_PT)
        if past > 0:
            faults.append(
                fault_at(
                    Code.OVERFLOW,
                    sheet,
                    line.ink,
                    mm(past),
                    Unit.MM,
                    message("audit.text-outside", text=beginning(line.text)),
                )
            )
    for frame in sheet.frames:
        past = _past(frame.rect, area, 2 * SLACK_PT)
        if past > 0 and frame.rect.y >= body_top and frame.tagged:
            faults.append(
                fault_at(
                    Code.OVERFLOW,
                    sheet,
                    frame.rect,
                    mm(past),
                    Unit.MM,
                    Message("audit.frame-outside"),
                )
            )
    return faults or _ink(sheet, grid, body_top)


def _ink(sheet: Sheet, grid: Grid, body_top: float) -> list[Fault]:
    """Look for ink in the side margins and the foot margin that is not text."""
    area, air = grid.area, pt(1.5)
    top = max(body_top, area.y) + pt(2)
    strips = {
        "audit.ink-left": Rect(pt(1), top, area.x - air - pt(1), area.bottom - top),
        "audit.ink-right": Rect(
            area.right + air, top, sheet.width - area.right - air - pt(1), area.bottom - top
        ),
    }
    end = pt(grid.profile.inset_mm) + 0.5
    grounds = [r for r in sheet.paths if r.x <= end and r.right >= sheet.width - end]
    faults = []
    for code, strip in strips.items():
        ink = cells(sheet, strip)
        for ground in grounds:  # one that bleeds, or ends where the press does, is meant
            head, foot = _round_edge(ground.y - top), _round_edge(ground.bottom - top)
            ink[head] = ink[foot] = False
            if grid.profile.inset_mm:  # its sides are seen, too, where the press prints no further
                for side in (ground.x, ground.right):
                    ink[head.start : foot.stop, _round_edge(side - strip.x)] = False
        if ink.any():
            row = int(np.flatnonzero(ink.any(axis=1))[0])
            place = strip.x, strip.y + pt(row)
            faults.append(
                fault_on(Code.OVERFLOW, sheet, place, float(ink.sum()), Unit.MM2, Message(code))
            )
    return faults


def _round_edge(at: float) -> slice:
    """Return the cells round an edge so far (pt) from the first cell's: it may touch three."""
    cell = int(mm(at))
    return slice(max(cell - 1, 0), max(cell + 2, 0))


def _past(inner: Rect, outer: Rect, slack: float) -> float:
    """Return how far a rectangle passes another beyond the slack, pt; 0 where it does not."""
    past = max(
        outer.x - inner.x, outer.y - inner.y, inner.right - outer.right, inner.bottom - outer.bottom
    )
    return past if past > slack else 0.0


def _margin(inner: Rect, area: Rect) -> bool:
    """True for a thing that is wholly in the margins: running heads and the like."""
    return (
        inner.bottom <= area.y
        or inner.y >= area.bottom
        or inner.right <= area.x
        or inner.x >= area.right
    )


def find_overlaps(sheet: Sheet, opening: Rect | None = None) -> list[Fault]:
    """Text on text, and text over pictures and charts that it is not a part of.

    Words of an `opening` may stand on its picture: they must be read there (`legible`).
    """
    faults = []
    lines = sheet.lines
    boxes = np.array([(i.ink.x, i.ink.y, i.ink.right, i.ink.bottom) for i in lines]).reshape(-1, 4)
    meet = _common(boxes, boxes)
    for i, j in zip(*np.nonzero(np.triu(meet > TOUCH_PT, 1)), strict=True):
        a, b = lines[i], lines[j]
        if a.tag == b.tag == "Figure" and a.element == b.element and not _deep(sheet, a, b):
            continue
        worst = _worst(sheet, a, b)
        if worst > TOUCH_PT:
            faults.append(
                fault_at(
                    Code.OVERLAP,
                    sheet,
                    b.ink,
                    worst,
                    Unit.PT,
                    message("audit.two-texts", one=beginning(a.text), other=beginning(b.text)),
                )
            )
    for line in lines:
        for frame in sheet.frames:
            depth = _depth(line.ink, frame.rect)
            if opening is not None and _opens(line, frame, opening):
                continue
            if frame.tagged and line.element not in (frame.element, FURNITURE) and depth > 1.0:
                faults.append(
                    fault_at(
                        Code.OVERLAP,
                        sheet,
                        line.ink,
                        depth,
                        Unit.PT,
                        message("audit.over-picture", text=beginning(line.text)),
                    )
                )
    return faults


def _opens(line: TextLine, frame: Frame, opening: Rect) -> bool:
    """Tell whether a line and a picture are both of the opening; a chart has words of its own."""
    middle = frame.rect.y + frame.rect.h / 2
    return (
        not frame.chart
        and opening.y <= middle <= opening.bottom
        and opening.y <= line.ink.y
        and line.ink.bottom <= opening.bottom
    )


def _deep(sheet: Sheet, a: TextLine, b: TextLine) -> bool:
    """Within one chart, letters may come closer; a real collision is half a letter deep."""
    return _worst(sheet, a, b) > 0.25 * min(a.size, b.size)


def _common(a: Floats, b: Floats) -> Floats:
    """Return for each pair of boxes how far they overlap, the smaller of both directions."""
    w = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    h = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    return np.asarray(np.minimum(w, h))


def _worst(sheet: Sheet, a: TextLine, b: TextLine) -> float:
    ink = sheet.glyphs.ink
    return float(_common(ink[a.first : a.last + 1], ink[b.first : b.last + 1]).max())


def _depth(a: Rect, b: Rect) -> float:
    return min(min(a.right, b.right) - max(a.x, b.x), min(a.bottom, b.bottom) - max(a.y, b.y))


def find_small(sheet: Sheet) -> list[Fault]:
    """Return one fault for each line with text under the smallest size."""
    faults = []
    for line in sheet.lines:
        sizes = sheet.glyphs.size[line.first : line.last + 1]
        if float(sizes.min()) < SMALLEST_PT - 0.01:
            faults.append(
                fault_at(
                    Code.SMALL,
                    sheet,
                    line.ink,
                    float(sizes.min()),
                    Unit.PT,
                    message("audit.text", text=beginning(line.text)),
                )
            )
    return faults


def find_touching(sheet: Sheet) -> list[Fault]:
    """Return pairs of pictures that touch or nearly so; a picture within another is one."""
    faults = []
    frames = [f for f in sheet.frames if f.tagged and min(f.rect.w, f.rect.h) > pt(5)]
    for i, a in enumerate(frames):
        for b in frames[i + 1 :]:
            depth = _depth(a.rect, b.rect)
            if depth > -PICTURE_GAP_PT and not _inside(a, b):
                faults.append(
                    fault_at(
                        Code.TOUCHING,
                        sheet,
                        b.rect,
                        -mm(depth),
                        Unit.MM_APART,
                        Message("audit.two-pictures"),
                    )
                )
    return faults


def _inside(a: Frame, b: Frame) -> bool:
    small, large = sorted((a.rect, b.rect), key=lambda r: r.w * r.h)
    return (
        small.x > large.x - 1
        and small.y > large.y - 1
        and small.right < large.right + 1
        and small.bottom < large.bottom + 1
    )
