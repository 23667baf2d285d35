"""A sheet of names under heads, as 获奖名单 and 表彰名单 are → its title, heads and rolls.

Input: a sheet's cells by row. Output: blocks of copy; nothing where a row is something else. A
group of a row or two is no roll by its names alone: what all rows are tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.importing.blocks import MERGED, Block, Place
from content.importing.forms.sheets.grid import Grid
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_TITLED = re.compile(".{2,40}(?:名单|名录|光荣榜|英雄榜|评选结果|获奖情况)(?:公示)?")
#: What heads a group: 一等奖, 二、优秀党务工作者（3名）, 先进集体.
_GROUP = re.compile(
    rf"(?:[{ONE_TO_TEN}]{{1,2}}、|[（(][{ONE_TO_TEN}]{{1,2}}[）)])?\s*"
    r"(?:.{0,14}奖|(?:优秀|先进|最美|十佳|模范).{2,10})(?:[（(]共?\d{1,3}[名个人项位支家户][）)])?[:：]?"
    r"|.{2,16}[（(]共?\d{1,3}[名个人项位支家户][）)][:：]?"
)
#: The name of a person or an office, blanks within it closed.
_NAME = re.compile(f"[{HAN}·]{{2,18}}")
#: So many groups make such a sheet.
_GROUPS = 2


def rolls_of(grid: Grid) -> tuple[Block, ...]:
    """Return the copy of a sheet that holds names under heads alone; nothing of any other."""
    rows = [
        (number, [cell for cell in row if cell and cell not in MERGED])
        for number, row in zip(grid.numbers, grid.rows, strict=True)
    ]
    rows = [(number, words) for number, words in rows if words]
    if not rows or len(rows[0][1]) > 1 or not _TITLED.fullmatch(rows[0][1][0]):
        return ()
    heads = [at for at, (_, words) in enumerate(rows) if at and _is_head(words)]
    ends = [*heads[1:], len(rows)]
    filled = all(end - at > 1 for at, end in zip(heads, ends, strict=False))
    if len(heads) < _GROUPS or heads[0] != 1 or not filled:
        return ()
    named = (words for at, (_, words) in enumerate(rows) if at and at not in heads)
    if not all(_NAME.fullmatch(_closed(cell)) for words in named for cell in words):
        return ()
    return tuple(_blocks(grid.name, rows, heads, ends))


def _blocks(
    name: str, rows: list[tuple[int, list[str]]], heads: list[int], ends: list[int]
) -> Iterator[Block]:
    yield Block(rows[0][1][0], Place(name, rows[0][0]), hint="title", firm=True)
    for at, end in zip(heads, ends, strict=True):
        number, words = rows[at]
        yield Block(words[0], Place(name, number), firm=True)
        lines = tuple("　　".join(map(_closed, row)) for _, row in rows[at + 1 : end])
        yield Block("", Place(name, rows[at + 1][0]), hint="roll", rows=lines, firm=True)


def _is_head(words: list[str]) -> bool:
    return len(words) == 1 and bool(_GROUP.fullmatch(words[0]))


def _closed(cell: str) -> str:
    return re.sub(r"\s+", "", cell)
