"""Checks that what is embedded is whole: font programs, their glyphs, profiles, default spaces.

Input: the opened file and the marks of its pages. Output: figures and faults in the ledger. A RIP
that meets half a font or half a profile prints something else without a word.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from content.words import Message, message
from layout.judge.preflight.marks import Marks
from layout.judge.preflight.model import NOTHING, Ledger
from layout.judge.preflight.outlines import lacking
from layout.judge.preflight.profiles import profile_fault
from layout.judge.preflight.sheets import Sheet
from layout.judge.preflight.typeface import Typeface
from layout.judge.preflight.widths import far_width
from layout.pdf import objects
from layout.pdf.truetype import without_outline

#: Spaces that stand for device colours and change what is printed (ISO 32000-1, 8.6.5.6).
DEFAULTS = ("/DefaultCMYK", "/DefaultGray", "/DefaultRGB")
#: Fewer characters without ink may be invisible ones.
LEAST_SHOWN = 3
#: What each font's head states in one place (OpenType, `head`).
MAGIC = bytes.fromhex("5f0f3cf5")
#: Glyphs that print nothing: a subset may leave them out.
UNSEEN = frozenset({"space", "nbspace", "nonbreakingspace", "uni00A0", "uni0020"})
#: Larger font programs are not read, bytes.
MOST_FONT = 60_000_000


def check_whole(pdf: pikepdf.Pdf, sheets: list[Sheet], marks: Marks, ledger: Ledger) -> None:
    """Check fonts, profiles and spaces."""
    by = {sheet.number: sheet for sheet in sheets}
    counts = _fonts(by, marks, ledger)
    ledger.measured("font-program", message("preflight.fonts", count=counts[0]), "0")
    ledger.measured("glyphs", message("preflight.fonts", count=counts[1]), "0")
    broken = 0
    for name, stream in _profiles(pdf):
        if why := _profile_fault(stream):
            broken += 1
            ledger.fault("icc-whole", message("preflight.icc-broken", space=name, why=why))
    ledger.measured("icc-whole", message("preflight.objects", count=broken), "0")
    found = sorted({key[1:] for key in _defaults(pdf)})
    shown = ", ".join(found) or NOTHING
    ledger.measured("default-spaces", shown, NOTHING)
    if found:
        told = message("preflight.has-default", names=tuple(found))
        ledger.fault("default-spaces", told, measured=shown, limit=NOTHING)


def _fonts(by: dict[int, Sheet], marks: Marks, ledger: Ledger) -> tuple[int, int]:
    """Check font programs and that each glyph shown is in its font; return how many have faults."""
    broken = missing = 0
    for face, codes in marks.glyphs.values():
        if not codes:  # e.g. half a two-byte code
            continue
        page, box = next(iter(codes.values()))
        told = partial(ledger.fault, page=page, place=by[page].place(box), measured=face.name)
        count = None
        if face.program is not None:
            why, count = program(face.program)
            if why is not None:
                broken += 1
                told("font-program", message("preflight.font-broken", font=face.name, why=why))
                continue
            if far := far_width(face, codes):
                broken += 1
                told("font-program", message("preflight.widths-differ", font=face.name, far=far))
        if (code := _first_missing(face, codes, count)) is not None:
            missing += 1
            page, box = codes[code]
            ledger.fault(
                "glyphs",
                message("preflight.notdef", font=face.name, code=code),
                page=page,
                place=by[page].place(box),
                measured=".notdef",
            )
        elif _inkless(face, codes):
            missing += 1
            told("glyphs", message("preflight.no-ink", font=face.name))
    return broken, missing


def _first_missing(face: Typeface, codes: Iterable[int], count: int | None) -> int | None:
    """Return the first code shown whose glyph is not in the font, if there is one."""
    held, empty = _held(face), lacking(face, codes)
    for code in sorted(codes):
        if _absent(face, code, count) or _left_out(face, code, held) or code == empty:
            return code
    return None


def _absent(face: Typeface, code: int, count: int | None) -> bool:
    """Whether a code shows the glyph that stands for a missing one."""
    if not face.two_byte:
        return face.names.get(code) == "/.notdef"
    if not face.identity:
        return False
    if face.glyph_map is not None:
        return not any(face.glyph_map[2 * code : 2 * code + 2])
    return code == 0 or (face.glyphs_by_code and count is not None and code >= count)


def _held(face: Typeface) -> frozenset[str]:
    """Return the names of the glyphs in a bare CFF program; nothing of other programs."""
    data = objects.content(face.program)[0] if face.program is not None else b""
    if data[:1] != b"\1" or len(data) > MOST_FONT:
        return frozenset()
    try:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return frozenset(fonts[0].charset)
    except Exception:
        return frozenset()


def _left_out(face: Typeface, code: int, held: frozenset[str]) -> bool:
    """Whether a code names a glyph that a subset in CFF does not hold."""
    if not held:
        return False
    if face.two_byte:  # CIDs, where the program counts in them
        keyed = any(name[:3] == "cid" and name[3:].isdigit() for name in held)
        shown = face.identity and code not in face.blanks
        return keyed and shown and f"cid{code:05}" not in held
    name = face.names.get(code, "").lstrip("/")
    return bool(name) and name not in held and name not in UNSEEN


def _truetype(face: Typeface) -> bytes:
    """Return the program of a face whose codes are its glyphs, where it is TrueType."""
    if not face.glyphs_by_code:
        return b""
    data = objects.content(face.program)[0]
    return data if data[:4] in (b"\0\1\0\0", b"true") else b""


def _inkless(face: Typeface, codes: Iterable[int]) -> bool:
    """Whether nothing that a face shows has an outline, though not all of it is blanks."""
    shown = set(codes) - face.blanks
    data = _truetype(face)
    if not data or len(shown) < LEAST_SHOWN:
        return False
    try:
        return without_outline(data, shown) == shown
    except (KeyError, IndexError, struct.error):  # tables that `program` does not ask for
        return True


def program(stream: Any) -> tuple[Message | None, int | None]:
    """Return what is wrong with a font program, and how many glyphs it has where it says."""
    data, whole = objects.content(stream)
    if not whole or not data:
        return Message("preflight.font-cut"), None
    if len(data) > MOST_FONT:
        return None, None
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            return _sfnt(data)
        if data[:1] == b"\1":  # a bare CFF
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(data), None)
            strings = fonts[0].CharStrings
            names = list(strings.keys())
            for name in names:
                len(strings[name].bytecode or b"")
            return None, len(names)
        if data[:2] == b"%!":
            return (None if b"eexec" in data else Message("preflight.font-cut")), None
    except Exception:
        return Message("preflight.font-cut"), None
    return Message("preflight.font-unknown"), None


def _sfnt(data: bytes) -> tuple[Message | None, int | None]:
    font = TTFont(io.BytesIO(data), lazy=True)
    assert font.reader is not None
    for entry in font.reader.tables.values():
        if entry.offset + entry.length > len(data):
            return Message("preflight.font-cut"), None
    if not {"glyf", "CFF ", "CFF2"} & set(font.reader.tables):
        return Message("preflight.font-no-outlines"), None
    if "head" in font.reader and font.reader["head"][12:16] != MAGIC:
        return Message("preflight.font-cut"), None
    count = int.from_bytes(font.reader["maxp"][4:6], "big") if "maxp" in font.reader else None
    return None, count


def _profiles(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the profiles of colour spaces with the number of their colours."""
    done: set[tuple[int, int]] = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Array):
            parts = objects.items(item)
            if len(parts) == 2 and objects.name(parts[0]) == "/ICCBased":
                key = objects.key_of(parts[1])
                if key is None or key not in done:
                    done.add(key or (0, 0))
                    yield f"ICCBased {int(objects.number(objects.get(parts[1], '/N')))}", parts[1]


def _profile_fault(stream: Any) -> Message | None:
    if not isinstance(stream, pikepdf.Stream):
        return Message("preflight.icc-none")
    return profile_fault(objects.content(stream)[0], int(objects.number(stream.get("/N"))))


def _defaults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the names of default spaces that resources define."""
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        resources = objects.get(item, "/Resources")
        for holder in (item, resources, objects.get(item, "/ColorSpace")):
            spaces = objects.get(holder, "/ColorSpace") if holder is not None else None
            for key in DEFAULTS:
                if objects.get(spaces, key) is not None or (
                    isinstance(holder, pikepdf.Dictionary) and key in holder
                ):
                    yield key
