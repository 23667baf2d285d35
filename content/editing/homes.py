"""Homes of pictures: in which story each stands, in the opening, or in none.

Input: a draft of an edition's files. Output: the home of each picture, and a picture moved: the
`pictures` of stories and the headline's `picture`, set as a person would write them.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from content.editing.change import EditError
from content.editing.draft import ARTICLES, Draft
from content.reading.opening import EDITION

#: Homes beside the stories, which go by the names of their files: the opening, none.
OPENING, NONE = "*", ""
_PICTURE, _LISTED = "headline.picture", re.compile(r"pictures(?:\[\d+\])?")


def homes_of(draft: Draft) -> dict[str, str]:
    """Return the home of each picture that has one."""
    found = {name: home for home in draft.order() for name in _pictures(draft, home)}
    opening = _bare(draft.words(EDITION, _PICTURE))
    return found | ({opening: OPENING} if opening else {})


def house(draft: Draft, name: str, home: str) -> None:
    """Move a picture to another home; the opening has one, and its old one goes nowhere.

    Raises:
        EditError: there is no such story.
    """
    if home not in (OPENING, NONE, *draft.order()):
        raise EditError("edit.missing", file=home)
    was = homes_of(draft).get(name, NONE)
    if was == home:
        return
    if was == OPENING:
        draft.set(EDITION, {_PICTURE: None})
    elif was != NONE:
        left = [other for other in _pictures(draft, was) if other != name]
        draft.set(f"{ARTICLES}/{was}.md", {"pictures": left or None})
    if home == OPENING:
        draft.set(EDITION, {_PICTURE: name})
    elif home != NONE:
        draft.set(f"{ARTICLES}/{home}.md", {"pictures": [*_pictures(draft, home), name]})


def _pictures(draft: Draft, article: str) -> list[str]:
    pieces = draft.pieces(f"{ARTICLES}/{article}.md")
    return [_bare(p.words) for p in pieces if _LISTED.fullmatch(p.field) and p.words]


def _bare(name: str) -> str:
    """Return a picture's name as it is listed: `pictures/train.png` is `train`."""
    return PurePosixPath(name).stem
