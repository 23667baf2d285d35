"""The state: what the preview's page shows, as frozen data that becomes JSON.

Input: findings, a finished build, errors. Output: `State`. Places are mm on the trimmed page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from content.model import Edition, Finding, Severity
from layout.app.desk import words
from layout.app.desk.studio import Shot
from layout.edition.make import Built, Laid
from layout.judge.verdict import judge
from layout.page.errors import ContentError, LayoutError, PressError, RenderError
from layout.page.units import Rect, mm
from layout.pictures.findings import once


class Phase(StrEnum):
    """Where a build stands; the last five are ends."""

    BUILDING = "building"
    GOOD = "good"  # a build would deliver this page
    FAULTY = "faulty"  # the page is there, a build would refuse it
    CONTENT = "content"  # the content has errors
    LAYOUT = "layout"  # no page can be filled
    BROKEN = "broken"  # the page could not be drawn, or the program failed


@dataclass(frozen=True)
class PageView:
    """A page's picture and what is measured on it."""

    name: str
    number: str
    width_mm: float
    height_mm: float
    changed: tuple[tuple[float, float, float, float], ...] = ()
    fill: float | None = None


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
    page: int = 0
    x_mm: float = 0.0
    y_mm: float = 0.0


@dataclass(frozen=True)
class Trouble:
    """Why there is no new page."""

    title: str
    message: str
    remedy: str


@dataclass(frozen=True)
class State:
    """All that is shown. `stale`: the pages are of an earlier content."""

    phase: Phase = Phase.BUILDING
    stage: str = ""
    title: str = ""
    about: tuple[str, ...] = ()
    pages: tuple[PageView, ...] = ()
    stale: bool = False
    findings: tuple[Item, ...] = ()
    faults: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    trouble: Trouble | None = None
    at: str = ""
    number: int = field(default=0)
    """Counts what was published: a browser drops what it has seen."""

    def as_dict(self) -> dict[str, object]:
        """Return plain data for JSON."""
        return asdict(self)


def found(findings: Sequence[Finding]) -> tuple[Item, ...]:
    """Return the content's findings, the gravest first."""
    ranks = list(Severity)
    ordered = sorted(findings, key=lambda f: (ranks.index(f.severity), f.file, f.line))
    return tuple(
        Item(
            severity=f.severity.value,
            title=words.RULES.get(f.rule, f.rule),
            message=f.message,
            remedy=f.remedy,
            rule=f.rule,
            place=f"{f.file}:{f.line}" if f.line else f.file,
            field=f.field,
        )
        for f in ordered
        if not f.accepted
    )


def faults(built: Built) -> tuple[Item, ...]:
    """Return the faults of the finished page and of its pictures, the gravest first."""
    verdict = judge(built.audit)
    items = [
        Item(
            severity=severity,
            title=words.FAULTS.get(fault.code.value, fault.code.value),
            message=f"{fault.detail} ({fault.measure:g} {fault.unit})",
            remedy=words.REMEDIES.get(fault.code.value, ""),
            rule=fault.code.value,
            page=fault.page,
            x_mm=fault.x_mm,
            y_mm=fault.y_mm,
        )
        for severity, group in (("error", verdict.errors), ("warning", verdict.warnings))
        for fault in group
    ]
    for one in once(built.findings):
        place = f"pictures/{one.thing}"
        items.append(Item(one.severity.value, words.PICTURE, one.message, place=place))
    ranks = [severity.value for severity in Severity]
    return tuple(sorted(items, key=lambda item: ranks.index(item.severity)))


def pages(laid: Laid, shots: Sequence[Shot]) -> tuple[PageView, ...]:
    """Return the pages with their pictures."""
    width, height = laid.placed.grid.profile.trim_mm
    return tuple(
        PageView(
            name=shot.name,
            number=words.page_number(page.number, page.index),
            width_mm=float(width),
            height_mm=float(height),
            changed=tuple(_box(rect) for rect in shot.changed),
        )
        for page, shot in zip(laid.placed.pages, shots, strict=True)
    )


def about(edition: Edition, laid: Laid) -> tuple[str, ...]:
    """Return what the edition is, in a few words each."""
    grid = laid.placed.grid
    paper = edition.paper
    return (
        paper.name,
        paper.date.isoformat(),
        grid.profile.title,
        f"正文 {grid.body:g} pt",
        f"{len(laid.placed.pages)} 版",
    )


def trouble(error: Exception) -> tuple[Phase, Trouble]:
    """Return the end that an error makes, and its words."""
    if isinstance(error, PressError):
        if isinstance(error, ContentError):
            phase = Phase.CONTENT
        else:
            phase = Phase.LAYOUT if isinstance(error, LayoutError) else Phase.BROKEN
        title = words.RENDER if isinstance(error, RenderError) else words.TROUBLES[phase.value]
        return phase, Trouble(title, words.said(error.message), words.said(error.remedy))
    message = f"{type(error).__name__}: {error}"
    return Phase.BROKEN, Trouble(words.TROUBLES["broken"], message, words.REPORT)


def timings(
    stages: Mapping[str, float], picture: float, total: float
) -> tuple[tuple[str, float], ...]:
    """Return the seconds by stage, named for editors."""
    named = [(words.STAGES.get(name, name), seconds) for name, seconds in stages.items()]
    return (("见到新版面", picture), *named, ("全部完成", total))


def _box(rect: Rect) -> tuple[float, float, float, float]:
    return tuple(round(mm(v), 2) for v in (rect.x, rect.y, rect.w, rect.h))  # type: ignore[return-value]
