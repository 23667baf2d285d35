"""A head in its place: an article, its `HeadChoice` and a rectangle in pt → texts, fills, rules."""

from __future__ import annotations

from dataclasses import replace

from content.model import Article
from fonts.setting import Line
from fonts.setting.roles import AnyRole
from layout.page.placed import Fill, Head, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt
from layout.plan.heads.choice import BACK_EM, SIDE_EM, TOP, HeadChoice, height_below, side_off
from layout.plan.heads.dressing import centred, furnish_head, set_over
from layout.plan.heads.sizes import (
    FIGURE_ASCENT,
    FIGURE_CAP,
    MARK_EM,
    head_dress,
    title_role,
)
from layout.plan.measures import Measures
from layout.plan.sources import Chapter

#: Bar over the head's left end, mm.
BAR_WIDTH = 9.0


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
    dress = head_dress(measures, article)
    role = styles.title_continued if back else title_role(measures, article)
    height = choice.size * role.leading.em
    spare = max(0.0, choice.rows * leading - choice.used)
    x = rect.x + choice.indent
    top = y = rect.y + TOP * leading + spare
    texts: list[PlacedText] = []
    below = height_below(measures, choice.deck, choice.dateline, choice.byline)
    over = choice.kicker[1]
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
    title = _text(role, choice.size, choice.title, x, y, height, article.id)
    if isinstance(article, Chapter):
        title = replace(title, id=f"{article.id}#{article.item}")
    texts.append(title)
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
    behind, lines_ = furnish_head(measures, dress, rect, top, foot, wide.right)
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
