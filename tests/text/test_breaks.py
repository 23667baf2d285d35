"""Where lines may break: numbers, words, marks, last lines; and what happens when none may."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fonts.setting import Composer, MissingGlyph, TextStyle, UnbreakableText
from fonts.setting.units import number_offsets

STYLE = TextStyle()

WHOLE = [
    "2021年",
    "3.5亿元",
    "5.5万",
    "9%",
    "￥100",
    "$1.2亿",
    "−3℃",
    "A1类",
    "SA60L",
    "836平方公里",
    "1,234,567",
    "80余亿元",
    "二〇二一年",
    "20公里",
    "——",
    "……",
    "5 km",
    "1 000 000",
]


@pytest.mark.parametrize("group", WHOLE)
def test_groups_stay_whole(composer: Composer, group: str) -> None:
    for before in range(4, 24):
        text = "山" * before + group + "水" * 30
        for measure in (12, 17):
            lines = composer.fit(text, STYLE, measure).lines()
            assert any(group in line.text for line in lines), [line.text for line in lines]


def test_a_date_breaks_behind_year_and_month_only() -> None:
    assert number_offsets("2021年7月27日") == ({4, 6, 9}, set())


def test_a_measure_word_leaves_its_number_only_in_need() -> None:
    assert number_offsets("改造38万户") == ({4}, {5})


def test_long_words_are_parted_behind_their_marks(composer: Composer) -> None:
    text = "网址 https://www.example.com/very/long/address/indeed.html 为准，一二三四五六七八九"
    lines = composer.fit(text, STYLE, 14).lines()
    ends = [line.text.rstrip()[-1] for line in lines if re.search("[a-z]", line.text)]
    assert set(ends[:-1]) <= set("/.")
    assert "".join(line.text for line in lines) == text


def test_a_chain_of_marks_wider_than_the_measure_is_an_error(composer: Composer) -> None:
    with pytest.raises(UnbreakableText, match=r"measure_em.*12"):
        composer.fit("中" + "！" * 40, STYLE, 12)


@pytest.mark.parametrize("char", ["😀", "\U00020000", "\u0600", "\x07"])
def test_a_missing_glyph_is_named_with_its_place(composer: Composer, char: str) -> None:
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(char):04X}") as caught:
        composer.fit(f"平安{char}芦淞", STYLE, 19)
    assert (caught.value.char, caught.value.position) == (char, 2)


def test_white_space_is_normalised_and_empty_texts_have_no_lines(composer: Composer) -> None:
    assert composer.fit(" \n", STYLE, 19).lines() == ()
    assert composer.fit(" 芦淞\n 区 ", STYLE, 19).lines()[0].text == "芦淞 区"


@pytest.mark.parametrize(
    ("text", "measure", "ragged"),
    [
        ("见www.chengjiang网站，水流花开。", 11, True),  # 见 stands alone
        ("网址https://www.example.com/very/long/address/indeed，水流花开", 14, True),
        ("山高水长，日月、星辰在上，水流花开，鸢飞鱼跃。", 11, False),
    ],
)
def test_what_is_said_to_be_ragged_is(
    composer: Composer, text: str, measure: float, ragged: bool
) -> None:
    fit = composer.fit(text, STYLE, measure)
    assert fit.ragged is ragged
    assert fit.ragged is not all(line.justified for line in fit.lines()[:-1])
    assert not composer.fit(text, TextStyle(justify=False), measure).ragged


def test_ragged_lines_keep_the_rules(composer: Composer, judge: Callable[..., None]) -> None:
    text = "山河科技生产的阿若拉SA60L轻型运动型飞机的国内市场占有率超过75%（图）。"
    lines = composer.fit(text, TextStyle("Press Hei", indent_em=0, justify=False), 14).lines()
    judge(lines, text, 14)
    assert not any(line.justified or line.spacing_em for line in lines)


def test_no_single_character_in_a_last_line(composer: Composer) -> None:
    for length in range(20, 80):
        text = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏" * 4
        lines = composer.fit(text[:length] + "。", STYLE, 14).lines()
        assert len(lines[-1].text) >= 3
