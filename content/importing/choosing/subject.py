"""What an edition is about, by its words: an outline → its subject, and the words that told it.

The words are those of `subjects.yaml`. Nothing else is weighed: an editor who reads the reason in
the import's report can find each word in the copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from content.importing.outline import Outline, Section

#: Points of a word in the headline group, in a story's head, in the copy: a headline is one word in
#: a few, copy of 6,000 characters has some of every subject.
HEADLINE, HEAD, COPY = 5.0, 2.0, 0.5
#: Words of the copy that count at most: a long text is no surer of its subject than a short one.
COPY_WORDS = 8
#: Least points: a word of the headline, two of heads, or five of the copy. With eight, short copy
#: of one subject alone (3 points, the next 1.5) had the red of news, or not, by one line more.
LEAST = 2.5
#: Verse in the copy is a head's word for culture, each poem, at most so many.
POEMS = 3
#: So many characters of copy before the first story, or of it, open the edition.
OPENING = 120
#: Words that the reason names at most.
NAMED = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of subject, and how an edition about it looks.

    `sure` are words that a headline about it has, `words` those of its copy. `decides`: one of the
    sure words in the headline group or the first lines is enough. `ground`: without a picture its
    headline stands on a ground of the first ink. `poems`: verse tells it, as a head's word does.
    `figures`: key figures of its copy make a band, of which a page without a picture shows one.
    """

    name: str
    look: str
    sure: tuple[str, ...]
    words: tuple[str, ...] = ()
    ground: bool = False
    decides: bool = False
    poems: bool = False
    figures: bool = False


#: Copy that tells no subject: news, on white, with the red look's one accent.
NEWS = Subject("news", "red", ())


@dataclass(frozen=True, slots=True)
class Told:
    """A subject, its points, and the words that told it, those of the headline first."""

    subject: Subject
    points: float = 0.0
    words: tuple[str, ...] = ()


@cache
def subjects() -> tuple[Subject, ...]:
    """Return all subjects, in the order that decides where points are equal."""
    file = Path(__file__).with_name("subjects.yaml")
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(TypeAdapter(Subject).validate_python({"name": n, **read[n]}) for n in read)


def subject_of(outline: Outline) -> Told:
    """Return what an edition is about, `NEWS` where its words tell nothing."""
    group = " ".join(_headline(outline))
    heads = " ".join(_heads(outline))
    copy = "\n".join(_copy(outline))
    opening = f"{group} {copy[:OPENING]}"
    for one in subjects():
        found = _in(opening, one.sure) if one.decides else ()
        if found:
            return Told(one, HEADLINE * len(found), found[:NAMED])
    poems = sum(p.kind == "诗" for section in outline.sections for p in section.body)
    told = [_told(one, group, heads, copy, poems) for one in subjects()]
    best = max(told, key=lambda one: one.points)
    return best if best.points >= LEAST else Told(NEWS)


def _told(subject: Subject, group: str, heads: str, copy: str, poems: int) -> Told:
    """Return the points of a subject: each word counts once, where it stands highest."""
    first = _in(group, subject.sure)
    second = tuple(w for w in _in(heads, subject.sure) if w not in first)
    known = {*first, *second}
    third = tuple(w for w in _in(copy, (*subject.sure, *subject.words)) if w not in known)
    points = HEADLINE * len(first) + HEAD * len(second) + COPY * min(COPY_WORDS, len(third))
    if subject.poems:
        points += HEAD * min(POEMS, poems)
    return Told(subject, points, (*first, *second, *third)[:NAMED])


def _in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand in a text, without those that are a part of another one there."""
    found = [word for word in words if word in text]
    return tuple(w for w in found if not any(w != other and w in other for other in found))


def _headline(outline: Outline) -> Iterator[str]:
    """Yield what stands over all: with a single story its head, too."""
    yield from (outline.kicker, outline.title, outline.deck)
    if len(outline.sections) == 1:
        yield from _over(outline.sections[0])


def _over(section: Section) -> tuple[str, ...]:
    return section.kicker, section.title, section.deck


def _heads(outline: Outline) -> Iterator[str]:
    for section in outline.sections:
        yield from _over(section)
        yield from (p.text for p in section.body if p.kind[:1] == "#")


def _copy(outline: Outline) -> Iterator[str]:
    yield from (p.text for p in outline.lede)
    for section in outline.sections:
        yield from (p.text for p in section.body if p.kind == "p")
