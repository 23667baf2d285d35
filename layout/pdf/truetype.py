"""TrueType programs in a PDF: a program and glyphs to add → the same program with these behind.

An added glyph looks like one that is there and takes another advance. Tables are changed in place
of being read and written by fontTools, which takes a quarter of a second for a Chinese face.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Collection, Sequence
from sys import byteorder

#: A component that is used as it is: its offsets are two signed bytes, both nought.
_AS_IT_IS = 0x0002
_LONG = 2 * 0xFFFF
"""Outlines of more bytes than a short `loca` counts (in words)."""
_WHOLE = 0xB1B0AFBA
"""What the words of a whole font add up to."""


def units(program: bytes) -> int:
    """Return how many font units an em has."""
    return int(struct.unpack_from(">H", _tables(program)["head"], 18)[0])


def count(program: bytes) -> int:
    """Return how many glyphs there are."""
    return int(struct.unpack_from(">H", _tables(program)["maxp"], 4)[0])


def box(program: bytes) -> tuple[int, int, int, int]:
    """Return the box around all glyphs: left, bottom, right, top, font units."""
    left, bottom, right, top = struct.unpack_from(">4h", _tables(program)["head"], 36)
    return left, bottom, right, top


def weight(program: bytes) -> int:
    """Return the weight, 100 to 900, that a program states; 400 where it states none."""
    stated = _tables(program).get("OS/2", b"")
    return int(struct.unpack_from(">H", stated, 4)[0]) if len(stated) > 6 else 400


def without_outline(program: bytes, glyphs: Collection[int]) -> set[int]:
    """Return which of these glyphs have no outline, or are not there."""
    tables = _tables(program)
    places = _places(tables, count(program))
    last = len(places) - 1
    return {glyph for glyph in glyphs if glyph >= last or places[glyph] == places[glyph + 1]}


def advances(program: bytes) -> list[float]:
    """Return the advance of each glyph, thousandths of an em."""
    em = units(program)
    return [1000 * width / em for width in _metrics(_tables(program), count(program))[0]]


def with_advances(program: bytes, added: Sequence[tuple[int, int]]) -> bytes:
    """Return a program with glyphs added, numbered on from those it has.

    Args:
        program: a TrueType font with `glyf` outlines.
        added: (glyph whose look it has, advance in font units) of each.
    """
    tables = _tables(program)
    glyphs = count(program)
    places = _places(tables, glyphs)
    outlines = bytearray(tables["glyf"])
    widths, bearings = _metrics(tables, glyphs)
    for glyph, advance in added:
        outlines += _like(tables["glyf"][places[glyph] : places[glyph + 1]], glyph)
        outlines += bytes(len(outlines) % 2)
        places.append(len(outlines))
        widths.append(advance)
        bearings.append(bearings[glyph])
    tables["glyf"] = bytes(outlines)
    tables["hmtx"] = b"".join(
        struct.pack(">Hh", *metric) for metric in zip(widths, bearings, strict=True)
    )
    long = len(outlines) > _LONG
    tables["loca"] = _packed("I", places) if long else _packed("H", [at // 2 for at in places])
    _put(tables, "head", 50, ">h", int(long))
    _put(tables, "hhea", 10, ">H", max(widths))
    _put(tables, "hhea", 34, ">H", len(widths))
    _put(tables, "maxp", 4, ">H", len(widths))
    simple = struct.unpack_from(">2H", tables["maxp"], 6)
    composite = struct.unpack_from(">2H", tables["maxp"], 10)
    _put(tables, "maxp", 10, ">2H", *map(max, simple, composite))
    parts = struct.unpack_from(">2H", tables["maxp"], 28)
    _put(tables, "maxp", 28, ">2H", *(max(1, part) for part in parts))
    return _joined(program[:4], tables)


def _like(outline: bytes, glyph: int) -> bytes:
    """Return the outline of a glyph that looks like another: one component, or the same again."""
    if not outline or struct.unpack_from(">h", outline)[0] < 0:
        return outline
    return struct.pack(">h", -1) + outline[2:10] + struct.pack(">2H2b", _AS_IT_IS, glyph, 0, 0)


def _tables(program: bytes) -> dict[str, bytes]:
    tables = {}
    for k in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4s3I", program, 12 + 16 * k)
        tables[tag.decode("latin-1")] = program[start : start + length]
    return tables


def _places(tables: dict[str, bytes], glyphs: int) -> list[int]:
    """Return where each glyph's outline starts, and where the last ends."""
    long = bool(struct.unpack_from(">h", tables["head"], 50)[0])
    found = array("I" if long else "H", tables["loca"][: (glyphs + 1) * (4 if long else 2)])
    if byteorder == "little":
        found.byteswap()
    return list(found) if long else [2 * at for at in found]


def _metrics(tables: dict[str, bytes], glyphs: int) -> tuple[list[int], list[int]]:
    """Return the advance and the left bearing of each glyph."""
    stated = struct.unpack_from(">H", tables["hhea"], 34)[0]
    both = struct.unpack_from(">" + "Hh" * stated, tables["hmtx"])
    alone = struct.unpack_from(f">{glyphs - stated}h", tables["hmtx"], 4 * stated)
    advances = list(both[::2])
    return advances + advances[-1:] * (glyphs - stated), [*both[1::2], *alone]


def _packed(kind: str, numbers: Sequence[int]) -> bytes:
    packed = array(kind, numbers)
    if byteorder == "little":
        packed.byteswap()
    return packed.tobytes()


def _put(tables: dict[str, bytes], tag: str, at: int, form: str, *values: int) -> None:
    data = bytearray(tables[tag])
    struct.pack_into(form, data, at, *values)
    tables[tag] = bytes(data)


def _sum(data: bytes) -> int:
    words = array("I", data + bytes(-len(data) % 4))
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _joined(kind: bytes, tables: dict[str, bytes]) -> bytes:
    """Return a font of these tables, with its sums."""
    _put(tables, "head", 8, ">I", 0)
    order = sorted(tables)
    power = 1 << (len(order).bit_length() - 1)
    head = kind + struct.pack(
        ">4H", len(order), 16 * power, power.bit_length() - 1, 16 * (len(order) - power)
    )
    at = len(head) + 16 * len(order)
    body = b""
    head_at = 0
    for tag in order:
        data = tables[tag]
        if tag == "head":
            head_at = at
        head += struct.pack(">4s3I", tag.encode("latin-1"), _sum(data), at, len(data))
        body += data + bytes(-len(data) % 4)
        at += len(data) + -len(data) % 4
    whole = bytearray(head + body)
    struct.pack_into(">I", whole, head_at + 8, (_WHOLE - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)
