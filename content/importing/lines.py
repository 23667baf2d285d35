"""Lines of plain text → paragraphs.

Input: the bytes of a text file, or its decoded text. Output: blocks, one a paragraph, with the
number of blank lines before each. A text wrapped at a fixed width is unwrapped.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from content.importing.blocks import Block, Document, Log, Place, SourceError
from content.words import Message
from fonts.chinese.characters import CLOSING, SENTENCE_ENDS, one_of

TEXT_BYTES = 2 * 1024 * 1024
_END = re.compile(rf"[{SENTENCE_ENDS}…!?][{one_of(CLOSING)}\"')]*$|[:：;；]$")
_INDENT = re.compile("^(?:[\u3000\xa0]{1,}| {2,}|\t)")


def decoded(raw: bytes, name: str, log: Log) -> str:
    """Return a file's text: UTF-8, UTF-16 with its mark, or GB 18030."""
    if len(raw) > TEXT_BYTES:
        raise SourceError("import.text-large", file=name, most_mb=TEXT_BYTES >> 20)
    codings = ["utf-16"] if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for coding in codings:
        try:
            text = raw.decode(coding)
        except UnicodeDecodeError:
            continue
        if coding != "utf-8-sig":
            log.change(Message("imported.coding"), Place(name), coding.upper(), "UTF-8")
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    raise SourceError("import.unknown-coding", file=name)


def read_plain(text: str, name: str, log: Log) -> Document:
    """Return the paragraphs of a plain text."""
    rows = text.split("\n")
    measure = _measure(rows)
    blocks: list[Block] = []
    gap = 0
    last: str | None = None  # the row just before, None after a blank one
    for number, raw in enumerate(rows, 1):
        row = raw.strip()
        if not row:
            gap += 1
            last = None
            continue
        if last is not None and measure and _goes_on(last, raw, measure):
            before = blocks[-1]
            words = glue(before.text, row)
            log.change(
                Message("imported.lines-joined"),
                Place(name, number),
                f"{before.text[-6:]}⏎{row[:6]}",
                words[len(before.text) - 6 :][:12],
            )
            blocks[-1] = Block(words, before.place, before.gap)
        else:
            blocks.append(Block(row, Place(name, number), gap))
        gap, last = 0, raw
    return Document(name, tuple(blocks))


def width(text: str) -> float:
    """Return a text's width in em: Han 1, Latin a half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


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
    return bool(_END.search(text[-12:].rstrip()))  # joined paragraphs grow long


def _measure(rows: list[str]) -> float:
    """Return the width at which the text is wrapped, 0 where it is not."""
    followed = [width(a.rstrip()) for a, b in itertools.pairwise(rows) if a.strip() and b.strip()]
    if len(followed) < 3:
        return 0.0
    full = sorted(followed)[int((len(followed) - 1) * 0.97)]
    near = [w for w in followed if full - 2.5 <= w <= full + 1]
    cut = [
        a
        for a, b in itertools.pairwise(rows)
        if b.strip() and width(a.rstrip()) >= full - 2.5 and not ended(a)
    ]
    enough = len(near) >= max(3, 0.4 * len(followed)) and len(cut) >= 0.5 * len(near)
    return full if 8 <= full <= 64 and enough else 0.0


def _goes_on(last: str, row: str, measure: float) -> bool:
    return width(last.rstrip()) >= measure - 2.5 and not _INDENT.match(row)
