"""Placing a story: a settled block → its head, its copy and the elements in it.

Input: a stand (a settled block at its column and row) and the measures. Output: a `Block`, in pt.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting import Line, spaced
from layout.page.placed import (
    Block,
    Fill,
    Head,
    PlacedFigure,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect, pt
from layout.plan.copy.people import GAP_ROWS
from layout.plan.heads.dressing import furnish_box, on_bar, reverse_head
from layout.plan.heads.place import place_head
from layout.plan.measures import ELEMENT_GAP, ROW_INSET, Measures
from layout.plan.pages.contents import Entry
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Spot
from layout.plan.placing.copy import SetCopy, set_copy
from layout.plan.placing.elements import (
    as_reckoned,
    number_of,
    placed_element,
    placed_people,
    placed_table,
)
from layout.plan.shapes.quotes import quote_lines
from layout.plan.shapes.stories import BOX_PAD_EM, STRIP_MM
from layout.plan.sources import Story

#: How far a box's head stands below the box's edge, as a part of its padding.
BOX_HEAD_DROP = 0.85


@dataclass(frozen=True, slots=True)
class Links:
    """What names other pages: words of a story that runs on (下转, 上接); empty: none."""

    onward: str = ""
    back: str = ""
    #: For the strip of contents: what leads each further page.
    pages: tuple[Entry, ...] = ()


def place_story(
    measures: Measures, stand: Stand, source: Story, rect: Rect, sections: int, links: Links
) -> Block:
    """Return a story in its rectangle: head, copy and elements."""
    recipe, frame = stand.way.recipe, stand.way.recipe.frame
    assert recipe.columns is not None and frame is not None
    leading, boxed = measures.grid.leading, frame.pad_rows > 0
    size = measures.styles.box.size.pt(measures.grid) if boxed else measures.grid.body
    head, grounds, ruled = _story_head(measures, stand, source, rect, sections, links)
    body = Rect(
        rect.x + frame.left,
        rect.y + ((recipe.head.rows if recipe.head else 0) + frame.pad_rows) * leading,
        recipe.columns.span(recipe.columns.count),
        (recipe.body_rows - 2 * frame.pad_rows) * leading,
    )
    done = set_copy(measures, stand, body, size, links.onward)
    done.fills[:0], done.rules[:0] = grounds, ruled
    figures = _story_elements(measures, stand, source, body, done)
    if stand.way.quote is not None:
        quote, quote_rules = _quote(measures, stand, stand.way.quote, body)
        done.texts.append(quote)
        done.rules.extend(quote_rules)
    return Block(
        source.article.kind.value,
        source.key,
        rect,
        head,
        tuple(done.texts),
        tuple(done.pictures),
        tuple(figures),
        tuple(done.fills),
        tuple(done.rules),
        groups=tuple(done.groups),
        whites=tuple(done.whites),
        tables=tuple(done.tables),
        codes=tuple(done.codes),
    )


def _story_head(
    measures: Measures, stand: Stand, source: Story, rect: Rect, sections: int, links: Links
) -> tuple[Head | None, list[Fill], list[Rule]]:
    """Place a story's head, and what a box has around it; a box without one has a strip."""
    recipe, frame, article = stand.way.recipe, stand.way.recipe.frame, source.article
    assert recipe.columns is not None and frame is not None
    leading, boxed, dress = measures.grid.leading, frame.pad_rows > 0, measures.styles.dress.box
    fills, rules = list[Fill](), list[Rule]()
    if boxed:
        grounds, frames = furnish_box(measures, rect)
        fills.extend(grounds)
        rules.extend(frames)
    if recipe.head is None:
        if not boxed:
            return None, fills, rules
        strip = Rect(rect.x, rect.y, pt(STRIP_MM), rect.h)
        title = _strip_title(measures, article.title, article.id, strip)
        return Head(strip, (title,)), [*fills, Fill(strip, dress.ink)], rules
    pad = BOX_PAD_EM * measures.grid.body if boxed else 0.0
    top = rect.y + (BOX_HEAD_DROP * frame.pad_rows * leading if boxed else 0.0)
    wide = rect.w - 2 * pad
    own = recipe.columns.span(recipe.rise.first) if recipe.rise else wide
    place = Rect(rect.x + pad, top, own, recipe.head.rows * leading)
    head, bars, lines = place_head(
        measures, source.head, recipe.head, place, sections, links.back, wide
    )
    if boxed and not links.back and on_bar(dress, article):
        foot = rect.y + (recipe.head.rows + frame.pad_rows) * leading
        bar = Rect(rect.x, rect.y, pad + own + pad if recipe.rise else rect.w, foot - rect.y)
        (head, bars), lines = reverse_head(measures, head, bar), ()
    return head, [*fills, *bars], [*rules, *lines]


def _story_elements(
    measures: Measures, stand: Stand, source: Story, body: Rect, done: SetCopy
) -> list[PlacedFigure]:
    """Place what stands in a story's copy, beside what is set of it; return the charts."""
    way, recipe, leading = stand.way, stand.way.recipe, measures.grid.leading
    figures = list[PlacedFigure]()
    for spot in way.spots:
        element = recipe.element(source.elements[spot.element], source.body)
        place = _spot_frame(measures, stand, spot, body)
        at_foot = spot.row + spot.rows == round(body.h / leading)
        if element.table is not None:
            table, ruled, grounds = placed_table(
                measures, element.table, place, source.key, len(done.texts)
            )
            done.tables.append(table)
            done.rules.extend(ruled)
            done.fills.extend(grounds)
            done.whites.append(place)
            continue
        if element.people is not None:
            foot = spot.row > 0 and at_foot
            top = body.y + (spot.row + foot * GAP_ROWS) * leading  # white towards the text
            before = sum(number_of(text) < element.people.first for text in done.texts)
            beside = recipe.rise.rows if recipe.rise else 0
            people = placed_people(
                measures, element.people, place.w, spot.rows, place.x, top, before, beside
            )
            done.add(people)
            done.whites.append(place)
            continue
        shown = as_reckoned(measures, element, place, spot.rows * leading)
        if at_foot:  # level with the text at the foot
            high = shown.h - measures.spare(element, shown.w, shown.h)
            shown = Rect(place.x, place.bottom - high, place.w, high)
        pictures, charts, grounds = placed_element(measures, element, shown)
        done.pictures.extend(pictures)
        figures.extend(charts)
        done.fills.extend(grounds)
    return figures


def _strip_title(measures: Measures, title: str, article: str, strip: Rect) -> PlacedText:
    """Set a box's title downwards in its strip."""
    role = measures.styles.title_strip
    size = role.size.pt(measures.grid)
    (line,) = measures.composer.fit(title, role.style, len(title) + 2.0).lines()
    wide = min(role.leading.em, (strip.h / size - 1) / max(1.0, line.width_em - 1)) - 1
    line = spaced(line, wide)
    top = strip.y + (strip.h - line.width_em * size) / 2
    return PlacedText.of(
        role, size, (SetLine(line, strip.x, top, strip.w),), f"{article}/{role.css}"
    )


def _spot_frame(measures: Measures, stand: Stand, spot: Spot, body: Rect) -> Rect:
    """Return the frame of an element: its rows less the white towards the text."""
    columns = stand.way.recipe.columns
    assert columns is not None
    leading = measures.grid.leading
    top = body.y + spot.row * leading
    bottom = top + spot.rows * leading
    rows = round(body.h / leading)
    inset = ROW_INSET * leading
    gap = ELEMENT_GAP * leading
    above = any(
        other.row + other.rows == spot.row
        and other.column < spot.column + spot.columns
        and spot.column < other.column + other.columns
        for other in stand.way.spots
        if other is not spot
    )
    at_foot = spot.row + spot.rows == rows
    at_top = spot.row <= 0 or above  # in a column that rises beside the head, over the body
    if at_foot and at_top:
        top, bottom = top + inset, bottom - inset
    elif at_foot:
        top, bottom = top + gap - inset, bottom - inset
    elif at_top:
        top, bottom = top + inset, bottom - gap + inset
    else:
        top, bottom = top + gap / 2, bottom - gap / 2
    return Rect(body.x + columns.x(spot.column), top, columns.span(spot.columns), bottom - top)


def _quote(
    measures: Measures, stand: Stand, spot: Spot, body: Rect
) -> tuple[PlacedText, list[Rule]]:
    """Set a pull-quote between two rules in the middle of its rows."""
    columns, quote = stand.way.recipe.columns, stand.way.recipe.quote
    assert columns is not None and quote is not None
    leading = measures.grid.leading
    lines: tuple[Line, ...] = quote_lines(measures, quote.text, columns)
    if lines[0].cells:
        return _quote_down(measures, stand, spot, body, lines)
    role = measures.styles.quote
    size, height = role.size.pt(measures.grid), role.leading.pt(measures.grid)
    x = body.x + columns.x(spot.column)
    top = body.y + spot.row * leading
    bottom = top + spot.rows * leading
    first = top + (spot.rows * leading - len(lines) * height) / 2
    widest = max(line.width_em for line in lines) * size
    left = x + max(0.0, columns.width - widest) / 2
    if measures.styles.dress.quote == "side":
        left = min(x + 0.9 * size, x + columns.width - widest)
    placed = tuple(SetLine(line, left, first + i * height, height) for i, line in enumerate(lines))
    text = PlacedText.of(role, size, placed, f"{stand.source.key}/quote")
    inset = 0.42 * leading
    right = x + columns.width
    ink = role.ink
    if measures.styles.dress.quote == "side":
        return text, [Rule(x + 1.5, top + inset, x + 1.5, bottom - inset, 3.0, ink)]
    return text, [
        Rule(x, top + inset, right, top + inset, 1.6, ink),
        Rule(x, bottom - inset, right, bottom - inset, 0.5, ink),
    ]


def _quote_down(
    measures: Measures, stand: Stand, spot: Spot, body: Rect, lines: tuple[Line, ...]
) -> tuple[PlacedText, list[Rule]]:
    """Set a pull-quote downwards in the middle of its rows, an upright rule at either side."""
    columns = stand.way.recipe.columns
    assert columns is not None
    leading, role = measures.grid.leading, measures.styles.quote_down
    size = role.size.pt(measures.grid)
    breadth = role.leading.pt(size)
    high = max(line.width_em for line in lines) * size
    top = body.y + spot.row * leading + (spot.rows * leading - high) / 2
    middle = body.x + columns.x(spot.column) + columns.width / 2
    right = middle + breadth * len(lines) / 2
    placed = tuple(
        SetLine(line, right - breadth * (k + 1), top, breadth) for k, line in enumerate(lines)
    )
    text = PlacedText.of(role, size, placed, f"{stand.source.key}/quote")
    sides = (right + 0.4 * size, right - breadth * len(lines) - 0.4 * size)
    return text, [Rule(x, top, x, top + high, 0.5, role.ink) for x in sides]
