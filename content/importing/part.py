"""A part of a page: a block of a source and what it is.

Input: nothing. Output: `Part`, and what can be told of a part by the one after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.importing.blocks import Block
from content.importing.roles import Role


@dataclass(frozen=True)
class Part:
    """A block and what it is; `number` is a head's numeral, 0 none; `depth` a sub-head's level."""

    role: Role
    block: Block
    number: int = 0
    depth: int = 1

    @property
    def text(self) -> str:
        """The block's words."""
        return self.block.text


def strays(parts: list[Part], index: int, usual: int) -> bool:
    """Tell whether a line set off by blank ones stands between a head's parts: a caption."""
    if index + 1 >= len(parts):
        return False
    line, following = parts[index], parts[index + 1]
    far = line.block.gap > usual >= 1
    return far and line.role is Role.SHORT and following.role in (Role.SHORT, Role.DECK)
