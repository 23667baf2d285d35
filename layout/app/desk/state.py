"""The state: what the preview's page shows, as frozen data that becomes JSON.

Input: findings, a finished build, errors. Output: `State`. Places are mm on the trimmed page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from content.model import Edition, Finding, Severity
from content.proofreading.acceptance import acceptable
from content.proofreading.remedies import remedy_of
from content.reading.undecided import UNDECIDED
from content.source.rules import Rule
from content.words import Language, Message, Words
from content.words.message import Value
from layout.app.desk.copydesk import named
from layout.app.desk.naming import with_names
from layout.app.desk.studio import Shot
from layout.app.desk.wished import Stood
from layout.app.desk.zones import Zone, zones_of
from layout.edition.make import Laid
from layout.edition.outcome import FAILED, Outcome, Refusal
from layout.page.designs import BANNERS, banner_name
from layout.page.errors import ContentError, LayoutError, RenderError
from layout.page.units import Rect, mm

#: A remedy that names a file is for whoever works in the folder.
_FILES = re.compile(r"\.(?:yaml|md|csv)\b")
RULES_BY_ID = {rule.value: rule for rule in Rule}
#: Acceptances stand in a file: its words do not depend on who looks at the desk.
CHINESE = Words(Language.ZH)


class Phase(StrEnum):
    """Where a build stands; the last six are ends."""

    BUILDING = "building"
    GOOD = "good"  # a build would deliver this page
    FAULTY = "faulty"  # the page is there, a build would refuse it
    UNDECIDED = "undecided"  # the page is there, and nothing is wrong but what is to be decided
    CONTENT = "content"  # the content has errors
    LAYOUT = "layout"  # no page can be filled
    BROKEN = "broken"  # the page could not be drawn, or the program failed


#: The end that an exit code makes; any other is the program's or the machine's.
PHASES = {ContentError.exit_code: Phase.CONTENT, LayoutError.exit_code: Phase.LAYOUT}
#: What the ends without a page are called.
TITLES = {
    Phase.CONTENT: "desk.content",
    Phase.LAYOUT: "desk.layout",
    Phase.BROKEN: "desk.broken",
}


@dataclass(frozen=True)
class PageView:
    """A page's picture and what is measured on it."""

    name: str
    number: str
    width_mm: float
    height_mm: float
    changed: tuple[tuple[float, float, float, float], ...] = ()
    fill: float | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True)
class Item:
    """A row of the lists: a finding of the content or a fault of the finished page."""

    severity: str
    title: str
    message: str
    remedy: str = ""
    rule: str = ""
    place: str = ""
    field: str = ""
    called: str = ""
    """What editors call the field."""
    page: int = 0
    x_mm: float = 0.0
    y_mm: float = 0.0
    words: str = ""
    """What an acceptance names; "": it cannot be accepted."""
    mend: tuple[str, str] | None = None
    """Words of the copy and what to put in their place, where that needs no thought."""


@dataclass(frozen=True)
class Trouble:
    """Why there is no new page."""

    title: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Refused:
    """Why a build would deliver nothing of this content: what the command `build` says."""

    code: str
    message: str
    remedy: str
    exit_code: int


@dataclass(frozen=True)
class State:
    """All that is shown. `stale`: the pages are of an earlier content."""

    phase: Phase = Phase.BUILDING
    stage: str = ""
    title: str = ""
    about: tuple[str, ...] = ()
    pages: tuple[PageView, ...] = ()
    stale: bool = False
    stood: tuple[Stood, ...] = ()
    findings: tuple[Item, ...] = ()
    faults: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    trouble: Trouble | None = None
    refusal: Refused | None = None
    at: str = ""
    number: int = field(default=0)
    """Counts what was published: a browser drops what it has seen."""

    def as_dict(self) -> dict[str, object]:
        """Return plain data for JSON."""
        return asdict(self)


def found(findings: Sequence[Finding], words: Words, names: Mapping[str, str]) -> tuple[Item, ...]:
    """Return the content's findings, the gravest first; `names`: what pictures are called."""
    ranks = list(Severity)
    ordered = sorted(findings, key=lambda f: (ranks.index(f.severity), f.file, f.line))
    return tuple(
        Item(
            severity=f.severity.value,
            title=words.text(f"rule.{f.rule}"),
            message=words.text(with_names(f, names).told),
            remedy=_remedy(f, words),
            rule=f.rule,
            place=f"{f.file}:{f.line}" if f.line else f.file,
            field=f.field,
            called=named(f.field, words) if f.field else "",
            words=_accepts(f),
            mend=remedy_of(f.told, f.words),
        )
        for f in ordered
        if not f.accepted
    )


def _remedy(finding: Finding, words: Words) -> str:
    """Return what to do about a finding: here nobody need know in which file it is done."""
    if finding.file == UNDECIDED:
        return words.text("desk.decide-there")
    if finding.rule == Rule.UNUSED_FILE.value and finding.file.startswith("pictures/"):
        return words.text("desk.place-there")
    remedy = words.say(finding.told).remedy
    return words.text("desk.mend-here") if _FILES.search(remedy) else remedy


def _accepts(finding: Finding) -> str:
    """Return the words by which an acceptance names a finding; "" where none may be."""
    rule = RULES_BY_ID.get(finding.rule)
    if rule is None or not acceptable(rule):
        return ""
    return finding.words or CHINESE.text(finding.told)


def faults(outcome: Outcome, words: Words) -> tuple[Item, ...]:
    """Return the faults of the finished pages and of their pictures, the gravest first."""
    verdict = outcome.verdict
    assert verdict is not None
    items = [
        Item(
            severity=severity,
            title=words.text(fault.name),
            message=words.text("desk.fault", told=fault.told, size=fault.size),
            remedy=words.say(fault.name).remedy,
            rule=fault.code.value,
            page=fault.page,
            x_mm=fault.x_mm,
            y_mm=fault.y_mm,
        )
        for severity, group in (("error", verdict.errors), ("warning", verdict.warnings))
        for fault in group
    ]
    for one in outcome.pictures:
        place = f"pictures/{one.thing}"
        said = words.say(one.told)
        title = words.text("desk.picture")
        items.append(Item(one.severity.value, title, said.text, said.remedy, place=place))
    ranks = [severity.value for severity in Severity]
    return tuple(sorted(items, key=lambda item: ranks.index(item.severity)))


def pages(
    laid: Laid, shots: Sequence[Shot], words: Words, names: Mapping[str, str]
) -> tuple[PageView, ...]:
    """Return the pages with their pictures; `names`: what pictures are called."""
    placed = laid.placed
    sizes = [placed.grid_of(page).profile.trim_mm for page in placed.pages]
    return tuple(
        PageView(
            name=shot.name,
            number=words.text("desk.page", number=page.number or page.index + 1),
            width_mm=float(size[0]),
            height_mm=float(size[1]),
            changed=tuple(_box(rect) for rect in shot.changed),
            zones=zones,
        )
        for page, size, shot, zones in zip(
            placed.pages, sizes, shots, zones_of(placed, names), strict=True
        )
    )


def about(edition: Edition, laid: Laid, words: Words) -> tuple[str, ...]:
    """Return what the edition is, in a few words each."""
    grid = laid.placed.grid
    paper = edition.paper
    return (
        paper.name,
        paper.date.isoformat(),
        grid.profile.title,
        words.text("desk.body", pt=grid.body),
        words.text("desk.pages", count=len(laid.placed.pages)),
    )


def notes(told: Sequence[Message], words: Words) -> tuple[str, ...]:
    """Return what the planner did otherwise than it was asked, openings by their names."""
    openings = {name: banner_name(name, words.language) for name in BANNERS}

    def named(values: Mapping[str, Value]) -> dict[str, Value]:
        of = {"banner", "other"} & values.keys()
        return {**values, **{name: openings.get(str(values[name]), values[name]) for name in of}}

    return tuple(words.text(Message(one.code, named(one.values))) for one in told)


def refused(refusal: Refusal | None, words: Words) -> Refused | None:
    """Return why a build would deliver nothing, as the command `build` says it."""
    if refusal is None:
        return None
    return Refused(refusal.code, *words.say(refusal.told), refusal.exit_code)


def trouble(refusal: Refusal, words: Words) -> tuple[Phase, Trouble]:
    """Return the end that a refusal without pages makes, and its words."""
    values = refusal.told.values
    if refusal.code == FAILED:
        return Phase.BROKEN, _trouble("desk.broken", Message("desk.failed", values), words)
    if count := values.get("errors"):
        told = Message("desk.errors", {"errors": count})
        return Phase.CONTENT, _trouble("desk.content", told, words)
    phase = PHASES.get(refusal.exit_code, Phase.BROKEN)
    broken = refusal.exit_code == RenderError.exit_code
    title = "desk.not-drawn" if broken else TITLES[phase]
    return phase, _trouble(title, refusal.told, words)


def waiting(grave: Sequence[Finding], words: Words) -> tuple[Phase, Trouble]:
    """Return the end of pages on which something waits for a decision, and its words."""
    count = sum(one.severity is Severity.ERROR for one in grave)
    told = Message("desk.undecided", {"count": count})
    return Phase.UNDECIDED, _trouble("desk.waiting-for", told, words)


def _trouble(title: str, told: Message, words: Words) -> Trouble:
    return Trouble(words.text(title), *words.say(told))


def timings(
    stages: Mapping[str, float], picture: float, total: float, words: Words
) -> tuple[tuple[str, float], ...]:
    """Return the seconds by stage, named for editors."""
    named = [(words.text(f"stage.{name}"), seconds) for name, seconds in stages.items()]
    return ((words.text("desk.seen"), picture), *named, (words.text("desk.done"), total))


def _box(rect: Rect) -> tuple[float, float, float, float]:
    x, y, w, h = (round(mm(v), 2) for v in (rect.x, rect.y, rect.w, rect.h))
    return x, y, w, h
