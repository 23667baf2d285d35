"""Placing elements: pictures, groups of them, charts, tables and persons in their frames.

Input: an element, its frame in pt and the measures. Output: what is drawn of it, in pt.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from content.model import Table
from layout.page.placed import (
    Fill,
    PlacedFigure,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect
from layout.plan.copy.groups import has_height, place_group
from layout.plan.copy.numbered import badge, captions_height, place_captions, together
from layout.plan.copy.people import People
from layout.plan.copy.tables.placing import Placing, Stands, place_table
from layout.plan.copy.tables.placing import Stand as TableStand
from layout.plan.elements import Element
from layout.plan.heads.dressing import caption_mark
from layout.plan.measures import CAPTION_MARK, CAPTION_SPACE, Measures
from layout.plan.placing.copy import SetCopy
from layout.plan.placing.people import place_people


def placed_table(
    measures: Measures, table: Table, frame: Rect, id: str, before: int = 0
) -> tuple[PlacedTable, tuple[Rule, ...], tuple[Fill, ...]]:
    """Place a table that stands free in its frame: its rows take the height that there is."""
    setting = measures.table(table, frame.w)
    assert setting is not None
    weights = measures.weights.kinds
    spare = frame.h - setting.height(0.0)
    pad = spare / (2 * setting.size * len(setting.rows))
    pad = min(pad, weights.table_most_pad_em)
    y = frame.y + setting.title_height
    stands = Stands(title=TableStand(frame.x, frame.y, setting.title_height), runs=[[]])
    for row in setting.rows:
        height = setting.row_height(row, pad)
        again = row.head and table.first > 0
        stands.runs[-1].append(Placing(row, TableStand(frame.x, y, height), again))
        y += height
    stands.notes = TableStand(frame.x, y, setting.note_height)
    name = f"{id.partition('+')[0]}/{table.id}"
    return place_table(measures.styles, setting, stands, name, measures.grid.body, before)


def placed_people(
    measures: Measures,
    people: People,
    wide: float,
    rows: int,
    x: float,
    y: float,
    before: int = 0,
    beside: int = 0,
) -> SetCopy:
    """Place persons abreast that take so many rows, from a left top corner on (pt).

    Copy that leads to them may stand over it in the rows `beside` the head.
    """
    return place_people(measures, measures.people(people, wide)[rows], x, y, before, beside)


def number_of(text: PlacedText) -> float:
    """Return which item of its article's body a text is of; the line that names a page is last."""
    number = text.id.rpartition("#")[2]
    return int(number) if number.isdigit() else inf


def placed_element(
    measures: Measures, element: Element, frame: Rect
) -> tuple[tuple[PlacedPicture, ...], tuple[PlacedFigure, ...], tuple[Fill, ...]]:
    """Place a picture with its caption, a chart, or a group, in exactly this frame."""
    if element.captions:
        return _numbered(measures, element, frame)
    if element.more:
        cells = place_group(measures, element.items, frame)
        found = [placed_element(measures, Element(item), place) for item, place in cells]
        return (
            tuple(picture for pictures, _, _ in found for picture in pictures),
            tuple(figure for _, figures, _ in found for figure in figures),
            tuple(fill for _, _, fills in found for fill in fills),
        )
    if element.figure is not None:
        height = min(frame.h, measures.tallest(element.figure, frame.w))
        return (), (PlacedFigure(element.figure, Rect(frame.x, frame.y, frame.w, height)),), ()
    picture = element.picture
    assert picture is not None
    body = measures.grid.body
    lines = measures.caption_lines(picture, frame.w)
    below = measures.caption_height(picture, frame.w)
    image = Rect(
        frame.x, frame.y, frame.w, frame.h - below - measures.spare(element, frame.w, frame.h)
    )
    if not lines:
        return (PlacedPicture(picture, image),), (), ()
    role = measures.styles.caption
    size, leading = role.size.pt(measures.grid), role.leading.pt(measures.grid)
    top = image.bottom + CAPTION_SPACE * body
    placed = tuple(
        SetLine(line, frame.x + CAPTION_MARK * size, top + i * leading, leading)
        for i, line in enumerate(lines)
    )
    caption = PlacedText.of(role, size, placed, f"{picture.id}/caption")
    return (PlacedPicture(picture, image, caption),), (), caption_mark(measures, frame.x, top)


def as_reckoned(measures: Measures, element: Element, frame: Rect, high: float) -> Rect:
    """Return the frame of a group, which is no higher than it was reckoned.

    Its rows, `high` pt, were reckoned with white towards text. Where there is none, at the page's
    edge or between two elements, all its pictures may be as high as they can be.
    """
    if not element.more or _has_height(measures, element, frame):
        return frame
    return replace(frame, h=high - measures.element_gap)


def _has_height(measures: Measures, element: Element, frame: Rect) -> bool:
    """Tell whether a group has an arrangement of just this height, its captions included."""
    if not element.captions:
        return has_height(measures, element.items, frame.w, frame.h)
    bare = together(measures, element.captions, frame.w)
    high = frame.h - captions_height(measures, element.captions, frame.w)
    return has_height(bare, element.items, frame.w, high)


def _numbered(
    measures: Measures, element: Element, frame: Rect
) -> tuple[tuple[PlacedPicture, ...], tuple[PlacedFigure, ...], tuple[Fill, ...]]:
    """Place a group whose captions stand together under it, in exactly this frame."""
    bare = together(measures, element.captions, frame.w)
    high = captions_height(measures, element.captions, frame.w)
    shown = Rect(frame.x, frame.y, frame.w, frame.h - high)
    cells = place_group(bare, element.items, shown)
    below = Rect(frame.x, shown.bottom, frame.w, high)
    texts = place_captions(measures, element.captions, element.pictures, below)
    pictures = tuple(
        PlacedPicture(picture, place, text, badge=badge(measures, number, place))
        for number, (picture, (_, place), text) in enumerate(
            zip(element.pictures, cells, texts, strict=True), 1
        )
    )
    return pictures, (), ()
