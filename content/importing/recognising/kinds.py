"""Copy that is no paragraph, known by its shape: rolls of names, tables of tabbed cells, verse.

Input: the blocks of a source. Output: the blocks, each such run put together as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.importing.blocks import Block, Log
from content.importing.recognising.rolls import rolls, tabbed
from content.importing.recognising.verse import verses


def recognised(blocks: Sequence[Block], log: Log) -> tuple[Block, ...]:
    """Return the blocks, rolls of names and verse put together."""
    return verses(tabbed(rolls(blocks, log), log), log)
