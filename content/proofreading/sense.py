"""Figures that cannot be: out of proportion to their kind, to each other, to a second mention.

Input: a passage, or the whole copy. Output: faults. The bounds are wide: they are for lost
decimal points and wrong units, not for surprising news.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from content.model import Datum, Figure, FigureKind
from content.proofreading.quantities import Quantity, quantities
from content.proofreading.rule import Fault, TextCheck, WholeCheck, fault
from content.proofreading.view import ALL, HEADS, RUNNING, Copy, Kind, Passage
from content.source.rules import Rule
from content.words import Message, message
from fonts.chinese.characters import HAN

_N = r"(?<![\d.])(\d{1,12}(?:\.\d{1,6})?)([万亿]?)"
_N_TRILLION = r"(?<![\d.])(\d{1,12}(?:\.\d{1,6})?)(万亿|[万亿]?)"
_COUNTY = "全[县区镇乡旗]|[该我本][县区镇乡旗]"
_SITE = "新城|产业园|园区|工业园|科技园|物流园|小镇|片区|组团|商圈|社区|校区|小区|厂区"


@dataclass(frozen=True)
class Proportion:
    """A pattern with one or two numbers, and what they may be."""

    pattern: re.Pattern[str]
    sound: Callable[[list[float]], bool]
    #: The code that says what the numbers would mean; its values: number, ratio.
    code: str


#: km² of a site: the largest industrial parks have some 280; whole districts have more.
PROPORTIONS = (
    Proportion(
        re.compile(rf"{_N}平方公里的?[^，。；]{{0,12}}?(?:{_SITE})(?!域)"),
        lambda n: n[0] <= 300,
        "proofread.area-large",
    ),
    Proportion(
        re.compile(rf"(?:{_SITE})(?!等)[^，。；\d]{{0,12}}{_N}平方公里"),
        lambda n: n[0] <= 300,
        "proofread.area-large",
    ),
    # Homes in a building: 150 is a tower of 38 storeys with four homes each.
    Proportion(
        re.compile(rf"{_N}[栋幢][、，和]?[{HAN}]{{0,4}}{_N}户"),
        lambda n: 0.5 <= n[1] / max(n[0], 1e-9) <= 150,
        "proofread.homes-a-building",
    ),
    Proportion(
        re.compile(rf"{_N}户[、，]?(?![{HAN}]{{0,4}}[均每])[{HAN}]{{0,4}}{_N}人(?!次|均)"),
        lambda n: 1 <= n[1] / max(n[0], 1e-9) <= 10,
        "proofread.people-a-home",
    ),
    # A village: the largest, grown into towns, have some 100,000 people.
    Proportion(
        re.compile(rf"全村[^，。；\d]{{0,6}}{_N}(?:余|多)?人(?!次|均)"),
        lambda n: n[0] <= 150_000,
        "proofread.people-a-village",
    ),
    # The largest county has 2.6 million people; its year's product is under 2 trillion.
    Proportion(
        re.compile(
            rf"(?:{_COUNTY})[^，。；\d]{{0,4}}人口[^，。；\d]{{0,6}}{_N}(?:余|多)?人(?!次|均)"
        ),
        lambda n: n[0] <= 6_000_000,
        "proofread.people-a-county",
    ),
    Proportion(
        re.compile(
            rf"(?:{_COUNTY}|县域)[^，。；\d]{{0,14}}(?:生产总值|GDP|产值|收入|投资|支出)"
            rf"[^，。；\d]{{0,8}}{_N_TRILLION}元"
        ),
        lambda n: n[0] <= 3e12,
        "proofread.money-a-county",
    ),
    Proportion(
        re.compile(
            rf"(?<!树)(?:[人妇伯爷奶叔婶]|寿星|年龄|[现今]年|年仅)[^，。；\d树木]{{0,8}}{_N}岁"
        ),
        lambda n: n[0] <= 125,
        "proofread.age",
    ),
    Proportion(
        re.compile(rf"(?:优良天数|全年|去年|今年)[^，。；\d连累合共]{{0,12}}{_N}天"),
        lambda n: n[0] <= 366,
        "proofread.days-a-year",
    ),
    Proportion(
        re.compile(rf"(?:最高|最低|平均)?(?:气温|体温)[^，。；\d]{{0,8}}{_N}(?:℃|摄氏度)"),
        lambda n: n[0] <= 60,
        "proofread.temperature",
    ),
)


def proportion(passage: Passage) -> Iterator[Fault]:
    """Figures beyond what their kind can be."""
    for one in PROPORTIONS:
        for hit in one.pattern.finditer(passage.text):
            scale = {"": 1.0, "万": 1e4, "亿": 1e8, "万亿": 1e12, None: 1.0}
            groups = hit.groups()
            numbers = [float(n) * scale[s] for n, s in zip(groups[::2], groups[1::2], strict=True)]
            if not one.sound(numbers):
                figure = numbers[-1] / max(numbers[0], 1e-9) if len(numbers) > 1 else numbers[0]
                meant = message(
                    "proofread.out-of-proportion", meant=Message(one.code, {"figure": figure})
                )
                yield fault(*hit.span(), "proofread.figure-proportion", words=hit[0], why=meant)


_GDP = re.compile(rf"(?:GDP|生产总值)[^，。；\d]{{0,8}}{_N}元")
_HEAD = re.compile(rf"人均(?:GDP|生产总值)?[^，。；\d]{{0,6}}{_N}(美元|元)")
_PEOPLE = re.compile(rf"(?:常住人口|总人口|人口)[^，。；\d]{{0,6}}{_N}人")
#: CNY for a dollar: wide enough for all years since 1994.
_DOLLAR = 6.9


def per_head(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """GDP, GDP a head and population that do not go together."""
    text = copy.text
    found = [pattern.search(text) for pattern in (_GDP, _HEAD, _PEOPLE)]
    if not all(found):
        return
    scale = {"": 1.0, "万": 1e4, "亿": 1e8}
    gdp, head, people = (float(hit[1]) * scale[hit[2]] for hit in found if hit)
    words = found[1]
    if words is None or not people:
        return
    head *= _DOLLAR if words[3] == "美元" else 1
    if not 1 / 3 <= (gdp / people) / max(head, 1e-9) <= 3:
        for passage in copy.passages:
            at = passage.text.find(words[0])
            if at >= 0:
                span = at, at + len(words[0])
                yield (
                    passage,
                    fault(*span, "proofread.per-head", words=words[0], yuan=gdp / people),
                )
                return


def _unlisted(text: str) -> Iterator[Quantity]:
    """Yield the quantities that stand in no list of their like: 5.19元、51.9元、519元三档."""
    found = quantities(text)
    for before, one, after in zip((None, *found), found, (*found[1:], None), strict=False):
        beside = [
            text[left.end : right.start]
            for left, right in ((before, one), (one, after))
            if left and right and left.unit == right.unit
        ]
        if not set(beside) & {"、", "和", "或"}:
            yield one


def decimal(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Two figures with the same digits and unit that differ by the decimal point alone."""
    seen: dict[tuple[str, str], tuple[float, str, str]] = {}
    for passage in copy.passages:
        if passage.kind is Kind.ALT:
            continue
        for one in _unlisted(passage.text):
            digits = one.digits.replace(".", "").lstrip("0")
            # 300元 and 300多万元 are two figures, 3.45 and 34.5 hardly
            if len(digits) < 3 or one.loose or len(digits.rstrip("0")) < 2 or one.unit == "年":
                continue
            words = passage.text[one.start : one.end]
            value, first, beside = seen.setdefault(
                (digits, one.unit), (one.value, words, passage.text)
            )
            if "倍" in beside or "倍" in passage.text:  # 售价558.6元, 十倍赔偿5586元
                continue
            if abs(value - one.value) > 1e-6 * max(value, one.value):
                yield (
                    passage,
                    fault(one.start, one.end, "proofread.figure-decimal", words=words, other=first),
                )


_LINK = re.compile(
    "(?:已|共|有|达到|达|为|是|超过|超|突破|逾|近|约|不足|稳定在|增加到|提高到|上升到|提升到|增至|升至|降至|至|到|了|仅|均|各|合计|累计)+$"
)
_GROWTH = re.compile("(?:年均|同比|累计)?(增长|下降|提升|提高|增加|减少|增幅|增速)了?$")
_NAME = re.compile(f"[{HAN}A-Za-z]+$")


#: Characters that two names of one thing end with at least: 揽投快递包裹 is not 揽收快递包裹.
_SHARED = 5
#: They end with as many where they begin alike, too.
_ENDS = 4
#: How much more than a figure in a head what passes it may be: 超70条, and 74条 in the text.
_OVER = 1.15


@dataclass(frozen=True)
class _Said:
    """What is said of one thing: `全区GDP` 400亿元."""

    name: str
    growth: str
    per_head: bool
    quantity: Quantity
    passage: Passage

    def same(self, other: _Said) -> bool:
        """Tell whether another figure is of the same thing, and in the same unit."""
        if (self.quantity.unit, self.growth, self.per_head) != (
            other.quantity.unit,
            other.growth,
            other.per_head,
        ):
            return False
        shared = 0
        for one, two in zip(reversed(self.name), reversed(other.name), strict=False):
            if one != two:
                break
            shared += 1
        latin = self.name[-shared:].isascii() if shared else False
        least = min(len(self.name), len(other.name))
        if self.name[: least - shared] == other.name[: least - shared] and shared >= _ENDS:
            return True  # 全县新增就业, 全县城镇新增就业
        return shared >= (3 if latin else _SHARED) or _SHARED > shared == least > 3

    def agrees(self, other: _Said) -> bool:
        """Tell whether two figures may be one, rounded."""
        one, two = self.quantity.value, other.quantity.value
        if self.over and one <= two <= _OVER * one:
            return True
        return abs(one - two) <= 0.05 * max(abs(one), abs(two), 1e-9)

    @property
    def over(self) -> bool:
        """Tell whether a figure is said to be passed: 超70条."""
        return bool(re.search("(?:超过?|逾|突破)$", self.passage.text[: self.quantity.start]))

    def sums(self, others: Sequence[_Said]) -> bool:
        """Tell whether a figure is made of two others: a head tells all, the text its parts."""
        whole = self.quantity.value
        values = [other.quantity.value for other in others]
        return any(abs(a + b - whole) <= 0.001 * whole for a, b in combinations(values, 2))


def _said(passage: Passage) -> Iterator[_Said]:
    for one in quantities(passage.text):
        before = passage.text[max(0, one.start - 30) : one.start]
        if re.search("[由从](?:不足|近|约)?$", before):
            continue
        before = _LINK.sub("", before)
        growth = _GROWTH.search(before)
        before = _GROWTH.sub("", before)
        found = _NAME.search(before)
        if found:
            yield _Said(found[0], growth[1] if growth else "", "人均" in found[0], one, passage)


def differs(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """A figure in a head or caption that the text gives otherwise."""
    running = [s for p in copy.of(*RUNNING) for s in _said(p)]
    for passage in copy.of(*HEADS, Kind.CAPTION, Kind.CHART_TITLE):
        for said in _said(passage):
            others = [other for other in running if said.same(other)]
            stated = [one for one in running if one.quantity.unit == said.quantity.unit]
            if others and not any(said.agrees(one) for one in stated) and not said.sums(stated):
                one, other = said.quantity, others[0]
                theirs = other.passage.text[other.quantity.start : other.quantity.end]
                told = fault(
                    one.start,
                    one.end,
                    "proofread.figure-differs",
                    name=said.name[-8:],
                    here=passage.text[one.start : one.end],
                    there=theirs,
                )
                yield passage, told


_SERIES = frozenset({FigureKind.RANKED, FigureKind.GROUPED, FigureKind.CHANGE})


def outliers(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """A value of a chart eight times all the others, which are close together."""
    labels = {(p.file, p.field): p for p in copy.passages}
    for figure in copy.figures:
        if figure.kind in _SERIES:
            file = f"figures/{figure.id}.yaml"
            for index, item, middle in _far(figure):
                label = labels.get((figure.items_file, f"items[{index}].label"))
                passage = label or labels.get((file, "title"))
                if passage:
                    told = fault(
                        0,
                        len(passage.text),
                        "proofread.series-outlier",
                        chart=figure.title,
                        figure=f"{item.value:g}{item.unit}",
                        middle=middle,
                    )
                    yield passage, told


def _far(figure: Figure) -> Iterator[tuple[int, Datum, float]]:
    series: dict[tuple[str, str], list[tuple[int, Datum]]] = defaultdict(list)
    for index, item in enumerate(figure.items):
        if item.value is not None and item.value > 0 and item.unit not in ("%", "％"):
            series[item.series, item.unit].append((index, item))
    for group in series.values():
        for index, item in group:
            others = [i.value for n, i in group if n != index and i.value]
            value = item.value or 0.0
            if len(others) < 3 or max(others) > 3 * min(others):
                continue
            if value >= 8 * max(others) or value <= min(others) / 8:
                yield index, item, statistics.median(others)


RULES = (TextCheck(Rule.FIGURE_PROPORTION, proportion, ALL),)
WHOLE = (
    WholeCheck(Rule.FIGURE_PROPORTION, per_head),
    WholeCheck(Rule.FIGURE_DECIMAL, decimal),
    WholeCheck(Rule.FIGURE_DIFFERS, differs),
    WholeCheck(Rule.SERIES_OUTLIER, outliers),
)
