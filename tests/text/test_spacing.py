"""A table of cases by mark: what a short text measures, and what a narrow line makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fonts import FontLibrary
from fonts.chinese.characters import Kind, kind_of
from fonts.setting import Composer, TextStyle, line_html
from fonts.setting.lines import Run
from fonts.setting.markup import _with_blanks

NO_INDENT = TextStyle(indent_em=0)


def width(composer: Composer, text: str) -> float:
    """Return the natural width of a text on one line, the blank behind a last mark included."""
    (line,) = composer.fit(text, NO_INDENT, 40).lines()
    return line.width_em


MARKS = "，。、；：？！）》”’（《“‘"


@pytest.mark.parametrize("mark", MARKS)
def test_a_single_mark_takes_one_em(composer: Composer, mark: str) -> None:
    assert width(composer, f"中{mark}中") == pytest.approx(3)


@pytest.mark.parametrize(
    "pair", ["”，", "。”", "》《", "）（", "，“", "：“", "！？", "、《", "“‘", "’”", "》）", "）。"]
)
def test_two_marks_take_one_and_a_half(composer: Composer, pair: str) -> None:
    assert width(composer, f"中{pair}中") == pytest.approx(3.5)


def test_three_marks_take_two(composer: Composer) -> None:
    assert width(composer, "中》。“中") == pytest.approx(4)


@pytest.mark.parametrize(("text", "em"), [("中——中", 4), ("中……中", 4), ("中·中", 3)])
def test_dashes_and_dots(composer: Composer, text: str, em: float) -> None:
    assert width(composer, text) == pytest.approx(em)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("中A中", 2),
        ("超过75%的", 2),
        ("2021年7月27日", 0),
        ("于2021年7月27日", 1),
        ("7月27日9时30分", 4),
        ("2021年GDP增长", 2),
        ("，A，", 0),
        ("“A”", 0),
        ("——A……", 0),
        ("中/A", 0),
        ("A中", 1),
        ("3～5", 0),
        ("第 3 次", 2),
    ],
)
def test_han_latin_gap(composer: Composer, text: str, gaps: int) -> None:
    line = composer.fit(text, NO_INDENT, 40).lines()[0]
    drawn = sum(run.before_em + run.after_em for run in line.runs)
    typed = sum(0.256 for run in line.runs if run.text == " ")
    lead = 0.5 if kind_of(text[0]) is Kind.OPEN else 0.0
    assert drawn + typed + lead == pytest.approx(gaps * 0.25, abs=0.01)


@pytest.mark.parametrize("text", ["价￥9元", "№5楼", "价＄9元", "湘B·12345车", "京A·D1234车"])
def test_signs_and_plates_stand_tight(composer: Composer, text: str) -> None:
    """One gap, behind the figures; the dot of a plate has no blank at its sides."""
    metrics = FontLibrary.shipped().metrics("Press Song", 400)
    tight = sum(0.5 if char == "·" else metrics.advance(char) for char in text)
    assert composer.fit(text, NO_INDENT, 40).lines()[0].width_em == pytest.approx(tight + 0.25)


def test_english_quotes_keep_their_space(composer: Composer) -> None:
    """However far a line is shrunk."""
    text = "一二三四“good” idea五六，七八“九十”，一二，三四"
    for measure in (13.5, 13.8, 14.2, 15.0):
        line = composer.fit(text, NO_INDENT, measure).lines()[0]
        quote = next(run for run in line.runs if "”" in run.text)
        blank = next(run for run in line.runs if run.text == " ")
        space = FontLibrary.shipped().metrics("Press Song", 400).advance(" ")
        assert 0.5 + quote.after_em + space + blank.after_em >= 0.25 - 1e-6


def test_heads_have_small_gaps_beside_latin(composer: Composer) -> None:
    """At display sizes ¼ em is a hole: ⅛ em, none in a date."""
    title = TextStyle("Press Song", 900)
    for text, gaps in (("全区GDP突破400亿元", 4), ("2021年7月27日开馆", 0), ("迎接“双11”", 1)):
        fit = composer.head(text, title, 40)
        plain = composer.natural_width(text, title)
        assert fit is not None
        assert fit.width_em == pytest.approx(plain - gaps * 0.125)


def test_an_opening_mark_at_a_line_start_takes_half(composer: Composer) -> None:
    for indent in (0, 2):
        (line,) = composer.fit("“中", TextStyle(indent_em=indent), 40).lines()
        assert line.width_em == pytest.approx(indent + 1.5)
        assert line.runs[0].before_em == pytest.approx(-0.5)


def test_a_mark_at_a_line_end_may_take_half(composer: Composer) -> None:
    lines = composer.fit("一二三四五六七八九“十，一二三四五", NO_INDENT, 11).lines()
    assert lines[0].text == "一二三四五六七八九“十，"
    assert lines[0].spacing_em == 0
    assert lines[0].runs[-1].after_em < -0.4


def test_shrinking_goes_by_stages(composer: Composer) -> None:
    """0.8 em too long: the end mark gives ½, then brackets, before pauses and stops."""
    fit = composer.fit("一二。三四，五“六”七八九十，一二三四", NO_INDENT, 14.2)
    line = fit.lines()[0]
    assert line.text == "一二。三四，五“六”七八九十，"
    after = {run.text[-1]: run.after_em for run in line.runs}
    assert after["，"] == pytest.approx(-0.5, abs=0.01)
    assert after["五"] == after["”"] == pytest.approx(-0.15, abs=0.01)
    assert "。" not in after


def test_han_latin_gaps_are_stretched_with_the_others(composer: Composer) -> None:
    """0.7 em too short and eight gaps: each takes its share, two of them between Han and Latin."""
    line = composer.fit("天地玄A黄宇宙洪荒日月盈昃辰宿列张", NO_INDENT, 10.5).lines()[0]
    assert line.text == "天地玄A黄宇宙洪荒日"
    latin = next(run for run in line.runs if run.latin)
    assert 0 < line.spacing_em < 0.125
    assert latin.after_em == pytest.approx(0.25 + line.spacing_em, abs=1e-3)


@pytest.mark.parametrize("measure", [6, 7, 8, 9, 10, 11, 12])
def test_a_han_latin_gap_is_never_wider_than_three_eighths(
    composer: Composer, measure: int
) -> None:
    text = "超A玄黄B宇宙C洪荒D日月9盈昃E辰宿F列张G寒来H暑往7秋收I冬藏" * 2
    for line in composer.fit(text, NO_INDENT, measure).lines():
        for run, following in zip(line.runs, line.runs[1:], strict=False):
            if run.latin or following.latin:
                gap = run.after_em + (0.0 if run.latin else line.spacing_em)
                assert gap <= 0.375 + 1e-6
        assert line.last or line.justified or line.width_em <= measure


def test_dashes_and_words_are_not_stretched(composer: Composer) -> None:
    line = composer.fit("一二三——四五《六七八九》一二三四五六", NO_INDENT, 11.3).lines()[0]
    assert line.spacing_em > 0
    dash = next(run for run in line.runs if "——" in run.text)
    assert (dash.text, dash.spacing_em) == ("——", 0)
    assert dash.after_em == pytest.approx(line.spacing_em)


def test_indent_is_two_em_and_one_in_narrow_measures(composer: Composer) -> None:
    for measure, indent in ((19, 2), (12, 2), (11, 1)):
        assert composer.fit("中文", TextStyle(), measure).lines()[0].indent_em == indent


def test_an_apostrophe_is_narrow_and_part_of_its_word(composer: Composer) -> None:
    assert width(composer, "It’s") < width(composer, "Its") + 0.35
    assert width(composer, "‘中’中") == pytest.approx(3.5)


def test_a_fallback_face_is_named_in_its_own_run(composer: Composer) -> None:
    face = FontLibrary.shipped().face_for("中", "Press Figures", 500)
    assert face is not None
    (line,) = composer.fit("75中", TextStyle("Press Figures", 500, indent_em=0), 20).lines()
    own, fallback = line.runs
    assert (own.family, own.weight) == (None, None)
    assert (fallback.family, fallback.weight) == (face.family, face.weight)
    html = line_html(line)
    assert f"font-family:'{face.family}';font-weight:{face.weight};line-height:0" in html


@pytest.mark.parametrize(
    "runs",
    [
        (Run("甲乙", False, None, 0.1, 0.3, -0.2), Run(" ", False, None, 0.25, 0.4, 0.05)),
        (Run("甲", False, None, 0.1, 0.0, 0.0), Run(" ", False, None, 0.0, 0.0, -0.3)),
    ],
)
def test_a_blank_goes_to_the_run_before_it_and_the_line_stays_as_wide(
    runs: tuple[Run, Run],
) -> None:
    """Letter-spacing stands behind every character, the blank's own now among them."""

    def room(run: Run) -> float:
        return run.before_em + len(run.text) * run.spacing_em + run.after_em

    (one,) = _with_blanks(runs)
    assert one.text == runs[0].text + runs[1].text
    assert room(one) == pytest.approx(sum(map(room, runs)))


@pytest.mark.parametrize("other", [{"family": "Press Hei"}, {"weight": 700}, {"text": "丙"}])
def test_what_is_no_blank_of_the_same_face_stays_a_run(other: dict[str, Any]) -> None:
    runs = (Run("甲乙", False, None, 0.1, 0.0, 0.0), Run(" ", False, None, 0.1, 0.0, 0.0))
    apart = (runs[0], replace(runs[1], **other))
    assert tuple(_with_blanks(apart)) == apart
    assert tuple(_with_blanks(())) == ()


def test_no_words_take_no_line_and_cost_nothing(composer: Composer) -> None:
    fit = composer.fit("", NO_INDENT, 20)
    assert (fit.best, dict(fit.options), fit.strain, fit.lines(0)) == (0, {0: 0.0}, 0.0, ())
