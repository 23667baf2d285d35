"""What an import did: every change, every doubt, every word left out.

Input: what the import's log holds. Output: `ImportReport`, its Chinese Markdown (导入说明.md) and
a table for the terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content.importing.blocks import Change, Doubt, LeftOut, Place
from content.importing.characters import han_and_digits

if TYPE_CHECKING:
    from rich.console import Group

REPORT = "导入说明.md"


@dataclass(frozen=True)
class ImportReport:
    """What an import did.

    `unaccounted` are Han characters and digits of the sources that stand neither in the edition
    nor among what was left out; it is empty, or the import has a fault and says so.
    """

    folder: Path
    sources: tuple[str, ...]
    files: tuple[str, ...]
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    found: tuple[tuple[str, str], ...]
    unaccounted: str = ""

    def markdown(self) -> str:
        """Return the whole report in Chinese Markdown."""
        lines = ["# 导入说明", "", f"来源：{'、'.join(self.sources)}", ""]
        lines += ["| 项 | 内容 |", "|---|---|", *(_row(k, v) for k, v in self.found), ""]
        balance = (
            "来源的每个汉字、数字都在版面文件或下面“未刊印”里；改动逐处列出"
            "（段首空格、行末空格、空行，以及各种空格统一为半角空格不逐处列）。"
        )
        if self.unaccounted:
            balance = f"下列汉字、数字未能对上，请核对：{self.unaccounted}"
        lines += [balance, "", f"## 存疑（{len(self.doubts)}）", ""]
        if self.doubts:
            lines += ["| 位置 | 文字 | 疑问 | 处理 |", "|---|---|---|---|"]
            lines += [_row(d.place, d.words, d.why, d.done) for d in self.doubts]
        else:
            lines.append("无。")
        lines += ["", f"## 未刊印（{len(self.left_out)}）", ""]
        if self.left_out:
            lines += ["| 位置 | 文字 | 原因 |", "|---|---|---|"]
            lines += [_row(o.place, o.text, o.why) for o in self.left_out]
        else:
            lines.append("无。")
        lines += ["", f"## 改动（{len(self.changes)}）", ""]
        for kind, changes in self._by_kind().items():
            lines += [f"### {kind}（{len(changes)}）", "", "| 位置 | 原 | 今 |", "|---|---|---|"]
            lines += [_row(c.place, c.before, c.after) for c in changes] + [""]
        return "\n".join(lines).rstrip() + "\n"

    def table(self) -> Group:
        """Return what was found, counts of changes, and all doubts, for a terminal."""
        from rich import box
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        def grid(*heads: str) -> Table:
            made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            for head in heads:
                made.add_column(head, overflow="fold")
            return made

        found = grid("found", "")
        for key, value in self.found:
            found.add_row(Text(key), Text(value))
        changes = grid("change", "times", "first")
        for kind, made in self._by_kind().items():
            first = f"{made[0].place}: {made[0].before} → {made[0].after}"
            changes.add_row(Text(kind), str(len(made)), Text(first))
        doubts = grid("doubt at", "words", "why", "done")
        for doubt in self.doubts:
            row = (str(doubt.place), doubt.words, doubt.why, doubt.done)
            doubts.add_row(*(Text(cell) for cell in row))
        count = (
            f"{len(self.changes)} changes, {len(self.doubts)} doubts, "
            f"{len(self.left_out)} pieces left out; all of them in {REPORT}"
        )
        return Group(found, changes, doubts, Text(count))

    def _by_kind(self) -> dict[str, list[Change]]:
        kinds: dict[str, list[Change]] = {}
        for change in self.changes:
            kinds.setdefault(change.kind, []).append(change)
        return kinds


def _row(*cells: str | Place) -> str:
    return "| " + " | ".join(_cell(str(c)) for c in cells) + " |"


def _cell(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "⏎").replace("<", "&lt;")


def unaccounted(sources: Iterable[str], accounted: Iterable[str]) -> str:
    """Return the Han characters and digits of the sources that are not in what is accounted for."""
    left = Counter(han_and_digits("".join(sources)))
    left.subtract(Counter(han_and_digits("".join(accounted))))
    return "".join(char * times for char, times in sorted(left.items()) if times > 0)
