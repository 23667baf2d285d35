"""How evenly body lines are set, on the finished PDF: `python -m bench.spacing [FOLDER …]`.

Input: edition folders (the first edition where none is named), or `--random N` made-up ones.
Output: a row an edition: lines, stretch between two Han that 99% of them stay under and the most
(em), widest gap between Han and Latin (em), lines ragged over 0.5 em, numbers parted from what they
count, paragraphs that end in a single Han (孤字).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from bench.corpus import random_edition
from content.model import Edition
from content.reading.reader import read_edition
from fonts.chinese.characters import is_han
from fonts.setting.units import bonds
from layout.edition.make import Built, make
from layout.judge.audit.columns import body_lines, edge_em, find_columns
from layout.judge.audit.glyphs import Glyphs
from layout.judge.audit.sheet import TextLine, read_document

EDITION = Path(__file__).resolve().parent.parent / "content" / "editions" / "lusong"
RAGGED_EM = 0.5


@dataclass(frozen=True, slots=True)
class Evenness:
    """What was measured on an edition's body lines; lengths in em."""

    stretches: tuple[float, ...]
    """Of each justified line, sorted."""
    mixed: float
    """Widest gap between Han and Latin."""
    ragged: tuple[str, ...]
    parted: tuple[str, ...]
    single: tuple[str, ...]


def gaps(line: TextLine, glyphs: Glyphs) -> Iterator[tuple[float, bool]]:
    """Yield the gaps of a line where no mark stands: em, and whether one side is Latin."""
    for i in range(line.first, line.last):
        a, b = glyphs.text[i], glyphs.text[i + 1]
        gap = float(glyphs.x[i + 1] - glyphs.right[i]) / line.size
        if is_han(a) and is_han(b):
            yield gap, False
        elif (is_han(a) and b.isascii() and b.isalnum()) or (
            is_han(b) and a.isascii() and a.isalnum()
        ):
            yield gap, True


def measured(built: Built) -> Evenness:
    """Measure the body lines of a finished edition."""
    grid = built.placed.grid
    stretches: list[float] = []
    mixed = 0.0
    ragged: list[str] = []
    parted: list[str] = []
    single: list[str] = []
    for sheet in read_document(built.pdf).sheets:
        body = body_lines(sheet, grid)
        for column in find_columns(body, grid, sheet.lines):
            for line in column.lines:
                found = list(gaps(line, sheet.glyphs))
                mixed = max([mixed, *(gap for gap, latin in found if latin)])
                han = [gap for gap, latin in found if not latin]
                if line.closes:
                    continue
                if edge_em(line, column, grid.body) < -RAGGED_EM:
                    ragged.append(line.text)
                elif han:
                    stretches.append(max(0.0, median(han)))
        for _, group in groupby(body, key=lambda line: line.element):
            lines = list(group)
            parted += _parted(lines)
            if len(lines) > 1 and sum(map(is_han, lines[-1].text)) < 2 and lines[-1].closes:
                single.append(lines[-1].text)
    return Evenness(tuple(sorted(stretches)), mixed, tuple(ragged), tuple(parted), tuple(single))


def _parted(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the ends of lines that part a number from what belongs to it."""
    text = "".join(line.text for line in lines)
    held, at = bonds(text), 0
    for line in lines[:-1]:
        at += len(line.text)
        if at in held.never | held.rather_not:
            yield f"{text[max(0, at - 6) : at]}|{text[at : at + 4]}"


def _editions(folders: Sequence[Path], count: int, seed: int) -> Iterator[tuple[str, Edition]]:
    for folder in folders:
        edition = read_edition(folder).edition
        assert edition is not None, f"{folder}: not an edition that can be built"
        yield folder.name, edition
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory() as folder_name:
            yield f"seed {number}", random_edition(number, Path(folder_name))


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 where a line is ragged."""
    parser = argparse.ArgumentParser(prog="python -m bench.spacing", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--random", type=int, default=0, help="random editions (bench.corpus)")
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--show", action="store_true", help="list parted numbers, ragged lines")
    options = parser.parse_args(arguments)
    folders = options.folders or ([] if options.random else [EDITION])
    console, table = Console(width=130), Table()
    for name in (
        "edition",
        "lines",
        "p99 em",
        "most em",
        "Han-Latin em",
        "ragged",
        "parted",
        "孤字",
    ):
        table.add_column(name)
    bad = 0
    for name, edition in _editions(folders, options.random, options.seed):
        even = measured(make(edition))
        bad += len(even.ragged)
        lines = even.stretches or (0.0,)
        table.add_row(
            name,
            str(len(lines)),
            f"{lines[int(0.99 * len(lines))]:.3f}",
            f"{lines[-1]:.3f}",
            f"{even.mixed:.3f}",
            str(len(even.ragged)),
            str(len(even.parted)),
            str(len(even.single)),
        )
        if options.show:
            console.print(name, *even.ragged, *even.parted, *even.single, sep="\n  ")
    console.print(table)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
