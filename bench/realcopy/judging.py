"""An edition's truth and what the press left of it → the judgement on words, roles and order.

Nothing is run: a judge that became stricter can judge an earlier run again.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bench.realcopy.clean import DATE, PAPER
from bench.realcopy.compare import RUN, Compared, bare, compare, expected, printed_words
from bench.realcopy.roles import Folder, judge_roles, moved, read_folder

#: What the page says of itself, in any edition, and what a clean folder has to call things.
KNOWN = (PAPER, DATE, "2026年11月27日星期五", "星期五", "版", "正文", "数据")
#: What the page says where a story runs on.
_TURN = re.compile(r"[（(]?(?:下转|上接|紧接)第\s*\w+\s*[页版][）)]?")
#: So many of the missing, extra and repeated runs are kept, the longest first.
_KEPT = 12


def judge(result: dict[str, Any], truth: dict[str, Any], place: Path) -> None:
    """Add the judgement to a result.

    Args:
        result: steps of the run: `import` (where it was run), `check` and `builds`.
        truth: the edition's `truth.json`.
        place: folder of the run, with the imported `edition/` and a folder a format.
    """
    result.update(name=truth["name"], kind=truth["kind"], source=truth["counts"])
    found = Folder()
    if "import" in result and (place / "edition" / "edition.yaml").is_file():
        found = read_folder(place / "edition")
        result["headline"] = found.headline
        result["roles"] = judge_roles(truth, found)
        result["moved"] = moved(truth, found)
        compared = compare(expected(truth["lines"]), found.words)
        result["brought"] = {
            **_told(compared, found),
            "furniture": _furniture(truth, found.words),
        }
    for profile, build in result["builds"].items():
        pdfs = sorted((place / profile).glob("*.pdf"))
        if build["code"] != 0 or not pdfs:
            continue
        text = _TURN.sub("", printed_words(pdfs[0]))
        build["pdf"] = str(pdfs[0])
        manifest = json.loads((place / profile / "manifest.json").read_text(encoding="utf-8"))
        build["pages"] = manifest["pages"]["count"]
        compared = compare(expected(truth["lines"]), text, KNOWN)
        build.update(_told(compared, found))
        build["printed"], build["added"] = compared.counted, compared.added
        build["extra"] = _longest(compared.extra)
        build["furniture"] = _furniture(truth, text)


def _told(compared: Compared, found: Folder) -> dict[str, Any]:
    """Return what is missing, and how much of it no report of the import tells."""
    report = bare(found.report)
    return {
        "lost": compared.lost,
        "silent": sum(len(run) for run in compared.missing if run[:RUN] not in report),
        "missing": _longest(compared.missing),
        "repeats": _longest(compared.repeats),
    }


def _longest(runs: tuple[str, ...]) -> list[str]:
    return sorted(runs, key=len, reverse=True)[:_KEPT]


def _furniture(truth: dict[str, Any], text: str) -> list[str]:
    """Return the words that must not be printed and are."""
    letters = bare(text)
    return [
        words
        for words in truth["dropped"]
        if (bare(words) in letters if len(bare(words)) >= RUN else words in text)
    ]
