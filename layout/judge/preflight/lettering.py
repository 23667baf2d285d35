"""Checks of fonts, sizes, lines and pictures.

Input: the marks of all pages. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from content.words import Message, message
from layout.judge.preflight.document import Contents
from layout.judge.preflight.interpreter import CLIPPING
from layout.judge.preflight.marks import Image, Marks, Run, Text
from layout.judge.preflight.masks import Mask
from layout.judge.preflight.model import NOTHING, Figure, Ledger
from layout.judge.preflight.paints import INVISIBLE, visible
from layout.judge.preflight.sheets import Sheet
from layout.judge.preflight.typeface import NONE, typeface_of
from layout.pdf.boxes import Box, common, empty
from layout.plant.profile import PressProfile

#: Written numbers are rounded: sizes and widths this much under a limit are at it, pt.
SIZE_SLACK, LINE_SLACK, PPI_SLACK = 0.01, 0.002, 0.5
#: A line has lost a letter where a clip takes so much of it, em.
LOST = 0.75
#: A page of which pictures cover so much is no page with a picture on it.
MOST_OF_PAGE = 0.8
_X1A_FILTERS = {"/JPXDecode": "JPEG 2000", "/LZWDecode": "LZW", "/JBIG2Decode": "JBIG2"}


def check_lettering(
    sheets: list[Sheet], marks: Marks, found: Contents, profile: PressProfile, ledger: Ledger
) -> None:
    """Check fonts, sizes, lines and pictures."""
    by = {sheet.number: sheet for sheet in sheets}
    _fonts(by, marks, found, ledger)
    _sizes(by, marks, profile, ledger)
    _hidden(by, marks, ledger)
    _clipped(by, marks, ledger)
    _mirrored(by, marks, ledger)
    _lines(by, marks, profile, ledger)
    _pictures(by, marks, profile, ledger)


def _fonts(by: dict[int, Sheet], marks: Marks, found: Contents, ledger: Ledger) -> None:
    first: dict[int, Text] = {}
    for text in marks.texts:
        if text.mode != 3:
            first.setdefault(id(text.face), text)
    used = list(first.values())
    for text in used:
        face, place = text.face, by[text.page].place(text.box)
        if face is NONE:
            ledger.fault("damage", Message("preflight.no-font"), page=text.page, place=place)
            continue
        told = partial(ledger.fault, page=text.page, place=place, measured=face.name)
        if face.kind == "Type3":
            told("type3", message("preflight.is-type3", font=face.name))
        elif not face.embedded:
            told("embedded", message("preflight.not-embedded", font=face.name))
        elif not face.subset:
            told("subset", message("preflight.embedded-whole", font=face.name), warn=True)
    for key, font in found.fonts.items():
        if key in marks.faces:
            continue
        face = typeface_of(font)
        if not face.embedded:
            ledger.fault(
                "embedded",
                message("preflight.unused-font", font=face.name),
                measured=face.name,
                warn=True,
                own=True,
            )
    count = len(used)
    embedded = sum(text.face.embedded for text in used)
    subset = sum(text.face.subset for text in used)
    ledger.measured("embedded", _of(embedded, count), Message("preflight.all"))
    ledger.measured("subset", _of(subset, count), Message("preflight.all"))
    type3 = sum(text.face.kind == "Type3" for text in used)
    ledger.measured("type3", message("preflight.fonts", count=type3), "0")


def _of(count: int, fonts: int) -> Message:
    return message("preflight.of-fonts", count=count, fonts=fonts)


def _sizes(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    limits = profile.text
    shown = visible(marks.texts, by)
    reverse = [text for text in shown if text.paint.white]
    for check, texts, least in (
        ("text-size", shown, limits.least_pt),
        ("reversed-size", reverse, limits.least_reversed_pt),
    ):
        smallest = min((text.size for text in texts), default=None)
        words = NOTHING if smallest is None else message("preflight.smallest", pt=smallest)
        limit = message("preflight.at-least-pt", pt=least)
        ledger.measured(check, words, limit)
        for text in texts:
            if text.size < least - SIZE_SLACK:
                white = check == "reversed-size"
                code = "preflight.white-text-of" if white else "preflight.text-of"
                ledger.fault(
                    check,
                    Message(code, {"pt": text.size}),
                    page=text.page,
                    place=by[text.page].place(text.box),
                    measured=message("preflight.pt", pt=text.size),
                    limit=limit,
                )


def _hidden(by: dict[int, Sheet], marks: Marks, ledger: Ledger) -> None:
    """Tell text that is not drawn: a page of which most is so lacks it.

    Over a picture it is what was read on a scanned page.
    """
    hidden = [text for text in marks.texts if text.mode in INVISIBLE or text.paint.nothing]
    ledger.measured("invisible-text", message("preflight.strings", count=len(hidden)), "0")
    lacking = {number for number in by if _lacks_its_text(number, hidden, marks)}
    for number in lacking:
        told = Message("preflight.hidden-page")
        ledger.fault("invisible-text", told, page=number, measured=told)
    for text in hidden:
        if text.page in lacking:
            continue
        ledger.fault(
            "invisible-text",
            Message(
                "preflight.clipping-text" if text.mode == CLIPPING else "preflight.hidden-text"
            ),
            page=text.page,
            place=by[text.page].place(text.box),
            measured=Message("preflight.invisible"),
            warn=True,
        )


def _clipped(by: dict[int, Sheet], marks: Marks, ledger: Ledger) -> None:
    """Tell lines of which clips take three quarters of a letter or more.

    A line may be drawn in parts, each with a clip and a colour of its own.
    """
    parts: dict[tuple[object, ...], list[tuple[Text, Run]]] = {}
    for text in visible(marks.texts, by):
        if text.run is not None and not text.blank:
            place = tuple(round(edge) for edge in text.run.box)
            parts.setdefault((text.page, id(text.face), place), []).append((text, text.run))
    for same in parts.values():
        text, run = same[0]
        sheet = by[text.page]
        lost = run.length(run.box) - sum(run.length(part.box) for part, _ in same)
        if lost > LOST * text.size and _within(text.box, sheet.trimmed):
            ledger.fault(
                "invisible-text",
                message("preflight.text-clipped", pt=text.size, lost=lost),
                page=text.page,
                place=sheet.place(text.box),
                measured=Message("preflight.clipped"),
                warn=True,
            )


def _within(box: Box, page: Box) -> bool:
    """Tell whether what is seen of a line ends within the page, and not at its edge."""
    return all(box[k] > page[k] and box[k + 2] < page[k + 2] for k in (0, 1))


def _lacks_its_text(number: int, hidden: Sequence[Text], marks: Marks) -> bool:
    """Tell whether most of a page's text is not drawn, and no picture is under it."""
    images = [image.box for image in marks.images if image.page == number and image.shown]
    bare = sum(
        text.page == number and all(empty(common(text.box, box)) for box in images)
        for text in hidden
    )
    return 2 * bare > sum(text.page == number for text in marks.texts)


def _mirrored(by: dict[int, Sheet], marks: Marks, ledger: Ledger) -> None:
    """Tell mirrored text: a page of which most is so was put out as for film."""
    shown = visible(marks.texts, by)
    for number, sheet in by.items():
        mine = [text for text in shown if text.page == number]
        turned = [text for text in mine if text.mirrored]
        if 2 * len(turned) > len(mine):
            told = Message("preflight.mirrored-page")
            ledger.fault("rotation", told, page=number, measured=told)
            continue
        told = Message("preflight.mirrored-text")
        for text in turned:
            place = sheet.place(text.box)
            ledger.fault("rotation", told, page=number, place=place, measured=told, warn=True)


def _lines(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    least = profile.hairline_pt
    edges = [
        (text, text.outline.width)
        for text in visible(marks.texts, by)
        if text.outline is not None and text.outline.alone
    ]
    lines = [
        (shape.page, shape.width if shape.bar is None else shape.bar.thick, shape)
        for shape in marks.shapes
        if shape.shown and by[shape.page].prints(shape.bar.box if shape.bar else shape.box)
    ]
    known = [(page, thick, shape) for page, thick, shape in lines if thick is not None]
    widths = [*(thick for _, thick, _ in known), *(thick for _, thick in edges)]
    thinnest = min(widths, default=None)
    words = Message("preflight.no-line")
    if thinnest is not None:
        words = message("preflight.thinnest", pt=thinnest)
    limit = message("preflight.at-least-pt", pt=least)
    ledger.measured("hairline", words, limit)
    for text, thick in edges:
        if thick < least - LINE_SLACK:
            ledger.fault(
                "hairline",
                message("preflight.thin-outline", pt=thick),
                page=text.page,
                place=by[text.page].place(text.box),
                measured=message("preflight.line-pt", pt=thick),
                limit=limit,
            )
    for page, thick, shape in known:
        if thick >= least - LINE_SLACK:
            continue
        bar = shape.bar
        code = "preflight.thin-line"
        if bar is not None:
            code = "preflight.thin-bar" if bar.right else "preflight.sliver"
        # A sliver is part of a drawing: it may fill in or break, but nothing hangs on it.
        ledger.fault(
            "hairline",
            Message(code, {"pt": thick}),
            page=page,
            place=by[page].place(bar.box if bar else shape.box),
            measured=message("preflight.line-pt", pt=thick),
            limit=limit,
            warn=bar is not None and not bar.right,
        )


def _pictures(by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger) -> None:
    limits = profile.pictures
    shown = [i for i in marks.images if i.shown and by[i.page].prints(i.box)]
    # One pixel, however large, is an area of one colour.
    coarse = [image for image in shown if image.pixels != (1, 1)]
    lowest = min((image.ppi for image in coarse), default=None)
    words = Message("preflight.no-picture")
    if lowest is not None:
        words = message("preflight.coarsest", ppi=lowest)
    asked = message("preflight.resolution-limit", least=limits.least_ppi, better=limits.warn_ppi)
    ledger.measured("resolution", words, asked)
    for image in coarse:
        if image.bits == 1 and image.mask is None:
            continue
        if image.ppi < max(limits.warn_ppi, limits.least_ppi) - PPI_SLACK:
            fine = image.ppi >= limits.least_ppi - PPI_SLACK
            # A soft mask may be meant as it is: only somebody who looks knows.
            warn = fine or image.mask is Mask.SOFT
            limit = limits.warn_ppi if fine else limits.least_ppi
            w, h = image.pixels
            figures = {"width": w, "height": h, "ppi": image.ppi}
            code = "preflight.coarse" if image.mask is None else "preflight.coarse-mask"
            ledger.fault(
                "resolution",
                Message(code, figures),
                page=image.page,
                place=by[image.page].place(image.box),
                measured=f"{image.ppi:.0f} ppi",
                limit=f"≥ {limit:g} ppi",
                warn=warn,
            )
    _line_art(by, coarse, profile, ledger)
    _pages_of_pictures(by, marks, profile, ledger)
    filters = sorted({name.lstrip("/") for image in marks.images for name in image.filters})
    ledger.measured("compression", ", ".join(filters) or NOTHING, "Flate, DCT, CCITT, RunLength")
    for image in marks.images:
        place = by[image.page].place(image.box)
        for hard in _hard(image, profile):
            ledger.fault(
                "compression",
                message("preflight.picture-in", filter=hard),
                page=image.page,
                place=place,
                measured=hard,
                warn=profile.standard == "x4",
            )
        if image.opi:
            ledger.fault(
                "opi",
                Message("preflight.opi-picture"),
                page=image.page,
                place=place,
                measured="OPI",
            )


def _pages_of_pictures(
    by: dict[int, Sheet], marks: Marks, profile: PressProfile, ledger: Ledger
) -> None:
    """Tell pages that are nothing but pictures: the words in them are screened as they are."""
    worded = {text.page for text in visible(marks.texts, by)}
    worded |= {shape.page for shape in marks.shapes if shape.shown and not shape.paint.white}
    limit = profile.pictures.warn_line_ppi
    for number, sheet in by.items():
        own = [image for image in marks.images if image.page == number and image.shown]
        covered = sum(_area(common(image.box, sheet.trimmed)) for image in own)
        if number in worded or covered < MOST_OF_PAGE * _area(sheet.trimmed):
            continue
        ppi = min(image.ppi for image in own)
        if ppi < limit - PPI_SLACK:
            ledger.fault(
                "resolution",
                message("preflight.page-is-picture", ppi=ppi),
                page=number,
                measured=f"{ppi:.0f} ppi",
                limit=f"≥ {limit:g} ppi",
                warn=True,
            )


def _area(box: Box) -> float:
    return 0.0 if empty(box) else (box[2] - box[0]) * (box[3] - box[1])


def _line_art(
    by: dict[int, Sheet], images: Sequence[Image], profile: PressProfile, ledger: Ledger
) -> None:
    """Check pictures of black and white alone: their edges are seen where a screen hides none."""
    limits = profile.pictures
    art = [image for image in images if image.bits == 1 and image.mask is None]
    words = Message("preflight.no-picture")
    if art:
        words = message("preflight.coarsest", ppi=min(image.ppi for image in art))
    least, better = limits.least_line_ppi, limits.warn_line_ppi
    asked = message("preflight.resolution-limit", least=least, better=better)
    ledger.measured("line-art", words, asked)
    for image in art:
        if image.ppi < max(least, better) - PPI_SLACK:
            warn = image.ppi >= least - PPI_SLACK
            w, h = image.pixels
            ledger.fault(
                "line-art",
                message("preflight.coarse", width=w, height=h, ppi=image.ppi),
                page=image.page,
                place=by[image.page].place(image.box),
                measured=f"{image.ppi:.0f} ppi",
                limit=f"≥ {better if warn else least:g} ppi",
                warn=warn,
            )


def _hard(image: Image, profile: PressProfile) -> list[Figure]:
    """Return what not every RIP reads of a picture."""
    names = {"/JPXDecode", "/LZWDecode"} if profile.standard == "x4" else set(_X1A_FILTERS)
    hard: list[Figure] = [_X1A_FILTERS[name] for name in image.filters if name in names]
    if profile.standard == "x1a" and image.bits > 8:
        hard.append(message("preflight.bits", bits=image.bits))
    return hard
