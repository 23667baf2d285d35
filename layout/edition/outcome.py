"""The outcome of an order: the files with all that was found, or the reason why there are none.

Input: an order, as `layout.edition.conductor` goes through it. Output: `Outcome`. A refusal is a
code, typed values and a place; its words are made where it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.model import Finding, Severity
from content.words import Message, message
from layout.edition.order import Order
from layout.page.errors import PressError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.outputs import Made
    from layout.judge.audit import Fault
    from layout.judge.preflight import Report
    from layout.judge.verdict import Verdict
    from layout.pictures.findings import PictureFinding

#: Code of an error that nobody foresaw: a fault of the program or of the machine.
FAILED = "edition.failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: in a file of the edition, or on a page (mm from its top left)."""

    file: str = ""
    line: int = 0
    field: str = ""
    page: int = 0
    x_mm: float = 0.0
    y_mm: float = 0.0

    def __str__(self) -> str:
        """Return e.g. articles/1-line.md:3; nothing for no place in a file."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class Refusal:
    """Why there are no files: a code and its values, the place, the exit code.

    `cause` is the error behind it, where there is one, for a traceback.
    """

    told: Message
    exit_code: int
    place: Place = Place()
    cause: BaseException | None = field(default=None, compare=False, repr=False)

    @property
    def code(self) -> str:
        """What kind of refusal it is."""
        return self.told.code

    @classmethod
    def of(cls, error: Exception) -> Refusal:
        """Return the refusal that an error is, foreseen or not."""
        if isinstance(error, PressError):
            return cls(error.told, error.exit_code, cause=error)
        told = message(FAILED, error=type(error).__name__, why=str(error))
        return cls(told, PressError.exit_code, cause=error)


@dataclass(frozen=True)
class Outcome:
    """What became of an order.

    `content` is the hash of the folder as it was read; `findings` are those of the content,
    `pictures` those of pictures and inks at their size; `notes` what a user should know though
    nothing failed. `built` are the pages, also of an order that is refused for what is on them.
    `preflight` is the press file's, also where a draft goes without the file.
    """

    order: Order
    edition: str = ""
    content: str = ""
    findings: tuple[Finding, ...] = ()
    pictures: tuple[PictureFinding, ...] = ()
    notes: tuple[Message, ...] = ()
    built: Built | None = None
    made: Made | None = None
    preflight: Report | None = None
    #: Name → content, the manifest last; none where the order is refused or was not wanted.
    files: Mapping[str, bytes] = field(default_factory=dict)
    #: True where the watcher wanted nothing made, because an earlier delivery stands.
    unwanted: bool = False
    refusal: Refusal | None = None

    @property
    def grave(self) -> tuple[Finding, ...]:
        """The content's errors and warnings, but for those that the editors accepted."""
        return tuple(
            one for one in self.findings if one.severity is not Severity.HINT and not one.accepted
        )

    @property
    def verdict(self) -> Verdict | None:
        """The finished pages' faults, divided; None where there are no pages."""
        if self.built is None:
            return None
        from layout.judge.verdict import judge  # with the audit, which is heavy

        return judge(self.built.audit)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The finished pages' faults."""
        return self.built.audit.faults if self.built else ()

    @property
    def exit_code(self) -> int:
        """0 where nothing is refused."""
        return self.refusal.exit_code if self.refusal else 0


def failed(order: Order, error: Exception) -> Outcome:
    """Return the outcome of an order in which the program or the machine failed."""
    return Outcome(order, refusal=Refusal.of(error))
