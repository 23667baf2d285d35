"""Sign-offs, locks and compared states on the desk: what is asked → notes of the journal, in words.

Three reviews and three proofs are signed by name for the state that the signer saw; what changed
since is told word by word, with its place. What the house asks for and is missing withholds a
delivery (`Due.check`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import EditError, Journal
from content.editing.signing import PROOFS, REVIEWS, Signed, Step, missing, sign, signed, withdraw
from content.editing.snapshot import Differing, State, compared, hash_of, kept_state, state_now
from content.reading.house import read_house
from content.words import CodedError, Words
from layout.app.desk import accounts
from layout.app.desk.accounts import ASKING, may
from layout.app.desk.copydesk import named
from layout.app.desk.guard import answered, guarded, validated
from layout.app.desk.locking import WHOLE, Locks
from layout.app.desk.state import State as Shown

_Who = Annotated[str, Field(max_length=40)]
NAMES: Mapping[Step, str] = {
    Step.FIRST_REVIEW: "desk.first-review",
    Step.SECOND_REVIEW: "desk.second-review",
    Step.FINAL_REVIEW: "desk.final-review",
    Step.FIRST_PROOF: "desk.first-proof",
    Step.SECOND_PROOF: "desk.second-proof",
    Step.THIRD_PROOF: "desk.third-proof",
}
#: Who usually signs.
OFFICES: Mapping[Step, str] = {
    Step.FIRST_REVIEW: "desk.office-editor",
    Step.SECOND_REVIEW: "desk.office-deputy",
    Step.FINAL_REVIEW: "desk.office-chief",
    Step.FIRST_PROOF: "desk.office-proofreader",
    Step.SECOND_PROOF: "desk.office-proofreader",
    Step.THIRD_PROOF: "desk.office-proofreader",
}
#: Differences that are told of a comparison, and characters of one.
_MOST_TOLD, _LONGEST = 400, 200


class _Sign(BaseModel):
    model_config = ConfigDict(extra="forbid")

    step: Step
    hash: Annotated[str, Field(max_length=64)] = ""
    office: Annotated[str, Field(max_length=40)] = ""
    who: _Who = ""


class _LockWish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    page: Annotated[str, Field(max_length=4)]
    on: bool
    who: _Who = ""


class Due:
    """Which sign-offs the house asks for, and which are missing."""

    def __init__(self, journal: Journal, words: Words) -> None:
        """Note the edition's journal, and the language of what is missing."""
        self._journal, self._words = journal, words

    def told(self) -> tuple[str, ...]:
        """Return in words what is not signed, or signed for another state."""
        return (*self._told(tuple(Step))[0], *self._told(tuple(Step))[1])

    def check(self) -> None:
        """Withhold a delivery for which the house asks more.

        Raises:
            CodedError: what is missing; the house file cannot be read.
        """
        required = tuple(Step(name) for name in read_house(self._journal.root).signoffs)
        unsigned, stale = self._told(required)
        if unsigned or stale:
            raise CodedError("desk.unsigned", missing=(*unsigned, *stale))

    def _told(self, steps: tuple[Step, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        now = hash_of(state_now(self._journal.root))
        unsigned, stale = missing(self._journal, steps, now)
        text = self._words.text
        return (
            tuple(text("desk.sign-missing", step=text(NAMES[step])) for step in unsigned),
            tuple(text("desk.sign-stale", step=text(NAMES[step])) for step in stale),
        )


class Signoffs:
    """The sign-offs and locks of one edition."""

    def __init__(self, journal: Journal, shown: Callable[[], Shown], words: Words) -> None:
        """Note the edition's journal, what says which pages there are, and the language."""
        self._journal, self._shown, self._words = journal, shown, words
        self._locks = Locks(journal, shown)

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes of sign-offs, locks and comparisons."""

        async def listed(_request: Request) -> Response:
            return await answered(words, lambda: self._listed(words))

        async def put(request: Request) -> Response:
            return await guarded(request, token, words, self._sign)

        async def back(request: Request) -> Response:
            return await guarded(request, token, words, self._withdraw)

        async def lock(request: Request) -> Response:
            return await guarded(request, token, words, self._lock)

        async def compare(request: Request) -> Response:
            old, new = (request.query_params.get(key, "") for key in ("old", "new"))
            return await answered(words, lambda: self._compare(old, new, words))

        return [
            Route("/signing.json", listed),
            Route("/sign", put, methods=["POST"]),
            Route("/unsign", back, methods=["POST"]),
            Route("/lock", lock, methods=["POST"]),
            Route("/compare.json", compare),
        ]

    def _listed(self, words: Words) -> dict[str, object]:
        found, state = signed(self._journal), state_now(self._journal.root)
        now, required = hash_of(state), read_house(self._journal.root).signoffs
        rows = []
        for row in (REVIEWS, PROOFS):
            for step in row:
                one = found.get(step)
                due = all(earlier in found for earlier in row[: row.index(step)])
                rows.append(
                    {
                        "step": step,
                        "name": words.text(NAMES[step]),
                        "usual": words.text(OFFICES[step]),
                        "required": step in required,
                        "due": due and may("sign", step),
                        "may": may("unsign", step),
                        "signed": None if one is None else self._told(one, now, state),
                    }
                )
        locks = self._locks.all()
        pages = [(str(i), page.number, page.name) for i, page in enumerate(self._shown().pages)]
        pages.append((WHOLE, words.text("desk.lock-whole"), ""))
        return {
            "hash": now,
            "steps": rows,
            "locks": [
                {
                    "page": page,
                    "name": name,
                    "who": locks[page].who if page in locks else "",
                    "at": locks[page].at if page in locks else "",
                    "on": page in locks,
                    "moved": page in locks and locks[page].picture != picture,
                }
                for page, name, picture in pages
            ],
        }

    def _told(self, one: Signed, now: str, state: State) -> dict[str, object]:
        changes = 0
        if one.hash != now:
            changes = len(compared(kept_state(self._journal.root, one.hash), state))
        return {"who": one.who, "office": one.office, "at": one.at, "changes": changes}

    def _sign(self, data: object) -> dict[str, object]:
        one = validated(_Sign, data)
        if not may("sign", one.step):
            raise CodedError("desk.not-yours")
        sign(self._journal, one.step, one.who, self._office(one), one.hash)
        return {"signed": one.step}

    def _office(self, one: _Sign) -> str:
        """Return what the signer is: by the account, where there are accounts."""
        account = ASKING.get()
        return one.office if account is None else self._words.text(accounts.NAMES[account.role])

    def _withdraw(self, data: object) -> dict[str, object]:
        one = validated(_Sign, data)
        if not may("unsign", one.step):
            raise CodedError("desk.not-yours")
        withdraw(self._journal, one.step, one.who)
        return {"withdrawn": one.step}

    def _lock(self, data: object) -> dict[str, object]:
        one = validated(_LockWish, data)
        self._locks.set(one.page, one.on, one.who)
        return {"locked": one.on}

    def _compare(self, old: str, new: str, words: Words) -> dict[str, object]:
        found = compared(self._state(old), self._state(new))
        return {
            "count": len(found),
            "differences": [_difference(one, words) for one in found[:_MOST_TOLD]],
        }

    def _state(self, name: str) -> State:
        """Return a state by name: of a sign-off, before a step of the journal, or as it is now.

        Raises:
            EditError: there is no such state.
        """
        kind, _, thing = name.partition(":")
        if kind == "sign" and thing in list(Step):
            one = signed(self._journal).get(Step(thing))
            if one is not None:
                return kept_state(self._journal.root, one.hash)
        if kind == "before" and thing.isdecimal() and len(thing) < 10:
            return {**state_now(self._journal.root), **self._journal.before(int(thing))}
        if name == "now":
            return state_now(self._journal.root)
        raise EditError("edit.missing", file=name[:40])


def _difference(one: Differing, words: Words) -> dict[str, object]:
    parts = [[words[:_LONGEST] for words in part] for part in one.parts]
    return {
        "file": one.file,
        "field": one.field,
        "name": named(one.field, words) if one.field else one.file,
        "line": one.line if one.field.startswith("body[") else 0,
        "parts": parts,
    }
