"""Words that are no placed text: captions and what charts draw → where they stand on their page.

Input: the finished PDF and a passage of its reading. Output: its characters with the boxes of their
ink, pt from the trim's top left corner. A chart is read by its alternative text, which words its
labels otherwise than they are drawn: what changed there is looked for by what stands around it.
"""

from __future__ import annotations

from itertools import takewhile

import pypdfium2 as pdfium
from pypdfium2 import raw

from layout.products.download.reading import Passage
from layout.products.proof.places import Glyph, Stream

#: Parts of lines stand this far from each other at least, parts of the larger character's height.
APART = 0.6


class Drawn:
    """A finished PDF, read page by page when it is asked for."""

    def __init__(self, pdf: bytes) -> None:
        """Note the file."""
        self._pdf = pdf
        self._pages: dict[int, tuple[Glyph, ...]] = {}

    def stream(self, passage: Passage, rank: int) -> Stream | None:
        """Return the characters of a passage in the order in which they are drawn."""
        words = "".join(passage.text.split())
        if not words or passage.page < 0:
            return None
        glyphs = self._page(passage.page)
        at = "".join(glyph.char for glyph in glyphs).find(words)
        if at < 0:
            return None
        return Stream(rank, passage.tag, "", glyphs[at : at + len(words)])

    def _page(self, index: int) -> tuple[Glyph, ...]:
        if index not in self._pages:
            with pdfium.PdfDocument(self._pdf) as document:
                self._pages[index] = _glyphs(document[index], index)
        return self._pages[index]


def _glyphs(page: pdfium.PdfPage, index: int) -> tuple[Glyph, ...]:
    """Return the characters of a page without blanks; `line` counts stretches without a gap."""
    left, _, _, top = page.get_trimbox()
    text = page.get_textpage()
    found: list[Glyph] = []
    line = 0
    for k in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, k))
        if char.isspace() or char == "\0":
            continue
        x1, low, x2, high = text.get_charbox(k, loose=True)
        box = (x1 - left, x2 - left, top - high, top - low)
        if found and _parted(found[-1], box):
            line += 1
        found.append(Glyph(char, index, line, *box))
    return tuple(found)


def _parted(last: Glyph, box: tuple[float, float, float, float]) -> bool:
    """Whether a character does not follow on the same line."""
    x1, _, top, bottom = box
    high = max(bottom - top, last.bottom - last.top)
    return abs(bottom - last.bottom) > high / 2 or not -high < x1 - last.x2 < APART * high


def alike(drawn: str, passage: str, at: int, now: str) -> int | None:
    """Return where words of a passage stand in what is drawn: where most around them is the same.

    Args:
        drawn: the characters as they are drawn.
        passage: the passage as it is read, without blanks.
        at: where the words begin in it.
        now: the words; "": the place between two characters.
    """
    before, after = passage[:at][::-1], passage[at + len(now) :]
    best: tuple[int, int] | None = None
    for k in range(len(drawn) - len(now) + 1):
        if drawn[k : k + len(now)] != now:
            continue
        around = _common(drawn[:k][::-1], before) + _common(drawn[k + len(now) :], after)
        if best is None or around > best[0]:
            best = around, k
    if best is None or not (now or best[0]):
        return None
    return best[1]


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
