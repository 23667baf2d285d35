"""What a chart, table or caption says twice on end with its story's head is set once."""

from __future__ import annotations

import pytest

from content.model import Cell, Datum, Figure, FigureKind, Paragraph, Table
from layout.plan.pages.once import said_once
from tests.plan import samples

HEAD = "三座小镇的集市"


@pytest.mark.parametrize(
    ("words", "stays"),
    [(HEAD, False), (HEAD + "。", False), ("三座小镇 的集市", False), (HEAD + "摊位", True)],
)
def test_the_head_serves_as_title_of_what_says_the_same(words: str, stays: bool) -> None:
    """Title and chart title stood over each other in an office's page of three charts."""
    photo = samples.photograph(caption=words, alt="")
    data = (Datum(label="青石镇", value=3),)
    chart = Figure(id="chart", kind=FigureKind.RANKED, title=words, items=data)
    table = Table(id="t", title=words, columns=1, rows=((Cell(text="镇", column=0),),))
    copy = (Paragraph(text="清晨的集市上人来人往。"), table)
    article = samples.article(title=HEAD, body=copy, pictures=(photo,), figures=(chart,))
    (made,) = said_once(samples.press(article)).articles
    first, second = made.body
    assert isinstance(second, Table)
    printed = [made.figures[0].title, made.pictures[0].caption, second.title]
    assert printed == [words if stays else ""] * 3
    assert made.title == HEAD and first == copy[0]
    assert made.pictures[0].alt == ("" if stays else words)  # a screen reader still hears it


def test_an_edition_that_repeats_nothing_is_the_same() -> None:
    edition = samples.press(samples.article(title=HEAD))
    assert said_once(edition) == edition
