"""What goes with a figure that is missing: its clause, its sentence, or nothing."""

from __future__ import annotations

import pytest

from content.filling.sandbox import TemplateFault
from content.filling.skipping import Skipped, UnskippableError, sentences, shortened, spared, tidied
from content.words import Message


def fill(part: str) -> str | TemplateFault:
    """Return a part whose `{{ 甲 }}` is filled; 乙 and 丙 have none, 丙 must have one."""
    for name, kind in (("丙", "wrong"), ("乙", "empty")):
        if f"{{{{ {name} }}}}" in part:
            return TemplateFault(kind, Message("fill.no-parent", {"name": name}))
    return part.replace("{{ 甲 }}", "三")


def may(fault: TemplateFault) -> bool:
    return fault.kind == "empty"


@pytest.mark.parametrize(
    ("source", "words", "skipped"),
    [
        ("有{{ 甲 }}个，多{{ 甲 }}。完。", "有三个，多三。完。", []),
        ("有{{ 甲 }}个，{{ 乙 }}。完。", "有三个。完。", ["乙"]),
        ("有{{ 乙 }}个，多{{ 甲 }}。完。", "完。", ["乙"]),
        ("有{{ 甲 }}个，{{ 乙 }}，少{{ 甲 }}，{{ 乙 }}。完。", "有三个，少三。完。", ["乙"]),
        ("  有。  ", "有。", []),
    ],
)
def test_a_clause_goes_or_its_sentence(source: str, words: str, skipped: list[str]) -> None:
    noted = Skipped()
    assert shortened(source, fill, may, noted) == words
    assert [name for _, name in noted.figures] == skipped


@pytest.mark.parametrize(
    "source", ["有{{ 丙 }}个。", "有{{ 乙 }}个，多{{ 丙 }}。", "有{{ 乙 }}，{{ 丙 }}，少。"]
)
def test_a_figure_that_must_be_there_is_told(source: str) -> None:
    with pytest.raises(UnskippableError):
        shortened(source, fill, may, Skipped())


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("{% optional %}有{{ 甲 }}，{{ 乙 }}。{% endoptional %}", "有{{ 甲 }}。"),
        ("{% optional %}有{{ 甲 }}，多{{ 甲 }}。{% endoptional %}", "有{{ 甲 }}，多{{ 甲 }}。"),
        ("{% optional %}有，{{ 乙 }}。{% if x %}好{% endif %}{% endoptional %}", None),
    ],
)
def test_an_optional_part_keeps_what_can_be_said(source: str, left: str | None) -> None:
    kept = source if left is None else f"{{% optional %}}{left}{{% endoptional %}}"
    assert spared(f"前{source}中{source}后", fill, may, Skipped()) == f"前{kept}中{kept}后"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("甲。乙", ["甲。", "乙"]),
        ("甲。乙。", ["甲。", "乙。"]),
        ("甲{{ '。' }}乙。丙！", ["甲{{ '。' }}乙。", "丙！"]),
        ("{% if a %}甲。{% if b %}乙。{% endif %}丙。{% endif %}丁。戊", None),
        ("。", ["。"]),
        ("", []),
    ],
)
def test_sentences_end_in_no_tag_and_no_block(source: str, parts: list[str] | None) -> None:
    found = sentences(source)
    assert "".join(found) == source
    assert found == ([source[:-1], "戊"] if parts is None else parts)


@pytest.mark.parametrize(
    ("words", "left"),
    [("参保率95%，", "参保率95%"), ("，居第3位。", "居第3位。"), ("多，，少，。完", "多，少。完"),
     ("一、二；三。", "一、二；三。")],
)  # fmt: skip
def test_commas_beside_what_is_left_out_go(words: str, left: str) -> None:
    assert tidied(words) == left
