"""Forms of characters: what is read in another form than it was written, and told."""

from __future__ import annotations

from bench.told import chinese
from tests.content.conftest import Case


def test_copy_is_read_in_composed_forms(case: Case) -> None:
    """NFD, half-width kana and variation selectors are put right, told once a line."""
    article = "---\ntitle: 葛\U000e0100城\n---\n\n他叫Jose\u0301，住ｶﾞｲﾄﾞ街。\n\n第二段。\n"
    result = case.read({"articles/two.md": article})
    assert result.edition
    two = result.edition.articles[1]
    assert two.title == "葛城"
    assert two.body[0].text == "他叫José，住ガイド街。"
    told = [f for f in result.findings if f.rule == "character-form"]
    assert [(f.severity, f.file, f.line) for f in told] == [
        ("hint", "articles/two.md", 2),
        ("hint", "articles/two.md", 5),
    ]
    assert "去掉 U+E0100" in chinese(told[0]).text
    assert "“é”（U+0065 U+0301）" in chinese(told[1]).text
    assert "“ガイド”" in chinese(told[1]).text
