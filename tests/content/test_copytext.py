"""Queries in copy."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content.source.copytext import joined, read_copy
from content.source.findings import Findings


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("前半\n后半", "前半后半"),
        ("one\ntwo", "one two"),
        ("用 Wi-Fi\n上网", "用 Wi-Fi上网"),
        ("　　缩进　\n 下行", "缩进下行"),
        ("完。\nNew", "完。New"),
    ],
)
def test_lines_are_joined(raw: str, text: str) -> None:
    assert joined(raw) == text


def test_queries_and_held_words() -> None:
    findings = Findings()
    raw = "甲{==乙==}{>>疑一<<}丙{--丁--}{>>疑\n二<<}\n  戊{==己\n庚==}{>>疑三<<}辛"
    copy = read_copy(raw, findings, file="f", line=10)
    assert copy.text == "甲乙丙戊己庚辛"
    assert [(q.text, q.note, q.held, q.line, q.offset) for q in copy.queries] == [
        ("乙", "疑一", False, 10, 1),
        ("丁", "疑二", True, 10, 3),
        ("己庚", "疑三", False, 12, 4),
    ]
    assert findings.all() == ()


TOKENS = [
    "{==",
    "==}",
    "{>>",
    "<<}",
    "{--",
    "--}",
    "{++",
    "++}",
    "甲",
    "乙",
    "a",
    "b",
    "\n",
    " ",
    "　",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
@example("{==甲==}{>>{==乙==}<<}")
def test_marks_never_reach_print(raw: str) -> None:
    findings = Findings()
    copy = read_copy(raw, findings, file="f")
    assert not any(mark in copy.text for mark in TOKENS[:8])
    for query in copy.queries:
        assert 0 <= query.offset <= len(copy.text)
        if not query.held and query.text:
            assert copy.text[query.offset :].startswith(query.text)


@given(
    st.lists(st.sampled_from(["甲", "乙丙", "{==丁==}{>>注<<}", "\n"]), max_size=30).map("".join)
)
def test_no_printed_character_is_lost(raw: str) -> None:
    copy = read_copy(raw, Findings(), file="f")
    assert copy.text == raw.replace("{==", "").replace("==}{>>注<<}", "").replace("\n", "")


def test_a_long_hostile_paragraph_is_quick() -> None:
    read_copy("{==" * 100_000, Findings(), file="f")
    read_copy("{==a==}{>>b<<}\n" * 20_000, Findings(), file="f")
    read_copy(" " * 2_000_000, Findings(), file="f")
