"""Whether download files conform: `python -m bench.conformance [--count 20] [EDITION …]`.

Input: a run of seeds of random editions and edition folders. Output: a table with pages, size,
the rules broken in each of veraPDF's flavours, and whether the text-only reading is the content.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import verapdf
from bench.corpus import random_edition
from bench.told import chinese
from content.model import Edition
from content.reading.reader import read_edition
from layout.edition.make import make
from layout.page.errors import PressError
from layout.products.download.agreement import disagreements


@dataclass(frozen=True, slots=True)
class Made:
    """A download file in the folder, or why there is none."""

    name: str
    file: Path
    pages: int = 0
    size: int = 0
    seconds: float = 0.0
    differs: tuple[str, ...] = ()
    refused: str = ""


def make_file(name: str, folder: Path) -> Made:
    """Build a random edition (a seed) or an edition folder; write its download file."""
    file = folder / f"{Path(name).name}.pdf"
    try:
        edition = _edition(name, folder)
        built = make(edition)
    except PressError as error:
        return Made(file.stem, file, refused=chinese(error).text)
    file.write_bytes(built.pdf)
    seconds = sum(built.timings.values())
    differs = disagreements(built.pdf, edition)
    return Made(file.stem, file, len(built.placed.pages), len(built.pdf), seconds, differs)


def _edition(name: str, folder: Path) -> Edition:
    if name.isdigit():
        return random_edition(int(name), folder / f"pictures-{name}")
    edition = read_edition(Path(name)).edition
    if edition is None:
        raise PressError("edition.content-unreadable")
    return edition


def _rows(made: list[Made]) -> Iterator[tuple[Made, dict[str, tuple[str, ...]]]]:
    """Yield each file with the rules it breaks by flavour."""
    files = [item.file for item in made if not item.refused]
    rules = {flavour: verapdf.broken_rules(flavour, files) for flavour in verapdf.FLAVOURS}
    for item in made:
        yield item, {flavour: rules[flavour].get(item.file, ()) for flavour in rules}


def main(words: list[str] | None = None) -> int:
    """Build, check and print; return 1 where a file does not conform."""
    parser = argparse.ArgumentParser(prog="bench.conformance", description=__doc__)
    parser.add_argument("editions", nargs="*", help="edition folders, besides the random ones")
    parser.add_argument("--count", type=int, default=20, help="how many random editions")
    parser.add_argument("--first", type=int, default=1, help="seed of the first")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args(words)
    seeds = range(options.first, options.first + options.count)
    names = [*options.editions, *map(str, seeds)]
    table = Table("edition", "pages", "kB a page", "seconds", *verapdf.FLAVOURS, "reading")
    bad: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        with ProcessPoolExecutor(options.jobs) as pool:
            made = list(pool.map(partial(make_file, folder=Path(place)), names))
        for item, rules in _rows(made):
            if item.refused:
                table.add_row(item.name, "–", item.refused)
                continue
            size = f"{item.size / item.pages / 1000:.0f}"
            verdicts = ["passes" if not broken else str(len(broken)) for broken in rules.values()]
            read = "equal" if not item.differs else str(len(item.differs))
            seconds = f"{item.seconds:.1f}"
            table.add_row(item.name, str(item.pages), size, seconds, *verdicts, read)
            faults = [f"{flavour} {rule}" for flavour, broken in rules.items() for rule in broken]
            bad += [f"{item.name}: {fault}" for fault in (*faults, *item.differs)]
    Console().print(table)
    for line in bad:
        sys.stdout.write(f"{line}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
