"""Print the audit of a PDF as a table: `python -m layout.judge.audit FILE.pdf [--profile NAME]`.

Input: a PDF's path. Output: a table on the terminal or JSON; exit code 1 where faults were found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from content.words import Language, Words, language_of
from layout.judge.audit import AuditReport, audit, guess_grid
from layout.page.formats import PROFILES
from layout.page.grid import Grid

FIGURES = (
    "audit.head-page",
    "audit.head-chars",
    "audit.head-lines",
    "audit.head-columns",
    "audit.head-fill",
    "audit.head-empty",
    "audit.head-smallest",
    "audit.head-off-grid",
    "audit.head-edge",
    "audit.head-uneven",
)
FAULTS = (
    "audit.head-code",
    "audit.head-page",
    "audit.head-x",
    "audit.head-y",
    "audit.head-measure",
    "audit.head-detail",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m layout.judge.audit", description="Audit a finished PDF."
    )
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--profile", choices=sorted(PROFILES), default="broadsheet")
    parser.add_argument("--body", type=float, help="body size in pt; otherwise that of most text")
    parser.add_argument("--lang", choices=[one.value for one in Language], help="language")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    pdf = options.pdf.read_bytes()
    profile = options.profile
    grid = Grid.of(PROFILES[profile], options.body) if options.body else guess_grid(pdf, profile)
    report = audit(pdf, grid)
    if options.json:
        sys.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(report, Console(), Words(language_of(options.lang, os.environ)))
    return 0 if report.good else 1


def show(report: AuditReport, console: Console, words: Words) -> None:
    """Print pages' figures, then faults, in the words of a language."""
    table = Table(title=words.text("audit.table"))
    for name in FIGURES:
        table.add_column(words.text(name), justify="right")
    for p in report.pages:
        table.add_row(
            str(p.page),
            str(p.chars),
            words.text("audit.lines-of-body", lines=p.lines, body=p.body_lines),
            str(p.text_columns),
            f"{p.fill_percent:.1f}",
            f"{p.largest_empty_mm2:.0f} ({p.largest_empty_percent:.2f})",
            f"{p.smallest_text_pt:g}",
            str(p.off_grid),
            f"{p.worst_edge_em:.3f}",
            f"{p.uneven_lines:.1f}",
        )
    console.print(table)
    if report.good:
        console.print(words.text("audit.none" if report.tagged else "audit.none-without-tags"))
        return
    table = Table(title=words.text("audit.faults", count=len(report.faults)))
    for name in FAULTS:
        table.add_column(words.text(name))
    for f in report.faults:
        place = (str(f.page or ""), f"{f.x_mm:.0f}", f"{f.y_mm:.0f}")
        named = words.text(f"audit.{f.code.value}")
        table.add_row(named, *place, words.text(f.size), words.text(f.told))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
