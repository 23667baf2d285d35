"""Measuring chart text: words in, the place of every character out.

Input: a font library (anything with `metrics(family, weight)`), text, a face and a size.
Output: `Line`s with the offset of each character, Han–Latin gaps and trimmed marks included.
The SVG carries these offsets, so what is measured here is exactly what is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from charts.breaks import atoms, phrases

MM_PER_PT = 25.4 / 72
#: Gap between Han and Latin or digits, em (CLREQ §3.2.2 allows 1/8 to 1/4 and more).
HAN_LATIN_GAP = 0.25
OPENING = "“‘（《〈「『【〔"
CLOSING = "”’）》〉」』】〕，。、；：！？"


class Metrics(Protocol):
    """Advances of one face, em."""

    def advance(self, char: str, /) -> float:
        """Return the advance of one character."""
        ...


class Fonts(Protocol):
    """What charts ask of the font library."""

    def metrics(self, family: str, weight: int, /) -> Metrics:
        """Return the metrics of a face."""
        ...


class Face(NamedTuple):
    """A face of the page."""

    family: str
    weight: int

    @property
    def ascent(self) -> float:
        """Height of its tallest usual characters over the baseline, em."""
        return 0.71 if self.family == "Press Figures" else 0.86

    @property
    def descent(self) -> float:
        """Depth under the baseline, em."""
        return 0.02 if self.family == "Press Figures" else 0.10


TITLE = Face("Press Hei", 700)
STRONG = Face("Press Hei", 700)
LABEL = Face("Press Hei", 500)
NOTE = Face("Press Hei", 400)
FIGURES = Face("Press Figures", 600)
BAND_TITLE = Face("Press Song", 900)

TITLE_PT = 10.5
LABEL_PT = 8.0
NOTE_PT = 7.0  # the smallest type of any chart
LEADING = 1.32  # em, for labels
NOTE_LEADING = 1.3


def mm(pt: float) -> float:
    """Return points in millimetres."""
    return pt * MM_PER_PT


def is_han(char: str) -> bool:
    """Tell whether a character is an ideograph."""
    return unicodedata.category(char) == "Lo" and ord(char) >= 0x2E80


def is_latin(char: str) -> bool:
    """Tell whether a character takes a gap beside Han: Latin letters, digits, %."""
    return (char.isascii() and char.isalnum()) or char in "%+$" or 0xC0 <= ord(char) < 0x250


@dataclass(frozen=True)
class Line:
    """A set line: offsets of its characters and its width, em."""

    text: str
    offsets: tuple[float, ...]
    width: float


class _Widths(dict[str, float]):
    """Widths of lines in one face, em, each worked out at first use."""

    def __init__(self, measure: Callable[[str], Line]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, text: str) -> float:
        width = self[text] = self._measure(text).width
        return width


class Gauge:
    """Measures text in the faces of one font library; remembers what it measured."""

    def __init__(self, fonts: Fonts) -> None:
        """Keep the library."""
        self.fonts = fonts
        self._lines: dict[tuple[str, Face], Line] = {}
        self._wraps: dict[tuple[str, float, Face, float, bool], tuple[str, ...]] = {}
        self._metrics: dict[Face, Metrics] = {}
        self._widths: dict[Face, _Widths] = {}

    def line(self, text: str, face: Face) -> Line:
        """Set one line: gaps between Han and Latin, marks trimmed at the edges and side by side."""
        key = (text, face)
        if key not in self._lines:
            self._lines[key] = self._set(text, face)
        return self._lines[key]

    def _widths_in(self, face: Face) -> _Widths:
        if face not in self._widths:
            self._widths[face] = _Widths(lambda text: self.line(text, face))
        return self._widths[face]

    def _set(self, text: str, face: Face) -> Line:
        if face not in self._metrics:
            self._metrics[face] = self.fonts.metrics(face.family, face.weight)
        advance = self._metrics[face].advance
        x, offsets = 0.0, []
        for i, char in enumerate(text):
            before, after = text[i - 1 : i], text[i + 1 : i + 2]
            wide = advance(char)
            full = wide > 0.9
            if char == " " and before and after and is_han(before) != is_han(after):
                wide = HAN_LATIN_GAP
            if before and (
                (is_han(before) and is_latin(char)) or (is_latin(before) and is_han(char))
            ):
                x += HAN_LATIN_GAP
            if full and char in OPENING and (not before or before in OPENING + CLOSING):
                x -= 0.5
            offsets.append(x)
            x += wide
            if full and char in CLOSING and (not after or after in CLOSING):
                x -= 0.5
        return Line(text, tuple(offsets), x)

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """Return the width of a line in mm."""
        return self._widths_in(face)[text] * mm(size_pt)

    def wrap(
        self, text: str, width_mm: float, face: Face, size_pt: float, by_phrase: bool = False
    ) -> tuple[str, ...]:
        """Break text into lines no wider than a width, at phrases where that costs no line, evenly.

        Args:
            text: the words.
            width_mm: the measure.
            face: their face.
            size_pt: their size.
            by_phrase: break at phrases even where that costs a line (titles).
        """
        key = (text, round(width_mm, 3), face, size_pt, by_phrase)
        if key not in self._wraps:
            self._wraps[key] = self._wrap(text, width_mm / mm(size_pt), face, by_phrase)
        return self._wraps[key]

    def _wrap(self, text: str, em: float, face: Face, by_phrase: bool) -> tuple[str, ...]:
        if not text:
            return ()
        widths = self._widths_in(face)
        if widths[text] <= em + 1e-6:
            return (text,)
        small = _fill(atoms(text), em, widths)
        whole = _fill(phrases(text), em, widths)
        if len(whole) <= len(small) + by_phrase:
            pieces, lines = phrases(text), whole
        else:
            pieces, lines = atoms(text), small
        low, high = 0.5 * em, em
        for _ in range(7):  # the narrowest measure with as many lines: even lines
            middle = (low + high) / 2
            trial = _fill(pieces, middle, widths)
            if len(trial) <= len(lines) and all(widths[t] <= em + 1e-6 for t in trial):
                high, lines = middle, trial
            else:
                low = middle
        return tuple(lines)

    def widest(self, lines: tuple[str, ...], face: Face, size_pt: float) -> float:
        """Return the width of the widest of some lines, mm."""
        return max((self.width(t, face, size_pt) for t in lines), default=0.0)


def _fill(pieces: Sequence[str], em: float, widths: _Widths) -> list[str]:
    """Fill lines with pieces as far as they go."""
    lines, current = [], ""
    for piece in pieces:
        if current and widths[(current + piece).strip()] > em + 1e-6:
            lines.append(current.strip())
            current = ""
        if not current and widths[piece.strip()] > em + 1e-6:
            smaller = atoms(piece) if len(atoms(piece)) > 1 else tuple(piece)
            if len(smaller) > 1:
                *full, current = _fill(smaller, em, widths)
                lines += full
                continue
        current += piece
    if current.strip():
        lines.append(current.strip())
    return lines


_GAUGES: dict[int, Gauge] = {}


def gauge_of(fonts: Fonts) -> Gauge:
    """Return the gauge of a font library, the same one at every call."""
    if id(fonts) not in _GAUGES:
        if len(_GAUGES) > 4:
            _GAUGES.clear()
        _GAUGES[id(fonts)] = Gauge(fonts)
    return _GAUGES[id(fonts)]
