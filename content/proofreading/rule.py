"""What a proofreading rule is.

Input: nothing. Output: `Fault`, what a rule finds in a passage; `TextCheck`, a rule that looks
at one passage alone; `WholeCheck`, a rule that needs the whole copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from content.proofreading.view import Copy, Kind, Passage
from content.source.rules import Rule


@dataclass(frozen=True)
class Fault:
    """A faulty stretch of a passage, what is wrong with it and what to do, in Chinese."""

    start: int
    end: int
    message: str
    remedy: str


@dataclass(frozen=True)
class TextCheck:
    """A rule over one passage, and the kinds of passage that it is for."""

    rule: Rule
    find: Callable[[Passage], Iterable[Fault]]
    kinds: frozenset[Kind]


@dataclass(frozen=True)
class WholeCheck:
    """A rule over the whole copy; it says in which passage the fault is."""

    rule: Rule
    find: Callable[[Copy], Iterable[tuple[Passage, Fault]]]


def around(text: str, start: int, end: int, reach: int = 6) -> str:
    """Return a stretch with a few characters on either side, for a message."""
    return text[max(0, start - reach) : end + reach]


def each(
    pattern: re.Pattern[str], message: str, remedy: str, group: int = 0
) -> Callable[[Passage], Iterator[Fault]]:
    """Make a rule of a pattern; `{}` in message and remedy is what the pattern hits."""

    def find(passage: Passage) -> Iterator[Fault]:
        for hit in pattern.finditer(passage.text):
            words = hit[group]
            yield Fault(*hit.span(group), message.format(words), remedy.format(words))

    return find
