"""Where pages stand among the others of an edition: what their plan knows of these.

Input: nothing. Output: `Among`, and `ALONE` for an edition whose pages are planned all together.
"""

from __future__ import annotations

from dataclasses import dataclass

from layout.plan.pages.contents import Entry


@dataclass(frozen=True, slots=True)
class Among:
    """Pages that are planned apart from others of their edition.

    `before`, `place`: how many pages of the file, of the paper stand before them: a spread is one
    and two. `headed`: an opening stands on the first of them. `ahead`: what leads the pages behind
    them, for the strip of contents.
    `sections`: numbered ones in the whole edition, of which each shows which it is; 0: these alone.
    """

    before: int = 0
    headed: bool = True
    ahead: tuple[Entry, ...] = ()
    sections: int = 0
    place: int = 0


ALONE = Among()
