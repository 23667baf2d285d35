"""The slug (版外标注): what a plate says of itself, outside the page.

Input: an edition and a page's index, the file's name and the time, which come from outside.
Output: a frozen `Slug`. Nothing is invented: what is empty is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from content.model import Edition
from fonts.chinese import calendar

#: The process inks as a plant names them, each with its own value (percent of C, M, Y, K).
PROCESS_INKS: Mapping[str, tuple[int, int, int, int]] = MappingProxyType(
    {
        "青 C": (100, 0, 0, 0),
        "品红 M": (0, 100, 0, 0),
        "黄 Y": (0, 0, 100, 0),
        "黑 K": (0, 0, 0, 100),
    }
)


@dataclass(frozen=True, slots=True)
class Slug:
    """What stands in a page's slug line; empty words are left out.

    `inks` are names of printing inks: a process ink's name is set in that ink, so that each plate
    tells which one it is.
    """

    paper: str = ""
    page: str = ""
    title: str = ""
    date: str = ""
    inks: tuple[str, ...] = tuple(PROCESS_INKS)
    file: str = ""
    time: str = ""


def slug_of(
    edition: Edition,
    page_index: int,
    *,
    file: str = "",
    time: str = "",
    pages: int = 1,
    place: int | None = None,
) -> Slug:
    """Return the slug of a page of an edition.

    Args:
        edition: the edition.
        page_index: from 0. A page without a number (版次) is named by its place in the file.
        file: name of the file that goes to the plant.
        time: when it was made, in words, from outside (`SOURCE_DATE_EPOCH`); never the clock's.
        pages: pages of the paper that the page is: a spread is two.
        place: pages of the paper before it; None: all those before it are of as many as it is.
    """
    place = page_index * pages if place is None else place
    own = edition.paper.page_numbers[place : place + pages]
    number = "—".join(one for one in own if one)
    page = f"{number}版" if number else f"第{page_index + 1}页"
    if edition.paper.revision > 1:  # nobody prints the page that was sent before
        page = f"{page} 修订{edition.paper.revision}"
    return Slug(
        paper=edition.paper.name,
        page=page,
        title=edition.headline.title,
        date=calendar.written(edition.paper.date),
        file=file,
        time=time,
    )
