"""Titles with | marks: where they break, and that no mark is printed."""

from __future__ import annotations

import pytest

from content.model import Query
from content.reading.broken import broken
from content.source.copytext import Printed
from tests.content.conftest import EDITION, ONE, TWO, Case


@pytest.mark.parametrize(
    ("written", "printed", "breaks"),
    [
        ("办好家门口的事", "办好家门口的事", ()),
        ("办好|家门口的事", "办好家门口的事", (2,)),
        ("办好|家门口|的事", "办好家门口的事", (2, 5)),
        ("办好家门口的事 | 走好老百姓的路", "办好家门口的事 走好老百姓的路", (8,)),
        ("办好家门口的事 走好|老百姓的路", "办好家门口的事 走好老百姓的路", (10,)),
        ("|办好家门口的事|", "办好家门口的事", ()),
        ("办好||家门口的事", "办好家门口的事", (2,)),
        ("一线｜办好家门口的事", "一线｜办好家门口的事", ()),
        ("|", "", ()),
    ],
)
def test_marks_are_taken_out(written: str, printed: str, breaks: tuple[int, ...]) -> None:
    title, found = broken(Printed(written))
    assert (title.text, found) == (printed, breaks)


def test_queries_keep_their_place() -> None:
    query = Query(text="家门口", note="？", offset=4)
    title, _ = broken(Printed("办|好|家门口的事", (query,)))
    (moved,) = title.queries
    assert title.text[moved.offset :].startswith("家门口")


def test_an_edition_keeps_breaks_apart_from_titles(case: Case) -> None:
    result = case.read(
        {
            "edition.yaml": EDITION.replace("样本标题", "样本|标题"),
            "articles/one.md": ONE.replace("甲部 甲篇", "甲部 甲篇|上"),
            "articles/two.md": TWO.replace("乙篇\n", "乙|篇\n", 1),
        }
    )
    assert result.ok and result.edition is not None
    edition = result.edition
    one, two = edition.articles
    assert (edition.headline.title, edition.headline.breaks) == ("样本标题", (2,))
    assert (one.kicker, one.title, one.breaks) == ("甲部", "甲篇上", (2,))
    assert (two.title, two.breaks) == ("乙篇", (1,))
    assert "|" not in edition.headline.model_dump_json() + one.model_dump_json()
