"""Where lines may break: numbers, words, marks, last lines; and what happens when none may."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fonts import FontLibrary
from fonts.setting import Composer, MissingGlyph, TextStyle, UnbreakableText, segment
from fonts.setting.costs import RAGGED_EM
from fonts.setting.units import bonds

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
    held = bonds("2021年7月27日")
    assert (set(held.never), set(held.rather_not)) == ({4, 6, 9}, set())


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("哪里都听得见。——1952届校友黄继业", {9}),
        ("“不用怕。”——何文礼", {8}),
        ("他来了——带着三个人", set()),
        ("他走了。——他是从来不等人的，这一点谁都知道得很清楚。", set()),
    ],
)
def test_the_dash_before_who_said_it_stays_with_him(text: str, held: set[int]) -> None:
    after = text.index("——") + 2
    assert bonds(text).never & {after} == held


GROUPS = (
    "17.7个百分点",
    "38万户",
    "5.5万人",
    "836平方公里",
    "超400亿元",
    "约3小时",
    "近9成",
    "突破2万美元",
    "120家以上",
    "35岁左右",
    "不足5%",
    "2万多元",
    "1200余名",
    "至少30天",
    "第12届",
    "三十万元以上",
    "百分之六点五",
    "近三成",
    "一千二百多人",
    "湘B·12345",
    "3·15",
    "2:1",
    "1/3",
)


@pytest.mark.parametrize("group", GROUPS)
def test_a_number_holds_together(
    composer: Composer, group: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parted only where no line could be justified else, or one would be stretched beyond 0.12."""
    whole = Composer(FontLibrary.shipped())
    parted = kept = 0
    for before in range(2, 40):
        text = ("山高水长，日月、星辰在上。" * 4)[:before] + group + "，水流花开，鸢飞鱼跃。" * 3
        for measure in (13, 17, 22):
            with monkeypatch.context() as patch:
                patch.setattr(segment, "PARTED_NUMBER_GROUP", 1e4)
                other = whole.fit(text, STYLE, measure).lines()
            lines = composer.fit(text, STYLE, measure).lines()
            if any(group in line.text for line in lines):
                kept += 1
                continue
            parted += 1
            loose = sum(line.spacing_em > 0.12 for line in other)
            ragged = not all(line.justified for line in other[:-1])
            assert ragged or loose or not any(group in line.text for line in other)
    assert parted < 0.2 * kept, (parted, kept)


def test_a_hedge_parts_where_nothing_else_will_do(composer: Composer) -> None:
    """Behind 突破 a line of eight would have to be spaced by more than the limit."""
    assert bonds("增速突破1200万吨以上").rather_not >= {3, 4, 10, 11}
    for line in composer.fit("突破1200万吨以上" * 6, STYLE, 11).lines():
        assert line.width_em <= 11.02


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("2021年7月27日", {4, 5, 6, 7, 9}),
        ("于2021 年7月27日", {6, 7, 8, 9, 11}),
        ("7月27日", {1, 2, 4}),
        ("2021年GDP增长9%", {4}),
        ("80年代", {2}),
        ("5年3次", {1}),
        ("9时30分", set()),
        ("车牌湘B·12345号", {3, 4, 5, 6, 7, 8, 9}),
        ("甲·乙", set()),
    ],
)
def test_dates_and_plates_are_closed(text: str, closed: set[int]) -> None:
    assert bonds(text).closed == closed


def test_a_web_address_breaks_at_its_marks_and_never_behind_a_hyphen(composer: Composer) -> None:
    address = (
        "https://www.example-county-government.gov.cn/special-report/annual-review-of-works/a-b"
    )
    for measure in range(8, 26):
        lines = composer.fit(f"网址是{address}，月底截止。", STYLE, measure).lines()
        assert "".join(line.text for line in lines) == f"网址是{address}，月底截止。"
        for line in lines[:-1]:
            assert not line.text.endswith("-"), (measure, [line.text for line in lines])


def test_a_measure_word_leaves_its_number_only_in_need() -> None:
    held = bonds("改造38万户")
    assert (set(held.never), set(held.rather_not)) == ({4}, {5})


@pytest.mark.parametrize(("measure", "parted"), [(34, False), (12, True)])
def test_a_wide_line_is_rather_stretched_than_a_measure_word_parted(
    composer: Composer, measure: int, parted: bool
) -> None:
    """In 34 em the words that go to the next line leave less than 0.12 em a gap; in 12 em more."""
    starts = {
        line.text[0]
        for before in range(24, 60)
        for line in composer.fit("山" * before + "38万户" + "水" * 40, STYLE, measure).lines()
    }
    assert ("户" in starts) is parted


def test_long_words_are_parted_behind_their_marks(composer: Composer) -> None:
    """Or at a letter, where a line would be ragged or spaced too far."""
    text = "网址 https://www.example.com/very/long/address/indeed.html 为准，一二三四五六七八九"
    ends = []
    for measure in range(12, 24):
        lines = composer.fit(text, STYLE, measure).lines()
        assert "".join(line.text for line in lines) == text
        parted = [line.text.rstrip()[-1] for line in lines if re.search("[a-z]", line.text)]
        ends += parted[:-1]
    assert sum(end in "/." for end in ends) > 0.6 * len(ends)


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


URL = "https://www.example.com/very/long/address/indeed"


@pytest.mark.parametrize("measure", range(9, 24))
@pytest.mark.parametrize(
    "text",
    [
        f"详情见{URL}，水流花开，鸢飞鱼跃，山高水长。",
        "咨询邮箱zhuzhou-lusong.office@example.gov.cn，电话见报眼，山高水长。",
    ],
)
def test_no_line_is_ragged_over_half_an_em(composer: Composer, text: str, measure: float) -> None:
    """An address is rather parted at any letter; none is lost, no hyphen added."""
    fit = composer.fit(text, STYLE, measure)
    assert "".join(line.text for line in fit.lines()).replace(" ", "") == text.replace(" ", "")
    assert fit.ragged_em <= RAGGED_EM
    for line in fit.lines()[:-1]:
        assert line.justified or measure - line.width_em <= RAGGED_EM + 1e-6


def test_what_is_said_to_be_ragged_is(composer: Composer) -> None:
    """A number is not parted: then a line stays ragged, and the fit says how far."""
    number = "1234567890123456"
    fit = composer.fit(f"编号为{number}的文件，水流花开。", STYLE, 10)
    assert any(number in line.text for line in fit.lines())
    short = [10 - line.width_em for line in fit.lines()[:-1] if not line.justified]
    assert fit.ragged_em == pytest.approx(max(short)) and fit.ragged_em > RAGGED_EM
    assert composer.fit("山高水长，日月、星辰在上，水流花开。", STYLE, 11).ragged_em == 0
    assert composer.fit(f"编号{number}。", TextStyle(justify=False), 15).ragged_em == 0


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
