"""导读: what leads each further page is named on the first, and in the file leads there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from fonts.setting.dress import ContentsForm
from fonts.setting.styles import STYLES
from layout.page.placed import Block
from layout.plan.pages.contents import ROWS, Entry, place_contents
from layout.products.render.links import links_of
from tests.render.specimen import measures

LONG = "慢火车开进新县城以后三座小镇的日子怎样过起来又怎样一年一年地过下去"
NAMED = (
    Entry(1, "02", "三座小镇分一条线"),
    Entry(2, "03", LONG),
    Entry(3, "04", "守窗口的人"),
)


def strip(form: ContentsForm, named: tuple[Entry, ...] = NAMED) -> Block:
    """Return a strip of a form on a tabloid page."""
    on = measures(replace(STYLES, dress=replace(STYLES.dress, contents=form)))
    return place_contents(on, on.grid.rect(0, 0, on.grid.columns, ROWS), named)


@pytest.mark.parametrize("form", ["rules", "ground", "reversed", "label"])
def test_every_form_holds_each_head_whole_within_the_strip(form: ContentsForm) -> None:
    block = strip(form)
    heads = [text for text in block.texts if text.page >= 0]
    assert ["".join(line.line.text for line in head.lines) for head in heads] == [
        entry.title for entry in NAMED
    ]
    assert [head.page for head in heads] == [1, 2, 3]
    for text in block.texts:
        for line in text.lines:
            assert block.rect.x <= line.x
            assert line.x + line.line.width_em * text.size <= block.rect.right + 0.01
            assert block.rect.y <= line.y
            assert line.y + line.height <= block.rect.bottom + 0.01


@pytest.mark.parametrize("form", ["rules", "ground", "reversed", "label"])
def test_of_many_pages_those_first_in_rank_are_named_and_none_lies_over_another(
    form: ContentsForm,
) -> None:
    """18 pages of a broadsheet's copy set their heads four characters wide over each other."""
    many = [
        Entry(page, f"{page + 1:02d}", "三座小镇分一条线", 1 + page % 3) for page in range(1, 18)
    ]
    block = strip(form, tuple(many))
    heads = [text for text in block.texts if text.page >= 0]
    pages = [head.page for head in heads]
    assert 3 < len(pages) < 12
    assert pages == sorted(pages)
    best = sorted(many, key=lambda entry: (entry.rank, entry.page))[: len(pages)]
    assert set(pages) == {entry.page for entry in best}
    edges = sorted(
        (line.x, line.x + line.line.width_em * text.size)
        for text in block.texts
        for line in text.lines[:1]
    )
    assert all(one[1] <= two[0] for one, two in pairwise(edges))


def test_forms_differ_in_ground_and_rules() -> None:
    forms: tuple[ContentsForm, ...] = ("rules", "ground", "reversed", "label")
    looks = {
        (len(block.fills), tuple(fill.ink for fill in block.fills), len(block.rules))
        for block in map(strip, forms)
    }
    assert len(looks) == len(forms)


def test_without_further_pages_the_strip_is_white_that_is_meant() -> None:
    block = strip("rules", ())
    assert not block.texts
    assert block.whites == (block.rect,)


def test_links_are_read_from_the_strip_alone() -> None:
    page = '<section class="page" id="page-{}"></section>'
    html = (
        f"{''.join(page.format(k) for k in (1, 2, 3))}"
        '<section class="contents" id="contents"><p class="contents s1">导读</p>'
        '<p class="contents s2" data-to="2" data-frame="10 20 30 12">'
        "<span>守窗</span><span>口</span></p></section>"
        '<section class="story"><p data-to="4" data-frame="1 2 3 4">别处</p></section>'
    )
    (link,) = links_of(html)
    assert (link.text, link.page, link.box, link.words) == (1, 2, (10, 20, 30, 12), "守窗口")
    # Pages that were printed alone: the third is their second, or is not there.
    (link,) = links_of(html.replace(page.format(2), ""))
    assert link.page == 1
    assert links_of(html.replace(page.format(3), "")) == ()
