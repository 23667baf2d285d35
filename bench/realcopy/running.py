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
from bench.realcopy.contact import contact_sheets
from bench.realcopy.judging import judge
from bench.realcopy.table import write_tables
from bench.realcopy.warm import Done, Warm
from layout.judge.audit.model import Code

#: Codes of the audit; a table's row begins with how grave it is and the code.
_FAULT = re.compile(
    rf"^\s*(error|warning|错误|警告)\s+({'|'.join(code.value for code in Code)})\b", re.MULTILINE
)
_STEPS = ("import", "check", "builds")


def run(options: argparse.Namespace) -> int:
    """Take each edition through the press; return 0."""
    press = options.press if options.press != Path() else Path(__file__).parents[2]
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    starts = tuple(options.only) or ("",)
    warm = Warm(press)
    way = "clean" if options.clean else "import"
    results = []
    for folder in sorted(path.parent for path in options.folder.glob("*/truth.json")):
        kept = out / way / folder.name / "result.json"
        if folder.name.startswith(starts) or kept.is_file():
            run_it = folder.name.startswith(starts) and (options.again or not kept.is_file())
            results.append(_edition(folder, kept, warm if run_it else None, options))
    write_tables(results, out, way)
    for profile in options.profiles:
        pdfs = [
            (result["name"], Path(result["builds"][profile]["pdf"]))
            for result in results
            if result["builds"].get(profile, {}).get("pdf")
        ]
        contact_sheets(pdfs, out, f"contact-{way}-{profile}")
    return 0


def _edition(
    folder: Path, kept: Path, warm: Warm | None, options: argparse.Namespace
) -> dict[str, Any]:
    """Run one edition, or take its steps from an earlier run; judge it."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    if warm is None:
        earlier = json.loads(kept.read_text(encoding="utf-8"))
        result = {step: earlier[step] for step in _STEPS if step in earlier}
    else:
        result = _steps(folder, truth, kept.parent, warm, options)
    judge(result, truth, kept.parent)
    kept.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if warm is not None:
        state = {profile: build["code"] for profile, build in result["builds"].items()}
        sys.stdout.write(f"{folder.name}: {result.get('import', {}).get('code', '-')} {state}\n")
        sys.stdout.flush()
    return result


def _steps(
    folder: Path, truth: dict[str, Any], place: Path, warm: Warm, options: argparse.Namespace
) -> dict[str, Any]:
    if place.exists():
        shutil.rmtree(place)
    place.mkdir(parents=True)
    result: dict[str, Any] = {"builds": {}}
    edition = folder / "edition"
    if not options.clean:
        edition = place / "edition"
        sources = [str(folder / "source" / name) for name in truth["import"]]
        words = ["import", *sources, str(edition), "--paper", PAPER, "--date", DATE]
        result["import"] = _told(warm.run(words, options.timeout))
    if not (edition / "edition.yaml").is_file():
        return result
    result["check"] = _checked(warm, edition, place, options.timeout)
    for profile in options.profiles:
        words = ["build", str(edition), "--out", str(place / profile), "--profile", profile]
        words += ["--only", "download", "--jobs", "1"]
        done = warm.run(words, options.timeout)
        faults = [f"{grave} {code}" for grave, code in _FAULT.findall(done.error + done.out)]
        told = _told(done)
        told["faults"] = {fault: faults.count(fault) for fault in sorted(set(faults))}
        result["builds"][profile] = told
    return result


def _told(done: Done) -> dict[str, Any]:
    return {"code": done.code, "seconds": done.seconds, "said": done.said}


def _checked(warm: Warm, edition: Path, place: Path, timeout: float) -> dict[str, Any]:
    file = place / "check.json"
    told = _told(warm.run(["check", edition, "--json", file], timeout))
    if file.is_file():
        report = json.loads(file.read_text(encoding="utf-8"))
        told["counts"] = report["counts"]
        told["errors"] = sorted({f["rule"] for f in report["findings"] if f["severity"] == "error"})
    return told
