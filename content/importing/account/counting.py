"""Nothing is lost: what the sources hold, counted against what the edition and its report hold.

Input: the sources' words as their files have them, and all words that are accounted for. Output:
characters that are missing, and, place by place, stretches of Han, digits and Latin that stand in
neither; the order within a paragraph counts, so that a letter elsewhere does not stand for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from content.importing.blocks import Place
from content.importing.text.characters import RADICALS, STROKE, han_and_digits
from fonts.chinese.characters import HAN

#: So many characters in a row are looked for together; a break in them may fall anywhere.
_RUN = 3
#: Words divided over several cells have so many characters in each.
_PIECE = 2
_LETTERS = re.compile(rf"[{HAN}0-9A-Za-z]")
#: What stands before the words of a line of an edition's file.
_KEY = re.compile(r"^\s*(?:[a-z]+:|#{2,4}|- |> )\s*")
#: Lines of an edition's files, and the cells of its tables of data.
_LINE_OR_CELL = re.compile(r"[\n,]")
_HAN_OF = str.maketrans(RADICALS | {STROKE: ""})
#: Raised and lowered figures are figures of the source that are written anew.
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def unaccounted(sources: Iterable[str], accounted: Iterable[str]) -> str:
    """Return the Han characters and digits of the sources that are not in what is accounted for."""
    left = Counter(han_and_digits("".join(sources)))
    left.subtract(Counter(han_and_digits("".join(accounted))))
    return "".join(char * times for char, times in sorted(left.items()) if times > 0)


def lost(own: Iterable[tuple[Place, str]], accounted: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Yield places of the sources with words that stand nowhere in what is accounted for."""
    texts = list(accounted)
    whole = "\n".join(map(letters, texts))
    known = {whole[i : i + _RUN] for i in range(len(whole) - _RUN + 1)}
    lines = {letters(_KEY.sub("", one)) for text in texts for one in _LINE_OR_CELL.split(text)}
    for place, words in own:
        for run in _uncovered(letters(words), known):
            if run not in whole and not _in_two(run, lines):
                yield place, run


def _in_two(run: str, lines: set[str]) -> bool:
    """Tell whether words were divided over two lines or cells: 一、 and its title, 推荐（人）.

    Or over more, of two characters at least: 年份白菜萝卜, the head of a table that a chart shows.
    """
    if any(run[:at] in lines and run[at:] in lines for at in range(1, len(run))):
        return True
    ends = {0}
    for end in range(_PIECE, len(run) + 1):
        if any(end - start >= _PIECE and run[start:end] in lines for start in ends):
            ends.add(end)
    return len(run) in ends


def letters(text: str) -> str:
    """Return Han, digits and Latin alone, in one form."""
    text = text.translate(_RAISED).translate(_HAN_OF)
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_LETTERS.findall(text))


def _uncovered(text: str, known: set[str]) -> Iterator[str]:
    """Yield the stretches of a text of which no run is known."""
    if len(text) < _RUN:
        if text:
            yield text
        return
    seen = bytearray(len(text))
    for i in range(len(text) - _RUN + 1):
        if text[i : i + _RUN] in known:
            seen[i : i + _RUN] = b"\1" * _RUN
    yield from (text[a:b] for a, b in _gaps(seen))


def _gaps(seen: bytearray) -> Iterator[tuple[int, int]]:
    start = -1
    for i, mark in enumerate([*seen, 1]):
        if not mark and start < 0:
            start = i
        elif mark and start >= 0:
            yield start, i
            start = -1
