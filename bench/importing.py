"""How much CPU an import takes: `python -m bench.importing FOLDER...`.

Usage: folders of documents with `source/` and `truth.json`, as `python -m bench.realcopy make`
writes them. Prints for each form of file how many documents and pages it has, the seconds of CPU of
the slowest document and of ten pages, and the documents that pass the limit of ten pages.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from content.importing import SourceError, import_edition

#: Characters of a page as offices write them, and what ten of them may take, seconds of CPU.
PAGE, TEN_PAGES = 1000, 2.0
#: A document of fewer pages is no measure of ten.
_LEAST = 3


@dataclass(frozen=True)
class Took:
    """One import: its form, its pages, its seconds of CPU."""

    name: str
    form: str
    pages: float
    seconds: float

    @property
    def ten_pages(self) -> float:
        """Seconds that ten pages of it take."""
        return 10 * self.seconds / max(self.pages, 1.0)


def took(document: Path) -> Took | None:
    """Import one document; None where it is refused."""
    truth = json.loads((document / "truth.json").read_text(encoding="utf-8"))
    sources = [document / "source" / name for name in truth["import"]]
    count = sum(len(line["text"]) for line in truth["lines"])
    day = dt.date(2026, 1, 1)
    with tempfile.TemporaryDirectory() as room:
        began = time.process_time()
        try:
            import_edition(sources, Path(room) / "e", paper="示例日报", date=day, today=day)
        except SourceError as error:
            print(document.name, error)
            return None
        seconds = time.process_time() - began
    form = sources[0].suffix if sources[0].suffix else "folder"
    return Took(document.name, form, count / PAGE, seconds)


def main(folders: Sequence[str]) -> None:
    """Print a table by form."""
    documents = [t.parent for f in folders for t in sorted(Path(f).glob("*/truth.json"))]
    if documents:
        took(documents[0])  # modules and word lists are loaded once, whatever is imported
    found = [one for one in map(took, documents) if one is not None]
    by_form: defaultdict[str, list[Took]] = defaultdict(list)
    for one in found:
        by_form[one.form].append(one)
    for form, some in sorted(by_form.items()):
        pages = sum(one.pages for one in some)
        most = max(one.seconds for one in some)
        ten = 10 * sum(one.seconds for one in some) / max(pages, 1.0)
        print(
            f"{form:8} {len(some):4} documents {pages:7.1f} pages {most:5.2f} s {ten:5.2f} s a ten"
        )
    for one in found:
        if one.pages >= _LEAST and one.ten_pages > TEN_PAGES:
            print(f"slow: {one.name} {one.pages:.1f} pages {one.seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
