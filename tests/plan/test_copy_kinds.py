"""What is no paragraph, set at several measures, as text: each piece's rows, and its lines' places.

The rules have tests of their own (`weighing/kinds.py`, `test_downwards.py`, `tests/kinds`); here
stands what they come to. Where a change is meant, renew with `--renew` and read the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from content.model import Aside, AsideForm, Cell, Paragraph, Roll, Table, Verse
from fonts.setting.dress import PLAIN
from fonts.setting.styles import STYLES
from layout.page.units import Rect
from layout.plan.copy.column_breaks import Item
from layout.plan.copy.kinds.aside import Shape, set_aside
from layout.plan.copy.kinds.code import set_code
from layout.plan.copy.kinds.inline_table import set_inline, stand_inline
from layout.plan.copy.kinds.roll import set_roll
from layout.plan.copy.kinds.verse import set_verse
from layout.plan.copy.pieces import Piece, Stretch
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.columns import lefts, needs, widths
from layout.plan.heads.dressing import (
    caption_mark,
    centred,
    furnish_box,
    furnish_head,
    furnish_lede,
    ground,
    under_rule,
)
from layout.plan.placing.copy import stretch
from tests.placed import number_of, rect_of, rule_of, same_lines, text_of
from tests.plan import samples
from tests.plan.test_placing import measures

GOLDEN = Path(__file__).with_name("golden") / "parts"
SHORT, LONG = "河口新堤十里长，", "那个数枕木的孩子也还在，他今天数到了四百一十二根"
POEMS = {
    "one": Verse(stanzas=((SHORT,),)),
    "two": Verse(title="河口", author="甲某某", stanzas=((SHORT, LONG), (SHORT,) * 4)),
    "long": Verse(title="站台", stanzas=((SHORT, "旧时渡口无人渡。") * 6, (SHORT,) * 5, (LONG,))),
}
NAMES = ("甲某某", "乙某", "阿卜杜·某某提", "丙某某", "丁某", "河口镇中心小学教师集体", "戊某某")


def told(found: Iterable[tuple[Piece, Item]]) -> Iterator[str]:
    """Yield each piece: its rows with their costs, where it may be parted, its lines' places."""
    for piece, item in found:
        rows = " ".join(f"{rows}:{cost:.3f}" for rows, cost in item.options)
        more = [item.cuts, item.ends, item.air, item.again, number_of(item.parting), item.joined]
        kind = "head " * item.head + "white " * item.white
        yield f"  {piece.role.css} {kind}{rows} {more} group {piece.group} step {piece.step}"
        yield from (f"   {_stretch(one)}" for one in piece.stretches)
        if piece.box is not None:
            box = piece.box
            yield f"   box {box.rows} label {number_of(box.label_em)}"
            if box.portrait is not None:
                places = (box.portrait.row, box.portrait.rows, box.portrait.x_em)
                yield f"   portrait {' '.join(map(number_of, (*places, box.portrait.width_em)))}"
            if box.code is not None:
                yield f"   code {number_of(box.code.side_em)} {box.code.beside}"


def _stretch(one: Stretch) -> str:
    cells = (
        f"{cell.line.text[:2]} {cell.row} {number_of(cell.x_em)}+{number_of(cell.line.width_em)}"
        f" {number_of(cell.breadth_em)} {number_of(cell.down_em)}"
        for cell in one.cells
    )
    return f"{one.role.css}: " + "; ".join(cells)


def on(verse: str = "level") -> Setter:
    """Return what copy is set with."""
    dress = replace(PLAIN, verse=verse)  # type: ignore[arg-type]
    return Setter(samples.composer(), replace(STYLES, dress=dress))


def verses() -> Iterator[str]:
    """Poems level and set downwards."""
    for form, name, measure in product(("level", "down"), POEMS, (11.0, 19.0, 34.0)):
        yield f"{form} {name} {measure:g}"
        yield from told(set_verse(on(form), POEMS[name], "a#1", measure, "h3", 1.43))


def rolls() -> Iterator[str]:
    """Names under a head and without one."""
    for title, measure in product(("一等奖", ""), (9.0, 17.0, 35.0)):
        yield f"{title} {measure:g}"
        yield from told(set_roll(on(), Roll(title=title, names=NAMES), "a#1", measure, "h3"))


def asides() -> Iterator[str]:
    """Boxes of every form, the person's with portraits of three forms, and a code."""
    words = tuple(Paragraph(text=text) for text in samples.prose(90, 5)[:2])
    for form, measure in product(AsideForm, (12.0, 22.0)):
        fields = {"title": "甲某某", "label": "链接", "quote": "河清了。", "signature": "河口镇"}
        part = Aside(form=form, paragraphs=words, post="护河志愿者", credit="乙某 摄", **fields)  # type: ignore[arg-type]
        if form is AsideForm.CODE:
            part = part.model_copy(update={"link": "https://example.org/a"})
            yield f"{form} {measure:g}"
            yield from told(set_code(on(), part, "a#1", measure, 1.43, 3.2))
            continue
        shapes = [None]
        if form is AsideForm.PERSON:
            part = part.model_copy(update={"portrait": samples.photograph()})
            shapes = [None, Shape(0.6, 0.75, 1.0), Shape(1.0, 1.5, 2.0)]  # type: ignore[list-item]
        for number, shape in enumerate(shapes):
            yield f"{form} {measure:g} {number}"
            yield from told(set_aside(on(), part, "a#1", measure, "h3", shape, 1.43))


def table(rows: int = 3) -> Table:
    """Return a table of four unlike columns."""
    head = tuple(
        Cell(text=text, column=k)
        for k, text in enumerate(("乡镇", "产值（亿元）", "比上年", "备注"))
    )
    words = ("青石镇", "南坪镇和它的两个街道", "合计")
    body = tuple(
        (
            Cell(text=words[k % 3], column=0),
            Cell(text=f"{1204.75 * k:,.2f}", column=1),
            Cell(text=("增长6.5%", "—", "")[k % 3], column=2),
            Cell(text="按当年价格计算，不含飞地园区"[: 4 + 5 * k], column=3),
        )
        for k in range(rows)
    )
    return Table(
        id="t", columns=4, head=(head,), rows=body, title="各乡镇的产值", notes=("注：快报数。",)
    )


def inline_tables() -> Iterator[str]:
    """A table within a column: the rows of the grid that it takes, and where its parts stand."""
    for count, measure in product((2, 9), (17.0, 26.0, 44.0)):
        piece, item = set_inline(on(), table(count), "a", measure, 9.0, 12.9)
        yield f"{count} rows at {measure:g}"
        yield from told([(piece, item)])
        inline = piece.table
        assert inline is not None
        own = (inline.title_rows, inline.row_rows, inline.note_rows, inline.head_rows, inline.rows)
        yield f"  rows {own}"
        within = [inline.rows_in(rows) for rows in range(inline.rows + 2)]
        yield f"  rows of its body in the first rows {within}"
        for tops in ((), (item.cuts or (0,))[-1:]):
            rows = inline.rows + (inline.head_rows if tops and tops[0] else 0)
            places = [(20.0, 12.9 * k) for k in range(rows)]
            stands = stand_inline(inline, places, {one for one in tops if one}, rows, 12.9)
            for run in stands.runs:
                at = (
                    f"{number_of(p.stand.y)}+{number_of(p.stand.h)}{' again' * p.again}"
                    for p in run
                )
                yield f"  run {' '.join(at)}"
            for name, stand in (("title", stands.title), ("notes", stands.notes)):
                if stand is not None:
                    yield f"  {name} {number_of(stand.y)}+{number_of(stand.h)}"


def table_columns() -> Iterator[str]:
    """What a table's columns need, and how wide they are at several measures, em."""
    for rows in (2, 9):
        needed = needs(on(), table(rows))
        yield from (f"{rows}: {need}" for need in needed)
        for measure, force in product((8.0, 14.0, 20.0, 30.0, 60.0), (False, True)):
            found = widths(needed, measure, force=force)
            shown = "none" if found is None else " ".join(map(number_of, (*found, *lefts(found))))
            yield f" {measure:g}{' forced' * force}: {shown}"


def stretches() -> Iterator[str]:
    """Words whose lines have places of their own, level and downwards, in pt."""
    own = measures()
    places = [(20.0 + 90 * (k // 9), 100 + 12.0 * (k % 9)) for k in range(40)]
    for form, name in product(("level", "down"), ("one", "two")):
        for piece, _ in set_verse(on(form), POEMS[name], "a#1", 19.0, "", 1.43):
            for one in piece.stretches:
                yield f"{form} {name} {text_of(stretch(own, one, places, 9.0, piece.id))}"


def dresses() -> Iterator[str]:
    """What stands round heads, boxes, ledes and captions, and under a page, in each dress."""
    rect = Rect(50, 60, 200, 90)
    for mark, under in product(("bar", "tab", "side", "ground", "none"), ("none", "line")):
        head = replace(PLAIN.head, mark=mark, under=under)  # type: ignore[arg-type]
        own = measures(replace(STYLES, dress=replace(PLAIN, head=head)))
        fills, rules = furnish_head(own, head, rect, 70, 120, 300)
        yield f"head {mark} {under} {number_of(under_rule(own))}: {_marks(fills, rules)}"
    for frame in ("none", "line", "double", "corners", "side", "wenwu"):
        box = replace(PLAIN.box, frame=frame, ground="tint" * (frame != "line"))
        own = measures(replace(STYLES, dress=replace(PLAIN, box=box)))
        yield f"box {frame}: {_marks(*furnish_box(own, rect))}"
    for lede, caption, paper in (
        ("plain", "none", ""),
        ("topped", "bar", "tint"),
        ("rules", "square", "tint"),
    ):
        dress = replace(PLAIN, lede=lede, caption=caption, ground=paper)  # type: ignore[arg-type]
        own = measures(replace(STYLES, dress=dress))
        yield f"lede {lede}: {_marks(*furnish_lede(own, rect))}"
        yield f"caption {caption}: {_marks(caption_mark(own, 50, 60), ())}"
        yield from (f"page {rect_of(b.rect)}: {_marks(b.fills, ())}" for b in ground(own))
    (piece, _), *_ = set_roll(on(), Roll(names=NAMES[:1]), "a#1", 17.0, "h3")
    text = stretch(measures(), piece.stretches[0], [(20.0, 100.0)], 9.0, "a#1")
    yield text_of(centred(text, rect))


def _marks(fills: Iterable[object], rules: Iterable[object]) -> str:
    shown = [f"{rect_of(fill.rect)} {fill.ink}" for fill in fills]  # type: ignore[attr-defined]
    return "; ".join([*shown, *(rule_of(rule) for rule in rules)])  # type: ignore[arg-type]


PARTS = (verses, rolls, asides, inline_tables, table_columns, stretches, dresses)


@pytest.mark.parametrize("part", PARTS, ids=[part.__name__ for part in PARTS])
def test_copy_is_set_as_before(part: Callable[[], Iterator[str]], renew: bool) -> None:
    same_lines(GOLDEN / f"{part.__name__}.txt", part(), renew)
