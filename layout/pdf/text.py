"""Text of a PDF: its bytes → the characters that its pages show, by marked content.

Read from the content streams through each font's ToUnicode map, so that blanks and the order of
the characters are those of the file, not guessed from places on the page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from layout.pdf.lexer import Name, instructions
from layout.pdf.objects import content, drawn, get

#: Marked content without an MCID (artifacts), or none.
LOOSE = -1

#: More codes than of two bytes are those of a map that is made to take for ever.
MOST_CODES = 65_536

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F\s]*)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Run:
    """Text shown in one go: page index, MCID (`LOOSE` for artifacts) and characters."""

    page: int
    mark: int
    text: str


def read_runs(pdf: bytes) -> tuple[Run, ...]:
    """Return the text of all pages in the order in which it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return tuple(_runs(document))


def _runs(document: pikepdf.Pdf) -> Iterator[Run]:
    reader = _Reader()
    for index, page in enumerate(document.pages):
        for mark, text in reader.shown(page.obj, page.obj.get("/Resources")):
            yield Run(index, mark, text)


def marked_texts(document: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Return the characters of each marked content of an open file, by page index and MCID."""
    found: dict[tuple[int, int], str] = {}
    for run in _runs(document):
        key = run.page, run.mark
        found[key] = found.get(key, "") + run.text
    return found


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return the characters of each page in the order in which they are drawn.

    Two prints of one placed edition (download and press file) have the same.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        count = len(document.pages)
    pages: list[list[str]] = [[] for _ in range(count)]
    for run in read_runs(pdf):
        pages[run.page].append(run.text)
    return tuple("".join(page) for page in pages)


@dataclass
class _Reader:
    """Reads content streams; fonts are decoded once."""

    fonts: dict[tuple[int, int], tuple[int, Mapping[int, str]]] = field(default_factory=dict)

    def shown(
        self, stream: pikepdf.Object, resources: pikepdf.Object | None, mark: int = LOOSE
    ) -> Iterator[tuple[int, str]]:
        """Yield (MCID, characters) of a page or form."""
        font: tuple[int, Mapping[int, str]] = (1, {})
        kept: list[tuple[int, Mapping[int, str]]] = []
        marks = [mark]
        for operator, operands in instructions(drawn(stream)[0]):
            match operator:
                case b"q":
                    kept.append(font)
                case b"Q":
                    font = kept.pop() if kept else font
                case b"BMC":
                    marks.append(LOOSE if operands[0] == "/Artifact" else marks[-1])
                case b"BDC":
                    marks.append(_mark(operands, resources, marks[-1]))
                case b"EMC":
                    marks.pop()
                case b"Tf":
                    assert resources is not None
                    font = self._font(resources.Font[operands[0]])
                case b"Tj" | b"'" | b'"':
                    yield marks[-1], _decoded(operands[-1], font)
                case b"TJ":
                    shown = b"".join(item for item in operands[0] if isinstance(item, bytes))
                    yield marks[-1], _decoded(shown, font)
                case b"Do":
                    assert resources is not None
                    form = resources.XObject[operands[0]]
                    if form.get("/Subtype") == "/Form":
                        yield from self.shown(form, form.get("/Resources", resources), marks[-1])

    def _font(self, font: pikepdf.Object) -> tuple[int, Mapping[int, str]]:
        """Return how many bytes a code has and what each code means."""
        if font.objgen not in self.fonts or font.objgen == (0, 0):
            width = 2 if font.get("/Subtype") == "/Type0" else 1
            table = font.get("/ToUnicode")
            meaning = meanings(table.read_bytes()) if isinstance(table, pikepdf.Stream) else {}
            self.fonts[font.objgen] = width, meaning
        return self.fonts[font.objgen]


def _mark(operands: Sequence[Any], resources: pikepdf.Object | None, around: int) -> int:
    """Return the MCID that a BDC operator opens; within others it may state none."""
    tag, properties = operands
    if isinstance(properties, Name):
        properties = resources.Properties[properties] if resources is not None else {}
    if "/MCID" in properties:
        return int(properties["/MCID"])
    return LOOSE if tag == "/Artifact" else around


def _decoded(codes: bytes, font: tuple[int, Mapping[int, str]]) -> str:
    width, meaning = font
    numbers = (int.from_bytes(codes[i : i + width]) for i in range(0, len(codes), width))
    return "".join(meaning.get(number, _UNKNOWN) for number in numbers)


def meanings_of(font: Any) -> dict[int, str]:
    """Return what the codes of a font mean; nothing where its map cannot be read."""
    data, all_read = content(get(font, "/ToUnicode"))
    try:
        return meanings(data) if all_read else {}
    except (ValueError, IndexError):  # a file of another's
        return {}


def meanings(table: bytes) -> dict[int, str]:
    """Return code → characters of a ToUnicode map.

    Raises:
        ValueError: it is none.
    """
    found: dict[int, str] = {}
    for block in _CHARS.findall(table):
        words = _HEX.findall(block)
        for code, text in zip(words[::2], words[1::2], strict=True):
            found[int(code, 16)] = _characters(text)
    for block in _RANGES.findall(table):
        for low, high, first, each in _RANGE.findall(block):
            codes = range(int(low, 16), int(high, 16) + 1)
            if len(codes) > MOST_CODES or len(found) > MOST_CODES:
                raise ValueError("more codes than two bytes have")
            if each:
                texts = [_characters(text) for text in _HEX.findall(each)]
            else:
                start = _characters(first)
                texts = [start[:-1] + chr(ord(start[-1]) + k) for k in range(len(codes))]
            found.update(zip(codes, texts, strict=False))
    return found


def _characters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
