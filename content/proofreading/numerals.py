"""How numbers are written (GB/T 15835-2011).

Input: a passage. Output: faults of form: digits of two kinds, ranges, hedges, multiples,
percent and points. Whether numbers make sense is asked in `sums` and `sense`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.rule import Fault, TextCheck, each, fault
from content.proofreading.view import ALL, DISPLAY, RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import HAN_DIGITS, NUMERALS, ONE_TO_TEN, stated_numbers

_N = r"\d{1,12}(?:\.\d{1,6})?"
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+|(?<=\d)．(?=\d)")
_MIXED = re.compile(
    # 1994、1995、1996三年 is no mixture
    rf"(?<!\d)(?!(?:19|20)\d\d[{ONE_TO_TEN}]年)\d{{1,12}}[{HAN_DIGITS}]{{1,12}}(?=[\d年])\d*"
    # 3月十五日, 十2个, 3十年
    rf"|\d{{1,2}}月[{ONE_TO_TEN}]{{1,3}}[日号]|(?<![{HAN_DIGITS}十百千万])[{ONE_TO_TEN}]{{1,3}}月\d{{1,2}}[日号]"
    rf"|(?<![周期初月十第年班届“])(?!一)[{ONE_TO_TEN}]\d{{1,2}}(?=[个名人户年天家项条岁])|(?<![\d.])\d十[{ONE_TO_TEN}]?(?=[年天岁]|多年|几年)"
    rf"|[{HAN_DIGITS}][0Oo][{HAN_DIGITS}\dOo]*|[{HAN_DIGITS}]\d[{HAN_DIGITS}]+"
)
_CIRCLE = re.compile(rf"[{HAN_DIGITS}]+[○◯][{HAN_DIGITS}○◯]*")
_YEAR = re.compile(
    r"(?<![\d第历经时前后共满近约用’'—\-至])(?:[012]\d|9[5-9])年(?=(?:1[0-2]|[1-9])月)"
    rf"|(?=.{{1,3}}零)[一二][{HAN_DIGITS}]{{3}}(?=年)"
)
_DATE = re.compile(r"\d{1,2}月\d{1,2}号|(?<![\d.])(?:19|20)\d\d[./]\d{1,2}[./]\d{1,2}(?![\d.])")
_APPROXIMATE = re.compile(
    rf"(?<![第、获列居{ONE_TO_TEN}\d])(?:一、二|两、三|二、三|三、四|四、五|五、六|六、七|七、八|八、九)"
    r"(?=十?(?:个|天|名|人|块|岁|次|里|元|公里|分钟|小时|米|斤|户|家|台|件)(?!级|班|线|产))"
    r"|(?<![\d.])\d+几(?=[个十百千万亿名人户家天年岁次公里米元])"
)
_THOUSAND = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?[千百十](?=[元人户个吨米名亩斤公块台家件次册余多])(?!千?米|公里)"
)
_GROUPING = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d+)+(?![\d,])")
_RANGE_PERCENT = re.compile(rf"(?<![\d.]){_N}(?:-|—|－|~|～|至|到){_N}[%％]")
_HYPHEN = re.compile(
    rf"(?<![\d.A-Za-z\-])({_N}[万亿%]?)-{_N}(?=[万亿元人岁年月日天%％个米吨倍户名度℃公亩])(?!\d*-)"
)
_RANGE = re.compile(rf"(?<![\d.\-]){_N}(?P<a>[万亿%％年]?)(?:-|—|－|~|～|至){_N}(?P<b>[万亿%％年])")
_NUMBER = (
    rf"(?:{_N}|[{NUMERALS}]{{1,9}}"
    f"|百分之[{ONE_TO_TEN}]{{1,3}}|三分之[一二])"
)
_UNIT = rf"[万亿千百%％]{{0,2}}[{HAN}]{{0,4}}?"
_HEDGED = re.compile(
    rf"(?:大约|约|将近|接近|近|超过|超|逾|突破|至少|最少|不低于|不少于|不足|不到|最多)[有为]?\s?{_NUMBER}"
    rf"{_UNIT}(?:左右|上下|以上|以下|以内|之多)"
    rf"|(?:大约|约|将近|接近|近|超过|超|逾|突破|不足|不到)[有为]?\s?{_NUMBER}[万亿]?[余多](?![年月天])"
    r"|大约近|约近|近约|超过近|将近约|大概约|大约约"
)
_RULED = re.compile("(?:规定|要求|标准|不得|应当|须)[^，。；]{0,8}$")
_FALL = re.compile(
    rf"(?:下降|减少|降低|缩小|下滑|缩短|减)了?(?:近|约|超过|超|逾)?(?:{_N}|[两几数{ONE_TO_TEN}]+)倍"
)
#: 率 that are no share of a whole, and grow by percent: 效率, 频率, 功率.
_SPEED = "效功频速产心汇斜曲"
_POINT = re.compile(
    rf"(?<![\d.]){_N}[%％]个?百分点|(?<![\d.]){_N}个百分比|(?:比重|占比|比例|[{HAN}](?<![{_SPEED}])率)[^，。；、\d到至为]{{0,8}}"
    rf"(?:较|比)?(?:\d{{4}}年|上年|去年|同期)?(?:提高|提升|上升|增加|下降|降低|回落)了?(?:近|约|超过)?"
    # over 100 it is no number of points: 违章率提高160%
    r"\d{1,2}(?:\.\d{1,6})?[%％]"
)


#: From a percentage to another, and by how much: the difference of the two is of points.
_BETWEEN = re.compile(
    rf"[从由][^，。；\d]{{0,8}}(?P<a>{_N})[%％][^，。；\d]{{0,6}}?(?:至|到|为)了?(?P<b>{_N})[%％]，?"
    rf"[^，。；\d]{{0,6}}(?P<by>(?:提高|提升|上升|增加|增长|下降|降低|回落|减少)了?(?P<n>{_N})[%％])"
)


def points(passage: Passage) -> Iterator[Fault]:
    """A difference of two percentages that is written as a percentage: 由95%提升至98%，提高3%."""
    for hit in _BETWEEN.finditer(passage.text):
        made = abs(float(hit["a"]) - float(hit["b"]))
        if abs(made - float(hit["n"])) < 1e-6:
            yield fault(*hit.span("by"), "proofread.percent-point", words=hit["by"])


def circles(passage: Passage) -> Iterator[Fault]:
    """A circle of geometry for the numeral 〇: 二○○二年."""
    for hit in _CIRCLE.finditer(passage.text):
        right = re.sub("[○◯]", "〇", hit[0])
        yield fault(*hit.span(), "proofread.circle-numeral", words=hit[0], right=right)


def grouping(passage: Passage) -> Iterator[Fault]:
    """Commas in numbers that do not part three digits."""
    for hit in _GROUPING.finditer(passage.text):
        if any(len(part) != 3 for part in hit[0].split(",")[1:]):
            right = hit[0].replace(",", "")
            yield fault(*hit.span(), "proofread.digit-grouping", words=hit[0], right=right)


def ranges(passage: Passage) -> Iterator[Fault]:
    """Hyphens in ranges; the sign is — or ～, and codes and telephone numbers have none."""
    for hit in _HYPHEN.finditer(passage.text):
        if re.fullmatch(r"\d{4}-\d{4}", hit[0]):  # years: common, and clear
            continue
        yield fault(*hit.span(), "proofread.range-mark", words=hit[0])


def reversed_ranges(passage: Passage) -> Iterator[Fault]:
    """Ranges that end before they begin."""
    for hit in _RANGE.finditer(passage.text):
        numbers = [float(n) for n in re.findall(_N, hit[0])]
        if hit["a"] in ("", hit["b"]) and numbers[0] > numbers[1]:
            if hit["b"] == "年" and len(str(int(numbers[1]))) < 4:  # 2019—20年
                continue
            if hit["b"] == "年" and _before_now(passage.text, hit):
                continue
            yield fault(*hit.span(), "proofread.range-reversed", words=hit[0])


def _before_now(text: str, hit: re.Match[str]) -> bool:
    """Tell years that are counted back from now: 距今约5800年至5200年, 5800—5200年前."""
    return bool(re.search("距今[约有]?$", text[: hit.start()])) or text.startswith("前", hit.end())


def hedged(passage: Passage) -> Iterator[Fault]:
    """Two hedges about one number; the words of a regulation aside."""
    for hit in _HEDGED.finditer(passage.text):
        if hit[0].startswith("近") and re.match(f"近{_NUMBER}年", hit[0]):
            continue
        if _RULED.search(passage.text[max(0, hit.start() - 16) : hit.start()]) or not _is_hedge(
            passage.text, hit
        ):
            continue
        yield fault(*hit.span(), "proofread.hedge-doubled", words=hit[0])


def _is_hedge(text: str, hit: re.Match[str]) -> bool:
    """Leave out 最近3…, 节约…, 附近… and words in which no number stands."""
    before = text[max(0, hit.start() - 1) : hit.start()]
    if hit[0].endswith(("规模以上", "限额以上", "资质以上", "级以上")):
        return False  # 超过10万家规模以上企业
    if hit[0].startswith("突破") and re.match("[项个种道件]", text[hit.end() :]):
        return False  # 突破100余项关键技术
    if hit[0][0] in "近约" and before and before in "最附邻远节预签公条契合制简集誓":
        return False
    return bool(stated_numbers(hit[0])) or len(hit[0]) <= 3


RULES = (
    TextCheck(Rule.FULL_WIDTH_NUMERAL, each(_FULL_WIDTH, "proofread.full-width"), ALL),
    TextCheck(Rule.MIXED_NUMERAL, each(_MIXED, "proofread.mixed-numeral"), ALL),
    TextCheck(Rule.MIXED_NUMERAL, circles, ALL),
    TextCheck(
        Rule.YEAR_FORM,
        each(_YEAR, "proofread.year-form"),
        RUNNING | DISPLAY,
    ),
    TextCheck(Rule.DATE_FORM, each(_DATE, "proofread.date-form"), RUNNING),
    TextCheck(
        Rule.NUMERAL_APPROXIMATE,
        each(_APPROXIMATE, "proofread.numeral-approximate"),
        RUNNING,
    ),
    TextCheck(
        Rule.NUMERAL_THOUSAND,
        each(_THOUSAND, "proofread.numeral-thousand"),
        ALL,
    ),
    TextCheck(Rule.DIGIT_GROUPING, grouping, ALL),
    TextCheck(
        Rule.RANGE_PERCENT,
        each(_RANGE_PERCENT, "proofread.range-percent"),
        ALL,
    ),
    TextCheck(Rule.RANGE_MARK, ranges, RUNNING | DISPLAY - {Kind.ALT}),
    TextCheck(Rule.RANGE_REVERSED, reversed_ranges, ALL),
    TextCheck(Rule.HEDGE_DOUBLED, hedged, ALL),
    TextCheck(
        Rule.FALL_MULTIPLE,
        each(_FALL, "proofread.fall-multiple"),
        ALL,
    ),
    TextCheck(Rule.PERCENT_POINT, points, RUNNING | DISPLAY),
    TextCheck(
        Rule.PERCENT_POINT,
        each(_POINT, "proofread.percent-point"),
        RUNNING | DISPLAY,
    ),
)
