"""Vertical lines: the rules of level ones hold down a column, composed and read back from a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from fonts import SETTING_CSS, FontLibrary
from fonts.setting import CELL_CSS, Cell, Composer, Line, TextStyle, UnbreakableText, line_html
from layout.judge.audit.glyphs import Glyphs, read_glyphs

from .conftest import NEVER_AT_END, NEVER_AT_START
from .test_properties import PIECES

DOWN = TextStyle(vertical=True)
FAST = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MEASURES = st.integers(8, 30)
Judge = Callable[..., None]
#: Where the ink of a mark stands in its em, seen from the middle: right and up are 1, turned ones
#: in the lower half −1 (they open) or the upper (they close).
RIGHT_UP = "，、。"
HIGH = "！？：；"
OPENING, CLOSING = "（《〈「『【〔“‘", "）》〉」』】〕”’"
SIZE, BREADTH, TOP = 16.0, 1.6, 20.0


@FAST
@given(data=st.data(), measure=MEASURES)
def test_real_copy_keeps_the_rules_down_a_column(
    composer: Composer, paragraphs: list[str], judge: Judge, data: st.DataObject, measure: int
) -> None:
    text = data.draw(st.sampled_from(paragraphs))
    start = data.draw(st.integers(0, len(text) - 2))
    text = text[start : data.draw(st.integers(start + 1, len(text)))]
    fit = composer.fit(text, DOWN, measure)
    for count in fit.options:
        judge(fit.lines(count), text, measure)
        check_cells(fit.lines(count), measure)


@FAST
@given(text=st.lists(PIECES, min_size=1, max_size=40).map("".join), measure=MEASURES)
def test_random_mixtures_keep_the_rules_down_a_column(
    composer: Composer, text: str, measure: int
) -> None:
    try:
        lines = composer.fit(text, DOWN, measure).lines()
    except UnbreakableText as error:
        assert len(error.stretch) > (measure - 2) / 2
        return
    plain = "".join(line.text for line in lines).replace("\u3000", " ").replace("\u00a0", " ")
    assert plain == " ".join(text.split())
    check_cells(lines, measure)
    for number, line in enumerate(lines):
        shown = line.text.strip()
        assert not number or shown[0] not in NEVER_AT_START
        assert number == len(lines) - 1 or shown[-1] not in NEVER_AT_END


def body(cell: Cell) -> tuple[float, float]:
    """Return where the ink of a cell may be: a mark has one half of its em, · the middle."""
    char = cell.text.strip()
    if char in OPENING:
        return cell.y_em + 0.5, cell.y_em + 1
    if char in CLOSING + RIGHT_UP and cell.form == "upright":
        return cell.y_em, cell.y_em + 0.5
    if char == "·":
        return cell.y_em + 0.25, cell.y_em + 0.75
    return cell.y_em, cell.y_em + cell.height_em


def check_cells(lines: Sequence[Line], measure: float) -> None:
    """Cells hold the line's words in order; their bodies neither meet nor leave the column."""
    for line in lines:
        assert "".join(cell.text for cell in line.cells) == line.text
        at = 0.0
        for cell in line.cells:
            top, bottom = body(cell)
            assert top >= at - 1e-6, line.text
            at = bottom
            assert cell.form == "turned" or cell.across_em <= 1.05
        assert line.indent_em + at <= measure + 0.02


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("三月12日", ["三", "月", "12", "日"]),
        ("等365天", ["等", "365", "天"]),
        ("在2025年", ["在", "~2025", "年"]),
        ("甲A股乙B1类", ["甲", "A", "股", "乙", "~B1", "类"]),
        ("有Boeing 737机", ["有", "~Boeing ", "~737", "机"]),
        ("升9.5%到7", ["升", "~9.5%", "到", "7"]),
        ("这——是……吗", ["这", "~——", "是", "~……", "吗"]),
        ("百95后", ["百", "95", "后"]),
    ],
)
def test_what_stands_what_is_joined_what_is_turned(
    composer: Composer, text: str, forms: list[str]
) -> None:
    (line,) = composer.fit(text, TextStyle(indent_em=0, vertical=True), 30).lines()
    found = [("~" if cell.form == "turned" else "") + cell.text for cell in line.cells]
    assert found == forms
    joined = [cell for cell in line.cells if cell.form == "joined"]
    assert all(cell.height_em == 1 and 0.8 < cell.across_em <= 1.0 for cell in joined)


def test_figures_joined_are_never_parted_from_their_unit(composer: Composer) -> None:
    text = "上午一共来了" + "又来了12万人" * 9
    for measure in range(8, 20):
        for line in composer.fit(text, DOWN, measure).lines()[1:]:
            assert line.text[0] not in "万2"


def set_columns(lines: Sequence[Line], style: TextStyle, width: float, height: float) -> Glyphs:
    """Return the glyphs of a finished PDF with each line in a column, from the right."""
    library = FontLibrary.shipped()
    step = SIZE * BREADTH
    spans = "".join(
        f'<span class="l" style="left:{width - 20 - step * (k + 1)}pt;'
        f'top:{TOP + line.indent_em * SIZE}pt">{line_html(line, BREADTH)}</span>'
        for k, line in enumerate(lines)
    )
    rules = (
        f"{library.css()}@page{{size:{width}pt {height}pt;margin:0}}"
        f"body{{margin:0;{SETTING_CSS}font:{style.weight} {SIZE}pt '{style.family}'}}"
        f".l{{position:absolute}}p{{margin:0}}{CELL_CSS}"
    )
    data = HTML(string=f'<html lang="zh-CN"><style>{rules}</style><p>{spans}</p>').write_pdf()
    page = pypdfium2.PdfDocument(data)[0]
    return read_glyphs(page, (0, 0, width, height))


FACES = [
    ("Press Song", 400),
    ("Press Song", 900),
    ("Press Kai", 400),
    ("Press Hei", 700),
    ("Press Title", 900),
]
MARKED = (
    "他说：“‘绿水青山’就是金山银山。”（见《示例志》《河口日报》）——这不是偶然……12月5日，"
    "3级以上365天，Boeing 737与A股、B1类，增长9.5%！？晚报·记者，2025年【按】〔注〕"
    "『双』「单」；对？"
)


#: Each face in one measure, the text face in all: which ink a face has is no matter of the measure.
COLUMNS = [
    *((9, *FACES[0]), (20, *FACES[0])),
    *((measure, *face) for measure, face in zip((14, 9, 20, 14, 9), FACES, strict=True)),
]


@pytest.mark.parametrize(("measure", "family", "weight"), COLUMNS)
def test_a_finished_page_says_the_words_in_order_and_holds_them(
    composer: Composer, paragraphs: list[str], family: str, weight: int, measure: int
) -> None:
    style = TextStyle(family, weight, vertical=True)
    for text in (MARKED, paragraphs[0][:180]):
        lines = composer.fit(text, style, measure).lines()
        width = 40 + SIZE * BREADTH * len(lines)
        glyphs = set_columns(lines, style, width, 40 + measure * SIZE)
        assert "".join(glyphs.text) == "".join(text.split())
        column = (width - 20 - (glyphs.ink[:, 0] + glyphs.ink[:, 2]) / 2) // (SIZE * BREADTH)
        counts = [len("".join(line.text.split())) for line in lines]
        assert column.astype(int).tolist() == list(np.repeat(range(len(lines)), counts))
        assert glyphs.ink[:, 1].min() >= TOP - 0.02 * SIZE
        assert glyphs.ink[:, 3].max() <= TOP + (measure + 0.06) * SIZE


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_marks_stand_where_vertical_lines_have_them(
    composer: Composer, family: str, weight: int
) -> None:
    text = "".join(f"国{mark}" for mark in RIGHT_UP + HIGH + OPENING + CLOSING) + "国"
    style = TextStyle(family, weight, indent_em=0, justify=False, vertical=True)
    (line,) = composer.fit(text, style, 60).lines()
    glyphs = set_columns([line], style, 80, 1200)
    middle = 60 - SIZE * BREADTH / 2
    tops = {cell.text: TOP + cell.y_em * SIZE for cell in line.cells}
    for char, (x1, y1, x2, y2) in zip(glyphs.text, glyphs.ink.tolist(), strict=True):
        right, up = ((x1 + x2) / 2 - middle) / SIZE, 0.5 - ((y1 + y2) / 2 - tops[char]) / SIZE
        if char in RIGHT_UP:
            assert right > 0.1, char
            assert up > 0.15, char
        elif char in HIGH:
            assert right >= 0.1, char
        elif char in OPENING + CLOSING:
            assert x2 - x1 > y2 - y1, f"{char} is turned"
            assert (up < -0.1) if char in OPENING else (up > 0.1), char
