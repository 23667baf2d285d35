"""Kinds of output: what a build makes, and what can be asked for alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """One kind of output; the value is its name on the command line."""

    DOWNLOAD = "download"  # tagged PDF for the screen
    DATA = "data"  # the same with the charts' values in it (PDF/A-3a)
    PRESS = "press"  # PDF/X in the press's inks, its preflight and soft proof
    WEB = "web"  # web pages (数字报)
    PREVIEWS = "previews"  # PNG of each page
    PROOF = "proof"  # for 三审三校
    SHEET = "sheet"  # press sheet with marks around the page
    SPREADS = "spreads"  # printer's spreads


#: Made unless something else is asked for. Many plants refuse marks, so sheets are not.
USUAL = frozenset({Kind.DOWNLOAD, Kind.PRESS, Kind.WEB, Kind.PREVIEWS, Kind.PROOF})
#: Made from the press file, which is then made too, but not delivered unless asked for.
FROM_PRESS = frozenset({Kind.PRESS, Kind.SHEET, Kind.SPREADS})


def asked(only: Iterable[Kind] | None, also: Iterable[Kind] = ()) -> frozenset[Kind]:
    """Return the kinds to make: those of `only`, or the usual ones, and those of `also`."""
    return frozenset(only or USUAL) | frozenset(also)


def needs_press(kinds: Iterable[Kind]) -> bool:
    """Return whether a press file must be printed."""
    return not FROM_PRESS.isdisjoint(kinds)
