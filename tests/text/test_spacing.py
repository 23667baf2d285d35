"""A table of cases by mark: what a short text measures, and what a narrow line makes of it."""

from __future__ import annotations

import pytest

from fonts import FontLibrary
from fonts.chinese.characters import Kind, kind_of
from fonts.setting import Composer, TextStyle, line_html

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
        ("2021年7月27日", 5),
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


def test_stretching_opens_han_latin_gaps_first(composer: Composer) -> None:
    line = composer.fit("一二三A四五六七八九十一二三四五", NO_INDENT, 10.5).lines()[0]
    assert line.text == "一二三A四五六七八九"
    assert line.spacing_em == 0
    latin = next(run for run in line.runs if run.latin)
    assert 0.25 < latin.after_em <= 0.5


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
