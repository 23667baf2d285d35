"""Styles of pages that have room: what parts long copy is larger, with more white about it.

Input: a table of styles. Output: the table where sub-heads of all levels and heads of chapters are
larger and stand in a row more each, and a title that is named again on a further page is a head of
it. Body, titles and openings are as they were: the pages are of the same family.
"""

from __future__ import annotations

from dataclasses import replace

from fonts.setting.roles import Body, Part, Role, Rows
from fonts.setting.styles import Styles

#: Times its size that a sub-head or a chapter's head is: 12.5 becomes 14 pt on 10 pt. Two lines of
#: more would no longer stand on rows of the widest leading (1.59 em) beside each other.
LARGER = 1.12
#: Rows of the grid that a sub-head takes more.
MORE_ROWS = 1
#: Times its largest size that a title named again over a page's width is: 21 becomes 34 pt on 9 pt.
NAMED_AGAIN = 1.6


def opened(styles: Styles) -> Styles:
    """Return the styles of pages with room."""
    again, chapter = styles.title_continued.size, styles.chapter.size
    larger = Body(chapter.em * LARGER, chapter.most_em * LARGER)
    head = Body(again.em, again.most_em * NAMED_AGAIN)
    return replace(
        styles,
        subhead=_opened(styles.subhead),
        subhead_chapter=_opened(styles.subhead_chapter),
        subhead_2=_opened(styles.subhead_2),
        subhead_3=_opened(styles.subhead_3),
        chapter=replace(styles.chapter, size=larger),
        title_continued=replace(styles.title_continued, size=head),
    )


def _opened(subhead: Role[Part, Rows]) -> Role[Part, Rows]:
    rows = Rows(subhead.leading.rows + MORE_ROWS)
    return replace(subhead, size=Part(subhead.size.part * LARGER), leading=rows)
