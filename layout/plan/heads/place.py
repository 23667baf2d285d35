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
    mark_room,
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
    placing = _Placing(measures, article, choice, rect, back)
    placing.over_title()
    placing.title()
    placing.parts()
    placing.figure()
    texts, dress = placing.texts, placing.dress
    if dress.align == "centre" and not back:
        texts = [centred(text, rect) for text in texts]
    wide = replace(rect, w=max(rect.w, whole))
    if article.number is not None and sections > 1 and not back and dress.scale:
        placing.rules.extend(section_scale(wide, article.number, sections))
    behind, lines = furnish_head(measures, dress, rect, placing.top, placing.foot, wide.right)
    head = Head(rect, (*placing.kept, *texts), placing.number)
    return head, (*behind, *placing.fills), (*lines, *placing.rules)


class _Placing:
    """A head that is being placed, from its top down; lengths are pt."""

    def __init__(
        self, measures: Measures, article: Article, choice: HeadChoice, rect: Rect, back: str
    ) -> None:
        """Begin where its first line stands."""
        self.measures, self.article, self.choice = measures, article, choice
        self.rect, self.back = rect, back
        self.dress = head_dress(measures, article)
        self.texts, self.rules = list[PlacedText](), list[Rule]()
        self.number: PlacedText | None = None
        self.fills: tuple[Fill, ...] = ()
        self.kept: tuple[PlacedText, ...] = ()
        styles, leading = measures.styles, measures.grid.leading
        self.role = styles.title_continued if back else title_role(measures, article)
        self.height = choice.size * self.role.leading.em
        self.over = choice.kicker[1]
        self.below = height_below(measures, choice.deck, choice.dateline, choice.byline)
        self.top = rect.y + TOP * leading + max(0.0, choice.rows * leading - choice.used)
        if choice.side:  # both parts end on one line
            own = self.over + choice.lines * choice.size * self.role.leading.em
            self.top += max(0.0, self.below - own)
        self.x, self.y = rect.x + choice.indent, self.top
        self.foot = self.top

    def _text(
        self,
        role: AnyRole,
        size: float,
        lines: tuple[Line, ...],
        place: tuple[float, float],
        height: float,
    ) -> PlacedText:
        """Return a text whose lines stand under each other from a place."""
        x, y = place
        placed = tuple(SetLine(line, x, y + i * height, height) for i, line in enumerate(lines))
        return PlacedText.of(role, size, placed, f"{self.article.id}/{role.css}")

    def over_title(self) -> None:
        """Place what stands over the title: from which page it goes on, or kicker and number."""
        styles, article = self.measures.styles, self.article
        if self.back:
            lines = self.measures.composer.fit(self.back, styles.back.style, BACK_EM).lines()[:1]
            size = styles.back.size.pt(self.measures.grid)
            place = (self.rect.x + mark_room(self.measures, article), self.y)
            self.texts.append(self._text(styles.back, size, lines, place, self.height))
        elif self.over:
            place_ = Rect(self.x, self.y, self.rect.right - self.x, self.over)
            row = set_over(self.measures, article, self.choice.number_size, place_)
            self.number, self.fills, self.kept = row.number, row.fills, row.texts
            self.rules.extend(row.rules)
            self.y += self.over

    def title(self) -> None:
        """Place the title."""
        choice, place = self.choice, (self.x, self.y)
        title = self._text(self.role, choice.size, choice.title, place, self.height)
        if isinstance(self.article, Chapter):
            title = replace(title, id=f"{self.article.id}#{self.article.item}")
        self.texts.append(title)
        self.y += self.height * len(choice.title)
        self.foot = self.y

    def parts(self) -> None:
        """Place deck, dateline and byline under the title, or beside it behind a rule."""
        grid, styles, choice = self.measures.grid, self.measures.styles, self.choice
        parts = (
            (styles.deck, choice.deck),
            (styles.dateline, choice.dateline),
            (styles.byline, choice.byline),
        )
        if choice.side:
            title = max(line.width_em for line in choice.title) * choice.size
            own = max(line.width_em * part.size.pt(grid) for part, lines in parts for line in lines)
            self.x += title + SIDE_EM * grid.body
            self.x += side_off(self.rect.right - self.x - own)
            self.y = self.foot - self.below - 0.12 * choice.size
            x, inset = self.x - 0.5 * SIDE_EM * grid.body, 0.15 * grid.leading
            rule = Rule(x, self.y + inset, x, self.foot - inset, 1.7, "secondary")
            self.rules.append(rule)
        for part, lines in parts:
            if lines:
                row, size = part.leading.pt(grid), part.size.pt(grid)
                self.texts.append(self._text(part, size, lines, (self.x, self.y), row))
                self.y += row * len(lines)

    def figure(self) -> None:
        """Place a section's figure: its ink, not its line box, is centred on kicker and title."""
        size, dress = self.choice.number_size, self.dress
        if not (size and dress.number == "figure"):
            return
        role = self.measures.styles.number
        line = self.measures.composer.fit(str(self.article.number), role.style, 10).lines()
        middle = (self.top + self.foot) / 2 + size * (0.5 - FIGURE_ASCENT + FIGURE_CAP / 2)
        x = self.rect.x + (self.choice.indent if dress.mark in MARK_EM else 0.0)
        self.number = self._text(role, size, line, (x, middle - size / 2), size)


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
