"""A made edition of two pages with all kinds of blocks, and with words that try to break out."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image

from content.model import (
    Article,
    ArticleKind,
    Box,
    Datum,
    Edition,
    Figure,
    FigureKind,
    Paragraph,
    Picture,
    PullQuote,
    Query,
    Subhead,
)
from content.model.inks import InkSet
from layout.edition.helper import draw_charts
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition, PlacedFigure, PlacedPicture
from layout.page.units import Rect, mm
from layout.pictures import Prepared
from layout.products.web import Download, site
from tests.render.build import edition as words

HOSTILE = "</script><script>alert(1)</script> \"引号\" & '撇号'"
HELD = "压下不发的话"
NOTE = "存疑：数字待核"
#: An id that leaves the folder, one in Chinese, and two that differ in case only.
IDS = ("../../etc/passwd", "白关丝瓜", "Town", "town")


def chart(name: str, kind: FigureKind, count: int = 3) -> Figure:
    """Return a chart of some values."""
    items = tuple(
        Datum(label=f"第{n}镇", value=float(10 + n), unit="家", period=f"{2020 + n}", text="开工")
        for n in range(count)
    )
    return Figure(id=name, kind=kind, title=f"图{name}", items=items, source="资料来源：样本")


def photograph(name: str) -> Picture:
    """Return a picture; its file is not read."""
    return Picture(id=name, file=Path(f"/nowhere/{name}.jpg"), caption="河湾 <i>", credit="甲 摄")


def jpeg(size: tuple[int, int]) -> bytes:
    """Return an image of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "#447788").save(out, "JPEG")
    return out.getvalue()


def png(size: tuple[int, int] = (1624, 2303)) -> bytes:
    """Return a page's picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "#ffffff").save(out, "PNG", compress_level=1)
    return out.getvalue()


def edition() -> Edition:
    """Return the edition."""
    query = Query(text="二十四", note=NOTE)
    held = Query(text=HELD, note=NOTE, held=True)
    body = (
        Paragraph(text="第一段 <b>不是</b> 标签 & 引号“好”。" * 4, queries=(query, held)),
        Subhead(text="小标题 <em>"),
        Paragraph(text="第二段写第1镇的事，" + "河水慢慢流过。" * 20),
        PullQuote(text="河水慢慢流过。"),
        Paragraph(text="第三段。"),
    )
    articles = (
        Article(
            id=IDS[0],
            file=Path("/nowhere/a.md"),
            number=1,
            kicker="引题",
            title=HOSTILE,
            body=body,
            deck="副题",
            pictures=(photograph("photo"), photograph("../photo")),
            figures=(chart("wide", FigureKind.GROUPED, 6), chart("mini", FigureKind.RANKED)),
        ),
        Article(
            id=IDS[1], file=Path("/nowhere/b.md"), number=2, title="续到下一版 的文章", body=body
        ),
        Article(
            id=IDS[2],
            file=Path("/nowhere/c.md"),
            kind=ArticleKind.STORY,
            title="大写的镇",
            byline="本报记者 周明远 摄影/林晓",
            body=body[:1],
            figures=(chart("line of time", FigureKind.TIMELINE),),
        ),
        Article(
            id=IDS[3],
            file=Path("/nowhere/d.md"),
            kind=ArticleKind.BOX,
            title="小写的镇",
            body=body[:1],
            figures=(chart("keys", FigureKind.KEY),),
        ),
    )
    made = words(HOSTILE, deck="副题 <u>", kicker="肩题", articles=articles)
    return made.model_copy(
        update={
            "lede": (Paragraph(text="导语一。", queries=(held,)), Paragraph(text="导语二。")),
            "band": chart("numbers", FigureKind.KEY, 5),
            "credits": ("本版图片 <由> 甲提供",),
            "queries": (held,),
        }
    )


def placed(source: Edition) -> PlacedEdition:
    """Return the edition on two pages: rectangles without words, one story running on."""
    grid = Grid.of(PROFILES["tabloid"])
    first, second, third, fourth = source.articles
    area = grid.area

    def rect(column: int, row: int, columns: int, rows: int) -> Rect:
        return grid.rect(column, row, columns, rows)

    def pictured(item: Picture, where: Rect) -> PlacedPicture:
        return PlacedPicture(item, replace(where, w=where.w / 2, h=where.h / 4))

    assert source.band is not None
    a, e = rect(0, 21, 3, 20), rect(3, 21, 3, 10)
    return PlacedEdition(
        source,
        grid,
        (
            Page(
                0,
                "05",
                (
                    Block("running", "running-1", Rect(area.x, 20, area.w, 28)),
                    Block("banner", "banner", Rect(-9, -9, grid.trim.w + 18, 150)),
                    Block("lede", "lede", rect(0, 11, 6, 9)),
                    Block("section", first.id, a, pictures=(pictured(first.pictures[0], a),),
                          figures=(PlacedFigure(first.figures[0], rect(0, 31, 6, 8)),
                                   PlacedFigure(first.figures[1], rect(0, 21, 2, 8)))),
                    Block("element", f"{first.id}+../photo", e,
                          pictures=(pictured(first.pictures[1], e),)),
                    Block("section", f"{second.id}/1", rect(3, 32, 3, 9)),
                    Block("band", "band", rect(0, 42, 6, 8),
                          figures=(PlacedFigure(source.band, rect(0, 42, 6, 8)),)),
                ),
            ),
            Page(
                1,
                "06",
                (
                    Block("section", f"{second.id}/2", rect(0, 0, 3, 20)),
                    Block("story", third.id, rect(3, 0, 3, 20),
                          figures=(PlacedFigure(third.figures[0], rect(3, 0, 3, 8)),)),
                    Block("box", fourth.id, rect(0, 21, 6, 20),
                          figures=(PlacedFigure(fourth.figures[0], rect(0, 25, 6, 8)),)),
                    Block("foot", "foot", rect(0, 75, 6, 1)),
                ),
            ),
        ),
    )  # fmt: skip


def drawings(source: PlacedEdition) -> dict[str, str]:
    """Return the charts, drawn."""
    frames = tuple(
        (figure.figure, mm(figure.rect.w), mm(figure.rect.h))
        for page in source.pages
        for block in page.blocks
        for figure in block.figures
    )
    return dict(draw_charts(frames, InkSet.of({}), ()))


def pictures() -> dict[str, Prepared]:
    """Return the prepared pictures, one large."""
    whole = Box(left=0, top=0, right=1, bottom=1)

    def prepared(size: tuple[int, int]) -> Prepared:
        return Prepared(jpeg(size), "image/jpeg", None, '河湾 "x" <i>', 150, whole, ())

    return {"photo": prepared((1400, 700)), "../photo": prepared((300, 400))}


@cache
def whole() -> tuple[Edition, PlacedEdition, dict[str, str], tuple[bytes, ...]]:
    """Return the edition, its pages, charts and the pages' pictures, made once a process."""
    made = edition()
    sheet = placed(made)
    return made, sheet, drawings(sheet), (png(), png())


def hostile_site(
    base_url: str = "", shelf: str = "", singles: tuple[Download, ...] = ()
) -> dict[str, bytes]:
    """Return the made edition's web pages."""
    made, sheet, charts, pages = whole()
    pdf = Download("a b.pdf", 1_234_567, 2)
    return site(made, sheet, charts, pictures(), pages, pdf, base_url, shelf=shelf, singles=singles)
