"""Headlines: two parts break at their space, one part between phrases, lines are balanced."""

from __future__ import annotations

import pytest

from fonts.setting import Composer, TextStyle

TITLE = TextStyle("Press Song", 900)


def texts(composer: Composer, head: str, measure: float, max_lines: int = 2) -> list[str] | None:
    fit = composer.head(head, TITLE, measure, max_lines)
    return None if fit is None else [line.text.strip() for line in fit.lines]


def test_two_parts_on_one_line_stand_one_em_apart(composer: Composer) -> None:
    fit = composer.head("昂首阔步新时代 砥砺前行新征程", TITLE, 20)
    assert fit is not None
    assert len(fit.lines) == 1
    assert fit.width_em == pytest.approx(15)


def test_two_parts_break_at_their_space(composer: Composer) -> None:
    assert texts(composer, "昂首阔步新时代 砥砺前行新征程", 14) == [
        "昂首阔步新时代",
        "砥砺前行新征程",
    ]
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 14) == [
        "民生改善",
        "群众获得感、幸福感不断增强",
    ]
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 11) is None


def test_a_part_that_is_too_long_breaks_between_phrases(composer: Composer) -> None:
    assert texts(composer, "民生改善 群众获得感、幸福感不断增强", 9, 3) == [
        "民生改善",
        "群众获得感、",
        "幸福感不断增强",
    ]


def test_one_part_is_balanced(composer: Composer) -> None:
    fit = composer.head("芦淞区近五年经济社会发展回眸", TITLE, 12)
    assert fit is not None
    first, second = (line.width_em for line in fit.lines)
    assert abs(first - second) <= 2


@pytest.mark.parametrize(
    "head",
    [
        "“放管服”改革走在前列，创新活力不断释放！",
        "服饰产业风生水起，航空产业大干快上",
        "全区GDP突破400亿元，5.5万人新增就业",
        "乡村振兴 最美乡村入画来",
    ],
)
def test_head_widths_are_the_narrowest(composer: Composer, head: str) -> None:
    widths = composer.head_widths(head, TITLE)
    assert list(widths) == sorted(widths)
    for count, width in widths.items():
        fit = composer.head(head, TITLE, width, count)
        assert fit is not None
        assert len(fit.lines) <= count
        assert fit.width_em <= width + 1e-6
        assert "".join(line.text for line in fit.lines) == head
        assert not any(line.text[0] in "，。！”" for line in fit.lines)
        less = composer.head(head, TITLE, width - 0.1, count)
        assert less is None or len(less.lines) < count


def test_heads_that_cannot_be_set(composer: Composer) -> None:
    assert composer.head("", TITLE, 10) is None
    assert composer.head("昂首阔步新时代", TITLE, 3, 2) is None
    assert composer.head_widths("", TITLE) == {}


def test_eight_characters_are_four_and_four(composer: Composer) -> None:
    """BudouX parts 党建引领 in the middle; a head of eight breaks in its middle."""
    fit = composer.head("党建引领聚合力量", TITLE, 4.2, max_lines=2)
    assert fit is not None
    assert [line.text for line in fit.lines] == ["党建引领", "聚合力量"]
