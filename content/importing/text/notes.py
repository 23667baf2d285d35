"""Marks of notes and their notes: 地区生产总值[2] … [2]按现价计算 → ②.

Input: the blocks of a source. Output: the blocks, marks in square brackets as ringed figures where
the source has the notes, so that none runs into the figures behind it; each change is told, and so
is a mark that has no note. A mark at the end of a title is left out: its note says what it is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Block, Log
from content.words import Message
from fonts.chinese.characters import CLOSING, HAN, one_of

_MARK = re.compile(r"[\[［]\s*(\d{1,2})\s*[\]］]")
#: A mark behind words, and one before its note.
_AT_WORDS = re.compile(rf"(?<=[{HAN}{one_of(CLOSING)}%\]］]){_MARK.pattern}")
_AT_NOTE = re.compile(rf"\s*{_MARK.pattern}(?=\s*\S)")
#: No title is longer.
_TITLE = 40
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def is_note_mark(words: str) -> bool:
    """Tell whether raised words are the mark of a note."""
    return _MARK.fullmatch(words.strip()) is not None


def with_note_marks(blocks: Sequence[Block], log: Log) -> tuple[Block, ...]:
    """Return the blocks of one source, the marks of its notes as ringed figures."""
    used = {int(mark[1]) for block in blocks for mark in _AT_WORDS.finditer(block.text)}
    heads = [(block, found) for block in blocks if (found := _AT_NOTE.match(block.text))]
    notes = {int(found[1]) for _, found in heads} & used & set(range(1, len(_RINGED) + 1))
    return tuple(_ringed(block, notes, log) for block in blocks)


def _without_mark(block: Block, notes: set[int], log: Log) -> Block:
    """Return a title without the mark of its note."""
    text = block.text.strip()
    mark = next((m for m in _AT_WORDS.finditer(text) if m.end() == len(text)), None)
    title = bool(block.level) or len(text) <= _TITLE
    if mark is None or int(mark[1]) not in notes or not title:
        return block
    log.leave_out(block.place, mark[0], Message("imported.note-in-head"))
    return replace(block, text=text[: mark.start()])


def _ringed(block: Block, notes: set[int], log: Log) -> Block:
    def ring(found: re.Match[str]) -> str:
        number = int(found[1])
        if number in notes:
            return _RINGED[number - 1]
        told = Message("imported.note-missing"), Message("imported.as-it-is")
        log.doubt(block.place, block.text[: found.end()][-16:], *told)
        return found[0]

    block = _without_mark(block, notes, log)
    note = _AT_NOTE.match(block.text)
    begins = note is not None and int(note[1]) in notes
    text = _AT_NOTE.sub(ring, block.text, count=1) if begins else block.text
    text = _AT_WORDS.sub(ring, text)
    if text == block.text:
        return block
    log.change(Message("imported.note-mark"), block.place, block.text[:30], text[:30])
    return replace(block, text=text)
