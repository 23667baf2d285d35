"""Persons abreast (人物): which boxes stand so, that all is set on the grid, whole and in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from content.model import Aside, AsideForm, Edition, Paragraph, Picture
from fonts.setting.dress import PLAIN
from fonts.setting.styles import STYLES, Styles
from layout.plan.copy.people import (
    CARD_PAD_EM,
    CARD_ROWS,
    GAP_ROWS,
    People,
    PeopleSetting,
    set_people,
)
from layout.plan.copy.pieces import Portrait
from layout.plan.copy.setter import Setter, part_of
from layout.plan.pages.blocks import sources
from layout.plan.sources import FreeElement, Story
from layout.plan.weights import WEIGHTS
from tests.kinds import made
from tests.plan import samples

ROW_EM = 1.43
ONE = ":::人物 {}\n身份：护河志愿者\n> 河清了。\n教书三十八年，每天沿河走六公里。\n:::"
NAMES = ("甲某某", "乙某", "丙某某", "阿卜杜·某某提")


def edition(*parts: str) -> Edition:
    """Return an edition of one article with these blocks."""
    return made.edition(made.folder({"a": made.article("题", "\n\n".join(parts))}))


def persons(*names: str) -> list[str]:
    return [ONE.format(name) for name in names]


def abreast(of: Edition) -> list[str]:
    """Return the persons who stand abreast, the words over others."""
    boxes = [item for item in of.articles[0].body if isinstance(item, Aside)]
    return [box.title if box.abreast else box.label for box in boxes]


def test_three_that_follow_each_other_stand_abreast() -> None:
    assert abreast(edition("一段。", *persons(*NAMES[:3]))) == list(NAMES[:3])


@pytest.mark.parametrize(
    "parts",
    [
        ["一段。", *persons("甲某", "乙某")],
        [*persons("甲某", "乙某"), "一段。", *persons("丙某", "丁某")],
        ["一段。", *persons("甲某", "乙某"), ONE.format("丙某").replace("六公里", "六公里" * 90)],
        ["一段。", *persons("甲某", "乙某"), ONE.format("丙某").replace("人物", "链接")],
    ],
)
def test_others_stay_boxes(parts: list[str]) -> None:
    assert not any("某" in word for word in abreast(edition(*parts)))


@pytest.mark.parametrize("words", ["一段。", ":::编者按\n一段。\n:::"])
def test_a_few_lines_of_copy_are_a_cell_among_them(words: str) -> None:
    (story,) = (s for s in sources(edition(words, *persons(*NAMES))) if isinstance(s, Story))
    assert story.body == ()
    (element,) = story.elements
    assert element.people is not None
    (intro,) = element.people.intro
    assert intro.text.endswith("一段。")


@pytest.mark.parametrize(
    "parts", [["一段。" * 90], ["## 小标题", "一段。"], [":::编者按\n一段。\n\n又一段。\n:::"]]
)
def test_longer_copy_has_columns_of_its_own(parts: list[str]) -> None:
    (story,) = (s for s in sources(edition(*parts, *persons(*NAMES))) if isinstance(s, Story))
    assert story.body and story.elements[0].people is not None
    assert story.elements[0].people.intro == ()


def test_many_persons_are_several_elements_and_none_is_lost() -> None:
    many = [f"{a}某{b}" for a in "甲乙丙丁戊" for b in "一二三四"]
    found = list(sources(edition("一段。" * 90, *persons(*many))))
    elements = [e for s in found if isinstance(s, Story) for e in s.elements]
    elements += [s.element for s in found if isinstance(s, FreeElement)]
    groups = [e.people for e in elements if e.people is not None]
    assert [one.title for group in groups for one in group.persons] == many
    assert max(len(group.persons) for group in groups) <= WEIGHTS.kinds.people_most


@pytest.mark.parametrize("width", [13.0, 30.0, 50.0, 74.0])
def test_every_line_stands_on_a_row_of_its_own_inside_its_cell(width: float) -> None:
    texts = samples.prose(400, 8)[: len(NAMES)]
    group = People(
        "a",
        2,
        tuple(
            Aside(
                form=AsideForm.PERSON,
                title=name,
                post="护河志愿者，退休前是河口镇小学的语文老师",
                quote="河清了。",
                paragraphs=(Paragraph(text=text),),
                credit="乙某 摄",
                abreast=True,
            )
            for name, text in zip(NAMES, texts, strict=True)
        ),
        (Paragraph(text="他们的成绩写在别人身上。"),),
    )
    on = Setter(samples.composer(), STYLES)
    found = set_people(on, group, width, ROW_EM, lambda _: 1.0)
    assert found
    for rows, one in found.items():
        assert rows == one.height == sum(one.heights) + GAP_ROWS * len(one.heights)
        cells = [cell for row in one.rows for cell in row]
        assert [id for cell in cells for id in cell.ids] == [f"a#{n}" for n in range(1, 6)]
        for row, height in zip(one.rows, one.heights, strict=True):
            assert one.x(one.across - 1) + one.width <= width + 1e-6
            for cell in row:
                taken: set[tuple[int, float]] = set()
                for stretch in cell.stretches:
                    for line in stretch.cells:
                        column = line.x_em // (one.width + one.gap)
                        assert (line.row, column) not in taken and line.row < height
                        taken.add((line.row, column))
                        wide = line.line.width_em * part_of(stretch.role, 1.0)
                        left = line.x_em - column * (one.width + one.gap)
                        assert left + wide <= one.width + 0.01


def group(count: int, credits: tuple[str, ...] = ("插图",), intro: str = "") -> People:
    """Return persons, each with a line of copy."""
    persons = tuple(
        Aside(
            form=AsideForm.PERSON,
            title="甲某某",
            paragraphs=(Paragraph(text="教书三十八年。"),),
            credit=credits[number % len(credits)],
            abreast=True,
        )
        for number in range(count)
    )
    return People("a", 1 if intro else 0, persons, (Paragraph(text=intro),) if intro else ())


def settings(people: People, styles: Styles = STYLES, width: float = 38.0) -> list[PeopleSetting]:
    on = Setter(samples.composer(), styles)
    return [*set_people(on, people, width, ROW_EM, lambda _: 1.0).values()]


def test_copy_stands_over_all_where_a_cell_of_it_would_leave_a_hole() -> None:
    for one in settings(group(4, intro="他们的成绩写在别人身上。" * 6)):
        cells = [len(row) for row in one.rows]
        assert cells == [1, 2, 2] and one.rows[0][0].copy
        columns = {cell.x_em > one.width for cell in one.rows[0][0].stretches[0].cells}
        assert columns == {False, True}  # it runs on in a second column
    assert any(len(one.rows[0]) == 2 for one in settings(group(3, intro="一段。")))


def test_copy_that_fills_the_last_row_as_a_cell_stands_over_no_row_with_a_hole() -> None:
    found = settings(group(8, intro="他们的成绩写在别人身上。" * 6), width=52.0)
    assert {one.across for one in found} >= {3}
    assert all(len(one.rows[-1]) == one.across for one in found)


def test_a_line_of_copy_over_full_rows_is_no_cell_that_leaves_a_hole() -> None:
    found = [one for one in settings(group(6, intro="一段。"), width=52.0) if one.across == 3]
    assert found and {tuple(map(len, one.rows)) for one in found} == {(1, 3, 3)}


@pytest.mark.parametrize(("count", "rows"), [(4, (4,)), (6, (3, 3)), (5, (5,))])
def test_all_rows_are_full_where_they_can_be(count: int, rows: tuple[int, ...]) -> None:
    found = {tuple(map(len, one.rows)) for one in settings(group(count), width=74.0)}
    assert found == {rows}


@pytest.mark.parametrize(("credits", "count"), [(("插图",), 1), (("甲某 摄", "乙某 摄"), 4)])
def test_a_credit_that_all_have_is_printed_once_at_the_end(
    credits: tuple[str, ...], count: int
) -> None:
    for one in settings(group(4, credits)):
        cells = [cell for row in one.rows for cell in row]
        found = [s for cell in cells for s in cell.stretches if s.role.css == "aside-credit"]
        assert len(found) == count
        assert cells[-1].stretches[-1] is found[-1]


def test_words_on_a_card_keep_off_its_edges() -> None:
    cards = replace(STYLES, dress=replace(PLAIN, box=replace(PLAIN.box, abreast="cards")))
    for one in settings(group(4), cards):
        for row, height in zip(one.rows, one.heights, strict=True):
            lines = [line for cell in row for s in cell.stretches for line in s.cells]
            assert min(line.row for line in lines) >= CARD_ROWS[0]
            assert max(line.row for line in lines) < height - CARD_ROWS[1] + 1
            assert min(line.x_em for line in lines) >= CARD_PAD_EM - 1e-6


def portrayed(count: int, intro: str = "") -> People:
    """Return persons with portraits."""
    people = group(count, intro=intro)
    portrait = Picture(id="a", file=Path("a.jpg"))
    persons = tuple(one.model_copy(update={"portrait": portrait}) for one in people.persons)
    return replace(people, persons=persons)


def test_a_large_portrait_stands_in_the_middle_over_the_name() -> None:
    on, widest = Setter(samples.composer(), STYLES), {"em": 99.0}

    def found() -> list[PeopleSetting]:
        of = portrayed(4)
        width = {"row_em": ROW_EM, "aspect": lambda _: 1.0, "widest": lambda _: widest["em"]}
        return [*set_people(on, of, 74.0, **width).values()]  # type: ignore[arg-type]

    def large(settings: list[PeopleSetting]) -> list[Portrait]:
        cells = [cell for one in settings for row in one.rows for cell in row]
        return [cell.portrait for cell in cells if cell.portrait and cell.portrait.x_em > 0]

    some = large(found())
    assert some
    for one in found():
        for cell in (cell for row in one.rows for cell in row):
            portrait = cell.portrait
            assert portrait is not None
            name = next(s for s in cell.stretches if s.role.css == STYLES.row_name.css).cells[0]
            under = name.row >= portrait.row + portrait.rows
            assert under is (portrait.x_em > 0)
            if under:
                middle = name.x_em + name.line.width_em * STYLES.row_name.size.part / 2
                assert middle == pytest.approx(portrait.x_em + portrait.width_em / 2)
                assert middle == pytest.approx(one.width / 2)
    widest["em"] = 12.0  # of few pixels
    assert 0 < max(portrait.width_em for portrait in large(found())) <= 12.0
    assert len(large(found())) < len(some)


def test_what_leads_to_persons_stands_beside_the_head_where_it_fills_its_place() -> None:
    """Of four cells the head stands over two, the words over the others, in rows beside it."""
    words = "他们的成绩写在别人身上，学生比老师说得多。" * 5
    on = Setter(samples.composer(), STYLES)

    def beside(first: int, rows: int, intro: str = words) -> list[PeopleSetting]:
        of = replace(portrayed(4, intro), beside=(4, first, rows))
        return [*set_people(on, of, 74.0, ROW_EM, lambda _: 1.0).values()]

    (high,) = {one.raised.rows for one in beside(2, 4) if one.raised}
    assert high == 4
    for one in beside(2, 4):
        assert [len(row) for row in one.rows] == [4] and not one.rows[0][0].copy
        assert one.raised is not None
        starts = [cell.x_em for s in one.raised.stretches for cell in s.cells]
        assert min(starts) >= 2 * (one.width + one.gap) and max(starts) < one.x(4)
        ids = [id for cell in (one.raised, *one.rows[0]) for id in cell.ids]
        assert ids == [f"a#{n}" for n in range(5)]
    assert not beside(2, 3), "it is longer than the head"
    assert beside(2, 6) and not beside(2, 7), "white under it, as much as it is high"
    assert not beside(2, 3, "一段。" * 8), "one of its columns would stay empty"
