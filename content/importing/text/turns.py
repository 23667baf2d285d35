"""Where the pages of a plain text turn: form feeds, and the running heads under them.

Input: a text with its form feeds. Output: the text without them. A line that stands at the head of
several pages is left out and told; a paragraph that is not whole goes on over the turn.
"""

from __future__ import annotations

import re
from collections import Counter

from content.importing.blocks import Log, Place
from content.words import Message
from fonts.chinese.characters import CLOSING, SENTENCE_ENDS, one_of

FEED = "\x0c"
#: A running head is no longer, characters.
_LONGEST = 30
_ENDED = re.compile(rf"[{SENTENCE_ENDS}…；：][{one_of(CLOSING)}]*\s*$")
#: A page's number on a line of its own, under its last line.
FOLIO = re.compile(r"[-—–·]\s*\d{1,3}\s*[-—–·]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")


def without_turns(text: str, name: str, log: Log) -> str:
    """Return a text without form feeds and the running heads of its pages."""
    if FEED not in text:
        return text
    pages = [page.split("\n") for page in text.split(FEED)]
    heads = Counter(page[_first(page)].strip() for page in pages[1:] if _first(page) >= 0)
    running = {words for words, times in heads.items() if times > 1 and len(words) <= _LONGEST}
    rows: list[str] = []
    for number, page in enumerate(pages):
        at = _first(page)
        if number and at >= 0 and page[at].strip() in running:
            place = Place(name, len(rows) + at + 1)
            log.leave_out(place, page[at].strip(), Message("imported.furniture"))
            page[at] = ""
        if number and _is_whole(rows):
            rows.append("")
        rows += page
    return "\n".join(rows)


def _first(page: list[str]) -> int:
    """Return the first row of a page that has words, -1 of an empty one."""
    return next((at for at, row in enumerate(page) if row.strip()), -1)


def _is_whole(rows: list[str]) -> bool:
    """Tell whether the last paragraph of a page has come to its end, its number aside."""
    words = (row.strip() for row in reversed(rows))
    words = (row.strip() for row in reversed(rows))
    last = next((row for row in words if row and not FOLIO.fullmatch(row)), "")
    return bool(_ENDED.search(last))
