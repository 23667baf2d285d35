"""Article heads: how large, on how many lines and rows, and where each part stands.

Input: an article and the width it is set to. Output: `HeadChoice`s (rows and cost) for the
planner, and the placed `Head` of the one that is chosen. A head's height is a whole number
of body rows. Sizes come from the scale, within the band of the article's rank; what follows a
title (deck, byline) stands under it or, where there is room, at its right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from content.model import Article
from fonts.setting import Line
from fonts.setting.roles import AnyRole, Body, Own, Role
from layout.page.grid import SCALE, step_down
from layout.page.placed import Fill, Head, PlacedText, Rule, SetLine
from layout.page.units import Rect, mm, pt
from layout.plan.dressing import centred, furnish_head, set_over, under_rule
from layout.plan.measures import Measures

#: The body, pt, on which widths of the page are judged: a larger one makes the page smaller.
USUAL_BODY = 9.0
#: By so much a title may seem to overshoot its measure, as widths are rounded.
ROUNDING_EM = 0.02
#: White above the first part and below the last, rows.
TOP, BOTTOM = 0.42, 0.5
#: Bar over the head's left end, mm.
BAR_WIDTH, BAR_HEIGHT = 9.0, 1.5
#: Capital height and ascent of the number's face; gap between number and title, em of the body.
FIGURE_CAP, FIGURE_ASCENT, NUMBER_GAP = 0.7, 0.88, 0.75
#: A number in the row over the title: parts of the kicker's size, and the row in kicker's rows.
OVER_SIZES = {"plain": 1.75, "square": 1.3, "han": 1.6}
OVER_ROWS = 1.35
#: What an upright bar or a ground takes from the title's left, em of the body.
MARK_EM = {"side": 1.1, "ground": 0.9}
#: What a rectangle loses where cells of the audit's raster are partly inked, mm.
CELL_MM = 1.0
#: Air over the ink of a line of text in its row, rows.
TEXT_AIR = 0.2
#: What stands under a head: where it begins, pt from the left, and the white over its ink, pt.
Under = tuple[float, float]
_WIDE = "\u3000"
_BLANKS = re.compile(r"\s+")
#: Room for the words 上接…版 before the title of a continued part, em of the kicker.
BACK_EM = 6.2
#: From a title to the deck at its right, em of the body; the bar stands in the middle.
SIDE_EM = 2.4
#: How much further off it stands at most, mm.
SIDE_OFF_MM = 30.0


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """One way to set a head at a width; `side`: deck to byline stand right of the title.

    `kicker`: width and height in pt of the row over the title; `beyond`: larger than its band.
    """

    rows: int
    cost: float
    size: float
    title: tuple[Line, ...]
    deck: tuple[Line, ...]
    byline: tuple[Line, ...]
    number_size: float
    indent: float
    used: float
    side: bool = False
    dateline: tuple[Line, ...] = ()
    kicker: tuple[float, float] = (0.0, 0.0)
    beyond: bool = False

    @property
    def lines(self) -> int:
        """Lines of the title."""
        return len(self.title)


def title_role(measures: Measures, article: Article) -> Role[Body, Own]:
    """Return the role of an article's title: by its rank, a box's alike at every rank."""
    boxed = article.kind.boxed
    return measures.styles.title_box if boxed else measures.styles.title(article.standing)


def size_band(measures: Measures, article: Article) -> tuple[float, float]:
    """Return the least and greatest size of a title of this rank, em of the body.

    Under a small headline, as a unit of a page has, each rank stays as far below the one above.
    """
    weights, band = measures.weights.heads, title_role(measures, article).size
    if article.kind.boxed or not measures.lead_pt:
        return band.em, band.most_em
    cap = measures.lead_pt / weights.rank_ratio ** (article.standing - 1) / measures.grid.body
    return min(band.em, cap), min(band.most_em, cap)


def target_size(measures: Measures, article: Article, width: float) -> float:
    """Return the size in pt that a title of this rank has at this width in pt."""
    weights = measures.weights.heads
    low, high = size_band(measures, article)
    width_mm = mm(width) * USUAL_BODY / measures.grid.body
    share = (width_mm - weights.narrow_mm) / (weights.wide_mm - weights.narrow_mm)
    target = measures.grid.body * (low + (high - low) * min(1.0, max(0.0, share)))
    # A short title grows until it fills its strip, as far as its rank allows; a lead's beyond its
    # band, as far as the headline does.
    natural = measures.composer.head_widths(article.title, title_role(measures, article).style, 1)
    if natural:
        leads = article.standing == 1
        share = weights.lead_fill_share if leads else weights.fill_share
        most = high * measures.grid.body
        if leads:
            widest = weights.lead_width_share * measures.grid.area.w
            most = max(most, min(measures.lead_pt, widest))
        target = max(target, min(share * width / natural[1], most))
    # The scale's steps are coarse: the one below may lie under the band, so take its first one.
    return max(
        target, min(s for s in SCALE if s >= weights.least_band_part * low * measures.grid.body)
    )


def head_choices(
    measures: Measures, article: Article, width: float, continued: bool = False, whole: float = 0.0
) -> tuple[HeadChoice, ...]:
    """Return the ways to set an article's head at a width in pt, cheapest first.

    `whole`: the width of its block, where it stands over a part of it: that says its size.
    """
    if continued:
        return _continued_choices(measures, article, width)
    weights = measures.weights.heads
    target = target_size(measures, article, whole or width)
    found = _sized_choices(measures, article, width, target)
    shares = (strip_share(measures, choice, width) for choice in found)
    if found and not whole and min(shares) > weights.strip_free_share:
        grown = _beyond_band(measures, article, width, target)
        larger = _sized_choices(measures, article, width, grown, weights.beyond_cost)
        found += [replace(choice, beyond=True) for choice in larger]
    return tuple(sorted(found, key=lambda c: (c.cost, c.rows)))


def _beyond_band(measures: Measures, article: Article, width: float, target: float) -> float:
    """Return the size in pt to which a title grows beyond its band, to fill its strip.

    It stays below the next rank's and far below the headline.
    """
    weights = measures.weights.heads
    widths = measures.composer.head_widths(article.title, title_role(measures, article).style, 1)
    if article.kind.boxed or not widths:
        return target
    most = size_band(measures, article)[1] * weights.beyond_ratio * measures.grid.body
    if measures.lead_pt:
        most = min(most, measures.lead_pt / weights.rank_ratio)
    return max(target, min(weights.beyond_fill_share * width / widths[1], most))


def _sized_choices(
    measures: Measures, article: Article, width: float, target: float, more: float = 0.0
) -> list[HeadChoice]:
    """Return the ways to set a head whose title is to have a size in pt; `more`: its cost."""
    weights, role = measures.weights.heads, title_role(measures, article)
    low = size_band(measures, article)[0] * measures.grid.body
    choices: dict[tuple[int, int, bool], HeadChoice] = {}
    widths = measures.composer.head_widths(article.title, role.style, breaks=article.breaks)
    for count in range(1, weights.most_lines + 1):
        if count not in widths:
            continue
        indent = _indent(measures, article, step_down(target), count)
        size = step_down(min(target, (width - indent) / max(widths[count], 1e-6)))
        below = size < weights.least_band_part * low
        if below and count < weights.most_lines and count + 1 in widths:
            continue
        indent = _indent(measures, article, size, count)
        measure = (width - indent) / size + ROUNDING_EM
        fit = measures.composer.head(article.title, role.style, measure, count, article.breaks)
        # Fewer lines will do where none were taken yet: a step lower the title fits on them too.
        if fit is None or (len(fit.lines) != count and choices):
            continue
        small = max(0.0, 1 - size / target)
        cost = more + (
            weights.small_cost * small * small
            + (weights.below_band_cost if below else 0.0)
            + weights.line_cost * (count - 1)
            + (weights.third_line_cost if count > 2 else 0.0)
        )
        room = width - indent - fit.width_em * size - weights.side_gap_em * measures.grid.body
        if room < weights.side_share * width and not _signs(measures, article, room):
            room = 0.0
        for side in (True, False):
            choice = _choice(measures, article, fit.lines, size, width, indent, room, side)
            if choice is None:
                continue
            for extra in (0, 1):
                grown = replace(choice, rows=choice.rows + extra)
                white = weights.white_row_cost * extra + strip_cost(measures, grown, width)
                grown = replace(grown, cost=cost + white)
                key = (grown.rows, count, side)
                if key not in choices or grown.cost < choices[key].cost:
                    choices[key] = grown
            break  # what fits at the right stands there
    return list(choices.values())


def _signs(measures: Measures, article: Article, room: float) -> bool:
    """Tell whether a byline alone follows the title, and stands beside it on a line."""
    if not article.byline or article.deck or article.dateline:
        return False
    size = measures.styles.byline.size.pt(measures.grid)
    style = measures.styles.byline.style
    return measures.composer.natural_width(article.byline, style) * size <= room


def strip_share(
    measures: Measures, choice: HeadChoice, width: float, under: Sequence[Under] = ()
) -> float:
    """Return the share of the page that stands empty beside a head: a rectangle as it is seen.

    What a unit of a page leaves empty is judged by the page on which the unit stands. `under`: what
    stands under the head where that is known.
    """
    grid, weights = measures.grid, measures.weights.heads
    page = max(mm(grid.area.w) * mm(grid.area.h), weights.least_page_mm2)
    rects = _empty(measures, choice, width, under or ((0.0, TEXT_AIR * grid.leading),))
    cells = ((mm(w) - CELL_MM, mm(h) - CELL_MM) for w, h in rects)
    return max((w * h for w, h in cells if h >= weights.low_mm and w > 0), default=0.0) / page


def _empty(
    measures: Measures, choice: HeadChoice, width: float, under: Sequence[Under]
) -> list[tuple[float, float]]:
    """Return widths and heights in pt of the empty rectangles at a head's right.

    A head is seen as bands from its rule down: the white above, the kicker, the title's lines and
    what follows them, each as wide as its words; a rectangle runs over neighbours, over the gutter
    at the right and over the air of what stands under the head.
    """
    grid, styles = measures.grid, measures.styles
    height, (kicker, row) = choice.rows * grid.leading, choice.kicker
    each = choice.size * styles.title_2.leading.em
    title = [choice.indent + line.width_em * choice.size for line in choice.title]
    parts = (
        (styles.deck, choice.deck),
        (styles.dateline, choice.dateline),
        (styles.byline, choice.byline),
    )
    below = [
        (part.leading.pt(grid), line.width_em * part.size.pt(grid))
        for part, lines in parts
        for line in lines
    ]
    bands = [(TOP * grid.leading + max(0.0, height - choice.used), 0.0)]
    bands += [(row, choice.indent + kicker)] if row else []
    bands += [(each, used) for used in title]
    found: list[tuple[float, float]] = []
    if choice.side:
        own, deck = max(title), max(used for _, used in below)
        spare = width - own - SIDE_EM * grid.body - deck
        off = SIDE_EM * grid.body + side_off(spare)
        above = height - BOTTOM * grid.leading - sum(high for high, _ in below)
        height += min(air for _, air in under)
        found = [(spare - side_off(spare), height), (off, height), (width - own, above)]
    else:
        bands += [(high, choice.indent + used) for high, used in below]
        rule = under_rule(measures)  # across the head: nothing is empty beyond it
        bands.append((max(0.0, BOTTOM * grid.leading - rule), 0.0))
        bands.extend((air, start) for start, air in _airs(under) if not rule)
    centred = styles.dress.head.align == "centre"
    for first in range(len(bands)):
        for last in range(first, len(bands)):
            some = bands[first : last + 1]
            wide = width - max(used for _, used in some)
            wide = wide / 2 if centred else wide + grid.gutter
            found.append((wide, sum(high for high, _ in some)))
    return found


def _airs(under: Sequence[Under]) -> Iterator[Under]:
    """Yield the air under a head as bands from the top down, each empty from where it begins on.

    It is as high over a part of the width as what stands lowest right of its beginning lets it.
    """
    left, done = sorted(under), 0.0
    for number, (start, _) in enumerate(left):
        air = min(high for _, high in left[number:])
        if air > done:
            yield start, air - done
            done = air


def side_off(spare: float) -> float:
    """Return how much further than it must a deck stands off its title: half of what is spare.

    Never so far that it would not be its own; pt.
    """
    return min(max(spare, 0.0) / 2, pt(SIDE_OFF_MM))


def strip_cost(
    measures: Measures, choice: HeadChoice, width: float, under: Sequence[Under] = ()
) -> float:
    """Cost of what stands empty beside a head (design: prize.md, rule 3)."""
    weights = measures.weights.heads
    share = strip_share(measures, choice, width, under)
    fault = weights.strip_fault_cost if share >= weights.strip_most_share else 0.0
    return fault + weights.strip_cost * max(0.0, share - weights.strip_free_share)


def _choice(
    measures: Measures,
    article: Article,
    title: tuple[Line, ...],
    size: float,
    width: float,
    indent: float,
    room: float,
    side: bool,
) -> HeadChoice | None:
    """Return a head with deck to byline at the title's right (`room` pt wide) or under it."""
    body, leading, weights = measures.grid.body, measures.grid.leading, measures.weights.heads
    styles = measures.styles
    if side and not (article.deck or article.dateline or article.byline):
        return None
    if side and styles.dress.head.align == "centre":
        return None
    measure = room if side else width - indent
    if side and measure < weights.side_measure_em * body and not _signs(measures, article, room):
        return None
    deck_em = measure / styles.deck.size.pt(measures.grid)
    deck = measures.composer.fit(article.deck, styles.deck.style, deck_em).lines()
    byline = _byline(measures, article.byline, measure / styles.byline.size.pt(measures.grid))
    dateline_em = measure / styles.dateline.size.pt(measures.grid)
    dateline = measures.composer.fit(article.dateline, styles.dateline.style, dateline_em).lines()
    kicker = top_row(measures, article)
    used = kicker + len(title) * size * title_role(measures, article).leading.em
    below = _below(measures, deck, dateline, byline)
    signed = max(len(dateline), len(byline))
    if side and not (len(deck) <= weights.side_deck_lines and signed <= weights.side_byline_lines):
        return None
    used = max(used, below) if side else used + below
    used += (TOP + BOTTOM) * leading
    number = _number_size(measures, article, size, len(title))
    rows = ceil(used / leading - weights.row_slack_rows)
    words = _kicker_width(measures, article.kicker)
    return HeadChoice(
        rows, 0.0, size, title, deck, byline, number, indent, used, side, dateline, (words, kicker)
    )


def _kicker_width(measures: Measures, words: str) -> float:
    """Return the width in pt of a kicker on one line; 0 where there is none."""
    role = measures.styles.kicker
    widths = measures.composer.head_widths(words, role.style, 1) if words else {}
    return widths.get(1, 0.0) * role.size.pt(measures.grid)


def _below(
    measures: Measures, deck: tuple[Line, ...], dateline: tuple[Line, ...], byline: tuple[Line, ...]
) -> float:
    """Return the height in pt of deck, date line and byline."""
    own = measures.styles
    parts = ((own.deck, deck), (own.dateline, dateline), (own.byline, byline))
    return sum(len(lines) * role.leading.rows for role, lines in parts) * measures.grid.leading


def _byline(measures: Measures, words: str, measure: float) -> tuple[Line, ...]:
    """Return a byline's lines at a measure in em: it breaks between names, never inside one."""
    style = measures.styles.byline.style
    rows: list[str] = []
    blanks = iter(["", *(_WIDE if _WIDE in blank else " " for blank in _BLANKS.findall(words))])
    for name, blank in zip(words.split(), blanks, strict=False):
        longer = f"{rows[-1]}{blank}{name}" if rows else name
        if rows and measures.composer.fit(longer, style, measure).best == 1:
            rows[-1] = longer
        else:
            rows.append(name)
    return tuple(
        line for row in rows for line in measures.composer.fit(row, style, measure).lines()
    )


def _continued_choices(
    measures: Measures, article: Article, width: float
) -> tuple[HeadChoice, ...]:
    """Return the small head of a part continued from another page: 上接… and title on a line.

    None where 上接… leaves the title less than `least_continued_em`.
    """
    leading, weights, role = (
        measures.grid.leading,
        measures.weights.heads,
        measures.styles.title_continued,
    )
    size = step_down(role.size.pt(measures.grid))
    indent = BACK_EM * measures.styles.back.size.pt(measures.grid)
    measure = (width - indent) / size
    if measure < weights.least_continued_em:
        return ()
    fit = measures.composer.head(
        article.title, role.style, measure, weights.most_lines, article.breaks
    )
    lines = fit.lines if fit else measures.composer.fit(article.title, role.style, measure).lines()
    used = (TOP + BOTTOM) * leading + len(lines) * size * role.leading.em
    rows = ceil(used / leading - weights.row_slack_rows)
    bare = (
        HeadChoice(rows + extra, 0.0, size, lines, (), (), 0.0, indent, used) for extra in (0, 1)
    )
    return tuple(
        replace(
            choice,
            cost=weights.white_row_cost * (choice.rows - rows)
            + strip_cost(measures, choice, width),
        )
        for choice in bare
    )


def _number_size(measures: Measures, article: Article, size: float, count: int) -> float:
    """Size in pt of a section's number: its figure is about as high as kicker and title.

    In a row over the title it is a part of the kicker's size; 0 where none is printed.
    """
    form = measures.styles.dress.head.number
    if article.number is None or form == "none":
        return 0.0
    if form != "figure":
        return OVER_SIZES[form] * measures.styles.kicker.size.pt(measures.grid)
    height = size * (0.25 + title_role(measures, article).leading.em * (min(count, 2) - 0.2))
    height += measures.styles.kicker.leading.pt(measures.grid) if article.kicker else 0.0
    return min(height / FIGURE_CAP, measures.number_pt)


def _indent(measures: Measures, article: Article, size: float, count: int) -> float:
    """Width in pt that number or mark and the gap behind it take from the title; 0 without one."""
    dress = measures.styles.dress.head
    if dress.mark in MARK_EM and not article.kind.boxed:
        return MARK_EM[dress.mark] * measures.grid.body
    if article.number is None or dress.number != "figure":
        return 0.0
    style = measures.styles.number.style
    width = measures.fonts.metrics(style.family, style.weight).run(str(article.number))
    return width * _number_size(measures, article, size, count) + NUMBER_GAP * measures.grid.body


def top_row(measures: Measures, article: Article) -> float:
    """Return the height in pt of the row over a title: kicker, and the number where it is there."""
    kicker = measures.styles.kicker.leading.pt(measures.grid)
    over = article.number is not None and measures.styles.dress.head.number in OVER_SIZES
    if over:
        return OVER_ROWS * kicker
    return kicker if article.kicker else 0.0


def place_head(
    measures: Measures,
    article: Article,
    choice: HeadChoice,
    rect: Rect,
    sections: int,
    back: str = "",
    whole: float = 0.0,
) -> tuple[Head, tuple[Fill, ...], tuple[Rule, ...]]:
    """Place a head in its rectangle (`choice.rows` rows high).

    Args:
        measures: the edition's measures.
        article: the article.
        choice: the head chosen.
        rect: the head's place in pt.
        sections: number of numbered sections in the edition, for the scale at the right.
        back: words naming the page it is continued from (上接…), or empty.
        whole: width of the block, pt, where columns stand beside the head: its rule is as wide.
    """
    grid, styles = measures.grid, measures.styles
    body, leading = grid.body, grid.leading
    dress = styles.dress.head
    role = styles.title_continued if back else title_role(measures, article)
    height = choice.size * role.leading.em
    spare = max(0.0, choice.rows * leading - choice.used)
    x = rect.x + choice.indent
    top = y = rect.y + TOP * leading + spare
    texts: list[PlacedText] = []
    below = _below(measures, choice.deck, choice.dateline, choice.byline)
    over = 0.0 if back else top_row(measures, article)
    if choice.side:  # both parts end on one line
        own = over + choice.lines * choice.size * role.leading.em
        top = y = y + max(0.0, below - own)
    centre = dress.align == "centre" and not back
    number: PlacedText | None = None
    fills: tuple[Fill, ...] = ()
    kept: tuple[PlacedText, ...] = ()
    rules: list[Rule] = []
    if back:
        lines = measures.composer.fit(back, styles.back.style, BACK_EM).lines()[:1]
        size = styles.back.size.pt(grid)
        texts.append(_text(styles.back, size, lines, rect.x, y, height, article.id))
    elif over:
        row = set_over(measures, article, choice.number_size, Rect(x, y, rect.right - x, over))
        number, fills = row.number, row.fills
        kept = row.texts
        rules.extend(row.rules)
        y += over
    texts.append(_text(role, choice.size, choice.title, x, y, height, article.id))
    y += height * len(choice.title)
    foot = y
    wide = replace(rect, w=max(rect.w, whole))
    parts = (
        (styles.deck, choice.deck),
        (styles.dateline, choice.dateline),
        (styles.byline, choice.byline),
    )
    if choice.side:
        wide_pt = max(line.width_em for line in choice.title) * choice.size
        own = max(line.width_em * part.size.pt(grid) for part, lines in parts for line in lines)
        x += wide_pt + SIDE_EM * body
        x += side_off(rect.right - x - own)
        y = foot - below - 0.12 * choice.size
        rules.append(
            Rule(
                x - 0.5 * SIDE_EM * body,
                y + 0.15 * leading,
                x - 0.5 * SIDE_EM * body,
                foot - 0.15 * leading,
                1.7,
                "secondary",
            )
        )
    for part, lines in parts:
        if lines:
            row_pt = part.leading.pt(grid)
            texts.append(_text(part, part.size.pt(grid), lines, x, y, row_pt, article.id))
            y += row_pt * len(lines)
    if choice.number_size and dress.number == "figure":
        # The figure's ink, not its line box, is centred on kicker and title.
        size = choice.number_size
        line = measures.composer.fit(str(article.number), styles.number.style, 10).lines()
        mid = (top + foot) / 2 + size * (0.5 - FIGURE_ASCENT + FIGURE_CAP / 2)
        place = rect.x + (choice.indent if dress.mark in MARK_EM else 0.0)
        number = _text(styles.number, size, line, place, mid - size / 2, size, article.id)
    if centre:
        texts = [centred(text, rect) for text in texts]
    if article.number is not None and sections > 1 and not back and dress.scale:
        rules.extend(section_scale(wide, article.number, sections))
    behind, lines_ = furnish_head(measures, rect, top, foot, wide.right)
    return Head(rect, (*kept, *texts), number), (*behind, *fills), (*lines_, *rules)


def section_scale(rect: Rect, number: int, sections: int) -> list[Rule]:
    """Return the ticks at the right of a head that say which section of how many it is.

    None where they would be longer than the head is wide: they say nothing then.
    """
    step = 5.1
    start = rect.right - 0.4 - (sections - 1) * step
    if start < rect.x + pt(BAR_WIDTH):
        return []
    ticks = []
    for k in range(1, sections + 1):
        x = start + (k - 1) * step
        length, weight, ink = (7.4, 1.4, "primary") if k == number else (4.4, 0.5, "ink")
        ticks.append(Rule(x, rect.y, x, rect.y + length, weight, ink))
    return ticks


def _text(
    role: AnyRole,
    size: float,
    lines: tuple[Line, ...],
    x: float,
    y: float,
    height: float,
    article: str,
) -> PlacedText:
    """Return a text whose lines stand under each other from (x, y)."""
    placed = tuple(SetLine(line, x, y + i * height, height) for i, line in enumerate(lines))
    return PlacedText.of(role, size, placed, f"{article}/{role.css}")
