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
from content.words import Message, Value

#: Of one passage, no more faults of one rule than these are told.
MOST = 20


@dataclass(frozen=True)
class Fault:
    """A faulty stretch of a passage, and what is wrong with it."""

    start: int
    end: int
    told: Message


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
    """Return a stretch with a few characters on either side of its line or cell, for a message."""
    before = text[max(0, start - reach) : start].rpartition("\n")[2]
    return before + text[start:end] + text[end : end + reach].partition("\n")[0]


def fault(start: int, end: int, code: str, /, **values: Value) -> Fault:
    """Return a fault of a stretch: a code of the catalogue and its values."""
    return Fault(start, end, Message(code, values))


def each(pattern: re.Pattern[str], code: str) -> Callable[[Passage], Iterator[Fault]]:
    """Make a rule of a pattern; the code's value `words` is what the pattern hits."""

    def find(passage: Passage) -> Iterator[Fault]:
        for hit in pattern.finditer(passage.text):
            yield fault(*hit.span(), code, words=hit[0])

    return find
