"""No other district's name left from a copied edition, in heads as in every sentence.

Input: the whole copy. Output: faults. What an edition is about is stated (`place`), stands in its
headline, or is named most. Another district, county or its bare name (芦淞), or the offices of
another level (全区 in a county's edition), is asked about unless the sentence sets places side by
side, says where somebody comes from, or how far it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from content.proofreading.bounds import is_edge, is_whole
from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import DISPLAY, HEADS, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN, SENTENCE_ENDS, is_han
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import ONE_TO_TEN

#: What stands before 区, 县 or 市 in words that name no place: 山区, 全县.
GENERIC = frozenset(
    "城社小地园山老景校街厂库灌辖选郊市县新特片矿林牧湖各全该本我两这那某几每邻跨入出进在到由于与和为从对向及范发开税治聚护能民活宅"
    "行心领验作全业务设贸流控禁坝海港圈带农困强大省贫先同临外内前后东西南北中上下个的是了等级类首次家工商产科教文旅医居住战军防雷震灾库院湾导"
)
_UNIT = re.compile(rf"(?=([{HAN}]{{2}}[区县])(?!域|长|级|道|直|内|里|外|间|乡|城|（))")
_TOWN = re.compile(f"(?=([{HAN}]{{2}}[镇乡村]))")
_OFFICE = re.compile(
    "委|政府|人大|政协|纪委|监委|人社|教育|公安|财政|民政|司法|水利|住建|交通|农业|卫生|卫健|文化|文旅|融媒体|市场监管"
    "|应急|自然资源|发展|发改|审计|统计|税务|人民法院|人民检察院|法院|检察院|妇联|团委|总工会|残联|林业|气象|供销"
)
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}；\\n]+")
#: What sets a place beside others, or says where somebody is from, or how far it is.
_BEFORE = re.compile(
    "(?:[、与和同及跟对比赴距离从自邻]|来自|毗邻|邻近|相邻|原籍|籍贯|出生于|调任|曾任|原任|历任|任职于"
    "|学习|参观|对口|援建|帮扶"
    # 户籍在部队驻地（杭州市拱墅区）
    "|(?:户籍|户口|住址|住所|驻地|现住|家住)[^，；]{0,8}"
    # elsewhere in the country: 辽宁省营口市老边区
    f"|省(?:[{HAN}]{{2,3}}市)?"
    # in a comparison: 最高的是天元区, 前一位是攸县
    f"|(?:最[{HAN}]{{1,2}}的?|[前后]一位|第[{ONE_TO_TEN}][位名]?)[是为]?)$"
)
_AFTER = re.compile(
    r"(?:的[\d.%]+)?最[高低多少大小长短快慢]|籍|人(?=[，。；、）]|$)|[、与和至到—]|等地|交界|接壤|之间|方向|考察|帮扶|高速|铁路|公路|段"
)
#: A place within a district or county, whose name stands in its copy too.
_LOCAL = re.compile("(?:[镇乡村]|街道|社区)$")
#: Offices and wholes of a district and of a county; a zone or region has its name before it.
_LEVELS = {
    "县": re.compile(
        "(?<![州夏古疆藏西族发新园港矿区])"
        "(?:全区|我区|区委|区政府|区人民政府|区人大|区政协|区长(?!期))(?![域员])"
    ),
    "区": re.compile("全县|我县|县委(?!员)|县政府|县人民政府|县人大|县政协|县长(?![级期])"),
}
#: What makes another unit of a bare name: 云龙示范区.
_KIND = re.compile("[区县市州省]|示范区|高新区|经开区|开发区|新区|新城")
#: A bare name that is a word besides, this common or more (bits), is no sign: 朝阳, 和平.
_WORD = 20.5


#: 该县, 全县, 我县 are common words; 攸县, 沁县 are rarer than this (bits).
_COUNTY = 17.0


#: A stem as common as this (bits) is a word first: 平安, 文化.
_COMMON = 16.0


#: What an edition says in its own words, not in names of papers and persons.
_OWN_WORDS = HEADS | {Kind.CAPTION, Kind.CHART_TITLE, Kind.CHART_NOTE, Kind.LABEL, Kind.EVENT}


#: What a name of a lake, hill or village ends with, and what may stand before one in a sentence.
_FEATURES = frozenset("湖河江海山岭岛溪泉川沟湾滩洲港桥坪坝岗坡寨村镇洞口")
_BEFORE_NAMES = frozenset(
    "在到从对向与和及同跟是为的了去赴往返经过由至于因让使将把被给游访回来进出上下"
)


class Place(NamedTuple):
    """A name of another place: where it stands, and its words."""

    start: int
    end: int
    words: str


def units(text: str) -> list[str]:
    """Return the districts and counties that a text names, as far as two characters tell."""
    return [unit for unit in _UNIT.findall(text) if unit[1] not in GENERIC and unit[1:] != "州县"]


def main_place(copy: Copy) -> str:
    """Return what an edition is about: stated, in its headline, or named most."""
    return stated_place(copy) or _named_most(copy)


def stated_place(copy: Copy) -> str:
    """Return the place that an edition states, or that its headline names alone."""
    if copy.edition.place:
        return copy.edition.place
    heads = copy.of(Kind.HEADLINE, Kind.KICKER)
    head = {unit for p in heads for unit in units(p.text) if _listed(unit)}
    if not head:
        head = {
            p.text[at : at + 2]
            for p in heads
            for at in range(len(p.text) - 1)
            if p.text[at + 1] == "县" and _is_county(p.text[at : at + 2]) and is_edge(p.text, at)
        }
    return head.pop() if len(head) == 1 else ""


def _named_most(copy: Copy) -> str:
    found = Counter(units(copy.text)).most_common(1)
    return found[0][0] if found and found[0][1] >= 3 else ""


def _around(main: str, counts: Counter[str]) -> str:
    """Return the district or county that a town or village lies in: the one named most; or ""."""
    if not _LOCAL.search(main):
        return ""
    return next((name for name, _ in counts.most_common() if name[-1] in "区县"), "")


def _compared(copy: Copy) -> frozenset[str]:
    """Return the files of charts that set several places side by side."""
    found: dict[str, set[str]] = {}
    for passage in copy.of(Kind.LABEL, Kind.EVENT):
        found.setdefault(passage.file, set()).update(units(passage.text))
    return frozenset(file for file, names in found.items() if len(names) > 1)


def stale(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Another district's name: in a head, caption, chart, byline or credit, or in a sentence."""
    main = main_place(copy)
    if not main:
        return
    stated = bool(stated_place(copy))
    counts = Counter(units(copy.text))
    around = _around(main, counts)
    counts.update(_TOWN.findall(copy.text))
    for passage, told in _stale(copy, main, counts, stated=stated):
        if around and passage.text[told.start : told.end][:2] == around[:2]:
            continue
        yield passage, told


def _stale(
    copy: Copy, main: str, counts: Counter[str], *, stated: bool
) -> Iterator[tuple[Passage, Fault]]:
    """Yield the names of other places than one; `stated`: what the edition says it is about."""
    compared = _compared(copy)
    for passage in copy.passages:
        if passage.file in compared:
            continue
        if passage.kind in RUNNING:
            if stated:
                yield from ((passage, told) for told in _in_sentences(passage.text, main, counts))
            elif counts[main] >= _OFTEN:
                yield from ((passage, told) for told in _once(passage.text, main, counts))
        elif passage.kind in DISPLAY and main not in passage.text:
            bare = passage.kind in _OWN_WORDS
            if stated and bare:
                yield from ((passage, told) for told in _of_level(passage.text, main))
            for start, end, words in _others(passage.text, main, counts, bare=bare):
                named = max(counts[words + kind] for kind in ("", "区", "县"))
                if stated or counts[main] >= 3 * max(1, named):
                    yield (
                        passage,
                        fault(start, end, "proofread.place-stale", main=main, words=words),
                    )


#: A place that an edition does not state, but names so often, is what it is about.
_OFTEN = 4


def _once(text: str, main: str, counts: Counter[str]) -> Iterator[Fault]:
    """Yield the places that an edition names once, in full, where its own is not stated."""
    for told in _in_sentences(text, main, counts):
        words = text[told.start : told.end]
        if words[-1] in "区县" and counts[words] == 1 and words[-1] == main[-1]:
            yield told


def _in_sentences(text: str, main: str, counts: Counter[str]) -> Iterator[Fault]:
    """Yield the other places of each sentence, each once a passage; and offices of other levels."""
    told: set[str] = set()
    stem = main[:-1] if len(main) > 2 else main
    for hit in _SENTENCE.finditer(text):
        sentence = hit[0]
        found = [p for p in _others(sentence, main, counts) if p.words[:2] not in told]
        if found and stem not in sentence:  # the first: it is what the sentence is about
            start, end, words = found[0]
            beside = _BEFORE.search(sentence[:start]) or _AFTER.match(sentence, end)
            if not beside or _OFFICE.match(sentence, end):
                told.add(words[:2])
                span = hit.start() + start, hit.start() + end
                yield fault(*span, "proofread.place-stale", main=main, words=words)
    yield from _of_level(text, main)


def _of_level(text: str, main: str) -> Iterator[Fault]:
    """Yield the offices and wholes of another level, each once a passage."""
    told: set[str] = set()
    level = _LEVELS.get(main[-1])
    for hit in level.finditer(text) if level else ():
        if hit[0] not in told and is_edge(text, hit.start()):
            told.add(hit[0])
            yield fault(*hit.span(), "proofread.place-stale", main=main, words=hit[0])


def _others(text: str, main: str, counts: Counter[str], *, bare: bool = True) -> Iterator[Place]:
    """Yield the districts and counties that a text names besides the main one."""
    seen: set[str] = set()
    for hit in _UNIT.finditer(text):
        unit, start, end = hit[1], hit.start(), hit.start() + 3
        county = unit[2] == "县" and unit[1] not in GENERIC
        if county and not _listed(unit) and _listed(unit[1:]):  # 任命了|沁县
            unit, start = unit[1:], start + 1
        if (
            unit[0] in "本该各全某"
            or unit[1] in GENERIC
            or unit[-2:] == main[-2:]
            or _inside(unit, main)
        ):
            continue
        ends = is_edge(text, end) or _OFFICE.match(text, end)  # 荷塘|区委
        if ends and _is_unit(text, start, unit):
            seen.add(unit[:2])
            yield Place(start, end, unit)
    for at in range(len(text) - 1 if bare else 0):
        words = text[at : at + 2]
        if words[1] == "县" and words != main and _is_county(words) and is_whole(text, at, at + 2):
            yield Place(at, at + 2, words)
            continue
        if words in seen or _inside(words, main) or not _is_bare(words, counts):
            continue
        if _ends_longer(text, at):
            continue
        if not _KIND.match(text, at + 2) and is_whole(text, at, at + 2):
            yield Place(at, at + 2, words)


def _ends_longer(text: str, at: int) -> bool:
    """Tell whether two characters end a longer name: 溪湖 in 云溪湖, 南山 in 大南山."""
    before = text[at - 1 : at]
    named = text[at + 1] in _FEATURES and bool(before) and is_han(before)
    return named and before not in _BEFORE_NAMES


def _is_unit(text: str, at: int, unit: str) -> bool:
    """Tell 芦淞区 from 平安|县: a common word is a name only where it is read as one with 县."""
    cost = words_with(unit[0]).get(unit[1:-1], 99.0)
    if cost < _COMMON:
        return _listed(unit) and not is_edge(text, at + len(unit) - 1)
    return len(unit) < 3 or is_edge(text, at) or _listed(unit)


def _is_county(words: str) -> bool:
    """Tell a county of one character: 攸县, not 全县."""
    return words[0] not in GENERIC | {"区", "市"} and words_with(words[0]).get("县", 0.0) >= _COUNTY


def _listed(word: str) -> bool:
    return word[1:] in words_with(word[0])


def _inside(unit: str, main: str) -> bool:
    return unit in main or unit[:2] in main


def _is_bare(words: str, counts: Counter[str]) -> bool:
    """Tell the name of a district or county without its kind: 芦淞, not 朝阳 or 株洲.

    Where the copy has 南坪镇 as well, 南坪 is that town, whatever district has the name besides.
    """
    if words + "镇" in counts or words + "乡" in counts or words + "村" in counts:
        return False
    return words + "区" in counts or words + "县" in counts or _is_known(words)


@lru_cache(maxsize=65_536)  # each two characters of all copy are asked about, after each change
def _is_known(words: str) -> bool:
    """Tell whether two characters are known as a district's or county's name, and as no city's."""
    tails = words_with(words[0])
    kinds = {kind for kind in "区县市" if words[1:] + kind in tails}
    return bool(kinds & {"区", "县"}) and "市" not in kinds and tails.get(words[1:], 99.0) >= _WORD


WHOLE = (WholeCheck(Rule.PLACE_STALE, stale),)
