"""Many from one, merging alone: `python -m bench.merging [--count 300] [--kit FOLDER]`.

Input: a kit and a made-up table of `--count` units in groups of ten. Output: editions a second, and
how the time divides: filling and writing (`content.merging`), of which the check of each finished
edition is a part.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from content.merging import merge
from content.reading.reader import read_edition

ROOT = Path(__file__).parents[1]
KIT = ROOT / "tests" / "merging" / "kit"
HEAD = (
    "代码",
    "名称",
    "驻地",
    "人口（万人）",
    "人口2020（万人）",
    "老年（%）",
    "城镇化率（%）",
    "户数（万户）",
    "自来水（%）",
)


def write_table(path: Path, count: int, seed: int = 1) -> None:
    """Write a table of units whose codes begin with 99, ten to a group of five digits."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD)
        for number in range(count):
            people = dice.uniform(10, 120)
            rows.writerow(
                [
                    f"99{number:05d}",
                    f"第{number}县",
                    f"第{number}镇",
                    f"{people:.2f}",
                    f"{people * dice.uniform(0.9, 1.2):.2f}",
                    f"{dice.uniform(8, 25):.2f}",
                    f"{dice.uniform(30, 100):.2f}",
                    f"{people / dice.uniform(2, 3.2):.2f}",
                    f"{dice.uniform(60, 100):.1f}" if dice.random() < 0.9 else "",
                ]
            )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--count", type=int, default=300, help="editions")
    options.add_argument("--kit", type=Path, default=KIT)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "units.csv"
        write_table(table, asked.count)
        kit = Path(shutil.copytree(asked.kit, Path(scratch) / "kit"))
        file = kit / "kit.yaml"  # ten units a group, as in a city, and not all in one
        file.write_text(file.read_text(encoding="utf-8").replace("first: 2", "first: 6"), "utf-8")
        started = time.perf_counter()
        report = merge(kit, table, Path(scratch) / "out")
        seconds = time.perf_counter() - started
        started = time.perf_counter()
        merge(kit, table, Path(scratch) / "out")
        again = time.perf_counter() - started
        started = time.perf_counter()
        for folder in report.folders:
            read_edition(folder)
        reading = time.perf_counter() - started
    shown = Table(title=f"{len(report.rows)} rows, {len(report.folders)} good editions")
    for head in ("", "s", "editions/s"):
        shown.add_column(head, justify="left" if not head else "right")
    for name, spent in (
        ("merge", seconds),
        ("merge again, nothing changed", again),
        ("of it the check", reading),
    ):
        shown.add_row(name, f"{spent:.2f}", f"{len(report.rows) / spent:.0f}" if spent else "")
    Console().print(shown)


if __name__ == "__main__":
    main()
