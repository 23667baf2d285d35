"""How well the confidence of imported roles tells right from wrong; its weights fitted anew.

Usage: python -m bench.confidence FOLDER... — folders of documents with `source/` and `truth.json`,
as `python -m bench.realcopy make` writes them. Prints each piece of evidence with its weight fitted
anew, then for several thresholds how many wrong and right lines stand under it.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.realcopy.roles import _key
from content.importing import importer
from content.importing.blocks import Log, SourceError
from content.importing.recognising import confidence
from content.importing.recognising.confidence import WEIGHTS, Lines, is_line
from content.importing.recognising.part import Part

#: What a line of each true role may be taken for.
RIGHT = {
    "headline": "title head",
    "title": "head title",
    "subhead": "subhead head",
    "edition-kicker": "kicker",
    "story-kicker": "kicker",
    "edition-deck": "deck",
    "story-deck": "deck",
    "byline": "byline",
    "edition-speaker": "byline",
    "caption": "caption",
    "verse-title": "head title subhead",
    "roll-head": "head subhead",
    "story-label": "note kicker",
}
_COPY = frozenset({"paragraph", "question", "answer", "lede", "close", "verse"})
#: A wrong line counts as so many right ones; how strongly weights are drawn to those in use.
_WRONG, _DRAWN = 6.0, 2.5
THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.92, 0.95)


@dataclass(frozen=True)
class Line:
    """A decided line: its evidence, whether it is right, and what it says."""

    evidence: tuple[str, ...]
    right: bool
    told: str


def lines_of(folder: Path) -> Iterator[Line]:
    """Yield the decided lines of one document whose true role is known."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    parts = _parts(folder, truth)
    roles = {_key(line["text"]): line["role"] for line in truth["lines"]}
    roles |= {_key(words): "headline" for words in truth["headline"]}
    lines = Lines(parts)
    for at, part in enumerate(parts):
        role = roles.get(_key(part.text)) if part.text.strip() else None
        if role is None or not is_line(part):
            continue
        taken = part.role.value
        right = taken in RIGHT.get(role, "body").split() or (role in _COPY and taken == "body")
        told = f"{folder.name}: {role} as {taken}: {part.text[:24]}"
        yield Line(tuple(filter(None, lines.evidence(at))), right, told)


def _parts(folder: Path, truth: dict[str, Any]) -> list[Part]:
    """Return the parts that an import of a document weighs."""
    caught: list[Part] = []
    weighed = confidence.weighed

    def catch(parts: Sequence[Part], log: Log) -> tuple[confidence.Decided, ...]:
        caught.extend(parts)
        return weighed(parts, log)

    importer.weighed = catch  # type: ignore[attr-defined]
    try:
        with tempfile.TemporaryDirectory() as room:
            day = dt.date(2026, 1, 1)
            sources = [folder / "source" / name for name in truth["import"]]
            importer.import_edition(
                sources, Path(room) / "e", paper="示例日报", date=day, today=day
            )
    except SourceError as error:
        print(folder.name, error)
    finally:
        importer.weighed = weighed  # type: ignore[attr-defined]
    return caught


def fitted(lines: Sequence[Line]) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """Return the pieces of evidence, their weights ("all" last), and each line's confidence."""
    names = sorted({one for line in lines for one in line.evidence})
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(lines), len(names) + 1))
    table[:, -1] = 1
    for n, line in enumerate(lines):
        for one in line.evidence:
            table[n, place[one]] = 1
    right = np.array([line.right for line in lines], dtype=float)
    cost = np.where(right == 1, 1.0, _WRONG)
    prior = np.array([WEIGHTS.get(name, 0.0) for name in names] + [WEIGHTS["all"]])
    weights = prior.copy()
    for _ in range(60):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (cost * (share - right)) + _DRAWN * (weights - prior)
        curve = (table * (cost * share * (1 - share))[:, None]).T @ table
        weights = weights - np.linalg.solve(curve + _DRAWN * np.eye(len(prior)), slope)
    used = 1 / (1 + np.exp(-table @ prior))
    return names, weights, used


def main(folders: Sequence[str]) -> None:
    """Print weights and counts."""
    documents = [t.parent for f in folders for t in sorted(Path(f).glob("*/truth.json"))]
    lines = [line for document in documents for line in lines_of(document)]
    names, weights, used = fitted(lines)
    seen = Counter(one for line in lines for one in line.evidence)
    wrong = Counter(one for line in lines if not line.right for one in line.evidence)
    for name, weight in zip(names, weights, strict=False):
        now = WEIGHTS.get(name, 0.0)
        print(f"{name:28} {now:5.1f} → {weight:5.1f}  lines {seen[name]}, wrong {wrong[name]}")
    print(f"all {WEIGHTS['all']:.1f} → {weights[-1]:.1f}")
    all_wrong = sum(not line.right for line in lines)
    for least in THRESHOLDS:
        under = [line for line, share in zip(lines, used, strict=True) if share < least]
        bad = sum(not line.right for line in under)
        each = len(under) / max(1, len(documents))
        print(f"under {least}: {bad} of {all_wrong} wrong lines, {each:.1f} a document")
    for line, share in zip(lines, used, strict=True):
        if not line.right and share >= confidence.THRESHOLD:
            print(f"silent ({share:.2f}): {line.told}")


if __name__ == "__main__":
    main(sys.argv[1:])
