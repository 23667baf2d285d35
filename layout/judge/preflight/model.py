"""What a preflight says of a press file.

Input: nothing. Output: frozen data: the file's facts, every check with its measured figure, and the
faults with page and place. Places are mm from the TrimBox's left top corner, pages count from 1.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import NamedTuple, TypeAlias

from content.model import Severity
from content.words import Language, Message, Words
from layout.judge.preflight.catalogue import CATALOGUE

#: What was measured, or is allowed: a number with its unit, or in words.
Figure: TypeAlias = str | Message
#: Reports for machines, and what a manifest states of them, are in English whoever builds.
ENGLISH = Words(Language.EN)
NOTHING = Message("preflight.none")
NOT_MEASURED = Message("preflight.not-measured")
#: Faults of one check that are listed one by one on a page; further ones are counted.
LISTED = 8


class Place(NamedTuple):
    """A rectangle in mm from the TrimBox's left top corner, y downwards."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `page` is 0 and `place` None where it is the whole file's.

    `advice` is the message whose remedy it has: mostly the check's.
    """

    check: str
    severity: Severity
    page: int
    place: Place | None
    measured: Figure
    limit: Figure
    told: Message
    advice: Message
    more: int = 0  # like faults on this page that are not listed


@dataclass(frozen=True, slots=True)
class Check:
    """One check, passed or not: what was measured, against which limit."""

    id: str
    measured: Figure
    limit: Figure
    worst: Severity | None  # None: passed

    @property
    def asked(self) -> Message:
        """What the check asks, with what to do where it fails."""
        return asked(self.id)

    @property
    def passed(self) -> bool:
        """True where no error was found."""
        return self.worst is not Severity.ERROR


@dataclass(frozen=True, slots=True)
class Facts:
    """The file as a whole."""

    bytes: int
    version: str
    standard: str
    producer: str
    title: str
    condition: str
    pages: int
    trim_mm: tuple[float, float]
    fonts: tuple[str, ...]
    images: int
    inks: tuple[str, ...]
    transparency: bool
    most_ink: float | None  # percent; None: not measured


@dataclass(frozen=True, slots=True)
class Report:
    """The whole preflight against one profile."""

    profile: str
    facts: Facts
    checks: tuple[Check, ...]
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """True where the file may go to the plant: no error (warnings may stand)."""
        return not self.errors

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stop a delivery."""
        return tuple(f for f in self.faults if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults that somebody should see."""
        return tuple(f for f in self.faults if f.severity is Severity.WARNING)

    @property
    def measures(self) -> dict[str, str]:
        """What each check measured, in English, by its id: what a manifest states."""
        return {check.id: ENGLISH.shown(check.measured) for check in self.checks}

    def check(self, name: str) -> Check:
        """Return a check by its id."""
        return next(check for check in self.checks if check.id == name)


def asked(check: str) -> Message:
    """Return what a check asks, with what to do where it fails."""
    return Message(f"checks.{check}")


def report_json(report: Report) -> bytes:
    """Return the report as JSON, in English; the same report gives the same bytes."""
    data = {
        "ok": report.ok,
        "profile": report.profile,
        "facts": asdict(report.facts),
        "checks": [_json_check(check) for check in report.checks],
        "faults": [_json_fault(fault) for fault in report.faults],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _json_check(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "title": ENGLISH.text(check.asked),
        "measured": ENGLISH.shown(check.measured),
        "limit": ENGLISH.shown(check.limit),
        "worst": check.worst,
    }


def _json_fault(fault: Fault) -> dict[str, object]:
    return {
        "check": fault.check,
        "severity": fault.severity,
        "page": fault.page,
        "place": fault.place,
        "measured": ENGLISH.shown(fault.measured),
        "limit": ENGLISH.shown(fault.limit),
        "message": ENGLISH.text(fault.told),
        "remedy": ENGLISH.say(fault.advice).remedy,
        "more": fault.more,
    }


@dataclass(slots=True)
class Ledger:
    """Where the checks write down what they measured and found."""

    figures: dict[str, tuple[Figure, Figure]] = field(default_factory=dict)
    found: dict[tuple[str, int], list[Fault]] = field(default_factory=dict)

    def measured(self, check: str, measured: Figure, limit: Figure = "") -> None:
        """Note a check's figure and its limit."""
        assert check in CATALOGUE, check
        self.figures[check] = (measured, limit)

    def fault(
        self,
        check: str,
        told: Message,
        *,
        page: int = 0,
        place: Place | None = None,
        measured: Figure = "",
        limit: Figure = "",
        warn: bool = False,
        own: bool = False,
    ) -> None:
        """Note a fault; its remedy is the check's, or its own."""
        severity = Severity.WARNING if warn else Severity.ERROR
        known = self.found.setdefault((check, page), [])
        known.append(
            Fault(
                check, severity, page, place, measured, limit, told, told if own else asked(check)
            )
        )

    def count(self, check: str) -> int:
        """Return how many faults a check has found."""
        return sum(len(known) for (name, _), known in self.found.items() if name == check)

    def report(self, profile: str, facts: Facts) -> Report:
        """Return the finished report: errors first, then by check and page."""
        order = {name: at for at, name in enumerate(CATALOGUE)}
        faults = [f for known in self.found.values() for f in _listed(known)]
        faults.sort(key=lambda f: (f.severity is not Severity.ERROR, order[f.check], f.page))
        checks = []
        for name in CATALOGUE:
            if name not in self.figures and not any(f.check == name for f in faults):
                continue
            mine = [f for f in faults if f.check == name]
            severities = {f.severity for f in mine}
            worst = next((s for s in (Severity.ERROR, Severity.WARNING) if s in severities), None)
            measured, limit = self.figures.get(name, ("", ""))
            if not measured and mine:
                measured, limit = mine[0].measured, mine[0].limit
            checks.append(Check(name, measured, limit, worst))
        return Report(profile, facts, tuple(checks), tuple(faults))


def _listed(faults: list[Fault]) -> list[Fault]:
    """Return the faults of one check on one page, like ones once, no more than can be read."""
    groups: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        key = (fault.severity, fault.told, fault.measured, _rounded(fault.place))
        groups.setdefault(key, []).append(fault)
    once = [group[0] for group in groups.values()]
    once.sort(key=lambda f: f.severity is not Severity.ERROR)
    kept, left = once[:LISTED], len(faults) - min(len(once), LISTED)
    if left:
        last = kept[-1]
        kept[-1] = Fault(
            **{name: getattr(last, name) for name in Fault.__slots__ if name != "more"}, more=left
        )
    return kept


def _rounded(place: Place | None) -> tuple[int, ...] | None:
    """Return a place to 5 mm: nearer ones are read as one."""
    return None if place is None else tuple(round(value / 5) for value in place)
