"""Key figures of copy that is about figures: the first that the lede and each story state.

Input: an outline. Output: `KeyFigure`s, each with the words of the copy that state it. Nothing is
reckoned: label, number and unit stand in the copy one behind the other, and are printed as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from content.importing.outline import Outline
from content.proofreading.quantities import UNITS
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

#: A band has no fewer figures and no more: one alone is a line of copy, seven are a table.
FEWEST, MOST = 3, 6
#: From so many on the figures of one paragraph are a list, and none of them stands for the rest.
LISTED = 3
#: Characters of a label: 总投资 … 城镇居民人均可支配收入; 产量 alone does not say of what.
LABEL = (3, 14)
#: A count of fewer things is no figure that a page opens with: 2个 产业园, 3条 路.
COUNTED = 10
#: Units whose numbers are measured, not counted: 4.1% and 3.5倍 are figures however small.
MEASURED = ("%", "％", "个百分点", "倍")
#: Pairs of characters that a label shares with the headline, to be what the page is about.
SHARED = 2
#: What a report of a whole economy is told by, where its headline names no figure.
_WHOLE = "生产总值"
#: What parts a label from its number and says nothing of it.
_IS = "达到|达|为|是|完成|实现|共[计有]?|合计"
#: What says how the number is meant: it goes with the number. 年均增长 5.9%, 提高到 84%.
_MEANT = (
    r"(?:年均|实际|逆势|名义|同比|累计|首次|每年|预计|再)?"
    r"(?:(?:增长|下降|上涨|净增|增加|减少|提高|提升|扩大|调增|压降|精简)(?:到|至)?|[增降升]至)?"
    r"(?:突破|超过|超|约|接近|近)?"
)
#: A label that compares, counts on, is a part of a list or says less than a thing: the number is
#: nothing alone.
_NO_LABEL = re.compile(
    r"^(?:比|同比|较|其中|占|每|共|他|她|我|已|最[多少高低]|年均|平均|累计(?:达|增)|总量|同口径"
    r"|[高优快低]于|高出|保持|位居|.{1,3}等)|分别|[的和及有了里仅每第均]$|小时$"
    r"|(?:新增|增加|减少|新建|建成|完成|合计|总计|共计|累计)$|(.)\1(.)\2$"  # of what; 大大小小
)
_WHEN = r"(?:上半年|全年|年末|年底|末|底)?"
_OF = r"(?:全[国省市县区镇乡村])?(?:实现|完成)|[此本这]次"
_STATED = re.compile(
    rf"(?:^|(?<=[，。；：、]))(?:[{ONE_TO_TEN}]是)?(?:\d{{4}}年{_WHEN}|{_WHEN})(?:{_OF})?"
    rf"(?P<label>[{HAN}]{{{LABEL[0]},{LABEL[1]}}}?)(?:（[^（）]{{1,9}}）)?(?:{_IS})?"
    rf"(?P<before>{_MEANT})(?:{_IS})?(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"(?P<unit>[万亿]?(?:{'|'.join(UNITS)}))(?=[，。；、（]|$)"
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as the copy states it."""

    label: str
    before: str
    value: str
    unit: str
    stated: str


def key_figures(outline: Outline) -> tuple[KeyFigure, ...]:
    """Return figures from all over the copy, in its order; none where too few.

    Each place (the lede, a story or chapter) gives its first, and more in turn while there is
    room, if it has a paragraph that is a list of figures. None is there twice. What the headline
    is about goes before all others.
    """
    given = [_offered(texts) for texts in _places(outline)]
    order = {one: number for number, one in enumerate(f for own in given for f in own)}
    found: dict[str, KeyFigure] = {}
    known: set[tuple[str, str]] = set()
    for turn in zip_longest(*given):
        for one in turn:
            if one is None or one.label in found or (one.value, one.unit) in known:
                continue  # 全长 187 公里 is 南岭高铁全长
            found[one.label] = one
            known.add((one.value, one.unit))
    if len(found) < FEWEST:
        return ()
    first = _first(f"{outline.title}，{outline.deck}", list(found.values()))
    chosen = sorted(found.values(), key=lambda one: one is not first)[:MOST]
    return tuple(sorted(chosen, key=lambda one: (one is not first, order[one])))


def opens(outline: Outline, figures: Sequence[KeyFigure]) -> bool:
    """Tell whether the first figure is what the edition is about: a page may open with it alone."""
    if not figures:
        return False
    about = _pairs(f"{outline.title}，{outline.deck}")
    return _WHOLE in figures[0].label or len(_pairs(figures[0].label) & about) >= SHARED


def _offered(texts: list[str]) -> list[KeyFigure]:
    """Return what a place may give: its list of figures whole, else the first it states."""
    of_texts = [list(_stated(text)) for text in texts]
    listed = [one for own in of_texts if len(own) >= LISTED for one in own]
    return listed or [one for own in of_texts for one in own][:1]


def _first(headline: str, found: list[KeyFigure]) -> KeyFigure:
    """Return the figure that the headline is about, else an economy's whole, else the first."""
    about = _pairs(headline)
    most = max(found, key=lambda one: len(_pairs(one.label) & about))
    if len(_pairs(most.label) & about) >= SHARED:
        return most
    return next((one for one in found if _WHOLE in one.label), found[0])


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def _places(outline: Outline) -> Iterator[list[str]]:
    yield [p.text for p in outline.lede]
    for section in outline.sections:
        part: list[str] = []
        for p in section.body:
            if p.kind[:1] == "#":  # a chapter begins
                yield part
                part = []
            elif p.kind == "p" and not p.held:
                part.append(p.text)
        yield part


def _stated(text: str) -> Iterator[KeyFigure]:
    for hit in _STATED.finditer(text):
        value = hit["value"].replace(",", "")
        if _NO_LABEL.search(hit["label"]) or not _counts(float(value), hit["unit"]):
            continue
        stated = text[hit.start("label") : hit.end("unit")]
        yield KeyFigure(hit["label"], hit["before"], hit["value"], hit["unit"], stated)


def _counts(value: float, unit: str) -> bool:
    """Tell whether a number is a figure: no year, and no count of a few things."""
    if unit == "年":
        return False
    return value >= COUNTED or unit[0] in "万亿" or unit in MEASURED
