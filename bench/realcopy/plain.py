"""Copy → a text file as offices keep it: wrapped, in any encoding, off the web."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.realcopy.copy import (
    Ask,
    Copy,
    Element,
    Grid,
    Line,
    Photo,
    Roll,
    Verse,
    element_lines,
    head_lines,
    photo_words,
    story_lines,
)
from bench.realcopy.rough import roughen_rows

#: What a page of the web has around its copy.
ABOVE = (
    "首页 > 政务公开 > 政府信息公开",
    "发布时间：2026-01-08 09:30    来源：某县人民政府办公室",
    "浏览次数：1286    字号：[大] [中] [小]    [打印] [关闭]",
    "下载 打印 全屏",
)
BELOW = (
    "扫一扫在手机打开当前页",
    "分享到：微信 微博 QQ空间",
    "责任编辑：丙某某",
    "[图库]",
    "上一篇：某县召开专题会议",
    "下一篇：关于做好值班工作的通知",
)
WITHIN = "&nbsp;&nbsp;"


@dataclass(frozen=True, slots=True)
class Text:
    """How a text file is written."""

    encoding: str = "utf-8"
    newline: str = "\n"
    indent: str = "　　"
    blank: bool = False  # an empty line between paragraphs
    wrap: int = 0  # characters a line; the mark of a new paragraph is its indent
    web: bool = False  # with the furniture of a web page
    ending: str = ".txt"
    names_a_row: int = 5
    gap: str = "　"  # between names of a row
    cells: str = "\t"  # between cells of a table
    rough: bool = False  # as hands leave it, see `rough.py`
    jump: bool = False  # 下转, 紧接


def write_text(copy: Copy, file: Path, form: Text) -> tuple[str, ...]:
    """Write the file; return the lines in it that are no copy."""
    rows = list(_rows(copy, form))
    dropped: tuple[str, ...] = ()
    if form.rough:
        rows, pages = roughen_rows(rows, random.Random(f"rough {copy.title}"))
        dropped = tuple(pages)
    if form.web:
        place = 3
        rows = [
            *ABOVE,
            "",
            *rows[:place],
            "",
            *(f"{WITHIN}{r}" if r.startswith("　") else r for r in rows[place:]),
            "",
            *BELOW,
        ]
        dropped += (*ABOVE, *BELOW)
    if form.jump:
        middle = len(rows) // 2
        rows = [*rows[:middle], "（下转第四版）", "（上接第一版）", *rows[middle:]]
        dropped += ("（下转第四版）", "（上接第一版）")
    separator = form.newline * (2 if form.blank else 1)
    words = separator.join(rows) + form.newline
    if form.ending in (".html", ".htm"):
        words = _page(rows, copy.title)
    file.write_bytes(words.encode(form.encoding, errors="replace"))
    return dropped


def _page(rows: list[str], title: str) -> str:
    body = "\n".join(f"<p>{html.escape(row.strip())}</p>" for row in rows if row.strip())
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}_某县人民政府'
        f"</title><style>p{{text-indent:2em}}</style><script>var a=1;</script></head>\n"
        f"<body><div class=nav>首页</div>\n{body}\n</body></html>\n"
    )


def _rows(copy: Copy, form: Text) -> Iterator[str]:
    for line in head_lines(copy):
        yield from _set(line, form)
    for story in copy.stories:
        yield ""
        bare = [line for line in story_lines(story) if line.role in _HEADS and line.text]
        for line in bare:
            yield from _set(line, form)
        for element in story.body:
            yield from _element(element, form)
        if story.close:
            yield story.close


_HEADS = frozenset({"story-label", "story-kicker", "title", "story-deck", "byline"})
_INDENTED = frozenset({"paragraph", "subhead", "lede", "question", "answer"})


def _set(line: Line, form: Text) -> Iterator[str]:
    text = (form.indent if line.role in _INDENTED else "") + line.text
    if not form.wrap:
        yield text
        return
    for start in range(0, len(text), form.wrap):
        yield text[start : start + form.wrap]


def _element(element: Element, form: Text) -> Iterator[str]:
    match element:
        case Photo():
            yield photo_words(element)
        case Verse(title, author, stanzas):
            yield from ("", title, author) if author else ("", title)
            for stanza in stanzas:
                yield from stanza
                yield ""
        case Roll(groups):
            for head, names in groups:
                if head:
                    yield head
                for start in range(0, len(names), form.names_a_row):
                    row = names[start : start + form.names_a_row]
                    yield form.gap.join(spread(name) for name in row)
        case Grid(title, rows, _, note):
            yield title
            yield from (form.cells.join(row) for row in rows)
            if note:
                yield note
        case Ask():
            for line in element_lines(element):
                yield from _set(line, form)
        case _:
            for line in element_lines(element):
                yield from _set(line, form)


def spread(name: str) -> str:
    """Return a name at the width of three characters, as lists of names have them."""
    return f"{name[0]}　{name[1]}" if len(name) == 2 else name
