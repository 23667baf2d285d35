"""Rolls of names, and rows of cells, known by their shape before marks and spaces are mended.

Input: the blocks of a source. Output: the blocks, runs of rows of names each as one block with its
rows, rows of cells that tabs part as a table. A run that is not sure to be one stays paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Block, Log, Table
from content.importing.recognising.roles import (
    name_line,
)
from content.reading.roll import names
from content.words import Message, message
from fonts.chinese import surnames
from fonts.chinese.characters import HAN

#: A name: Han of two to four, a foreign one with dots, a remark in brackets behind it.
_NAME = re.compile(
    rf"(?:[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}})+)(?:[（(][^（）()]{{1,8}}[）)])?"
)
#: A name of two characters with a blank inside and a remark behind it: 汪　棠（女）.
_SPREAD = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]([{HAN}])(?=[（(])")
NO_NAME = re.compile(
    r"记者|通讯员|作者|摄影?$|供图|编辑|责编|校对|美编|主编|电话|地址|时间|合计|总计|单位|姓名|序号|名称|备注|下载|打印|收藏"
    r"|分享|关闭|全屏|字号|首页|加大|还原|减小|来源"
)
#: Cells of a table are names where most begin with one of these.
_SURNAMES = surnames.ALL | surnames.STEMS
_GAP = re.compile(r"\S[\t \u3000\xa0、，]+\S")
#: An item of a row is so long; a blank inside two of its characters spreads a name: 舒　晴家庭.
_ITEM = re.compile(rf"[{HAN}·“”]{{2,14}}(?:[（(][^（）()]{{1,8}}[）)])?")
_SPREAD_ITEM = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000](?=[{HAN}]+(?:[\t \u3000]|$))")
_WIDE = re.compile(r"[\t\u3000]+| {2,}")
#: So many items in a row, and rows, are a roll; a row has no more characters.
_ITEMS, _ROWS, _LONG_ROW = 3, 2, 90
#: So many names of a row begin with a family's or are foreign; the others are rare.
_SURE = 0.5
#: So many of the cells of a table, where no head says that they are names.
_SURE_CELLS = 0.85
#: So many names make a roll, so many of them in a row.
LEAST_NAMES, _ROW = 6, 2
#: So many rows of cells make a table; no cell is longer, characters.
_LEAST_ROWS, _CELL = 3, 60
#: How many stand under a head.
_COUNTED = re.compile(r"[（(]共?(\d{1,3})[名人位个户家所][）)][:：]?$")
#: What a head says, or the group beside a row, is no longer, characters.
_HEAD, _GROUP = 26, 16


def counts_names(text: str) -> int:
    """Return how many names a head says stand under it (一等奖（2名）); 0 where it does not."""
    found = _COUNTED.search(text.strip())
    return int(found[1]) if found and len(text.strip()) <= _HEAD else 0


def row_of_names(text: str) -> tuple[str, ...]:
    """Return the names of a row that holds nothing else; empty where it holds other words."""
    text = _SPREAD.sub(r"\1\2", text.strip())
    if not _GAP.search(text) or NO_NAME.search(text) or re.search(r"\d", text):
        return ()
    found = tuple(names(text.replace("\t", "\u3000\u3000")))
    sound = all(_NAME.fullmatch(name) for name in found)
    if sound and not _WIDE.search(text) and re.search("[、，]", text):  # so are dishes, and clauses
        sound = sum(name[0] in surnames.COMMON for name in found) >= 0.6 * len(found)
    return found if sound and len(found) >= _ROW else ()


def names_alone(text: str) -> tuple[str, ...]:
    """Return the names of a paragraph that blanks part and that holds nothing else."""
    found = () if "、" in text else row_of_names(text)
    sure = sum(name[0] in _SURNAMES or "·" in name for name in found)
    return found if len(found) > _ROW and sure >= _SURE * len(found) else ()


def row_of_items(text: str, least: int) -> tuple[str, ...]:
    """Return the items of a row that wide blanks part: families, schools; empty where none are."""
    if len(text) > _LONG_ROW or NO_NAME.search(text) or re.search(r"[\d，。；：:]", text):
        return ()
    found = tuple(_WIDE.split(_SPREAD_ITEM.sub(r"\1", text.strip())))
    return found if len(found) >= least and all(_ITEM.fullmatch(one) for one in found) else ()


def names_of_table(table: Table, head: str = "") -> tuple[tuple[str, ...], ...]:
    """Return the rows of names of a table that holds nothing else.

    A head over it may say how many they are; fewer are a roll then too.
    """
    rows = [tuple(re.sub(r"\s+", "", c) for c in row if c.strip()) for row in table.rows]
    found = [name for row in rows for name in row]
    sure = sum((name[0] in _SURNAMES and len(name) <= 4) or "·" in name for name in found)
    whole = all(_NAME.fullmatch(n) and not NO_NAME.search(n) for n in found)
    counted = len(found) == counts_names(head)
    least = _SURE if counted else _SURE_CELLS
    if not (counted or len(found) >= LEAST_NAMES) or not whole or sure < least * len(found):
        return ()
    return tuple(row for row in rows if row)


def groups_of_table(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the rows of names of a table that has a group (a class, a village) beside each row."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in table.rows]
    if len(rows) < _ROWS or any(len(row) != 2 or len(row[0]) > _GROUP for row in rows):
        return ()
    found = [(group, names_alone(cell)) for group, cell in rows]
    if not all(names and not re.search("[：:]", group) for group, names in found):
        return ()
    return tuple((f"{group}：{names[0]}", *names[1:]) for group, names in found)


def rolls(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Return the blocks, rows of names that follow each other put together as rolls."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        table = block.table
        over = blocks[at - 1].text if at else ""
        in_table = (names_of_table(table, over) or groups_of_table(table)) if table else ()
        if in_table:
            out.append(_roll(block, in_table, log))
            at += 1
            continue
        rows: list[tuple[str, ...]] = []
        counted = counts_names(over)
        while at + len(rows) < len(blocks):
            following = blocks[at + len(rows)]
            least = _ROW if rows else _ITEMS
            found = row_of_names(following.text) or row_of_items(following.text, least)
            if counted == 1 and name_line(following.text):
                found = (following.text.strip(),)
            if not found or following.level or following.hint:
                break
            rows.append(found)
        whole = counted > 0 and counted == sum(map(len, rows))
        if whole or _is_roll(rows) or _is_roll_of_items(rows):
            out.append(_roll(block, tuple(rows), log))
            at += len(rows)
        else:
            out += blocks[at : at + max(1, len(rows))]
            at += max(1, len(rows))
    return out


def tabbed(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Put rows of cells that tabs part together as a table."""
    out: list[Block] = []
    for tabbed, run in itertools.groupby(blocks, lambda b: _cells(b) > 1):
        rows = list(run)
        counts = Counter(map(_cells, rows))
        usual, times = counts.most_common(1)[0]
        if not tabbed or len(rows) < _LEAST_ROWS or usual < 2 or times < 0.7 * len(rows):
            out += rows
            continue
        cells = [tuple(c.strip() for c in row.text.strip().split("\t")) for row in rows]
        width = max(map(len, cells))
        matrix = tuple(row + ("",) * (width - len(row)) for row in cells)
        first = rows[0]
        log.change(
            Message("imported.rows-of-cells"),
            first.place,
            first.text[:20].replace("\t", " "),
            message("imported.cells", rows=len(rows), columns=width),
        )
        table = Table(matrix, first.place)
        out.append(replace(first, text="", table=table))
    return out


def _cells(block: Block) -> int:
    text = block.text.strip()
    long = block.table or block.rows or "\t" not in text
    cells = text.split("\t")
    return 0 if long or any(len(c) > _CELL for c in cells) else len(cells)


def _is_roll(rows: list[tuple[str, ...]]) -> bool:
    found = [name for row in rows for name in row]
    usual = sum(2 <= len(re.sub(r"[（(].*", "", name)) <= 3 for name in found)
    enough = len(found) >= LEAST_NAMES or (len(rows) == 1 and len(found) >= LEAST_NAMES - 1)
    return enough and usual >= 0.6 * len(found) and max(map(len, rows)) > _ROW


def _is_roll_of_items(rows: list[tuple[str, ...]]) -> bool:
    """Tell whether rows hold items in columns: several rows, most with as many items.

    One row is enough where all its items end alike: 邝志强家庭　　巫　平家庭　　….
    """
    if len(rows) == 1 and len(rows[0]) > _ITEMS:
        return len({item[-_ROW:] for item in rows[0]}) == 1
    if len(rows) < _ROWS or any(len(item) < _ROW for row in rows for item in row):
        return False
    usual, times = Counter(map(len, rows[:-1])).most_common(1)[0]
    return usual >= _ITEMS and times >= 0.7 * (len(rows) - 1) and len(rows[-1]) <= usual


def _roll(block: Block, rows: tuple[tuple[str, ...], ...], log: Log) -> Block:
    count = sum(map(len, rows))
    log.change(
        Message("imported.roll"),
        block.place,
        "　".join(rows[0])[:20],
        message("imported.names", count=count),
    )
    lines = tuple("　　".join(row) for row in rows)
    return replace(block, text="", table=None, hint="roll", rows=lines)
