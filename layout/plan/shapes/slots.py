"""Slots: an advertisement's or a notice's size → the one shape it has, and its place in it.

Input: an article of `ArticleKind.SLOT`. Output: `Shapes` of one width and height, whole columns and
rows round the size that was asked for; a `Block` whose frame has that size to the point. What says
that it is an advertisement stands over the frame, for a finished picture is not written on.
"""

from __future__ import annotations

from math import ceil

from content.model import Article
from content.words import Message, message
from layout.banners.frames import framed, label, label_height
from layout.page.placed import Block, Head
from layout.page.units import Rect, mm, pt
from layout.plan.measures import ROW_INSET, Measures
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import Slot

#: White over a slot, rows: the line of text above it has none of its own.
OVER_ROWS = 0.7
#: What rounding may do to a size, pt.
NEAR = 0.5
#: Largest size of a slot's title, pt: below the heads of the page's leading stories.
TITLE_PT = 36.0


def slot_shapes(measures: Measures, source: Slot) -> Shapes:
    """Return the one shape of a slot; none where the page or the frame is too small for it."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    shape = _shape(measures, source.article)
    if shape is not None:
        rect = measures.grid.rect(0, 0, *shape)
        if _framed(measures, source.article, rect):
            shapes.add(shape[0], Recipe(0.0, shape[1]))
    return shapes.seal()


def place_slot(measures: Measures, article: Article, rect: Rect) -> Block:
    """Return a slot in the place of its shape."""
    frame = _frame(measures, article, rect)
    grid, composer = measures.grid, measures.composer
    found = framed(article, frame, grid, composer, TITLE_PT)
    assert found is not None
    head = (*label(article, frame.right, frame.y, grid, composer), *found.head)
    return Block(
        article.kind.value,
        article.id,
        rect,
        Head(frame, head) if head else None,
        found.texts,
        found.pictures,
        rules=found.rules,
        codes=found.codes,
        whites=(rect,),
    )


def slot_refusal(measures: Measures, article: Article) -> Message:
    """Return why a slot has no place: it is too large, or its words are too many."""
    wide, tall = (round(mm(side), 1) for side in _size(measures, article))
    area = measures.grid.area
    if _shape(measures, article) is not None:
        return message("plan.slot-too-full", title=article.title, wide_mm=wide, tall_mm=tall)
    return message(
        "plan.slot-too-large",
        title=article.title,
        wide_mm=wide,
        tall_mm=tall,
        format=measures.grid.profile.title,
        most_wide_mm=round(mm(area.w), 1),
        most_tall_mm=round(mm(area.h), 1),
    )


def _framed(measures: Measures, article: Article, rect: Rect) -> bool:
    frame = _frame(measures, article, rect)
    return framed(article, frame, measures.grid, measures.composer, TITLE_PT) is not None


def _over(measures: Measures, article: Article) -> float:
    """Return the height over the frame, white and label, pt."""
    return OVER_ROWS * measures.grid.leading + label_height(article, measures.grid)


def _size(measures: Measures, article: Article) -> tuple[float, float]:
    """Return a slot's width and height, pt; of one in columns and lines, those of its frame."""
    grid = measures.grid
    if article.size_mm is not None:
        wide, tall = article.size_mm
        return pt(wide), pt(tall)
    columns, rows = article.size_columns or (1, 1)
    inset = ROW_INSET * grid.leading
    least = min(columns, grid.columns)
    wide_pt = grid.width(least) + (columns - least) * (grid.column + grid.gutter)
    return wide_pt, rows * grid.leading - _over(measures, article) - inset


def _shape(measures: Measures, article: Article) -> tuple[int, int] | None:
    """Return the columns and rows that a slot takes; None where the page has not so many."""
    grid = measures.grid
    wide, tall = _size(measures, article)
    inset = ROW_INSET * grid.leading
    columns = next((n for n in range(1, grid.columns + 1) if grid.width(n) > wide - NEAR), 0)
    rows = ceil((tall + _over(measures, article) + inset - NEAR) / grid.leading)
    return (columns, rows) if columns and rows <= grid.rows and tall > 0 else None


def _frame(measures: Measures, article: Article, rect: Rect) -> Rect:
    """Return the frame: of its size, in the middle of its columns, on the foot of its rows."""
    wide, tall = _size(measures, article)
    bottom = rect.bottom - ROW_INSET * measures.grid.leading
    return Rect(rect.x + (rect.w - wide) / 2, bottom - tall, wide, tall)
