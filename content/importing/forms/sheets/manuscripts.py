"""A list of copy kept as a table, a story in each row → blocks of copy.

Input: a table whose head names a column of titles and one of copy, as an editor's list of what came
in has it: 序号, 栏目, 标题, 作者, 正文, 备注. Output: its stories in order; cells that say nothing
to readers are left out, and told where they hold words of the office's own. A table that lists
pictures (文件名, 图片说明, 作者) is lines of captions, each behind the name of its picture.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import astuple, dataclass
from statistics import median

from content.importing.blocks import MERGED, Block, Log, Place, Table
from content.importing.forms.photos import signed
from content.importing.recognising.formlabels import column_of
from content.words import Message

_KICKER = re.compile("栏目|版块|引题|肩题|眉题")
_TITLE = re.compile("(?:稿件|新闻|文章)?(?:主?标题|题目|题名)")
_DECK = re.compile("副标?题")
_WRITER = re.compile("作者|记者|通讯员|署名|撰稿人?|供稿(?:人|单位)?")
_COPY = re.compile("(?:稿件|新闻|文章)?(?:正文|内容|全文|原文)")
#: A column that is called so is copy; 内容 may be of lessons, unless somebody wrote it.
_SURE = re.compile("稿件内容|新闻内容|文章内容|.*(?:正文|全文|原文)")
#: Columns whose cells say nothing to anybody.
_NUMBER = re.compile("序号|编号|字数")
#: Copy of a list is as long, characters, at the middle of its rows; less are remarks in a table.
_LEAST_COPY = 40
_WHY = Message("imported.list-of-copy")
#: Columns of a list of pictures: their files, what they show, who took them.
_FILE = re.compile("文件名称?|(?:图片|照片)(?:名称|编号|文件名?|序号)?|图号")
_SHOWN = re.compile("(?:图片|照片|文字|内容)?(?:说明|图说|图注|描述)")
_TAKER = re.compile("(?:图片|摄影)?作者|摄影(?:者|师)?|拍摄(?:者|人)?|署名|供图(?:单位)?")
_ENDING = re.compile(r"\.(?:jpe?g|png|tiff?|webp|gif|bmp)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Columns:
    """Where a list has the parts of its stories; -1 for what it has not."""

    kicker: int
    title: int
    deck: int
    writer: int
    copy: int


def stories_of(table: Table, log: Log) -> tuple[Block, ...]:
    """Return the copy of a table that lists stories; nothing where it is another table."""
    head, *rows = table.rows
    at = _Columns(*(column_named(head, part) for part in (_KICKER, _TITLE, _DECK, _WRITER, _COPY)))
    if min(at.title, at.copy) < 0 or not rows or not all(said(row, at.title) for row in rows):
        return ()
    if at.writer < 0 and not _SURE.fullmatch(head[at.copy].strip()):
        return ()
    if median(len(said(row, at.copy)) for row in rows) < _LEAST_COPY:
        return ()
    out: list[Block] = []
    for words in head:
        log.leave_out(table.place, words, _WHY)
    for number, row in enumerate(rows, 1):
        place = Place(table.place.source, table.place.number + number)
        out += _story(head, row, at, place)
        leave_rest(head, row, astuple(at), place, _WHY, log)
    return tuple(out)


def captions_of(table: Table, log: Log) -> tuple[Block, ...]:
    """Return the captions of a table that lists pictures; nothing where it is another table."""
    head, *rows = table.rows
    file, shown, taker = (column_named(head, part) for part in (_FILE, _SHOWN, _TAKER))
    if min(file, shown) < 0 or not all(said(row, file) and said(row, shown) for row in rows):
        return ()
    for words in filter(None, head):
        log.leave_out(table.place, words, _WHY)
    out = []
    for number, row in enumerate(rows, 1):
        place = Place(table.place.source, table.place.number + number, table.place.unit)
        name = _ENDING.sub("", said(row, file))
        words = f"{said(row, shown)} {signed(said(row, taker))}".strip()
        out.append(Block(f"{name}：{words}", place, firm=True))
        for column in set(range(len(head))) - {shown, taker}:
            if words := said(row, column).removeprefix(name if column == file else ""):
                log.leave_out(place, words, _WHY)
    return tuple(out)


def leave_rest(
    head: tuple[str, ...],
    row: tuple[str, ...],
    kept: Collection[int],
    place: Place,
    why: Message,
    log: Log,
) -> None:
    """Note the cells of a row that are not printed; those that say something are asked about."""
    for column, label in enumerate(head):
        if column not in kept and (words := said(row, column)):
            log.leave_out(place, words, why)
            if not _NUMBER.fullmatch(label.strip()):
                log.doubt(place, f"{label}：{words}", why, Message("imported.listed"))


def column_named(head: tuple[str, ...], part: re.Pattern[str]) -> int:
    """Return the column that a head names as a part of stories; -1: none."""
    named = (at for at, cell in enumerate(head) if part.fullmatch(re.sub(r"\s", "", cell)))
    return next(named, -1)


def said(row: tuple[str, ...], column: int) -> str:
    """Return the words of a cell; none where there is no such column."""
    cell = row[column] if column >= 0 else ""
    return "" if cell in MERGED else cell.strip()


def _story(
    head: tuple[str, ...], row: tuple[str, ...], at: _Columns, place: Place
) -> Iterator[Block]:
    """Yield a row's story: its column's name and title as they stand in one line, deck, copy."""
    kicker, title = said(row, at.kicker), " ".join(said(row, at.title).split())
    named = f"{kicker}丨{title}"
    if kicker and not column_of(named)[1]:  # no name of a column: a line of its own
        yield Block(kicker, place, firm=True)
        named = title
    yield Block(named if kicker else title, place, level=1, firm=True)
    if deck := said(row, at.deck):
        yield Block(" ".join(deck.split()), place, hint="subtitle", firm=True)
    if writer := " ".join(said(row, at.writer).split()):
        bare = not re.search("记者|通讯员|作者|[文供]/|[：:]", writer)
        words = f"{head[at.writer]}：{writer}" if bare else writer
        yield Block(words, place, hint="byline", firm=True)
    for line in filter(None, map(str.strip, said(row, at.copy).split("\n"))):
        yield Block(line, place, hint="body", firm=True)
