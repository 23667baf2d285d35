"""Checks of colour and of how it prints: spaces, black text, overprint, transparency.

Input: the marks of all pages. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.words import Message, message
from layout.judge.preflight.document import Contents
from layout.judge.preflight.marks import Colour, Marks, Paint, Shape, Text
from layout.judge.preflight.model import ENGLISH, NOTHING, Ledger
from layout.judge.preflight.sheets import Sheet
from layout.pdf.boxes import common, empty
from layout.plant.profile import PressProfile

RGB = frozenset({"rgb", "cal-rgb", "icc-3"})
#: Spaces by ICC profile or calibration, which PDF/X-1a does not know.
MANAGED = frozenset({"icc-1", "icc-4", "cal-gray"})
INVISIBLE = (3, 7)
#: Small differences of colour values are rounding.
SLACK = 0.005


def check_paints(
    sheets: list[Sheet], marks: Marks, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    """Check every colour that is used, and how it prints."""
    by = {sheet.number: sheet for sheet in sheets}
    _spaces(by, marks, found, profile, ledger)
    _black(by, marks, profile, ledger)
    _white(by, marks, ledger)
    _notes(by, marks, profile, ledger)


def _spaces(
    by: dict[int, Sheet], marks: Marks, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    counts = {"rgb": 0, "lab": 0, "icc": 0, "spot": 0}
    words: set[str] = set()
    spots: set[str] = set()
    own = {ink for _, ink in profile.spots}
    for colour in marks.colours:
        families = colour.space.families
        words.add(colour.space.words)
        if families & RGB:
            counts["rgb"] += 1
            _colour_fault("rgb", colour, by, ledger)
        if "lab" in families:
            counts["lab"] += 1
            _colour_fault("lab", colour, by, ledger)
        if "unknown" in families or (profile.standard == "x1a" and families & MANAGED):
            counts["icc"] += 1
            _colour_fault("icc", colour, by, ledger)
        if colour.space.spots:
            spots.update(colour.space.spots)
            if not own.issuperset(colour.space.spots):
                _colour_fault("spot", colour, by, ledger, warn=True)
        elif colour.space.names == ("All",) and by[colour.page].prints(colour.box):
            spots.add("All")
            sheet = by[colour.page]
            outside = empty(common(colour.box, sheet.trimmed))
            _colour_fault("spot", colour, by, ledger, warn=outside)
    painted = {colour.page for colour in marks.colours if colour.space.families & RGB}
    for note in marks.notes:
        if note.kind == "rgb" and note.page not in painted:
            ledger.fault("rgb", note.what, page=note.page, measured="DeviceRGB", warn=True)
    for name, space in sorted(found.spaces.items()):
        if name not in words:
            ledger.fault(
                "lab" if "lab" in space.families else "rgb",
                message("preflight.not-used", name=name),
                measured=name,
                warn=True,
            )
    for name in ("rgb", "lab"):
        ledger.measured(name, message("preflight.objects", count=counts[name]), "0")
    shown = ", ".join(sorted({w for w in words if "ICC" in w or "Cal" in w or w == "unknown"}))
    limit = "DeviceCMYK, DeviceGray" + ("" if profile.standard == "x1a" else ", ICC CMYK")
    ledger.measured("icc", shown or Message("preflight.device-colours"), limit)
    ordered = ", ".join(sorted(own)) or NOTHING
    ledger.measured("spot", ", ".join(sorted(spots)) or NOTHING, ordered)


def _colour_fault(
    check: str, colour: Colour, by: dict[int, Sheet], ledger: Ledger, *, warn: bool = False
) -> None:
    space = colour.space
    told = message("preflight.colour-in", what=colour.what, space=space.words)
    if check == "spot" and space.names == ("All",):
        told = message("preflight.registration", what=colour.what)
    ledger.fault(
        check,
        told,
        page=colour.page,
        place=by[colour.page].place(colour.box),
        measured=", ".join(space.spots) or space.words,
        warn=warn,
    )


def visible(texts: Iterable[Text], by: dict[int, Sheet]) -> list[Text]:
    """Return the strings that are printed."""
    return [t for t in texts if t.shown and t.mode not in INVISIBLE and by[t.page].prints(t.box)]


def rich(paint: Paint) -> bool:
    """Return whether a colour is a black or dark grey of several inks."""
    inks = paint.inks
    if inks is None:
        return False
    c, m, y, k = inks
    if k >= 0.85:
        return max(c, m, y) > SLACK
    return min(c, m, y) >= 0.5 and max(c, m, y) - min(c, m, y) <= 0.25 and c + m + y + k >= 2


def black(paint: Paint) -> bool:
    """Return whether a colour is black ink alone."""
    inks = paint.inks
    return inks is not None and inks[3] >= 0.95 and max(inks[:3]) <= SLACK


def _black(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    limit = profile.text.overprint_pt
    small = [t for t in visible(marks.texts, by) if t.size <= limit + SLACK and not t.face.font]
    alone = sum(black(t.paint) for t in small)
    strings = message("preflight.black-strings", alone=alone, strings=len(small))
    ledger.measured("black-text", strings, message("preflight.black-limit", pt=limit))
    for text in small:
        paint = text.paint
        if not rich(paint) and text.outline is not None:
            paint = text.outline.paint
        if rich(paint):
            words = inks_words(paint)
            ledger.fault(
                "black-text",
                message("preflight.rich-black", pt=text.size, inks=words),
                page=text.page,
                place=by[text.page].place(text.box),
                measured=words,
                limit="C0 M0 Y0 K100",
            )


def inks_words(paint: Paint) -> str:
    """Return e.g. "C60 M40 Y40 K100"."""
    inks = paint.inks or (0, 0, 0, 0)
    return " ".join(f"{n}{100 * v:.0f}" for n, v in zip("CMYK", inks, strict=True))


def _painted(thing: Text | Shape) -> list[tuple[Paint, bool]]:
    """Return the colours of text or of a path, and whether each overprints."""
    own = [(thing.paint, thing.overprint)]
    if isinstance(thing, Text) and thing.outline is not None:
        own.append((thing.outline.paint, thing.outline.overprint))
    return own


def _white(by: dict[int, Sheet], marks: Marks, ledger: Ledger) -> None:
    white = 0
    things: list[Text | Shape] = [*visible(marks.texts, by)]
    things += [s for s in marks.shapes if s.shown and by[s.page].prints(s.box)]
    for thing in things:
        lost = next((paint for paint, over in _painted(thing) if over and paint.white), None)
        if lost is not None:
            white += 1
            family = lost.space.family
            gone = thing.opm == 1 or family not in ("cmyk", "gray")
            told = Message("preflight.white-text-over")
            if not isinstance(thing, Text):
                line = thing.stroked
                told = Message("preflight.white-line-over" if line else "preflight.white-area-over")
            ledger.fault(
                "overprint-white",
                told,
                page=thing.page,
                place=by[thing.page].place(thing.box),
                measured=message("preflight.mode", mode=thing.opm),
                limit=Message("preflight.switched-off"),
                warn=not gone or family == "gray",
            )
    ledger.measured("overprint-white", message("preflight.objects", count=white), "0")


@dataclass(frozen=True, slots=True)
class Knocked:
    """Black text that does not overprint, and why."""

    text: Text
    why: Message


def small_black(
    texts: Iterable[Text], by: dict[int, Sheet], profile: PressProfile
) -> tuple[list[Text], list[Knocked]]:
    """Return the small black strings, and those of them that knock out their ground."""
    limit = profile.text.overprint_pt
    asked = [
        text
        for text in visible(texts, by)
        if text.size <= limit + SLACK and black(text.paint) and not text.face.font
    ]
    return asked, [Knocked(text, why) for text in asked if (why := _knocks_out(text))]


def _knocks_out(text: Text) -> Message | None:
    """Return why black text does not overprint, or nothing."""
    family = text.paint.space.family
    if not text.overprint:
        return Message("preflight.overprint-off")
    if family in ("separation", "devicen"):
        return None
    if family != "cmyk":
        return message("preflight.always-knocks-out", space=text.paint.space.words)
    return None if text.opm == 1 else Message("preflight.mode-0")


def _notes(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    flat = profile.standard == "x1a"
    kinds: dict[str, set[Message]] = {}
    checks = {
        "opi": "opi",
        "transfer": "transfer",
        "damage": "damage",
        "size": "size",
        "cut": "content",
        "picture-data": "picture-data",
        "multiplied": "overprint-white",
    }
    seen = {
        "dash": "content",
        "nested": "content",
        "unopened": "content",
        "raised": "invisible-text",
        "screen": "transfer",
        "negative": "picture-data",
    }
    damaged = {note.page for note in marks.notes if note.kind == "damage"}
    for note in marks.notes:
        if note.kind == "cut" and note.page in damaged:  # its end is lost, as is told
            continue
        kinds.setdefault(note.kind, set()).add(note.what)
        check = checks.get(note.kind) or seen.get(note.kind)
        if note.kind in ("transparent", "group") and flat:
            check = "transparency"
        if check:
            place = (
                None if check in ("damage", "size", "content") else by[note.page].place(note.box)
            )
            ledger.fault(
                check,
                note.what,
                page=note.page,
                place=place,
                measured=note.what,
                warn=note.kind in seen,
            )
    used = kinds.get("transparent", set()) | kinds.get("group", set())
    ledger.measured(
        "transparency", _listed(used), NOTHING if flat else Message("preflight.allowed")
    )
    ledger.measured(
        "transfer", _listed(kinds.get("transfer", set()) | kinds.get("screen", set())), NOTHING
    )
    ledger.measured("content", _listed(kinds.get("cut", ())), NOTHING)
    ledger.measured("picture-data", _listed(kinds.get("picture-data", ())), NOTHING)
    ledger.measured("opi", _listed(kinds.get("opi", ())), NOTHING)
    operators = message("preflight.operators", count=f"{marks.operators:,}")
    ledger.measured("size", operators, "4,000,000")


def _listed(found: Iterable[Message]) -> Message:
    """Return all that was found, in the order of the English report."""
    items = tuple(sorted(found, key=ENGLISH.text))
    return message("preflight.list", items=items) if items else NOTHING
