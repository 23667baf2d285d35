"""Three reviews and three proofs (三审三校): who signed which state of an edition, and what is due.

Input: the edition's journal and folder. Output: sign-offs, each bound to the hash of what was
signed; whether they still stand for what is there now; what a house rule misses. A sign-off is a
note of the journal and never a change of the copy.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from content.editing.change import EditError
from content.editing.journal import Journal, Note
from content.editing.snapshot import hash_of, keep_state, state_now

SIGN = "sign"


class Step(StrEnum):
    """A review or a proof; of each kind, one is signed after the other."""

    FIRST_REVIEW = "first-review"  # 初审
    SECOND_REVIEW = "second-review"  # 复审
    FINAL_REVIEW = "final-review"  # 终审
    FIRST_PROOF = "first-proof"  # 一校
    SECOND_PROOF = "second-proof"  # 二校
    THIRD_PROOF = "third-proof"  # 三校


REVIEWS = (Step.FIRST_REVIEW, Step.SECOND_REVIEW, Step.FINAL_REVIEW)
PROOFS = (Step.FIRST_PROOF, Step.SECOND_PROOF, Step.THIRD_PROOF)


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-off; `hash` names the state that was signed."""

    step: Step
    who: str
    office: str
    at: str
    hash: str


def signed(journal: Journal) -> dict[Step, Signed]:
    """Return the sign-offs that stand, the newest of each step."""
    found: dict[Step, Signed] = {}
    for note in journal.notes(SIGN):
        try:
            step, told = Step(note.thing), json.loads(note.told)
            one = Signed(step, note.who, str(told["office"]), note.at, str(told["hash"]))
        except (ValueError, KeyError, TypeError):
            continue
        found[step] = one
        if not one.hash:  # withdrawn
            del found[step]
    return found


def sign(journal: Journal, step: Step, who: str, office: str, seen: str) -> None:
    """Sign the state that the signer saw.

    Args:
        journal: the edition's.
        step: what is signed.
        who: the signer's name.
        office: what he is (责任编辑, 总编辑 …).
        seen: the hash of what he saw.

    Raises:
        EditError: it has been changed since; the step before is not signed; a review is signed by
            who has signed another one; there is no name.
    """
    if not who.strip():
        raise EditError("edit.sign-name")
    state = state_now(journal.root)
    if hash_of(state) != seen:
        raise EditError("edit.sign-changed")
    before = signed(journal)
    row = REVIEWS if step in REVIEWS else PROOFS
    for earlier in row[: row.index(step)]:
        if earlier not in before:
            raise EditError("edit.sign-order")
    others = (before[one].who for one in REVIEWS if one in before and one is not step)
    if step in REVIEWS and who.strip() in others:
        raise EditError("edit.sign-same", who=who.strip())
    keep_state(journal.root, state)
    told = json.dumps({"office": office.strip(), "hash": seen}, ensure_ascii=False)
    journal.save((), who.strip(), Note(SIGN, step, told))


def withdraw(journal: Journal, step: Step, who: str) -> None:
    """Take a sign-off back; the journal keeps both."""
    if step in signed(journal):
        told = json.dumps({"office": "", "hash": ""})
        journal.save((), who.strip(), Note(SIGN, step, told))


def missing(
    journal: Journal, required: tuple[Step, ...], now: str
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Return which of the steps are not signed, and which are signed for another state.

    `now`: the hash of the state that is to be delivered.
    """
    found = signed(journal)
    unsigned = tuple(step for step in required if step not in found)
    stale = tuple(step for step in required if step in found and found[step].hash != now)
    return unsigned, stale
