"""All editions of the corpus: a name, its kind, how its copy is mixed and how it is sent."""

from __future__ import annotations

from dataclasses import replace

from bench.realcopy import mix
from bench.realcopy.copy import Copy, Para, Story
from bench.realcopy.entry import Entry, Make
from bench.realcopy.files import Write, document, folder_of, loose_pictures, text, workbook
from bench.realcopy.hard import hard
from bench.realcopy.plain import Text
from bench.realcopy.sheets import Book
from bench.realcopy.stock import Stock
from bench.realcopy.word import Word

SMALL = ((512, 384), (512, 340))
PORTRAITS = ((900, 1400), (1400, 2000))


def _reports() -> list[Entry]:
    def of(han: int, **more: object) -> Make:
        return lambda stock: mix.report(stock, han, **more)  # type: ignore[arg-type]

    two_lines = {"title": "坚持稳中求进奋力谱写高质量发展新篇章 为全面建设现代化新县城而团结奋斗"}
    sent: list[tuple[str, Make, Write]] = [
        ("txt", of(9000), text()),
        ("txt-wrapped", of(12000), text(Text(wrap=34))),
        ("txt-wrapped-no-indent", of(8000, speaker=False), text(Text(wrap=38, indent=""))),
        ("txt-gbk", of(8000, sections=2), text(Text("gbk", "\r\n"))),
        ("txt-bom-crlf-blank", of(13000), text(Text("utf-8-sig", "\r\n", blank=True))),
        ("txt-utf16", of(8000, level2=3), text(Text("utf-16"))),
        ("txt-web", of(10000), text(Text(web=True))),
        ("txt-jump", of(9000, sections=2), text(Text(jump=True))),
        ("md", of(9000), text(Text(blank=True, indent="", ending=".md"))),
        ("html", of(9000), text(Text(web=True, ending=".html"))),
        ("docx-styles", of(15000), document(Word())),
        ("docx-faces", of(12000), document(Word("faces"))),
        ("docx-faces-long", of(20000), document(Word("faces", running=True))),
        ("docx-faces-repeat", of(11000, repeat="（五）存在问题"), document(Word("faces"))),
        ("docx-bold", of(10000), document(Word("bold"))),
        ("docx-no-looks", of(14000), document(Word("none"))),
        ("docx-lists", of(9000), document(Word("auto"))),
        ("docx-two-line-title", of(16000, **two_lines), document(Word("faces"))),
        ("docx-three-levels", of(18000, level3=2), document(Word("faces"))),
        ("docx-no-subheads", of(9000, level2=0), document(Word("bold"))),
    ]
    return [Entry(f"report-{name}", "report", make, write) for name, make, write in sent]


def _news() -> list[Entry]:
    def of(count: int, **more: object) -> Make:
        return lambda stock: mix.news_edition(stock, count, **more)  # type: ignore[arg-type]

    heads = {"kickers": True, "decks": True}
    sent: list[tuple[str, Make, Write]] = [
        ("bold-kickers", of(6, **heads), document(Word("bold"))),
        ("styles-decks", of(6, decks=True, photos=2), document()),
        ("captions-under", of(5, photos=4, form="plain"), document(Word("bold"))),
        ("captions-over", of(5, photos=4, form="agency", over=True), document(Word("bold"))),
        ("captions-spaced", of(5, photos=4, form="spaced"), document()),
        ("captions-file", of(5, photos=3, form="file"), document(Word("faces"))),
        ("no-overall-head", of(7, overall=False, photos=2), document(Word("bold"))),
        ("closes", of(6, closes=True, decks=True), document(Word("bold"))),
        ("one-file-txt", of(8, overall=False), text(Text(blank=True))),
        ("one-file-txt-indent", of(6, **heads), text()),
        ("web-txt", of(4, closes=True), text(Text(web=True, jump=True))),
        ("web-html", of(4), text(Text(web=True, ending=".html"))),
        ("folder", of(6, overall=False, photos=3), folder_of()),
        ("files", of(6, photos=3, decks=True), folder_of(whole=False)),
        ("files-styles", of(5, overall=False), folder_of(Word(), whole=False)),
        ("zip", of(5, photos=2), folder_of(packed=True)),
        ("no-looks", of(6, decks=True), document(Word("none"))),
        ("faces", of(6, **heads, photos=2), document(Word("faces", running=True))),
        ("soft-breaks", of(4, decks=True), document(Word("bold", soft=True))),
        ("text-box", lambda s: mix.boxed(of(4)(s), s), document(Word("bold", boxes=True))),
        ("boxes", lambda s: mix.boxed(mix.news_edition(s, 3), s), document(Word("bold"))),
        ("inline", _inline, document()),
        ("tracked", _tracked, document(Word("bold"))),
        ("rare", _rare, document()),
        ("30-small-docx", of(30, least=150, most=320), document()),
        ("30-small-txt", of(30, least=150, most=320, overall=False), text(Text(blank=True))),
        ("loose-pictures", of(5, photos=4, form="none"), loose_pictures()),
    ]
    return [Entry(f"news-{name}", "news", make, write) for name, make, write in sent]


def _inline(stock: Stock) -> Copy:
    copy = mix.news_edition(stock, 4)
    return mix.with_elements(
        copy,
        Para(
            "全年减少排放10⟦sup:6⟧克，新增绿地3.2万m⟦sup:2⟧，CO⟦sub:2⟧浓度明显下降，达标率⟦sym:≥⟧90%。"
        ),
        Para("夜间气温降至零下12⟦sym:°⟧C，误差⟦sym:±⟧0.5，⟦ruby:贠|yùn⟧家村的大棚照常供菜。"),
        Para("截至⟦field:2026年1月5日⟧，①水厂 ②泵站 ③管网三项工程全部完工，⟦bold:一项不少⟧。"),
    )


def _tracked(stock: Stock) -> Copy:
    copy = mix.news_edition(stock, 4, decks=True)
    return mix.with_elements(
        copy,
        Para("全县粮食总产量达到⟦del:41.2⟧⟦ins:42.6⟧万吨，⟦strike:比上年略减，⟧再创历史新高。"),
        Para("会议强调，要抓好春耕备耕。⟦hidden:此处请领导审定后再发⟧各乡镇汇报了准备情况。"),
    )


def _rare(stock: Stock) -> Copy:
    copy = mix.news_edition(stock, 4)
    return mix.with_elements(
        copy,
        Para(
            "据县志记载，贾𬴊、沈𫖯、龚䶮三位先生曾在此讲学，碑上仍存“國”“學”二字，㙓塘因此得名。"
        ),
        Para("百岁老人说：“一辈子没见过这么好的光景👍。”"),
    )


def _pictures() -> list[Entry]:
    def of(count: int, **more: object) -> Make:
        return lambda stock: mix.news_edition(stock, count, **more)  # type: ignore[arg-type]

    def solo(stock: Stock) -> Copy:
        copy = Copy(stock.headline(8, 14), (Story("", tuple(stock.policy(120)[:1])),))
        return mix.with_elements(copy, *(stock.photo() for _ in range(6)))

    sent: list[tuple[str, Make, Write]] = [
        ("twelve", of(5, photos=12), document()),
        ("small-512", of(5, photos=5, sizes=SMALL), document()),
        ("portraits", of(4, photos=6, sizes=PORTRAITS), document(Word("bold"))),
        ("page-of-photos", solo, document()),
    ]
    return [Entry(f"pictures-{name}", "pictures", make, write) for name, make, write in sent]


def _verse() -> list[Entry]:
    def of(kind: str, count: int, title: str) -> Make:
        return lambda stock: mix.poems(stock, kind, count, title)

    def mixed(stock: Stock) -> Copy:
        prose = mix.news_edition(stock, 3, decks=True)
        return mix.with_elements(prose, *mix.poems(stock, "modern", 2, "").stories[0].body)

    sent: list[tuple[str, Make, Write]] = [
        ("ci-soft", of("ci", 14, "宋词里的春天"), document()),
        ("odes-txt", of("odes", 16, "诗经选读"), text()),
        ("modern", of("modern", 7, "诗歌专版"), document(Word("bold"))),
        ("modern-lines", of("modern", 6, "新年诗会"), document(Word("none", verse="lines"))),
        ("table", of("ci", 8, "词选"), document(Word("bold", verse="table"))),
        ("tang-traditional", of("tang", 20, "唐詩選"), text(Text("gb18030"))),
        ("with-prose", mixed, document()),
    ]
    return [Entry(f"verse-{name}", "verse", make, write) for name, make, write in sent]


def _lists() -> list[Entry]:
    def names(groups: int, each: int, *, heads: bool = True) -> Make:
        return lambda s: mix.roll(s, groups, each, "关于表彰先进集体和先进个人的决定", heads=heads)

    def talk(count: int, **more: object) -> Make:
        return lambda stock: mix.talk(stock, count, **more)  # type: ignore[arg-type]

    sent: list[tuple[str, Make, Write]] = [
        ("names-spaces", names(4, 25), document(Word("bold"))),
        ("names-tabs", names(3, 40), document(Word("styles", roll="tabs"))),
        ("names-table", names(4, 20), document(Word("bold", roll="table"))),
        ("names-txt", names(5, 30, heads=False), text()),
        ("questions-txt", talk(6, more=2), text()),
        ("questions-names", talk(5, asks="记者：", answers="*", more=1), document(Word("none"))),
        ("questions-bold", talk(5, more=2), document(Word("styles", bold_questions=True))),
        ("questions-long", talk(6, asks="记者：", answers="*", more=5), document(Word("bold"))),
    ]
    return [
        Entry(f"list-{name}", "names" if "names-" in name[:6] else "questions", make, write)
        for name, make, write in sent
    ]


def _tables() -> list[Entry]:
    def table(story: int = 900, **more: object) -> Make:
        def make(stock: Stock) -> Copy:
            copy = mix.one_story(stock, story, story * 2)
            return mix.with_elements(copy, mix.grid(stock, **more))  # type: ignore[arg-type]

        return make

    def alone(count: int = 1, **more: object) -> Make:
        def make(stock: Stock) -> Copy:
            grids = [mix.grid(stock, **more) for _ in range(count)]  # type: ignore[arg-type]
            grids = [replace(g, title=f"{2023 + i}年各地主要经济指标") for i, g in enumerate(grids)]
            return Copy("", (Story("", tuple(grids)),))

        return make

    sent: list[tuple[str, Make, Write]] = [
        ("13x4", table(), document(Word("bold"))),
        ("merged", table(merged=True, columns=5), document()),
        ("txt-tabs", table(), text()),
        ("xlsx", alone(), workbook()),
        ("xlsx-two-storey", alone(2, merged=True, columns=5), workbook()),
        ("xlsx-hidden", alone(), workbook(Book(hidden_sheet=True, hidden_row=True))),
        ("xlsx-text-numbers", alone(), workbook(Book(as_text=True, broken=True))),
        ("xlsx-with-docx", table(rows=9, columns=3), workbook(with_text=True)),
        ("csv-gbk", table(rows=8), workbook(Book(ending=".csv"), with_text=True)),
    ]
    return [Entry(f"table-{name}", "tables", make, write) for name, make, write in sent]


def catalogue() -> list[Entry]:
    """Return all editions, in order."""
    usual = [*_reports(), *_news(), *_pictures(), *_verse(), *_lists(), *_tables()]
    return [*usual, *hard()]
