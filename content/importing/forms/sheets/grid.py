"""A sheet's cells → its tables: blocks of filled rows with their titles, units and sources.

Input: rows of cells as they are shown, `<` and `^` where they are merged, with the numbers of
their rows. Output: `Table`s, and what is copy: sentences over the first of them, and names in
rows with the heads over them. Words that belong to no table are noted as left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from content.importing.blocks import MERGED, Block, Log, Place, Table
from content.importing.forms.sheets.deeds import persons_of
from content.importing.forms.sheets.displayed import ERRORS
from content.importing.forms.sheets.manuscripts import captions_of, stories_of
from content.importing.recognising.rolls import names_of_table
from content.importing.text.lines import ended
from content.words import Message
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_SOURCE = re.compile(
    r"(?:资料|数据)?来源\s*[:：]|^(?:备?注|附注|说明)\s*[:：\d]|^[^\d，。]{2,14}(?:供稿|提供|整理|制表)$"
)
#: What stands under a table's title and is none of it: in what it counts, who made it, and when.
_NOTE = re.compile(
    r"[（(]?(?:(?:计量)?单位|(?:填报|编制|制表|报送|统计)(?:单位|部门|人|日期|时间)?)\s*[:：]"
)
#: What several columns count in: 水位：米　流量：立方米/秒.
_COUNTED = (
    r"[万亿千百]*(?:立方米|平方米|平方公里|公里|千米|毫米|厘米|米|秒|分钟|小时|吨|公斤|千克|克|[美欧]?元|人次|人"
    r"|户|[个件亩度辆头只羽次家升所台套张间株]|公顷|千瓦时?|[%‰℃])"
)
_UNITS = re.compile(rf"(?:[{HAN}]{{1,8}}\s*[:：]\s*{_COUNTED}(?:/{_COUNTED})?[\s，、；]*){{2,6}}")
#: What is said under a title in a row of its own: （排名不分先后）, 2034年3月.
_SAID = re.compile(
    r"[（(].{2,30}[）)]|(?:排名|排序)不分先后.{0,4}|(?:以|按)姓氏笔[画划].{0,6}|(?:数据)?截[至止].{2,20}"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|第[一二三四]季度)"
)
#: Who filled in a form, on a row of several cells under it: no row of the table.
_FILLED_IN = re.compile(
    r"(?:填表|制表|填报|编制|审核|复核|审批|核准|经办|统计|报送|(?:单位|部门|主要)?负责|分管|联系)"
    r"(?:人|单位|部门|日期|时间|领导|电话)?(?:签[字章名])?\s*[:：].{0,24}"
)
#: Which paper of a letter a sheet is: no part of its title.
_ATTACHED = re.compile(rf"附[件表]?\s*[\d{ONE_TO_TEN}]{{0,2}}\s*[:：]?")
_BESIDE = Message("imported.beside-tables")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_FIGURE = re.compile(r"[-−]?[¥￥$]?\d[\d.,]*%?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
#: A line this long under a table says something about it, and heads no row.
_LONG = 16
#: A sentence over all tables is copy where it is this long, characters.
_SENTENCE = 20
#: Cells of a column of labels that begins a table beside another: its head and two rows.
_LEAST_LABELS = 3
#: Blank rows between a table and what is said of it.
_BLANKS = 6
#: A line no further under a table, rows, is said of it.
_CLOSE = 2


@dataclass(frozen=True)
class Grid:
    """Cells that are seen: words by row, and the rows' numbers in the file."""

    name: str
    title: str
    rows: Sequence[tuple[str, ...]]
    numbers: Sequence[int]


@dataclass
class _Open:
    """A block being gathered."""

    heads: list[str] = field(default_factory=list)  # the lines over it
    note: str = ""
    rows: list[int] = field(default_factory=list)
    near: bool = False  # its title stands close under the table before it

    @property
    def title(self) -> str:
        """Its lines as one."""
        return " ".join(self.heads)


def blocks_of(grid: Grid, log: Log, copy: list[Block]) -> list[Table]:
    """Return the tables of a grid, top to bottom; a line close under the last is its note.

    What is copy is put to `copy`.
    """
    out: list[Table] = []
    block = _Open()
    over: list[str] = []  # the lines over the first table
    last = -_CLOSE - 1
    for at, row in enumerate([*grid.rows, ()]):
        filled = _words(row)
        alone = filled[0] if len(filled) == 1 else ""
        if len(filled) > 1 and block.rows and _is_filled_in(filled):
            words = "　".join(filled)
            place = Place(grid.name, grid.numbers[at])
            log.leave_out(place, words, Message("imported.beside-tables"))
            log.doubt(place, words, Message("imported.beside-tables"), Message("imported.listed"))
            continue
        if len(filled) > 1 and not block.rows and all(map(_is_legend, filled)):
            block.note = "　".join(filter(None, (block.note, *filled)))
            continue
        if _ATTACHED.fullmatch(alone) and not block.rows:
            log.leave_out(Place(grid.name, grid.numbers[at]), alone, _BESIDE)
            continue
        last = block.rows[-1] if block.rows else last
        over = over if out else block.heads
        goes_on = not filled and any(row)  # merged with the cells above
        if (
            (block.rows and goes_on)
            or len(filled) > 1
            or (alone and block.rows and _heads_row(grid, block, at))
        ):
            block.rows.append(at)
        elif alone and (
            _NOTE.match(alone)
            or _UNITS.fullmatch(alone)
            or (_SOURCE.search(alone) and block.rows)
            or (block.title and not block.rows and _SAID.fullmatch(alone))
        ):
            block.note = "　".join(filter(None, (block.note, alone)))
        elif alone and not block.rows and not out and ended(alone) and len(alone) >= _SENTENCE:
            copy += _heads(grid, block.heads, copy)
            copy.append(Block(alone, Place(grid.name, grid.numbers[at]), firm=True))
            block = _Open()
        elif alone and not block.rows:
            block.near = block.near or (not block.title and at - last <= _CLOSE)
            block.heads.append(alone)
        elif alone:
            out += _made(grid, block, log, copy, goes_on=not out)
            block = _Open([alone], near=True)
        elif block.rows and not _note_follows(grid, at) and not _goes_on(grid, block, at):
            out += _made(grid, block, log, copy, goes_on=not out)
            block = _Open()
    under = "　".join(filter(None, (block.title, block.note)))
    if out and block.near and not block.rows and not _FILLED_IN.match(under):
        out[-1] = replace(out[-1], note="　".join(filter(None, (out[-1].note, under))))
    else:
        out += _made(grid, block, log, copy, goes_on=not out)
    if len(out) > 1 and len(over) > 1 and _alike(over[-1], out[1].title) and not copy:
        copy += _heads(grid, over[:-1], copy)
        out[0] = replace(out[0], title=over[-1])
    return out


def _alike(title: str, other: str) -> bool:
    """Tell whether two lines head tables of one kind, under the title of all: 男子组, 女子组."""
    return len(title) == len(other) <= _LONG and title[-1:] == other[-1:] and title != other


def _is_legend(words: str) -> bool:
    """Tell whether a cell over a table's head says who made it, when, and what it counts in."""
    found = _NOTE.match(words) or _UNITS.fullmatch(words)
    return bool(found or _DAY.fullmatch(words) or _SAID.fullmatch(words))


def _is_filled_in(cells: Sequence[str]) -> bool:
    """Tell whether cells say who filled in a form; one of them may be the day alone."""
    said = [cell for cell in cells if not _DAY.fullmatch(cell)]
    return bool(said) and all(map(_FILLED_IN.fullmatch, said))


def _heads(grid: Grid, heads: Sequence[str], before: Sequence[Block]) -> list[Block]:
    """Return lines over copy; the first of all is the title."""
    place = Place(grid.name)
    return [
        Block(words, place, hint="" if number or before else "title", firm=True)
        for number, words in enumerate(heads)
    ]


def _made(
    grid: Grid, block: _Open, log: Log, copy: list[Block], *, goes_on: bool
) -> Iterator[Table]:
    """Yield the tables of a block; lines without one are copy where the sheet's copy goes on."""
    if not block.rows and goes_on and copy:
        copy += _heads(grid, [*block.heads, *filter(None, [block.note])], copy)
        return
    if not block.rows:
        why = Message("imported.beside-tables")
        for words in filter(None, (block.title, block.note)):
            log.leave_out(Place(grid.name), words, why)
            log.doubt(Place(grid.name), words, why, Message("imported.held-back"))
            log.hold(Place(grid.name), words, why)
        return
    groups = _beside(grid, block)
    for number, used in enumerate(groups):
        title = block.title if number == 0 else ""
        if len(groups) == 1 and not copy:
            title = title or grid.title  # among copy the sheet's name is no table's
        note = block.note if number == 0 else ""
        table = _table(grid, block, used, title, note)
        if len(groups) == 1 and (stories := stories_of(table, log) or captions_of(table, log)):
            _leave_list(block, table.place, log)
            copy += stories
        elif len(groups) == 1 and (persons := persons_of(table, log)):
            first, *others = _heads(grid, block.heads or [table.title or grid.name], copy)
            copy += [replace(first, hint="", level=1), *others, *persons]
            copy += [Block(note, table.place, firm=True)] * bool(note)
        elif len(groups) == 1 and names_of_table(table, block.heads[-1] if block.heads else ""):
            copy += _heads(grid, block.heads, copy)
            copy.append(Block("", table.place, table=replace(table, title="", note="")))
            copy += [Block(note, table.place, firm=True)] * bool(note)
        else:
            yield table


def _leave_list(block: _Open, place: Place, log: Log) -> None:
    """Note what a list of copy is called and what is said of it: words of the office."""
    why = Message("imported.list-of-copy")
    for words in filter(None, (*block.heads, block.note)):
        log.leave_out(place, words, why)
        log.doubt(place, words, why, Message("imported.listed"))


def _beside(grid: Grid, block: _Open) -> list[list[int]]:
    """Return the columns of each table of a block: several may stand side by side.

    A blank column parts them where the one behind it names rows anew; else it is but air.
    """
    width = max(len(grid.rows[at]) for at in block.rows)
    groups: list[list[int]] = [[]]
    blank = False
    for column in range(width):
        cells = [w for at in block.rows for w in _words(grid.rows[at][column : column + 1])]
        if not cells:
            blank = bool(groups[-1])
            continue
        labels = [cell for cell in cells if not _FIGURE.fullmatch(cell)]
        if blank and len(groups[-1]) > 1 and len(labels) == len(cells) >= _LEAST_LABELS:
            groups.append([])
        groups[-1].append(column)
        blank = False
    if len(groups) > 1 and any(len(group) < 2 for group in groups):
        return [[column for group in groups for column in group]]
    return groups


def _table(grid: Grid, block: _Open, used: list[int], title: str, note: str) -> Table:
    """Return the table of some columns of a block."""
    cut = [[grid.rows[at][c] if c < len(grid.rows[at]) else "" for c in used] for at in block.rows]
    for row, above in zip(cut, [[""] * len(used), *cut], strict=False):
        for c, cell in enumerate(row):  # nothing goes on with what is in no cell of the block
            if (cell == "^" and not above[c]) or (cell == "<" and not (c and row[c - 1])):
                row[c] = ""
            elif is_error(cell):
                row[c] = "—"
    place = Place(grid.name, grid.numbers[block.rows[0]])
    rows = tuple(tuple(row) for row in cut)
    return Table(rows, place, title, note=note)


def is_error(words: str) -> bool:
    """Tell whether a cell shows that its formula failed."""
    return words.upper() in ERRORS


def _words(row: Sequence[str]) -> list[str]:
    """Return the cells of a row that have words of their own."""
    return [cell for cell in row if cell and cell not in MERGED]


def _heads_row(grid: Grid, block: _Open, at: int) -> bool:
    """Tell whether a row of one cell lacks its values only: no note, no title of another table."""
    row = grid.rows[at]
    words = _words(row)[0]
    if _SOURCE.search(words) or _NOTE.match(words):
        return False
    if not block.rows:
        return False
    first = min(i for r in block.rows for i, cell in enumerate(grid.rows[r]) if cell)
    if row.index(words) != first:
        return bool(_FIGURE.fullmatch(words))
    following = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    if any(_FIGURE.fullmatch(cell) for cell in following[first + 1 :]):
        return True
    ended = not any(following)
    return ended and len(words) < _LONG and len(block.rows) > 1


def _goes_on(grid: Grid, block: _Open, at: int) -> bool:
    """Tell whether a table goes on after blank rows: its next row has figures where the last has.

    A further table begins with a head, in which no figure stands but years.
    """
    after = next((row for row in grid.rows[at : at + _BLANKS] if _words(row)), ())
    last = grid.rows[block.rows[-1]]
    figures = [c for c, cell in enumerate(after) if _FIGURE.fullmatch(cell)]
    if not figures or all(_YEAR.fullmatch(after[c]) for c in figures) or len(block.rows) < 2:
        return False
    return all(_FIGURE.fullmatch(cell) for c, cell in enumerate(last) if c in figures)


def _note_follows(grid: Grid, at: int) -> bool:
    """Tell whether the row after some blank ones says something of the table before them."""
    after = grid.rows[at + 1 : at + 1 + _BLANKS]
    filled = next((words for row in after if (words := _words(row))), [])
    return len(filled) == 1 and bool(_SOURCE.search(filled[0]))


def without_seconds(
    rows: Sequence[tuple[str, ...]], numbers: Sequence[int], name: str, log: Log
) -> list[tuple[str, ...]]:
    """Write clock times alike in a column: 10:30:00 among 9:00 and 8:30 is 10:30."""
    clock = re.compile(r"(\d{1,2}:\d{2})(:00)?")
    made = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        cells = [(at, row[column]) for at, row in enumerate(rows) if column < len(row)]
        times = [(at, found) for at, cell in cells if (found := clock.fullmatch(cell))]
        if len({bool(found[2]) for _, found in times}) < 2:
            continue
        for at, found in times:
            if found[2]:
                log.change(
                    Message("imported.times-alike"), Place(name, numbers[at]), found[0], found[1]
                )
                made[at][column] = found[1]
    return [tuple(row) for row in made]
