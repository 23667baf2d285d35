"""Lines that part one story from the next: rules of characters, rows of stars, a page's label.

Input: a line, or the parts of a source. Output: whether a line parts copy, and the neighbours of a
part, which end at such a line. A divider is never printed; it is told as what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, is_rule, names_page

_ASIDE = frozenset({Role.FURNITURE, Role.STAFF, Role.CREDIT})
#: What ends the whole and says so parts nothing: （完）.
_END = re.compile(r"[（(—\-\s]*(?:完|全文完|未完待续)[）)—\-\s]*")


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
