"""Chinese as such: classes of characters, numerals written and read, the calendar."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest

from fonts.chinese import calendar, surnames
from fonts.chinese.characters import CLOSING, HAN, MARKS, OPENING, PAIRS, is_han, one_of
from fonts.chinese.numerals import in_han, value_of


@pytest.mark.parametrize("char", "一鿿㐀〇龘\U00020000\U0003134a\uf900")
def test_han(char: str) -> None:
    assert is_han(char)
    assert re.fullmatch(f"[{HAN}]", char)


@pytest.mark.parametrize("char", "Aé1１，。“·々あ℃①\u3000")
def test_not_han(char: str) -> None:
    assert not is_han(char)
    assert not re.fullmatch(f"[{HAN}]", char)


@pytest.mark.parametrize(
    "pair", ["（）", "《》", "〈〉", "【】", "「」", "『』", "“”", "‘’", "〔〕"]
)
def test_marks_open_and_close(pair: str) -> None:
    assert PAIRS[pair[0]] == pair[1]
    assert pair[0] in OPENING - CLOSING
    assert pair[1] in CLOSING - OPENING
    assert re.fullmatch(f"[{MARKS}]{{2}}", pair)


def test_a_class_of_any_characters() -> None:
    assert re.findall(f"[{one_of('^]-[a')}]", "^b]-[a") == ["^", "]", "-", "[", "a"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (2021, "二千零二十一"),
    ],
)
def test_numbers_in_han(value: int, words: str) -> None:
    assert in_han(value) == words
    assert value_of(words) == value


def test_every_number_reads_back() -> None:
    assert all(value_of(in_han(value)) == value for value in range(10_000))
    for value in (-1, 10_000):
        with pytest.raises(ValueError, match=str(value)):
            in_han(value)


def test_the_calendar() -> None:
    monday = dt.date(2021, 7, 26)
    week = [calendar.weekday(monday + dt.timedelta(days)) for days in range(7)]
    assert "".join(day[-1] for day in week) == "一二三四五六日"
    assert calendar.written(monday) == "2021年7月26日"
    assert calendar.is_weekday("天", dt.date(2021, 8, 1))
    assert not calendar.is_weekday("六", dt.date(2021, 8, 1))
    assert calendar.day(2021, 2, 29) is None
    assert calendar.first_date("定于 2021 年 7 月 26 日召开") == monday
    assert calendar.first_date("2021年2月30日") is None
    assert calendar.first_date("7月26日") is None


def test_each_circle_of_surnames_holds_the_one_before() -> None:
    circles = (surnames.FIRST, surnames.COMMONEST, surnames.COMMON, surnames.ALL)
    assert all(inner < outer for inner, outer in pairwise(circles))
    assert len(surnames.FIRST) == 20
    assert [char in surnames.COMMON for char in "王萧水"] == [True, True, False]
