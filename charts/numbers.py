"""Numbers as they are printed: words before, the number, its unit, words after.

Input: a `Datum`. Output: `Words` on one baseline, their foot; or the same as plain text.
Nothing is rounded: the copy's own form (`display`) or the value digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from charts.gauge import Gauge, ascent
from charts.wording import Piece, Words
from content.model import Datum
from fonts.lengths import mm
from fonts.setting.keeping import kept_by_owner
from fonts.setting.roles import AnyRole

#: Characters that the figure face has; all others are set in Hei.
_RUNS = re.compile(r"[0-9A-Za-z.,%+\-−/:~<>=()$ ]+|[^0-9A-Za-z.,%+\-−/:~<>=()$ ]+")
_MINUS = re.compile(r"^-(?=[\d.])")
_KEPT = 32_768
"""Numbers kept as they were composed: a page's charts at all widths and levels."""
MISSING = "无数据"


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


def even(items: Sequence[Datum]) -> list[Datum]:
    """Return values of one column with as many decimals each, 42 as 42.0 beside 41.2.

    That is so where most of them have as many and none was written by hand or is in words.
    """
    texts = [number_text(d) for d in items if d.value is not None]
    places = [len(text.partition(".")[2]) for text in texts]
    most = max(places, default=0)
    hand = any(d.display or d.before or d.after for d in items)  # 超410 is no 410.00
    if not most or hand or sum(p == most for p in places) * 2 <= len(places):
        return list(items)
    return [
        d if d.value is None else d.model_copy(update={"display": f"{d.value:.{most}f}"})
        for d in items
    ]


def asides(items: Sequence[Datum]) -> tuple[str, ...]:
    """Return the notes of single values as lines for the chart's foot."""
    return tuple(f"{d.label}{d.period}：{d.note}" for d in items if d.note)


def group(datum: Datum, size_pt: float, ink: str, gauge: Gauge, missing: str = MISSING) -> Words:
    """Compose a datum's number at a size; where it has none that is said in small words."""
    number = number_text(datum)
    if not number:
        return gauge.text(missing, gauge.styles.note)
    return _group(gauge, datum.before, number, unit_text(datum), datum.after, size_pt, ink)


@kept_by_owner(_KEPT)
def _group(
    gauge: Gauge, before: str, number: str, unit: str, after: str, size_pt: float, ink: str
) -> Words:
    """Compose the words of a number; asked for again at every width and height."""
    styles = gauge.styles
    word, small = styles.word, styles.percent if unit == "%" else styles.unit
    word_pt = word.size.pt(size_pt)
    parts = [
        (before, word, word_pt, word.ink),
        *_runs(gauge, number, size_pt, ink),
        (unit, small, small.size.pt(size_pt), ink if unit == "%" else small.ink),
        (after, word, word_pt, word.ink),
    ]
    return _line(gauge, parts, max(0.5, 0.06 * mm(size_pt)))


@kept_by_owner(_KEPT)
def moment(gauge: Gauge, text: str, size_pt: float, ink: str = "ink") -> Words:
    """Compose a date or year: digits in the figure face, 年 and 月 smaller beside them."""
    return _line(gauge, _runs(gauge, text, size_pt, ink), 0.03 * mm(size_pt))


def _runs(
    gauge: Gauge, text: str, size_pt: float, ink: str
) -> list[tuple[str, AnyRole, float, str]]:
    """Split a text into runs in the figure face and, smaller, in Hei."""
    styles = gauge.styles
    mark = styles.number_mark, styles.number_mark.size.pt(size_pt)
    return [
        (t, *((styles.number, size_pt) if t.isascii() or "−" in t else mark), ink)
        for t in _RUNS.findall(text)
    ]


def _line(gauge: Gauge, parts: list[tuple[str, AnyRole, float, str]], gap_mm: float) -> Words:
    """Set parts (text, role, size, ink) side by side with a gap; % stands close to its number."""
    made: list[Piece] = []
    x, height = 0.0, 0.0
    for text, role, size, ink in parts:
        if text := text.strip():
            if made:
                x += 0.4 * gap_mm if text in {"%", "‰"} else gap_mm
            made.append(Piece(x, 0.0, text, role, size, ink))
            x += gauge.width(text, role, size)
            height = max(height, ascent(role) * mm(size))
    return Words(tuple(p._replace(y=height) for p in made), x, height, 1)
