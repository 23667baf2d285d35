"""What keeps a figure from being drawn: the questions that kinds have in common.

Input: a figure. Output: the fault as a message, or nothing; each kind's `check` asks what it needs.
"""

from __future__ import annotations

from content.model import Figure
from content.words import Message, message

#: What keeps a figure from being drawn; a kind of one's own may say it in a sentence.
Problem = Message | str | None


def valued(
    figure: Figure, told: Message | None = None, least: float | None = None, gaps: bool = False
) -> Problem:
    """Return the fault `told` where an item has a value under `least`, or which has none.

    With `gaps` a value may be missing, and the chart says so; but not all of them.
    """
    values = [d.value for d in figure.items]
    missing = [d.label or d.period for d in figure.items if d.value is None]
    if missing and not (gaps and len(missing) < len(values)):
        return message("chart.no-value", items=tuple(missing))
    low = least is not None and any(v is not None and v < least for v in values)
    return told if low else None


def once(figure: Figure, told: Message, *fields: str) -> Problem:
    """Return the fault `told` where two items are the same in all of these fields."""
    seen = {tuple(getattr(d, field) for field in fields) for d in figure.items}
    return told if len(seen) < len(figure.items) else None


def unprinted(figure: Figure, *fields: str) -> Problem:
    """Return the first words of an item that its kind has no place for."""
    for item in figure.items:
        for field in fields:
            if words := getattr(item, field):
                return message(
                    "chart.no-place", kind=str(figure.kind), field=field, words=str(words)
                )
    return None
