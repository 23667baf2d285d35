"""The tag tree: whole paragraphs, one element an article, frames in the page's coordinates."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from layout.page.errors import RenderError
from layout.pdf.tree import elements
from layout.products.download.reading import articles
from layout.products.render.tags import blocks_of, tidy
from tests.download.made import built, continued_pdf


@pytest.fixture
def lusong() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(built("lusong").pdf)) as pdf:
        yield pdf


def test_text_stands_in_paragraphs_heads_and_captions(lusong: pikepdf.Pdf) -> None:
    kinds = {
        str(element.S): element
        for element in elements(lusong.Root.StructTreeRoot.K[0])
        if any(not isinstance(kid, pikepdf.Dictionary) for kid in element.K)
    }
    assert set(kinds) == {"/H1", "/H2", "/Span", "/P", "/Caption", "/Figure"}


def test_heads_go_down_one_level_at_a_time(lusong: pikepdf.Pdf) -> None:
    tags = [str(element.S) for element in elements(lusong.Root.StructTreeRoot.K[0])]
    levels = [int(tag[2]) for tag in tags if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_number_and_kicker_are_parts_of_their_heading(lusong: pikepdf.Pdf) -> None:
    heads = [e for e in elements(lusong.Root.StructTreeRoot.K[0]) if e.S == "/H2"]
    said = [str(head.get("/ActualText", "")) for head in heads]
    assert said[:2] == ["1 产业发展 诠释逆势增长实力", "2 深化改革 激发区域内生动力"]
    assert [str(part.S) for part in heads[0].K] == ["/Span", "/Span", "/Span"]
    read = dict(articles(built("lusong").pdf))["industry"]
    assert [passage.text for passage in read[:3]] == ["1", "产业发展", "诠释逆势增长实力"]


def test_each_mark_has_one_owner_that_the_parent_tree_names(lusong: pikepdf.Pdf) -> None:
    root = lusong.Root.StructTreeRoot
    row = root.ParentTree.Nums[1]
    owned = {
        int(kid): element.objgen
        for element in elements(root.K[0])
        for kid in element.K
        if not isinstance(kid, pikepdf.Dictionary)
    }
    named = {mark: item.objgen for mark, item in enumerate(row) if item is not None}
    assert owned == named
    content = lusong.pages[0].Contents.read_bytes()
    assert {int(mark) for mark in re.findall(rb"/MCID (\d+)", content)} == set(owned)


def test_each_element_knows_its_parent(lusong: pikepdf.Pdf) -> None:
    for element in elements(lusong.Root.StructTreeRoot.K[0]):
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary):
                assert kid.P.objgen == element.objgen


def test_a_figure_states_its_frame(lusong: pikepdf.Pdf) -> None:
    made = built("lusong")
    high = made.placed.grid.profile.trim_mm[1] * 72 / 25.4
    blocks = made.placed.pages[0].blocks
    rects = [item.rect for block in blocks for item in block.pictures]
    rects += [item.rect for block in blocks for item in block.figures]
    frames = [(rect.x, high - rect.bottom, rect.right, high - rect.y) for rect in rects]
    stated = [
        tuple(float(value) for value in element.A.BBox)
        for element in elements(lusong.Root.StructTreeRoot.K[0])
        if element.S == "/Figure"
    ]
    left, low, right, top = (float(value) for value in lusong.pages[0].MediaBox)
    wanted = [
        (max(a, left), max(b, low), min(c, right), min(d, top)) for a, b, c, d in frames
    ]  # a frame that bleeds ends with the sheet
    assert len(stated) == len(wanted) > 5
    for one in wanted:
        assert any(one == pytest.approx(other, abs=0.05) for other in stated)


def test_a_continued_article_is_one_element() -> None:
    with pikepdf.open(io.BytesIO(continued_pdf())) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        names = [str(e.T) for e in elements(document) if e.S in ("/Art", "/Sect") and "/T" in e]
        assert names == ["banner", "market", "a/b"]
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert len(numbers) == 4
        assert {str(item.S) for item in numbers[3]} == {"/P", "/Span"}


def test_blocks_are_read_from_the_document() -> None:
    html = '<section class="page" id="page-1"><article class="box" id="a&#34;b" data-article="x">'
    assert blocks_of(html + '<section class="band" id="band" lang="en">') == (
        ('a"b', "x"),
        ("band", ""),
    )


def test_a_block_that_the_tree_lacks_is_refused(lusong: pikepdf.Pdf) -> None:
    with pytest.raises(RenderError, match=r"render\.tags-differ"):
        tidy(lusong, (("banner", ""),))
