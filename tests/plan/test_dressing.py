"""Forms of a look: bars of boxes, grounds of tables, lines of rolls, questions in bold."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest

from content.model import Cell, Ink, Paragraph, Table
from content.model.inks import InkSet
from content.model.paragraph import MOST_LEADING
from content.reading.leads import marked
from fonts.setting.dress import PLAIN, BoxDress, TableForm
from fonts.setting.styles import STYLES
from layout.page.formats import PROFILES
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, Head, PlacedGroup, PlacedText, SetLine
from layout.page.units import Rect
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.placing import Placing, Stand, Stands, place_table
from layout.plan.copy.tables.setting import set_table
from layout.plan.heads.dressing import on_bar
from layout.plan.measures import Measures
from layout.plan.placing.copy import _Setting
from layout.plan.placing.dressed import dress_subhead, end_mark
from layout.plan.placing.readable import readable
from layout.plan.shapes.pouring import measure_copy
from tests.plan import samples


def table(last: str, count: int = 4) -> Table:
    """Return a table of two columns whose last row has this head."""
    heads = [f"镇{number}" for number in range(count - 1)] + [last]
    rows = tuple(
        (Cell(text=head, column=0), Cell(text=str(number), column=1))
        for number, head in enumerate(heads)
    )
    head = ((Cell(text="镇", column=0), Cell(text="人数", column=1)),)
    return Table(id="t", columns=2, head=head, rows=rows)


def grounds(form: TableForm, last: str) -> list[int]:
    """Return the rows of a table, its head the first, that stand on a ground."""
    styles = replace(STYLES, dress=replace(PLAIN, table=form))
    setting = set_table(Setter(samples.composer(), styles), table(last), 200.0, 9.0)
    assert setting is not None
    run = [Placing(row, Stand(0, 10.0 * k, 10.0)) for k, row in enumerate(setting.rows)]
    _, _, fills = place_table(styles, setting, Stands(runs=[run]), "t", 9.0)
    return [round(fill.rect.y / 10) for fill in fills]


@pytest.mark.parametrize(
    ("form", "last", "rows"),
    [
        ("rules", "合计", []),
        ("ground", "合计", [0, 4]),
        ("ground", "全县", [0, 4]),
        ("ground", "全县长", [0]),
        ("zebra", "镇3", [0, 2, 4]),
    ],
)
def test_head_total_and_every_second_row_stand_on_a_ground(
    form: TableForm, last: str, rows: list[int]
) -> None:
    assert grounds(form, last) == rows


def test_a_whole_that_is_not_the_last_row_adds_up_nothing() -> None:
    first = table("镇9").rows
    turned = table("全县").model_copy(update={"rows": (table("全县").rows[-1], *first[:-1])})
    setting = set_table(Setter(samples.composer(), STYLES), turned, 200.0, 9.0)
    assert setting is not None and not any(row.total for row in setting.rows)


def test_a_title_alone_stands_on_a_bar() -> None:
    bar = BoxDress(title="reversed")
    plain = samples.article("a", 100)
    told = plain.model_copy(update={"kicker": "", "deck": "", "byline": "", "number": None})
    assert on_bar(bar, told)
    assert not on_bar(BoxDress(), told)
    for part in ("kicker", "deck", "byline"):
        assert not on_bar(bar, told.model_copy(update={part: "字"}))


@pytest.mark.parametrize(
    ("ground", "primary", "size", "inks"),
    [
        ("primary", "#c4161c", 13.5, ("primary", "paper")),
        ("primary", "#c8661b", 13.5, ("primary_dark", "paper")),  # 3.9 : 1
        ("primary", "#c8661b", 18.0, ("primary", "paper")),
        ("primary", "#e8b400", 18.0, ("primary", "ink")),  # nor is white read on its darker shade
        ("primary_bright", "#e8b400", 10.5, ("primary_bright", "ink")),  # it has none
        ("sand", "#c4161c", 10.5, ("sand", "ink")),
    ],
)
def test_white_words_are_read_on_their_ground(
    ground: str, primary: str, size: float, inks: tuple[str, str]
) -> None:
    line = samples.composer().fit("记者手记", STYLES.title_2.style, 10).lines()[0]
    white = PlacedText.of(STYLES.title_2, size, (SetLine(line, 12, 12, 1.2 * size),), ink="paper")
    black = replace(white, lines=(replace(white.lines[0], y=300),), ink="ink")
    head = Head(Rect(10, 10, 200, 40), (white, black))
    fills = (Fill(Rect(0, 0, 400, 400), "tint"), Fill(head.rect, ground))
    block = Block("box", "a", Rect(0, 0, 400, 400), head, fills=fills)
    made = readable(block, InkSet.of({"primary": Ink(cmyk=(0, 60, 95, 10), rgb=primary)}))
    assert made.head is not None
    assert made.fills[0] == fills[0]
    assert (made.fills[1].ink, made.head.texts[0].ink) == inks
    assert made.head.texts[1] == black


@pytest.mark.parametrize(
    ("ground", "primary", "size", "ink"),
    [
        ("tint", "#c4161c", 13.5, "primary"),
        ("tint", "#c8661b", 13.5, "primary_dark"),
        ("tint", "#c8661b", 18.0, "primary"),
        ("tint", "#e8b400", 13.5, "primary"),  # nor is its darker shade read
        ("secondary", "#c8661b", 13.5, "primary"),  # a darker one is read there even less
    ],
)
def test_words_in_an_ink_are_read_on_a_tint(
    ground: str, primary: str, size: float, ink: str
) -> None:
    line = samples.composer().fit("普查", STYLES.title_2.style, 10).lines()[0]
    text = PlacedText.of(STYLES.title_2, size, (SetLine(line, 12, 12, 1.2 * size),), ink="primary")
    rect = Rect(0, 0, 400, 400)
    group = PlacedGroup("div", (text,))
    block = Block("story", "a", rect, texts=(text,), groups=(group,), fills=(Fill(rect, ground),))
    made = readable(block, InkSet.of({"primary": Ink(cmyk=(0, 60, 95, 10), rgb=primary)}))
    assert (made.texts[0].ink, made.groups[0].parts[0].ink) == (ink, ink)
    assert made.fills == block.fills


def bold(*texts: str) -> list[int]:
    return [p.bold for p in marked([Paragraph(text=t) for t in texts]) if isinstance(p, Paragraph)]


def test_a_short_question_is_bold_whole() -> None:
    long = "问：" + "一" * MOST_LEADING
    assert bold("问：从哪里来？", "答：从山里来。", long, "答：好。") == [7, 2, 2, 2]
    assert bold("记者：从哪里来？", "甲某：从山里来。", "记者：好吗？", "甲某：好。") == [
        8,
        3,
        6,
        3,
    ]


def measures(**forms: str) -> Measures:
    """Return the measures of pages whose look has these forms."""
    styles = replace(STYLES, dress=replace(PLAIN, **forms))  # type: ignore[arg-type]
    grid = Grid.of(PROFILES["broadsheet"], None, styles)
    return Measures(grid, samples.composer(), samples.library(), {})


def test_who_signs_ends_at_the_right_and_is_not_parted_from_the_date() -> None:
    body = tuple(
        Paragraph(text=words, signs=signs)
        for words, signs in (("请配合。", False), ("某某县人民政府", True), ("2026年7月3日", True))
    )
    article = samples.article(body=body)
    own, story = measures(), samples.story("a", article, body=body)
    copy = measure_copy(own, story, STYLES.body, 20.0)
    rows = [(10.0, 12.0 * row) for row in range(3)]
    setting = _Setting(own, copy, 9.0, "", rows, {0})
    for row in range(3):
        setting.set_piece(row, row, 1)
    (first, name, date) = (text.lines[0] for text in setting.done.texts)
    assert first.x == 10.0
    assert [one.x + 9.0 * one.line.width_em for one in (name, date)] == pytest.approx([190.0] * 2)
    assert [item.head for item in copy.items] == [False, True, False]


def line(words: str, x: float = 10.0, y: float = 20.0) -> SetLine:
    (one,) = samples.composer().fit(words, STYLES.subhead.style, 40.0).lines()
    return SetLine(one, x, y, 12.0)


@pytest.mark.parametrize(
    ("form", "moved", "fills", "rules"),
    [("plain", 0, 0, 0), ("bar", 1, 1, 0), ("ground", 1, 1, 0), ("line", 0, 0, 1)],
)
def test_a_sub_head_is_dressed_within_its_column(
    form: str, moved: int, fills: int, rules: int
) -> None:
    lines, grounds, drawn = dress_subhead(measures(subhead=form), [line("小标题")], 10.0, 120.0)
    assert (lines[0].x > 10.0, len(grounds), len(drawn)) == (bool(moved), fills, rules)
    assert all(fill.rect.x >= 10.0 and fill.rect.right <= 130.0 for fill in grounds)
    assert all(rule.x2 == 130.0 for rule in drawn)
    end = lines[0].x + lines[0].line.width_em * 10.0
    assert end <= 130.0 and all(rule.x1 > end for rule in drawn)


def test_a_bar_stands_before_the_words_of_a_sub_head_that_is_set_in() -> None:
    on = measures(subhead="bar")
    bars = [dress_subhead(on, [line("小标题")], 10.0, 120.0, by)[1][0].rect.x for by in (0.0, 20.0)]
    assert bars[1] - bars[0] == 20.0


@pytest.mark.parametrize("form", ["bar", "ground", "line"])
def test_a_sub_head_as_wide_as_its_column_is_left_as_it_is(form: str) -> None:
    one = line("标题与栏一样宽")
    assert dress_subhead(measures(subhead=form), [one], 10.0, 71.0) == ([one], [], [])


def test_a_square_ends_a_story_where_its_last_line_leaves_room() -> None:
    on = measures(end="square")
    (mark,) = end_mark(on, line("完。"), 10.0, 40.0)
    assert mark.rect.x > 30.0 and mark.rect.right <= 50.0
    assert not end_mark(on, line("完。"), 10.0, 25.0)
    assert not end_mark(measures(), line("完。"), 10.0, 40.0)


def test_a_flower_rule_is_the_same_at_both_ends_and_within_its_depth() -> None:
    drawn = rules_across("flower", 20.0, 420.0, 50.0, "ink")
    lines = [rule for rule in drawn if rule.x2 - rule.x1 > 100]
    lozenges = [rule for rule in drawn if rule.turned]
    assert len(lines) == 2 and {(rule.x1, rule.x2) for rule in lines} == {(20.0, 420.0)}
    assert lines[0].y1 - 0.5 * lines[0].weight == 50.0
    assert lines[1].y1 + 0.5 * lines[1].weight == pytest.approx(50.0 + depth("flower"))
    assert min(rule.weight for rule in drawn) >= 0.25  # what coldset newsprint holds
    centres = [(rule.x1 + rule.x2) / 2 for rule in lozenges]
    assert centres[0] - 20.0 == pytest.approx(420.0 - centres[-1])
    for rule in lozenges:  # turned, it is as high as its diagonal, and stays between the lines
        assert rule.weight == pytest.approx(rule.x2 - rule.x1)
        assert rule.weight * sqrt(2) < lines[1].y1 - lines[0].y1
