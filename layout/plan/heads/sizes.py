"""Size of a head: an article and a width in pt → its title's role, band and size, in em and pt.

Sizes come from the scale, within the band of the article's rank; the number's size and what
number or mark take from the title's width go by the title's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from content.model import Article
from fonts.setting.dress import HeadDress, RuleForm
from fonts.setting.roles import Body, Own, Role
from layout.page.grid import SCALE, step_down
from layout.page.units import mm
from layout.plan.measures import Measures
from layout.plan.sources import Chapter
from layout.plan.weights import LEAD

#: The body, pt, on which widths of the page are judged: a larger one makes the page smaller.
USUAL_BODY = 9.0
#: Capital height and ascent of the number's face; gap between number and title, em of the body.
FIGURE_CAP, FIGURE_ASCENT, NUMBER_GAP = 0.7, 0.88, 0.75
#: Of a figure's height: what it has over the title's lines, em of the title, and what the last of
#: them lacks, in lines: the white under its characters.
FIGURE_OVER_EM, FIGURE_LESS = 0.25, 0.2
#: A number in the row over the title: parts of the kicker's size, and the row in kicker's rows.
OVER_SIZES = {"plain": 1.75, "square": 1.3, "han": 1.6}
OVER_ROWS = 1.35
#: What an upright bar or a ground takes from the title's left, em of the body.
MARK_EM = {"side": 1.1, "ground": 0.9}
#: The mark of a chapter's head and its ink ("": that of heads), the rule over it, by the form of
#: the look's sub-heads.
CHAPTER_MARKS: Mapping[str, tuple[Literal["side", "ground", "none"], str]] = {
    "plain": ("none", ""),
    "bar": ("side", ""),
    "ground": ("ground", "tint"),
    "line": ("none", ""),
}
CHAPTER_RULES: Mapping[str, RuleForm] = {
    "plain": "double",
    "bar": "hair",
    "ground": "hair",
    "line": "hair",
}


def head_dress(measures: Measures, article: Article) -> HeadDress:
    """Return the forms of an article's head; a chapter's tell that it is a part of an article."""
    dress = measures.styles.dress
    if not isinstance(article, Chapter):
        return dress.head
    mark, ink = CHAPTER_MARKS[dress.subhead]
    under = dress.head.under != "none"
    return replace(
        dress.head,
        rule="none" if dress.head.rule == "none" else CHAPTER_RULES[dress.subhead],
        number="none",
        mark=mark,
        mark_ink=ink or dress.head.mark_ink,
        under="hair" if under else "none",
    )


def title_role(measures: Measures, article: Article) -> Role[Body, Own]:
    """Return the role of an article's title: by its rank, a box's alike at every rank."""
    if isinstance(article, Chapter):
        role, deeper = measures.styles.chapter, article.depth > 1
        return replace(role, tag=measures.styles.subhead_of(article.depth).tag) if deeper else role
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
    target = _by_width(measures, low, high, width)
    # A short title grows until it fills its strip, as far as its rank allows; a lead's beyond its
    # band, as far as the headline does.
    natural = measures.composer.head_widths(article.title, title_role(measures, article).style, 1)
    if natural:
        leads = article.standing == LEAD
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


def continued_size(measures: Measures, width: float) -> float:
    """Return the size in pt of a title that is named again over a width in pt."""
    band = measures.styles.title_continued.size
    return step_down(_by_width(measures, band.em, band.most_em, width))


def _by_width(measures: Measures, low: float, high: float, width: float) -> float:
    """Return the size in pt, of a band in em of the body, that suits a width in pt."""
    weights = measures.weights.heads
    width_mm = mm(width) * USUAL_BODY / measures.grid.body
    share = (width_mm - weights.narrow_mm) / (weights.wide_mm - weights.narrow_mm)
    return measures.grid.body * (low + (high - low) * min(1.0, max(0.0, share)))


def beyond_band(measures: Measures, article: Article, width: float, target: float) -> float:
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


def number_size(measures: Measures, article: Article, size: float, count: int) -> float:
    """Size in pt of a section's number: its figure is about as high as kicker and title.

    In a row over the title it is a part of the kicker's size; 0 where none is printed.
    """
    form = head_dress(measures, article).number
    if article.number is None or form == "none":
        return 0.0
    if form != "figure":
        return OVER_SIZES[form] * measures.styles.kicker.size.pt(measures.grid)
    lines = min(count, 2) - FIGURE_LESS
    height = size * (FIGURE_OVER_EM + title_role(measures, article).leading.em * lines)
    height += measures.styles.kicker.leading.pt(measures.grid) if article.kicker else 0.0
    return min(height / FIGURE_CAP, measures.number_pt)


def indent_of(measures: Measures, article: Article, size: float, count: int) -> float:
    """Width in pt that number or mark and the gap behind it take from the title; 0 without one."""
    dress = head_dress(measures, article)
    if mark := mark_room(measures, article):
        return mark
    if article.number is None or dress.number != "figure":
        return 0.0
    style = measures.styles.number.style
    width = measures.fonts.metrics(style.family, style.weight).run(str(article.number))
    return width * number_size(measures, article, size, count) + NUMBER_GAP * measures.grid.body


def mark_room(measures: Measures, article: Article) -> float:
    """Width in pt that an upright bar or a ground takes from the left of a head's first words."""
    mark = head_dress(measures, article).mark
    return 0.0 if article.kind.boxed else MARK_EM.get(mark, 0.0) * measures.grid.body


def top_row(measures: Measures, article: Article) -> float:
    """Return the height in pt of the row over a title: kicker, and the number where it is there."""
    kicker = measures.styles.kicker.leading.pt(measures.grid)
    over = article.number is not None and measures.styles.dress.head.number in OVER_SIZES
    if over:
        return OVER_ROWS * kicker
    return kicker if article.kicker else 0.0
