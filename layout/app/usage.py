"""Words that are no command: what was written → the error that says so, and what may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from content.words import Message, message
from layout.page.errors import PressError


class UsageError(PressError):
    """The command line cannot be understood."""

    exit_code = 2


def choices(word: str, known: Iterable[str]) -> Message:
    """Return what to write instead of a misspelt word: the most like, and all that there are."""
    listed = tuple(map(str, known))
    close = get_close_matches(word, listed, n=1)
    if close:
        return message("usage.like", word=close[0], known=listed)
    return message("usage.known", known=listed)


def option(word: str, known: Iterable[str], command: str) -> Message:
    """Return what to write instead of a misspelt option; else where all of them are told."""
    close = get_close_matches(word, list(known), n=1)
    if close:
        return message("usage.like-option", word=close[0])
    return message("usage.options", command=command)
