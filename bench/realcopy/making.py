"""The catalogue and a source → editions: `source/`, `edition/` and `truth.json` in each folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.realcopy import news
from bench.realcopy.catalogue import catalogue
from bench.realcopy.clean import write_clean
from bench.realcopy.copy import Copy, Grid, counts, printed
from bench.realcopy.entry import Entry
from bench.realcopy.files import Written
from bench.realcopy.source import Source
from bench.realcopy.stock import Stock

HEADLINES = "headlines.json"


def headlines(source: Source) -> list[tuple[str, tuple[int, ...]]]:
    """Return the month's headlines and the offsets between the words of each; keep them as JSON."""
    found = news.headlines(source)
    kept = source.folder / "kept" / HEADLINES
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return found


def make(source: Source, folder: Path, only: Sequence[str] = ()) -> Iterator[str]:
    """Write the editions whose names begin with one of `only`, or all; yield each one's name."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in chosen(only):
        place = folder / entry.name
        if place.exists():
            shutil.rmtree(place)
        (place / "source").mkdir(parents=True)
        stock = Stock(source, entry.name)
        copy = entry.make(stock)
        written = entry.write(copy, place / "source", stock)
        write_clean(copy, place / "edition")
        truth = json.dumps(truth_of(entry, copy, written), ensure_ascii=False, indent=1)
        (place / "truth.json").write_text(truth + "\n", encoding="utf-8")
        yield entry.name


def chosen(only: Sequence[str]) -> list[Entry]:
    """Return the entries whose names begin with one of `only`; all where it is empty."""
    starts = tuple(only) or ("",)
    return [entry for entry in catalogue() if entry.name.startswith(starts)]


def truth_of(entry: Entry, copy: Copy, written: Written) -> dict[str, object]:
    """Return what is known of an edition, for the judge."""
    lines = printed(copy)
    titles = [line.text for line in lines if line.role == "title"]
    tables = [e.title for s in copy.stories for e in s.body if isinstance(e, Grid)]
    heads = [copy.title] if copy.title else (titles[:1] or tables[:1])
    return {
        "name": entry.name,
        "kind": entry.kind,
        "import": list(written.imports),
        "headline": heads,
        "counts": counts("\n".join(line.text for line in lines)),
        "pictures": sum(1 for line in lines if line.role == "caption"),
        "lines": [asdict(line) for line in lines],
        "dropped": list(written.dropped),
    }
