"""The masthead and the running head (报头、报眉): page numbers, issue, staff, date.

Input: the whole copy. Output: faults. The weekday is computed and cannot be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.rule import Fault, WholeCheck
from content.proofreading.view import EDITION, Copy, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import NUMERALS

_PAGE = re.compile(r"[A-Z]?\d{1,3}")
_ISSUE = re.compile(rf"(?:总|今日)?第\d+期(?:[ ，（(].*)?|第[{NUMERALS}]+期")
_PERSON = re.compile(rf"[{HAN}·]{{2,12}}(?:[ 、/][{HAN}·]{{2,12}})*|[{HAN}] [{HAN}]")


def _whole(passage: Passage, message: str, remedy: str) -> tuple[Passage, Fault]:
    return passage, Fault(0, len(passage.text), message, remedy)


def _fields(copy: Copy, name: str) -> list[Passage]:
    return [p for p in copy.of(Kind.MASTHEAD) if p.field.startswith(name)]


def pages(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Page numbers of a wrong form, or that do not follow each other."""
    before: Passage | None = None
    for passage in _fields(copy, "paper.page_numbers"):
        words = passage.text.removesuffix("版").removeprefix("第")
        if not _PAGE.fullmatch(words):
            yield _whole(passage, f"版次“{passage.text}”写法不对", "写作 05 或 A05")
        elif before is not None and _number(before) is not None:
            last, this = _number(before), _number(passage)
            if last is not None and this is not None and this != last + 1:
                yield _whole(
                    passage, f"版次“{before.text}”之后是“{passage.text}”", "版次依次递增，不重不漏"
                )
        before = passage


def _number(passage: Passage) -> int | None:
    found = re.search(r"\d+", passage.text)
    return int(found[0]) if found else None


def issue(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """An issue number of a wrong form."""
    for passage in _fields(copy, "paper.issue"):
        if not _ISSUE.fullmatch(passage.text):
            yield _whole(passage, f"期号“{passage.text}”写法不对", "写作 第12345期")


def staff_names(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Staff whose names are missing or look like no name."""
    for passage in _fields(copy, "paper.staff"):
        if not _PERSON.fullmatch(passage.text.strip()):
            office = passage.field.rpartition(".")[2]
            yield _whole(passage, f"{office}“{passage.text}”不像人名", "写姓名，两人以上用空格隔开")
    named = {passage.field for passage in _fields(copy, "paper.staff")}
    for office, name in copy.edition.paper.staff:
        if not name and f"paper.staff.{office}" not in named:
            place = Passage(office, Kind.MASTHEAD, EDITION, field=f"paper.staff.{office}")
            yield _whole(place, f"{office}没有写姓名", "补写姓名，或删去此项")


def staff_offices(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Staff without an editor or a proofreader, or one person as both (三审三校)."""
    staff = dict(copy.edition.paper.staff)
    found = _fields(copy, "paper.staff")
    if not staff or not found:
        return
    editors = [n for office, n in staff.items() if "编辑" in office and "美" not in office]
    readers = [n for office, n in staff.items() if "校" in office]
    if not editors or not readers:
        missing = "责任编辑" if not editors else "校对"
        yield _whole(found[0], f"报眉没有{missing}", f"补写{missing}")
    elif set(editors) & set(readers):
        yield _whole(found[0], f"编辑与校对同为“{editors[0]}”", "编、校应由不同的人担任")


def id_date(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """An id whose date is not the paper's."""
    found = re.search(r"(?<!\d)(20\d{6})(?!\d)", copy.edition.id)
    date = copy.edition.paper.date
    if found and found[1] != f"{date:%Y%m%d}":
        place = Passage(copy.edition.id, Kind.MASTHEAD, EDITION, field="id")
        yield (
            place,
            Fault(
                *found.span(), f"id 中的日期 {found[1]} 不是出版日期 {date.isoformat()}", "改正其一"
            ),
        )


WHOLE = (
    WholeCheck(Rule.PAGE_NUMBER_FORM, pages),
    WholeCheck(Rule.ISSUE_FORM, issue),
    WholeCheck(Rule.STAFF_NAME, staff_names),
    WholeCheck(Rule.STAFF_INCOMPLETE, staff_offices),
    WholeCheck(Rule.ID_DATE, id_date),
)
