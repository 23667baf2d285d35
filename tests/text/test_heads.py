"""Headlines: two parts break at their space, one part between phrases, lines are balanced."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from fonts.setting import Composer, TextStyle
from fonts.setting.items import Prepared
from fonts.setting.phrases import phrase_starts

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


@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize(
    "head",
    [
        "从青石镇到南坪镇，四十分钟里有早市、有课堂、有一个县城的早晨",
        "三座小镇的街坊怎样在站台上等一趟每天只停四十秒的慢车",
        "全区GDP突破400亿元，5.5万人新增就业，城乡居民收入差距缩小",
    ],
)
def test_no_other_breaks_are_narrower(composer: Composer, head: str, count: int) -> None:
    """Every way to break between phrases, tried one by one."""
    prepared = composer.prepare(head, TITLE)
    boxes, starts = prepared.boxes, phrase_starts(head)
    inner = [
        k
        for k in range(1, len(boxes))
        if prepared.joints[k - 1].breakable and boxes[k].offset in starts
    ]
    every = [
        max(prepared.natural_width(a, b) for a, b in pairwise((0, *cuts, len(boxes))))
        for cuts in combinations(inner, count - 1)
    ]
    assert composer.head_widths(head, TITLE, 5)[count] == pytest.approx(min(every), abs=1e-6)


def test_a_long_quote_takes_little_work(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred characters on many lines: once the ways grew with the power of the lines."""
    asked = 0
    plain = Prepared.natural_width

    def counted(self: Prepared, start: int, end: int) -> float:
        nonlocal asked
        asked += 1
        return plain(self, start, end)

    monkeypatch.setattr(Prepared, "natural_width", counted)
    text = "".join(f"第{n}趟慢车停在青石镇，街坊们把早市搬上站台；" for n in range(1, 6))
    assert composer.head(text, TITLE, 7.5, 8) is None
    assert composer.head(text[:64], TITLE, 12.0, 8) is not None
    assert 0 < asked < 20_000
