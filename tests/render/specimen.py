"""A specimen of every role: small blocks placed by the planner and the banners, as lines of text.

Input: a table of styles. Output: for each part of the page its texts as they stand there, one a
line. `PARTS` says which rows of the table a part shows; together they show all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from charts.chart import scene
from content.model import (
    Article,
    ArticleKind,
    Aside,
    AsideForm,
    Cell,
    Edition,
    Headline,
    Paper,
    Paragraph,
    PullQuote,
    Roll,
    Subhead,
    Table,
    Verse,
)
from fonts.setting.styles import Styles, roles
from layout.banners import Banner, banner, place_running
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedEdition, PlacedText
from layout.page.units import mm
from layout.pictures import inspect
from layout.plan.copy.people import People
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.blocks import cut
from layout.plan.pages.contents import ROWS, Entry, place_contents
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import settle
from layout.plan.placing.realise import place_block
from layout.plan.placing.story import Links
from layout.plan.shapes.openings import foot_shapes, lede_shapes
from layout.plan.shapes.shapes import Shapes
from layout.plan.shapes.slots import slot_shapes
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import Chapter, Foot, Lede, Slot, Story
from layout.plan.weights import WEIGHTS
from tests.plan import samples

#: Rows that a story of the specimen may be high: as high as a part of a page.
LIMIT = 60
#: Headlines on two lines: at so many rows of a design the wide face wins, or the narrow one.
WIDE, NARROW = "慢火车开进新县城 三座小镇分一条线", "激发区域内生动力 跑出改革发展加速度"
#: Banners: headline, design, rows, how often their small words are said: twice takes two lines.
BANNERS = ((WIDE, "quiet", 12, 1), (NARROW, "festive", 16, 1), (WIDE, "quiet", 22, 4))


def measures(styles: Styles) -> Measures:
    """Return the measures of a tabloid page with these styles."""
    infos = {"photo": inspect(samples.photograph())}
    grid = Grid.of(PROFILES["tabloid"], None, styles)
    # Titles stand at their band's size: one that grows to fill its strip hides the table.
    weights = replace(WEIGHTS, heads=replace(WEIGHTS.heads, fill_share=0.0))
    return Measures(grid, samples.composer(), samples.library(), infos, weights=weights)


def edition(title: str = WIDE, design: str = "quiet", often: int = 1) -> Edition:
    """Return an edition that states everything a banner and a running head can say."""
    photo = samples.photograph(credit=often**2 * "样本摄影")
    kicker, deck = 2 * often * "慢线列车再出发，", often * "写在通车一年以后，"
    return samples.press(
        headline=Headline(title=title, kicker=kicker, deck=deck, picture=photo),
        banner=design,
        byline=often**2 * "样本记者 甲某 ",
        lede=tuple(Paragraph(text=text) for text in samples.prose(160, 9)),
        credits=("本版统筹 周明远",),
        paper=Paper(
            name="示例日报",
            section="特别报道",
            date=dt.date(2031, 3, 5),
            issue="第123期",
            page_numbers=("05",),
            staff=(("责任编辑", "甲某"),),
        ),
    )


def article(**more: Any) -> Article:
    """Return a story with all that a head can have."""
    fields: dict[str, Any] = {
        "kicker": "引题一行",
        "deck": "一节课，从青石镇上到南坪镇",
        "byline": "记者 甲某",
    }
    return samples.article("a", 420, subhead=True, **{**fields, **more})


def _placed(on: Measures, shapes: Shapes, width: int, links: Links, style: str = "") -> Block:
    """Return a block in its cheapest shape of a style, at a width or the next that has one."""
    for wide in range(width, on.grid.columns + 1):
        for rows, _ in sorted(shapes.best(wide).items(), key=lambda item: (item[1], item[0])):
            for way in settle(on, shapes, wide, rows):
                if way.recipe.style == style:
                    stand = Stand(shapes.source, 0, 0, wide, rows, way)
                    return place_block(on, stand, edition(), _quiet(), 3, links)
    raise AssertionError(f"{shapes.source.key} has no shape from {width} columns on")


def _quiet() -> Banner:
    return banner("quiet")


def placed_story(
    on: Measures, source: Story, width: int, links: Links | None = None, style: str = ""
) -> Block:
    return _placed(on, story_shapes(on, source, LIMIT), width, links or Links(), style)


def lede(on: Measures) -> Iterator[Block]:
    """Yield the lede and the credits at the foot."""
    shapes = lede_shapes(on, Lede(edition().lede), LIMIT)
    yield _placed(on, shapes, on.grid.columns, Links())
    yield _placed(on, foot_shapes(on, Foot(edition().foot)), on.grid.columns, Links())


def ranks(on: Measures) -> Iterator[Block]:
    """Yield a story of each rank; the first is a numbered section."""
    for rank in (1, 2, 3):
        number: dict[str, Any] = {"number": 2, "kind": ArticleKind.SECTION} if rank == 1 else {}
        if rank == 1:  # too long to grow: its size is the table's
            number["title"] = "三座小镇怎样分一条线 山里人怎样等一趟慢车"
        one = article(rank=rank, **number)
        yield placed_story(on, Story("a", one, one.body), 4)


def levels(on: Measures) -> Iterator[Block]:
    """Yield a report: its date and speaker, sub-heads of three levels."""
    first, *rest = samples.prose(420, 3)
    body = (
        Paragraph(text="各位代表：", flush=True),
        *(
            Subhead(text=f"{sign}三座小镇", level=n)
            for n, sign in enumerate(("一、", "（一）", "1."), 1)
        ),
        Paragraph(text=first, bold=4),
        *(Paragraph(text=text) for text in rest),
    )
    one = article(dateline="（2031年3月5日）", byline="某县人民政府县长\u3000甲某某", body=body)
    yield placed_story(on, Story("a", one, one.body), 4)
    chapter = Chapter(
        id="a", file=one.file, kind=one.kind, rank=3, body=(), title="二、三座小镇", item=3
    )
    yield placed_story(on, Story("a/200", one, one.body[4:], first=4, chapter=chapter), 4)
    two = article(body=(Subhead(text="一、三座小镇"), *(Paragraph(text=text) for text in rest)))
    yield placed_story(on, Story("b", two, two.body, in_chapters=True), 4)


def kinds(on: Measures) -> Iterator[Block]:
    """Yield a story with a poem and a roll of names."""
    first, *rest = samples.prose(300, 4)
    body = (
        Paragraph(text=first),
        Verse(
            title="枕木",
            author="丙某某",
            stanzas=(("列车来了", "列车走了"), ("站台还在", "雨也还在")),
        ),
        Paragraph(text=rest[0]),
        Roll(title="教育一线", names=("赵\u3000某", "钱某某", "孙某某", "李\u3000某")),
    )
    one = article(body=body)
    yield placed_story(on, Story("a", one, one.body), 2)


def down(on: Measures) -> Iterator[Block]:
    """Yield a story with a poem and a pull-quote set downwards, and the vertical opening."""
    own = measures(replace(on.styles, dress=replace(on.styles.dress, verse="down", quote="down")))
    yield from kinds(own)
    one = samples.article("a", 420)
    quote = PullQuote(text="三座小镇要分一条线，难在哪里")
    one = one.model_copy(update={"body": (*one.body, quote)})
    yield placed_story(own, Story("a", one, one.body), 2)
    whole = edition("慢火车开进新县城", "vertical")
    rows = min(banner("vertical").rows(whole, on.grid, on.composer), key=lambda way: way[1])[0]
    yield banner("vertical").place(whole, on.grid, rows, on.composer)


def tables(on: Measures) -> Iterator[Block]:
    """Yield a story with a table in its column: title, unit, a cell of two lines, notes."""
    first, *rest = samples.prose(300, 4)
    head = (Cell(text="镇", column=0), Cell(text="修好的步道、桥和路灯", column=1))
    rows = (
        (Cell(text="河口镇", column=0), Cell(text="步道八公里、桥两座、路灯一百二十盏", column=1)),
        (Cell(text="云台镇", column=0), Cell(text="步道三公里", column=1)),
    )
    one = Table(
        title="三年修好的",
        unit="单位：处",
        columns=2,
        head=(head,),
        rows=rows,
        notes=("注：截至年底，含在建的各处，由各镇报送，县交通局和住建局汇总。",) * 2,
    )
    body = (Paragraph(text=first), one, *(Paragraph(text=text) for text in rest))
    made = article(body=body)
    yield placed_story(on, Story("a", made, made.body), 2)


def asides(on: Measures) -> Iterator[Block]:
    """Yield a story with a note, a person, a link, a notice and a code."""
    first, *rest = (Paragraph(text=text) for text in samples.prose(420, 5))
    note = first.model_copy(update={"text": f"编者按：{first.text}", "bold": 4})
    boxes = (
        Aside(form=AsideForm.NOTE, paragraphs=(note,)),
        Aside(
            form=AsideForm.PERSON,
            label="人物",
            title="甲某某",
            post="护河志愿者",
            quote="河清了，孩子们又来了。",
            paragraphs=(rest[0],),
            credit="乙某 摄",
        ),
        Aside(form=AsideForm.LINK, label="链接", title="河长制", paragraphs=(rest[1],)),
        Aside(
            form=AsideForm.NOTICE,
            label="公告",
            paragraphs=(rest[2],),
            signature="某县交通局",
            date="2031年3月5日",
        ),
        Aside(
            form=AsideForm.CODE,
            title="扫一扫，听护河人说一天",
            paragraphs=(Paragraph(text="某报融媒体中心出品"),),
            link="https://example.com/river",
        ),
    )
    body = (boxes[0], *(Paragraph(text=t) for t in samples.prose(900, 8)), *boxes[1:])
    one = article(body=body)
    yield placed_story(on, Story("a", one, one.body), 2)


def abreast(on: Measures) -> Iterator[Block]:
    """Yield a story told by three persons abreast, led to by a line of copy."""
    names = ("甲某某", "乙某某", "丙某某")
    persons = tuple(
        Aside(
            form=AsideForm.PERSON,
            title=name,
            post="护河志愿者",
            quote="河清了，孩子们又来了。",
            paragraphs=(Paragraph(text=text),),
            credit="乙某 摄",
            abreast=True,
        )
        for name, text in zip(names, samples.prose(600), strict=False)
    )
    intro = (Paragraph(text="他们做的是同一件事。"),)
    one = article(body=(*intro, *persons))
    yield placed_story(on, Story("a", one, (), (Element(People("a", 1, persons, intro)),)), 4)


def beside(on: Measures) -> Iterator[Block]:
    """Yield a story with a pull-quote, and one with a picture and its caption."""
    one = samples.article("a", 420)
    own = PullQuote(text="三座小镇要分一条线，难在哪里")
    told = one.model_copy(update={"body": (*one.body, own)})
    yield placed_story(on, Story("a", told, told.body), 2)
    yield placed_story(on, Story("a", one, one.body, (Element(samples.photograph()),)), 4)


def boxes(on: Measures) -> Iterator[Block]:
    """Yield a box with its title in a strip, and one with a head."""
    for title, style in (("记者手记", "strip"), ("三座小镇怎样分一条线", "")):
        one = samples.article("a", 300, kind=ArticleKind.BOX, title=title)
        yield placed_story(on, Story("a", one, one.body), 4, style=style)


def parts(on: Measures) -> Iterator[Block]:
    """Yield both parts of a story that runs on to the next page."""
    one = samples.article("a", 700)
    both = cut(Story("a", one, one.body), 0.5)
    assert both is not None
    yield placed_story(on, both[0], 4, Links(onward="（下转06版）"))
    yield placed_story(on, both[1], 4, Links(back="上接05版"))


def banners(on: Measures) -> Iterator[Block]:
    """Yield a banner in ink and one reversed, with a headline in either face."""
    for title, design, rows, often in BANNERS:
        whole = edition(title, design, often)
        yield banner(design).place(whole, on.grid, rows, on.composer)


def contents(on: Measures) -> Iterator[Block]:
    """Yield a strip of contents of two pages, the head of one on two lines."""
    titles = ("三座小镇分一条线", "慢火车开进新县城以后三座小镇的日子怎样过起来怎样过下去")
    named = tuple(Entry(page, f"{page + 1:02}", title) for page, title in enumerate(titles, 1))
    yield place_contents(on, on.grid.rect(0, 0, on.grid.columns, ROWS), named)


def numbered(on: Measures) -> Iterator[Block]:
    """Yield the numbers of a story's pictures that have one block of captions."""
    photos = (samples.photograph("photo"), samples.photograph("photo2"))
    on = replace(on, infos={**on.infos, "photo2": on.infos["photo"]})
    one = samples.article("a", 420, pictures=photos, captions="numbered")
    group = Element(photos[0], photos[1:], one.printed_captions)
    block = placed_story(on, Story("a", one, one.body, (group,)), 4)
    badges = tuple(picture.badge.text for picture in block.pictures if picture.badge)
    yield replace(block, head=None, pictures=(), texts=badges)


def frames(on: Measures) -> Iterator[Block]:
    """Yield a slot with all that it can say."""
    body = tuple(Paragraph(text=text) for text in ("全场八折", "学生持证七折"))
    fields: dict[str, Any] = {"kicker": "新店", "deck": "老街口见", "label": "广告"}
    kind, size = ArticleKind.SLOT, (90.0, 60.0)
    one = samples.article("ad", 0, kind=kind, size_mm=size, body=body, **fields)
    shapes = slot_shapes(on, Slot("ad", one))
    yield _placed(on, shapes, 1, Links())


def running(on: Measures) -> Iterator[Block]:
    """Yield a running head in ink and one reversed."""
    for ink in ("ink", "paper"):
        yield place_running(edition(), on.grid, 0, ink, on.composer)


@dataclass(frozen=True)
class Part:
    """A part of the page and the rows of the table that it shows."""

    blocks: Callable[[Measures], Iterator[Block]]
    rows: tuple[str, ...]


ASIDES = (
    "aside_label",
    "aside_title",
    "aside_post",
    "aside_quote",
    "note",
    "link",
    "person",
    "notice",
    "signature",
    "aside_credit",
    "code_words",
    "code",
)

PARTS = {
    "running": Part(
        running,
        (
            "running_name",
            "running_section",
            "running_page",
            "running_number",
            "running_date",
            "running_staff",
        ),
    ),
    "banners": Part(
        banners,
        (
            "headline",
            "headline_wide",
            "banner_kicker",
            "banner_deck",
            "banner_byline",
            "banner_caption",
        ),
    ),
    "lede": Part(lede, ("lede", "credit")),
    "ranks": Part(
        ranks,
        (
            "title_1",
            "title_2",
            "title_3",
            "kicker",
            "number",
            "deck",
            "byline",
            "body",
            "subhead",
        ),
    ),
    "levels": Part(levels, ("subhead_2", "subhead_3", "subhead_chapter", "dateline", "chapter")),
    "kinds": Part(kinds, ("verse", "verse_title", "verse_author", "roll", "roll_head")),
    "down": Part(
        down,
        (
            "verse_down",
            "verse_down_title",
            "verse_down_author",
            "quote_down",
            "banner_byline_down",
            "banner_caption_down",
        ),
    ),
    "asides": Part(asides, ASIDES),
    "abreast": Part(abreast, ("row_intro", "row_name", "row_post")),
    "tables": Part(tables, ("table", "table_head", "table_title", "table_unit", "table_note")),
    "beside": Part(beside, ("quote", "caption")),
    "boxes": Part(boxes, ("box", "title_box", "title_strip")),
    "numbered": Part(numbered, ("picture_number",)),
    "frames": Part(frames, ("frame_title", "frame_kicker", "frame_text", "frame_label")),
    "contents": Part(contents, ("contents_label", "contents_number", "contents_title")),
    "parts": Part(parts, ("continued", "back", "title_continued")),
}


def block_texts(block: Block) -> Iterator[PlacedText]:
    """Yield all texts of a block with its captions."""
    if block.head:
        yield from block.head.texts
        if block.head.number:
            yield block.head.number
    yield from block.texts
    yield from (text for group in block.groups for text in group.parts)
    yield from (text for table in block.tables for text in table.texts)
    yield from (picture.caption for picture in block.pictures if picture.caption)


def told(text: PlacedText) -> str:
    """Return role, tag, family, weight, size, leading and ink of a placed text."""
    first, *more = text.lines
    apart = [b.y - a.y for a, b in zip(text.lines, more, strict=False) if b.y > a.y]
    leading = min(apart, default=first.height)
    face = f"{text.style.family} {text.style.weight}"
    return f"{text.role} <{text.tag}> {face} {text.size:.2f}/{leading:.2f} {text.ink}"


def lines(name: str, styles: Styles) -> Iterator[str]:
    """Yield a part's texts, one a line, each with its place under the part's first block.

    A block is made when its lines are asked for.
    """
    yield f"[{name}]\n"
    for block in PARTS[name].blocks(measures(styles)):
        for text in block_texts(block):
            yield f"{told(text)} at {text.lines[0].y - block.rect.y:.2f}\n"


def listing(name: str, styles: Styles) -> str:
    """Return the lines of a part."""
    return "".join(lines(name, styles))


def found(placed: PlacedEdition) -> str:
    """Return the styles found on finished pages and in their charts, with the number of texts."""
    blocks = [block for page in placed.pages for block in page.blocks]
    lines = [told(text) for block in blocks for text in block_texts(block)]
    lines += [line for block in blocks for line in chart_lines(block, placed.grid.styles)]
    return "".join(f"{line} ×{count}\n" for line, count in sorted(Counter(lines).items()))


def chart_lines(block: Block, styles: Styles) -> Iterator[str]:
    """Yield role, family, weight, size and ink of every line in a block's charts."""
    names = {id(row): name for name, row in roles(styles.chart).items()}
    for item in block.figures:
        size = (mm(item.rect.w), mm(item.rect.h))
        for words in scene(item.figure, *size, samples.library(), styles.chart).words:
            face = f"{words.role.style.family} {words.role.style.weight}"
            yield f"chart {names[id(words.role)]} {face} {words.size_pt:.2f} {words.ink}"
