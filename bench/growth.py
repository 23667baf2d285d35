"""How cost grows with an edition: `python -m bench.growth [--sizes 4000,12000,…] [--profile NAME]`.

Input: nothing; the editions are made here, the same each time: so many characters, and with every
1,500 a story, with every 5,000 a picture and a chart. Output: a table of CPU seconds and peak
memory, each edition made (planned, printed, audited) in a process of its own, and the exponents of
both: the slope of a straight line through the logarithms. Exit code 1 where one is above the bar,
or an edition does not come out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.charts import random_figure
from bench.corpus import Writer
from bench.photographs import random_picture
from content.model import Article, ArticleKind, Edition, FigureKind, Headline, Paper, Paragraph
from layout.edition.make import make

ROOT = Path(__file__).parents[1]
#: Characters; `scale.md` asks for growth from 4,000 to 300,000.
SIZES = (4_000, 12_000, 36_000, 100_000, 300_000)
#: Characters for each story, and for each picture and chart: 200, 60 and 60 at 300,000.
STORY, ELEMENT = 1_500, 5_000
#: The bar: a tenth above linear.
MOST_EXPONENT = 1.1
_MEGABYTE = 1024  # ru_maxrss is in KiB on Linux


def grown_edition(characters: int, folder: Path, profile: str = "broadsheet") -> Edition:
    """Return an edition of about so many Han characters; its pictures go into `folder`."""
    rng = random.Random(f"growth-{characters}")
    writer = Writer(rng)
    folder.mkdir(parents=True, exist_ok=True)
    count = max(2, round(characters / STORY))
    elements = max(1, round(characters / ELEMENT))
    weights = [rng.uniform(0.4, 1.6) for _ in range(count)]
    owners = (
        rng.sample(range(count), min(count, elements)),
        rng.sample(range(count), min(count, elements)),
    )
    articles = []
    for index, weight in enumerate(weights):
        size = round(characters * weight / sum(weights))
        pictures = tuple(
            random_picture(rng, folder, f"picture{index}", writer.clause(5, 16))
            for owner in owners[0]
            if owner == index
        )
        figures = tuple(
            random_figure(rng, f"chart{index}", rng.choice(list(FigureKind)), writer.clause)
            for owner in owners[1]
            if owner == index
        )
        articles.append(
            Article(
                id=f"article{index}",
                file=Path("articles") / f"article{index}.md",
                kind=ArticleKind.SECTION,
                number=index + 1,
                title=writer.title(),
                rank=rng.choice((2, 2, 3)),
                body=tuple(Paragraph(text=text) for text in writer.text(size)),
                pictures=pictures,
                figures=figures,
            )
        )
    return Edition(
        id=f"growth-{characters}",
        folder=folder.resolve(),
        paper=Paper(name="澄江日报", section="专版", date=dt.date(2026, 5, 29)),
        headline=Headline(title=f"{writer.clause(5, 8)} {writer.clause(5, 8)}"),
        articles=tuple(articles),
        profile=profile,
    )


def measure_here(characters: int, profile: str) -> dict[str, Any]:
    """Make an edition in this process; return what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        edition = grown_edition(characters, Path(folder), profile)
        before = _cpu()
        built = make(edition)
        took = _cpu() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    return {
        "cpu": took,
        "peak": peak,
        "pages": len(built.placed.pages),
        "faults": len(built.audit.faults),
        "stages": dict(built.timings),
    }


def _cpu() -> float:
    """Return the CPU seconds of this process and its children."""
    own, children = (
        resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(characters: int, profile: str) -> dict[str, Any] | None:
    """Make an edition in a process of its own; None, with its last words, where it fails."""
    command = [sys.executable, "-m", "bench.growth", "--one", str(characters), "--profile", profile]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the straight line nearest to the logarithms of both."""
    xs, ys = [math.log(x) for x in sizes], [math.log(y) for y in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return across / sum((a - x) ** 2 for a in xs)


def show(results: Mapping[int, Mapping[str, Any] | None], console: Console) -> bool:
    """Print the table and the exponents; return whether all is within the bar."""
    table = Table(title="growth, each edition in a process of its own")
    columns = ("characters", "pages", "CPU s", "peak MB", "plan s", "pdf s", "audit s", "faults")
    for name in columns:
        table.add_column(name, justify="right")
    for characters, found in results.items():
        if found is None:
            table.add_row(f"{characters:,}", "failed")
            continue
        stages = (f"{found['stages'].get(name, 0.0):.1f}" for name in ("plan", "pdf", "audit"))
        table.add_row(
            f"{characters:,}",
            str(found["pages"]),
            f"{found['cpu']:.1f}",
            f"{found['peak']:.0f}",
            *stages,
            str(found["faults"]),
        )
    console.print(table)
    made = {size: found for size, found in results.items() if found is not None}
    good = len(made) == len(results)
    for name in ("cpu", "peak") if len(made) > 1 else ():
        slope = exponent(list(made), [found[name] for found in made.values()])
        good = good and slope <= MOST_EXPONENT
        console.print(f"{name}: exponent {slope:.2f} (bar: {MOST_EXPONENT} or less)")
    return good


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.growth", description=(__doc__ or "").split(":")[0]
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="characters")
    parser.add_argument("--profile", default="broadsheet", help="a page format")
    parser.add_argument("--one", type=int, help="make one edition here and print JSON")
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measure_here(options.one, options.profile)))
        return 0
    sizes = [int(size) for size in options.sizes.split(",")]
    results = {size: measure(size, options.profile) for size in sizes}
    return 0 if show(results, Console()) else 1


if __name__ == "__main__":
    sys.exit(main())
