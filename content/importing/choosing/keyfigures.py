"""Key figures of copy that is about figures: the first that the lede and each story state.

Input: an outline. Output: `KeyFigure`s, each with the words of the copy that state it. Nothing is
reckoned: label, number and unit stand in the copy one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.importing.outline import Outline
from content.proofreading.quantities import UNITS
from fonts.chinese.characters import HAN

#: A band has no fewer figures and no more: one alone is a line of copy, seven are a table.
FEWEST, MOST = 3, 6
#: From so many on the figures of one paragraph are a list, and none of them stands for the rest.
LISTED = 3
#: Characters of a label: 总投资 … 城镇居民人均可支配收入; 产量 alone does not say of what.
LABEL = (3, 14)
#: What parts a label from its number without being a part of it.
_PARTS = "达到|达|为|是|突破|超过|完成|实现|约"
#: A label that compares, counts on, or says less than a thing: the number is nothing alone.
_NO_LABEL = re.compile(
    r"^(?:比|同比|较|增长|下降|其中|占|每|共|约|近|超|他|她|我|已|最[多少高低])|[的和及有了里仅每]$|小时$"
)
_WHEN = r"(?:上半年|全年|年末|年底|末|底)?"
_STATED = re.compile(
    rf"(?:^|(?<=[，。；：、]))(?:\d{{4}}年{_WHEN}|{_WHEN})(?P<label>[{HAN}]{{{LABEL[0]},{LABEL[1]}}}?)"
    rf"(?P<before>{_PARTS})?(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)"
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
    """Return the first figure of the lede and of each story or chapter; none where too few.

    Of a paragraph that is a list of figures all. None is there twice.
    """
    found: dict[str, KeyFigure] = {}
    for texts in _places(outline):
        stated = list(_stated(texts))
        listed = [f for text in texts if len(own := list(_stated([text]))) >= LISTED for f in own]
        known = {(f.value, f.unit) for f in found.values()}  # 全长 is 南岭高铁全长
        new = [
            f for f in listed or stated if f.label not in found and (f.value, f.unit) not in known
        ]
        found |= {one.label: one for one in (new if listed else new[:1])}
    return tuple(found.values())[:MOST] if len(found) >= FEWEST else ()


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


def _stated(texts: list[str]) -> Iterator[KeyFigure]:
    for text in texts:
        for hit in _STATED.finditer(text):
            label, before = hit["label"], hit["before"] or ""
            if _NO_LABEL.search(label):
                continue
            stated = f"{label}{before}{hit['value']}{hit['unit']}"
            yield KeyFigure(label, before, hit["value"].replace(",", ""), hit["unit"], stated)
