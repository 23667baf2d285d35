"""What a chart says, in words.

Input: a figure. Output: Chinese sentences that state every figure, for screen readers and as the
chart's alternative text.
"""

from __future__ import annotations

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
