"""Article heads: how large, on how many lines and rows, and where each part stands.

Input: an article and the width it is set to. Output: `HeadChoice`s (rows and cost) for the
planner, and the placed `Head` of the one that is chosen. A head's height is a whole number
of body rows. Sizes come from the scale; a head is as large as its rank and width allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from content.model import Article, ArticleKind
from layout.geometry import Rect, mm, step_down
from layout.placed import Fill, Head, PlacedText, Rule, SetLine
from layout.plan.desk import Desk
from layout.text import Line, TextStyle

TITLE = TextStyle(family="Press Title", weight=900, indent_em=0, justify=False)
KICKER = TextStyle(family="Press Hei", weight=700, indent_em=0, justify=False)
NUMBER = TextStyle(family="Press Figures", weight=600, indent_em=0, justify=False)
DECK = TextStyle(family="Press Kai", weight=400, indent_em=0, justify=False)
BYLINE = TextStyle(family="Press Kai", weight=400, indent_em=0, justify=False)

#: Title leading, em of the title.
TITLE_LEADING = 1.2
#: White above the first part and below the last, rows.
TOP, BOTTOM = 0.42, 0.5
#: Kicker and deck sizes, em of the body.
KICKER_SIZE, DECK_SIZE, BYLINE_SIZE = 1.1, 1.1667, 1.0
KICKER_ROWS, DECK_ROWS, BYLINE_ROWS = 1.05, 1.25, 1.1
#: Bar over the head's left end, mm; number's capital height over its size.
BAR_WIDTH, BAR_HEIGHT = 9.0, 1.5
FIGURE_CAP = 0.7
FIGURE_ASCENT = 0.88


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """One way to set a head at a width."""

    rows: int
    cost: float
    size: float
    title: tuple[Line, ...]
    deck: tuple[Line, ...]
    number_size: float
    indent: float
    used: float

    @property
    def lines(self) -> int:
        """Lines of the title."""
        return len(self.title)


def target_size(desk: Desk, article: Article, width: float) -> float:
    """Return the size in pt that a title of this rank has at this width."""
    wide = mm(width) / desk.grid.body * 9
    base = 14.0 + 0.052 * wide + {1: 4.5, 2: 0.0, 3: -2.5}[article.rank]
    if article.kind is ArticleKind.BOX:
        base -= 2.0
    return base * desk.grid.body / 9


def head_choices(desk: Desk, article: Article, width: float, continued: bool = False) -> tuple[HeadChoice, ...]:
    """Return the ways to set an article's head at a width in pt, cheapest first."""
    grid = desk.grid
    body, leading = grid.body, grid.leading
    if continued:
        return _continued_choice(desk, article, width)
    target = target_size(desk, article, width)
    numbered = article.number is not None
    choices: dict[tuple[int, int], HeadChoice] = {}
    widths = desk.composer.head_widths(article.title, TITLE)
    for count in (1, 2, 3):
        if count not in widths:
            continue
        size = step_down(target)
        indent = _indent(desk, article, size, count) if numbered else 0.0
        size = step_down(min(target, (width - indent) / max(widths[count], 1e-6)))
        indent = _indent(desk, article, size, count) if numbered else 0.0
        if size < 1.25 * body and count < 3 and count + 1 in widths:
            continue
        fit = desk.composer.head(article.title, TITLE, (width - indent) / size + 0.02, max_lines=count)
        if fit is None or len(fit.lines) != count:
            continue
        measure = (width - indent) / (DECK_SIZE * body)
        deck = desk.composer.fit(article.deck, DECK, measure).lines() if article.deck else ()
        used = TOP * leading + BOTTOM * leading + count * size * TITLE_LEADING
        used += KICKER_ROWS * leading if article.kicker else 0.0
        used += len(deck) * DECK_ROWS * leading
        used += BYLINE_ROWS * leading if article.byline else 0.0
        rows = ceil(used / leading - 0.12)
        small = max(0.0, 1 - size / target)
        cost = 14 * small * small + 2.2 * (count - 1) + (6.0 if count == 3 else 0.0)
        for extra in (0, 1):
            key = (rows + extra, count)
            choice = HeadChoice(
                rows + extra, cost + 1.3 * extra, size, fit.lines, deck,
                _number_size(desk, article, size, count), indent, used,
            )  # fmt: skip
            if key not in choices or choice.cost < choices[key].cost:
                choices[key] = choice
    return tuple(sorted(choices.values(), key=lambda c: (c.cost, c.rows)))


def _continued_choice(desk: Desk, article: Article, width: float) -> tuple[HeadChoice, ...]:
    """Return the small head of a part continued from another page."""
    size = step_down(1.3 * desk.grid.body)
    words = article.title
    fit = desk.composer.head(words, TITLE, width / size, max_lines=2)
    lines = fit.lines if fit else desk.composer.fit(words, TITLE, width / size).lines()
    used = desk.grid.leading * (TOP + BOTTOM) + len(lines) * size * TITLE_LEADING
    used += KICKER_ROWS * desk.grid.leading
    rows = ceil(used / desk.grid.leading - 0.12)
    return tuple(
        HeadChoice(rows + e, 1.3 * e, size, lines, (), 0.0, 0.0, used) for e in (0, 1)
    )


def _number_size(desk: Desk, article: Article, size: float, count: int) -> float:
    """Size in pt of a section's number: its figure is as high as kicker and title together."""
    if article.number is None:
        return 0.0
    height = size * (0.25 + TITLE_LEADING * (min(count, 2) - 0.2))
    height += KICKER_ROWS * desk.grid.leading if article.kicker else 0.0
    return height / FIGURE_CAP


def _indent(desk: Desk, article: Article, size: float, count: int) -> float:
    """Width in pt that the number and its gap take from the title."""
    width = desk.fonts.metrics(NUMBER.family, NUMBER.weight).run(str(article.number))
    return width * _number_size(desk, article, size, count) + 0.75 * desk.grid.body


def place_head(
    desk: Desk,
    article: Article,
    choice: HeadChoice,
    rect: Rect,
    sections: int,
    continued: str = "",
) -> tuple[Head, tuple[Fill, ...], tuple[Rule, ...]]:
    """Place a head in its rectangle (the block's full width, `choice.rows` rows high).

    Args:
        desk: the desk.
        article: the article.
        choice: the head chosen.
        rect: the head's place in pt.
        sections: number of numbered sections in the edition, for the scale at the right.
        continued: words naming the page it is continued from (上接…), or empty.
    """
    body, leading = desk.grid.body, desk.grid.leading
    spare = max(0.0, choice.rows * leading - choice.used)
    texts: list[PlacedText] = []
    x = rect.x + choice.indent
    y = rect.y + TOP * leading + 0.55 * spare
    top = y
    kicker = continued or article.kicker
    if kicker:
        size = KICKER_SIZE * body
        lines = desk.composer.fit(kicker, KICKER, rect.w / size).lines()
        height = KICKER_ROWS * leading
        texts.append(_text("kicker", KICKER, size, lines, x, y, height, article.id, "primary"))
        y += height
    height = choice.size * TITLE_LEADING
    texts.append(_text("title", TITLE, choice.size, choice.title, x, y, height, article.id, "ink"))
    y += height * len(choice.title)
    foot = y
    if choice.deck:
        height = DECK_ROWS * leading
        texts.append(
            _text("subtitle", DECK, DECK_SIZE * body, choice.deck, x, y, height, article.id, "secondary")
        )
        y += height * len(choice.deck)
    number = None
    if choice.number_size and not continued:
        mid = (top + foot) / 2
        size = choice.number_size
        line = desk.composer.fit(str(article.number), NUMBER, 10).lines()
        # The figure's ink, not its line box, is centred on kicker and title.
        lift = size * (0.5 - FIGURE_ASCENT + FIGURE_CAP / 2)
        place = mid - size / 2 + lift
        number = _text("number", NUMBER, size, line, rect.x, place, size, article.id, "primary")
    if article.byline and not continued:
        size = BYLINE_SIZE * body
        lines = desk.composer.fit(article.byline, BYLINE, rect.w / size).lines()
        texts.append(
            _text("byline", BYLINE, size, lines[:1], x, y, BYLINE_ROWS * leading, article.id, "ink")
        )
    fills = (Fill(Rect(rect.x, rect.y, BAR_WIDTH / 25.4 * 72, BAR_HEIGHT / 25.4 * 72), "primary"),)
    rules = [Rule(rect.x, rect.y, rect.right, rect.y, 1.0, "ink")]
    if article.number is not None and sections > 1 and not continued:
        rules.extend(_scale(rect, article.number, sections))
    return Head(rect, tuple(texts), number), fills, tuple(rules)


def _scale(rect: Rect, number: int, sections: int) -> list[Rule]:
    """Return the ticks at the right of a head that say which section of how many it is."""
    step = 5.1
    start = rect.right - 0.4 - (sections - 1) * step
    ticks = []
    for k in range(1, sections + 1):
        x = start + (k - 1) * step
        mine = k == number
        ticks.append(
            Rule(x, rect.y, x, rect.y + (7.4 if mine else 4.4), 1.4 if mine else 0.5,
                 "primary" if mine else "ink")
        )  # fmt: skip
    return ticks


def _text(
    role: str,
    style: TextStyle,
    size: float,
    lines: tuple[Line, ...],
    x: float,
    y: float,
    height: float,
    article: str,
    ink: str,
) -> PlacedText:
    """Return a text whose lines stand under each other from (x, y)."""
    placed = tuple(SetLine(line, x, y + i * height, height) for i, line in enumerate(lines))
    return PlacedText(role, style, size, placed, f"{article}/{role}", ink)
