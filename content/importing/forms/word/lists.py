"""The numbers of Word's lists, which Word counts and does not write.

Input: a paragraph, the document's numbering part and its styles. Output: its number as Word shows
it (一、, 第九章, ①, 01. …). Lists of one abstract list count on together; an override of the start
begins anew where its list is first used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from content.importing.blocks import Log, Place
from content.importing.forms.word.numbers import known, shown
from content.importing.forms.word.styles import Styles, W
from content.words import Message, message


@dataclass(frozen=True)
class _Level:
    """A level of a list: its form, what is written, its first number, what stands behind it."""

    form: str
    words: str
    start: int
    suffix: str
    legal: bool  # all numbers of the levels above as 1, 2, 3
    style: str  # paragraphs of this style belong to it
    restart: int  # begins anew after a paragraph of fewer levels than this (0: never)


class Lists:
    """Counts list paragraphs as Word does."""

    def __init__(self, part: Any, styles: Styles, log: Log) -> None:
        """Read the numbering part, where there is one."""
        self.styles, self.log = styles, log
        self.abstract: dict[str, str] = {}  # list → abstract list
        self.levels: dict[str, dict[int, _Level]] = {}  # by list
        self.starts: dict[str, dict[int, int]] = {}  # overridden starts by list
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)  # by abstract list
        self.begun: set[tuple[str, int]] = set()
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        known_lists = {a.get(f"{W}abstractNumId"): a for a in root.iterchildren(f"{W}abstractNum")}
        for number in root.iterchildren(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            ident = link.get(f"{W}val") if link is not None else ""
            source = known_lists.get(ident)
            name = number.get(f"{W}numId") or ""
            if source is None:
                continue
            self.abstract[name] = ident or ""
            self.levels[name] = dict(map(_level, source.iterchildren(f"{W}lvl")))
            self.starts[name] = {}
            for override in number.iterchildren(f"{W}lvlOverride"):
                depth = int(override.get(f"{W}ilvl") or 0)
                for level in override.iterchildren(f"{W}lvl"):
                    self.levels[name][depth] = _level(level)[1]
                start = override.find(f"{W}startOverride")
                if start is not None and (start.get(f"{W}val") or "").isdigit():
                    self.starts[name][depth] = int(start.get(f"{W}val"))

    def number(self, element: Any, place: Place) -> str:
        """Return a paragraph's number; empty for bullets and for what is in no list."""
        name, depth = self._list(element)
        level = self.levels.get(name, {}).get(depth)
        if level is None or level.form in ("", "none"):
            return ""
        if level.form == "bullet":
            self.log.change(
                Message("imported.bullet-removed"), place, Message("imported.of-list"), ""
            )
            return ""
        counts = self._counted(name, depth, level)

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self.levels[name].get(at, level)
            number = counts.get(at, other.start)
            form = "decimal" if level.legal and at < depth else other.form
            if not known(form, number):
                self.log.doubt(
                    place,
                    f"{number}",
                    message("imported.list-form", form=form),
                    Message("imported.list-decimal"),
                )
            return shown(number, form)

        words = re.sub(r"%(\d)", one, level.words)
        ends = words[-1:] in "章节条款部篇编回集" if words else False
        return f"{words} " if ends and level.suffix != "nothing" else words

    def is_bulleted(self, element: Any) -> bool:
        """Tell whether a paragraph is an item of a list without numbers."""
        name, depth = self._list(element)
        level = self.levels.get(name, {}).get(depth)
        return level is not None and level.form == "bullet"

    def _counted(self, name: str, depth: int, level: _Level) -> dict[int, int]:
        counts = self.counts[self.abstract[name]]
        start = self.starts[name].get(depth)
        if start is not None and (name, depth) not in self.begun:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self.begun.add((name, depth))
        levels = self.levels[name]
        for deeper in [d for d in counts if d > depth]:
            if deeper not in levels or depth < levels[deeper].restart:
                del counts[deeper]
        return counts

    def _list(self, element: Any) -> tuple[str, int]:
        """Return a paragraph's list and level, its style's where it has none of its own."""
        own = element.find(f"{W}pPr/{W}numPr")
        places = [own] if own is not None else []
        chain = list(self.styles.chain(self.styles.of_paragraph(element)))
        places += [s.find(f"{W}pPr/{W}numPr") for s in chain]
        name = depth = ""
        for properties in places:
            if properties is None:
                continue
            ident, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
            name = name or ((ident.get(f"{W}val") or "") if ident is not None else "")
            depth = depth or ((level.get(f"{W}val") or "") if level is not None else "")
        if not depth:
            styled = {s.get(f"{W}styleId") for s in chain}
            levels = self.levels.get(name, {}).items()
            depth = next((str(d) for d, lvl in levels if lvl.style in styled and lvl.style), "0")
        return name, int(depth) if depth.isdigit() else 0


def _level(element: Any) -> tuple[int, _Level]:
    def value(name: str, usual: str) -> str:
        found = element.find(f".//{W}{name}")  # forms may stand in mc:AlternateContent
        return (found.get(f"{W}val") or "") if found is not None else usual

    start = value("start", "1")
    depth = int(element.get(f"{W}ilvl") or 0)
    restart = value("lvlRestart", "")
    legal = element.find(f"{W}isLgl") is not None
    level = _Level(
        value("numFmt", "decimal"),
        value("lvlText", ""),
        int(start) if start.isdigit() else 1,
        value("suff", "tab"),
        legal,
        value("pStyle", ""),
        int(restart) if restart.isdigit() else depth,
    )
    return depth, level
