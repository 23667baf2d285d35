"""A part of a page: a block of a source and what it is.

Input: nothing. Output: `Part`, and what can be told of a part by the one after it.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.importing.blocks import Block
from content.importing.recognising.roles import Role, dangles
from content.importing.text.lines import ended


@dataclass(frozen=True)
class Part:
    """A block and what it is; `number` is a head's numeral, 0 none; `depth` a sub-head's level.

    `margin` is how far what speaks for a head by its place is from what would decide otherwise.
    """

    role: Role
    block: Block
    number: int = 0
    depth: int = 1
    margin: float = 0.0

    @property
    def text(self) -> str:
        """The block's words."""
        return self.block.text


def goes_on(part: Part, before: Part | None) -> bool:
    """Tell whether a short line is a row of a broken paragraph, which goes on after it."""
    broken = before is not None and before.role is Role.BODY and not before.block.hint
    unended = broken and before is not None and not ended(before.text)
    return bool(unended) or part.text[-1:] in "，、" or dangles(part.text)


def strays(parts: list[Part], index: int, usual: int) -> bool:
    """Tell whether a line set off by blank ones stands between a head's parts: a caption."""
    if index + 1 >= len(parts):
        return False
    line, following = parts[index], parts[index + 1]
    far = line.block.gap > usual >= 1
    return far and line.role is Role.SHORT and following.role in (Role.SHORT, Role.DECK)
