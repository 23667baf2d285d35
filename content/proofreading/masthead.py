"""The masthead and the running head (报头、报眉): page numbers, issue, staff, date.

Input: the whole copy. Output: faults. The weekday is computed and cannot be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.rule import Fault, WholeCheck, fault
from content.proofreading.view import EDITION, Copy, Kind, Passage
from content.source.rules import Rule
from content.words import Value
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import NUMERALS

_PAGE = re.compile(r"[A-Z]?\d{1,3}")
_ISSUE = re.compile(rf"(?:总|今日)?第\d+期(?:[ ，（(].*)?|第[{NUMERALS}]+期")
_PERSON = re.compile(rf"[{HAN}·]{{2,12}}(?:[ 、/][{HAN}·]{{2,12}})*|[{HAN}] [{HAN}]")

#: What an office calls whoever is answerable for a page: in full, or as most papers shorten it.
_EDITOR = re.compile("编辑|责编|编审")


def _whole(passage: Passage, code: str, /, **values: Value) -> tuple[Passage, Fault]:
    return passage, fault(0, len(passage.text), code, **values)


def _fields(copy: Copy, name: str) -> list[Passage]:
    return [p for p in copy.of(Kind.MASTHEAD) if p.field.startswith(name)]


def pages(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Page numbers of a wrong form, or that do not follow each other."""
    before: Passage | None = None
    for passage in _fields(copy, "paper.page_numbers"):
        words = passage.text.removesuffix("版").removeprefix("第")
        if not _PAGE.fullmatch(words):
            yield _whole(passage, "proofread.page-number", page=passage.text)
        elif before is not None and _number(before) is not None:
            last, this = _number(before), _number(passage)
            if last is not None and this is not None and this != last + 1:
                yield _whole(passage, "proofread.page-order", page=passage.text, before=before.text)
        before = passage


def _number(passage: Passage) -> int | None:
    found = re.search(r"\d+", passage.text)
    return int(found[0]) if found else None


def issue(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """An issue number of a wrong form."""
    for passage in _fields(copy, "paper.issue"):
        if not _ISSUE.fullmatch(passage.text):
            yield _whole(passage, "proofread.issue-form", issue=passage.text)


def staff_names(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Staff whose names are missing or look like no name."""
    for passage in _fields(copy, "paper.staff"):
        if not _PERSON.fullmatch(passage.text.strip()):
            office = passage.field.rpartition(".")[2]
            yield _whole(passage, "proofread.staff-name", office=office, name=passage.text)
    named = {passage.field for passage in _fields(copy, "paper.staff")}
    for office, name in copy.edition.paper.staff:
        if not name and f"paper.staff.{office}" not in named:
            place = Passage(office, Kind.MASTHEAD, EDITION, field=f"paper.staff.{office}")
            yield _whole(place, "proofread.staff-unnamed", office=office)


def staff_offices(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Staff without an editor or a proofreader, or one person as both (三审三校)."""
    staff = dict(copy.edition.paper.staff)
    found = _fields(copy, "paper.staff")
    if not staff or not found:
        return
    editors = [n for office, n in staff.items() if _EDITOR.search(office) and "美" not in office]
    readers = [n for office, n in staff.items() if "校" in office]
    if not editors or not readers:
        missing = "proofread.no-editor" if not editors else "proofread.no-proofreader"
        yield _whole(found[0], missing)
    elif set(editors) & set(readers):
        yield _whole(found[0], "proofread.staff-same", name=editors[0])


def id_date(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """An id whose date is not the paper's."""
    found = re.search(r"(?<!\d)(20\d{6})(?!\d)", copy.edition.id)
    date = copy.edition.paper.date
    if found and found[1] != f"{date:%Y%m%d}":
        place = Passage(copy.edition.id, Kind.MASTHEAD, EDITION, field="id")
        yield (
            place,
            fault(*found.span(), "proofread.id-date", stated=found[1], paper=date.isoformat()),
        )


WHOLE = (
    WholeCheck(Rule.PAGE_NUMBER_FORM, pages),
    WholeCheck(Rule.ISSUE_FORM, issue),
    WholeCheck(Rule.STAFF_NAME, staff_names),
    WholeCheck(Rule.STAFF_INCOMPLETE, staff_offices),
    WholeCheck(Rule.ID_DATE, id_date),
)
