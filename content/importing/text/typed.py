"""Markdown's marks typed as characters in Word, on a page or in a plain text.

Input: the blocks of a source. Output: the blocks without them, where the source shows that it was
written so: `#` before a head gives its level, `**` about words and `>` before a paragraph go. So
comes what a program wrote and somebody pasted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Block, Log
from content.importing.text.lines import ended
from content.words import Message

_HEAD = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_QUOTE = re.compile(r"[>＞]\s+(?=\S)")
#: No head is longer; so many stretches in bold tell a source that has no heads.
_LONGEST, _BOLD = 64, 2


def without_marks(blocks: Sequence[Block], log: Log) -> tuple[Block, ...]:
    """Return the blocks of one source without Markdown's marks."""
    heads = sum(_is_head(block) for block in blocks)
    bold = sum(len(_STRONG.findall(block.text)) for block in blocks)
    if not heads and bold < _BOLD:
        return tuple(blocks)
    return tuple(_unmarked(block, log) for block in blocks)


def _is_head(block: Block) -> bool:
    found = _HEAD.fullmatch(block.text.strip())
    return found is not None and len(found[2]) <= _LONGEST and not ended(found[2])


def _unmarked(block: Block, log: Log) -> Block:
    text, level = block.text.strip(), block.level
    if _is_head(block):
        found = _HEAD.fullmatch(text)
        text, level = (found[2], len(found[1])) if found else (text, level)
    text = _STRONG.sub(r"\2", _QUOTE.sub("", text, count=1))
    if text == block.text.strip():
        return block
    log.change(Message("imported.markdown-removed"), block.place, block.text[:30], text[:30])
    look = replace(block.look, told=False) if level != block.level else block.look
    return replace(block, text=text, level=level, look=look)
