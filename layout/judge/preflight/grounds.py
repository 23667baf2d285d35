"""What small text stands on, measured on the separations.

Input: a page's plates and its strings. Output: figures and faults in the ledger. A ground is judged
by the pixels in a string's box: the letters cover less than half of it.

Black text that knocks out does no harm on paper, where there is nothing under it, and is right on a
ground so heavy that black on top of it would pass the limit of total ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from content.words import Message, message
from layout.judge.preflight.fine import Straight, white_rules
from layout.judge.preflight.marks import Marks, Text
from layout.judge.preflight.model import Ledger
from layout.judge.preflight.paints import Knocked, small_black, visible
from layout.judge.preflight.plates import Plates
from layout.judge.preflight.sheets import Sheet
from layout.pdf.boxes import Box, common
from layout.plant.inks import COUNTS, SOLID, Make, least_text_pt
from layout.plant.profile import PressProfile

#: Ink under white text that counts, percent, and the number of plates that is too many: letters
#: fill in with every ink that does not register, however light.
RICH_PERCENT, RICH_PLATES = 100 * COUNTS, 3
FEWER = message("preflight.fewer-inks", count=RICH_PLATES)
#: The other inks together from which a ground is no paper any more, percent.
PAPER_PERCENT = 10
#: So little ink in the whole of a string's box is none, percent (2/255 are rounding).
TRACE = 1.5
#: Text of an ink leaves some of it in its box; smaller letters and lighter ones are not judged.
LEAVES_PT, LEAVES = 4.0, 0.3
#: A full ink that leaves less than so much of it has a mask over it, percent.
FAINT = 60.0
#: The ground of a rule is looked at so far to its sides, pt.
BESIDE_PT = 2.0
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
#: Which share of a box's pixels is its ground, and which its heaviest part, percent.
GROUND, HEAVIEST = 90, 98


@dataclass(slots=True)
class Strings:
    """The strings whose ground matters.

    `white` are the small white ones, `pale` all white ones, `black` all small black ones, `knocked`
    those of them that knock out, `left` those of the latter that no page's plates have judged yet.
    `inked` are those that must leave ink, `rules` thin white rules.
    """

    white: Sequence[Text]
    pale: Sequence[Text]
    black: Sequence[Text]
    knocked: Sequence[Knocked]
    left: list[Knocked]
    inked: Sequence[Text] = ()
    rules: Sequence[Straight] = ()
    richest: int = 0
    excused: int = 0
    measured: bool = False


def strings_of(marks: Marks, by: dict[int, Sheet], profile: PressProfile) -> Strings:
    """Return the small white strings, the small black ones, and the thin white rules."""
    most, texts = profile.text.overprint_pt, marks.texts
    shown = visible(texts, by)
    pale = [t for t in shown if t.paint.white]
    white = [t for t in pale if t.size <= most]
    black, knocked = small_black(texts, by, profile)
    inked = [t for t in shown if _leaves(t)]
    rules = white_rules(marks, by, profile)
    return Strings(white, pale, black, knocked, list(knocked), inked, rules)


def _leaves(text: Text) -> bool:
    """Whether letters of a string are seen on a plate: of some size, in some ink."""
    inks = text.paint.inks
    small = text.size < LEAVES_PT or text.blank
    return inks is not None and max(inks) >= LEAVES and not small and text.face.font is None


def check_strings(
    strings: Strings, by: dict[int, Sheet], profile: PressProfile, ledger: Ledger
) -> None:
    """Note what was found; where no ground was measured, knocking out is a fault on any."""
    for knocked in strings.left:
        _knock_fault(by[knocked.text.page], knocked, None, profile, ledger)
    over = len(strings.black) - len(strings.knocked)
    count = len(strings.black)
    words = message("preflight.over-strings", over=over, strings=count)
    if strings.excused:
        excused = strings.excused
        words = message("preflight.over-strings-excused", over=over, strings=count, excused=excused)
    limit = message("preflight.overprints", pt=profile.text.overprint_pt)
    ledger.measured("overprint-black", words, limit)
    if strings.measured:
        richest = message("preflight.inks", count=strings.richest)
        ledger.measured("reversed-text", richest, FEWER)


def check_grounds(
    sheet: Sheet, plates: Plates, strings: Strings, profile: PressProfile, ledger: Ledger
) -> None:
    """Check the strings of one page."""
    strings.measured = True
    for text in strings.white:
        if text.page == sheet.number:
            _reversed(sheet, plates, text, strings, ledger)
    for text in strings.pale:
        if (
            text.page == sheet.number
            and _percent(plates.total[_pixels(plates, text.box)], 100) < TRACE
        ):
            ledger.fault(
                "invisible-text",
                Message("preflight.white-on-paper"),
                page=text.page,
                place=sheet.place(text.box),
                measured=Message("preflight.invisible"),
                warn=True,
            )
    for text in strings.inked:
        if text.page == sheet.number:
            _left_none(sheet, plates, text, profile, ledger)
    _white_rules(sheet, plates, strings, profile, ledger)
    others = plates.total - plates.plates["Black"]
    for knocked in strings.knocked:
        if knocked.text.page == sheet.number:
            strings.left.remove(knocked)
            ground = others[_pixels(plates, knocked.text.box)]
            usual, heavy = _percent(ground, GROUND), _percent(ground, HEAVIEST)
            if usual < PAPER_PERCENT or heavy + 100 > profile.total_ink:
                strings.excused += 1
            else:
                _knock_fault(sheet, knocked, usual, profile, ledger)


def _knock_fault(
    sheet: Sheet, knocked: Knocked, ground: float | None, profile: PressProfile, ledger: Ledger
) -> None:
    """Note black text that should overprint; `ground` is the ink under it, where measured."""
    text = knocked.text
    told = message("preflight.knocked", pt=text.size, why=knocked.why)
    if ground is not None:
        told = message("preflight.knocked-on", pt=text.size, ink=ground, why=knocked.why)
    ledger.fault(
        "overprint-black",
        told,
        page=text.page,
        place=sheet.place(text.box),
        measured=Message("preflight.knocks-out"),
        limit=message("preflight.overprints", pt=profile.text.overprint_pt),
    )


def _strong(plates: Plates, place: tuple[slice, slice]) -> list[str]:
    """Return the inks of a ground that count, as a plant writes them: C15 M95 K10; 专色红 100."""
    tints = {name: _percent(plate[place], GROUND) for name, plate in plates.plates.items()}
    called = dict(zip(PLATES, "CMYK", strict=True))
    order = [*PLATES, *(name for name in tints if name not in called)]
    return [
        f"{called.get(name, f'{name} ')}{tints[name]:.0f}"
        for name in order
        if tints.get(name, 0.0) >= RICH_PERCENT
    ]


def _reversed(sheet: Sheet, plates: Plates, text: Text, strings: Strings, ledger: Ledger) -> None:
    place = _pixels(plates, text.box)
    strong = _strong(plates, place)
    strings.richest = max(strings.richest, len(strong))
    if len(strong) >= RICH_PLATES:
        ledger.fault(
            "reversed-text",
            message("preflight.white-on", pt=text.size, inks=" ".join(strong)),
            page=text.page,
            place=sheet.place(text.box),
            measured=message("preflight.inks", count=len(strong)),
            limit=FEWER,
            warn=True,
        )


def _left_none(
    sheet: Sheet, plates: Plates, text: Text, profile: PressProfile, ledger: Ledger
) -> None:
    """Note text of which its plate shows nothing, or a tint where small text has a full ink."""
    inks = text.paint.inks or (0, 0, 0, 0)
    most = max(inks)
    plate = plates.plates[PLATES[inks.index(most)]][_pixels(plates, text.box)]
    if not plate.size:
        return
    left = float(plate.max()) / 2.55  # of thousands of strings: no percentile is reckoned
    least = least_text_pt(Make.TINTED, profile)
    if TRACE <= left < FAINT * most and most >= SOLID and text.size < least:
        ledger.fault(
            "text-inks",
            message("preflight.small-faint", pt=text.size, ink=left),
            page=text.page,
            place=sheet.place(text.box),
            measured=message("preflight.pt", pt=text.size),
            limit=message("preflight.at-least-pt", pt=least),
        )
    if left < TRACE:
        ledger.fault(
            "invisible-text",
            message("preflight.text-lost", pt=text.size),
            page=text.page,
            place=sheet.place(text.box),
            measured=Message("preflight.invisible"),
            warn=True,
        )


def _white_rules(
    sheet: Sheet, plates: Plates, strings: Strings, profile: PressProfile, ledger: Ledger
) -> None:
    """Note white rules that fill in on a ground of several inks; a page's are one fault."""
    found = []
    for shape, thick, box in strings.rules:
        if shape.page != sheet.number:
            continue
        wide = (box[0] - BESIDE_PT, box[1] - BESIDE_PT, box[2] + BESIDE_PT, box[3] + BESIDE_PT)
        place = _pixels(plates, wide)
        strong = _strong(plates, place)
        if len(strong) >= RICH_PLATES:
            found.append((thick, box, " ".join(strong)))
    if found:
        thick, box, inks = min(found)
        ledger.fault(
            "line-inks",
            message("preflight.thin-white", pt=thick, inks=inks, count=len(found)),
            page=sheet.number,
            place=sheet.place(box),
            measured=message("preflight.line-pt", pt=thick),
            limit=message("preflight.at-least-pt", pt=profile.rich_line_pt),
            warn=True,
        )


def _pixels(plates: Plates, box: Box) -> tuple[slice, slice]:
    """Return the rows and columns of a box."""
    area = plates.box
    height, width = plates.plates["Black"].shape
    x_px, y_px = width / (area[2] - area[0]), height / (area[3] - area[1])
    left, low, right, high = common(box, area)
    return (
        slice(int((area[3] - high) * y_px), int((area[3] - low) * y_px) + 1),
        slice(int((left - area[0]) * x_px), int((right - area[0]) * x_px) + 1),
    )


def _percent(values: npt.NDArray[np.integer], share: int) -> float:
    return float(np.percentile(values, share)) / 2.55 if values.size else 0.0
