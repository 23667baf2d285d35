"""An order: what is to be made of one edition folder, and how; plain data that can be pickled.

Input: what a command line, a batch or the preview asks for. Output: a frozen `Order` for
`layout.edition.conductor`. Time comes in from outside, with `created`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.keeping import digest
from layout.edition.fingerprint import content_hash
from layout.edition.kinds import USUAL, Kind, needs_press
from layout.page.errors import PressError

#: The press profile used where none is named (`layout.plant.profile`).
PRESS = "newsprint"
#: Resolutions of the previews: for a list of pages, and to read them on a screen, dots per inch.
DPI = (72, 150)


@dataclass(frozen=True)
class Order:
    """What is asked for.

    `profile` is a page format instead of what the edition says ("": as it says); `press` a press
    profile's name or file; `dpi` the previews' resolutions; `stamp` words for the head of the proof
    and the slug of a press sheet ("": none); `templates` a folder of templates that go before the
    shipped ones; `created` when the files say they were made ("": at the edition's date).
    """

    folder: Path
    kinds: frozenset[Kind] = USUAL
    profile: str = ""
    press: str = PRESS
    dpi: tuple[int, ...] = DPI
    stamp: str = ""
    #: An earlier proof or download file: the proof shows what changed since.
    against: Path | None = None
    templates: Path | None = None
    created: str = ""
    #: Blank pages may fill up printer's spreads; two pages are one double page (通版).
    blanks: bool = False
    facing: bool = False
    #: Two facing pages at a time are one spread (通版), whatever the edition says.
    spread: bool = False
    #: A spread goes to the plant as two pages, whatever its profile says.
    split: bool = False
    #: Faults do not forbid the files: they are to be looked at, not printed.
    draft: bool = False
    #: Content with errors becomes pages too, to be seen while it is mended; it is refused after.
    glimpse: bool = False
    #: Also the page with the planner's grid and blocks over it.
    grid: bool = False
    #: Where the folder of all editions will stand on the web ("": not known), for addresses that
    #: must be whole; whether this edition's folder stands in one with an archive.
    site: str = ""
    shelved: bool = False
    #: Processor cores to use; None: as many as there are, at most two.
    jobs: int | None = None

    @property
    def lenient(self) -> bool:
        """True where faults do not forbid the files: a proof alone shows what is wrong."""
        return self.draft or self.kinds == {Kind.PROOF}

    @property
    def resolutions(self) -> tuple[int, ...]:
        """The previews' resolutions, each once, rising."""
        return tuple(sorted(set(self.dpi)))

    def stated(self) -> dict[str, object]:
        """Return all on which the bytes of the files depend but the folder's content, for JSON."""
        templates = content_hash(self.templates) if self.templates else ""
        return {
            "kinds": sorted(self.kinds),
            "press": self.press if needs_press(self.kinds) else "",
            "dpi": list(self.resolutions),
            "profile": self.profile,
            "stamp": self.stamp,
            "against": digest(self.against.read_bytes()) if self.against else "",
            "templates": templates,
            "created": self.created,
            "blanks": self.blanks,
            "facing": self.facing,
            "spread": self.spread,
            "split": self.split,
            "draft": self.draft,
            "grid": self.grid,
            "site": self.site,
            "shelved": self.shelved,
        }


def created(environment: Mapping[str, str]) -> str:
    """Return when the files are to say they were made; "" for the edition's date.

    Raises:
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    try:
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise PressError("edition.no-epoch") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
