"""The planner's last step on small inputs: what stands round words, and where, in pt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from content.model import ArticleKind, AsideForm, FigureKind
from fonts.setting.dress import PLAIN, BoxDress
from fonts.setting.styles import STYLES, Styles
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import Rect
from layout.pictures import PictureInfo
from layout.plan.copy.people import PeopleSetting
from layout.plan.copy.pieces import Code, InlineBox, Piece, Portrait
from layout.plan.elements import Element
from layout.plan.heads.choices import head_choices
from layout.plan.heads.dressing import reverse_head, set_over
from layout.plan.heads.place import place_head
from layout.plan.measures import Measures
from layout.plan.pages.settle import Spot
from layout.plan.placing.aside import Furniture, furnish
from layout.plan.placing.copy import SetCopy
from layout.plan.placing.people import place_people
from layout.plan.placing.realise import _band
from layout.plan.placing.story import _quote, _spot_frame, _strip_title
from layout.plan.text_columns import Columns
from tests.placed import rect_of, rule_of, same_lines, text_of
from tests.plan import samples, unlike
from tests.plan.test_people import portrayed

GOLDEN = Path(__file__).with_name("golden") / "parts"
#: A portrait's pixels: an upright one and a square one.
SQUARE = PictureInfo(1500, 1500, vector=False, mode="RGB")


def measures(styles: Styles = STYLES, aspect: float = 1.0) -> Measures:
    """Return measures of a tabloid that know one portrait."""
    info = replace(SQUARE, width_px=round(1500 * aspect))
    grid = Grid.of(PROFILES["tabloid"], styles=styles)
    return Measures(grid, samples.composer(), samples.library(), {"a": info})


def dressed(**box: str) -> Styles:
    """Return styles whose boxes have these forms."""
    return replace(STYLES, dress=replace(PLAIN, box=replace(PLAIN.box, **box)))  # type: ignore[arg-type]


# Persons abreast


def abreast(on: Measures, count: int = 4, intro: str = "") -> PeopleSetting:
    """Return the lowest setting of persons over a page's whole width."""
    found = on.people(portrayed(count, intro), on.grid.area.w)
    return found[min(found)]


def placed(on: Measures, setting: PeopleSetting, beside: int = 0) -> SetCopy:
    """Return persons placed at a corner that is none of the page's."""
    return place_people(on, setting, 40.0, 100.0, 2, beside)


def test_each_person_stands_in_his_cell_and_is_one_group() -> None:
    on = measures()
    setting = abreast(on, 8)
    found, body, leading = placed(on, setting), on.grid.body, on.grid.leading
    assert [group.before for group in found.groups] == [2] * 8
    tops = [
        100 + sum(setting.heights[:k]) * leading + k * setting.between * leading for k in (0, 1)
    ]
    for number, (group, picture) in enumerate(zip(found.groups, found.pictures, strict=True)):
        row, column = divmod(number, setting.across)
        left = 40 + setting.x(column) * body
        assert picture.rect.y == pytest.approx(tops[row] + 0.25 * leading)
        for text in group.parts:
            for line in text.lines:
                assert left - 0.01 <= line.x < left + setting.width * body
                assert 0 <= (line.y - tops[row]) < setting.heights[row] * leading


def test_copy_that_leads_to_persons_is_before_them_and_no_group() -> None:
    on = measures()
    found = placed(on, abreast(on, 4, "他们的成绩写在别人身上。"))
    assert len(found.texts) == 1 and len(found.groups) == 4
    assert {group.before for group in found.groups} == {3}


def test_copy_beside_a_head_stands_in_the_middle_of_its_rows() -> None:
    on = measures()
    setting = abreast(on)
    raised = replace(setting.rows[0][0], copy=True, rows=4)
    setting = replace(setting, raised=replace(raised, stretches=raised.stretches[:1]))
    low, high = (placed(on, setting, beside).texts[0].lines[0].y for beside in (4, 6))
    assert low - high == pytest.approx(on.grid.leading)  # one of the two rows more is under it
    assert low < 100


@pytest.mark.parametrize(("aspect", "round_"), [(1.0, True), (0.7, False)])
def test_a_square_portrait_is_cut_round_where_the_look_says_so(aspect: float, round_: bool) -> None:
    for form in ("round", "square"):
        on = measures(dressed(portrait=form), aspect)
        rings = {picture.ring for picture in placed(on, abreast(on)).pictures}
        assert rings == {on.styles.dress.box.ink if round_ and form == "round" else ""}


def test_hairlines_stand_between_persons_and_between_rows() -> None:
    on = measures()
    setting = abreast(on, 8)
    rules, body, leading = placed(on, setting).rules, on.grid.body, on.grid.leading
    upright = [rule for rule in rules if rule.x1 == rule.x2]
    (level,) = (rule for rule in rules if rule.y1 == rule.y2)
    assert len(upright) == 2 * (setting.across - 1)
    width = setting.x(setting.across - 1) + setting.width
    assert [level.x1, level.x2] == pytest.approx([40, 40 + width * body])
    second = 100 + (setting.heights[0] + setting.between) * leading
    assert level.y1 == pytest.approx(second - 0.5 * leading)  # amid a row of white
    first = upright[0]
    assert first.x1 == pytest.approx(40 + (setting.width + setting.gap / 2) * body)
    white = 0.25 * leading
    assert first.y1 == pytest.approx(100 + white)
    assert first.y2 == pytest.approx(100 + setting.heights[0] * leading - white)


def test_cards_stand_under_persons_and_never_under_copy() -> None:
    on = measures(dressed(abreast="cards"))
    setting = abreast(on, 4, "他们的成绩写在别人身上。")
    found, leading = placed(on, setting), on.grid.leading
    cards, bars = found.fills[::2], found.fills[1::2]
    assert len(cards) == len(bars) == 4 and not found.rules
    for card, bar in zip(cards, bars, strict=True):
        assert (bar.rect.x, bar.rect.y, bar.rect.w) == (card.rect.x, card.rect.y, card.rect.w)
        assert bar.rect.h == 2.0
    row = len(setting.rows) - 1
    high = setting.heights[row] * leading
    assert cards[-1].rect.h == pytest.approx(high - 2 * 0.4 * leading)
    assert cards[-1].rect.w == pytest.approx(setting.width * on.grid.body)


def test_a_bar_stands_over_each_person_in_the_white_over_his_row() -> None:
    on = measures(dressed(abreast="topped"))
    setting = abreast(on, 8)
    bars, leading = [fill.rect for fill in placed(on, setting).fills], on.grid.leading
    assert len(bars) == 8 and {bar.h for bar in bars} == {2.0}
    second = 100 + (setting.heights[0] + setting.between) * leading
    tops = [bar.y for bar in bars]
    assert tops[0] == 100 and tops[-1] == pytest.approx(second - 0.5 * leading)


def test_rows_that_persons_may_take_are_those_of_their_settings() -> None:
    on = measures()
    element = Element(portrayed(4))
    width = on.grid.area.w
    found, settings = on.range(element, width), on.people(portrayed(4), width)
    assert found is not None and found.least == min(settings)
    for rows in range(found.least, found.most + 1):
        own = settings[rows].cost if rows in settings else float("inf")
        assert found.cost(rows) == own
    assert on.range(element, 10.0) is None


# Boxes of the copy

SIZE, LEADING, WIDTH = 10.0, 12.0, 90.0
#: Two columns of five rows, the second begins at the page's head.
PLACES = [*((20.0, 300 + 12.0 * k) for k in range(5)), *((130.0, 100 + 12.0 * k) for k in range(5))]


def around(
    box: InlineBox, rows: int = 4, *, look: BoxDress = PLAIN.box, head: bool = False
) -> Furniture:
    """Return what stands round a box of so many rows of `PLACES`; a fifth is its column's last."""
    piece = Piece("a#1", STYLES.body, None, box=box)
    ends = [end for end in (5, 10) if end <= rows]
    return furnish(
        piece, PLACES[:rows], ends, head=head, width=WIDTH, size=SIZE, leading=LEADING, dress=look
    )


def test_white_over_and_under_a_box_is_within_its_rows() -> None:
    """Level with the edge of the rows at a column's top and foot, more between lines."""
    (amid,) = around(InlineBox(AsideForm.NOTE, 4)).frames
    assert [amid.y, amid.bottom] == pytest.approx([300 + 0.4 * 12, 348 - 0.5 * 12])
    first, second = around(InlineBox(AsideForm.NOTE, 8), 8, head=True).frames
    assert [first.y, first.bottom] == pytest.approx([300 + 0.16 * 12, 360 - 0.16 * 12])
    assert [second.x, second.y, second.bottom] == pytest.approx([130, 100 + 0.16 * 12, 136 - 6])
    assert first.w == second.w == WIDTH


def test_words_over_a_box_stand_in_the_middle_of_their_ground() -> None:
    found = around(InlineBox(AsideForm.NOTE, 4, label_em=3.0))
    (label,), (frame,) = found.fills, found.frames
    assert rect_of(label.rect) == f"{frame.x:g},{frame.y:g} 42×13.8"
    assert found.label_y + LEADING / 2 == pytest.approx(label.rect.y + label.rect.h / 2)


def test_a_portrait_moves_down_with_the_words_of_a_box_that_takes_more_rows() -> None:
    portrait = Portrait(samples.photograph(), 1, 2, 0.5, 3.0)
    for rows, down in ((4, 0), (5, 0), (6, 1), (8, 2)):
        (picture,) = around(InlineBox(AsideForm.PERSON, 4, portrait=portrait), rows).pictures
        x, y = PLACES[1 + down]
        assert rect_of(picture.rect) == f"{x + 5:g},{y + 1.92:g} 30×16.08"


def test_a_code_stands_in_the_middle_beside_its_words_or_at_the_top() -> None:
    code = Code("https://example.org", "", 2.0, beside=True)
    (beside,) = around(InlineBox(AsideForm.CODE, 4, code=code)).codes
    (frame,) = around(InlineBox(AsideForm.CODE, 4, code=code)).frames
    assert beside.rect.y + 10 == pytest.approx(frame.y + frame.h / 2)
    (over,) = around(InlineBox(AsideForm.CODE, 4, code=replace(code, beside=False))).codes
    assert 0 < over.rect.y - frame.y < 0.16 * 12
    assert beside.rect.w == over.rect.h == 20


LOOKS = (
    PLAIN.box,
    replace(PLAIN.box, link="framed", person="ground", note="corners", ink="accent"),
    replace(PLAIN.box, link="side", person="side", note="double", ground=""),
)


def boxes() -> Iterator[str]:
    """Boxes of every form and look: whole, over two columns, and what is left of one."""
    for form, (number, look) in product(AsideForm, enumerate(LOOKS)):
        for name, rows, box in (
            ("whole", 4, InlineBox(form, 4)),
            ("parted", 8, InlineBox(form, 8)),
            ("begun", 5, InlineBox(form, 9)),
            ("ended", 4, InlineBox(form, 4, continued=True)),
        ):
            found = around(box, rows, look=look)
            marks = [f"{rect_of(fill.rect)} {fill.ink}" for fill in found.fills]
            yield f"{form} {number} {name}: " + "; ".join([*marks, *map(rule_of, found.rules)])


def heads_in_white() -> Iterator[str]:
    """Titles of boxes in white on a bar, of one line and of two."""
    on = measures(dressed(title="reversed"))
    for columns in (2, 4):
        article = samples.article(title="激发区域内生动力 跑出改革发展加速度", kind=ArticleKind.BOX)
        rect = Rect(50, 60, on.grid.width(columns), 0)
        for choice in head_choices(on, article, rect.w, False)[:2]:
            rect = replace(rect, h=choice.rows * on.grid.leading)
            head, _, _ = place_head(on, article, choice, rect, 4, "")
            white, fills = reverse_head(on, head, rect)
            yield f"{columns} columns, {choice.lines} lines"
            yield from (f" {text_of(text)}" for text in white.texts)
            yield from (f" ground {rect_of(fill.rect)} {fill.ink}" for fill in fills)


def kickers() -> Iterator[str]:
    """What stands over a title: a number and a kicker in each form, short, and of two lines."""
    short, long = "引题一行", "激发区域内生动力，跑出改革发展加速度，三座小镇怎样分一条线"
    for kicker, number, align in (
        ("plain", "plain", "left"),
        ("line", "square", "left"),
        ("label", "han", "left"),
        ("label", "square", "centre"),
        ("line", "plain", "centre"),
    ):
        head = replace(PLAIN.head, kicker=kicker, number=number, align=align)  # type: ignore[arg-type]
        on = measures(replace(STYLES, dress=replace(PLAIN, head=head)))
        for words, figure in product((short, long, ""), (None, 3)):
            article = samples.article(kicker=words, number=figure, kind=ArticleKind.SECTION)
            high = on.grid.leading * 4
            found = set_over(on, article, 24.0, Rect(50, 60, 200, high))
            yield f"{kicker} {number} {align} {words[:4]} {figure}"
            texts = [found.number, *found.texts]
            yield from (f" {text_of(text)}" for text in texts if text is not None)
            yield from (f" ground {rect_of(fill.rect)} {fill.ink}" for fill in found.fills)
            yield from (f" {rule_of(rule)}" for rule in found.rules)


def bands() -> Iterator[str]:
    """A band of key figures over a page, and over either side of a spread, in each dress."""
    element = Element(unlike.chart("f", FigureKind.KEY, 3))
    for profile, rule in product(("tabloid", "tabloid_spread"), ("none", "line", "wenwu")):
        band = replace(PLAIN.band, rule=rule, ground="tint" if rule != "line" else "")  # type: ignore[arg-type]
        grid = Grid.of(PROFILES[profile], styles=replace(STYLES, dress=replace(PLAIN, band=band)))
        for side in grid.sides:
            on = replace(measures(), grid=grid.side)
            found = _band(on, element, Rect(side.x, 200, side.w, 120))
            yield f"{profile} {rule} {rect_of(found.rect)}: {rect_of(found.figures[0].rect)}"
            yield from (f" ground {rect_of(fill.rect)} {fill.ink}" for fill in found.fills)
            yield from (f" {rule_of(rule)}" for rule in found.rules)


def quotes() -> Iterator[str]:
    """A pull-quote in each form, in a narrow column and a wide one, at its place in the body."""
    words = "一列慢火车把山里的集市和城里的菜市场连在一起"
    for form, measure in product(("rules", "side", "down"), (12, 22)):
        on = measures(replace(STYLES, dress=replace(PLAIN, quote=form)))  # type: ignore[arg-type]
        columns = Columns(2, measure, 1.5 * on.grid.body, on.grid.body)
        recipe = SimpleNamespace(columns=columns, quote=SimpleNamespace(text=words))
        stand = SimpleNamespace(way=SimpleNamespace(recipe=recipe), source=SimpleNamespace(key="a"))
        text, rules = _quote(on, cast(Any, stand), Spot(-1, 1, 4, 1, 9), Rect(40, 100, 400, 300))
        yield f"{form} {measure}: {text_of(text)}"
        yield from (f" {rule_of(rule)}" for rule in rules)


def titles_in_strips() -> Iterator[str]:
    """Titles of boxes down a strip: spaced where it is long, close where it is short."""
    on = measures()
    for title, high in product(("赶集", "把车站还给街坊"), (90.0, 130.0, 400.0)):
        yield f"{title} {high:g}: {text_of(_strip_title(on, title, 'a', Rect(40, 100, 25, high)))}"


def spots() -> Iterator[str]:
    """An element's frame by where it stands in the body, and by what stands right over it."""
    on = measures()
    columns = Columns(3, 12, 1.5 * on.grid.body, on.grid.body)
    body = Rect(40, 100, columns.span(3), 20 * on.grid.leading)
    for own, *others in (
        (Spot(0, 0, 0, 1, 20),),
        (Spot(0, 1, 0, 1, 8),),
        (Spot(0, 1, 6, 2, 8),),
        (Spot(0, 1, 12, 1, 8),),
        (Spot(0, 1, -2, 2, 8),),
        (Spot(0, 1, 8, 2, 6), Spot(1, 0, 0, 2, 8)),
        (Spot(0, 1, 8, 2, 12), Spot(1, 0, 0, 2, 8)),
        (Spot(0, 1, 8, 2, 6), Spot(1, 0, 0, 1, 8)),
        (Spot(0, 0, 8, 1, 6), Spot(1, 1, 0, 2, 8)),
    ):
        way = SimpleNamespace(recipe=SimpleNamespace(columns=columns), spots=(own, *others))
        frame = _spot_frame(on, cast(Any, SimpleNamespace(way=way)), own, body)
        yield f"{tuple(own)} under {[tuple(one) for one in others]}: {rect_of(frame)}"


PARTS = (quotes, titles_in_strips, spots, bands, boxes, heads_in_white, kickers)


@pytest.mark.parametrize("part", PARTS, ids=[part.__name__ for part in PARTS])
def test_a_part_is_placed_as_before(part: Callable[[], Iterator[str]], renew: bool) -> None:
    same_lines(GOLDEN / f"{part.__name__}.txt", part(), renew)
