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
#: Characters of a label: 人口 … 城镇居民人均可支配收入.
LABEL = (2, 14)
#: What parts a label from its number without being a part of it.
_PARTS = "达到|达|为|是|突破|超过|完成|实现|约"
#: A label that compares, counts on, or says less than a thing: the number is nothing alone.
_NO_LABEL = re.compile(r"^(?:比|同比|较|增长|下降|其中|占|每|共|约|近|超)|[的和及]$")
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
    """Return the first figure of the lede and of each story, none twice; none where too few."""
    found: dict[str, KeyFigure] = {}
    for texts in _places(outline):
        one = next((f for f in _stated(texts) if f.label not in found), None)
        if one is not None:
            found[one.label] = one
    return tuple(found.values())[:MOST] if len(found) >= FEWEST else ()


def _places(outline: Outline) -> Iterator[list[str]]:
    yield [p.text for p in outline.lede]
    for section in outline.sections:
        yield [p.text for p in section.body if p.kind == "p" and not p.held]


def _stated(texts: list[str]) -> Iterator[KeyFigure]:
    for text in texts:
        for hit in _STATED.finditer(text):
            label, before = hit["label"], hit["before"] or ""
            if _NO_LABEL.search(label):
                continue
            stated = f"{label}{before}{hit['value']}{hit['unit']}"
            yield KeyFigure(label, before, hit["value"].replace(",", ""), hit["unit"], stated)
