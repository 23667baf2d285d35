"""A corpus → what the press makes of each edition: results as JSON, a table, contact sheets."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from bench.realcopy.clean import DATE, PAPER
from bench.realcopy.compare import RUN, bare, compare, expected, printed_words
from bench.realcopy.contact import contact_sheets
from bench.realcopy.roles import Folder, judge_roles, moved, read_folder
from bench.realcopy.table import write_tables
from bench.realcopy.warm import Done, Warm

#: What the page says of itself, in any edition.
KNOWN = (PAPER, "2026年11月27日星期五", "星期五", "版", "正文", "数据")
#: Codes of the audit; a table's row begins with how grave it is and the code.
_FAULT = re.compile(
    r"^\s*(error|warning|错误|警告)\s+(overflow|overlap|hole|hollow|uneven|off-grid|small|ragged|"
    r"line-start|line-end|lost|misordered|doubled|rival-heads|stranded-head|hierarchy|touching)\b",
    re.MULTILINE,
)


def run(options: argparse.Namespace) -> int:
    """Take each edition through the press; return 0."""
    here = Path(__file__).parents[2]
    press = options.press if options.press != Path() else here
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    starts = tuple(options.only) or ("",)
    warm = Warm(press)
    way = "clean" if options.clean else "import"
    for folder in sorted(path.parent for path in options.folder.glob("*/truth.json")):
        if folder.name.startswith(starts):
            _edition(folder, out / way / folder.name, warm, options)
    results = [
        json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(out.glob(f"{way}/*/result.json"))
    ]
    write_tables(results, out, way)
    for profile in options.profiles:
        pdfs = [
            (r["name"], Path(r["builds"][profile]["pdf"]))
            for r in results
            if r["builds"].get(profile, {}).get("pdf") and r["name"].startswith(starts)
        ]
        contact_sheets(pdfs, out, f"contact-{way}-{profile}")
    return 0


def _edition(folder: Path, place: Path, warm: Warm, options: argparse.Namespace) -> None:
    kept = place / "result.json"
    if kept.is_file() and not options.again:
        return
    if place.exists():
        shutil.rmtree(place)
    place.mkdir(parents=True)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    result: dict[str, Any] = {"name": truth["name"], "kind": truth["kind"], "builds": {}}
    result["source"] = truth["counts"]
    edition, found = folder / "edition", Folder()
    if not options.clean:
        edition = place / "edition"
        sources = [folder / "source" / name for name in truth["import"]]
        words = ["import", *map(str, sources), str(edition), "--paper", PAPER, "--date", DATE]
        result["import"] = _told(warm.run(words, options.timeout))
        if (edition / "edition.yaml").is_file():
            found = read_folder(edition)
            result["headline"] = found.headline
            result["roles"] = judge_roles(truth, found)
            result["moved"] = moved(truth, found)
            result["brought"] = _brought(truth, found)
    if (edition / "edition.yaml").is_file():
        result["check"] = _checked(warm, edition, place, options.timeout)
        for profile in options.profiles:
            result["builds"][profile] = _built(warm, edition, place, profile, truth, found, options)
    kept.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    state = {p: b["code"] for p, b in result["builds"].items()}
    sys.stdout.write(f"{truth['name']}: import {result.get('import', {}).get('code')} {state}\n")
    sys.stdout.flush()


def _told(done: Done) -> dict[str, Any]:
    return {"code": done.code, "seconds": done.seconds, "said": done.said}


def _brought(truth: dict[str, Any], found: Folder) -> dict[str, Any]:
    """Return what the imported folder lacks of the copy, and what of that no report tells."""
    compared = compare(expected(truth["lines"]), found.words)
    report = bare(found.report)
    return {
        "lost": compared.lost,
        "silent": sum(len(m) for m in compared.missing if m[:6] not in report),
        "missing": sorted(compared.missing, key=len, reverse=True)[:12],
        "repeats": list(compared.repeats)[:12],
        "furniture": _furniture(truth, found.words),
    }


def _furniture(truth: dict[str, Any], text: str) -> list[str]:
    """Return the words that must not be printed and are."""
    letters = bare(text)
    return [
        words
        for words in truth["dropped"]
        if (bare(words) in letters if len(bare(words)) >= RUN else words in text)
    ]


def _checked(warm: Warm, edition: Path, place: Path, timeout: float) -> dict[str, Any]:
    file = place / "check.json"
    told = _told(warm.run(["check", edition, "--json", file], timeout))
    if file.is_file():
        report = json.loads(file.read_text(encoding="utf-8"))
        told["counts"] = report["counts"]
        told["errors"] = sorted({f["rule"] for f in report["findings"] if f["severity"] == "error"})
    return told


def _built(
    warm: Warm,
    edition: Path,
    place: Path,
    profile: str,
    truth: dict[str, Any],
    found: Folder,
    options: argparse.Namespace,
) -> dict[str, Any]:
    target = place / profile
    words = ["build", str(edition), "--out", str(target), "--profile", profile]
    words += ["--only", "download"]
    done = warm.run([*words, "--jobs", "1"], options.timeout)
    told = _told(done)
    faults = [f"{grave} {code}" for grave, code in _FAULT.findall(done.error + done.out)]
    told["faults"] = {fault: faults.count(fault) for fault in sorted(set(faults))}
    pdfs = sorted(target.glob("*.pdf"))
    if done.code != 0 or not pdfs:
        return told
    text = printed_words(pdfs[0])
    compared = compare(expected(truth["lines"]), text, KNOWN)
    told["pdf"] = str(pdfs[0])
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    told["pages"] = manifest["pages"]["count"]
    told["format"] = manifest["pages"]["format"]
    told["printed"] = compared.counted
    told["lost"], told["added"] = compared.lost, compared.added
    told["missing"] = sorted(compared.missing, key=len, reverse=True)[:12]
    told["repeats"] = list(compared.repeats)[:12]
    told["extra"] = sorted(compared.extra, key=len, reverse=True)[:12]
    report = bare(found.report)
    told["silent"] = sum(len(m) for m in compared.missing if m[:6] not in report)
    told["furniture"] = _furniture(truth, text)
    return told
