"""Roles, headlines and what is wrong in silence, on documents never seen: `python -m bench.unseen`.

Usage: folders of documents with `source/` and `truth.json`, as `bench.realcopy` writes them; the
truth is written before the first import. Further fields of a truth are `dropped` (words that must
not be printed) and `must` (words that must be there as they are). A line counts as wrong where its
role is another than the truth's, and where the import made a title, sub-head, kicker, deck or
byline of what is none; as wrong in silence where no doubt and no decision names it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.realcopy.compare import bare
from bench.realcopy.roles import Folder, _key, judge_roles, read_folder
from content.importing import SourceError, import_edition

DAY = dt.date(2026, 11, 27)
#: A line is known again in a report by so many of its characters.
_KNOWN = 6
#: Roles whose words may stand in any place of the page's copy.
_COPY = frozenset({"paragraph", "verse", "answer", "name", "close", "caption", "table", "credit"})
#: What an article calls its tables by; a reader does not see it.
_LABEL = re.compile(r"(?:table|figure|photo)-\d+")


@dataclass(frozen=True)
class Judged:
    """One document: lines of its truth, those that are wrong, and how many doubts it raises."""

    name: str
    lines: int
    wrong: tuple[tuple[str, str], ...]  # what is wrong with it, its words
    silent: tuple[tuple[str, str], ...]
    headed: bool
    doubts: int


def judged(document: Path) -> Judged:
    """Import one document and judge it; a refused one has every line wrong, and told."""
    truth = json.loads((document / "truth.json").read_text(encoding="utf-8"))
    sources = [document / "source" / name for name in truth["import"]]
    lines = [line for line in truth["lines"] if line["role"] != "headline"]
    with tempfile.TemporaryDirectory() as room:
        edition = Path(room) / "e"
        try:
            report = import_edition(sources, edition, paper="示例日报", date=DAY, today=DAY)
        except SourceError as error:
            all_wrong = tuple((f"refused: {error}", line["text"]) for line in lines)
            return Judged(document.name, len(lines), all_wrong, (), False, 0)
        found = read_folder(edition)
        told = _told(edition, found)
    wrong = tuple(_wrong(truth, found))
    headed = _key(found.headline) in {_key(words) for words in truth["headline"]}
    silent = tuple(one for one in wrong if bare(one[1])[:_KNOWN] not in told)
    if not headed and bare(found.headline)[:_KNOWN] not in told:
        silent = (*silent, ("headline", found.headline))
    return Judged(document.name, len(lines), wrong, silent, headed, len(report.doubts))


def _told(edition: Path, found: Folder) -> str:
    """Return the words of the doubts, of what is left out, and of what waits for a decision."""
    parts = re.split(r"^## ", found.report, flags=re.MULTILINE)[1:]
    told = "".join(part for part in parts if not part.startswith("改动"))
    waits = edition / "待定.yaml"
    return bare(told + (waits.read_text(encoding="utf-8") if waits.is_file() else ""))


def _wrong(truth: dict[str, Any], found: Folder) -> Iterator[tuple[str, str]]:
    for line in truth["lines"]:
        if line["role"] == "headline":
            continue
        kept, of = judge_roles({**truth, "lines": [line]}, found).get(line["role"], (1, 1))
        if kept < of:
            yield line["role"], line["text"]
    known = {_key(line["text"]) for line in truth["lines"] if line["role"] not in _COPY}
    known |= {_key(words) for words in truth["headline"]}
    for words in (*found.subs, *found.heads, *found.around, *found.bylines):
        if _key(words) and _key(words) not in known and not _LABEL.fullmatch(words):
            yield "invented", words
    printed = bare(found.words)
    dropped = (words for words in truth["dropped"] if bare(words))
    yield from (("furniture", words) for words in dropped if bare(words) in printed)
    whole = found.words + "\n".join(found.text)
    yield from (("changed", words) for words in truth.get("must", ()) if words not in whole)


def main(words: Sequence[str] | None = None) -> None:
    """Print each document's faults, then a line of sums."""
    parser = argparse.ArgumentParser(prog="python -m bench.unseen", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args(words)
    documents = [t.parent for f in options.folders for t in sorted(f.glob("*/truth.json"))]
    found = [judged(document) for document in documents]
    for one in found:
        sys.stdout.write(f"{one.name}: {one.lines} lines, {one.doubts} doubts\n")
        for fault, said in one.wrong:
            how = "silent" if (fault, said) in one.silent else "told"
            sys.stdout.write(f"    {how:6} {fault}: {said[:50]}\n")
    lines, wrong = sum(one.lines for one in found), sum(len(one.wrong) for one in found)
    headed, silent = sum(one.headed for one in found), sum(len(one.silent) for one in found)
    doubts = sum(one.doubts for one in found)
    sys.stdout.write(
        f"{len(found)} documents: roles {100 * (1 - wrong / max(1, lines)):.1f} % of {lines}, "
        f"headlines {headed}, silent {silent}, doubts {doubts}\n"
    )


if __name__ == "__main__":
    main()
