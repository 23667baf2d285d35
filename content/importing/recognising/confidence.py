"""How sure it is that a line is what it was taken for: evidence combined to a number, 0 to 1.

Input: parts with their roles. Output: for each line with a role of its own its confidence; lines
under `THRESHOLD` are doubts, others are none. Each piece of evidence has a weight (a logarithm of
odds); their sum, as a share, is the confidence. The weights were fitted on documents whose roles
are known, see `bench.confidence`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from content.importing.blocks import Block, Doubt, Log, Place
from content.importing.recognising.groups import opens, signed
from content.importing.recognising.headline import DECK
from content.importing.recognising.part import Part
from content.importing.recognising.roles import (
    CLOSES,
    PAPER_KIND,
    Role,
    closes_story,
    credit_alone,
    is_label,
    is_short,
    issuer,
    joined_names,
    mark_of,
    name_line,
    numeral,
    role_of,
    signs_copy,
    titled_box,
)
from content.importing.recognising.rolls import counts_names
from content.importing.recognising.webpage import stood_in
from content.importing.text.lines import ended
from content.words import Message, message
from fonts.chinese import calendar

#: Lines of these roles are decisions; so is a line of copy that could be a head.
DECIDED = frozenset(
    {Role.TITLE, Role.HEAD, Role.SUBHEAD, Role.KICKER, Role.DECK, Role.BYLINE, Role.CAPTION}
)
_COPY = frozenset({Role.BODY, Role.QUOTE, Role.TABLE, Role.ROLL, Role.VERSE})
_BLOCKS = frozenset({Role.ROLL, Role.VERSE, Role.TABLE})
_HIGH = frozenset({Role.TITLE, Role.HEAD})
_ASIDE = frozenset({Role.FURNITURE, Role.STAFF, Role.CREDIT})
#: So many lines alike speak for each other; a head of so few or so many characters is unusual.
_MANY, _FEW_CHARACTERS, _MANY_CHARACTERS = 3, 3, 26
#: A line that says when, and nothing else, is no longer.
_DATE_MOST = 15
#: A margin of the place's score that is wide, and one that is narrow.
_WIDE, _NARROW = 2.0, 0.8

#: Logarithms of odds, fitted on 266 documents with their roles (`python -m bench.confidence`) and
#: drawn towards what an editor would say where few lines show a piece of evidence.
WEIGHTS: Mapping[str, float] = {
    "all": 2.0,
    "role body": 0.9,
    "role byline": 0.9,
    "role caption": -0.5,
    "role deck": 0.3,
    "role head": 1.2,
    "role kicker": -0.6,
    "role subhead": -2.4,
    "role title": 0.9,
    "stated": 2.5,
    "by look, strongly": 1.2,
    "by look": 0.5,
    "plain": -1.0,
    "far from else": 0.6,
    "near to else": -1.0,
    "many alike": 2.1,
    "others alike differ": -1.2,
    "numbered": 4.0,
    "numbered under plain titles": -2.5,
    "marked": 2.0,
    "a box's label": 4.0,
    "says who": 2.4,
    "a name": 0.1,
    "no name": -1.6,
    "could be a name": -1.0,
    "says it is a caption": 0.2,
    "words of a caption": -1.9,
    "in brackets": -0.8,
    "called a paper": 1.0,
    "very short": -0.7,
    "very long": -0.6,
    "long for a sub-head": -1.0,
    "short for a title": -1.4,
    "a sentence": -0.3,
    "first": 1.4,
    "last": -0.2,
    "after a broken line": -1.5,
    "after the end of a story": 0.9,
    "a byline under it": 1.5,
    "a story opens": 0.3,
    "over a block": -0.0,
    "a look amid signed copy": 2.4,
    "counts a roll": 4.0,
    "no copy under it": -1.9,
    "with a dash": 3.0,
    "words of a deck": 1.0,
    "without a dash": -1.6,
    "under a title": 1.8,
    "not under a title": -0.9,
    "over a title": 0.0,
    "a column's label": 4.0,
    "over no title": -1.3,
    "deck under it": 1.4,
    "plain line under it": -2.4,
    "line over it": 0.9,
    "beside a picture": 1.6,
    "beside none": -2.1,
    "set apart": -0.6,
    "in the copy": 1.1,
    "signs off": 1.6,
    "copy under a title": -1.5,
    "a paragraph of Word": 0.4,
    "a row of text": 0.6,
}
#: Under it a line is a doubt: of 45 wrong lines in 266 documents 44 are (the other is a caption
#: that its corpus calls copy); 1.6 doubts a document.
THRESHOLD = 0.9


@dataclass(frozen=True)
class Lines:
    """The parts of an edition, read for the evidence about each."""

    parts: Sequence[Part]

    @cached_property
    def looks(self) -> Mapping[object, Counter[Role]]:
        """Which roles the lines of a look have, by source and look."""
        found: defaultdict[object, Counter[Role]] = defaultdict(Counter)
        for part in self.parts:
            if part.text.strip() and is_line(part):
                found[_look(part.block)][part.role] += 1
        return found

    @cached_property
    def plain_titles(self) -> frozenset[str]:
        """Sources with a title of a story that only its place tells."""
        heads = [p for p in self.parts if p.role is Role.HEAD and not p.number]
        return frozenset(_source(p) for p in heads if not p.block.level and not p.block.hint)

    def beside(self, at: int, step: int) -> Part | None:
        """Return the part before or after one, page furniture passed over."""
        place = self.place_beside(at, step)
        return None if place is None else self.parts[place]

    def place_beside(self, at: int, step: int) -> int | None:
        """Return the place of that part."""
        at += step
        while 0 <= at < len(self.parts):
            part = self.parts[at]
            if part.role not in _ASIDE and (part.text.strip() or part.role in _BLOCKS | _PICTURE):
                return at
            at += step
        return None

    def evidence(self, at: int) -> Iterator[str]:
        """Yield what speaks for and against a line's being what it was taken for."""
        part = self.parts[at]
        before, after = self.beside(at, -1), self.beside(at, 1)
        role = part.role
        yield f"role {role.value}"
        yield from self._source(part)
        yield from self._words(part)
        yield from self._place(part, before, after)
        if role is Role.BODY and self._signs_off(at):
            yield "signs off"
        if role is Role.SUBHEAD and part.block.look.told and self._is_signed(at):
            over_copy = after is not None and after.role is Role.BODY
            yield "a look amid signed copy" if over_copy else ""

    def _is_signed(self, at: int) -> bool:
        """Tell whether who wrote it, or a deck, stands under the title of a line's story.

        Another title would have its own: what stands out in such a story is a sub-head.
        """
        title = next((i for i in range(at, -1, -1) if self.parts[i].role in _HIGH), None)
        under = self.parts[title + 1 : title + 4] if title is not None else ()
        return any(part.role in (Role.BYLINE, Role.DECK) for part in under)

    def _signs_off(self, at: int) -> bool:
        """Tell whether a line is of those that end copy: who issues it or wrote it, and when.

        A date at the end tells that the line over it is such a one, whatever office that names.
        """
        text, before = self.parts[at].text.strip(), self.beside(at, -1)
        under = self.place_beside(at, 1)
        if before is None or before.role not in _COPY:
            return False
        dated = under is not None and _is_date(self.parts[under].text.strip())
        if dated and under is not None:
            follows = self.beside(under, 1)
        else:
            follows = self.parts[under] if under is not None else None
        ends = follows is None or follows.role is not Role.BODY or _signs(follows.text.strip())
        after_copy = ended(before.text) or _signs(before.text.strip())
        if _is_date(text):
            return ends
        return ends and ((dated and (after_copy or _signs(text))) or (_signs(text) and after_copy))

    def _source(self, part: Part) -> Iterator[str]:
        """Yield what the source says of a line: a level, a style, a look."""
        block, look = part.block, part.block.look
        stated = (block.level and not look.told) or block.hint in ("title", "subtitle", "caption")
        alike = self.looks[_look(block)]
        same, other = alike[part.role], sum(alike.values()) - alike[part.role]
        if stated:
            yield "stated"
        elif look.told:
            strong = look.bold and (look.centred or bool(look.ink))
            yield "by look, strongly" if strong else "by look"
        else:
            yield "plain"
            if part.margin:
                wide = part.margin >= _WIDE
                yield "far from else" if wide else "near to else" if part.margin < _NARROW else ""
        if self._among_many(part):
            yield "many alike"
        elif other > same:
            yield "others alike differ"

    def _among_many(self, part: Part) -> bool:
        """Tell whether many lines look like one, all of the same role."""
        alike = self.looks[_look(part.block)]
        return alike[part.role] >= _MANY and alike[part.role] == sum(alike.values())

    def _words(self, part: Part) -> Iterator[str]:
        """Yield what a line's words say."""
        text, role = part.text.strip(), part.role
        if part.number or numeral(text):
            yield "numbered"
            read = numeral(text)
            if role is Role.SUBHEAD and read and read[1] < 2 and _source(part) in self.plain_titles:
                yield "numbered under plain titles"
        elif mark_of(text):
            yield "marked"
        elif titled_box(text):
            yield "a box's label"
        if role is Role.BYLINE:
            named = role_of(text) is Role.BYLINE or signed(text) or issuer(text) or stood_in(text)
            yield "says who" if named else "a name" if name_line(text) else "no name"
        elif role_of(text) is Role.CAPTION or credit_alone(text):
            yield "says it is a caption" if role is Role.CAPTION else "words of a caption"
        elif name_line(text) or joined_names(text) or signed(text):
            yield "could be a name"
        if text[:1] in "（(" and text[-1:] in "）)":
            yield "in brackets"
        if role is Role.TITLE and PAPER_KIND.search(text):
            yield "called a paper"
        if role in (Role.HEAD, Role.SUBHEAD, Role.TITLE, Role.KICKER):
            if len(text) <= _FEW_CHARACTERS and not self._among_many(part):
                yield "very short"
            elif len(text) > _MANY_CHARACTERS:
                yield "very long"
            if role is Role.SUBHEAD and len(text) > 14 and not numeral(text):
                yield "long for a sub-head"
            if role is Role.HEAD and len(text) <= 8:
                yield "short for a title"
            if ended(text) or "。" in text:
                yield "a sentence"

    def _place(self, part: Part, before: Part | None, after: Part | None) -> Iterator[str]:
        """Yield what a line's neighbours say."""
        role = part.role
        if before is None:
            yield "first"
        elif before.role is Role.BODY and not ended(before.text) and not before.block.firm:
            yield "after a broken line"
        elif closes_story(before.text):
            yield "after the end of a story"
        if after is None:
            yield "last"
        elif role in (Role.HEAD, Role.SUBHEAD, Role.TITLE):
            if after.role is Role.BYLINE:
                yield "a byline under it"
            elif opens(after.text) > 1:
                yield "a story opens"
            elif after.role in _BLOCKS:
                yield "counts a roll" if counts_names(part.text) else "over a block"
            elif after.role in (Role.SUBHEAD, Role.PICTURE):
                yield "no copy under it"
        if role is Role.DECK:
            dash = part.text.startswith("—")
            named = DECK.search(part.text)
            yield "with a dash" if dash else "words of a deck" if named else "without a dash"
        if role is Role.BYLINE:
            under = before is not None and before.role in (*_HIGH, Role.DECK)
            yield "under a title" if under else "not under a title"
        if role is Role.KICKER:
            high = after is not None and after.role in _HIGH
            yield "over a title" if high else "over no title"
            yield "a column's label" if is_label(part.text) else ""
        if role is Role.TITLE and after is not None and after.role is Role.DECK:
            yield "deck under it" if after.text.startswith("—") else "plain line under it"
        if role in _HIGH and before is not None and before.role is Role.KICKER:
            yield "line over it"
        if role is Role.CAPTION:
            beside = Role.PICTURE in {p.role for p in (before, after) if p is not None}
            yield "beside a picture" if beside else "beside none"
        if role is Role.BODY:
            heads = after is not None and after.role in _COPY and part.block.gap > 0
            yield "set apart" if heads else "in the copy"
            if before is not None and before.role in _HIGH and after is not None:
                yield "copy under a title" if after.role is Role.BODY else ""
            yield "a paragraph of Word" if part.block.firm else "a row of text"

    def confidence(self, at: int) -> float:
        """Return how sure a line's role is, 0 to 1."""
        total = sum(WEIGHTS.get(one, 0.0) for one in self.evidence(at)) + WEIGHTS["all"]
        return 1 / (1 + math.exp(-total))


_PICTURE = frozenset({Role.PICTURE})


def is_line(part: Part) -> bool:
    """Tell whether a part is a line whose role was decided."""
    if part.role in DECIDED:
        return True
    plain = part.role is Role.BODY and part.block.hint == "body"
    return plain and is_short(part.text) and not CLOSES.fullmatch(part.text)


def _signs(text: str) -> bool:
    return issuer(text) or signs_copy(text) or _is_date(text)


def _is_date(text: str) -> bool:
    """Tell whether a line says when, and nothing else."""
    return len(text) <= _DATE_MOST and calendar.first_date(text) is not None


def _source(part: Part) -> str:
    return str(part.block.place.source)


def _look(block: Block) -> object:
    return str(block.place.source), block.level, block.hint, block.look, min(block.gap, 2)


@dataclass(frozen=True)
class Decided:
    """A line, what it was taken for, and how sure that is, 0 to 1."""

    place: Place
    words: str
    role: Role
    sure: float

    @property
    def doubtful(self) -> bool:
        """Whether an editor should look at it."""
        return self.sure < THRESHOLD


#: Doubts about what a line is: those that are sure enough are none.
_CODES = (
    "line-between over-title under-title line-unended two-lines line-before-byline headline-found "
    "line-over-block head-by-look line-after line-before name-under-title"
)
_LINES = frozenset(f"imported.{name}" for name in _CODES.split())
_BY_LOOK = "imported.head-by-look"
_AS: Mapping[Role, Message] = {
    Role.TITLE: Message("imported.as-headline"),
    Role.HEAD: Message("imported.as-title"),
    Role.SUBHEAD: Message("imported.as-subhead"),
    Role.KICKER: Message("imported.as-kicker"),
    Role.DECK: Message("imported.as-deck"),
    Role.BYLINE: Message("imported.as-byline"),
    Role.CAPTION: Message("imported.as-caption"),
    Role.BODY: Message("imported.as-body"),
}


def weighed(parts: Sequence[Part], log: Log) -> tuple[Decided, ...]:
    """Return the decided lines with their confidence; those that are not sure become doubts."""
    lines = Lines(parts)
    decided = tuple(
        Decided(part.block.place, part.text.strip(), part.role, lines.confidence(at))
        for at, part in enumerate(parts)
        if part.text.strip() and is_line(part)
    )
    pictures = any(part.role is Role.PICTURE for part in parts)
    # a caption without its picture is told as such
    asked = [one for one in decided if pictures or one.role is not Role.CAPTION]
    known = {one.place: one for one in reversed(asked)}
    told: set[Place] = set()
    doubts = list(log.doubts)
    others = {d.place for d in doubts if d.why.code in _LINES and d.why.code != _BY_LOOK}
    log.doubts.clear()
    for doubt in doubts:
        one = known.get(doubt.place) if doubt.why.code in _LINES else None
        if one is None:
            if doubt.why.code != _BY_LOOK:  # it is no head: half of one, a table's title
                log.doubts.setdefault(doubt)
            continue
        twice = doubt.why.code == _BY_LOOK and doubt.place in others
        if one.doubtful and not twice:
            log.doubts.setdefault(replace(doubt, done=_AS[one.role], sure=one.sure))
            told.add(doubt.place)
    for one in asked:
        if one.doubtful and one.place not in told:
            why = message("imported.unsure-line")
            log.doubts.setdefault(Doubt(one.place, one.words, why, _AS[one.role], one.sure))
    return decided
