"""Words that an editor should look at before they are printed, marked in the copy.

Input: a paragraph. Output: the stretches that the proofreading rules for damage find in it
(doubled words, figures out of all proportion), and the paragraph with them written as queries.
What else proofreading finds is told by `check`; it does not keep the words from being sound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from content.proofreading.rule import Fault
from content.proofreading.sense import proportion
from content.proofreading.view import Kind, Passage
from content.proofreading.wording import doubled
from content.words import Language, Message, message, say

#: The rules whose findings are put into the copy as queries.
RULES: tuple[Callable[[Passage], Iterable[Fault]], ...] = (doubled, proportion)


@dataclass(frozen=True)
class Mark:
    """A doubtful stretch of a paragraph and the reason."""

    start: int
    end: int
    told: Message

    @property
    def note(self) -> str:
        """The query as it stands in the copy, which is Chinese."""
        return say(self.told, Language.ZH).text


def doubtful(text: str) -> tuple[Mark, ...]:
    """Return the doubtful stretches of a paragraph in order, none within another."""
    passage = Passage(text, Kind.PARAGRAPH, "")
    faults = sorted(
        (fault for rule in RULES for fault in rule(passage)), key=lambda f: (f.start, -f.end)
    )
    kept: list[Mark] = []
    for fault in faults:
        if not kept or fault.start >= kept[-1].end:
            note = message("import.query", why=fault.told.values["why"])
            kept.append(Mark(fault.start, fault.end, note))
    return tuple(kept)


def queried(text: str, marks: tuple[Mark, ...]) -> str:
    """Return a paragraph with its doubtful stretches written as queries."""
    parts, at = [], 0
    for mark in marks:
        words = text[mark.start : mark.end]
        parts += [text[at : mark.start], f"{{=={words}==}}{{>>{mark.note}<<}}"]
        at = mark.end
    return "".join([*parts, text[at:]])
