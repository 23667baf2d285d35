"""Checks of fonts, sizes, lines and pictures.

Input: the marks of all pages. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from layout.judge.preflight.document import Contents
from layout.judge.preflight.marks import Image, Marks, Text
from layout.judge.preflight.model import Ledger
from layout.judge.preflight.paints import visible
from layout.judge.preflight.sheets import Sheet
from layout.judge.preflight.typeface import NONE, typeface_of
from layout.plant.profile import PressProfile

#: Written numbers are rounded: sizes and widths this much under a limit are at it, pt.
SIZE_SLACK, LINE_SLACK, PPI_SLACK = 0.01, 0.002, 0.5
_X1A_FILTERS = {"/JPXDecode": "JPEG 2000", "/LZWDecode": "LZW", "/JBIG2Decode": "JBIG2"}


def check_lettering(
    sheets: list[Sheet], marks: Marks, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    """Check fonts, sizes, lines and pictures."""
    by = {sheet.number: sheet for sheet in sheets}
    _fonts(by, marks, found, ledger)
    _sizes(by, marks, profile, ledger)
    _lines(by, marks, profile, ledger)
    _pictures(by, marks, profile, ledger)


def _fonts(by: dict[int, Sheet], marks: Marks, found: Contents, ledger: Ledger) -> None:
    first: dict[int, Text] = {}
    for text in marks.texts:
        if text.mode != 3:
            first.setdefault(id(text.face), text)
    used = list(first.values())
    for text in used:
        face = text.face
        place = by[text.page].place(text.box)
        if face is NONE:
            ledger.fault("damage", "text without a font", page=text.page, place=place)
        elif face.kind == "Type3":
            ledger.fault(
                "type3", f"{face.name} is a Type 3 font", page=text.page, place=place,
                measured=face.name,
            )  # fmt: skip
        elif not face.embedded:
            ledger.fault(
                "embedded", f"{face.name} is not embedded", page=text.page, place=place,
                measured=face.name,
            )  # fmt: skip
        elif not face.subset:
            ledger.fault(
                "subset", f"{face.name} is embedded whole", page=text.page, place=place,
                measured=face.name, warn=True,
            )  # fmt: skip
    for key, font in found.fonts.items():
        if key in marks.faces:
            continue
        face = typeface_of(font)
        if not face.embedded:
            ledger.fault(
                "embedded", f"{face.name} is in the file, not used and not embedded",
                measured=face.name, warn=True, remedy="delete the unused font",
            )  # fmt: skip
    count = len(used)
    embedded = sum(text.face.embedded for text in used)
    subset = sum(text.face.subset for text in used)
    ledger.measured("embedded", f"{embedded} of {count} fonts", "all")
    ledger.measured("subset", f"{subset} of {count} fonts", "all")
    ledger.measured("type3", f"{sum(t.face.kind == 'Type3' for t in used)} fonts", "0")


def _sizes(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    limits = profile.text
    shown = visible(marks.texts, by)
    reverse = [text for text in shown if text.paint.white]
    for check, texts, least in (
        ("text-size", shown, limits.least_pt),
        ("reversed-size", reverse, limits.least_reversed_pt),
    ):
        smallest = min((text.size for text in texts), default=None)
        words = "none" if smallest is None else f"smallest {smallest:.2f} pt"
        ledger.measured(check, words, f"≥ {least:g} pt")
        for text in texts:
            if text.size < least - SIZE_SLACK:
                kind = "white text" if check == "reversed-size" else "text"
                size = f"{text.size:.2f} pt"
                ledger.fault(
                    check, f"{kind} of {size}", page=text.page,
                    place=by[text.page].place(text.box), measured=size, limit=f"≥ {least:g} pt",
                )  # fmt: skip
    hidden = [text for text in marks.texts if text.mode == 3]
    ledger.measured("invisible-text", f"{len(hidden)} strings", "0")
    for text in hidden:
        ledger.fault(
            "invisible-text", "text that is not drawn (mode 3 or opacity 0)", page=text.page,
            place=by[text.page].place(text.box), measured="invisible", warn=True,
        )  # fmt: skip


def _lines(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    least = profile.hairline_pt
    lines = [
        (shape.page, shape.width if shape.bar is None else shape.bar.thick, shape)
        for shape in marks.shapes
        if shape.shown and by[shape.page].prints(shape.bar.box if shape.bar else shape.box)
    ]
    known = [(page, thick, shape) for page, thick, shape in lines if thick is not None]
    thinnest = min((thick for _, thick, _ in known), default=None)
    words = "no line" if thinnest is None else f"thinnest {thinnest:.3f} pt"
    ledger.measured("hairline", words, f"≥ {least:g} pt")
    for page, thick, shape in known:
        if thick >= least - LINE_SLACK:
            continue
        bar = shape.bar
        kind = "a line" if bar is None else "a filled bar" if bar.right else "a sliver"
        # A sliver is part of a drawing: it may fill in or break, but nothing hangs on it.
        ledger.fault(
            "hairline", f"{kind} of {thick:.3f} pt", page=page,
            place=by[page].place(bar.box if bar else shape.box), measured=f"{thick:.3f} pt",
            limit=f"≥ {least:g} pt", warn=bar is not None and not bar.right,
        )  # fmt: skip


def _pictures(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    limits = profile.pictures
    shown = [i for i in marks.images if i.shown and by[i.page].prints(i.box)]
    # One pixel, however large, is an area of one colour.
    coarse = [image for image in shown if image.pixels != (1, 1)]
    lowest = min((image.ppi for image in coarse), default=None)
    words = "no picture" if lowest is None else f"coarsest {lowest:.0f} ppi"
    ledger.measured(
        "resolution", words, f"≥ {limits.least_ppi:g} ppi, better ≥ {limits.warn_ppi:g}"
    )
    for image in coarse:
        if image.ppi < max(limits.warn_ppi, limits.least_ppi) - PPI_SLACK:
            warn = image.ppi >= limits.least_ppi - PPI_SLACK
            limit = limits.warn_ppi if warn else limits.least_ppi
            w, h = image.pixels
            ledger.fault(
                "resolution", f"a picture of {w} × {h} pixels has {image.ppi:.0f} ppi",
                page=image.page, place=by[image.page].place(image.box),
                measured=f"{image.ppi:.0f} ppi", limit=f"≥ {limit:g} ppi", warn=warn,
            )  # fmt: skip
    filters = sorted({name.lstrip("/") for image in marks.images for name in image.filters})
    ledger.measured("compression", ", ".join(filters) or "none", "Flate, DCT, CCITT, RunLength")
    for image in marks.images:
        place = by[image.page].place(image.box)
        for words in _hard(image, profile):
            ledger.fault(
                "compression", f"a picture in {words}", page=image.page, place=place,
                measured=words, warn=profile.standard == "x4",
            )  # fmt: skip
        if image.opi:
            ledger.fault(
                "opi", "a picture with OPI comments", page=image.page, place=place, measured="OPI"
            )


def _hard(image: Image, profile: PressProfile) -> list[str]:
    """Return what not every RIP reads of a picture."""
    names = {"/JPXDecode", "/LZWDecode"} if profile.standard == "x4" else set(_X1A_FILTERS)
    words = [_X1A_FILTERS[name] for name in image.filters if name in names]
    if profile.standard == "x1a" and image.bits > 8:
        words.append(f"{image.bits} bits")
    return words
