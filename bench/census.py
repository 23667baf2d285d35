"""The census kit on units chosen at random from the whole table: are their pages good?

Input: the tables of the 2020 census by county (a folder; `../shared/data/census2020`), how many
units, a seed. Output: a line each with pages, fill, CPU seconds of all outputs in one warm process,
what memory the process holds after it (MB), rules that warn and faults, then a summary; exit code 1
where a page is not good or has no press file. `--pages DIR` keeps each unit's download file.
    python -m bench.census [--count 30] [--seed 1] [--tables DIR] [--zhuzhou] [--pages DIR]
Units are compared with the others whose code has the same first four digits; where these are fewer
than three, or under the province itself, with those of the province.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.told import chinese
from content.merging import merge
from content.model import Severity
from layout.edition.conductor import conduct
from layout.edition.helper import collect_and_give_back, collect_seldom
from layout.edition.order import Order
from layout.edition.outcome import Outcome

ROOT = Path(__file__).parents[1]
KIT = ROOT / "content" / "kits" / "census2020"
TABLES = ROOT.parent / "shared" / "data" / "census2020"
FILES = ("population", "ages", "education", "employment", "family", "households", "housing")
LEAST_PEERS = 3

Row = dict[str, str]


@dataclass(frozen=True)
class Group:
    """The units that are compared: their codes' common beginning, and what they belong to.

    `city` is the name in the title; empty: the unit's own. `whole` is the word for the unit above.
    """

    prefix: str
    city: str
    whole: str


@cache
def cities() -> Mapping[str, tuple[str, str]]:
    """Return name and word for the whole of each province (2 digits) and city (4 digits)."""
    found: dict[str, tuple[str, str]] = {}
    for line in (ROOT / "bench" / "cities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        province, name, whole, *rest = line.split()
        found[province] = (name, whole)
        for word in rest:
            digits, city = word[:2], word[2:]
            kind = "全市"
            if 21 <= int(digits) <= 43:
                kind = next(
                    (f"全{end}" for end in ("州", "盟", "地区") if city.endswith(end)), kind
                )
            found[province + digits] = (city, kind)
    return found


def read_tables(folder: Path) -> dict[str, list[Row]]:
    """Return the rows of all tables that have a code, by the table's name."""
    tables = {}
    for name in FILES:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables[name] = [row for row in csv.DictReader(file) if row["CODE"]]
    return tables


def whole_codes(tables: Mapping[str, Sequence[Row]]) -> list[str]:
    """Return the codes of the units that have a population and no faulty cell, in order."""
    faulty = {
        row["CODE"]
        for rows in tables.values()
        for row in rows
        if any("#" in c for c in row.values())
    }
    return sorted(
        row["CODE"] for row in tables["population"] if row["POPU"] and row["CODE"] not in faulty
    )


def choose(tables: Mapping[str, Sequence[Row]], count: int, seed: int) -> list[str]:
    """Return units chosen at random, the same for the same seed; Zhuzhou's are left out."""
    codes = [code for code in whole_codes(tables) if not code.startswith("4302")]
    return sorted(random.Random(seed).sample(codes, count))


def group_of(code: str, codes: Sequence[str]) -> Group:
    """Return the group that a unit is compared with."""
    names = cities()
    province, city = code[:2], code[:4]
    peers = sum(1 for other in codes if other.startswith(city))
    if city in names and peers >= LEAST_PEERS:
        return Group(city, *names[city])
    name, whole = names[province]
    return Group(province, name if whole == "全市" else "", whole)


def write_kit(code: str, tables: Mapping[str, Sequence[Row]], folder: Path) -> Path:
    """Write a copy of the kit for one unit: its city's name, and the rows of its group."""
    shutil.copytree(KIT, folder)
    codes = whole_codes(tables)
    group = group_of(code, codes)
    wanted = {other for other in codes if other.startswith(group.prefix)}
    for name in FILES:
        rows = [row for row in tables[name] if row["CODE"] in wanted]
        with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(tables[name][0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    own = next(row["NAME"] for row in tables["population"] if row["CODE"] == code)
    province = "市" if code[:2] in ("11", "12", "31", "50") else cities()[code[:2]][1][-1]
    _change(
        folder / "data" / "place.yaml",
        {"city: 株洲": f"city: {group.city or own}", "province: 省": f"province: {province}"},
    )
    _change(
        folder / "kit.yaml",
        {
            'rows: {starts: "4302"}': f'rows: {{keys: "{code}"}}',
            'sample: "430203"': f'sample: "{code}"',
            "first: 4}": f"first: {len(group.prefix)}}}",
            "{name: 全市}": f"{{name: {group.whole}}}",
        },
    )
    return folder


def _change(path: Path, words: Mapping[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        if old not in text:
            raise ValueError(f"{path.name} has no {old!r}")
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Trial:
    """What became of one unit; `cpu` in seconds, of all its outputs, `memory` in MB after it."""

    code: str
    name: str
    good: bool
    words: str
    cpu: float = 0.0
    memory: float = 0.0

    def __str__(self) -> str:
        """Return a line of the table."""
        used = f"{self.cpu:.1f} CPU s, {self.memory:.0f} MB"
        good = "good" if self.good else "NOT GOOD"
        return f"{self.code}  {self.name:<10}  {good}  {used}, {self.words}"


def trial(code: str, kit: Path, out: Path, pages: Path | None = None) -> Trial:
    """Merge one unit and make all its outputs; its download file is kept in `pages`."""
    begun = _cpu()
    report = merge(kit, None, out, [code])
    row = report.rows[0] if report.rows else None
    if row is None or row.folder is None or not row.ok:
        findings = (*report.findings, *(row.findings if row else ()))
        words = str([chinese(f).text for f in findings[:3]])
        return Trial(code, row.name if row else "", False, words)
    outcome = conduct(Order(row.folder, jobs=1))
    if pages is not None and outcome.built is not None:
        (pages / f"{code}.pdf").write_bytes(outcome.built.pdf)
    good, words = judged(outcome)
    del outcome
    collect_and_give_back()
    findings = (*report.findings, *row.findings)
    warned = sorted(
        {f.rule for f in findings if not f.accepted and f.severity is not Severity.HINT}
    )
    return Trial(code, row.name, good, f"{warned} {words}", _cpu() - begun, _memory())


def judged(outcome: Outcome) -> tuple[bool, str]:
    """Tell whether an outcome is good, press file and all, and what it is like in words."""
    if outcome.refusal is not None:
        return False, chinese(outcome.refusal).text[:300]
    assert outcome.built is not None
    faults = [str(fault) for fault in outcome.faults]
    pressed = outcome.preflight is not None and outcome.preflight.ok
    fill = "/".join(f"{page.fill_percent:.0f}" for page in outcome.built.audit.pages)
    placed = outcome.built.placed
    words = f"{len(placed.pages)} pages, fill {fill} %, {placed.grid.body:g} pt, {faults}"
    return not faults and pressed and outcome.built.audit.tagged, words


def _cpu() -> float:
    """Return the CPU seconds of this process and of those that it started and that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> float:
    """Return what this process holds now, MB."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return held * os.sysconf("SC_PAGE_SIZE") / 2**20


def trials(
    codes: Sequence[str], tables: Mapping[str, Sequence[Row]], pages: Path | None = None
) -> Iterator[Trial]:
    """Build units one after the other, as a batch's worker does."""
    collect_seldom()
    for code in codes:
        with tempfile.TemporaryDirectory() as scratch:
            kit = write_kit(code, tables, Path(scratch) / "kit")
            yield trial(code, kit, Path(scratch) / "editions", pages)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build them; return 1 where one is not good, 2 where the tables are not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", type=Path, default=TABLES)
    parser.add_argument("--zhuzhou", action="store_true", help="the kit's own rows instead")
    parser.add_argument("--pages", type=Path, help="folder for the download files")
    options = parser.parse_args(arguments)
    if not options.zhuzhou and not options.tables.is_dir():
        print(f"no folder {options.tables}: name it with --tables")
        return 2
    if options.pages is not None:
        options.pages.mkdir(parents=True, exist_ok=True)
    tables = read_tables(KIT / "data" if options.zhuzhou else options.tables)
    codes = whole_codes(tables) if options.zhuzhou else choose(tables, options.count, options.seed)
    results = []
    for result in trials(codes, tables, options.pages):
        print(result, flush=True)
        results.append(result)
    good = sum(result.good for result in results)
    cpu = sorted(result.cpu for result in results)
    print(
        f"{good} of {len(codes)} good; CPU s each {statistics.median(cpu):.1f} median, "
        f"{cpu[-1]:.1f} at most; memory after the 5th {results[:5][-1].memory:.0f} MB, "
        f"after the last {results[-1].memory:.0f} MB"
    )
    return 0 if good == len(codes) else 1


if __name__ == "__main__":
    sys.exit(main())
