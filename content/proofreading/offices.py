"""Who holds an office: one person, one office; one office, one person.

Input: the whole copy. Output: faults. Told are the heads of a party committee and of a government
of one level (县委书记, 县长), whom a slip of the pen exchanges: nobody is both at once, and neither
has two holders, unless the article tells of a change or names several places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from content.proofreading.bounds import is_edge
from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import surnames
from fonts.chinese.alike import alike
from fonts.chinese.characters import HAN, one_of
from fonts.chinese.lexicon import words_with

_OFFICE = re.compile(
    rf"(?P<of>[{HAN}]{{0,2}})(?P<office>[省市州县区镇乡](?:委书记|长))"
    rf"(?=[{one_of(surnames.COMMONEST)}][{HAN}])"
)
#: What may stand before the office of one's own place: 由县长…, 与区委书记…
_BARE = re.compile("(?:^|[由和与及是为的对向同被请、]|现任|主任|书记)$")
#: A word as common as this (bits) is no place: 会后县长… but 茶陵县委书记….
_WORD = 20.0
#: Words of an article in which offices change hands, or holders of several places meet.
_CHANGES = re.compile(
    "原任?|时任|前任|曾任|历任|新任|接任|继任|调任|转任|升任|任命|当选|拟任|代理|卸任|辞去|[各多]位|一行|优秀"
)
#: Characters that follow a name of two characters.
_FOLLOW = frozenset(
    "说在就的和与及是有为向从到对把被将也都还又正已表介告指认来去看走主出调率带等参"
)


@dataclass(frozen=True)
class _Holder:
    """Somebody named with an office."""

    name: str
    office: str
    passage: Passage
    start: int
    end: int


def _holders(passage: Passage) -> Iterator[_Holder]:
    """Yield the heads of the place that a passage speaks of; 攸县县长 is another's."""
    for hit in _OFFICE.finditer(passage.text):
        of, office = hit["of"], hit["office"]
        if not _own(of):
            continue
        name = _name(passage.text, hit.end())
        if name:
            yield _Holder(name, office, passage, hit.start("office"), hit.end() + len(name))


def _own(before: str) -> bool:
    """Tell whether what stands before an office names no other place, and no lower office: 会后."""
    if before.endswith(("副", "代", *"省市州县区镇乡旗盟村")):
        return False
    if len(before) < 2 or _BARE.search(before):
        return True
    return words_with(before[0]).get(before[1:], _WORD) < _WORD


def _name(text: str, at: int) -> str:
    """Return the name of two or three characters that begins at a place, or ""."""
    for size in (3, 2):
        name = text[at : at + size]
        whole = len(name) == size and is_edge(text, at + size)
        if whole and re.fullmatch(f"[{HAN}]+", name) and name[-1] not in _FOLLOW:
            return name
    return ""


def office_differs(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """One person as 县委书记 and as 县长, or one of these offices with two persons."""
    articles: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in copy.passages:
        if passage.kind is not Kind.ALT:
            articles[passage.file].append(passage)
    for passages in articles.values():
        if not any(_CHANGES.search(passage.text) for passage in passages):
            yield from _differing([one for p in passages for one in _holders(p)])


def _differing(found: list[_Holder]) -> Iterator[tuple[Passage, Fault]]:
    offices: dict[tuple[str, str], _Holder] = {}
    holders: dict[str, _Holder] = {}
    for one in found:
        other = offices.setdefault((one.name, one.office[0]), one)
        first = holders.setdefault(one.office, one)
        span = one.start, one.end
        if other.office != one.office:
            values = {"name": one.name, "here": one.office, "there": other.office}
            yield one.passage, fault(*span, "proofread.office-two", **values)
        elif not _alike(first.name, one.name):
            values = {"office": one.office, "here": one.name, "there": first.name}
            yield one.passage, fault(*span, "proofread.office-shared", **values)


def _alike(one: str, other: str) -> bool:
    """Tell names of which `names` tells: at most a character differs, and sounds or looks alike."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    slips = all(b in alike(a) for a, b in differ)
    return len(one) == len(other) and len(differ) <= 1 and slips


WHOLE = (WholeCheck(Rule.OFFICE_DIFFERS, office_differs),)
