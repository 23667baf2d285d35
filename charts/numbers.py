"""Numbers as they are printed: words before, the number, its unit, words after.

Input: a `Datum`. Output: a `Group` of pieces on one baseline, or the same as plain text.
Nothing is rounded: the copy's own form (`display`) or the value digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from charts.gauge import FIGURES, LABEL, STRONG, Face, Gauge, mm
from charts.scene import Pen
from content.model import Datum

#: Characters that the figure face has; all others are set in Hei.
_RUNS = re.compile(r"[0-9A-Za-z.,%+\-/:~<>=()$ ]+|[^0-9A-Za-z.,%+\-/:~<>=()$ ]+")
WORD_RATIO = 0.40  # size of words beside a number, of the number's
UNIT_RATIO = 0.46
MIN_PT = 7.0
_KEPT = 32_768
"""Numbers kept as they were composed: a page's charts at all widths and levels."""


def number_text(datum: Datum) -> str:
    """Return the number alone, as given."""
    return datum.display or ("" if datum.value is None else _digits(repr(datum.value)))


@lru_cache(_KEPT)
def _digits(number: str) -> str:
    """Return a float's shortest form (repr) without exponent and trailing zeros."""
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_text(datum: Datum) -> str:
    """Return the unit, empty where the display form already ends with it."""
    shown = number_text(datum)
    return "" if not shown or (datum.unit and shown.endswith(datum.unit)) else datum.unit


def plain(datum: Datum) -> str:
    """Return words, number and unit in one string."""
    return f"{datum.before}{number_text(datum)}{unit_text(datum)}{datum.after}"


def aside(*texts: str) -> str:
    """Return small words beside a number, e.g. period and note, as one text."""
    return "，".join(t for t in texts if t)


def asides(items: Sequence[Datum]) -> tuple[str, ...]:
    """Return the notes of single values as lines for the chart's foot."""
    return tuple(f"{d.label}{d.period}：{d.note}" for d in items if d.note)


@dataclass(frozen=True)
class Piece:
    """A piece of a group at an offset from its left edge, mm."""

    x: float
    text: str
    face: Face
    size_pt: float
    ink: str


@dataclass(frozen=True)
class Group:
    """A number with its words on one baseline; height is over the baseline, mm."""

    pieces: tuple[Piece, ...]
    width: float
    height: float

    def draw(self, pen: Pen, x: float, y: float, anchor: float = 0.0) -> None:
        """Set it with its baseline at `y`."""
        left = x - anchor * self.width
        for piece in self.pieces:
            pen.text(left + piece.x, y, piece.text, piece.face, piece.size_pt, piece.ink)


def figure_runs(text: str, size_pt: float) -> list[tuple[str, Face, float]]:
    """Split a text into runs in the figure face and, smaller, in Hei."""
    small = max(MIN_PT, 0.62 * size_pt)
    return [
        (run, FIGURES, size_pt) if run.isascii() else (run, STRONG, small)
        for run in _RUNS.findall(text)
    ]


def compose(gauge: Gauge, parts: list[tuple[str, Face, float, str]], gap_mm: float) -> Group:
    """Set parts (text, face, size, ink) side by side with a gap; % stands close to its number."""
    pieces: list[Piece] = []
    x, height = 0.0, 0.0
    for text, face, size, ink in parts:
        text = text.strip()
        if not text:
            continue
        if pieces:
            x += 0.4 * gap_mm if text in {"%", "‰"} else gap_mm
        pieces.append(Piece(x, text, face, size, ink))
        x += gauge.width(text, face, size)
        height = max(height, face.ascent * mm(size))
    return Group(tuple(pieces), x, height)


def group(datum: Datum, size_pt: float, ink: str, gauge: Gauge, words: bool = True) -> Group:
    """Compose a datum's number at a size; without `words`, only number and unit."""
    before, after = (datum.before, datum.after) if words else ("", "")
    return _group(before, number_text(datum), unit_text(datum), after, size_pt, ink, gauge)


@lru_cache(_KEPT)
def _group(
    before: str, number: str, unit: str, after: str, size_pt: float, ink: str, gauge: Gauge
) -> Group:
    """Compose the words of a number; asked for again at every width and height."""
    word = min(max(MIN_PT, WORD_RATIO * size_pt), 11.0)
    unit_pt = min(max(MIN_PT, UNIT_RATIO * size_pt), 14.0)
    parts: list[tuple[str, Face, float, str]] = []
    if before:
        parts.append((before, LABEL, word, "ink"))
    parts += [(t, f, s, ink) for t, f, s in figure_runs(number, size_pt)]
    if unit == "%":
        parts.append((unit, FIGURES, max(MIN_PT, 0.9 * size_pt), ink))
    elif unit:
        parts.append((unit, STRONG, unit_pt, "ink"))
    if after:
        parts.append((after, LABEL, word, "ink"))
    return compose(gauge, parts, max(0.5, 0.06 * mm(size_pt)))


def moment(text: str, size_pt: float, ink: str, gauge: Gauge) -> Group:
    """Compose a date or year: digits in the figure face, 年 and 月 smaller beside them."""
    return compose(
        gauge, [(t, f, s, ink) for t, f, s in figure_runs(text, size_pt)], 0.03 * mm(size_pt)
    )
