"""Helpers of the rendering tests: words → editions, placed pages and finished files."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from content.model import Article, Box, Edition, Headline, Paper, Paragraph, Picture
from content.model.inks import InkSet
from fonts import FontLibrary
from fonts.setting import Composer
from fonts.setting.styles import STYLES, roles
from layout.banners import place_running
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import (
    Block,
    Fill,
    Head,
    Page,
    PlacedEdition,
    PlacedPicture,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect

FONTS = FontLibrary.shipped()
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<rect width="300" height="100" fill="#c4161c"/><circle cx="240" cy="50" r="30" fill="#fff"/>'
    "</svg>"
)


@cache
def composer() -> Composer:
    """Return one composer for all tests."""
    return Composer(FONTS)


def picture(folder: Path, **fields: object) -> Picture:
    """Return a drawing in a folder whose subject stands at its right."""
    file = folder / "hero.svg"
    file.write_text(SVG, encoding="utf-8")
    values: dict[str, object] = {
        "id": "hero",
        "file": file,
        "caption": "山河科技生产的轻型运动飞机",
        "alt": "一架飞机",
        "illustration": True,
        "safe": Box(left=0.66, top=0.15, right=0.94, bottom=0.85),
    }
    return Picture.model_validate({**values, **fields})


def edition(
    title: str = "昂首阔步新时代 砥砺前行新征程",
    *,
    kicker: str = "",
    deck: str = "芦淞区近五年经济社会发展回眸",
    byline: str = "株洲日报记者/杨凌凌",
    hero: Picture | None = None,
    articles: tuple[Article, ...] = (),
    paper: dict[str, object] | None = None,
) -> Edition:
    """Return an edition of these words; `paper` adds to what the running head states."""
    fields = {
        "name": "株洲日报",
        "section": "特别报道",
        "date": dt.date(2021, 7, 27),
        **(paper or {}),
    }
    return Edition(
        id="test-20210727",
        folder=Path("/nowhere"),
        paper=Paper.model_validate(fields),
        headline=Headline(title=title, kicker=kicker, deck=deck, picture=hero),
        byline=byline,
        articles=articles,
    )


def article(name: str, number: int, title: str, *paragraphs: str) -> Article:
    body = tuple(Paragraph(text=text) for text in paragraphs)
    return Article(id=name, file=Path(f"/nowhere/{name}.md"), number=number, title=title, body=body)


def text(name: str, words: str, x: float, y: float, size: float, width: float) -> PlacedText:
    """Set a text in a role of the table from (x, y) down, its lines 1.4 em apart."""
    what = roles(STYLES)[name]
    lines = composer().fit(words, what.style, width / size).lines()
    height = 1.4 * size
    placed = tuple(SetLine(line, x, y + k * height, height) for k, line in enumerate(lines))
    return PlacedText.of(what, size, placed)


def story(source: Article, x: float, y: float, width: float) -> Block:
    """Place an article in one column."""
    title = text("title_2", source.title, x, y, 18, width)
    number = text("number", str(source.number), x, y - 40, 36, width)
    y += 18 * 1.5 * len(title.lines)
    texts = []
    for item in source.body:
        texts.append(text("body", item.text, x, y, 9, width))
        y += 12.6 * len(texts[-1].lines)
    rect = Rect(x, 200, width, y - 200)
    return Block(
        kind="section",
        id=source.id,
        rect=rect,
        head=Head(Rect(x, 200, width, 40), (title,), number),
        texts=tuple(texts),
        fills=(Fill(Rect(x, 200, 26, 4), "primary"),),
        rules=(Rule(x, 200, x + width, 200),),
    )


def placed(source: Edition, *extra: Block) -> PlacedEdition:
    """Return two pages of a tabloid: the articles side by side, then a head alone."""
    grid = Grid.of(PROFILES["tabloid"])
    width = grid.width(2)
    blocks = [story(item, grid.x(k * 2), 240, width) for k, item in enumerate(source.articles)]
    pages = (
        Page(0, "05", (place_running(source, grid, 0, "ink", composer()), *extra, *blocks)),
        Page(1, "06", (place_running(source, grid, 1, "ink", composer()),)),
    )
    return PlacedEdition(source, grid, pages)


def pictured(item: Picture, rect: Rect) -> Block:
    """Return a band that holds a picture and its caption."""
    caption = text("caption", item.caption, rect.x, rect.bottom + 4, 8, rect.w)
    return Block("band", "band", rect, pictures=(PlacedPicture(item, rect, caption),))


SCREEN = InkSet.of({})
