"""提要: a report's heads are listed over its copy, whole, in the strip's forms, at every height."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from content.model import Paragraph, Subhead
from fonts.setting.dress import ContentsForm
from fonts.setting.styles import STYLES
from layout.plan.pages.overview import heads_of, overview_shapes, place_overview
from layout.plan.sources import Contents
from layout.plan.weights import WEIGHTS
from tests.plan import samples
from tests.render.specimen import measures

HEADS = (
    (0, "过去五年的工作"),
    (0, "今年要办的事"),
    (1, "（一）把路修到山里去，把水引到田里来"),
    (1, "（二）学校和卫生院搬进新楼"),
    (1, "（三）办好群众身边大大小小的事，让每一条街、每一个村都有人管、有人问"),
    (1, "（四）守住底线"),
    (0, "自身建设"),
    (1, "（一）说到做到"),
)


@pytest.mark.parametrize("form", ["rules", "ground", "reversed", "label"])
def test_every_head_stands_whole_within_the_box_and_over_no_other(form: ContentsForm) -> None:
    on = measures(replace(STYLES, dress=replace(STYLES.dress, contents=form)))
    source = Contents(heads=HEADS, overview=True)
    heights = overview_shapes(on, source).table[on.grid.columns]
    assert len(heights) > 3
    for rows in (min(heights), max(heights)):
        block = place_overview(on, source, on.grid.rect(0, 0, on.grid.columns, rows))
        label, *heads = block.texts
        said = ["".join(line.line.text for line in text.lines) for text in heads]
        assert said == [words for _, words in HEADS]
        for text in block.texts:
            for line in text.lines:
                assert block.rect.x <= line.x
                assert line.x + line.line.width_em * text.size <= block.rect.right + 0.01
                assert block.rect.y <= line.y
                assert line.y + line.height <= block.rect.bottom + 0.01
        ends = [text.lines[-1].y + text.size for text in heads]
        for (one, end), (two, _) in pairwise(zip(heads, ends, strict=True)):
            assert one.lines[0].x < two.lines[0].x or end <= two.lines[0].y
        assert label.lines[0].x < heads[0].lines[0].x


def test_no_title_ends_a_column() -> None:
    on = measures(STYLES)
    source = Contents(heads=HEADS, overview=True)
    for rows in overview_shapes(on, source).table[on.grid.columns]:
        block = place_overview(on, source, on.grid.rect(0, 0, on.grid.columns, rows))
        lefts = [text.lines[0].x for text in block.texts[1:]]
        for (point, _), one, two in zip(HEADS, lefts, lefts[1:], strict=False):
            assert point or one == two or (one, two) == (lefts[0], lefts[0])


def test_what_the_headline_says_is_not_listed_again() -> None:
    part = Paragraph(text="路通了，水也通了。" * 9)
    body = [item for n in range(7) for item in (Subhead(text=f"第{n}件事"), part)]
    article = samples.article(body=tuple(body))
    edition = samples.press(article)
    named = heads_of(edition, WEIGHTS.overview)
    assert named[0] == (0, article.title)
    headline = edition.headline.model_copy(update={"title": article.title})
    under = edition.model_copy(update={"headline": headline})
    if under.under_headline(article):
        assert heads_of(under, WEIGHTS.overview) == named[1:]
