"""PDF objects of unknown quality → values, without surprises.

Input: pikepdf objects of a file that may be damaged or hostile. Output: what was asked for, or its
absence; streams are decoded up to a limit, so that no small file grows without bound.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

import pikepdf

from layout.pdf.boxes import Box
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of

#: Most bytes of one content stream, decoded.
MOST_STREAM = 64_000_000
#: Most bytes of a stream that is not Flate (their expansion is not known beforehand).
MOST_RAW = 1_000_000
_IN_MEMORY = re.compile(r"(stream )?<_io\.BytesIO object at 0x[0-9a-f]+>:? ?")


def get(holder: Any, key: str) -> Any:
    """Return an entry of a dictionary or stream, or None."""
    try:
        return holder.get(key) if isinstance(holder, pikepdf.Object) else None
    except (ValueError, TypeError, AttributeError, RuntimeError, pikepdf.PdfError):
        return None


def entries(holder: Any) -> list[tuple[str, Any]]:
    """Return the entries of a dictionary or of a stream's dictionary."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return []
    try:
        return [(str(key), get(holder, key)) for key in holder.keys()]  # noqa: SIM118
    except (ValueError, TypeError, RuntimeError, pikepdf.PdfError):
        return []


def items(holder: Any) -> list[Any]:
    """Return the items of an array, or nothing."""
    if not isinstance(holder, pikepdf.Array):
        return []
    try:
        return list(holder)
    except (ValueError, TypeError, RuntimeError, pikepdf.PdfError):
        return []


def name(value: Any) -> str:
    """Return a name with its slash, or an empty string."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:  # bytes that are no UTF-8
        return value.unparse().decode("latin-1")


def number(value: Any, default: float = 0.0) -> float:
    """Return a number, or the default."""
    if isinstance(value, bool) or value is None or isinstance(value, pikepdf.Object):
        return default
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return default
    return found if abs(found) < 1e9 else default


def numbers(value: Any, count: int) -> tuple[float, ...] | None:
    """Return an array of so many numbers, or None."""
    found = items(value)
    if len(found) != count or any(isinstance(item, pikepdf.Object) for item in found):
        return None
    return tuple(number(item) for item in found)


def matrix(value: Any, default: Matrix = IDENTITY) -> Matrix:
    """Return a matrix, or the default."""
    found = numbers(value, 6)
    return default if found is None else matrix_of(found)


def box(value: Any) -> Box | None:
    """Return an array of four numbers as it stands, or None; the corners may be any two."""
    found = numbers(value, 4)
    if found is None:
        return None
    x0, y0, x1, y1 = found
    return x0, y0, x1, y1


def text(value: Any) -> str:
    """Return a string's or name's text, no longer than can be shown."""
    if not isinstance(value, pikepdf.String | pikepdf.Name):
        return ""
    try:
        return str(value)[:300]
    except (ValueError, UnicodeError):
        return ""


def key_of(value: Any) -> tuple[int, int] | None:
    """Return an indirect object's number, or None for a direct object."""
    if not isinstance(value, pikepdf.Object):
        return None
    found = value.objgen
    return found if found[0] else None


def why(error: Exception) -> str:
    """Return what pikepdf has to say of a file, without its name for bytes in memory."""
    return _IN_MEMORY.sub("", str(error))[:200]


def filters(stream: Any, key: str = "/Filter") -> list[str]:
    """Return the names of a stream's filters."""
    value = get(stream, key)
    return [name(value)] if name(value) else [name(item) for item in items(value)]


def content(stream: Any) -> tuple[bytes, bool]:
    """Return a content stream's bytes as far as they can be read, and whether that is all.

    What a stream itself holds counts for nothing where it names another file (`elsewhere`).
    """
    if not isinstance(stream, pikepdf.Stream) or elsewhere(stream):
        return b"", False
    try:
        raw = stream.read_raw_bytes()
        chain = filters(stream)
        if not chain:
            return raw[:MOST_STREAM], len(raw) <= MOST_STREAM
        if chain == ["/FlateDecode"] and get(stream, "/DecodeParms") is None:
            return _inflated(raw)
        if len(raw) > MOST_RAW or len(chain) > 2:
            return b"", False
        if chain[0] == "/FlateDecode" and not _inflated(raw)[1]:
            return b"", False
        data = stream.read_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, zlib.error):
        return b"", False
    return data[:MOST_STREAM], len(data) <= MOST_STREAM


def elsewhere(stream: Any) -> bool:
    """Return whether a stream's data lies in another file (ISO 32000-1, 7.3.8.2)."""
    return get(stream, "/F") is not None


def heavy(stream: Any) -> bool:
    """Return whether a stream that is not plain Flate is larger than is decoded."""
    try:
        return len(stream.read_raw_bytes()) > MOST_RAW or len(filters(stream)) > 2
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return False


def drawn(holder: Any) -> tuple[bytes, bool]:
    """Return what a page, form, pattern or glyph draws, as far as it can be read, and whether all.

    A page's content may be cut into several streams, which are read as one.
    """
    if isinstance(holder, pikepdf.Stream):
        return content(holder)
    held = get(holder, "/Contents")
    streams = items(held) if isinstance(held, pikepdf.Array) else [held]
    parts = [content(stream) for stream in streams if stream is not None]
    return b"\n".join(data for data, _ in parts), all(whole for _, whole in parts)


def _inflated(raw: bytes) -> tuple[bytes, bool]:
    """Return Flate data up to the limit, and whether it was whole.

    qpdf writes a stream without data as no bytes at all.
    """
    if not raw:
        return b"", True
    machine = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(raw), 65536):
            chunk = raw[start : start + 65536]
            while chunk and size <= MOST_STREAM:
                parts.append(machine.decompress(chunk, 4_000_000))
                size += len(parts[-1])
                chunk = machine.unconsumed_tail
            if machine.eof or size > MOST_STREAM:
                break
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts)[:MOST_STREAM], machine.eof and size <= MOST_STREAM


def head(stream: Any, count: int) -> bytes:
    """Return the first bytes of a stream, or nothing."""
    return content(stream)[0][:count]
