"""Vertical lines (竖排): a line's boxes and the gaps between them → cells down a column.

A column is composed as a line is, by the same breaks, squeezing and stretching; what differs is
what a box takes of it. Han and full-width marks take an em whatever their breadth; two figures
stand side by side in one em (纵中横), three where they are narrow; a single letter or figure stands
upright; other Latin, and —— ……, are turned a quarter clockwise. Rules: CLREQ. Lengths in em.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fonts.chinese.characters import Kind
from fonts.setting.items import Box

Form = Literal["upright", "joined", "turned"]

#: 纵中横: as many figures at most; set narrower where they are wider than MOST_EM, no more than to
#: LEAST_SCALE of their width: beyond that they are turned.
JOINED, MOST_EM, LEAST_SCALE = 3, 1.0, 0.78
#: Marks that keep their whole em in a column: their ink is as high as a character's.
HIGH = frozenset("！？：；")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at one place of a column, in its middle; `y_em` below the column's top.

    `across`: breadth of what is set level; `scale`: its part of its natural breadth. A turned cell
    has the height of its words' length. `text` ends with the blank that is typed behind it.
    """

    text: str
    y_em: float
    height_em: float
    form: Form
    across_em: float
    scale: float = 1.0
    family: str | None = None
    weight: int | None = None


def stand(
    boxes: Sequence[Box],
    spaces: Sequence[str],
    parted: frozenset[int] | set[int],
    narrow: Callable[[str], Box | None],
) -> list[Box]:
    """Return a paragraph's boxes with what stands upright in its columns as Han characters do.

    Args:
        boxes: its boxes.
        spaces: the blank typed behind each.
        parted: offsets inside words that are parted.
        narrow: returns figures as a box of the narrow face, None where there is none.
    """
    found = list(boxes)
    for k, box in enumerate(boxes):
        if box.kind is not Kind.LATIN or box.offset in parted:
            continue
        before = k > 0 and boxes[k - 1].kind is Kind.LATIN
        after = k + 1 < len(boxes) and boxes[k + 1].kind is Kind.LATIN
        if before or after:  # a word of several: they run on
            continue
        found[k] = _upright(box, narrow) or box
    return found


def _upright(box: Box, narrow: Callable[[str], Box | None]) -> Box | None:
    """Return a word that stands upright, None where it is turned."""
    text = box.text
    if not text.isascii() or not text.isalnum():
        return None
    if len(text) == 1 and (text.isdigit() or text.isupper()):
        return replace(box, kind=Kind.HAN, body=1.0, across=box.body)
    if not text.isdigit() or len(text) > JOINED:
        return None
    slim = box if LEAST_SCALE * box.body <= MOST_EM else narrow(text)
    if slim is None or LEAST_SCALE * slim.body > MOST_EM:
        return None
    face = {"family": slim.family, "weight": slim.weight}
    return replace(box, kind=Kind.HAN, body=1.0, across=slim.body, **face)  # type: ignore[arg-type]


def set_cells(
    boxes: Sequence[Box], gaps: Sequence[float], typed: Sequence[str], end: str
) -> tuple[Cell, ...]:
    """Return the cells of a column.

    Args:
        boxes: what stands in it.
        gaps: between each two of them.
        typed: the blank typed between each two.
        end: the blank typed behind the last.
    """
    cells, y = [], 0.0
    for k, box in enumerate(boxes):
        blank = typed[k] if k < len(typed) else end
        cells.append(_cell(box, y, blank))
        y += box.body + (gaps[k] if k < len(gaps) else 0.0)
    return tuple(cells)


def _cell(box: Box, y: float, blank: str) -> Cell:
    """Return the cell of a box whose body begins at `y`."""
    text, family, weight = box.text + blank, box.family, box.weight
    if box.kind in (Kind.LATIN, Kind.DASH):
        return Cell(text, y - box.lead, box.body, "turned", 1.0, 1.0, family, weight)
    top = y - box.lead + (box.lead + box.body + box.trail) / 2 - 0.5
    if len(box.text) > 1:
        scale = min(1.0, MOST_EM / box.across)
        return Cell(text, top, 1.0, "joined", box.across * scale, scale, family, weight)
    return Cell(text, top, 1.0, "upright", box.across, 1.0, family, weight)
