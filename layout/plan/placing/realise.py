"""Realising a page: from settled blocks to placed text, pictures, charts and rules.

Input: stands (settled blocks at their columns and rows) and the measures. Output: placed `Block`s
in pt. Nothing is decided here: this is arithmetic on the grid.
"""

from __future__ import annotations

from content.model import Edition
from content.model.inks import InkSet
from layout.banners import Banner as Design
from layout.page.furniture import depth, rules_across
from layout.page.placed import (
    Block,
    Fill,
    PlacedFigure,
    PlacedText,
    SetLine,
)
from layout.page.units import Rect, pt
from layout.plan.elements import Element
from layout.plan.heads.dressing import furnish_lede
from layout.plan.measures import ELEMENT_GAP, Measures
from layout.plan.pages.contents import place_contents
from layout.plan.pages.faults import Stand
from layout.plan.pages.overview import place_overview
from layout.plan.placing.elements import as_reckoned, placed_element, placed_people, placed_table
from layout.plan.placing.readable import inked, readable
from layout.plan.placing.story import Links, place_story
from layout.plan.shapes.openings import BAND_PAD, foot_lines
from layout.plan.shapes.slots import place_slot
from layout.plan.sources import Band, Banner, Contents, Foot, FreeElement, Lede, Slot, Story

#: White of the band's ground above its chart, rows; the rest of its padding is below.
BAND_TOP = 0.7


def place_block(
    measures: Measures, stand: Stand, edition: Edition, design: Design, sections: int, links: Links
) -> Block:
    """Return a block placed on its page."""
    placed = _placed(measures, stand, edition, design, sections, links)
    inks = InkSet.of(edition.inks)
    if not isinstance(stand.source, Banner):
        return readable(placed, inks)
    # An opening chooses its words' inks by what is behind them, but on paper.
    return placed if placed.pictures else inked(placed, inks)


def _placed(
    measures: Measures, stand: Stand, edition: Edition, design: Design, sections: int, links: Links
) -> Block:
    rect = measures.grid.rect(stand.column, stand.row, stand.width, stand.height)
    match stand.source:
        case Banner():
            return design.place(edition, measures.grid, stand.height, measures.composer)
        case Lede():
            return _lede(measures, stand, rect)
        case Contents(overview=True) as listed:
            return place_overview(measures, listed, rect)
        case Contents():
            return place_contents(measures, rect, links.pages)
        case Band(element):
            return _band(measures, element, rect)
        case Foot() as foot:
            return _foot(measures, foot, rect)
        case FreeElement() as free:
            return _free_element(measures, free, rect)
        case Slot(article=article):
            return place_slot(measures, article, rect)
        case Story() as story:
            return place_story(measures, stand, story, rect, sections, links)


def _lede(measures: Measures, stand: Stand, rect: Rect) -> Block:
    setting = stand.way.recipe.lede
    assert setting is not None
    columns, copy = setting.columns, setting.copy
    size, each = columns.em, setting.each
    height = measures.styles.lede.leading.pt(measures.grid)
    slack = stand.height * measures.grid.leading - each * height
    texts = []
    at = 0
    for index, count in enumerate(setting.counts):
        lines = []
        for line in copy.lines(index, count):
            column, row = divmod(at, each)
            lines.append(
                SetLine(line, rect.x + columns.x(column), rect.y + slack / 2 + row * height, height)
            )
            at += 1
        texts.append(PlacedText.of(measures.styles.lede, size, tuple(lines), copy.pieces[index].id))
    fills, rules = furnish_lede(measures, rect)
    return Block("lede", "lede", rect, texts=tuple(texts), fills=fills, rules=rules)


def _band(measures: Measures, element: Element, rect: Rect) -> Block:
    leading = measures.grid.leading
    grid, bleed = measures.grid, pt(measures.grid.profile.reach_mm)
    ground = Rect(-bleed, rect.y, grid.trim.w + 2 * bleed, rect.h)
    if grid.one_side:  # it bleeds at its own edge and ends at the fold's margin
        left = rect.x < grid.trim.w / 2
        start = -bleed if left else rect.x
        ground = Rect(start, rect.y, (rect.right if left else grid.trim.w + bleed) - start, rect.h)
    pad = (BAND_PAD + ELEMENT_GAP) * leading
    top = BAND_TOP * leading
    figure = element.figure
    assert figure is not None
    inner = Rect(rect.x, rect.y + top, rect.w, rect.h - pad)
    dress = measures.styles.dress.band
    fills = (Fill(ground, dress.ground),) if dress.ground else ()
    rules = rules_across(dress.rule, rect.x, rect.right, rect.y, dress.rule_ink)
    if rules:
        y = rect.bottom - depth(dress.rule)
        rules += rules_across(dress.rule, rect.x, rect.right, y, dress.rule_ink)
    return Block(
        "band",
        "band",
        rect,
        figures=(PlacedFigure(figure, inner),),
        fills=fills,
        rules=tuple(rules),
        # Over a fold the line of its title is short on either side.
        whites=(inner,) if figure.fold_mm else (),
    )


def _foot(measures: Measures, source: Foot, rect: Rect) -> Block:
    role, leading = measures.styles.credit, measures.grid.leading
    size = role.size.pt(measures.grid)
    texts, whites, y = list[PlacedText](), list[Rect](), rect.y
    paragraphs = foot_lines(measures, source.words, rect.w)
    for (field, _), lines in zip(source.words, paragraphs, strict=True):
        set_lines = []
        for line in lines:
            x = rect.right - line.width_em * size
            set_lines.append(SetLine(line, x, y, leading))
            # The rest of its row, and the gap over it, are meant to be white.
            whites.append(Rect(rect.x, y, x - rect.x, leading))
            y += leading
        texts.append(PlacedText.of(role, size, tuple(set_lines), f"foot/{field}"))
    return Block("foot", "foot", rect, texts=tuple(texts), whites=tuple(whites))


def _free_element(measures: Measures, source: FreeElement, rect: Rect) -> Block:
    frame, element = Rect(rect.x, rect.y, rect.w, rect.h), source.element
    if element.table is not None:
        table, rules, grounds = placed_table(measures, element.table, frame, source.key)
        return Block(
            "element",
            source.key,
            rect,
            fills=grounds,
            rules=rules,
            tables=(table,),
            whites=(frame,),
        )
    if element.people is not None:
        rows = round(rect.h / measures.grid.leading)
        people = placed_people(measures, element.people, rect.w, rows, rect.x, rect.y)
        return Block(
            "element",
            source.key,
            rect,
            texts=tuple(people.texts),
            pictures=tuple(people.pictures),
            fills=tuple(people.fills),
            rules=tuple(people.rules),
            groups=tuple(people.groups),
            whites=(frame,),
        )
    whites: tuple[Rect, ...] = ()
    frame = as_reckoned(measures, element, frame, rect.h)
    if frame.h < rect.h:
        whites = (Rect(rect.x, frame.bottom, rect.w, rect.h - frame.h),)
    pictures, figures, fills = placed_element(measures, element, frame)
    return Block(
        "element", source.key, rect, pictures=pictures, figures=figures, fills=fills, whites=whites
    )
