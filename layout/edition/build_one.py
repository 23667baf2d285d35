"""One edition of many: its folder → its files, or why there are none.

Input: an edition folder. Output: a `Result`, whatever happens. An edition whose delivery was made
of the same content, by the same program, for the same order is not made again.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from content.words import Message
from layout.edition.conductor import Observer, conduct
from layout.edition.helper import collect_and_give_back, collect_seldom
from layout.edition.manifest import NAME, with_order
from layout.edition.order import Order
from layout.edition.outcome import FAILED, Outcome, Refusal
from layout.edition.version import version


@dataclass(frozen=True)
class Result:
    """What became of one edition.

    `state` is built, unchanged (an earlier build stands), refused (content or page), failed (a
    fault of the program or machine); `fill` is of the emptiest page, percent; `faults` are the
    audit's and the preflight's; `findings` those of the check, errors and warnings but for
    accepted ones. `told` and `exit_code` are the refusal's.
    """

    folder: str
    edition: str = ""
    state: str = "failed"
    pages: int = 0
    fill: float = 0.0
    faults: int = 0
    findings: int = 0
    seconds: float = 0.0
    told: Message | None = None
    exit_code: int = 0

    @property
    def good(self) -> bool:
        """Tell whether the edition's files stand."""
        return self.state in ("built", "unchanged")

    def refused(self, refusal: Refusal) -> Result:
        """Return the same with the reason why there are no files."""
        return replace(
            self,
            state="failed" if refusal.code == FAILED else "refused",
            told=refusal.told,
            exit_code=refusal.exit_code,
        )


@dataclass(frozen=True)
class Build:
    """Builds editions into a folder: the work that is sent to a process.

    `order` says what is made of each, whatever folder it names; `again` builds also what is
    unchanged.
    """

    out: Path
    order: Order
    again: bool = False

    def __call__(self, folder: Path) -> Result:
        """Build one edition; whatever happens is told in the result."""
        collect_seldom()  # a sixth of an edition's CPU time, with what lies about given back below
        started = time.perf_counter()
        result = Result(str(folder))
        try:
            result = self._build(folder)
        except Exception as error:
            result = result.refused(Refusal.of(error))
        if result.state != "unchanged":
            collect_and_give_back()  # a worker makes thousands: it holds no more after each
        return replace(result, seconds=round(time.perf_counter() - started, 2))

    def _build(self, folder: Path) -> Result:
        order = replace(self.order, folder=folder)
        earlier = _Earlier(self.out, self.again)
        outcome = conduct(order, earlier)
        if earlier.result is not None:
            return earlier.result
        result = _result(outcome)
        if outcome.refusal is not None:
            return result.refused(outcome.refusal)
        from layout.edition.delivery import deliver

        found = {"faults": result.faults, "findings": result.findings}
        stated = with_order(outcome.files[NAME], order.stated(), found)
        delivered = replace(outcome, files={**outcome.files, NAME: stated})
        deliver(delivered, self.out / outcome.edition)
        return replace(result, state="built")


@dataclass
class _Earlier(Observer):
    """Looks whether an earlier delivery of the same order and content stands in a folder."""

    out: Path
    again: bool
    result: Result | None = None

    def read(self, outcome: Outcome) -> bool:
        """Want the edition made where there is none, and where it could be delivered."""
        if outcome.edition:
            folder = self.out / outcome.edition
            self.result = None if self.again else kept(outcome, folder)
            if self.result is None:
                from layout.edition.delivery import can_deliver

                can_deliver(folder, outcome.edition, outcome.order.kinds)
        return self.result is None


def kept(read: Outcome, target: Path) -> Result | None:
    """Return the result of an earlier build of the same order, if all its files stand.

    Args:
        read: the order, and the content as far as it is read.
        target: the folder of the delivery.
    """
    try:
        stated = json.loads((target / NAME).read_bytes())
        same = (
            stated["content_sha256"] == read.content
            and stated["order"] == read.order.stated()
            and stated["versions"]["program"] == version()
            and all(
                (target / file["name"]).stat().st_size == file["bytes"] for file in stated["files"]
            )
        )
        if not same:
            return None
        pages, result = stated["pages"], stated["result"]
        fill = min(pages["fill_percent"], default=0.0)
        return Result(
            str(read.order.folder),
            stated["edition"],
            "unchanged",
            pages["count"],
            fill,
            result["faults"],
            result["findings"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _result(outcome: Outcome) -> Result:
    """Return the figures of an outcome; its state is told by who goes on with it."""
    pages = outcome.built.audit.pages if outcome.built else ()
    pressed = outcome.preflight.faults if outcome.preflight else ()
    return Result(
        str(outcome.order.folder),
        outcome.edition,
        pages=len(pages),
        fill=min((page.fill_percent for page in pages), default=0.0),
        faults=len(outcome.faults) + len(pressed),
        findings=len(outcome.grave),
    )
