"""Words and their grounds: where they are lost there one of the two is darker, or white is black.

Input: a placed block and the edition's inks. Output: the same block, or one with other inks and no
place changed. Brand inks are as light as they are: an orange carries a white title, and is read as
one on paper, but no small words (WCAG 2.2: 3 : 1 for large words, 4.5 : 1 for small ones).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace

from content.model.inks import READ, SHADES, InkSet
from layout.page.placed import Block, Fill, PlacedText
from layout.page.units import Rect

#: Words from this size on are large, pt; the least contrast of small ones (WCAG 2.2).
LARGE_PT, SMALL_READ = 18.0, 4.5
#: The darker shade of an ink, by its name.
DARKER = {base: name for name, (base, by) in SHADES.items() if by < 0}


def readable(block: Block, inks: InkSet) -> Block:
    """Return a block whose white words are read on the fills under them, those in ink beside it."""
    for index, fill in enumerate(block.fills):
        on = [text for text in _white(block) if _under(block.fills, text) == index]
        if not on:
            continue
        least = min(map(_least, on))
        ground = _darker(fill.ink, "paper", inks, least)
        if ground:
            changed = (*block.fills[:index], replace(fill, ink=ground), *block.fills[index + 1 :])
            block = replace(block, fills=changed)
        else:
            block = _in_black(block, {id(text) for text in on})
    return inked(block, inks)


def inked(block: Block, inks: InkSet) -> Block:
    """Return a block whose words in a brand ink are read on paper and tints."""

    def ink_of(text: PlacedText) -> str:
        if text.ink not in DARKER or not text.lines:
            return text.ink
        index = _under(block.fills, text)
        ground = block.fills[index].ink if index >= 0 else "paper"
        return _darker(text.ink, ground, inks, _least(text)) or text.ink

    return _changed(block, ink_of)


def _least(text: PlacedText) -> float:
    """Return the least contrast that words need."""
    return READ if text.size >= LARGE_PT else SMALL_READ


def _darker(ink: str, on: str, inks: InkSet, least: float) -> str:
    """Return an ink, or its darker shade, that has a contrast with another; "": neither has."""
    while ink and inks.contrast(on, ink) < least:
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


def _in_black(block: Block, which: Set[int]) -> Block:
    """Return a block with some of its texts, by their identity, in black."""
    return _changed(block, lambda text: "ink" if id(text) in which else text.ink)


def _changed(block: Block, ink_of: Callable[[PlacedText], str]) -> Block:
    """Return a block whose texts have other inks; the same where none has."""

    def changed(text: PlacedText) -> PlacedText:
        ink = ink_of(text)
        return text if ink == text.ink else replace(text, ink=ink)

    head = block.head
    if head is not None:
        number = head.number and changed(head.number)
        head = replace(head, texts=tuple(map(changed, head.texts)), number=number)
    groups = tuple(replace(one, parts=tuple(map(changed, one.parts))) for one in block.groups)
    return replace(block, head=head, texts=tuple(map(changed, block.texts)), groups=groups)
