"""The harder editions: as hands leave them, in rare forms, very short and very long."""

from __future__ import annotations

from dataclasses import replace

from bench.realcopy import mix
from bench.realcopy.copy import Copy, Story
from bench.realcopy.entry import Entry, Make
from bench.realcopy.files import Write, document, other, text
from bench.realcopy.other import write_odt, write_pdf, write_rtf
from bench.realcopy.plain import Text
from bench.realcopy.stock import Stock
from bench.realcopy.word import Word


def _rough() -> list[Entry]:
    def news(count: int, **more: object) -> Make:
        return lambda stock: mix.news_edition(stock, count, **more)  # type: ignore[arg-type]

    def report(han: int, **more: object) -> Make:
        return lambda stock: mix.report(stock, han, **more)  # type: ignore[arg-type]

    def all_kinds(stock: Stock) -> Copy:
        copy = mix.news_edition(stock, 3, kickers=True, decks=True, photos=2, form="agency")
        names = mix.roll(stock, 2, 20, "表彰决定").stories[0]
        asked = mix.talk(stock, 4)
        poems = mix.poems(stock, "ci", 2, "")
        stories = (
            *copy.stories,
            replace(names, title="关于表彰先进个人的决定"),
            replace(asked.stories[0], title=asked.title),
            replace(poems.stories[0], title="词二首"),
        )
        return mix.with_elements(replace(copy, stories=stories), mix.grid(stock))

    def report_and_lists(stock: Stock) -> Copy:
        copy = mix.report(stock, 6000, repeat="（五）存在问题")
        names = mix.roll(stock, 3, 15, "").stories[0]
        copy = mix.with_elements(copy, mix.grid(stock), story=1)
        return replace(copy, stories=(*copy.stories, replace(names, title="附：先进个人名单")))

    heads = {"kickers": True, "decks": True}
    sent: list[tuple[str, Make, Write]] = [
        ("news-bold", news(6, **heads, photos=2), document(Word("bold", rough=True))),
        ("news-styles", news(6, decks=True, photos=3), document(Word(rough=True))),
        ("news-txt", news(6, **heads), text(Text(rough=True))),
        ("news-no-head", news(6, overall=False, kickers=True), document(Word("bold", rough=True))),
        ("news-faces", news(5, **heads, closes=True), document(Word("faces", rough=True))),
        ("report-faces", report(10000, speaker=True), document(Word("faces", rough=True))),
        ("report-txt", report(9000), text(Text("gb18030", "\r\n", rough=True))),
        ("report-wrapped", report(8000), text(Text(rough=True, wrap=36))),
        ("report-lists", report_and_lists, document(Word("faces"))),
        ("all-kinds-styles", all_kinds, document()),
        ("all-kinds-bold", all_kinds, document(Word("bold", rough=True))),
        ("all-kinds-txt", all_kinds, text(Text(blank=True))),
    ]
    return [Entry(f"rough-{name}", "rough", make, write) for name, make, write in sent]


def _forms() -> list[Entry]:
    def news(stock: Stock) -> Copy:
        return mix.news_edition(stock, 5, decks=True)

    def report(stock: Stock) -> Copy:
        return mix.report(stock, 8000)

    def poems(stock: Stock) -> Copy:
        return mix.poems(stock, "tang", 16, "唐詩選")

    sent: list[tuple[str, Make, Write]] = [
        ("rtf-news", news, other(write_rtf, ".rtf")),
        ("odt-report", report, other(write_odt, ".odt")),
        ("pdf-report", report, other(write_pdf, ".pdf")),
        ("pdf-news", news, other(write_pdf, ".pdf")),
        ("big5-verse", poems, text(Text("big5hkscs"))),
    ]
    return [Entry(f"form-{name}", "forms", make, write) for name, make, write in sent]


def _sizes() -> list[Entry]:
    def line(stock: Stock) -> Copy:
        return Copy(stock.headline(10, 18), ())

    def paragraph(stock: Stock) -> Copy:
        return Copy(stock.headline(10, 18), (Story("", tuple(stock.policy(60)[:1])),))

    def one(least: int, most: int) -> Make:
        return lambda stock: mix.one_story(stock, least, most)

    def briefs(stock: Stock) -> Copy:
        return mix.news_edition(stock, 3, 120, 220)

    def long(han: int) -> Make:
        return lambda s: mix.report(s, han, sections=4, level2=8, title="某县志·经济编")

    def many(stock: Stock) -> Copy:
        return mix.news_edition(stock, 60, 700, 1500, photos=12)

    sent: list[tuple[str, str, Make, Write]] = [
        ("one-line", "short", line, text()),
        ("one-paragraph", "short", paragraph, document()),
        ("half-page-txt", "short", one(700, 1000), text()),
        ("half-page-docx", "short", one(700, 1000), document(Word("bold"))),
        ("three-briefs", "short", briefs, document()),
        ("one-story", "medium", one(1500, 2200), document()),
        ("one-story-long-txt", "medium", one(3500, 5500), text()),
        ("report-60000-txt", "very long", long(60_000), text()),
        ("report-64000-docx", "very long", long(64_000), document(Word("faces"))),
        ("sixty-stories", "very long", many, document()),
        ("report-120000", "very long", long(120_000), document()),
    ]
    return [Entry(f"size-{name}", kind, make, write) for name, kind, make, write in sent]


def hard() -> list[Entry]:
    """Return these editions, in order."""
    return [*_rough(), *_forms(), *_sizes()]
