"""The copy as it should be printed, and the words of a finished PDF → what is missing and extra.

Only Han, digits and Latin are compared, each character as part of a run of `RUN` of them, so that
lines, columns and pages may break anywhere. What stands twice must be printed twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from bench.realcopy.copy import DIGIT, HAN, LATIN, SECTION, counts
from fonts.chinese.numerals import ONE_TO_TEN

RUN = 4
#: Left alone of a head that became a section's: its numeral is drawn too.
_NUMERALS = frozenset(ONE_TO_TEN)
_LETTERS = re.compile(f"{HAN.pattern}|{DIGIT.pattern}|{LATIN.pattern}")


@dataclass(frozen=True, slots=True)
class Compared:
    """What is missing in a PDF, what is extra, in runs of characters; and what was counted."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    repeats: tuple[str, ...]  # lines printed fewer times than they stand in the source
    counted: dict[str, int]

    @property
    def lost(self) -> int:
        """Characters that are missing."""
        return sum(map(len, self.missing)) + sum(map(len, self.repeats))

    @property
    def added(self) -> int:
        """Characters that are extra."""
        return sum(map(len, self.extra))


def bare(text: str) -> str:
    """Return Han, digits and Latin alone, of one form."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text)).lower()
    return "".join(_LETTERS.findall(folded))


def expected(lines: Iterable[dict[str, object]]) -> list[str]:
    """Return the lines of a truth as they must be printed."""
    found = []
    for line in lines:
        text = str(line["text"])
        if line["role"] == "title":
            text = SECTION.sub("", text)
        found.append(bare(text))
    return [text for text in found if text]


def printed_words(pdf: Path) -> str:
    """Return all words of a PDF, pages one after the other."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n".join(pages)


def compare(lines: Sequence[str], words: str, known: Iterable[str] = ()) -> Compared:
    """Compare lines that must be printed with the words of a PDF.

    Args:
        lines: the copy, a line each.
        words: the PDF's words.
        known: what the page says of itself: paper, date.
    """
    lines = [text for text in map(bare, lines) if text]
    page = bare(words)
    runs = {page[i : i + RUN] for i in range(len(page) - RUN + 1)}
    missing = [
        run
        for line in dict.fromkeys(lines)
        for run in _uncovered(line, runs, page)
        if run not in _NUMERALS
    ]
    # lines that follow each other may stand in one row of print
    whole = "\n".join([*lines, *map(bare, known), "".join(lines)])
    wanted = {whole[i : i + RUN] for i in range(len(whole) - RUN + 1)}
    short = {line for line in lines if len(line) < RUN}
    extra = [run for run in _uncovered(page, wanted, whole) if run not in short]
    repeats = [
        line
        for line, times in Counter(lines).items()
        if (times > 1 or len(line) < RUN) and 0 < page.count(line) < times
        for _ in range(times - page.count(line))
    ]
    return Compared(tuple(missing), tuple(extra), tuple(repeats), counts(words))


def _uncovered(text: str, runs: set[str], other: str) -> Iterator[str]:
    """Yield what stands in no run of the other."""
    if len(text) < RUN:
        if text not in other:
            yield text
        return
    seen = bytearray(len(text))
    for i in range(len(text) - RUN + 1):
        if text[i : i + RUN] in runs:
            seen[i : i + RUN] = b"\1" * RUN
    start = -1
    for i in range(len(text) + 1):
        open_here = i < len(text) and not seen[i]
        if open_here and start < 0:
            start = i
        elif not open_here and start >= 0:
            yield text[start:i]
            start = -1
