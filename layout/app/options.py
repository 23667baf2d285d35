"""The options: one frozen class a command, one typed field an option.

Input: nothing. Output: the classes that `layout.app.command_line` makes of words and the commands
take. What an option does is told by the catalogue: the help of option `dpi` of the command `build`
is `help.build.dpi` in `content/words`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter, Token

from content.words import Language
from layout.app.usage import UsageError, choices
from layout.edition.kinds import Kind
from layout.edition.order import DPI, PRESS
from layout.page.designs import BANNERS, PROFILE_NAMES

#: How the program is called where its words are told.
PROGRAM = "build_pdf.py"
ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "content" / "editions" / "lusong"
#: Where editions are written, each into a folder of its own.
OUT = Path("out")
#: Resolutions that a preview may have: a page of 18 dpi is an icon, one of 600 fills the memory.
LEAST_DPI, MOST_DPI = 18, 600
#: What somebody may be at the desk of an office (`layout.app.desk.accounts`).
ROLES = ("reporter", "proofreader", "editor", "deputy", "chief")
SHELLS = ("bash", "zsh", "fish")


def _kinds(_type: object, tokens: Sequence[Token]) -> tuple[Kind, ...]:
    """Return kinds of output written with commas between them."""
    written = [(token, word) for token in tokens for word in token.value.split(",")]
    for token, word in written:
        if word not in set(Kind):
            raise UsageError(
                "usage.wrong-choice",
                option=token.keyword or "",
                value=word,
                hint=choices(word, Kind),
            )
    return tuple(Kind(word) for _, word in written)


def _resolutions(_type: object, values: Sequence[int]) -> None:
    """Refuse resolutions that no preview may have."""
    for value in values:
        if not LEAST_DPI <= value <= MOST_DPI:
            raise UsageError("usage.dpi", value=value, least=LEAST_DPI, most=MOST_DPI)


Dir: TypeAlias = Annotated[Path, Parameter(metavar="DIR")]
File: TypeAlias = Annotated[Path, Parameter(metavar="FILE")]
Words: TypeAlias = Annotated[str, Parameter(metavar="WORDS")]
Name: TypeAlias = Annotated[str, Parameter(metavar="NAME")]
Number: TypeAlias = Annotated[int, Parameter(metavar="N")]
Kinds: TypeAlias = Annotated[
    tuple[Kind, ...], Parameter(metavar="KINDS", converter=_kinds, n_tokens=1)
]
Resolutions: TypeAlias = Annotated[
    tuple[int, ...], Parameter(metavar="N", consume_multiple=1, validator=_resolutions)
]
PageFormat: TypeAlias = Annotated[str, Parameter(metavar="FORMAT", choices=PROFILE_NAMES)]
Banner: TypeAlias = Annotated[str, Parameter(metavar="NAME", choices=BANNERS)]
Press: TypeAlias = Annotated[str, Parameter(metavar="PROFILE")]
Role: TypeAlias = Annotated[str, Parameter(metavar="ROLE", choices=ROLES)]
Shell: TypeAlias = Annotated[str, Parameter(metavar="SHELL", choices=SHELLS)]


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every command has: `lang` is its language (None: the locale's)."""

    lang: Annotated[Language, Parameter(metavar="LANG")] | None = None
    debug: bool = False


@dataclass(frozen=True, kw_only=True)
class Look(Common):
    """What changes the pages: their format, and a folder of templates before the shipped ones."""

    profile: PageFormat | None = None
    spread: bool = False
    templates: Dir | None = None


@dataclass(frozen=True)
class BuildOptions(Look):
    """`build`: an edition folder → its files."""

    folder: Dir = FIRST
    _: KW_ONLY
    out: Dir | None = None
    only: Kinds = ()
    also: Kinds = ()
    press: Press = PRESS
    blanks: bool = False
    facing: bool = False
    split: bool = False
    stamp: Words = ""
    against: File | None = None
    site: Annotated[str, Parameter(metavar="URL")] = ""
    dpi: Resolutions = DPI
    draft: bool = False
    explain: bool = False
    timings: File | None = None
    jobs: Number | None = None
    no_cache: bool = False


@dataclass(frozen=True)
class CheckOptions(Common):
    """`check`: an edition folder → all findings."""

    folder: Dir = FIRST
    _: KW_ONLY
    json: File | None = None
    sarif: File | None = None
    html: File | None = None


@dataclass(frozen=True)
class NewOptions(Common):
    """`new`: answers → an edition to fill in. None: not answered yet."""

    folder: Dir
    _: KW_ONLY
    district: Name | None = None
    paper: Name | None = None
    date: Annotated[str, Parameter(metavar="DATE")] | None = None
    format: PageFormat | None = None
    sections: Annotated[str, Parameter(metavar="N")] | None = None
    banner: Banner | None = None
    headline: Words | None = None
    yes: bool = False


@dataclass(frozen=True)
class ImportOptions(Common):
    """`import`: what an office has, and last the folder to write → an edition."""

    paths: tuple[Annotated[Path, Parameter(metavar="PATH")], ...] = ()
    _: KW_ONLY
    paper: Name = ""
    date: Annotated[dt.date, Parameter(metavar="DATE")] | None = None
    overwrite: bool = False
    tables: bool = False


@dataclass(frozen=True)
class MergeOptions(Look):
    """`merge`: a kit and tables → an edition a row, and on request its files."""

    kit: Annotated[Path, Parameter(metavar="KIT")]
    table: tuple[Annotated[Path, Parameter(metavar="TABLE")], ...] = ()
    _: KW_ONLY
    editions: Dir = Path("editions")
    rows: Annotated[str, Parameter(metavar="NAMES")] = ""
    build: bool = False
    out: Dir = OUT
    draft: bool = False
    jobs: Number | None = None
    scheduler: Name = "processes"
    again: bool = False


@dataclass(frozen=True)
class PreflightOptions(Common):
    """`preflight`: a PDF and a press profile → a report."""

    file: File
    _: KW_ONLY
    press: Press = PRESS
    json: File | None = None


@dataclass(frozen=True)
class ServeOptions(Look):
    """`serve`: an edition folder → its pages in the browser, as they are written."""

    folder: Dir = FIRST
    _: KW_ONLY
    port: Number = 8765
    listen: Annotated[str, Parameter(metavar="ADDRESS")] = ""
    host: Annotated[str, Parameter(metavar="NAMES")] = ""
    no_browser: bool = False


@dataclass(frozen=True)
class AccountsOptions(Common):
    """`accounts`: a folder of editions → who may sign in at its desk, and as what."""

    folder: Dir
    _: KW_ONLY
    add: Name = ""
    role: Role = "editor"
    remove: Name = ""
    log: bool = False


@dataclass(frozen=True)
class ArchiveOptions(Common):
    """`archive`: a folder of editions → a page and feeds of them all."""

    out: Dir = OUT
    _: KW_ONLY
    site: Annotated[str, Parameter(metavar="URL")] = ""


@dataclass(frozen=True)
class CompletionOptions(Common):
    """`completion`: a shell → the script that completes this program's words in it."""

    shell: Shell = "bash"


Options: TypeAlias = (
    BuildOptions
    | CheckOptions
    | NewOptions
    | ImportOptions
    | MergeOptions
    | PreflightOptions
    | ServeOptions
    | AccountsOptions
    | ArchiveOptions
    | CompletionOptions
)
#: The commands by their names, in the order of the help.
COMMANDS: dict[str, type[Options]] = {
    "build": BuildOptions,
    "check": CheckOptions,
    "new": NewOptions,
    "import": ImportOptions,
    "merge": MergeOptions,
    "preflight": PreflightOptions,
    "serve": ServeOptions,
    "accounts": AccountsOptions,
    "archive": ArchiveOptions,
    "completion": CompletionOptions,
}
