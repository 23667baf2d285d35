"""What a kind of chart has no place for: a figure → words that would be lost, or nothing."""

from __future__ import annotations

from content.model import Figure
from content.words import Message, message


def unprinted(figure: Figure, *fields: str) -> Message | None:
    """Return why a figure cannot be drawn: an item states a field that its kind does not print.

    Args:
        figure: the figure.
        fields: names of an item's fields that the kind has no place for.
    """
    for item in figure.items:
        for field in fields:
            if words := getattr(item, field):
                return message(
                    "chart.no-place", kind=str(figure.kind), field=field, words=str(words)
                )
    return None
