"""Names: one spelling throughout, and no other paper's name.

Input: the whole copy. Output: faults. No dictionary of names is needed: a name that recurs is
known, and a spelling of it with a character that stands nowhere else in the edition is doubted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from content.proofreading.bounds import is_edge
from content.proofreading.places import GENERIC
from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import surnames
from fonts.chinese.characters import HAN

_SUFFIXES = "街道|社区|小区|公园|大桥|小学|中学|医院|园区|公司|区|县|镇|乡|村|市"
_PLACE = re.compile(rf"(?=([{HAN}]{{2}}(?:{_SUFFIXES})))")
_PLACE3 = re.compile(rf"(?=([{HAN}]{{3}}(?:{_SUFFIXES})))")
_ROLE = (
    "书记|区长|县长|市长|镇长|乡长|主任|局长|部长|处长|科长|院长|校长|所长|站长|馆长|理事长|董事长|总经理|经理|负责人"
    "|记者|通讯员|村民|居民|市民|老人|工人|职工|教师|老师|医生|特派员|选手|农户|党员|干部|代表|员工|青年|创始人|站长|队长|委员"
)
_PERSON = re.compile(f"(?:{_ROLE})(?=([{HAN}]{{3}}))")
#: Characters that follow a name of two characters: 黄敏说.
_FOLLOW = frozenset(
    "说在就的和与及是有为向从到对把被将也都还又正已笑表介告指认来去看走给拿带用于则却便曾等一这那了不很最更里家先女同抬站翻住"
)


def name_differs(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """A spelling that differs in one character from a name that recurs."""
    text = copy.text
    letters = Counter(text)
    pairs = dict(_places(text, letters)) | dict(_persons(text, letters))
    for wrong, right in pairs.items():
        for passage in copy.passages:
            at = passage.text.find(wrong)
            if at >= 0 and passage.kind is not Kind.ALT and _named(passage.text, at, wrong):
                yield (
                    passage,
                    fault(at, at + len(wrong), "proofread.name-differs", words=wrong, other=right),
                )


def _named(text: str, at: int, name: str) -> bool:
    """Tell a name from the beginning of other words: 卖方市|场, 尚廉|之所以, 强|劲."""
    place = re.search(f"(?:{_SUFFIXES})$", name)
    return is_edge(text, at + len(name)) and (place is not None or is_edge(text, at))


def _places(text: str, letters: Counter[str]) -> Iterator[tuple[str, str]]:
    for pattern in (_PLACE, _PLACE3):
        grams = Counter(pattern.findall(text))
        known = [gram for gram, count in grams.items() if count >= 2]
        for gram, count in grams.items():
            rare = [
                i
                for i, char in enumerate(gram[: 2 if pattern is _PLACE else 3])
                if letters[char] == count
            ]
            generic = gram[-1] in "区县市" and gram[-2] in GENERIC  # 贫困山区
            generic = generic or gram.endswith(("性公司", "级公司", "型公司"))
            if count > 2 or len(rare) != 1 or (pattern is _PLACE3 and rare[0] == 0) or generic:
                continue
            at = rare[0]
            for right in known:
                often = grams[right] >= (3 * count if count > 1 else 2)
                alike = (
                    often
                    and len(right) == len(gram)
                    and (right[:at] + right[at + 1 :] == gram[:at] + gram[at + 1 :])
                )
                # 在攸县, 赴攸县: what stands before a short name is no part of it.
                # 茶陵县, 炎陵县: two real places; 澄江县, 橙江县: a slip of the keyboard.
                slip = pattern is _PLACE3 or _slip(gram[at], right[at])
                if alike and slip and (at or text.count(gram[1:]) == grams[right] + count):
                    yield gram, right
                    break


def _slip(wrong: str, right: str) -> bool:
    """Tell whether a character may be typed for another: it sounds alike, or is a rare form.

    The first level of GB 2312 is in the order of Pinyin, so characters that sound alike are near.
    """
    places = []
    for char in (wrong, right):
        try:
            high, low = char.encode("gb2312")
        except (UnicodeEncodeError, ValueError):
            return True
        places.append((high - 0xB0) * 94 + low - 0xA1)
    return places[0] >= _FIRST_LEVEL or abs(places[0] - places[1]) <= _SYLLABLE


def _persons(text: str, letters: Counter[str]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(_PERSON.findall(text)):
        if name[0] not in surnames.COMMONEST or name[0] == "和" or name[2] in _FOLLOW:
            continue
        patterns = (f"{name[0]}([{HAN}]){name[2]}", f"{name[:2]}([{HAN}])")
        for pattern in patterns:
            for hit in re.finditer(pattern, text):
                if hit[0] != name and letters[hit[1]] == 1 and hit[1] not in _FOLLOW:
                    first = text.find(name) < hit.start()
                    yield (hit[0], name) if first else (name, hit[0])


#: Characters in the first level of GB 2312, and about the most of one syllable.
_FIRST_LEVEL, _SYLLABLE = 3755, 25
_PAPER = re.compile(rf"[{HAN}]{{2,6}}?(?:日报|晚报|早报|时报|商报|晨报|都市报|周报)(?!社)")


def other_paper(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """A byline or credit that names another paper than the masthead."""
    name = copy.edition.paper.name
    for passage in copy.of(Kind.BYLINE, Kind.CREDIT):
        for hit in _PAPER.finditer(passage.text):
            if name not in passage.text and hit[0] not in name:
                yield (
                    passage,
                    fault(*hit.span(), "proofread.paper-stale", paper=name, words=hit[0]),
                )


WHOLE = (
    WholeCheck(Rule.NAME_DIFFERS, name_differs),
    WholeCheck(Rule.PAPER_STALE, other_paper),
)
