"""Checks of small text and thin rules by the number of inks and by tint.

Input: the marks of all pages. Output: figures and faults in the ledger. A screen breaks thin
strokes into dots, and plates that do not register pull apart what has several inks: what is fine is
printed with one full ink.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content.words import Message, message
from layout.judge.preflight.lettered import rows
from layout.judge.preflight.marks import Marks, Paint, Shape
from layout.judge.preflight.model import NOTHING, Figure, Ledger
from layout.judge.preflight.paints import RGB, inks_words, visible
from layout.judge.preflight.sheets import Sheet
from layout.pdf.boxes import Box
from layout.plant.inks import Make, darkness, least_line_pt, least_text_pt, make_of
from layout.plant.profile import PressProfile

#: Written numbers are rounded: sizes and widths this much under a limit are at it, pt.
SIZE_SLACK, LINE_SLACK = 0.01, 0.01
#: A line this long, upright, level or alone in its path, is a rule; others are of a drawing, pt.
RULE_PT = 12.0
#: More slanting lines of one make on a page are a drawing, whose lines are as its maker wants.
MOST_SLANTING = 6
#: Lighter text than this is light on a darker ground: that it is a tint is a warning.
PALE = 0.3
MAKES = (Make.TINTED, Make.RICH)
Straight = tuple[Shape, float, Box]
"""A rule with its thickness in pt and its place."""
LEAST = {Make.TINTED: "preflight.least-tinted", Make.RICH: "preflight.least-rich"}


def check_fine(
    sheets: Sequence[Sheet], marks: Marks, profile: PressProfile, ledger: Ledger
) -> None:
    """Check text and rules of more than one full ink."""
    by = {sheet.number: sheet for sheet in sheets}
    _texts(by, marks, profile, ledger)
    _outlined(by, marks, profile, ledger)
    _rules(by, marks, profile, ledger)


def _texts(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    least: dict[Make, float] = {}
    for text in visible(marks.texts, by):
        paint, inks = text.paint, text.paint.inks
        if paint.white or text.face.font:
            continue
        # What a pattern, a gradient or a picture fills is at least a tint.
        patterned = paint.space.family == "pattern"
        if inks is None and not patterned:
            continue
        make = Make.TINTED if inks is None else make_of(inks)
        if text.outline is not None and make is Make.SOLID:
            line = text.outline.paint.inks
            if line is not None:
                paint, inks, make = text.outline.paint, line, make_of(line)
        if make is Make.SOLID:
            continue
        least[make] = min(least.get(make, text.size), text.size)
        limit = least_text_pt(make, profile)
        if text.size >= limit - SIZE_SLACK:
            continue
        ledger.fault(
            "text-inks",
            message("preflight.small-inks", pt=text.size, inks=inks_words(paint))
            if inks
            else message("preflight.small-pattern", pt=text.size),
            page=text.page,
            place=by[text.page].place(text.box),
            measured=message("preflight.pt", pt=text.size),
            limit=message("preflight.at-least-pt", pt=limit),
            warn=inks is not None and darkness(inks) < PALE,
        )
    limits = tuple(least_text_pt(make, profile) for make in MAKES)
    _measured("text-inks", least, limits, ledger)


def _outlined(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    """Tell of small letters that are drawn as outlines: sure is only that they look so."""

    def least(paint: Paint) -> float:
        return least_text_pt(make_of(paint.inks or ()), profile)

    for row in rows(marks.shapes, least):
        if row.paint.white or not by[row.page].prints(row.box):
            continue
        ledger.fault(
            "text-inks",
            message("preflight.small-outlines", pt=row.size, inks=inks_words(row.paint)),
            page=row.page,
            place=by[row.page].place(row.box),
            measured=message("preflight.pt", pt=row.size),
            limit=message("preflight.at-least-pt", pt=least(row.paint)),
            warn=True,
        )


def _rules(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    """Check rules; those of a page that are of one make are one fault, at the thinnest."""
    least: dict[Make, float] = {}
    found: dict[tuple[int, Make], list[tuple[float, Shape, Box]]] = {}
    for shape, thick, box in _straight(by, marks):
        make = _make(shape.paint)
        if make is Make.SOLID or shape.paint.white:
            continue
        least[make] = min(least.get(make, thick), thick)
        if thick < least_line_pt(make, profile) - LINE_SLACK:
            found.setdefault((shape.page, make), []).append((thick, shape, box))
    for (page, make), drawn in found.items():
        slanting = [item for item in drawn if item[1].slant]
        thin = drawn if len(slanting) <= MOST_SLANTING else [i for i in drawn if i not in slanting]
        if not thin:
            continue
        thick, shape, box = min(thin, key=lambda item: item[0])
        screen = shape.paint.inks is None
        inks_said = shape.paint.space.words if screen else inks_words(shape.paint)
        ledger.fault(
            "line-inks",
            message("preflight.thin-inks", pt=thick, inks=inks_said, count=len(thin)),
            page=page,
            place=by[page].place(box),
            measured=message("preflight.line-pt", pt=thick),
            limit=message("preflight.at-least-pt", pt=least_line_pt(make, profile)),
            warn=True,
        )
    limits = tuple(least_line_pt(make, profile) for make in MAKES)
    _measured("line-inks", least, limits, ledger)


def _make(paint: Paint) -> Make:
    """Return what a rule is printed with: what is RGB becomes three inks or four."""
    if paint.inks is not None:
        return make_of(paint.inks)
    return Make.RICH if paint.space.families & RGB else Make.SOLID


def white_rules(marks: Marks, by: dict[int, Sheet], profile: PressProfile) -> tuple[Straight, ...]:
    """Return the white rules that are too thin for a ground of several inks."""
    least = profile.rich_line_pt - LINE_SLACK
    return tuple(one for one in _straight(by, marks) if one[0].paint.white and one[1] < least)


def _straight(by: dict[int, Sheet], marks: Marks) -> Iterator[Straight]:
    """Yield the rules with their thickness and place: long straight strokes, and bars."""
    for shape in marks.shapes:
        box = shape.bar.box if shape.bar else shape.box
        if not shape.shown or not by[shape.page].prints(box):
            continue
        long = max(box[2] - box[0], box[3] - box[1])
        if shape.bar is not None and shape.bar.right and long >= RULE_PT:
            yield shape, shape.bar.thick, box
        elif shape.width is not None and max(shape.slant, shape.ruled) >= RULE_PT:
            yield shape, shape.width, box


def _measured(
    check: str, least: dict[Make, float], limits: tuple[float, ...], ledger: Ledger
) -> None:
    words: Figure = NOTHING
    if least:
        shown = [least.get(make) for make in MAKES]
        words = message(
            "preflight.list",
            items=tuple(
                Message(LEAST[make], {"pt": size})
                for make, size in zip(MAKES, shown, strict=True)
                if size is not None
            ),
        )
    tinted, rich = limits
    ledger.measured(check, words, message("preflight.by-inks", tinted=tinted, rich=rich))
