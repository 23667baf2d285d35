"""What parts of the planner answer to small inputs, as text: each cost, row and place of them.

The rules have tests of their own; here stands what they come to, so that no number in them changes
unseen. Where a change is meant, renew with `python -m pytest tests/plan --renew` and read the
difference.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from content.model import ArticleKind, Cell, FigureKind, Paragraph, Picture, Table
from fonts.setting.styles import STYLES
from layout.page.units import Rect
from layout.pictures import PictureInfo
from layout.plan.copy.groups import group_rows, place_group
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.placing import Placing, Stands, place_table
from layout.plan.copy.tables.placing import Stand as PlacedAt
from layout.plan.copy.tables.setting import (
    TableSetting,
    force_table,
    needed_em,
    set_table,
    stands_free,
)
from layout.plan.elements import Element, Range
from layout.plan.heads.choice import HeadChoice
from layout.plan.heads.choices import head_choices
from layout.plan.heads.place import place_head
from layout.plan.pages.faults import Stand, page_faults
from layout.plan.pages.settle import Settled, Spot
from layout.plan.shapes.openings import element_shapes, foot_shapes, lede_shapes
from layout.plan.shapes.shapes import Shapes
from layout.plan.sources import Foot, FreeElement, Lede
from layout.plan.weights import WEIGHTS
from tests.placed import number_of, rect_of, rule_of, same_lines, table_of, text_of
from tests.plan import samples, test_faults, test_people, test_settle, unlike

GOLDEN = Path(__file__).with_name("golden") / "parts"


def cost(value: float) -> str:
    return f"{value:.3f}"


def heads() -> Iterator[str]:
    """Articles of every rank and kind at several widths: their heads, and where one stands."""
    measures = samples.measures("tabloid")
    short, usual, long = titles()
    for title, rank, more in (
        (usual, 1, {"kicker": "引题一行", "deck": "一节课，从青石镇上到南坪镇"}),
        (usual, 2, {"byline": "样本记者 甲某", "dateline": "本报青石镇电"}),
        (short, 3, {"kicker": "引题"}),
        (long, 2, {"deck": "一节课，从青石镇上到南坪镇，再回到青石镇", "byline": "甲某"}),
        (usual, 2, {"kind": ArticleKind.SECTION, "number": 3, "kicker": "引题一行"}),
        (short, 2, {"kind": ArticleKind.BOX}),
    ):
        article = samples.article("a", 60, title=title, rank=rank, **more)
        yield f"{title} {rank} {' '.join(more)}"
        for columns, continued in product((2, 4, 8), (False, True)):
            width = measures.grid.width(columns)
            found = head_choices(measures, article, width, continued)
            yield f" {columns} columns{' continued' * continued}: {len(found)}"
            yield from (f"  {_choice(choice)}" for choice in found[:4])
            for choice in found[:1]:
                rect = Rect(50, 60, width, choice.rows * measures.grid.leading)
                back = "上接第1页" * continued
                head, fills, rules = place_head(measures, article, choice, rect, 4, back)
                yield from (f"   {text_of(text)}" for text in head.texts)
                yield from (f"   number {text_of(text)}" for text in (head.number,) if text)
                yield from (f"   ground {rect_of(fill.rect)} {fill.ink}" for fill in fills)
                yield from (f"   {rule_of(rule)}" for rule in rules)


def titles() -> tuple[str, str, str]:
    return "赶集", "三座小镇怎样分一条线", "激发区域内生动力 跑出改革发展加速度"


def _choice(choice: HeadChoice) -> str:
    parts = [
        f"{choice.rows} rows {cost(choice.cost)}: {choice.size:g}×{choice.lines}",
        f"deck {len(choice.deck)} byline {len(choice.byline)} dateline {len(choice.dateline)}",
        f"number {number_of(choice.number_size)} indent {number_of(choice.indent)}",
        f"used {number_of(choice.used)} empty {cost(choice.empty)}",
        f"kicker {number_of(choice.kicker[0])}×{number_of(choice.kicker[1])}",
    ]
    return ", ".join(parts) + " side" * choice.side + " beyond" * choice.beyond


def _range(found: Range | None) -> str:
    if found is None:
        return "none"
    some = [cost(value) for value in found.costs]
    shown = some if len(some) < 9 else [*some[:4], "…", *some[-4:]]
    return f"{found.least} to {found.most}: {' '.join(shown)}"


def elements() -> tuple[tuple[Element, ...], dict[str, PictureInfo]]:
    """Return pictures of several shapes and sizes, charts, and groups of both."""
    sizes = {
        "broad": (3000, 1500),
        "usual": (3000, 2000),
        "upright": (2000, 3000),
        "coarse": (900, 600),
        "tiny": (300, 200),
        "drawing": (1000, 700),
    }
    infos = {
        name: PictureInfo(*size, vector=name == "drawing", mode="RGB")
        for name, size in sizes.items()
    }
    pictures = {name: samples.photograph(name) for name in sizes}
    large = samples.photograph("usual", large=True)
    charts = [
        unlike.chart(f"c{kind}", kind, 3)
        for kind in (FigureKind.RANKED, FigureKind.CHANGE, FigureKind.SHARE)
    ]
    first: list[Picture] = [pictures["usual"], pictures["upright"], pictures["broad"]]
    alone = (*(Element(each) for each in (*pictures.values(), large)), *map(Element, charts))
    return (*alone, Element(first[0], tuple(first[1:]))), infos


def ranges() -> Iterator[str]:
    """Elements at the widths of a tabloid's columns: the rows that they may have, and costs."""
    found, infos = elements()
    measures = samples.measures("tabloid")
    measures.infos.update(infos)  # type: ignore[attr-defined]
    for element in found:
        yield " ".join(element.names)
        for columns in (2, 3, 5, 8):
            width = measures.grid.width(columns)
            yield f" {columns}: {_range(measures.range(element, width))}"
            if element.picture is not None and not element.more:
                heights = measures.frame_heights(element.picture, width)
                told = "none" if heights is None else " ".join(map(number_of, heights))
                spare = (number_of(measures.spare(element, width, high)) for high in (20, 150, 400))
                yield f"  frame {told}, spare {' '.join(spare)}"
            if element.figure is not None:
                yield f"  exact {_range(measures.range(element, width, exact=True))}"
                fit = [str(rows) for rows in range(60) if measures.fits(element, width, rows)]
                yield f"  fits {' '.join(fit[:1] + fit[1:][-1:])}"


def groups() -> Iterator[str]:
    """Groups of pictures at a width: the rows that they may have, and where each stands."""
    for count in (2, 3, 5):
        items = tuple(samples.photograph(f"p{number}") for number in range(count))
        measures = samples.measures("tabloid", None, *items)
        for columns in (3, 8):
            width = measures.grid.width(columns)
            rows = group_rows(measures, items, width)
            yield f"{count} at {columns}: " + " ".join(f"{n} {cost(c)}" for n, c in rows.items())
            for number in list(rows)[:: max(1, len(rows) - 1)]:
                frame = Rect(50, 60, width, number * measures.grid.leading)
                placed = place_group(measures, items, frame)
                yield f" {number} rows: " + "; ".join(rect_of(one) for one in _rects(placed))


def _rects(placed: object) -> Iterator[Rect]:
    """Yield the rectangles among what is placed."""
    if isinstance(placed, Rect):
        yield placed
    elif isinstance(placed, tuple | list):
        for one in placed:
            yield from _rects(one)


def people() -> Iterator[str]:
    """Persons abreast: heights, costs and where their cells and words stand, em."""
    for count, intro, width in product((1, 3, 4), ("", "他们的成绩写在别人身上。" * 4), (20, 38)):
        for one in test_people.settings(test_people.group(count, intro=intro), width=width):
            yield f"{count}{' intro' * bool(intro)} at {width}: {cost(one.cost)}"
            for row in one.rows:
                for cell in row:
                    yield f"  {_numbers(cell)}"


def _numbers(thing: object, depth: int = 0) -> str:
    """Return the numbers of a thing and of what it is made of."""
    if isinstance(thing, bool) or thing is None:
        return str(thing)
    if isinstance(thing, int | float):
        return number_of(thing)
    if isinstance(thing, str):
        return thing[:4]
    if isinstance(thing, tuple | list):
        return "(" + " ".join(_numbers(one, depth + 1) for one in thing[:9]) + ")"
    names = getattr(thing, "__dataclass_fields__", {})
    if depth > 4 or type(thing).__name__ in ("Role", "TextStyle"):
        return type(thing).__name__
    return "[" + " ".join(_numbers(getattr(thing, name), depth + 1) for name in names) + "]"


def ways() -> Iterator[str]:
    """Stories in some of their shapes: the two cheapest ways to settle them."""
    for name in test_settle.STORIES:
        table = test_settle.shapes(name)[1].triples()
        own = sorted(table, key=lambda triple: (triple[2], triple))
        yield f"{name}: {len(table)} shapes, {cost(sum(one for _, _, one in table))} in all"
        yield " " + "; ".join(f"{w}×{h} {cost(c)}" for w, h, c in own[:9])
        found: dict[tuple[int, int], list[Settled]] = {}
        for width, height, way in test_settle.ways(name):
            found.setdefault((width, height), []).append(way)
        for (width, height), some in list(found.items())[::3]:
            yield from (f" {width}×{height} {_way(way)}" for way in some[:2])


def _way(way: Settled) -> str:
    recipe = way.recipe
    parts = [cost(way.cost), " ".join(f"{name} {cost(one)}" for name, one in recipe.costs)]
    parts.append("segments " + " ".join(f"{s.column}:{s.row}+{s.rows}" for s in way.segments))
    parts.append("lines " + " ".join(map(str, way.counts)))
    parts += [f"spot {tuple(spot)}" for spot in (*way.spots, *((way.quote,) if way.quote else ()))]
    if recipe.rise is not None:
        parts.append(f"rise {recipe.rise.first} {recipe.rise.rows}")
    return "; ".join(parts)


def faults() -> Iterator[str]:
    """Pages of blocks at random places, some beside and under each other: faults and costs."""
    source = random.Random(8)
    for number in range(40):
        stands = tuple(_stands(source))
        yield f"page {number}"
        for fault in page_faults(stands, test_faults.COLUMNS, test_faults.ROWS):
            yield f" {fault.name} {cost(fault.cost)} {_where(fault.where)}"


def _where(where: object) -> str:
    return where if isinstance(where, str) else str(dict(getattr(where, "values", {})))


def _stands(source: random.Random) -> Iterator[Stand]:
    row = 0
    for band in range(source.randint(2, 4)):
        high, left = source.choice((14, 25, 33)), source.choice((3, 4, 5, 8))
        for side, (column, wide) in enumerate(((0, left), (left, 8 - left))):
            if not wide:
                continue
            name, place = f"b{band}{side}", (column, row, wide, high)
            if source.random() < 0.2:
                yield test_faults.free(name, place)
                continue
            spots = [Spot(0, source.randint(0, 1), 0, source.randint(1, 2), source.randint(4, 9))]
            yield test_faults.story(
                name,
                place,
                source.choice((18.0, 21.0, 24.0, 36.0)),
                tuple(spots * (source.random() < 0.7)),
                rank=source.randint(1, 3),
                continued=source.random() < 0.1,
                kind=source.choice((ArticleKind.STORY, ArticleKind.STORY, ArticleKind.BOX)),
            )
        row += high + source.randint(0, 1)


def tables() -> Iterator[str]:
    """A table at several widths: its height and cost, and where it stands with title and notes."""
    on = Setter(samples.composer(), STYLES)
    head = (Cell(text="乡镇", column=0), Cell(text="产值（亿元）", column=1, across=2))
    rows = tuple(
        (Cell(text=name, column=0), Cell(text=one, column=1), Cell(text=other, column=2))
        for name, one, other in (
            ("青石镇", "12.5", "8"),
            ("南坪镇和它的两个街道", "1,204.75", "增长百分之六点五"),
            ("合计", "1,217.25", "—"),
        )
    )
    table = Table(
        columns=3,
        head=(head,),
        rows=rows,
        title="各乡镇上半年的产值",
        unit="单位：亿元",
        notes=("注：按当年价格。",),
    )
    for width in (90, 130, 180, 260, 420):
        for name, found in (("set", set_table(on, table, width, 9.0)), ("forced", None)):
            setting = force_table(on, table, width, 9.0) if name == "forced" else found
            if setting is None:
                yield f"{width} {name}: none"
                continue
            heights = " ".join(number_of(setting.height(pad)) for pad in (0.2, 0.4))
            yield f"{width} {name}: {cost(setting.cost)}, heights {heights}"
            yield f" stretch {cost(setting.stretch)}, {'beside' * setting.unit_beside}"
            yield f" free {stands_free(table, WEIGHTS.kinds)}, needs {cost(needed_em(on, table))}"
            if name == "set":
                yield from (f"  {line}" for line in _placed_table(setting))


def _placed_table(setting: TableSetting) -> Iterator[str]:
    run, y = [], 150.0
    for row in setting.rows:
        high = setting.row_height(row, 0.3)
        run.append(Placing(row, PlacedAt(50, y, high)))
        y += high
    title = PlacedAt(50, 150 - setting.title_height, setting.title_height)
    stands = Stands(title, [run], PlacedAt(50, y, setting.note_height))
    placed, rules, fills = place_table(STYLES, setting, stands, "t", 9.0)
    yield from table_of(placed)
    yield from map(rule_of, rules)
    yield from (f"ground {rect_of(fill.rect)} {fill.ink}" for fill in fills)


def openings() -> Iterator[str]:
    """Ledes, free elements and the foot: heights by width, with costs."""
    found, infos = elements()
    measures = samples.measures("tabloid")
    measures.infos.update(infos)  # type: ignore[attr-defined]
    for characters in (60, 200, 420):
        body = tuple(Paragraph(text=words) for words in samples.prose(characters, 4))
        yield f"lede {characters}: {_triples(lede_shapes(measures, Lede(body), 40))}"
    for element in found[:9]:
        free = FreeElement("f", samples.bare(), element)
        yield f"{' '.join(element.names)}: {_triples(element_shapes(measures, free))}"
    for count in (1, 3):
        words = tuple(("credits", text) for text in samples.prose(90 * count, 5))
        yield f"foot {count}: {_triples(foot_shapes(measures, Foot(words)))}"


def _triples(shapes: Shapes) -> str:
    found = sorted(shapes.triples())
    total = cost(sum(one for _, _, one in found))
    return f"{len(found)}, {total} in all: " + " ".join(
        f"{w}×{h} {cost(c)}" for w, h, c in found[:: max(1, len(found) // 8)]
    )


PARTS: tuple[Callable[[], Iterator[str]], ...] = (
    heads,
    ranges,
    groups,
    people,
    ways,
    faults,
    tables,
    openings,
)


@pytest.mark.parametrize("part", PARTS, ids=[part.__name__ for part in PARTS])
def test_a_part_answers_as_before(part: Callable[[], Iterator[str]], renew: bool) -> None:
    same_lines(GOLDEN / f"{part.__name__}.txt", part(), renew)
