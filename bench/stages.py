"""Time of the first edition's build, cold and by stage: `python -m bench.stages [--runs 5]`.

Input: `build_pdf.py` and an edition folder. Output: a table with the median of several runs,
each in a fresh process that takes nothing from an earlier build, the program's own stages
(`--timings FILE`), and planning against WeasyPrint's layout. `cores`: seconds that all its
processes worked.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "content" / "editions" / "lusong"


def cold_run(edition: Path, extra: list[str]) -> dict[str, float]:
    """Build once in a fresh process; return seconds by stage, of the whole and of its cores.

    Raises:
        RuntimeError: when the program fails; with its message.
    """
    with tempfile.TemporaryDirectory() as folder:
        timings = Path(folder) / "timings.json"
        command = [
            sys.executable,
            str(ROOT / "build_pdf.py"),
            "build",
            str(edition),
            "--out",
            folder,
            "--timings",
            str(timings),
            "--no-cache",
            *extra,
        ]
        started, worked = time.perf_counter(), _worked()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        took, worked = time.perf_counter() - started, _worked() - worked
        if done.returncode or not timings.exists():
            raise RuntimeError(done.stderr.strip()[-2000:] or f"exit code {done.returncode}")
        stages = json.loads(timings.read_text(encoding="utf-8"))
    return {
        **{name: float(seconds) for name, seconds in stages.items()},
        "process": took,
        "cores": worked,
    }


def _worked() -> float:
    """Return the seconds that processes begun here have worked, of those that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show(runs: list[dict[str, float]], console: Console) -> None:
    """Print the medians and the ratio of planning to layout."""
    stages: dict[str, list[float]] = defaultdict(list)
    for run in runs:
        for name, seconds in run.items():
            stages[name].append(seconds)
    table = Table(title=f"{len(runs)} cold runs, s")
    for name in ("stage", "median", "least", "most"):
        table.add_column(name, justify="right")
    for name, values in stages.items():
        table.add_row(
            name, f"{statistics.median(values):.3f}", f"{min(values):.3f}", f"{max(values):.3f}"
        )
    console.print(table)
    plan = [v for n, v in stages.items() if n.startswith("plan")]
    lay = [v for n, v in stages.items() if n in ("layout", "pdf")]
    if plan and lay:
        ratio = statistics.median(plan[0]) / statistics.median(lay[0])
        console.print(f"planning / WeasyPrint (layout and writing): {ratio:.2f} (bar: 1 or less)")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.stages", description=(__doc__ or "").split(":")[0]
    )
    parser.add_argument("edition", type=Path, nargs="?", default=EDITION)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "extra", nargs="*", default=[], help="further arguments of build_pdf.py, after --"
    )
    options = parser.parse_args(arguments)
    console = Console()
    try:
        show([cold_run(options.edition, options.extra) for _ in range(options.runs)], console)
    except RuntimeError as error:
        console.print(f"[red]build_pdf.py failed:[/] {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
