"""A remedy that needs no judgement makes the finding go, and changes nothing else."""

from __future__ import annotations

import pytest

from content.proofreading.registry import TEXT
from content.proofreading.remedies import remedy_of
from content.proofreading.rule import around
from content.proofreading.view import Kind, Passage
from content.words import Message


def told(text: str) -> list[tuple[Message, str]]:
    """Return what the rules find in a paragraph, and the words."""
    passage = Passage(text, Kind.PARAGRAPH, "a.md", 1)
    return [
        (fault.told, text[fault.start : fault.end])
        for check in TEXT
        if Kind.PARAGRAPH in check.kinds
        for fault in check.find(passage)
    ]


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("清晨六点,店门打开了。", "half-width", "清晨六点，店门打开了。"),
        ("他说:路通了。", "half-width", "他说：路通了。"),
        ("街口的 小学搬进了新楼。", "space-in-text", "街口的小学搬进了新楼。"),
        ("路通了。。大家都来了。", "doubled-mark", "路通了。大家都来了。"),
        ("大家都来了......路通了。", "ellipsis-form", "大家都来了……路通了。"),
        ("全县有２３个村。", "full-width", "全县有23个村。"),
        ("他说「路通了」。", "quote-corner", "他说“路通了”。"),
        ("有米、面、和油。", "enumeration-and", "有米、面和油。"),
        ("增长20—30%。", "range-percent", "增长20%—30%。"),
    ],
)
def test_a_remedy_mends_its_finding(text: str, code: str, mended: str) -> None:
    for _ in range(3):  # a pair of marks is two findings
        found = [one for one in told(text) if one[0].code == f"proofread.{code}"]
        if not found:
            break
        remedy = remedy_of(*found[0])
        assert remedy is not None and text.count(remedy[0]) == 1
        text = text.replace(*remedy)
    assert text == mended


@pytest.mark.parametrize(
    "text", ['他说"路通了"。', "2021年7月27日星期一，路通了。", "增长了，，。但是"]
)
def test_what_needs_a_thought_has_none(text: str) -> None:
    unsure = [one for one in told(text) if "half-width" in one[0].code or "weekday" in one[0].code]
    assert all(remedy_of(*one) is None for one in unsure)


def test_what_stands_around_a_fault_ends_with_its_cell() -> None:
    """A remedy over the end of a line, or of a table's cell, is found nowhere in the file."""
    assert around("亩产(公斤)\n2021", 2, 3) == "亩产(公斤)"
    assert around("甲\n乙,丙", 3, 4) == "乙,丙"
