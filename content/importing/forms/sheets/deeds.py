"""A list of persons with what each did, a person in each row → a story with a part for each.

Input: a table whose head names a column of names and one of deeds, as a committee's list of those
it honours has it: 序号, 姓名, 单位, 职务, 事迹. Output: for each person a sub-head, the name and
who that is, and the copy under it; other cells (性别, 出生年月) are left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from content.importing.blocks import Block, Log, Place, Table
from content.importing.forms.sheets.manuscripts import column_named, leave_rest, said
from content.words import Message

_NAME = re.compile("(?:人物|个人|本人|选手|学生|教师|党员)?(?:姓名|名字)|人物|人选")
_DEED = re.compile(
    "(?:主要|先进|突出|典型|个人|人物)?事迹(?:简介|简述|摘要|材料|概述)?|(?:人物|个人)?(?:简介|介绍)"
    "|(?:人物|个人)?简历|颁奖[词辞]|推荐(?:[词辞语]|理由)|(?:入选|获奖|推荐|当选)理由|(?:获奖|当选)?感言"
)
_POST = re.compile(
    "(?:工作|所在|推荐|选送)?(?:单位|学校|部门|班级)|职[务业称位]|身份|岗位|(?:工作)?单位[及和、与]?职务"
)
#: Deeds are as long, characters, at the middle of the rows; less is a remark in a roll.
_LEAST = 16
_WHY = Message("imported.list-of-persons")


def persons_of(table: Table, log: Log) -> tuple[Block, ...]:
    """Return the copy of a table that tells of persons; nothing where it is another table."""
    head, *rows = table.rows
    name, deed = column_named(head, _NAME), column_named(head, _DEED)
    if min(name, deed) < 0 or not rows or not all(said(row, name) for row in rows):
        return ()
    if median(len(said(row, deed)) for row in rows) < _LEAST:
        return ()
    posts = [at for at, cell in enumerate(head) if _POST.fullmatch("".join(cell.split()))]
    out: list[Block] = []
    for words in head:
        log.leave_out(table.place, words, _WHY)
    for number, row in enumerate(rows, 1):
        place = Place(table.place.source, table.place.number + number)
        out += _person(row, name, posts, deed, place)
        leave_rest(head, row, (name, deed, *posts), place, _WHY, log)
    return tuple(out)


def _person(
    row: tuple[str, ...], name: int, posts: list[int], deed: int, place: Place
) -> Iterator[Block]:
    """Yield a person's sub-head, the name and who that is, and what is told."""
    called = "".join(said(row, name).split())
    post = "".join(words for at in posts if (words := " ".join(said(row, at).split())))
    yield Block(f"{called}　{post}" if post else called, place, level=2, firm=True)
    for line in filter(None, map(str.strip, said(row, deed).split("\n"))):
        yield Block(line, place, hint="body", firm=True)
