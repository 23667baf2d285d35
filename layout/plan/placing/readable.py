"""White words on their grounds: where they are lost there the ground is darker, or they are black.

Input: a placed block and the edition's inks. Output: the same block, or one with other inks and no
place changed. Brand inks are as light as they are: an orange carries a white title, not the small
white words of a label (WCAG 2.2: 3 : 1 under large words, 4.5 : 1 under small ones).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content.model.inks import READ, SHADES, InkSet
from layout.page.placed import Block, Fill, PlacedText
from layout.page.units import Rect

#: Words from this size on are large, pt; the least contrast of small ones (WCAG 2.2).
LARGE_PT, SMALL_READ = 18.0, 4.5
#: The darker shade of an ink, by its name.
DARKER = {base: name for name, (base, by) in SHADES.items() if by < 0}


def readable(block: Block, inks: InkSet) -> Block:
    """Return a block whose white words can be read on the fills under them."""
    for index, fill in enumerate(block.fills):
        on = [text for text in _white(block) if _under(block.fills, text) == index]
        if not on:
            continue
        least = READ if min(text.size for text in on) >= LARGE_PT else SMALL_READ
        ground = _ground(fill.ink, inks, least)
        if ground:
            changed = (*block.fills[:index], replace(fill, ink=ground), *block.fills[index + 1 :])
            block = replace(block, fills=changed)
        else:
            block = _in_black(block, {id(text) for text in on})
    return block


def _ground(ink: str, inks: InkSet, least: float) -> str:
    """Return an ink, or its darker shade, on which white is read; "": on neither."""
    while ink and inks.contrast("paper", ink) < least:
        ink = DARKER.get(ink, "")
    return ink


def _white(block: Block) -> Iterator[PlacedText]:
    """Yield the white texts of a block, its head's among them."""
    head = (*block.head.texts, block.head.number) if block.head else ()
    return (text for text in (*head, *block.texts) if text and text.ink == "paper" and text.lines)


def _under(fills: tuple[Fill, ...], text: PlacedText) -> int:
    """Return which fill is uppermost under the middle of a text's first line; −1: none."""
    line = text.lines[0]
    wide, high = text.size * line.line.width_em, line.height
    if line.vertical:
        wide, high = high, wide
    x, y = line.x + wide / 2, line.y + high / 2
    return max((i for i, fill in enumerate(fills) if _holds(fill.rect, x, y)), default=-1)


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def _in_black(block: Block, which: set[int]) -> Block:
    """Return a block with some of its texts in black."""

    def black(text: PlacedText) -> PlacedText:
        return replace(text, ink="ink") if id(text) in which else text

    head = block.head
    if head is not None:
        number = head.number and black(head.number)
        head = replace(head, texts=tuple(map(black, head.texts)), number=number)
    return replace(block, head=head, texts=tuple(map(black, block.texts)))
