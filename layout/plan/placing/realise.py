"""Realising a page: from settled blocks to placed text, pictures, charts and rules.

Input: stands (settled blocks at their columns and rows) and the measures. Output: placed `Block`s
in pt. Nothing is decided here: this is arithmetic on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from content.model import Edition, Table
from fonts.setting import Line, spaced
from layout.banners import Banner as Design
from layout.page.furniture import depth, rules_across
from layout.page.placed import (
    Block,
    Fill,
    Head,
    PlacedFigure,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
    SetLine,
)
from layout.page.units import Rect, pt
from layout.plan.copy.groups import has_height, place_group
from layout.plan.copy.numbered import badge, captions_height, place_captions, together
from layout.plan.copy.people import GAP_ROWS, People
from layout.plan.copy.tables.placing import Placing, Stands, place_table
from layout.plan.copy.tables.placing import Stand as TableStand
from layout.plan.heads.dressing import caption_mark, furnish_box, furnish_lede, on_bar, reverse_head
from layout.plan.heads.place import place_head
from layout.plan.measures import (
    CAPTION_MARK,
    CAPTION_SPACE,
    ELEMENT_GAP,
    ROW_INSET,
    Element,
    Measures,
)
from layout.plan.pages.contents import Entry, place_contents
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Spot
from layout.plan.placing.copy import set_copy
from layout.plan.placing.people import SetPeople, place_people
from layout.plan.shapes.openings import BAND_PAD, foot_lines
from layout.plan.shapes.quotes import quote_lines
from layout.plan.shapes.slots import place_slot
from layout.plan.shapes.stories import BOX_PAD_EM, STRIP_MM
from layout.plan.sources import Band, Banner, Contents, Foot, FreeElement, Lede, Slot, Story

#: How far a box's head stands below the box's edge, as a part of its padding.
BOX_HEAD_DROP = 0.85
#: White of the band's ground above its chart, rows; the rest of its padding is below.
BAND_TOP = 0.7


@dataclass(frozen=True, slots=True)
class Links:
    """What names other pages: words of a story that runs on (下转, 上接); empty: none."""

    onward: str = ""
    back: str = ""
    #: For the strip of contents: what leads each further page.
    pages: tuple[Entry, ...] = ()


def place_block(
    measures: Measures, stand: Stand, edition: Edition, design: Design, sections: int, links: Links
) -> Block:
    """Return a block placed on its page."""
    rect = measures.grid.rect(stand.column, stand.row, stand.width, stand.height)
    match stand.source:
        case Banner():
            return design.place(edition, measures.grid, stand.height, measures.composer)
        case Lede():
            return _lede(measures, stand, rect)
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
            return _story(measures, stand, story, rect, sections, links)


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
        table, rules, grounds = _table(measures, element.table, frame, source.key)
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
        people = _people(measures, element.people, rect.w, rows, rect.x, rect.y)
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
    frame = _as_reckoned(measures, element, frame, rect.h)
    if frame.h < rect.h:
        whites = (Rect(rect.x, frame.bottom, rect.w, rect.h - frame.h),)
    pictures, figures, fills = placed_element(measures, element, frame)
    return Block(
        "element", source.key, rect, pictures=pictures, figures=figures, fills=fills, whites=whites
    )


def _table(
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


def _people(
    measures: Measures,
    people: People,
    wide: float,
    rows: int,
    x: float,
    y: float,
    before: int = 0,
    beside: int = 0,
) -> SetPeople:
    """Place persons abreast that take so many rows, from a left top corner on (pt).

    Copy that leads to them may stand over it in the rows `beside` the head.
    """
    return place_people(measures, measures.people(people, wide)[rows], x, y, before, beside)


def _number(text: PlacedText) -> float:
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


def _as_reckoned(measures: Measures, element: Element, frame: Rect, high: float) -> Rect:
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


def _story(
    measures: Measures, stand: Stand, source: Story, rect: Rect, sections: int, links: Links
) -> Block:
    way, article = stand.way, source.article
    recipe, frame = way.recipe, way.recipe.frame
    assert recipe.columns is not None and frame is not None
    leading, boxed = measures.grid.leading, frame.pad_rows > 0
    size = measures.styles.box.size.pt(measures.grid) if boxed else measures.grid.body
    fills: list[Fill] = []
    rules: list[Rule] = []
    head: Head | None = None
    if boxed:
        grounds, frames = furnish_box(measures, rect)
        fills.extend(grounds)
        rules.extend(frames)
    if recipe.head is not None:
        pad = BOX_PAD_EM * measures.grid.body if boxed else 0.0
        top = rect.y + (BOX_HEAD_DROP * frame.pad_rows * leading if boxed else 0.0)
        wide = rect.w - 2 * pad
        own = recipe.columns.span(recipe.rise.first) if recipe.rise else wide
        place = Rect(rect.x + pad, top, own, recipe.head.rows * leading)
        head, bars, lines = place_head(
            measures, source.head, recipe.head, place, sections, links.back, wide
        )
        if boxed and not links.back and on_bar(measures.styles.dress.box, article):
            foot = rect.y + (recipe.head.rows + frame.pad_rows) * leading
            bar = Rect(rect.x, rect.y, pad + own + pad if recipe.rise else rect.w, foot - rect.y)
            (head, bars), lines = reverse_head(measures, head, bar), ()
        fills.extend(bars)
        rules.extend(lines)
    elif boxed:
        strip = Rect(rect.x, rect.y, pt(STRIP_MM), rect.h)
        fills.append(Fill(strip, measures.styles.dress.box.ink))
        head = Head(strip, (_strip_title(measures, article.title, article.id, strip),))
    body = Rect(
        rect.x + frame.left,
        rect.y + ((recipe.head.rows if recipe.head else 0) + frame.pad_rows) * leading,
        recipe.columns.span(recipe.columns.count),
        (recipe.body_rows - 2 * frame.pad_rows) * leading,
    )
    done = set_copy(measures, stand, body, size, links.onward)
    texts, groups, tables, whites = (done.texts, done.groups, done.tables, done.whites)
    rules.extend(done.rules)
    fills.extend(done.fills)
    pictures = done.pictures
    figures: list[PlacedFigure] = []
    for spot in way.spots:
        element = recipe.element(source.elements[spot.element], source.body)
        place = _spot_frame(measures, stand, spot, body)
        if element.table is not None:
            table, ruled, grounds = _table(measures, element.table, place, source.key, len(texts))
            tables.append(table)
            rules.extend(ruled)
            fills.extend(grounds)
            whites.append(place)
            continue
        if element.people is not None:
            foot = spot.row > 0 and spot.row + spot.rows == round(body.h / leading)
            top = body.y + (spot.row + foot * GAP_ROWS) * leading  # white towards the text
            before = sum(_number(text) < element.people.first for text in texts)
            beside = recipe.rise.rows if recipe.rise else 0
            people = _people(
                measures, element.people, place.w, spot.rows, place.x, top, before, beside
            )
            texts.extend(people.texts)
            groups.extend(people.groups)
            pictures.extend(people.pictures)
            rules.extend(people.rules)
            fills.extend(people.fills)
            whites.append(place)
            continue
        shown = _as_reckoned(measures, element, place, spot.rows * leading)
        if spot.row + spot.rows == round(body.h / leading):  # level with the text at the foot
            high = shown.h - measures.spare(element, shown.w, shown.h)
            shown = Rect(place.x, place.bottom - high, place.w, high)
        got = placed_element(measures, element, shown)
        pictures.extend(got[0])
        figures.extend(got[1])
        fills.extend(got[2])
    if way.quote is not None:
        quote, quote_rules = _quote(measures, stand, way.quote, body)
        texts.append(quote)
        rules.extend(quote_rules)
    kind = article.kind.value
    return Block(
        kind,
        source.key,
        rect,
        head,
        tuple(texts),
        tuple(pictures),
        tuple(figures),
        tuple(fills),
        tuple(rules),
        groups=tuple(groups),
        whites=tuple(whites),
        tables=tuple(tables),
        codes=tuple(done.codes),
    )


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
    left = x + (columns.width - widest) / 2 if widest < columns.width else x
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
