"""Kinds of output: what a build makes, and what can be asked for alone.

Those that need no more than the finished pages are found by name: a new one is one new file in
`layout/edition/more/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from content.model.named import named_files, stated
from content.words import Language, Words

#: The outputs found by name: one module each.
MORE = Path(__file__).resolve().parent / "more"


class Kind(StrEnum):
    """One kind of output; the value is its name on the command line."""

    DOWNLOAD = "download"  # tagged PDF for the screen
    PRESS = "press"  # PDF/X in the press's inks, its preflight and soft proof
    WEB = "web"  # web pages (数字报)
    PREVIEWS = "previews"  # PNG of each page
    PROOF = "proof"  # for 三审三校
    SHEET = "sheet"  # press sheet with marks around the page
    SPREADS = "spreads"  # printer's spreads
    locals().update({name.upper(): name for name in named_files(MORE, ".py")})


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


def is_more(kind: Kind) -> bool:
    """Tell whether a kind is found by name."""
    return kind.value in named_files(MORE, ".py")


def file_name(kind: Kind) -> str:
    """Return the name of the file that a kind found by name makes, with `{edition}`."""
    return str(stated(MORE / f"{kind}.py", "FILE"))


def described(kind: Kind, words: Words) -> str:
    """Return what a kind is, in the language of the words."""
    if not is_more(kind):
        return words.text(f"help.kind.{kind.value}")
    chinese, english = stated(MORE / f"{kind}.py", "HELP")
    return str(chinese if words.language is Language.ZH else english)
