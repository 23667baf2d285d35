"""How much a PDF's pages draw by forms that draw forms: too much is refused before it is read.

Input: a PDF. Output: nothing, or an error. A reader follows every form each time that it is drawn:
one that draws itself twice, or thirty that draw the next one twice each, come to no end in it, and
take all memory.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content.importing.blocks import SourceError

if TYPE_CHECKING:  # loaded where a PDF is read
    from pikepdf import Object

#: Bytes of content that a page may draw by forms again and again; a map's symbols come to one MB.
MOST_AGAIN = 20_000_000
#: Bytes of one stream that are looked at; forms within forms: readers follow no more.
MOST_CONTENT, DEEPEST = 40_000_000, 28
#: Of a stream that is packed otherwise than by Flate, packed bytes.
MOST_PACKED = 1_000_000
_DRAWN = re.compile(rb"/([^\0\s()<>\[\]{}/%]+)\s+Do(?![^\0\s/<\[(%])")


def check_repeats(path: Path) -> None:
    """Refuse a PDF whose forms draw themselves, or multiply.

    Raises:
        SourceError: it does; what is wrong with it otherwise, the reader finds.
    """
    import pikepdf

    forms = _Forms()
    try:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                forms.check(page.obj)
    except _RepeatsError as error:
        raise SourceError("import.pdf-circular", file=path.name) from error
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ):
        return


class _RepeatsError(Exception):
    """A page's forms draw themselves, or come to too much."""


class _Forms:
    """A file's forms: the bytes that each holds and draws, and which of them are looked at now."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, int], int] = {}
        self._drawn: dict[tuple[int, int], int] = {}
        self._parts: dict[tuple[int, int], set[tuple[int, int]]] = {}
        self._open: set[tuple[int, int]] = set()

    def check(self, page: Object) -> None:
        """Add up what a page draws by forms, each as often as it is drawn."""
        drawn, parts = self._by(_content(page.get("/Contents")), page.get("/Resources"))
        once: set[tuple[int, int]] = set()
        while parts:
            once |= parts
            parts = set().union(*(self._parts[part] for part in parts)) - once
        if drawn - sum(self._held[key] for key in once) > MOST_AGAIN:
            raise _RepeatsError

    def _by(self, data: bytes, resources: Any) -> tuple[int, set[tuple[int, int]]]:
        """Return the bytes that a stream draws by forms, and these forms."""
        held: Any = resources.get("/XObject") if resources is not None else None
        drawn, parts = 0, set[tuple[int, int]]()
        for name in _DRAWN.findall(data) if held is not None else ():
            form = held.get("/" + name.decode("latin-1"))
            if form is not None and form.get("/Subtype") == "/Form":
                drawn += self._form(form, resources)
                parts.add(form.objgen)
        return drawn, parts

    def _form(self, form: Object, outer: Any) -> int:
        key = form.objgen
        if key in self._open or len(self._open) >= DEEPEST:
            raise _RepeatsError
        if key not in self._drawn:
            self._open.add(key)
            data = _content(form)
            self._held[key] = len(data)
            drawn, self._parts[key] = self._by(data, form.get("/Resources", outer))
            self._drawn[key] = len(data) + drawn
            self._open.remove(key)
        return self._drawn[key]


def _content(held: Any) -> bytes:
    """Return the bytes of a stream or of several; nothing of what cannot be unpacked."""
    import pikepdf

    if isinstance(held, pikepdf.Array):
        return b"\n".join(_content(part) for part in held)
    if not isinstance(held, pikepdf.Stream):
        return b""
    raw = held.read_raw_bytes()
    if held.get("/Filter") == "/FlateDecode" and "/DecodeParms" not in held:
        try:
            return zlib.decompressobj().decompress(raw, MOST_CONTENT)
        except zlib.error:
            return b""
    return held.read_bytes() if len(raw) <= MOST_PACKED else b""
