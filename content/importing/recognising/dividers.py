"""Lines that part one story from the next: rules of characters, rows of stars, a page's label.

Input: a line, or the parts of a source. Output: whether a line parts copy, and the neighbours of a
part, which end at such a line. A divider is never printed; it is told as what is left out. On a
board of notices the office and the day under one end it, and what the next is called begins it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, is_rule, issuer, names_page
from fonts.chinese import calendar

_ASIDE = frozenset({Role.FURNITURE, Role.STAFF, Role.CREDIT})
#: What ends the whole and says so parts nothing: （完）.
_END = re.compile(r"[（(—\-\s]*(?:完|全文完|未完待续)[）)—\-\s]*")
#: What notices are called, each a paper of its own.
_NOTICE = re.compile(r"(?:通知|通告|公告|启事|招领|告知书?|公示|提示|预告)$")
_DAY = re.compile(calendar.DATE)


def is_notice(title: str) -> bool:
    """Tell whether a title calls what is under it a notice: 停水通知, 失物招领."""
    return bool(_NOTICE.search(title))


def signed_and_dated(parts: Sequence[Part]) -> Iterator[int]:
    """Yield the places of lines that sign the copy over them: an office, and the day under it."""
    for at, (over, line, day) in enumerate(zip(parts, parts[1:], parts[2:], strict=False), 1):
        signs = line.role is Role.SHORT and issuer(line.text) and not line.block.level
        if over.role is Role.BODY and signs and _DAY.fullmatch(day.text.strip()):
            yield at


def divides(part: Part) -> bool:
    """Tell whether a part only says that something else begins: ======, ★★★, 【二版】."""
    text = part.text.strip()
    if part.role is not Role.FURNITURE or not text:
        return False
    return names_page(text) or (is_rule(text) and not _END.fullmatch(text))


def following(parts: Sequence[Part], at: int) -> Part | None:
    """Return the part after one, page furniture passed over; None where the copy ends there."""
    for part in parts[at + 1 :]:
        if divides(part):
            return None
        if part.role not in _ASIDE:
            return part
    return None


def parted(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a divider stands before a part, nothing but page furniture between."""
    for part in reversed(parts[:at]):
        if divides(part):
            return True
        if part.role not in _ASIDE:
            return False
    return False


def preceding(parts: Sequence[Part], at: int) -> Part | None:
    """Return the part before one that is no page furniture but for who made the page."""
    before = (p for p in reversed(parts[:at]) if p.role is not Role.FURNITURE)
    return next(before, None)
