"""Numbers as they are printed: words before, the number, its unit, words after.

Input: a `Datum`. Output: a `Group` of pieces on one baseline, or the same as plain text.
Nothing is rounded: the copy's own form (`display`) or the value digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from charts.gauge import Gauge, ascent
from content.model import Datum
from fonts.lengths import mm
from fonts.setting.chart_styles import ChartStyles
from fonts.setting.keeping import kept_by_owner
from fonts.setting.roles import AnyRole

#: Characters that the figure face has; all others are set in Hei.
_RUNS = re.compile(r"[0-9A-Za-z.,%+\-−/:~<>=()$ ]+|[^0-9A-Za-z.,%+\-−/:~<>=()$ ]+")
_MINUS = re.compile(r"^-(?=[\d.])")
_KEPT = 32_768
"""Numbers kept as they were composed: a page's charts at all widths and levels."""


def number_text(datum: Datum) -> str:
    """Return the number alone, as given, with a minus that is as wide as a plus."""
    shown = datum.display or ("" if datum.value is None else _digits(repr(datum.value)))
    return _MINUS.sub("−", shown)


@lru_cache(_KEPT)
def _digits(number: str) -> str:
    """Return a float's shortest form (repr) without exponent and trailing zeros."""
    text = format(Decimal(number) + 0, "f")  # no minus before zero
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
    role: AnyRole
    size_pt: float
    ink: str


@dataclass(frozen=True)
class Group:
    """A number with its words on one baseline; height is over the baseline, mm."""

    pieces: tuple[Piece, ...]
    width: float
    height: float

    def drawn(self, ink: str) -> Group:
        """Return it wholly in an ink, e.g. in white on a bar; as it is where none is given."""
        if not ink:
            return self
        pieces = tuple(replace(piece, ink=ink) for piece in self.pieces)
        return replace(self, pieces=pieces)


def figure_runs(text: str, size_pt: float, styles: ChartStyles) -> list[tuple[str, AnyRole, float]]:
    """Split a text into runs in the figure face and, smaller, in Hei."""
    small = styles.number_mark.size.pt(size_pt)
    return [
        (run, styles.number, size_pt)
        if run.isascii() or "−" in run
        else (run, styles.number_mark, small)
        for run in _RUNS.findall(text)
    ]


def compose(gauge: Gauge, parts: list[tuple[str, AnyRole, float, str]], gap_mm: float) -> Group:
    """Set parts (text, role, size, ink) side by side with a gap; % stands close to its number."""
    pieces: list[Piece] = []
    x, height = 0.0, 0.0
    for text, role, size, ink in parts:
        text = text.strip()
        if not text:
            continue
        if pieces:
            x += 0.4 * gap_mm if text in {"%", "‰"} else gap_mm
        pieces.append(Piece(x, text, role, size, ink))
        x += gauge.width(text, role, size)
        height = max(height, ascent(role) * mm(size))
    return Group(tuple(pieces), x, height)


def group(datum: Datum, size_pt: float, ink: str, gauge: Gauge, words: bool = True) -> Group:
    """Compose a datum's number at a size; without `words`, only number and unit."""
    before, after = (datum.before, datum.after) if words else ("", "")
    return _group(gauge, before, number_text(datum), unit_text(datum), after, size_pt, ink)


@kept_by_owner(_KEPT)
def _group(
    gauge: Gauge, before: str, number: str, unit: str, after: str, size_pt: float, ink: str
) -> Group:
    """Compose the words of a number; asked for again at every width and height."""
    styles = gauge.styles
    word, word_pt = styles.word, styles.word.size.pt(size_pt)
    parts: list[tuple[str, AnyRole, float, str]] = []
    if before:
        parts.append((before, word, word_pt, word.ink))
    parts += [(t, r, s, ink) for t, r, s in figure_runs(number, size_pt, styles)]
    if unit == "%":
        parts.append((unit, styles.percent, styles.percent.size.pt(size_pt), ink))
    elif unit:
        parts.append((unit, styles.unit, styles.unit.size.pt(size_pt), styles.unit.ink))
    if after:
        parts.append((after, word, word_pt, word.ink))
    return compose(gauge, parts, max(0.5, 0.06 * mm(size_pt)))


def moment(text: str, size_pt: float, ink: str, gauge: Gauge) -> Group:
    """Compose a date or year: digits in the figure face, 年 and 月 smaller beside them."""
    runs = figure_runs(text, size_pt, gauge.styles)
    return compose(gauge, [(t, r, s, ink) for t, r, s in runs], 0.03 * mm(size_pt))
