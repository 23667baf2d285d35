"""Chinese as such: classes of characters, numerals written and read, the calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from fonts.chinese import calendar, surnames
from fonts.chinese.alike import FIRST_LEVEL, SYLLABLES, Likeness, alike, confused, likenesses
from fonts.chinese.characters import (
    CLOSING,
    HAN,
    MARKS,
    OPENING,
    PAIRS,
    Kind,
    asks_for_gap,
    is_han,
    is_ideograph,
    is_mark,
    is_symbol,
    kind_of,
    one_of,
    takes_gap,
)
from fonts.chinese.leads import halves, items, labels, leads
from fonts.chinese.numerals import (
    Stated,
    in_han,
    scales,
    stated_numbers,
    states,
    value_of,
    without_scale,
)


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


#: Classes → the characters of a sample that are in them.
SAMPLE = "国あA9，。？（”·—…％℃①±～×㎡／@%+■ー〇"
CLASSES = {
    "HAN": "国あ％～㎡／ー〇",
    "LATIN": "A9℃①±×@%+■",
    "OPEN": "（",
    "CLOSE": "”",
    "PAUSE": "，",
    "STOP": "。？",
    "DOT": "·",
    "DASH": "—…",
}


@pytest.mark.parametrize("kind", Kind)
def test_each_character_has_its_class(kind: Kind) -> None:
    assert "".join(char for char in SAMPLE if kind_of(char) is kind) == CLASSES[kind.name]
    assert is_mark(kind) is (kind not in (Kind.HAN, Kind.LATIN))


def test_which_characters_have_a_gap_and_count_in_a_last_line() -> None:
    found = {
        test: "".join(char for char in SAMPLE if test(char))
        for test in (asks_for_gap, takes_gap, is_ideograph, is_symbol)
    }
    assert found == {
        asks_for_gap: "国あA9℃①@%+ー〇",
        takes_gap: "国あA9”℃①㎡■ー〇",
        is_ideograph: "国あー〇",
        is_symbol: "，。？（”·—…％①±～×㎡／■〇",
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("人均超2万美元", [((20_000,), 3, 5)]),
        ("连续四年", [((4,), 2, 3)]),
        ("三分之一", [((100 / 3, 1 / 3), 0, 4)]),
        ("12分之3", [((25, 0.25), 0, 5)]),
        ("零分之五", [((5,), 0, 4)]),
        ("百分之六点五", [((6.5, 0.065), 0, 6)]),
        ("六成五", [((65,), 0, 3)]),
        ("两成", [((20,), 0, 2)]),
        ("近3成", [((30,), 1, 3)]),
        ("3.5成", [((35,), 0, 4)]),
        ("5成功", [((5,), 0, 1)]),
        ("五成功", [((5,), 0, 1)]),
        ("一半和半数", [((50, 0.5), 0, 2), ((50, 0.5), 3, 5)]),
        ("3千米", [((3, 3000), 0, 2)]),
        ("3千万、2百万", [((30_000_000,), 0, 3), ((2_000_000,), 4, 7)]),
        ("1.2万亿", [((1.2e12,), 0, 5)]),
        ("1,234.5", [((1234.5,), 0, 7)]),
        ("50余万", [((500_000,), 0, 4)]),
        ("９．５％", [((9.5,), 0, 3)]),
    ],
)
def test_numbers_that_a_text_states(
    text: str, numbers: list[tuple[tuple[float, ...], int, int]]
) -> None:
    found = stated_numbers(text)
    assert [(one.start, one.end) for one in found] == [(a, b) for _, a, b in numbers]
    assert [one.values for one in found] == [pytest.approx(values) for values, _, _ in numbers]


def test_a_number_is_stated_but_for_its_rounding() -> None:
    number = Stated((1e-10, 30.0), 0, 1)
    assert [states(number, value) for value in (30.0, 30.0 + 2e-8, 0.0, 30.0 + 4e-8, 2e-9)] == [
        *(True, True, True),
        *(False, False),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三万五千", 35_000),
        ("二〇二一", 2021),
        ("三点五", 3.5),
        ("五点零五", 5.05),
        ("两亿三千万", 230_000_000),
        ("一亿二千万零三", 120_000_003),
        ("三万亿", 3e12),
        ("一万零五百", 10_500),
        ("百零三", 103),
        *(("万", 10_000), ("亿", 100_000_000), ("千", 1000), ("零", 0)),
    ],
)
def test_a_numeral_in_han_is_read(words: str, value: float) -> None:
    assert value_of(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("unit", "by", "bare"),
    [
        ("亿元", (1e8,), "元"),
        ("百万吨", (1e6,), "吨"),
        ("万亿元", (1e12,), "元"),
        ("千米", (1, 1000), "千米"),
        ("人", (1,), "人"),
    ],
)
def test_what_a_unit_multiplies_by(unit: str, by: tuple[float, ...], bare: str) -> None:
    assert (scales(unit), without_scale(unit)) == (by, bare)


def test_characters_that_are_typed_for_one_another() -> None:
    """By the syllables of GB 2312's first level, the first and last here, and by look."""
    assert {"啊", "阻"} - alike("阿") == {"阻"} and alike("座") > frozenset("佐柞做作坐左挫锉")
    like = likenesses("像")
    assert [like.get(char) for char in "象橡相人"] == [*list(Likeness)[:2], Likeness.CONFUSED, None]
    assert likenesses("准")["淮"] is Likeness.LOOKS and likenesses("岖")["区"] is Likeness.BOTH
    assert likenesses("率")["帅"] is likenesses("帅")["率"] is Likeness.SOUNDS
    assert {"已", "巳", "记"} < alike("己") and "人" not in alike("己")
    assert alike("亍") == alike("A") == alike("、") == alike("\U00020000") == frozenset()
    assert sum(len(alike(char) & set(SYLLABLES)) for char in SYLLABLES) < 0.3 * len(SYLLABLES)
    every = [bytes((0xB0 + k // 94, 0xA1 + k % 94)).decode("gb2312") for k in range(FIRST_LEVEL)]
    assert [len(alike(char)) for char in every[:3]] == [1, 17, 15]
    assert confused("剧", "刷") and confused("己", "已") and not confused("己", "人")


LEADS = (
    "第三条|第十二章|第3天|第三条之一|第一百二十三条|本报讯|3月5日|2021年3月5日|3月|2021年|3月5日至8日"
    "|12日—15日|上午9时|9时30分|上午|9时至11时|星期三|周日"
)


@pytest.mark.parametrize("lead", LEADS.split("|"))
def test_what_a_blank_stays_behind(lead: str) -> None:
    assert leads(lead + "\u3000会议", len(lead))
    assert not leads("在" + lead, len(lead) + 1)
    assert not leads("", 0)


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (
            lambda text: labels(text, 0),
            " 电话：1|\u3000联系电话：1| 市委电话：",
            "电话：1| 电话1| 王县长电话：",
        ),
        (
            halves,
            "生产再忙\u3000安全不忘|一二三 一二三四五|"
            + "\u3000".join(["一二三四五六七八九十"] * 2),
            "一二\u3000三四|一二三\u3000一二三四五六|一二三\u3000一二三\u3000一二三",
        ),
        (
            items,
            "石桥中学\u3000竹坪小学|竹坪小学\u3000曹\u3000穗|撰稿人：何小舟\u3000审核人：林一山|"
            + "\u3000".join(["甲乙"] * 12),
            "石桥中学，\u3000竹坪小学|石桥中学|甲\u3000乙|" + "\u3000".join(["甲乙"] * 13),
        ),
    ],
    ids=["labels", "halves", "items"],
)
def test_what_a_blank_parts(test: Callable[[str], bool], yes: str, no: str) -> None:
    assert all(map(test, yes.split("|")))
    assert not any(map(test, no.split("|")))
