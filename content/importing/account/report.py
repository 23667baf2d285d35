"""What an import did: every change, every doubt, every word left out.

Input: what the import's log holds. Output: `ImportReport`, its Markdown (导入说明.md) and
a table for the terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content.importing.account.advice import TOLD, Advice, Harm, advised
from content.importing.blocks import Change, Doubt, LeftOut
from content.importing.recognising.confidence import THRESHOLD, Decided
from content.words import Message, Words

if TYPE_CHECKING:
    from rich.console import Group

REPORT = "导入说明.md"


@dataclass(frozen=True)
class ImportReport:
    """What an import did.

    `unaccounted` are Han characters and digits of the sources that stand neither in the edition
    nor among what was left out; it is empty, or the import has a fault and says so. `kept` are
    files of an earlier import that people changed: they stayed as they are. `decided` are the lines
    whose role was weighed, each with how sure it is.
    """

    folder: Path
    sources: tuple[str, ...]
    files: tuple[str, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    found: tuple[tuple[str | Message, str | Message], ...]
    unaccounted: str = ""
    kept: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    decided: tuple[Decided, ...] = ()

    def markdown(self, words: Words) -> str:
        """Return the whole report as Markdown."""
        text = words.text
        lines = [f"# {text('imported.report-title')}", ""]
        lines += [text("imported.sources", sources=self.sources), ""]
        lines += _table(words, "imported.item", "imported.content")
        lines += [*(_row(words, *row) for row in self.found), ""]
        balance = text("imported.balance")
        if self.unaccounted:
            balance = text("imported.unaccounted", characters=self.unaccounted)
        lines += [balance, "", _head(words, "##", "imported.doubts", len(self.doubts)), ""]
        lines += [text("imported.sorted"), ""] if self.doubts else [text("imported.nothing")]
        if self.decided:
            unsure = sum(one.doubtful for one in self.decided)
            least = round(100 * THRESHOLD)
            lines += [text("imported.weighed", lines=len(self.decided), unsure=unsure, least=least)]
            lines.append("")
        for harm, doubts in self._by_harm().items():
            lines += [_head(words, "###", TOLD[harm], len(doubts)), ""]
            lines += _table(
                words,
                "imported.words",
                "imported.place",
                "imported.in-edition",
                "imported.why",
                "imported.done",
                "imported.sure",
                "imported.otherwise",
            )
            for one in doubts:
                doubt = one.doubt
                place = doubt.place.told
                sure = f"{doubt.sure:.2f}" if doubt.sure >= 0 else ""
                row = (doubt.words, place, one.where, doubt.why, doubt.done, sure, one.change or "")
                lines.append(_row(words, *row))
            lines.append("")
        lines += [_head(words, "##", "imported.left-out", len(self.left_out)), ""]
        if self.left_out:
            lines += _table(words, "imported.place", "imported.words", "imported.reason")
            lines += [_row(words, o.place.told, o.text, o.why) for o in self.left_out]
        else:
            lines.append(text("imported.nothing"))
        lines += ["", _head(words, "##", "imported.changes", len(self.changes)), ""]
        for kind, changes in self._by_kind().items():
            lines += [_head(words, "###", kind, len(changes)), ""]
            lines += _table(words, "imported.place", "imported.before", "imported.after")
            lines += [_row(words, c.place.told, c.before, c.after) for c in changes] + [""]
        return "\n".join(lines).rstrip() + "\n"

    def table(self, words: Words) -> Group:
        """Return what was found, counts of changes, and all doubts, for a terminal."""
        from rich import box
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        def grid(*heads: str) -> Table:
            made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            for head in heads:
                made.add_column(words.text(head) if head else "", overflow="fold")
            return made

        found = grid("imported.found", "")
        for row in self.found:
            found.add_row(*(Text(words.shown(cell)) for cell in row))
        changes = grid("imported.change", "imported.times", "imported.first")
        for kind, made in self._by_kind().items():
            one = made[0]
            first = words.text(
                "imported.first-change", place=one.place.told, before=one.before, after=one.after
            )
            changes.add_row(Text(words.text(kind)), str(len(made)), Text(first))
        doubts = grid("imported.doubt-at", "imported.words", "imported.why", "imported.done")
        for doubt in [one.doubt for group in self._by_harm().values() for one in group]:
            cells = (doubt.place.told, doubt.words, doubt.why, doubt.done)
            doubts.add_row(*(Text(words.shown(cell)) for cell in cells))
        count = words.text(
            "imported.count",
            changes=len(self.changes),
            doubts=len(self.doubts),
            left_out=len(self.left_out),
            report=REPORT,
        )
        return Group(found, changes, doubts, Text(count))

    def _by_harm(self) -> dict[Harm, list[Advice]]:
        """Return the doubts by the harm that they may do, the gravest first."""
        found: dict[Harm, list[Advice]] = {}
        for one in self.advice or advised(self.doubts, {}):
            found.setdefault(one.harm, []).append(one)
        return found

    def _by_kind(self) -> dict[Message, list[Change]]:
        kinds: dict[Message, list[Change]] = {}
        for change in self.changes:
            kinds.setdefault(change.kind, []).append(change)
        return kinds


def _head(words: Words, mark: str, code: str | Message, count: int) -> str:
    """Return a head of the report with the number of what follows."""
    what = code if isinstance(code, Message) else Message(code)
    return f"{mark} {words.text('imported.counted', what=what, count=count)}"


def _table(words: Words, *heads: str) -> list[str]:
    """Return the two lines with which a table begins."""
    return [_row(words, *map(Message, heads)), "|" + "---|" * len(heads)]


def _row(words: Words, *cells: str | Message) -> str:
    return "| " + " | ".join(_cell(words.shown(cell)) for cell in cells) + " |"


def _cell(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "⏎").replace("<", "&lt;")
