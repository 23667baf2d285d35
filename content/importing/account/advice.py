"""Doubts as an editor takes them up: the gravest first, each with its place and what to write.

Input: doubts and the files of the edition. Output: for each how much harm it may do, where its
words stand in the edition, and what to write to have it otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from content.importing.blocks import Doubt, Shown
from content.importing.recognising.roles import numeral
from content.words import Message


class Harm(IntEnum):
    """What a doubt may cost, the gravest first."""

    LOST = 0  # words that are seen are not printed
    MOVED = 1  # words stand elsewhere, or paragraphs are joined
    ROLE = 2  # words are printed as what they are not
    SIGN = 3  # a character, mark or figure may be wrong


_PICTURES = "pictures/pictures.yaml"
_FIGURES = "figures/"


def _codes(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LOST = _codes(
    "words-missing not-accounted breaks-off no-text caption-alone struck of-note "
    "may-belong picture-linked picture-unreadable unprintable picture-large "
    "too-many-pixels picture-elsewhere error-value hidden-sheet hidden-rows "
    "hidden-columns hidden-cell formula-empty named-ranges no-table word-unknown "
    "embedded hidden writers-own covering-note beside-tables no-paper no-date repeated-line "
    "line-without-han cells "
)
_MOVED = _codes(
    "lede-found headline-between number-broken sections-ordered number-twice "
    "numbers-missing shared-caption second-byline picture-by-words picture-by-order "
)
_ROLE = _codes(
    "line-between over-title under-title line-unended two-lines line-before-byline "
    "unsure-line line-over-block verse roll head-by-look line-after line-before headline-found "
    "no-heads no-headline lede-long name-under-title caption-no-picture list-of-names "
    "paper-from date-from-page date-from-lede date-guessed credit-alone unended "
)
#: What was done → what to write to have it otherwise (`imported.change-…`).
_CHANGES: Mapping[str, Message] = {
    "as-subhead": Message("imported.change-subhead"),
    "as-title": Message("imported.change-title"),
    "as-title-deck": Message("imported.change-title"),
    "as-level": Message("imported.change-title"),
    "as-kicker": Message("imported.change-kicker"),
    "as-deck": Message("imported.change-deck"),
    "as-byline": Message("imported.change-byline"),
    "as-headline": Message("imported.change-headline"),
    "write-headline": Message("imported.change-headline"),
    "as-caption": Message("imported.change-from-caption"),
    "as-body": Message("imported.change-body"),
    "as-line": Message("imported.change-body"),
    "printed-in-place": Message("imported.change-caption"),
    "as-verse": Message("imported.change-verse"),
    "moved-to-lede": Message("imported.change-lede"),
    "one-article": Message("imported.change-one-article"),
    "held-back": Message("imported.change-held"),
    "caption-kept": Message("imported.change-held"),
    "listed": Message("imported.change-held"),
    "not-taken": Message("imported.change-held"),
    "save-as": Message("imported.change-held"),
    "not-printed": Message("imported.change-left-out"),
    "compare": Message("imported.change-left-out"),
    "printed-queried": Message("imported.change-query"),
    "printed-query": Message("imported.change-query"),
}


#: What each harm is called in the report.
TOLD: Mapping[Harm, Message] = {
    Harm.LOST: Message("imported.harm-lost"),
    Harm.MOVED: Message("imported.harm-moved"),
    Harm.ROLE: Message("imported.harm-role"),
    Harm.SIGN: Message("imported.harm-sign"),
}


@dataclass(frozen=True)
class Advice:
    """A doubt, its harm, where its words stand in the edition, and what to write."""

    doubt: Doubt
    harm: Harm
    where: str
    change: Message | None


def harm_of(doubt: Doubt) -> Harm:
    """Return what a doubt may cost."""
    code = doubt.why.code.removeprefix("imported.")
    for harm, codes in ((Harm.LOST, _LOST), (Harm.MOVED, _MOVED), (Harm.ROLE, _ROLE)):
        if code in codes:
            return harm
    return Harm.SIGN


#: Doubts about a picture: what is said of it stands with its words.
_OF_PICTURES = _codes("caption-of-name picture-by-words picture-by-order")
#: And about a chart: its title for now may be its story's, and stands in both.
_OF_CHARTS = _codes("no-title no-source drawn")


def advised(
    doubts: Iterable[Doubt], files: Mapping[str, bytes], pictures: Mapping[Shown, str] | None = None
) -> tuple[Advice, ...]:
    """Return the doubts, the gravest first, in the source's order among equals.

    Args:
        doubts: what is doubted.
        files: the edition's files.
        pictures: the names of pictures that are files of their own, by their sources.
    """
    texts = {
        name: data.decode("utf-8").split("\n")
        for name, data in files.items()
        if name.endswith((".md", ".yaml", ".csv"))
    }
    # Every doubt's words are looked for in every line: these are stripped once, not once a doubt.
    bare = {name: [_bare(line) for line in lines] for name, lines in texts.items()}
    asked: Counter[str] = Counter()  # the same words stand again: the next place is meant
    told = []
    for doubt in doubts:
        code = doubt.why.code.removeprefix("imported.")
        name = (pictures or {}).get(doubt.place.source) if code in _OF_PICTURES else None
        where = _entry(name, texts) if name else _where(doubt.words, bare)
        if code in _OF_CHARTS:
            where = [place for place in where if place.startswith(_FIGURES)] or where
        key = f"{doubt.why.code} {doubt.words}"
        place = where[min(asked[key], len(where) - 1)] if where else ""
        asked[key] += 1
        told.append(Advice(doubt, harm_of(doubt), place, _change(doubt)))
    return tuple(sorted(told, key=lambda a: a.harm))


def _change(doubt: Doubt) -> Message | None:
    return _CHANGES.get(doubt.done.code.removeprefix("imported."))


def _entry(name: str, texts: Mapping[str, list[str]]) -> list[str]:
    """Return the file and line in which a picture's words begin."""
    lines = texts.get(_PICTURES, [])
    return [f"{_PICTURES}:{number}" for number, line in enumerate(lines, 1) if line == f"{name}:"]


def _where(words: Shown, bare: Mapping[str, list[str]]) -> list[str]:
    """Return the files and lines in which words stand, in order; `bare`: these without signs."""
    if isinstance(words, Message):
        return []
    read = numeral(words)
    # a section's numeral is counted anew, and no word of its title
    for wanted in (_bare(words)[:24], _bare(read[2])[:24] if read else ""):
        found = [
            f"{name}:{number}"
            for name, lines in (bare.items() if len(wanted) > 1 else ())
            for number, line in enumerate(lines, 1)
            if wanted in line
        ]
        if found:
            return found
    return []


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", text)
