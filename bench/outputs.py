"""Time of all kinds of output against the download file alone: `python -m bench.outputs`.

Input: `build_pdf.py` and an edition folder. Output: the medians of cold runs that alternate, in
seconds of all cores, their ratio (bar: 2 or less), and each kind's size.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

import build_pdf
from bench.stages import EDITION, cold_run
from layout.edition.manifest import NAME, read_manifest

#: What is compared: words for the command line.
ALONE: list[str] = ["--only", "download"]
ALL: list[str] = []


def sizes(edition: Path) -> dict[str, int]:
    """Return the bytes of an edition's files by what they are."""
    with tempfile.TemporaryDirectory() as folder:
        build_pdf.main(["build", str(edition), "--out", folder])
        stated = read_manifest(Path(folder) / NAME)
    assert stated is not None
    found: dict[str, int] = {}
    for file in stated.files:
        name = "web/" if file.name.startswith("web/") else file.name.removeprefix(stated.edition)
        found[name] = found.get(name, 0) + file.bytes
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; exit code 1 where all takes more than twice the time of one."""
    parser = argparse.ArgumentParser(prog="python -m bench.outputs", description=__doc__)
    parser.add_argument("edition", nargs="?", type=Path, default=EDITION)
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    options = parser.parse_args(arguments)
    console = Console()
    times: dict[str, list[float]] = {"download alone": [], "all kinds": []}
    for _ in range(options.runs):
        for name, words in zip(times, (ALONE, ALL), strict=True):
            times[name].append(cold_run(options.edition, words)["cores"])
    table = Table(title=f"{options.runs} cold runs each, s of all cores")
    for head in ("", "median", "least", "most"):
        table.add_column(head, justify="right")
    for name, values in times.items():
        table.add_row(
            name, *(f"{v:.2f}" for v in (statistics.median(values), min(values), max(values)))
        )
    console.print(table)
    alone, both = (statistics.median(values) for values in times.values())
    console.print(f"all kinds / download alone: {both / alone:.2f} (bar: 2 or less)")
    for name, count in sizes(options.edition).items():
        console.print(f"{count / 1000:8,.0f} kB  {name}", highlight=False)
    return 0 if both <= 2 * alone else 1


if __name__ == "__main__":
    raise SystemExit(main())
