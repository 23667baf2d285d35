"""Hints at titles whose break may be inside a word."""

from __future__ import annotations

import pytest

from content.words import Language, say
from fonts import FontLibrary
from layout.judge.title_breaks import RULE, doubtful_breaks
from tests.plan import samples


@pytest.mark.parametrize(
    ("title", "breaks", "told"),
    [
        ("全区经济社会发展取得辉煌成就", (), False),
        ("硝化螺藻粉硒锗硅片铟镓", (), True),
        ("硝化螺藻粉硒锗硅片铟镓", (5,), False),
        ("硝化螺藻粉", (), False),
    ],
)
def test_a_doubtful_break_is_a_hint(title: str, breaks: tuple[int, ...], told: bool) -> None:
    edition = samples.edition("small")
    first, *others = edition.articles
    article = first.model_copy(update={"title": title, "breaks": breaks})
    found = doubtful_breaks(
        edition.model_copy(update={"articles": (article, *others)}), FontLibrary.shipped()
    )
    assert bool(found) == told
    for finding in found:
        assert (finding.rule, finding.severity, finding.field) == (RULE, "hint", "title")
        assert finding.file == "articles/1-line.md"
        words = say(finding.told, Language.ZH)
        assert title in words.text
        assert "|" in words.text
        assert "|" in words.remedy


def test_a_title_with_a_character_in_no_font_is_left_to_the_glyph_check() -> None:
    edition = samples.edition("small")
    head = edition.headline.model_copy(update={"title": "慢火车开进\x07新县城的早晨"})
    broken = edition.model_copy(update={"headline": head})
    assert doubtful_breaks(broken, FontLibrary.shipped()) == ()
