"""Kinds of articles: what each means, said in one row and asked for by every room."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.model import ArticleKind

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("kind", "numbered", "boxed", "across"),
    [
        ("section", True, False, False),
        ("story", False, False, False),
        ("box", False, True, False),
        ("spread", False, False, True),
    ],
)
def test_a_kind_says_what_it_means(kind: str, numbered: bool, boxed: bool, across: bool) -> None:
    found = ArticleKind(kind)
    assert (found.numbered, found.boxed, found.opens_spread) == (numbered, boxed, across)
    assert found == kind
    assert pickle.loads(pickle.dumps(found)) is found


def asked_by_name(source: str) -> Iterator[int]:
    """Yield the lines that ask which kind an article is instead of what that means."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                if isinstance(side, ast.Attribute) and ast.unparse(side.value) == "ArticleKind":
                    yield node.lineno


def test_no_room_asks_for_a_kind_by_its_name() -> None:
    """Or a new kind would have to be told to each of them."""
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for room in ("content", "layout")
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in asked_by_name(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_name_would_be_seen() -> None:
    assert list(asked_by_name("x = 1\nif a.kind is not ArticleKind.BOX:\n    pass")) == [2]
