"""Marks at the ends of lines, and what a fault quotes of a text."""

from __future__ import annotations

import pytest

from content.words import Message
from layout.judge.audit.marks import find_marks
from layout.judge.audit.model import Code, Fault, Unit, beginning, ending
from layout.judge.audit.sheet import fault_on
from layout.page.units import mm
from tests.audit.sheets import line, sheet

HAN = "春眠不觉晓处处闻啼鸟夜来风雨声"


@pytest.mark.parametrize(
    ("text", "opens", "closes", "tag", "codes"),
    [
        ("，春眠", False, True, "P", [Code.LINE_START]),
        ("，春眠", True, False, "P", []),
        ("春眠（", True, False, "P", [Code.LINE_END]),
        ("春眠（", False, True, "P", []),
        ("，春（", False, False, "P", [Code.LINE_START, Code.LINE_END]),
        ("，春（", False, False, "Figure", []),
        ("（春，", False, False, "P", []),
    ],
)
def test_marks_that_may_not_begin_or_end_a_line(
    text: str, opens: bool, closes: bool, tag: str, codes: list[Code]
) -> None:
    at = line(text, 100, 200, opens=opens, closes=closes, tag=tag)
    faults = find_marks(sheet(at))
    assert [fault.code for fault in faults] == codes
    for fault in faults:
        assert (fault.x_mm, fault.y_mm) == (round(mm(100), 1), round(mm(200), 1))
        assert (fault.measure, fault.unit, fault.told.values["text"]) == (1, Unit.MARKS, text)


def test_a_fault_quotes_twelve_characters() -> None:
    assert beginning(HAN) == HAN[:12] and ending(HAN) == HAN[-12:]
    long = "，" + HAN + "（"
    told = [f.told.values["text"] for f in find_marks(sheet(line(long, opens=False)))]
    assert told == [long[:12], long[-12:]]


def test_a_fault_has_its_page_place_and_rounded_measure() -> None:
    fault = fault_on(Code.HOLE, sheet(), (100, 200), 1.23456, Unit.AREA, Message("audit.text"))
    assert (fault.page, fault.x_mm, fault.y_mm, fault.measure) == (1, 35.3, 70.6, 1.235)
    assert fault.size.values["measure"] == 1.24
    whole = Fault.of_copy(Code.LOST, 3, Unit.TIMES, Message("audit.text"))
    assert (whole.page, whole.x_mm, whole.y_mm, whole.measure) == (0, 0, 0, 3)
