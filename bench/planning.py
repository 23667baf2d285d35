"""How many random editions become good pages: `python -m bench.planning [--count 200] [--jobs 2]`.

Input: a run of seeds. Output: a table of good, refused (a clear message instead of a page) and
bad (a page with faults) editions with their causes, the time by stage, and for each edition that is
not good its PDF, picture and report in `--out`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.corpus import han, random_edition
from bench.told import chinese
from content.model import Edition
from content.words import Language, Words
from layout.edition.make import make
from layout.judge.audit import AuditReport, audit
from layout.page.errors import PressError


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one edition: `verdict` is good, refused, bad or crashed."""

    seed: int
    verdict: str
    causes: tuple[str, ...]
    pages: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)
    profile: str = ""
    detail: str = ""
    summary: str = ""


def try_edition(seed: int, out: Path | None) -> Result:
    """Make, audit and judge one random edition."""
    with tempfile.TemporaryDirectory() as folder:
        edition = random_edition(seed, Path(folder))
        started = time.perf_counter()
        try:
            built: Any = make(edition)
        except PressError as error:
            why = chinese(error).text
            cause = f"{type(error).__name__}: {general(why)}"
            took = {"total": time.perf_counter() - started}
            result = Result(
                seed,
                "refused",
                (cause,),
                0,
                took,
                edition.profile,
                chinese(error).text,
                summary(edition),
            )
            return _keep(result, out, b"")
        except Exception as error:  # a crash is counted, the run goes on
            where = traceback.format_exc(limit=-3)
            cause = f"{type(error).__name__}: {general(str(error))}"
            took = {"total": time.perf_counter() - started}
            return _keep(
                Result(
                    seed, "crashed", (cause,), 0, took, edition.profile, where, summary(edition)
                ),
                out,
                b"",
            )
        timings = {**built.timings, "total": time.perf_counter() - started}
        started = time.perf_counter()
        report = audit(built.pdf, built.placed.grid, edition, built.placed)  # afresh
        timings["audit"] = time.perf_counter() - started
    causes = tuple(sorted(code.value for code in report.counts()))
    result = Result(
        seed,
        "good" if report.good else "bad",
        causes,
        len(report.pages),
        timings,
        edition.profile,
        "" if report.good else _lines(report),
        summary(edition),
    )
    return result if report.good else _keep(result, out, built.pdf)


def general(message: str) -> str:
    """Return a message without its names and numbers, so that like causes are counted together."""
    message = re.sub(r"[“\"'][^”\"']*[”\"']", "“…”", message)
    message = re.sub(r"(article|picture|chart|random-)[\d-]+", r"\1N", message)
    return re.sub(r"\d+(\.\d+)?", "N", message)[:110]


def summary(edition: Edition) -> str:
    """Say in a line what an edition holds."""
    text = sum(han(a.text) for a in edition.articles) + sum(han(p.text) for p in edition.lede)
    pictures = sum(len(a.pictures) for a in edition.articles) + (
        edition.headline.picture is not None
    )
    figures = ",".join(f.kind for a in edition.articles for f in a.figures)
    return (
        f"{edition.profile} {edition.banner} {len(edition.articles)} articles, {text} characters, "
        f"{pictures} pictures, charts {figures or 'none'}"
        f"{', lede' if edition.lede else ''}{', band' if edition.band else ''}"
    )


def _lines(report: AuditReport) -> str:
    words = Words(Language.EN)
    return "\n".join(
        f"{f.code.value} p{f.page} ({f.x_mm:.0f}, {f.y_mm:.0f}) {words.text(f.size)}: "
        f"{words.text(f.told)}"
        for f in report.faults
    )


def _keep(result: Result, out: Path | None, pdf: bytes) -> Result:
    """Write what is needed to look at an edition that is not good."""
    if out is None:
        return result
    name = f"{result.seed:05d}-{result.verdict}"
    (out / f"{name}.json").write_text(
        json.dumps(asdict(result), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    if pdf:
        (out / f"{name}.pdf").write_bytes(pdf)
        document = pdfium.PdfDocument(pdf)
        for index in range(len(document)):
            document[index].render(scale=1).to_pil().save(out / f"{name}-{index + 1}.png")
        document.close()
    return result


def run(seeds: Iterable[int], jobs: int, out: Path | None, console: Console) -> list[Result]:
    """Try all seeds, on so many processes."""
    seeds = list(seeds)
    if jobs <= 1:
        return [try_edition(seed, out) for seed in track(seeds, console=console)]
    with ProcessPoolExecutor(jobs) as pool:
        results = pool.map(try_edition, seeds, [out] * len(seeds))
        return list(track(results, total=len(seeds), console=console))


def show(results: list[Result], console: Console) -> None:
    """Print verdicts, causes and times."""
    verdicts = Counter(r.verdict for r in results)
    table = Table(title=f"{len(results)} random editions")
    for name in ("verdict", "profile", "editions", "%", "causes"):
        table.add_column(name)
    for verdict in ("good", "refused", "bad", "crashed"):
        group = [r for r in results if r.verdict == verdict]
        causes = Counter(cause for r in group for cause in r.causes)
        first = {cause: min(r.seed for r in group if cause in r.causes) for cause in causes}
        lines = [f"{n} × {cause} (seed {first[cause]})" for cause, n in causes.most_common(14)]
        profiles = ", ".join(
            f"{p} {n}" for p, n in sorted(Counter(r.profile for r in group).items())
        )
        table.add_row(
            verdict,
            profiles,
            str(verdicts[verdict]),
            f"{100 * verdicts[verdict] / len(results):.1f}",
            "\n".join(lines),
        )
    console.print(table)
    stages: dict[str, list[float]] = defaultdict(list)
    for result in results:
        for stage, seconds in result.timings.items():
            stages[stage].append(seconds)
    table = Table(title="time in s")
    for name in ("stage", "editions", "median", "95 %", "longest"):
        table.add_column(name, justify="right")
    for stage, values in stages.items():
        values.sort()
        table.add_row(
            stage, str(len(values)), *(f"{quantile(values, q):.3f}" for q in (0.5, 0.95, 1.0))
        )
    console.print(table)


def quantile(values: list[float], share: float) -> float:
    """Return the value below which this share of sorted values lies."""
    return values[min(len(values) - 1, round(share * (len(values) - 1)))]


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; exit code 1 where a page is bad, 3 where under 99 % are good."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.planning", description=(__doc__ or "").split(":")[0]
    )
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, help="folder for the editions that are not good")
    options = parser.parse_args(arguments)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    console = Console(width=150)
    results = run(
        range(options.seed, options.seed + options.count), options.jobs, options.out, console
    )
    show(results, console)
    if options.out:
        rows = [asdict(r) for r in results]
        (options.out / "results.json").write_text(
            json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    counts = Counter(r.verdict for r in results)
    if counts["bad"] or counts["crashed"]:
        return 1
    return 0 if counts["good"] >= 0.99 * len(results) else 3


if __name__ == "__main__":
    sys.exit(main())
