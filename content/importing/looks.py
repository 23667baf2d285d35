"""Heads that a Word file marks only by their look: bold, large, centred.

Input: blocks and the look of each paragraph (size in pt, bold, centred). Output: blocks with the
levels of heads; nothing where the file has headings of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from content.importing.blocks import Block, Log
from content.importing.roles import Role, is_short, role_of
from content.words import Message, message

Look = tuple[float, bool, bool]


@dataclass(frozen=True)
class Looks:
    """The blocks of one Word file."""

    blocks: tuple[Block, ...]

    def applied(self, looks: Mapping[int, Look], log: Log) -> Iterator[Block]:
        """Yield the blocks, heads marked."""
        stated = any(block.level for block in self.blocks)
        sizes: Counter[float] = Counter()
        for block in self.blocks:
            if block.text:
                sizes[looks.get(block.place.number, (0.0, False, False))[0]] += len(block.text)
        body = sizes.most_common(1)[0][0] if sizes else 0.0
        heads = {
            id(block): looks[block.place.number]
            for block in self.blocks
            if not stated and block.text and not block.hint and _is_head(block, looks, body)
        }
        ranks = sorted({size for size, _, _ in heads.values()}, reverse=True)
        for block in self.blocks:
            look = heads.get(id(block))
            if look is None:
                yield block
                continue
            level = ranks.index(look[0]) + 1
            log.doubt(
                block.place,
                block.text,
                Message("imported.head-by-look"),
                message("imported.as-level", level=level),
            )
            yield replace(block, level=level)


def _is_head(block: Block, looks: Mapping[int, Look], body: float) -> bool:
    size, bold, centred = looks.get(block.place.number, (0.0, False, False))
    if not is_short(block.text) or role_of(block.text) is not Role.SHORT:
        return False
    return size > body + 0.9 or bold or (centred and len(block.text) <= 24 and size >= body > 0)
