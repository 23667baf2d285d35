"""Content streams → instructions: the one reader of content, for our own files and foreign ones.

Input: the bytes of a content stream, damaged or not. Output, one at a time: `instructions`, which
are operators with their operands as Python values (float, `Name`, bytes for strings, list, dict);
or `pieces`, the same as they stand in the stream. An inline image is one operator `BI` with its
dictionary and its data. Nothing is raised: what cannot be read is passed over.

Why not `pikepdf.parse_content_stream`: it hands out nothing before it has read all, as objects of
about 500 bytes an instruction. The four million that a preflight follows would take 2 GB before any
limit could stop them; here they take what one takes, in half the time. Nor does it say where an
instruction stands, which whoever changes a stream and keeps the rest must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

#: Arrays and dictionaries nested deeper are cut off.
DEEPEST = 24


class Name(str):
    """A PDF name, with its slash."""

    __slots__ = ()


Instruction = tuple[bytes, list[Any]]


class Piece(NamedTuple):
    """An instruction as it stands in its stream: `data[start:end]`, operands and operator."""

    words: bytes
    operator: bytes
    start: int
    end: int


# Nine in ten instructions are up to six numbers and an operator: one match each.
_PLAIN = re.compile(
    rb"[\0\s]*+((?:[-+]?[0-9.]{1,18}+[\0\s]++){0,6}+)([A-Za-z'\"*]++[01]?+)(?=[\0\s/\[(<%]|\Z)"
)
_TOKEN = re.compile(
    rb"[\0\s]*+(?:"
    rb"([-+.0-9][-+.0-9eE]*+)"  # 1 number
    rb"|/([^\0\s()<>\[\]{}/%]*+)"  # 2 name
    rb"|(\()"  # 3 string
    rb"|(<<)|(>>)"  # 4, 5 dictionary
    rb"|<([0-9A-Fa-f\s\0]*+)>?"  # 6 hexadecimal string
    rb"|(\[)|(\])"  # 7, 8 array
    rb"|(%[^\r\n]*+)"  # 9 comment
    rb"|([^\0\s()<>\[\]{}/%]++)"  # 10 operator
    rb"|([{}>)])"  # 11 astray
    rb")"
)
_BLANK = re.compile(rb"(?:[\0\s]++|%[^\r\n]*+)*+")
_PARENTHESIS = re.compile(rb"[()\\]")
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_IMAGE_END = re.compile(rb"[\0\s]EI(?=[\0\s]|\Z)")


def instructions(data: bytes) -> Iterator[Instruction]:
    """Yield the instructions of a content stream in order.

    Operands at its end that no operator follows are those of an operator without a name.
    """
    at, end = 0, len(data)
    plain = _PLAIN.match
    while at < end:
        found = plain(data, at)
        if found and found[2] != b"BI":
            at = found.end()
            try:
                yield found[2], [*map(float, found[1].split())]
            except ValueError:  # a number such as 1.2.3, or NUL between two: white space to PDF
                words = found[1].replace(b"\0", b" ").split()
                yield found[2], [_number(word) for word in words]
            continue
        operator, operands, at = _instruction(data, at)
        if operator is not None:
            yield operator, operands
        elif operands:
            yield b"", operands


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the instructions of a content stream as they stand in it, in order."""
    at, end = 0, len(data)
    plain = _PLAIN.match
    while at < end:
        found = plain(data, at)
        if found and found[2] != b"BI":
            at = found.end()
            yield Piece(found[1].rstrip(), found[2], found.start(1), at)
            continue
        start = _blank(data, at)
        operator, operands, at = _instruction(data, start)
        if operator is not None:
            words = data[start:at] if operator == b"BI" else data[start : at - len(operator)]
            yield Piece(words.rstrip(), operator, start, at)
        elif operands:
            yield Piece(data[start:at].rstrip(), b"", start, at)


def _instruction(data: bytes, at: int) -> tuple[bytes | None, list[Any], int]:
    """Return the next operator, its operands and where it ends; no operator at the stream's end."""
    operands: list[Any] = []
    while True:
        value, at, operator = _value(data, at, 0)
        if operator is not None or at >= len(data):
            break
        if len(operands) < 64:
            operands.append(value)
    if operator == b"BI":
        operands, at = _inline_image(data, at)
    return operator, operands, at


def _blank(data: bytes, at: int) -> int:
    """Return where blanks and comments end."""
    found = _BLANK.match(data, at)
    return found.end() if found else at


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int, bytes | None]:
    """Return the next value, where it ends, and the operator where it is one."""
    end = len(data)
    while True:
        found = _TOKEN.match(data, at)
        if found is None:
            return None, end, None
        kind, at = found.lastindex or 0, found.end()
        if kind != 9:
            break
    if kind == 1:
        return _number(found[1]), at, None
    if kind == 2:
        return _name(found[2]), at, None
    if kind == 3:
        value, at = _string(data, at)
        return value, at, None
    if kind == 6:
        return _hexadecimal(found[6]), at, None
    if kind == 10:
        return None, at, found[10]
    if kind in (4, 7) and depth < DEEPEST:
        items, at = _items(data, at, b">>" if kind == 4 else b"]", depth)
        return (_dictionary(items) if kind == 4 else items), at, None
    return None, at, None


def _items(data: bytes, at: int, closing: bytes, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    end = len(data)
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:
            return items, end
        if found[5] or found[8]:
            if (found[5] or found[8]) == closing:
                return items, found.end()
            at = found.end()
            continue
        value, at, operator = _value(data, at, depth + 1)
        items.append({b"true": True, b"false": False}.get(operator) if operator else value)
    return items, at


def _dictionary(items: list[Any]) -> dict[str, Any]:
    return dict(zip(map(str, items[::2]), items[1::2], strict=False))


def _number(word: bytes) -> float:
    try:
        value = float(word)
    except ValueError:
        found = re.match(rb"[-+]?[0-9]*\.?[0-9]*", word)
        try:
            value = float(found[0]) if found else 0.0
        except ValueError:
            return 0.0
    # Larger numbers are no place on a page; infinity and NaN cannot be reckoned with.
    return value if abs(value) < 1e9 else 0.0


def _name(word: bytes) -> Name:
    if b"#" in word:
        word = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), word)
    return Name("/" + word.decode("utf-8", "replace"))


def _hexadecimal(digits: bytes) -> bytes:
    digits = re.sub(rb"[\0\s]+", b"", digits)
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """Return a literal string whose opening parenthesis ends at `at`."""
    start, depth = at, 1
    while True:
        found = _PARENTHESIS.search(data, at)
        if found is None:
            return data[start:], len(data)
        at = found.end()
        if found[0] == b"\\":
            at += 1
        else:
            depth += 1 if found[0] == b"(" else -1
            if not depth:
                text = data[start : found.start()]
                return (_ESCAPE.sub(_unescaped, text) if b"\\" in text else text), at


def _unescaped(found: re.Match[bytes]) -> bytes:
    word = found[1]
    if word.isdigit():
        return bytes([int(word, 8) & 255]) if word[:1] in b"01234567" else word
    return b"" if word in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(word, word)


def _inline_image(data: bytes, at: int) -> tuple[list[Any], int]:
    """Return the dictionary and the data of an inline image."""
    items: list[Any] = []
    while at < len(data):
        value, at, operator = _value(data, at, 1)
        if operator == b"ID":
            break
        items.append({b"true": True, b"false": False}.get(operator) if operator else value)
    start = at + 1
    search = start
    while True:
        found = _IMAGE_END.search(data, search)
        if found is None:
            end, at = len(data), len(data)
            break
        end, at = found.start(), found.end()
        # EI may stand inside the data: what follows the true one is readable.
        if all(c in b"\t\n\r\f\0" or 32 <= c < 127 for c in data[at : at + 12]):
            break
        search = found.end()
    return [_dictionary(items), data[start:end]], at
