"""Sizes of heads, the strip of contents and the list of heads: what they come to, as text.

Beside `test_parts.py`: small inputs, no plan. Renew with `python -m pytest tests/plan --renew`
and read the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from content.model import Article, ArticleKind
from fonts.setting.dress import ContentsForm
from fonts.setting.styles import STYLES
from layout.plan.heads import sizes
from layout.plan.measures import Measures
from layout.plan.pages.contents import ROWS, Entry, place_contents
from layout.plan.pages.overview import overview_shapes, place_overview
from layout.plan.sources import Chapter, Contents
from tests.placed import block_of, number_of, same_lines
from tests.plan import samples
from tests.render.specimen import measures as specimen

GOLDEN = Path(__file__).with_name("golden") / "parts"
TITLES = ("赶集", "三座小镇怎样分一条线", "激发区域内生动力 跑出改革发展加速度")
HEADS = (
    (0, "过去五年的工作"),
    (1, "（一）把路修到山里去，把水引到田里来"),
    (1, "（二）学校和卫生院搬进新楼"),
    (0, "今年要办的事"),
    (1, "（三）办好群众身边大大小小的事，让每一条街、每一个村都有人管、有人问"),
    (1, "（四）守住底线"),
    (0, "自身建设"),
    (1, "（一）说到做到"),
)


def head_sizes() -> Iterator[str]:
    """Heads of each rank and kind at several widths, under a large, a small and no headline."""
    for lead in (0.0, 30.0, 80.0):
        measures = replace(samples.measures("tabloid"), lead_pt=lead)
        for (rank, kind), title in product(
            ((1, ArticleKind.STORY), (3, ArticleKind.STORY), (2, ArticleKind.BOX)), TITLES
        ):
            article = samples.article("a", 60, title=title, rank=rank, kind=kind)
            low, high = sizes.size_band(measures, article)
            yield f"lead {lead:g} rank {rank} {kind} {title[:2]}: {low:.3f} to {high:.3f} em"
            yield from (f" {line}" for line in _by_width(measures, article))


def _by_width(measures: Measures, article: Article) -> Iterator[str]:
    for columns in (1, 2, 3, 5, 8):
        width = measures.grid.width(columns)
        target = sizes.target_size(measures, article, width)
        found = (
            target,
            sizes.beyond_band(measures, article, width, target),
            sizes.continued_size(measures, width),
        )
        yield f"{columns}: " + " ".join(map(number_of, found))


def head_numbers() -> Iterator[str]:
    """Numbers and marks of sections in each form: size, indent and the row over the title."""
    for form, mark in (("figure", "none"), ("plain", "none"), ("han", "tab"), ("none", "bar")):
        dress = replace(STYLES.dress.head, number=form, mark=mark)  # type: ignore[arg-type]
        measures = specimen(replace(STYLES, dress=replace(STYLES.dress, head=dress)))
        for number, kicker in product((None, 3, 12), ("", "引题一行")):
            article = samples.article(
                "a", 60, number=number, kicker=kicker, kind=ArticleKind.SECTION
            )
            yield (
                f"{form} {mark} {number} {kicker}: "
                + " ".join(
                    number_of(one)
                    for lines in (1, 2, 3)
                    for size in (6.0, 30.0)
                    for one in (
                        sizes.number_size(measures, article, size, lines),
                        sizes.indent_of(measures, article, size, lines),
                    )
                )
                + f" over {number_of(sizes.top_row(measures, article))}"
            )


def chapter_heads() -> Iterator[str]:
    """Heads of chapters in each form of sub-heads: rule, mark and rule under it, and their tags."""
    for form, rule, under in product(sizes.CHAPTER_RULES, ("none", "line"), ("none", "line")):
        head = replace(STYLES.dress.head, rule=rule, under=under)  # type: ignore[arg-type]
        measures = specimen(replace(STYLES, dress=replace(STYLES.dress, head=head, subhead=form)))  # type: ignore[arg-type]
        found = sizes.head_dress(measures, _chapter(1))
        told = (found.rule, found.number, found.mark, found.mark_ink, found.under)
        tags = (sizes.title_role(measures, _chapter(depth)).tag for depth in (1, 2, 3))
        yield f"{form} {rule} {under}: {' '.join(told)}; {' '.join(tags)}"


def _chapter(depth: int) -> Chapter:
    article = samples.bare()
    return Chapter(
        id="a", file=article.file, kind=article.kind, title="一、路", body=(), item=1, depth=depth
    )


def contents() -> Iterator[str]:
    """The strip that names the further pages in each form: few pages, and more than it holds."""
    for form, count in product(get_args(ContentsForm), (1, 3, 12)):
        measures = _dressed(form)
        named = tuple(
            Entry(page, f"{page + 1:02d}", TITLES[page % 3] * (1 + page % 2), 1 + page % 3)
            for page in range(1, count + 1)
        )
        rect = measures.grid.rect(0, 0, measures.grid.columns, ROWS)
        yield f"{form} {count}"
        yield from (f" {line}" for line in block_of(place_contents(measures, rect, named)))


def overview() -> Iterator[str]:
    """The list of a report's heads in each form: its heights, and where its lines stand."""
    for form, count in product(get_args(ContentsForm), (3, 5, 8)):
        measures = _dressed(form)
        source = Contents(heads=HEADS[:count], overview=True)
        columns = measures.grid.columns
        heights = overview_shapes(measures, source).triples()
        yield f"{form} {count}: " + " ".join(f"{w}×{h} {cost:.3f}" for w, h, cost in heights)
        for rows in sorted({h for _, h, _ in heights})[::3]:
            rect = measures.grid.rect(0, 0, columns, rows)
            yield f" {rows} rows"
            placed = block_of(place_overview(measures, source, rect))
            yield from (f"  {line}" for line in placed)


def _dressed(form: ContentsForm) -> Measures:
    return specimen(replace(STYLES, dress=replace(STYLES.dress, contents=form)))


PARTS: tuple[Callable[[], Iterator[str]], ...] = (
    head_sizes,
    head_numbers,
    chapter_heads,
    contents,
    overview,
)


@pytest.mark.parametrize("part", PARTS, ids=[part.__name__ for part in PARTS])
def test_a_part_answers_as_before(part: Callable[[], Iterator[str]], renew: bool) -> None:
    same_lines(GOLDEN / f"{part.__name__}.txt", part(), renew)
