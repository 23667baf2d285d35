"""What a chart says, in words and as a table.

Input: a figure. Output: Chinese sentences that state every figure, for screen readers and as the
chart's alternative text; heads and rows of its values, for web pages and as a file.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from charts.numbers import MISSING, plain
from charts.registry import Kind, kind_of
from charts.scaled import scaled
from content.model import Datum, Figure
from fonts.chinese.characters import SENTENCE_ENDS


def _item(datum: Datum, kind: Kind) -> str:
    head = "，".join(t for t in (datum.series, datum.label) if t)
    if datum.period and kind.period_first:
        head = datum.period + ("，" if head else "") + head
    elif datum.period:
        head += f"（{datum.period}）" if head else datum.period
    number = plain(datum) or (MISSING if kind.one_scale else "")
    said = "，".join(
        t for t in (number, datum.text.rstrip(SENTENCE_ENDS), datum.note.rstrip(SENTENCE_ENDS)) if t
    )
    return f"{head}：{said}" if head and said else head or said


def alt_text(figure: Figure) -> str:
    """Return sentences that state a chart's title, kind and every figure."""
    kind = kind_of(str(figure.kind))
    said = "；".join(_item(d, kind) for d in scaled(figure).items)
    head = f"{figure.title.rstrip(SENTENCE_ENDS)}（{kind.title}）" if figure.title else kind.title
    rest = "".join(t.rstrip(SENTENCE_ENDS) + "。" for t in (figure.note, figure.source) if t)
    return f"{head}：{said}。{rest}"


@dataclass(frozen=True, slots=True)
class Table:
    """A figure's values: columns' heads and rows, the first cell of a row its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(figure: Figure) -> Table:
    """Return a figure's values as a table; a column that no value fills is left out."""
    figure = scaled(figure)
    columns = (
        ("时间", [item.period for item in figure.items]),
        ("系列", [item.series for item in figure.items]),
        ("项目", [item.label for item in figure.items]),
        ("事件", [item.text for item in figure.items]),
        ("数值", [plain(item) for item in figure.items]),
        ("说明", [item.note for item in figure.items]),
    )
    used = [(head, cells) for head, cells in columns if any(cells)]
    return Table(
        tuple(head for head, _ in used), tuple(zip(*(cells for _, cells in used), strict=True))
    )


def csv_of(figure: Figure) -> bytes:
    """Return a figure's values as comma-separated text in UTF-8, marked so that Excel reads it."""
    values, out = table(figure), io.StringIO()
    csv.writer(out).writerows([values.heads, *values.rows])
    return out.getvalue().encode("utf-8-sig")
