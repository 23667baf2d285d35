"""The dress of heads, boxes, band and page: forms of a look → fills and rules in pt.

Input: the measures (their table of styles carries the dress) and places in pt. Output: placed
fills, rules and the row of number and kicker over a title. Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.model import Article
from fonts.chinese.numerals import in_han
from fonts.setting import Line
from fonts.setting.dress import BoxDress, HeadDress
from fonts.setting.roles import AnyRole
from layout.page.furniture import corners, depth, outline, rules_across
from layout.page.placed import Block, Fill, Head, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt
from layout.plan.measures import Measures

#: Bar over the head's left end, and the tab that hangs from its rule, mm.
BAR_MM, TAB_MM = (9.0, 1.5), (12.0, 1.2)
#: Weight of an upright bar beside a title or box, pt.
SIDE_PT = 3.4
#: White at the foot of a head's ground, rows; between number and kicker, em of the kicker.
GROUND_FOOT, BETWEEN_EM = 0.3, 0.55
#: White under the rule under a head, rows.
UNDER_ROWS = 0.22
#: White inside a label and round a number's square, em of its words.
LABEL_EM, SQUARE_EM = 0.5, 1.5
#: A frame of one line, pt: of an ink that may be made of three, it is as heavy as these register.
LINE_PT = 1.5
#: Other frames of boxes: their weights, the white between two, the length of corner pieces, pt.
FRAME_PT, INNER_PT, FRAME_WHITE_PT, CORNER_PT = 1.0, 0.35, 2.0, 11.0
#: White between the bar of a box's title and the words under it, rows.
UNDER_BAR = 0.45
#: Bar over a lede: width in em of the body, weight in pt.
LEDE_BAR = (9.0, 2.8)


@dataclass(frozen=True, slots=True)
class Over:
    """The row over a title: the number, the kicker, what stands behind and beside them."""

    number: PlacedText | None
    texts: tuple[PlacedText, ...]
    fills: tuple[Fill, ...]
    rules: tuple[Rule, ...]


def set_over(measures: Measures, article: Article, number_pt: float, rect: Rect) -> Over:
    """Return the row over a title, `number_pt` the size of the number in it or beside it.

    A kicker that is longer than the row goes on under it, on lines of its own leading.
    """
    dress, styles = measures.styles.dress.head, measures.styles
    size = styles.kicker.size.pt(measures.grid)
    lines = kicker_lines(measures, article, number_pt, rect.w)
    more = max(0, len(lines) - 1) * styles.kicker.leading.pt(measures.grid)
    first = replace(rect, h=rect.h - more)
    number, behind, step = _number(measures, article, number_pt, first)
    x, middle = rect.x + step, first.y + first.h / 2
    fills, rules = [*behind], list[Rule]()
    if not lines:
        end = x - BETWEEN_EM * size
        return _aligned(Over(number, (), tuple(fills), tuple(rules)), dress.align, rect, end)
    labelled = dress.kicker == "label"
    own, pad = _kicker_type(measures)
    wide = max(line.width_em for line in lines) * own
    if labelled:
        high = 1.5 * own
        fills.append(Fill(Rect(x, middle - high / 2, wide + 2 * pad, high + more), dress.mark_ink))
    each = more / (len(lines) - 1) if more else 0.0
    starts = [(wide - one.width_em * own) / 2 * (dress.align == "centre") for one in lines]
    placed = tuple(
        SetLine(one, x + pad + start, rect.y + index * each, first.h)
        for index, (one, start) in enumerate(zip(lines, starts, strict=True))
    )
    name = f"{article.id}/{styles.kicker.css}"
    text = PlacedText.of(styles.kicker, own, placed, name, ink="paper" if labelled else "")
    if dress.kicker == "line" and not more:
        start = x + wide + BETWEEN_EM * size
        if start < rect.right:
            rules.append(Rule(start, middle, rect.right, middle, 0.5, dress.mark_ink))
    end = x + wide + 2 * pad
    return _aligned(Over(number, (text,), tuple(fills), tuple(rules)), dress.align, rect, end)


def kicker_lines(
    measures: Measures, article: Article, number_pt: float, room: float
) -> tuple[Line, ...]:
    """Return a kicker's lines in a row `room` pt wide, beside its number: as many as it needs.

    What is longer than the row breaks as heads do, between words and evenly.
    """
    if not article.kicker:
        return ()
    # Asked again for each number of lines of the title, with the deck beside it or under it.
    key = ("kicker", article.kicker, article.number, number_pt, room)
    return measures.copies.get(key, lambda: _kicker_lines(measures, article, number_pt, room))


def _kicker_lines(
    measures: Measures, article: Article, number_pt: float, room: float
) -> tuple[Line, ...]:
    style = measures.styles.kicker.style
    own, pad = _kicker_type(measures)
    _, _, step = _number(measures, article, number_pt, Rect(0, 0, room, 0))
    measure = (room - step - 2 * pad) / own
    lines = measures.composer.fit(article.kicker, style, measure).lines()
    if len(lines) == 1:
        return lines
    even = measures.composer.head(article.kicker, style, measure, len(lines))
    return even.lines if even else lines


def _kicker_type(measures: Measures) -> tuple[float, float]:
    """Return size and padding of a kicker, pt."""
    if measures.styles.dress.head.kicker == "label":
        own = measures.styles.reversed_pt
        return own, LABEL_EM * own
    return measures.styles.kicker.size.pt(measures.grid), 0.0


def _number(
    measures: Measures, article: Article, number_pt: float, rect: Rect
) -> tuple[PlacedText | None, tuple[Fill, ...], float]:
    """Return the number in a row, what stands behind it and what both take of the row, pt."""
    dress, styles = measures.styles.dress.head, measures.styles
    if article.number is None or dress.number not in ("plain", "square", "han"):
        return None, (), 0.0
    middle = rect.y + rect.h / 2
    role: AnyRole = styles.number
    words = str(article.number)
    if dress.number == "han":
        role = replace(role, style=styles.title_1.style)
        words = in_han(article.number)
    line = measures.composer.fit(words, role.style, 10).lines()
    wide = line[0].width_em * number_pt
    fills: tuple[Fill, ...] = ()
    ink, place, step = "", rect.x, wide
    if dress.number == "square":
        side = max(SQUARE_EM * number_pt, wide + 0.7 * number_pt)
        high = SQUARE_EM * number_pt
        fills = (Fill(Rect(rect.x, middle - high / 2, side, high), dress.mark_ink),)
        place, ink, step = rect.x + (side - wide) / 2, "paper", side
    lines = (SetLine(line[0], place, middle - number_pt / 2, number_pt),)
    number = PlacedText.of(role, number_pt, lines, f"{article.id}/{role.css}", ink=ink)
    return number, fills, step + BETWEEN_EM * styles.kicker.size.pt(measures.grid)


def _aligned(over: Over, align: str, rect: Rect, end: float) -> Over:
    """Return a row that ends at `end` moved to the middle of its place, where heads stand there."""
    if align != "centre" or over.rules:
        return over
    by = (rect.right - end) / 2
    return Over(
        _moved(over.number, by) if over.number else None,
        tuple(_moved(text, by) for text in over.texts),
        tuple(Fill(replace(f.rect, x=f.rect.x + by), f.ink) for f in over.fills),
        (),
    )


def _moved(text: PlacedText, by: float) -> PlacedText:
    return replace(text, lines=tuple(replace(one, x=one.x + by) for one in text.lines))


def furnish_head(
    measures: Measures, dress: HeadDress, rect: Rect, top: float, foot: float, right: float
) -> tuple[tuple[Fill, ...], tuple[Rule, ...]]:
    """Return what stands over, behind and under a head whose title ends at `foot`.

    The rule over it runs to `right`, also over columns that stand beside the head.
    """
    rules = rules_across(dress.rule, rect.x, right, rect.y - 0.5, dress.rule_ink)
    fills: list[Fill] = []
    match dress.mark:
        case "bar":
            fills.append(Fill(Rect(rect.x, rect.y, pt(BAR_MM[0]), pt(BAR_MM[1])), dress.mark_ink))
        case "tab":
            y = rect.y - 0.5
            fills.append(Fill(Rect(rect.x, y, pt(TAB_MM[0]), pt(TAB_MM[1])), dress.mark_ink))
        case "side":
            fills.append(Fill(Rect(rect.x, top + 1, SIDE_PT, foot - top - 2), dress.mark_ink))
        case "ground":
            high = rect.h - GROUND_FOOT * measures.grid.leading
            fills.append(Fill(Rect(rect.x, rect.y, rect.w, high), dress.mark_ink))
        case "none":
            pass
    if dress.under != "none":
        y = rect.bottom - under_rule(measures)
        rules += rules_across(dress.under, rect.x, rect.right, y, dress.rule_ink)
    return tuple(fills), tuple(rules)


def under_rule(measures: Measures) -> float:
    """Return how far above a head's foot the rule under it begins, pt; 0 where it has none."""
    form = measures.styles.dress.head.under
    return depth(form) + UNDER_ROWS * measures.grid.leading if form != "none" else 0.0


def centred(text: PlacedText, rect: Rect) -> PlacedText:
    """Return a text whose lines stand in the middle of a rectangle."""
    lines = tuple(
        replace(one, x=rect.x + (rect.w - one.line.width_em * text.size) / 2) for one in text.lines
    )
    return replace(text, lines=lines)


def furnish_box(measures: Measures, rect: Rect) -> tuple[tuple[Fill, ...], tuple[Rule, ...]]:
    """Return the ground and frame of an article set in a box."""
    dress = measures.styles.dress.box
    fills = [Fill(rect, dress.ground)] if dress.ground else []
    rules: list[Rule] = []
    match dress.frame:
        case "line":
            rules = outline(rect, dress.ink, LINE_PT)
        case "double":
            step = FRAME_PT + FRAME_WHITE_PT
            inner = Rect(rect.x + step, rect.y + step, rect.w - 2 * step, rect.h - 2 * step)
            rules = outline(rect, dress.ink, FRAME_PT) + outline(inner, dress.ink, INNER_PT)
        case "corners":
            rules = outline(rect, dress.ink, INNER_PT)
            rules += corners(rect, dress.ink, 2.5 * FRAME_PT, CORNER_PT)
        case "side":
            fills.append(Fill(Rect(rect.x, rect.y, SIDE_PT, rect.h), dress.ink))
        case "wenwu":
            rules = rules_across("wenwu", rect.x, rect.right, rect.y, dress.ink)
            rules.append(
                Rule(rect.x, rect.bottom - 0.25, rect.right, rect.bottom - 0.25, 0.5, dress.ink)
            )
        case "none":
            pass
    return tuple(fills), tuple(rules)


def on_bar(dress: BoxDress, article: Article) -> bool:
    """Tell whether the title of a box stands in white on a bar.

    Not that of a head of more than its title: smaller words in white fill in on newsprint.
    """
    more = (article.number, article.kicker, article.deck, article.byline, article.dateline)
    return dress.title == "reversed" and not any(more)


def reverse_head(measures: Measures, head: Head, rect: Rect) -> tuple[Head, tuple[Fill, ...]]:
    """Return the title of a box in white on a bar in a rectangle that ends where its words begin.

    It is as wide as the box, or as the columns under the title where others rise beside it.
    """
    title = head.texts[-1]
    bar = replace(rect, h=rect.h - UNDER_BAR * measures.grid.leading)
    top, last = title.lines[0].y, title.lines[-1]
    down = bar.y + bar.h / 2 - (top + last.y + last.height) / 2
    moved = tuple(replace(line, y=line.y + down) for line in title.lines)
    white = replace(title, lines=moved, ink="paper")
    return replace(head, texts=(white,)), (Fill(bar, measures.styles.dress.box.ink),)


def furnish_lede(measures: Measures, rect: Rect) -> tuple[tuple[Fill, ...], tuple[Rule, ...]]:
    """Return what stands round a lede: a bar over its first line, or a rule in the white."""
    match measures.styles.dress.lede:
        case "topped":
            y = rect.y - LEDE_BAR[1] - 0.2 * measures.grid.leading
            bar = Rect(rect.x, y, LEDE_BAR[0] * measures.grid.body, LEDE_BAR[1])
            return (Fill(bar, measures.styles.dress.head.mark_ink),), ()
        case "rules":
            ink = measures.styles.dress.head.rule_ink
            y = rect.bottom + 0.3 * measures.grid.leading
            return (), tuple(rules_across("hair", rect.x, rect.right, y, ink))
        case _:
            return (), ()


def caption_mark(measures: Measures, x: float, top: float) -> tuple[Fill, ...]:
    """Return the mark before a caption whose first line begins at `top`."""
    role, dress = measures.styles.caption, measures.styles.dress
    size, leading = role.size.pt(measures.grid), role.leading.pt(measures.grid)
    if dress.caption == "none":
        return ()
    mark = 0.55 * size
    wide = 0.28 * size if dress.caption == "bar" else mark
    high = 0.95 * size if dress.caption == "bar" else mark
    place = Rect(x, top + (leading - high) / 2, wide, high)
    return (Fill(place, dress.head.mark_ink if dress.head.mark != "ground" else "primary"),)


def ground(measures: Measures) -> tuple[Block, ...]:
    """Return the ground of a whole page, to its bleed; none where it is the paper's white."""
    ink = measures.styles.dress.ground
    if not ink:
        return ()
    trim, bleed = measures.grid.trim, pt(measures.grid.profile.reach_mm)
    whole = Rect(-bleed, -bleed, trim.w + 2 * bleed, trim.h + 2 * bleed)
    return (Block("ground", "ground", trim, fills=(Fill(whole, ink),)),)
