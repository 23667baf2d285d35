"""Copy in which a figure is missing → the same copy without the words that need it.

Input: a paragraph as it is written and what fills a stretch of it. Output: the paragraph filled: a
clause that is one template and nothing else goes first, then a whole sentence; what is left reads
on. A paragraph whose tags run over several sentences is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from content.filling.sandbox import TemplateFault
from fonts.chinese.characters import SENTENCE_ENDS

Fill = Callable[[str], "str | TemplateFault"]
May = Callable[[TemplateFault], bool]

_TAG = re.compile(r"\{%-?\s*(\w+)|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_OPENS = frozenset({"if", "for", "optional", "set"})
_OPTIONAL = re.compile(r"\{%-?\s*optional\s*-?%\}(.*?)\{%-?\s*endoptional\s*-?%\}", re.DOTALL)
#: A clause between commas that is one template: ，居第3位.
_CLAUSE = re.compile(r"，\s*\{\{(?:(?!\}\}).)*\}\}\s*(?=[，。；])")


@dataclass
class Skipped:
    """What was left out: the figures that are missing, by the code of what they lack."""

    figures: dict[tuple[str, str], None] = field(default_factory=dict)

    def note(self, fault: TemplateFault) -> None:
        """Keep the figure that a fault names."""
        self.figures.setdefault((fault.told.code, str(fault.told.values.get("name", ""))))


def shortened(
    source: str, fill: Fill, may: Callable[[TemplateFault], bool], skipped: Skipped
) -> str:
    """Return a paragraph without what cannot be filled; faults that may not be skipped raise.

    Raises:
        UnskippableError: a figure is missing that the paragraph may not do without.
    """
    return "".join(_sentence(part, fill, may, skipped) for part in sentences(source)).strip()


class UnskippableError(Exception):
    """A fault that is no missing figure."""

    def __init__(self, fault: TemplateFault) -> None:
        """Keep the fault."""
        super().__init__(fault.told.code)
        self.fault = fault


def spared(source: str, fill: Fill, may: May, skipped: Skipped) -> str:
    """Return copy whose optional parts keep what can be said of them: only clauses go.

    `{% optional %}` leaves out all of its words where one figure is missing. A clause that compares
    with what is missing need not take the figure itself with it.
    """
    for block in reversed(list(_OPTIONAL.finditer(source))):
        inner = block[1]
        if "{%" in inner:
            continue
        left = _without_clauses(inner, fill, may, skipped)
        if left != inner:
            source = source[: block.start(1)] + left + source[block.end(1) :]
    return source


def _without_clauses(source: str, fill: Fill, may: May, skipped: Skipped) -> str:
    gone = []
    for clause in _CLAUSE.finditer(source):
        words = fill(clause[0].lstrip("，"))
        if isinstance(words, TemplateFault) and may(words):
            skipped.note(words)
            gone.append(clause)
    for clause in reversed(gone):
        source = source[: clause.start()] + source[clause.end() :]
    return source


def _sentence(source: str, fill: Fill, may: May, skipped: Skipped) -> str:
    made = fill(source)
    if not isinstance(made, TemplateFault):
        return made
    if not may(made):
        raise UnskippableError(made)
    skipped.note(made)
    left = _without_clauses(source, fill, may, skipped)
    made = fill(left) if left != source else made
    if isinstance(made, TemplateFault):
        if not may(made):
            raise UnskippableError(made)
        skipped.note(made)
        return ""
    return made


def tidied(words: str) -> str:
    """Return filled copy without the commas that stood beside words which were left out."""
    words = re.sub(rf"[，、；：]+(?=[{SENTENCE_ENDS}；]|\s*$)", "", words)
    return re.sub(r"^(\s*)[，、；。]+|(?<=[，、；。])[，、；]+", r"\1", words)


def sentences(source: str) -> list[str]:
    """Cut a paragraph after the ends of sentences that stand in no tag and in no block of tags."""
    taken = [False] * len(source)
    depth, opened = 0, 0
    for tag in _TAG.finditer(source):
        end = source.find("%}", tag.start()) + 2 if tag[0].startswith("{%") else tag.end()
        for at in range(tag.start(), end):
            taken[at] = True
        name = tag[1] or ""
        if name in _OPENS:
            opened = tag.start() if depth == 0 else opened
            depth += 1
        elif name.startswith("end"):
            depth -= 1
            if depth == 0:
                for at in range(opened, end):
                    taken[at] = True
    parts, start = [], 0
    for at, char in enumerate(source):
        if char in SENTENCE_ENDS and not taken[at]:
            parts.append(source[start : at + 1])
            start = at + 1
    return [*parts, source[start:]] if start < len(source) else parts
