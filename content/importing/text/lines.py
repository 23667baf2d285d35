"""Lines of plain text → paragraphs.

Input: the bytes of a text file, or its decoded text. Output: blocks, one a paragraph, with the
number of blank lines before each. A text wrapped at a fixed width is unwrapped.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from content.importing.blocks import Block, Document, Log, Look, Place, SourceError
from content.importing.text.coding import coded
from content.importing.text.turns import FOLIO, without_turns
from content.words import Message
from fonts.chinese.characters import CLOSING, PAUSES, SENTENCE_ENDS, STOPS, one_of
from fonts.chinese.numerals import ONE_TO_TEN

#: Lines shorter than this, em, are wrapped only where sentences pause within them.
_VERSE = 18
#: Dishes and names are parted by 、 and stand behind ：; rows of prose hold more.
_WITHIN = re.compile(rf"[{one_of((PAUSES | STOPS) - frozenset('、：'))}]")
#: So many of the lines that are full have the same number of characters where a program cut them.
_AGREE = 0.8
#: So many blank lines stray into a paragraph.
_STRAY = 1
#: So many rows of one number of characters, digits and Latin among them, were cut at that number.
_LEAST_CUT = 4
#: So many rows of one number of characters before rows without indent, where others have it.
_LEAST_HANGING = 3
#: So few are enough where none is longer and so many times as many paragraphs are indented.
_FEW_HANGING, _BEGIN = 2, 3
#: A row so far from the left, em, with so much of what is left of its measure before it, is right.
_RIGHT_LEAST, _RIGHT = 8, 0.62
#: So many rows may be longer: what stands round the copy, as the head of a fax.
_OVER = 3
TEXT_BYTES = 2 * 1024 * 1024
_END = re.compile(rf"[{SENTENCE_ENDS}…!?][{one_of(CLOSING)}\"')]*$|[:：;；]$")
#: Who wrote or took it, in brackets behind the last stop: 。（王小满）
_SIGNED = re.compile(rf"[{SENTENCE_ENDS}…!?][{one_of(CLOSING)}\"']*[（(][^（）()]{{2,24}}[）)]$")
#: A numeral or a mark, with which a row begins anew.
_HEADED = re.compile(
    rf"[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}\d]{{1,3}}[）)]|\d{{1,2}}[.、．]|[◆●■▲—问答]"
)
#: Words in columns: two wide blanks within a row. No prose has them, so none was wrapped there.
_COLUMNS = re.compile(r"\S(?:\t| {2,}|\u3000)[ \u3000\t]*\S.*\S(?:\t| {2,}|\u3000)[ \u3000\t]*\S")
_BRACKETED = re.compile(r"[（(][^（）()]{2,60}[）)]")
_INDENT = re.compile("^(?:[\u3000\xa0]{1,}| {2,}|\t)")


def decoded(raw: bytes, name: str, log: Log) -> str:
    """Return a file's text: UTF-8, UTF-16, GB 18030 or Big5."""
    if len(raw) > TEXT_BYTES:
        raise SourceError("import.text-large", file=name, most_mb=TEXT_BYTES >> 20)
    found = coded(raw)
    if found is None or "\0" in found[0]:
        raise SourceError("import.unknown-coding", file=name)
    text, coding = found
    if not coding.startswith("utf-8"):
        log.change(Message("imported.coding"), Place(name), coding.upper(), "UTF-8")
    return without_turns(text.replace("\r\n", "\n").replace("\r", "\n"), name, log)


def read_plain(text: str, name: str, log: Log) -> Document:
    """Return the paragraphs of a plain text."""
    rows = text.split("\n")
    measure = Measure.of(rows)
    blocks: list[Block] = []
    gap = at = 0
    last: str | None = None  # the row just before, None after a blank one
    over: str | None = None  # the row before blank ones
    for number, raw in enumerate(rows, 1):
        row = raw.strip()
        if measure and last is not None and FOLIO.fullmatch(row):
            blocks.append(Block(row, Place(name, number), gap))
            continue
        if not row:
            gap += 1
            over, last = last or (over if gap == 1 else None), None
            continue
        if last is None and over is not None and measure and gap <= _STRAY:
            # a blank line in the midst of a paragraph: the row before it is full and goes on
            last = None if ended(over) or _HEADED.match(row) else over
        over = None
        if last is not None and measure and measure.goes_on(last, raw):
            before = blocks[at]
            words = glue(before.text, row)
            log.change(
                Message("imported.lines-joined"),
                Place(name, number),
                f"{before.text[-6:]}⏎{row[:6]}",
                words[len(before.text) - 6 :][:12],
            )
            blocks[at] = replace(before, text=words)
        else:
            at = len(blocks)
            look = Look(indent=indent_of(raw), right=bool(measure and measure.at_right(raw)))
            blocks.append(Block(row, Place(name, number), gap, look=look))
        gap, last = 0, raw
    return Document(name, tuple(blocks))


def width(text: str) -> float:
    """Return a text's width in em: Han 1, Latin a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def indent_of(row: str) -> float:
    """Return what a row of text is indented, em."""
    blank = row.replace("&nbsp;", " ").replace("&emsp;", "\u3000").expandtabs(4)
    return width(blank[: len(blank) - len(blank.lstrip())])


def glue(before: str, after: str) -> str:
    """Join two parts of a broken paragraph: nothing between Han, a space between Latin words."""
    last = before[-2:]
    if re.search("[A-Za-z]-$", last) and re.match("[a-z]", after):
        return before[:-1] + after
    if re.search("[A-Za-z,;]$", last) and re.match("[A-Za-z]", after):
        return f"{before} {after}"
    return before + after


def ended(text: str) -> bool:
    """Tell whether a paragraph has come to its end: by a full stop, in quotes or not."""
    last = text[-40:].rstrip()  # joined paragraphs grow long
    return bool(_END.search(last[-12:]) or _SIGNED.search(last))


def _in_columns(row: str) -> bool:
    """Tell whether a row holds words in columns; blanks between names in brackets make none."""
    return bool(_COLUMNS.search(_BRACKETED.sub("", row)))


@dataclass(frozen=True)
class Measure:
    """What the lines of a wrapped text hold: its width, em, and where all agree its characters."""

    width: float
    characters: int = 0

    @staticmethod
    def of(rows: list[str]) -> Measure | None:
        """Return the measure at which a text is wrapped, None where it is not."""
        prose = ["" if _in_columns(row) else row for row in rows]
        pairs = [(a.rstrip(), b) for a, b in itertools.pairwise(prose) if a.strip() and b.strip()]
        followed = [width(a) for a, _ in pairs]
        if len(followed) < 3:
            return None
        full = sorted(followed)[int((len(followed) - 1) * 0.97)]
        near = [w for w in followed if full - 2.5 <= w <= full + 1]
        counted = Measure._counted([a for a, _ in pairs]) or Measure._hanging(pairs)
        if counted is not None:
            return counted
        cut = [a for a, _ in pairs if width(a) >= full - 2.5 and not ended(a)]
        enough = len(near) >= max(3, 0.4 * len(followed)) and len(cut) >= 0.5 * len(near)
        if not (8 <= full <= 64 and enough):
            return None
        paused = sum(bool(_WITHIN.search(a.strip()[:-1])) for a in cut)
        if full < _VERSE and paused < 0.4 * len(cut):
            return None  # lines of verse, not of a narrow column
        usual, times = Counter(map(len, cut)).most_common(1)[0]
        return Measure(full, usual if times >= _AGREE * len(cut) else 0)

    @staticmethod
    def _counted(followed: list[str]) -> Measure | None:
        """Return the measure of rows cut at a number of characters, whatever their width."""
        unended = [a for a in followed if not ended(a)]
        often = Counter(len(a) for a in unended if len(a) >= _VERSE).most_common(1)
        longest = often[0][0] if often else 0
        if sum(len(a) > longest for a in unended) > _OVER:
            longest = max(map(len, unended), default=0)
        full = [a for a in unended if len(a) == longest]
        narrow = sum(width(a) < longest - 2.5 for a in full)
        enough = len(full) >= _LEAST_CUT and len(full) >= 0.4 * len(unended)
        sound = _VERSE <= longest <= 64 and narrow  # else the width tells as much
        return Measure(float(longest), longest) if enough and sound else None

    @staticmethod
    def _hanging(pairs: list[tuple[str, str]]) -> Measure | None:
        """Return the measure of rows whose paragraphs are indented: others go on with a full row.

        So it is known however few paragraphs of a letter or a notice run over one row.
        """
        rows = [(a, b) for a, b in pairs if indent_of(a) < _RIGHT_LEAST]  # no title in the middle
        goes_on = [a for a, b in rows if not (_INDENT.match(b) or ended(a) or _in_columns(a))]
        begins = sum(bool(_INDENT.match(b)) for _, b in pairs)
        usual, times = Counter(map(len, goes_on)).most_common(1)[0] if goes_on else (0, 0)
        longest = usual == max((len(a) for a, _ in pairs), default=0)
        few = longest and begins >= _BEGIN * len(goes_on)
        least = _FEW_HANGING if few else _LEAST_HANGING
        full = times >= max(least, _AGREE * len(goes_on)) and _VERSE <= usual <= 64
        return Measure(float(usual), usual) if full and begins >= len(goes_on) else None

    def at_right(self, row: str) -> bool:
        """Tell whether blanks put a short row to the right of the measure, past its middle."""
        left, words = indent_of(row), width(row.strip())
        return left >= _RIGHT_LEAST and left > _RIGHT * (self.width - words)

    def goes_on(self, last: str, row: str) -> bool:
        """Tell whether a row goes on with the one before it."""
        before = last.rstrip()
        if _INDENT.match(row) or _in_columns(before) or _in_columns(row):
            return False
        if self.characters and ended(before):
            return len(before) >= self.characters
        counted = 0 < self.characters <= len(before)
        return counted or width(before) >= self.width - 2.5
