"""A setting changes its own field and nothing else, as a person would have written it."""

from __future__ import annotations

import pytest

from content.editing import EditError
from content.editing.settings import Setting, with_settings

ARTICLE = """---
# 头条
kind: story
title: 一条路 # 定了
wishes:
  width: wide   # 主编要求
  pin: top
pictures: [a]
---

正文。
"""
PICTURES = """hero: {caption: 站台, credit: 张三 摄}

# 第二张
other:
  caption: 河
  safe: {left: 0.1, top: 0, right: 0.5, bottom: 1}

last:
"""
EDITION = """paper:
  name: 日报
articles:
  - a   # 头条
  - b

  # 副刊
  - c
look: red
"""


def changed(file: str, text: str, field: str, value: Setting) -> list[tuple[str, str]]:
    """Return the lines taken out and put in."""
    after = with_settings(file, text, {field: value}).after
    old, new = text.split("\n"), after.split("\n")
    return [("-", row) for row in old if row not in new] + [
        ("+", row) for row in new if row not in old
    ]


@pytest.mark.parametrize(
    ("file", "text", "field", "value", "lines"),
    [
        ("a.md", ARTICLE, "rank", 1, [("+", "rank: 1")]),
        (
            "a.md",
            ARTICLE,
            "wishes.pin",
            "foot",
            [("-", "  pin: top"), ("+", "  pin: foot")],
        ),
        (
            "a.md",
            ARTICLE,
            "wishes.width",
            "full",
            [("-", "  width: wide   # 主编要求"), ("+", "  width: full   # 主编要求")],
        ),
        ("a.md", ARTICLE, "wishes.pin", None, [("-", "  pin: top")]),
        ("a.md", ARTICLE, "wishes.page_break", True, [("+", "  page_break: true")]),
        ("a.md", ARTICLE, "rank", None, []),
        (
            "p.yaml",
            PICTURES,
            "hero.safe",
            {"left": 0.25, "top": 0, "right": 1, "bottom": 0.75},
            [
                ("-", "hero: {caption: 站台, credit: 张三 摄}"),
                (
                    "+",
                    "hero: {caption: 站台, credit: 张三 摄, "
                    "safe: {left: 0.25, top: 0, right: 1, bottom: 0.75}}",
                ),
            ],
        ),
        (
            "p.yaml",
            PICTURES,
            "other.safe",
            None,
            [("-", "  safe: {left: 0.1, top: 0, right: 0.5, bottom: 1}")],
        ),
        ("e.yaml", EDITION, "look", "sea", [("-", "look: red"), ("+", "look: sea")]),
        ("e.yaml", EDITION, "paper.name", "晚报", [("-", "  name: 日报"), ("+", "  name: 晚报")]),
        (
            "e.yaml",
            EDITION,
            "fit.formats",
            ["tabloid"],
            [("+", "fit:"), ("+", "  formats: [tabloid]")],
        ),
    ],
)
def test_one_field_changes(
    file: str, text: str, field: str, value: Setting, lines: list[tuple[str, str]]
) -> None:
    assert changed(file, text, field, value) == lines


def test_an_order_keeps_the_comments_of_its_rows() -> None:
    after = with_settings("e.yaml", EDITION, {"articles": ["b", "a", "新", "c"]}).after
    rows = "articles:\n  - b\n  - a   # 头条\n  - 新\n\n  # 副刊\n  - c\nlook: red\n"
    assert rows in after


def test_the_last_of_a_group_takes_the_group_with_it() -> None:
    text = "---\ntitle: 一\nwishes: {pin: top}\n---\n\n甲。\n"
    assert (
        with_settings("a.md", text, {"wishes.pin": None}).after == "---\ntitle: 一\n---\n\n甲。\n"
    )
    block = "---\ntitle: 一\nwishes:\n  pin: top\nkind: box\n---\n\n甲。\n"
    assert "wishes" not in with_settings("a.md", block, {"wishes.pin": None}).after


@pytest.mark.parametrize("name", ["yes", "12", "# 甲", "a: b", "「甲」", "[x"])
def test_words_are_read_as_they_are_written(name: str) -> None:
    after = with_settings("e.yaml", EDITION, {"look": name, "paper.section": name}).after
    assert with_settings("e.yaml", after, {"look": name}).after == after


def test_what_cannot_be_read_is_not_changed() -> None:
    with pytest.raises(EditError):
        with_settings("e.yaml", "a: [", {"look": "red"})


def test_an_empty_entry_gets_its_fields() -> None:
    after = with_settings("p.yaml", PICTURES, {"last.large": True}).after
    assert after.count("last:") == 1 and "last:\n  large: true\n" in after
    assert with_settings("p.yaml", "", {"hero.large": True}).after == "hero:\n  large: true"
