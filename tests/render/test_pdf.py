"""A placed page → HTML → PDF: text, tags, bookmarks, fonts, refusals, the same bytes twice."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from content.model import Datum, Figure, FigureKind
from content.model.inks import InkSet, Medium
from fonts import FontLibrary
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedFigure
from layout.page.units import Rect, mm
from layout.pictures import inspect, prepare
from layout.products.render.html import page_html
from layout.products.render.pdf import PressFetcher, StrictRender, check_fonts, write_pdf
from layout.products.render.previews import png_pages
from tests.render.build import (
    FONTS,
    SCREEN,
    SVG,
    article,
    edition,
    picture,
    pictured,
    placed,
)

PARAGRAPHS = (
    "走进白关国际服饰产业园，宽阔的沥青路面干净整洁，崭新的标准厂房、宿舍楼排列有序，公交车整装待发。",
    "2020年，芦淞服饰产业在疫情冲击下逆势上扬，成为株洲市第二个千亿产业，“两机”重大专项投产达效……",
    "通用机场成为全省首个A1类通用机场，SA60L 轻型运动飞机的国内市场占有率超过75%。",
)
ARTICLES = (
    article("industry", 1, "诠释逆势增长实力", *PARAGRAPHS),
    article("reform", 2, "激发区域内生动力", PARAGRAPHS[2], PARAGRAPHS[0]),
)


def document(**fields: object) -> str:
    source = edition(articles=ARTICLES, paper={"page_numbers": ("05", "06"), **fields})
    return page_html(placed(source), SCREEN, FONTS, {}, {})


@cache
def finished() -> bytes:
    return write_pdf(document(), FONTS)


def squeezed(text: str) -> str:
    return "".join(text.split())


def elements(element: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Walk the structure tree: the type and the element, parents first."""
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"]), kid
            yield from elements(kid)


def test_text_is_whole_and_in_order() -> None:
    page = pdfium.PdfDocument(finished())[0]
    found = squeezed(page.get_textpage().get_text_bounded())
    at = 0
    for item in ARTICLES:
        for words in (item.title, *(part.text for part in item.body)):
            at = found.index(squeezed(words), at) + 1


def test_tags_keep_paragraphs_whole() -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf:
        root = pdf.Root.StructTreeRoot
        tree = list(elements(root))
        names = [name for name, _ in tree]
        assert names[0] == "/Document"
        assert names.count("/Art") == len(ARTICLES)
        assert names.count("/H2") == len(ARTICLES)
        # Each article: its number in its heading, its paragraphs; running heads are artifacts.
        assert names.count("/Span") >= len(ARTICLES)
        assert "/Lbl" not in names  # there are no lists
        assert names.count("/P") == sum(len(item.body) for item in ARTICLES)
        assert "/Div" not in names
        articles = [element for name, element in tree if name == "/Art"]
        assert [kid for kid, _ in elements(articles[0]) if kid in ("/H2", "/P")] == [
            "/H2",
            "/P",
            "/P",
            "/P",
        ]


def test_bookmarks_name_pages_and_articles() -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["第05版", "第06版"]
        assert [item.title for item in outline.root[0].children] == [
            "1 诠释逆势增长实力",
            "2 激发区域内生动力",
        ]


def test_metadata_comes_from_the_edition() -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo["/Title"]).startswith("昂首阔步新时代")
        assert str(pdf.docinfo["/Author"]) == "株洲日报记者/杨凌凌"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20210727")


def test_page_boxes() -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf:
        page = pdf.pages[0]
        trim = [float(v) for v in page.trimbox]
        media = [float(v) for v in page.mediabox]
        assert mm(trim[2] - trim[0]) == pytest.approx(275, abs=0.05)
        assert mm(media[2] - media[0]) == pytest.approx(281, abs=0.05)


def test_the_bytes_do_not_tell_where_the_fonts_lie(tmp_path: Path) -> None:
    """The same fonts in another folder give the same file."""
    folder = Path(shutil.copytree(FONTS.faces[0].path.parent, tmp_path / "moved"))
    moved = copy(FONTS)
    moved.faces = tuple(replace(face, path=folder / face.path.name) for face in FONTS.faces)
    source = edition(articles=ARTICLES, paper={"page_numbers": ("05", "06")})
    html = page_html(placed(source), SCREEN, moved, {}, {})
    assert html != document()
    assert write_pdf(html, moved) == finished()


def test_two_renders_are_byte_identical() -> None:
    assert write_pdf(document(), FONTS) == finished()


def test_hostile_words_are_only_words() -> None:
    words = "<script>alert(1)</script> & </style> {{ 7*7 }} “'\">"
    item = article("x", 1, "标题 <b>", words)
    source = edition("<i>甲</i>", articles=(item,), paper={"name": "<u>报</u>"})
    html = page_html(placed(source), SCREEN, FONTS, {}, {})
    assert "<script" not in html
    assert "</style> {{" not in html
    found = squeezed(
        pdfium.PdfDocument(write_pdf(html, FONTS))[0].get_textpage().get_text_bounded()
    )
    assert squeezed("<script>alert(1)</script>") in found


@pytest.mark.parametrize(
    "url", ["http://localhost/x.png", "file:///etc/passwd", "picture:none", "data:,x", "../x.png"]
)
def test_the_fetcher_refuses_what_is_not_the_editions(url: str) -> None:
    with pytest.raises(ValueError, match="neither a font nor a picture"):
        PressFetcher(FONTS, {}).fetch(url)
    html = document().replace("</body>", f'<img src="{url}" alt="x"></body>')
    with pytest.raises(StrictRender) as caught:
        write_pdf(html, FONTS)
    assert caught.value.faults


def test_warnings_are_errors() -> None:
    html = document().replace("</style>", ".x { colr: red }</style>", 1)
    with pytest.raises(StrictRender, match="colr"):
        write_pdf(html, FONTS)


def test_a_foreign_font_is_found() -> None:
    class Fewer(FontLibrary):
        def families(self) -> list[str]:
            return ["Press Hei"]

    with (
        pikepdf.open(io.BytesIO(finished())) as pdf,
        pytest.raises(StrictRender, match="Press-Song"),
    ):
        check_fonts(pdf, Fewer())


def test_pictures_are_figures_with_alt_and_caption(tmp_path: Path) -> None:
    hero = picture(tmp_path)
    rect = Rect(60, 600, 300, 100)
    ready = prepare(hero, inspect(hero), mm(rect.w), mm(rect.h), SCREEN)
    source = edition(articles=ARTICLES, hero=hero)
    pages = placed(source, pictured(hero, rect))
    html = page_html(pages, SCREEN, FONTS, {}, {"hero": ready})
    with pikepdf.open(io.BytesIO(write_pdf(html, FONTS, pictures={"hero": ready}))) as pdf:
        tree = list(elements(pdf.Root.StructTreeRoot))
        figures = [element for name, element in tree if name == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["一架飞机"]
        assert "/Caption" in [name for name, _ in tree]


def test_drawings_go_in_as_they_are(tmp_path: Path) -> None:
    figure = Figure(id="f", kind=FigureKind.KEY, title="图", items=(Datum(value=1),))
    rect = Rect(60, 600, 300, 100)
    block = Block("band", "band", rect, figures=(PlacedFigure(figure, rect),))
    svg = SVG.replace("<rect", "<title>一张图</title><rect", 1)
    html = page_html(placed(edition(), block), SCREEN, FONTS, {"f": svg}, {})
    with pikepdf.open(io.BytesIO(write_pdf(html, FONTS))) as pdf:
        tree = list(elements(pdf.Root.StructTreeRoot))
        assert [str(e.Alt) for name, e in tree if name == "/Figure"] == ["一张图"]


def test_previews_show_the_trimmed_page() -> None:
    pages = png_pages(finished(), 36)
    assert len(pages) == 2
    image = Image.open(io.BytesIO(pages[0]))
    assert abs(image.width - 275 / 25.4 * 36) <= 1
    assert abs(image.height - 390 / 25.4 * 36) <= 1


def test_an_article_that_goes_on_elsewhere_keeps_ids_apart() -> None:
    source = edition(articles=(*ARTICLES, ARTICLES[0]))
    html = page_html(placed(source), SCREEN, FONTS, {}, {})
    assert 'id="industry"' in html
    assert 'id="industry-2"' in html
    assert write_pdf(html, FONTS)


def test_the_same_template_serves_the_press() -> None:
    press = InkSet.of({}, Medium.PRESS)
    html = page_html(placed(edition(articles=ARTICLES)), press, FONTS, {}, {})
    with pikepdf.open(io.BytesIO(write_pdf(html, FONTS, variant=""))) as pdf:
        parts = pikepdf.parse_content_stream(pdf.pages[0])
        spaces = {str(p.operands[0]) for p in parts if str(p.operator).lower() == "cs"}
        assert spaces == {"/DeviceCMYK"}
        assert not {str(part.operator).lower() for part in parts} & {"rg", "g"}


def test_an_inner_spread_is_as_wide_as_two_pages() -> None:
    """Its page has a grid of its own; the pages round it keep their size."""
    single = placed(edition(articles=ARTICLES))
    wide = Grid.of(PROFILES["tabloid_spread"])
    pages = (single.pages[0], replace(single.pages[1], grid=wide))
    both = replace(single, pages=pages)
    assert both.steps == (1, 2) and both.folded == (False, True)
    file = pdfium.PdfDocument(write_pdf(page_html(both, SCREEN, FONTS, {}, {}), FONTS))
    sizes = [[mm(b[2] - b[0]), mm(b[3] - b[1])] for b in (page.get_trimbox() for page in file)]
    assert sizes == [pytest.approx([275, 390], abs=0.1), pytest.approx([550, 390], abs=0.1)]
