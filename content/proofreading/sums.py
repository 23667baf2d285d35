"""Parts and wholes: sums, shares, and changes that go the way they are said to go.

Input: a passage. Output: faults of arithmetic. Shares of charts are added up in
`content.checking.shapes`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from content.proofreading.quantities import Quantity, quantities
from content.proofreading.rule import Fault, TextCheck, fault
from content.proofreading.view import ALL, RUNNING, Kind, Passage
from content.source.rules import Rule
from content.words import Message, message
from fonts.chinese.characters import SENTENCE_ENDS

_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}；]+")
#: Words between two parts that say that the second is a part no more.
_OTHER = re.compile(
    "比|较|增|减|同比|累计|达|以上|以下|左右|超|近|约|同时|另|投入|投资|培训|面积|包括|各(?!类)|使用"
)
#: Figures of one thing at several times or in several directions are no parts of a whole.
_NO_PART = re.compile(
    "最[多高少低]|高峰|峰值|[横纵]向|[长宽高]各?$|原[有来]|曾[经有]|以前|过去|当年|那年|一年有"
)
_EACH_OF = re.compile("(?:[台座个条栋套间辆艘架口期]|每.)$")
_TOTAL = re.compile(r"(?:总共|一共|共计|合计|总计|共)[^\d，。；]{0,8}(?=\d)")
#: What two figures are added up by; 13个区县和99个单位共查摆问题642个 tells what they did.
_COUNTS = re.compile("(?:总|一)?共(?:有|计|设|建|新|改|$)|合计|总计")
_SHARES = re.compile("分别占|占比分别|比重分别|比例分别|结构|构成")
_RATIO = re.compile(
    r"(?<![\d.:：∶])(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d.:：∶])"
)
_OF_WHOLE = re.compile(
    r"(?:占比?|比重|占有率|合格率|达标率|优良率|满意率|满意度|覆盖率|普及率|参保率|绿化率|绿地率|城镇化率|及格率|办结率|就诊率"
    r"|入园率|出勤率|投票率|支持率|机械化率|列养率|入户率|通车率|硬化率|好评率|治愈率|知晓率|公开率|整改率)"
    r"[^，。；、\d增升降减倍长]{0,12}(?P<n>\d+(?:\.\d+)?)[%％]"
)
_UP = "增加|提高|上升|增长|扩大|提升|加密|攀升|跃升|上涨|延长|扩展|拓宽|增|升"
_DOWN = "减少|下降|降低|缩短|压缩|缩减|缩小|回落|下滑|下跌|精简|压减|减|降|缩"
_NUMBER = r"(\d+(?:\.\d+)?)([万亿]?)"
_CHANGE = re.compile(
    rf"[由从](?:[^，。；、\d]{{0,6}}?){_NUMBER}([^，。；、\d]{{0,4}}?)(?:大幅|逐步|进一步|迅速|稳步)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到了?|至了?|为)(?:近|约|超过|不足|目前的|现在的)?"
    rf"(?P<n>\d+(?:\.\d+)?)(?P<s>[万亿]?)(?P<unit>[^，。；、\d]{{0,4}})"
)
#: What is better the less it is: 定位精度从10米提升到1米.
_BETTER = re.compile("精度|误差|分辨率|排名|位次|名次|位列|时延|响应|灵敏度")
#: Parts beside which there is no third.
_SEX = re.compile("(?:^|[，、和])(?P<sex>[男女])(?:性|生|子|童|孩|工|职工)?(?:有|为|是)?$")
_SCALE = {"": 1.0, "万": 1e4, "亿": 1e8}


def _is_year(one: Quantity) -> bool:
    """Tell a year that a part is of: 2023年210户、2024年205户."""
    return one.unit == "年" and len(one.digits) == len("2023")


def _chain(after: str, found: Sequence[Quantity], unit: str, reach: int) -> list[Quantity]:
    """Return the quantities of a unit that follow each other closely, from the text's start."""
    chain: list[Quantity] = []
    at = 0
    for one in found:
        between = after[at : one.start]
        if len(between) > reach or _OTHER.search(between):
            break
        if one.unit == unit:
            chain.append(one)
            at = one.end
        elif one.unit != "%" and not _is_year(one):
            break
    return chain


def parts(passage: Passage) -> Iterator[Fault]:
    """Parts after 其中 or before 共 that do not make the whole; shares that do not make 100%."""
    for hit in _SENTENCE.finditer(passage.text):
        for start, end, told in (*_among(hit[0]), *_together(hit[0]), *_shares(hit[0])):
            yield Fault(hit.start() + start, hit.start() + end, told)


def _among(sentence: str) -> Iterator[tuple[int, int, Message]]:
    head, among, after = sentence.partition("其中")
    before = quantities(head) if among else ()
    if not before:
        return
    whole = before[-1]
    chain = _chain(after, quantities(after), whole.unit, 14)
    if not chain or whole.loose or any(one.loose for one in chain):
        return
    # rates of parts make no whole; 两台33万千瓦 is not 33万千瓦 in all
    if whole.unit == "%" or _EACH_OF.search(sentence[: whole.start]):
        return
    total = math.fsum(one.value for one in chain)
    sums = accumulate(one.value for one in chain)
    if any(math.isclose(made, whole.value, rel_tol=1e-6) for made in sums):
        return
    if len(chain) > 2 and _parts_of_first(after, chain):
        return
    # 处分1647人，移送73人，其中局级54人、县级285人: they are parts of an earlier figure
    if any(one.unit == whole.unit and one.value >= total > whole.value for one in before[:-1]):
        return
    gap = whole.value - total
    if abs(gap) <= _rounding(whole, *chain):
        return
    less = len(chain) > 1 and gap < min(0.15 * whole.value, min(_values(chain)))
    if gap < 0 or less or _all_there_are(after[: chain[-1].end], chain):
        end = len(head + among) + chain[-1].end
        words = sentence[whole.start : end]
        told = message("proofread.parts-of", words=words, sum=total, total=whole.value)
        yield whole.start, end, told


def _all_there_are(after: str, chain: Sequence[Quantity]) -> bool:
    """Tell two parts beside which there is no third: 男性6150名、女性130名."""
    hits = [_SEX.search(after[: one.start]) for one in chain]
    return [hit["sex"] if hit else "" for hit in hits] in (["男", "女"], ["女", "男"])


def _parts_of_first(after: str, chain: Sequence[Quantity]) -> bool:
    """Tell parts of the first part: 运动员886人，女运动员437人，男运动员449人."""
    ends = (0, *(one.end for one in chain))
    labels = [
        after[end : one.start].strip("，、：是为有") for end, one in zip(ends, chain, strict=False)
    ]
    rest = math.fsum(_values(chain[1:]))
    same = all(label.endswith(labels[0]) for label in labels[1:])
    return bool(labels[0]) and same and math.isclose(chain[0].value, rest, rel_tol=1e-6)


def _rounding(*figures: Quantity) -> float:
    """Return by how much figures in 万 or 亿 may miss each other: half of each one's last digit."""
    return math.fsum(
        0.5 * 10.0 ** -len(one.digits.partition(".")[2]) * one.value / float(one.digits)
        for one in figures
        if float(one.digits) not in (0.0, one.value)
    )


def _values(chain: Sequence[Quantity]) -> list[float]:
    return [one.value for one in chain]


def _together(sentence: str) -> Iterator[tuple[int, int, Message]]:
    for hit in _TOTAL.finditer(sentence):
        found = quantities(sentence[hit.end() :])
        if not found or found[0].start > 0 or found[0].loose:
            continue
        whole = found[0]
        # 34个大项、256个小项，共有来自116个国家的选手
        if "来自" in hit[0] or sentence[hit.end() + whole.end :].startswith(("国家", "地区")):
            continue
        if whole.unit == "年":  # from a year to a year: they are no parts
            continue
        turned: list[Quantity] = []
        at = hit.start()
        for one in reversed(quantities(sentence[: hit.start()])):
            between = sentence[one.end : at]
            before = sentence[max(0, one.start - 8) : one.start]
            if one.unit != whole.unit or len(between) > 12 or _OTHER.search(between) or one.loose:
                break
            if _NO_PART.search(before):
                break
            turned.append(one)
            at = one.start
        if len(turned) < (2 if _COUNTS.match(hit[0]) else 3):
            continue
        total = math.fsum(_values(turned))
        if not math.isclose(total, whole.value, rel_tol=1e-6):
            end = hit.end() + whole.end
            words = sentence[at:end]
            told = message("proofread.parts-together", words=words, sum=total, total=whole.value)
            yield at, end, told


def _shares(sentence: str) -> Iterator[tuple[int, int, Message]]:
    mark = _SHARES.search(sentence)
    if mark:
        after = sentence[mark.end() :]
        chain = _chain(after, quantities(after), "%", 10)
        total = math.fsum(_values(chain))
        # far over 100 they are shares of several wholes: 旅客、货物分别占80%、33%
        if len(chain) > 2 and (90 <= total <= 99.8 or 100.2 <= total <= 125):
            end = mark.end() + chain[-1].end
            words = sentence[mark.start() : end]
            yield mark.start(), end, message("proofread.shares", words=words, sum=total)
    for hit in _RATIO.finditer(sentence):
        total = math.fsum(float(part) for part in hit.groups())
        if 90 <= total <= 110 and abs(total - 100) > 0.15:
            yield *hit.span(), message("proofread.ratio", words=hit[0], sum=total)


def over_100(passage: Passage) -> Iterator[Fault]:
    """Shares of a whole over 100%."""
    for hit in _OF_WHOLE.finditer(passage.text):
        if float(hit["n"]) > 100:
            yield fault(*hit.span(), "proofread.percent-over", words=hit[0])


def direction(passage: Passage) -> Iterator[Fault]:
    """由 a 增加到 b where b is less, and 由 a 减少到 b where it is more."""
    for hit in _CHANGE.finditer(passage.text):
        unit = hit[3].strip()
        if unit and not hit["unit"].startswith(unit):
            continue
        if _BETTER.search(passage.text[max(0, hit.start() - 12) : hit.start()]):
            continue
        first, last = float(hit[1]) * _SCALE[hit[2]], float(hit["n"]) * _SCALE[hit["s"]]
        if not unit and not hit[2] and hit["s"]:  # 由3增加到5万
            first *= _SCALE[hit["s"]]
        if last < first if hit["up"] else last > first:
            words = hit[0][: len(hit[0]) - len(hit["unit"])]
            span = hit.start(), hit.start() + len(words)
            verb = hit["up"] or hit["down"]
            yield fault(*span, "proofread.change-direction", words=words, verb=verb)


RULES = (
    TextCheck(Rule.PARTS_SUM, parts, RUNNING | {Kind.DECK, Kind.CAPTION}),
    TextCheck(Rule.PERCENT_OVER, over_100, ALL),
    TextCheck(Rule.CHANGE_DIRECTION, direction, ALL),
)
