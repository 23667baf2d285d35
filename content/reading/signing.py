"""Who signs a text, and when (落款): paragraphs → the same, those at its end marked.

A date that is the last paragraph, or the last before a sub-head, is signed by the short rows over
it; a letter, which opens with a form of address, may have a name alone. They stand at the right of
their column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from content.model import BodyItem, Paragraph, Subhead
from fonts.chinese import calendar
from fonts.chinese.characters import PAUSES, STOPS
from fonts.chinese.numerals import NUMERALS

_HAN = f"[{NUMERALS}]"
DATE = re.compile(rf"\s*(?:{calendar.DATE}|{_HAN}{{4}}年{_HAN}{{1,2}}月{_HAN}{{1,3}}日)\s*")
#: A name of an office or company on a row of its own is no longer than this.
LONGEST_NAME = 30
#: More short rows over a date are a list.
MOST_NAMES = 4
#: A row of copy, of a list, of a letter's wishes or a notice's close (特此通告), not a name.
_NO_NAME = re.compile(rf"此致|敬礼|特此|[（(〔\[【]|.*[\d{PAUSES}{STOPS}]")


def signed(body: Sequence[BodyItem]) -> tuple[BodyItem, ...]:
    """Return the body with those marked that sign it or what is under a head of it, and dates."""
    heads = [place for place, item in enumerate(body) if isinstance(item, Subhead)]
    letter = any(isinstance(item, Paragraph) and item.flush for item in body)
    found: list[BodyItem] = []
    for start, end in pairwise([0, *heads, len(body)]):
        stretch = body[start:end]
        first = _first(stretch, letter=letter and end == len(body))
        found += [
            item.model_copy(update={"signs": True})
            if place >= first and isinstance(item, Paragraph)
            else item
            for place, item in enumerate(stretch)
        ]
    return tuple(found)


def _first(body: Sequence[BodyItem], *, letter: bool) -> int:
    """Return the place of the first row that signs; that behind the last where none does."""
    dated = len(body) > 1 and _is_date(body[-1])
    end = at = len(body) - dated
    while at > 1 and _is_name(body[at - 1]):
        at -= 1
    return at if end - at <= MOST_NAMES and (dated or letter) else end


def _is_date(item: BodyItem) -> bool:
    return isinstance(item, Paragraph) and DATE.fullmatch(item.text) is not None


def _is_name(item: BodyItem) -> bool:
    plain = isinstance(item, Paragraph) and not (item.bold or item.flush)
    return plain and len(item.text) <= LONGEST_NAME and _NO_NAME.match(item.text) is None
