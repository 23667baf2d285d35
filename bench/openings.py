"""Openings over pictures of all kinds → a contact sheet, and what the audit says of each.

    python -m bench.openings --out out/openings [--photographs DIR] [--banners hero,type]
        [--formats broadsheet,tabloid] [--heads 1,2,4]
        [--scenes sky,night]

Each opening is set alone at its best height with each picture and each head, printed and audited:
the words of one to four lines, pictures light, dark, busy, upright and wide, made here
(`bench.scenes`), and the photographs of a folder. Returns 1 where one has a fault.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from bench.scenes import DRAWINGS, SCENES, scene
from charts import draw
from content.model import (
    Datum,
    Edition,
    Figure,
    FigureKind,
    Headline,
    Paper,
    Paragraph,
    Picture,
)
from content.model.inks import InkSet
from content.words import Language, say
from fonts import FontLibrary
from fonts.setting import Composer
from layout.banners import banner, parts_of, takes_band, takes_lede
from layout.edition.helper import print_pdf
from layout.judge.audit import Fault, audit
from layout.judge.audit.model import Code
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition
from layout.page.units import Rect, mm
from layout.pictures import Prepared, inspect, prepare
from layout.products.render.html import page_html

#: A head of one line, of two and of four; the first's deck and byline are short, others' long.
HEADS = {
    1: ("春到浏阳河", "", ""),
    2: ("昂首阔步新时代 砥砺前行新征程", "", "芦淞区近五年经济社会发展回眸"),
    4: (
        "坚持以人民为中心的发展思想不断实现发展为了人民发展依靠人民发展成果由人民共享",
        "市委十三届五次全会在株洲召开",
        "全面落实“三高四新”美好蓝图 加快建设制造名城、幸福株洲",
    ),
}
LEDE = (
    "五年，是一个刻度，标志着一座城市发展的高度；五年，是一次跨越，丈量着一座城市发展的幅度。"
    "回顾过去五年，迈出的每一步都铿锵有力，太多时刻值得铭记，太多成就值得喝彩。",
    "回首来时路，全市上下克服经济下行、疫情冲击等多重困难和挑战，风雨兼程，爬坡过坎，砥砺前行，"
    "稳住了经济发展的“基本盘”，唱响了民生保障的“主旋律”，交出了一份满意的答卷。",
)
#: Faults that an opening alone can have: words over each other or not to be read, cut, too small.
OWN = (Code.OVERLAP, Code.SMALL)
#: Height of an opening on the sheet, pixels, and its width.
HIGH, WIDE = 300, 2000


@dataclass(frozen=True)
class Shown:
    """An opening as it is printed."""

    name: str
    image: Image.Image
    size: float
    faults: tuple[Fault, ...]


@cache
def _fonts() -> tuple[FontLibrary, Composer]:
    fonts = FontLibrary.shipped()
    return fonts, Composer(fonts)


def edition_of(picture: Picture | None, lines: int, design: str, *, lede: bool = True) -> Edition:
    """Return an edition of a head of so many lines with a picture, or none."""
    title, kicker, deck = HEADS[lines]
    return Edition(
        id="opening",
        folder=Path(),
        paper=Paper(name="株洲日报", section="特别报道", date=dt.date(2026, 5, 4)),
        headline=Headline(title=title, kicker=kicker, deck=deck, picture=picture),
        byline="株洲日报记者/甲某某 通讯员/乙某某",
        banner=design,
        band=Figure(
            id="band",
            kind=FigureKind.KEY,
            title="数说",
            items=(
                Datum(label="全区GDP", before="突破", value=400, unit="亿元", highlight=True),
                Datum(label="人均", before="超", value=2, unit="万美元"),
            ),
        ),
        lede=tuple(Paragraph(text=text) for text in LEDE) if lede else (),
        articles=(),
    )


def shown(edition: Edition, profile: str, name: str, rows: int = 0) -> Shown:
    """Print the opening of an edition alone at its best height, or that asked for; audit it."""
    fonts, composer = _fonts()
    grid = Grid.of(PROFILES[profile])
    design = banner(edition.banner)
    options = design.rows(edition, grid, composer)
    best = rows or min(options, key=lambda option: option[1])[0]
    block = design.place(edition, grid, best, composer)
    blocks = (block, *parts_of(design, edition, grid, best, composer))
    taken = [f(design, edition, grid, composer) for f in (takes_lede, takes_band)]
    assert sum(taken) == len(blocks) - 1
    placed = PlacedEdition(edition, grid, (Page(0, "", blocks),))
    pdf = printed(placed, fonts)
    report = audit(pdf, grid, None, placed)
    page = pypdfium2.PdfDocument(pdf)[0]
    bleed = mm(page.get_trimbox()[0])
    whole = page.render(scale=1.2).to_pil()
    pixel = whole.height / (grid.profile.trim_mm[1] + 2 * bleed)
    edge = round(bleed * pixel)
    foot = round((bleed + mm(block.rect.bottom) + 6) * pixel)
    image = whole.crop((edge, edge, whole.width - edge, foot))
    size = max(text.size for text in block.texts if text.role == "headline")
    faults = tuple(fault for fault in report.faults if fault.code in OWN)
    return Shown(name, image, size, faults)


def printed(placed: PlacedEdition, fonts: FontLibrary) -> bytes:
    """Return the PDF of placed pages."""
    inks = InkSet.of(placed.edition.inks)
    pictures: dict[str, Prepared] = {}
    for block in (block for page in placed.pages for block in page.blocks):
        for item in block.pictures:
            info, size = inspect(item.picture), (mm(item.rect.w), mm(item.rect.h))
            pictures[item.picture.id] = prepare(item.picture, info, *size, inks, shades=item.shades)
    figures = [f for page in placed.pages for block in page.blocks for f in block.figures]
    drawings = {
        f.figure.id: draw(f.figure, mm(f.rect.w), mm(f.rect.h), inks, fonts).svg for f in figures
    }
    html = page_html(placed, inks, fonts, drawings, pictures)
    return print_pdf(html, pictures)


def opening(block: Block) -> Rect:
    """Return where the head's picture stands."""
    return block.pictures[0].rect


def pictures(
    folder: Path, scenes: tuple[str, ...], photographs: Path | None
) -> Iterator[Picture | None]:
    """Yield no picture, scenes made here, and the photographs of a folder."""
    yield None
    for name in scenes:
        yield scene(name, folder)
    files = sorted(photographs.iterdir()) if photographs else []
    for file in files:
        if file.suffix.lower() in (".jpg", ".jpeg", ".png", ".svg"):
            yield Picture(
                id=file.stem[:20], file=file, caption="雨后的河口", credit="甲某某 摄", alt="河口"
            )


def main(arguments: list[str] | None = None) -> int:
    """Make the sheet and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photographs", type=Path)
    parser.add_argument("--banners", default="hero")
    parser.add_argument("--formats", default="broadsheet,tabloid")
    parser.add_argument("--scenes", default=",".join((*SCENES, *DRAWINGS)))
    parser.add_argument("--heads", default="1,2,4")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = list(
            pictures(Path(folder), tuple(filter(None, asked.scenes.split(","))), asked.photographs)
        )
        for profile in asked.formats.split(","):
            for name in asked.banners.split(","):
                for lines in map(int, asked.heads.split(",")):
                    found = []
                    for picture in sources:
                        own = f"{profile} {name} {lines} {picture.id if picture else '-'}"
                        one = shown(edition_of(picture, lines, name), profile, own)
                        failed += bool(one.faults)
                        words = "; ".join(
                            f"{say(f.told, Language.ZH)} {f.measure}" for f in one.faults
                        )
                        print(f"{own:44} {one.size:6.1f} pt  {words}", flush=True)
                        found.append(one)
                    _sheet(found).save(asked.out / f"{profile}-{name}-{lines}.png")
    print(f"{failed} with faults")
    return 1 if failed else 0


def _sheet(found: list[Shown]) -> Image.Image:
    """Return openings in rows; one with a fault has a red frame."""
    rows: list[list[Image.Image]] = [[]]
    for one in found:
        image = one.image.resize((round(one.image.width * HIGH / one.image.height), HIGH))
        if one.faults:
            framed = Image.new("RGB", image.size, "red")
            framed.paste(image.crop((5, 5, image.width - 5, HIGH - 5)), (5, 5))
            image = framed
        if rows[-1] and sum(i.width + 8 for i in rows[-1]) + image.width > WIDE:
            rows.append([])
        rows[-1].append(image)
    wide = max(sum(i.width + 8 for i in row) for row in rows)
    sheet = Image.new("RGB", (wide, len(rows) * (HIGH + 8)), "#777")
    for number, row in enumerate(rows):
        x = 0
        for image in row:
            sheet.paste(image, (x, number * (HIGH + 8)))
            x += image.width + 8
    return sheet


if __name__ == "__main__":
    sys.exit(main())
