"""Editions built for the tests of the download file, each once a process."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from content.reading.reader import read_edition
from layout.edition.make import Built, make
from layout.page.placed import Block, Page, PlacedEdition, PlacedText
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.render.build import FONTS, SCREEN, article, edition, placed, text

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "lusong": ROOT / "content" / "editions" / "lusong",
    "small": ROOT / "tests" / "editions" / "small",
}
FIRST = "清晨六点，澄江县的蔬菜市场已经灯火通明。Two words, 两个字。"
SECOND = "采访结束的时候，天色已晚，The end of it all，人们还没有散去。"


@cache
def built(name: str) -> Built:
    """Return the edition "lusong" or "small", built."""
    source = read_edition(FOLDERS[name]).edition
    assert source is not None
    return make(source)


@cache
def continued() -> PlacedEdition:
    """Return two pages: an article that begins on the first and goes on on the second, another."""
    source = edition(
        articles=(
            article("market", 1, "灯火通明", FIRST, SECOND),
            article("a/b", 2, "另一篇", FIRST),
        ),
        paper={"page_numbers": ("05", "06")},
    )
    made = placed(source)
    market, other = made.pages[0].blocks[1:3]
    first = replace(market, id="market/1", texts=(*market.texts[:1], _line("（下转第06版）")))
    second = Block(
        "section", "market/2", market.rect, texts=(_line("上接第05版"), *market.texts[1:])
    )
    running = (made.pages[0].blocks[0], made.pages[1].blocks[0])
    head = source.headline
    words = (("headline", head.title), ("deck", head.deck), ("byline", source.byline))
    banner = Block(
        "banner",
        "banner",
        market.rect,
        texts=tuple(
            text(role, said, 60, 90 + 30 * k, 18, 600) for k, (role, said) in enumerate(words)
        ),
    )
    pages = (
        Page(0, "05", (running[0], banner, first)),
        Page(1, "06", (running[1], other, second)),
    )
    return replace(made, pages=pages)


def _line(words: str) -> PlacedText:
    return text("continued", words, 100, 900, 8, 200)


@cache
def continued_pdf() -> bytes:
    """Return the download file of `continued`."""
    return write_pdf(page_html(continued(), SCREEN, FONTS, {}, {}), FONTS)
