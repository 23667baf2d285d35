"""Codes (二维码): read off the finished page as a telephone does; words, size, link, refusals."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from content.model import Aside, AsideForm
from content.reading.asides import LONGEST_LINK
from content.source.rules import Rule
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import mm
from layout.pdf.tree import elements
from layout.pictures.codes import QUIET, across, modules, outline
from layout.plan.copy.kinds.code import set_code
from layout.plan.copy.setter import Setter, part_of
from layout.plan.shapes.stories import BOX_PAD_EM
from tests.kinds import made
from tests.kinds.test_boxes import read
from tests.kinds.test_report import web
from tests.plan import samples

LINK = "https://example.com/river?day=2026-01-08&from=paper"
#: As long as an address may be, and one of a usual length.
LONG, SHORT = "https://example.com/".ljust(LONGEST_LINK, "a"), "https://example.com/a"


def test_a_telephone_reads_it_off_the_finished_page() -> None:
    built = made.built("boxes")
    page = pypdfium2.PdfDocument(built.pdf)[0]
    for dpi in (150, 100):
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        assert [one.text for one in zxingcpp.read_barcodes(image)] == [LINK]


def test_it_is_a_figure_within_a_link_that_says_what_it_opens() -> None:
    with pikepdf.open(io.BytesIO(made.built("boxes").pdf)) as pdf:
        (figure,) = (
            e
            for e in elements(pdf.Root.StructTreeRoot.K[0])
            if e.get("/S") == "/Figure" and str(e.get("/Alt", "")).startswith("二维码")
        )
        link = figure.P
        (mark,) = (one for one in pdf.pages[0].Annots if "/A" in one)
        left, bottom, right, top = map(float, mark.Rect)
        assert str(figure.Alt) == f"二维码：扫一扫，听护河人说自己的一天（{LINK}）"
        assert (str(link.S), str(mark.A.URI)) == ("/Link", LINK)
        assert link.K[-1].Obj.objgen == mark.objgen
        assert [float(edge) for edge in figure.A.BBox] == pytest.approx(
            [left, bottom, right, top], abs=0.01
        )


def test_the_web_page_opens_it_too() -> None:
    (box,) = web("boxes", "article-2-more.html").xpath("//aside[contains(@class, 'code')]")
    assert box.xpath(".//a/@href") == [LINK, LINK]
    assert box.xpath(".//svg//path/@d")


def test_the_outline_fills_the_dark_modules_alone() -> None:
    """By the number of edges left of the middle of each module (even: outside)."""
    side = across(SHORT)
    upright: list[tuple[int, int, int]] = []
    for loop in outline(SHORT).replace("Z", "").split("M")[1:]:
        corners = [tuple(map(int, one.split())) for one in loop.split("L")]
        for (x, y), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if x == x2:
                upright.append((x, min(y, y2), max(y, y2)))
    rows = modules(SHORT)
    for y in range(side):
        for x in range(side):
            dark = sum(at <= x and top <= y < foot for at, top, foot in upright) % 2 == 1
            own = QUIET <= x < side - QUIET and QUIET <= y < side - QUIET
            assert dark == (own and rows[y - QUIET][x - QUIET])


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("link", [LONG, SHORT])
def test_modules_are_large_enough_in_the_narrowest_box_of_every_format(
    name: str, link: str
) -> None:
    """A column of a box (记者手记), which is narrower than one of a story."""
    grid = Grid(PROFILES[name])
    on = Setter(samples.composer(), grid.styles)
    measure = grid.width(1) / grid.body - 2 * BOX_PAD_EM
    part = Aside(form=AsideForm.CODE, title="扫一扫，看一百二十名标兵的事迹", link=link)
    for width in (measure, 2 * measure):
        ((piece, item),) = set_code(on, part, "a", width, grid.leading / grid.body, mm(grid.body))
        assert piece.box is not None and piece.box.code is not None
        code = piece.box.code
        assert code.side_em * mm(grid.body) / across(link) >= 0.4
        assert code.side_em <= width
        assert item.options == ((piece.box.rows, 0.0),) and item.cuts == ()
        left = code.side_em if code.beside else 0
        first = 0 if code.beside else code.side_em * grid.body / grid.leading
        for stretch in piece.stretches:
            for cell in stretch.cells:
                assert cell.x_em >= left and first <= cell.row < piece.box.rows
                assert cell.x_em + cell.line.width_em * part_of(stretch.role, 1.0) <= width + 0.01


WRONG = (
    (":::二维码\n网址：https://a.cn/b\n:::", "read.code-words"),
    (":::二维码 听故事\n:::", "read.code-no-link"),
    (":::二维码 听故事\n网址：见本报网站\n:::", "read.code-link"),
    (":::扫码 听故事\nhttps://a.cn/故事\n:::", "read.code-link"),
    (":::code 听故事\nlink: https://a.cn/" + "b" * 200 + "\n:::", "read.code-long"),
)


@pytest.mark.parametrize(("block", "code"), WRONG)
def test_a_code_that_cannot_be_made_is_found(block: str, code: str) -> None:
    found = made.read(made.folder({"a": made.article("题", f"一段。\n\n{block}")}))
    assert [f.told.code for f in found.findings if f.rule == Rule.BAD_BLOCK] == [code]


@pytest.mark.parametrize(
    "rows", ["网址：{}", "链接: {}", "link：{}\n出品：甲社", "{}", "出品：甲社\n{}"]
)
def test_an_address_is_taken_as_it_is_typed(rows: str) -> None:
    link = "https://example.com/a--b...c?x=1,000"
    (box,), rules = read(f"一段。\n\n:::二维码 听故事\n{rows.format(link)}\n:::")
    assert rules == [] and box.link == link and link not in box.text
    assert [p.text for p in box.paragraphs] == (["出品：甲社"] if "出品" in rows else [])
