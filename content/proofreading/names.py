"""Names: one spelling throughout, and no other paper's name.

Input: the whole copy. Output: faults. No dictionary of names is needed: a name that recurs is
known, and a spelling of it that differs in a character is doubted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from content.proofreading.bounds import is_edge
from content.proofreading.places import GENERIC
from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese import surnames
from fonts.chinese.alike import alike
from fonts.chinese.characters import HAN, one_of
from fonts.chinese.lexicon import words_with

_SUFFIXES = "街道|社区|小区|公园|大桥|小学|中学|医院|园区|公司|区|县|镇|乡|村|市"
_PLACE = re.compile(rf"(?=([{HAN}]{{2}}(?:{_SUFFIXES})))")
_PLACE3 = re.compile(rf"(?=([{HAN}]{{3}}(?:{_SUFFIXES})))")
_ROLE = (
    "书记|区长|县长|市长|镇长|乡长|主任|局长|部长|处长|科长|院长|校长|所长|站长|馆长|理事长|董事长|总经理|经理|负责人"
    "|记者|通讯员|村民|居民|市民|老人|工人|职工|教师|老师|医生|特派员|选手|农户|党员|干部|代表|员工|青年|创始人|队长|委员|村医|医师|护士|厂长|社长|会长|师傅|大户|能人|店主|摊主|老板|学生|同学|战士|民警|队员|教练|冠军"
    "|工程师|技术员|研究员|讲解员|网格员|驾驶员|司机|传承人|匠人|石匠|木匠|阿姨|大爷|大妈|奶奶|先生|女士|乡贤|法官|检察官|律师|作家|导演|演员|诗人|画家|教授|院士|专家|支书|村主任|演奏家|歌手|志愿者|义工|主播|由|叫"
)
_THREE = re.compile(f"(?=([{one_of(surnames.COMMONEST)}][{HAN}]{{2}}))")
_CALLED = re.compile(f"(?:{_ROLE})$")
#: What one does of whom a name is told.
_ACTS = re.compile(
    "[说指介告表认笑坦感直回]|[，、]?(?:今年)?\\d{1,3}岁|[：]|一边|正[在忙]|自豪|带着|已经|和|的|在|从|把|是|又|也"
    "|今年|家|看|笑|站|坐|指|摇|点|搬|背|种|养|开|喜|拿|接|翻|打开|走|来|对|向|代表|这|那|每|总|却|就|还|便|一家|夫妇|同志|老人|同学|先生|女士|老师"
)
#: Characters that no given name begins with in running text.
_NO_GIVEN = frozenset("的了是在不和与及有为从到把被将说们这那")
#: Bits; a word as common as the first is read before a name.
_COMMON, _RARE = 17.0, 99.0
#: Characters that follow a name of two characters: 黄敏说.
_FOLLOW = frozenset(
    "说在就的和与及是有为向从到对把被将也都还又正已笑表介告指认来去看走给拿带用于则却便曾等一这那了不很最更里家先女同抬站翻住"
)


def name_differs(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """A spelling that differs in one character from a name that recurs."""
    text = copy.text
    letters = Counter(text)
    pairs = (
        dict(_places(text, letters))
        | dict(_headed(copy))
        | dict(_persons(text))
        | dict(_offices(text))
    )
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
    place = re.search(f"(?:{_SUFFIXES}|局|委)$", name)
    return is_edge(text, at + len(name)) and (place is not None or is_edge(text, at))


#: An office of one level by what it is for, as a bureau or a commission: 县发改局, 县发改委.
_BUREAU = re.compile(f"([省市州县区])([{HAN}]{{2,10}}?)(局|委(?:员会)?)(?!员)")
#: What one office is called in short.
_SHORT = {
    "发展和改革": "发改",
    "卫生健康": "卫健",
    "市场监督管理": "市场监管",
    "住房和城乡建设": "住建",
    "人力资源和社会保障": "人社",
    "文化和旅游": "文旅",
    "农业农村": "农业农村",
    "工业和信息化": "工信",
}


def _offices(text: str) -> Iterator[tuple[str, str]]:
    """Yield an office that is a bureau and a commission in one edition, the later first."""
    seen: dict[tuple[str, str], str] = {}
    for hit in _BUREAU.finditer(text):
        level, stem = hit[1], _SHORT.get(hit[2], hit[2])
        if stem not in _SHORT.values() or not is_edge(text, hit.end()):
            continue
        first = seen.setdefault((level, stem), hit[0])
        if ("局" in first) != ("局" in hit[3]):
            yield hit[0], first


def _places(text: str, letters: Counter[str]) -> Iterator[tuple[str, str]]:
    for pattern, size in ((_PLACE, 2), (_PLACE3, 3)):
        grams = Counter(pattern.findall(text))
        known = [gram for gram, count in grams.items() if count >= 2]
        for gram, count in grams.items():
            rare = [i for i, char in enumerate(gram[:size]) if letters[char] == count]
            # 贫困山区, but 红星社区 is a name
            generic = len(gram) == size + 1 and gram[-1] in "区县市" and gram[-2] in GENERIC
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


def _headed(copy: Copy) -> Iterator[tuple[str, str]]:
    """Yield places of an article that sound or look like the one its head names, and it never."""
    for head in copy.of(Kind.TITLE, Kind.HEADLINE):
        own = [p for p in copy.passages if p.file == head.file or head.kind is Kind.HEADLINE]
        body = "\n".join(p.text for p in own if p is not head)
        for right in _PLACE.findall(head.text):
            bare = len(right) == 3 and (right[-1] in "区市" or right[-2] in GENERIC)
            if right in body or bare:
                continue
            for wrong in set(_PLACE.findall(body)):
                differ = [at for at in (0, 1) if wrong[at] != right[at]]
                ends = wrong[2:] == right[2:] and len(differ) == 1
                if ends and wrong[differ[0]] in alike(right[differ[0]]):
                    yield wrong, right


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


def _persons(text: str) -> Iterator[tuple[str, str]]:
    """Yield names of persons in three characters that differ in one, the doubted one first.

    What sounds or looks alike may be typed for the other: 蒋佩兰, 蒋佩蓝. Any other character is
    doubted where one of the two stands once, without an office: 沈国栋 told, later 沈国梁.
    """
    named = _named_persons(text)
    for name in named:
        yield from ((other, name) for other in _near(text, name) if other not in named)
    for one, other in combinations(named, 2):
        differ = [at for at in range(3) if one[at] != other[at]]
        if len(differ) != 1 or f"{one}、{other}" in text or f"{other}、{one}" in text:
            continue
        first, second = named[one], named[other]
        right, wrong = (other, one) if second.times > first.times else (one, other)
        at = differ[0]
        if (
            other[at] in alike(one[at])
            or _slip(wrong[at], right[at])
            or (
                at
                and named[right].times > 1
                and not named[wrong].called
                and named[wrong].times == 1
            )
        ):
            yield wrong, right


def _near(text: str, name: str) -> Iterator[str]:
    """Yield what stands in a text as a name does, with a character for one that is alike."""
    for at in range(3):
        others = one_of(alike(name[at])) or name[at]
        for hit in re.finditer(f"{name[:at]}[{others}]{name[at + 1 :]}", text):
            ends = is_edge(text, hit.end()) or text[hit.end() : hit.end() + 1] in _FOLLOW
            if ends and is_edge(text, hit.start()) and hit[0] != name:
                yield hit[0]


@dataclass(frozen=True)
class _Person:
    """How often a name stands in the copy, and whether an office or calling stands before it."""

    times: int
    called: bool


def _named_persons(text: str) -> dict[str, _Person]:
    """Return the names of three characters that are read as such somewhere, in their order."""
    found: dict[str, _Person] = {}
    for hit in _THREE.finditer(text):
        name, start = hit[1], hit.start()
        if name in found or name[2] in _FOLLOW or name[1] in _NO_GIVEN:
            continue
        called = bool(_CALLED.search(text[max(0, start - 4) : start]))
        speaks = bool(_ACTS.match(text, start + 3))
        if (called or speaks) and _is_name(text, start, called=called):
            times = len(re.findall(name, text))
            every = (m.start() for m in re.finditer(name, text))
            called = any(_CALLED.search(text[max(0, at - 4) : at]) for at in every)
            found[name] = _Person(times, called)
    return found


def _is_name(text: str, start: int, *, called: bool) -> bool:
    """Tell whether three characters are read as one name, and no other words."""
    name = text[start : start + 3]
    if name[:2] in surnames.DOUBLE:
        return called or is_edge(text, start)
    listed = any(words_with(w[0]).get(w[1:], _RARE) < _COMMON for w in (name[:2], name[1:]))
    edges = is_edge(text, start) and is_edge(text, start + 3)
    return edges and (called or not (listed or name[1:] in words_with(name[0])))


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
