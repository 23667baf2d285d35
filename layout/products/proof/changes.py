"""What changed since an earlier proof (核红): two tagged PDFs and where words stand → changes.

Input: the earlier file (its proof or its download) and the one of the pages at hand. Both are read
as a screen reader reads them, article by article, so that words that only moved to another line,
column or page are no change. Output: a `Change` a stretch of words that is other than it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from content.model import Edition
from layout.page.units import Rect
from layout.products.download.reading import Passage, articles
from layout.products.proof.drawn import Drawn, alike
from layout.products.proof.pen import GREEN
from layout.products.proof.places import (
    Places,
    Stream,
    article_name,
    bare,
    boxes,
    point,
    right_of,
)
from layout.products.proof.words import at_line, said

#: What is one thing: a number, a Latin word; else each character.
_TOKEN = re.compile(r"[0-9]+(?:[.,:·][0-9]+)*[%‰]?|[A-Za-z]+|.", re.S)
#: Passages less alike than this are not one that was changed, but one that went and one that came.
ALIKE = 0.4
#: As many equal tokens between two changes part them; fewer are of one change.
APART = 2


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were others: what they were, what they are, and where; "" for none."""

    number: int
    was: str
    now: str
    place: str
    page: int
    rects: tuple[Rect, ...]
    point: bool
    right: float
    colour = GREEN

    @property
    def label(self) -> str:
        """What its badge says."""
        return said("proof.change-label", number=self.number)

    @property
    def contents(self) -> str:
        """What its annotation says."""
        if not self.was:
            return said("proof.added", now=self.now)
        if not self.now:
            return said("proof.deleted", was=self.was)
        return said("proof.replaced", was=self.was, now=self.now)

    @property
    def subject(self) -> str:
        """What its annotation is about."""
        return f"{self.label} {self.place}"

    @property
    def name(self) -> str:
        """Its annotation's name."""
        return f"change-{self.number}"


@dataclass(frozen=True, slots=True)
class _Differs:
    """A difference: of a group's passage (its words without blanks) from `at` on."""

    group: str
    passage: str
    at: int
    was: str
    now: str


def changes(before: bytes, now: bytes, edition: Edition, places: Places) -> tuple[Change, ...]:
    """Return what is other in a file than it was, in the order of its pages.

    Args:
        before: an earlier tagged PDF of the edition.
        now: the finished PDF of its placed pages.
        edition: the edition as it is now.
        places: where its words stand.
    """
    old, new = dict(articles(before)), dict(articles(now))
    drawn = Drawn(now)
    found = [
        _found(item, places, drawn, new.get(group, ()))
        for group in dict.fromkeys([*new, *old])
        for item in _differences(group, old.get(group, ()), new.get(group, ()))
    ]
    found.sort(key=lambda one: _rank(*one))
    return tuple(
        _change(number, item, stream, edition, places)
        for number, (item, stream) in enumerate(found, start=1)
    )


def _words(passages: Sequence[Passage]) -> list[str]:
    return [bare(passage.alt or passage.text) for passage in passages]


def _differences(
    group: str, before: Sequence[Passage], now: Sequence[Passage]
) -> Iterator[_Differs]:
    old, new = _words(before), _words(now)
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[a1:a2], new[b1:b2]
        after = new[b1 - 1] if b1 else ""
        for was, is_now in _pairs(gone, come):
            if was and is_now:
                yield from _inside(group, was, is_now)
            elif is_now:
                yield _Differs(group, is_now, 0, "", is_now)
            elif was:
                yield _Differs(group, after, len(after), was, "")
            after = is_now or after


def _pairs(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair passages that are alike, in order; one without its like goes, or comes, alone."""
    at = 0
    for word in come:
        like = [SequenceMatcher(None, old, word, autojunk=False).ratio() for old in gone[at:]]
        if like and max(like) >= ALIKE:
            found = at + like.index(max(like))
            yield from ((old, "") for old in gone[at:found])
            yield gone[found], word
            at = found + 1
        else:
            yield "", word
    yield from ((old, "") for old in gone[at:])


def _inside(group: str, was: str, now: str) -> Iterator[_Differs]:
    """Yield the stretches in which a passage differs."""
    a, b = _TOKEN.findall(was), _TOKEN.findall(now)
    spans: list[list[int]] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if spans and a1 - spans[-1][1] < APART:
            spans[-1][1], spans[-1][3] = a2, b2
        else:
            spans.append([a1, a2, b1, b2])
    for a1, a2, b1, b2 in spans:
        at = sum(map(len, b[:b1]))
        yield _Differs(group, now, at, "".join(a[a1:a2]), "".join(b[b1:b2]))


def _found(
    item: _Differs, places: Places, drawn: Drawn, passages: Sequence[Passage]
) -> tuple[_Differs, Stream | None]:
    """Return a difference and the text in which it stands, its place being one of that text."""
    stream = _stream(item, places)
    if stream is not None:
        return item, stream
    own = (one for one in passages if bare(one.alt or one.text) == item.passage)
    passage = next(own, None)
    stream = drawn.stream(passage, len(places.streams)) if passage is not None else None
    if stream is None:
        return item, None
    at = alike(stream.text, item.passage, item.at, item.now)
    return (item, None) if at is None else (replace(item, at=at), stream)


def _stream(item: _Differs, places: Places) -> Stream | None:
    """Return the text in which a passage stands; None for words that are drawn."""
    texts = [s for s in places.streams if s.text == item.passage]
    own = [s for s in texts if s.id.partition("#")[0].partition("/")[0] == item.group]
    return next(iter([*own, *texts]), None)


def _rank(item: _Differs, stream: Stream | None) -> tuple[int, int, int]:
    if stream is None or not stream.glyphs:
        return 0, -1, item.at
    return stream.glyphs[min(item.at, len(stream.glyphs) - 1)].page, stream.rank, item.at


def _change(
    number: int, item: _Differs, stream: Stream | None, edition: Edition, places: Places
) -> Change:
    known = {article.id for article in edition.articles}
    name = ""
    if item.group in known:
        name = article_name(edition, item.group)
    elif item.group in GROUPS:
        name = said(GROUPS[item.group])
    if stream is None or not stream.glyphs:
        where = said("proof.not-found-at-all", name=name) if item.now else name
        return Change(number, item.was, item.now, where, 0, (), True, 0.0)
    glyphs = stream.glyphs[item.at : item.at + len(item.now)]
    glyph = glyphs[0] if glyphs else stream.glyphs[max(0, item.at - 1)]
    rects = boxes([g for g in glyphs if g.page == glyph.page]) or (point(stream, item.at),)
    line = places.number(stream, glyph)
    where = at_line(name, line)
    right = right_of(stream, glyph, places)
    return Change(number, item.was, item.now, where, glyph.page, rects, not glyphs, right)


GROUPS = {
    "banner": "proof.headline",
    "lede": "proof.lede",
    "band": "proof.band",
    "foot": "proof.foot",
}
"""Groups that are no article's, as a proof calls them."""
