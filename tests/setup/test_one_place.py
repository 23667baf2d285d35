"""What fonts/chinese writes is written nowhere else: classes of characters, numerals, names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOME = "fonts/chinese"
FOLDERS = ("fonts", "content", "charts", "layout", "bench")

OPENS, CLOSES = "（〔［｛〈《「『【〖‘“〝", "）〕］｝〉》」』】〗’”〞〟"
MARKS = OPENS + CLOSES + "，。、；：？！．…—·"
COPIES = {
    "what is Han": re.compile(
        "[\u3400\u4e00]-[\u4e00-\u9fff]|\u9fff"
        r"|\\u(?:3400|4e00|9f[0-9a-f]{2})|0x(?:3400|4e00|9fff)",
        re.IGNORECASE,
    ),
    "Han numerals": re.compile("一二三四五|二三四五六|[零〇]一二三"),
    "surnames": re.compile("赵钱孙李|[王李]张刘陈"),
    "what ends a sentence": re.compile("。！？|。？！"),
}


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string of a module that is no docstring or comment."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs | alone:
            if isinstance(node.value, str):
                yield node.lineno, node.value
            elif isinstance(node.value, int):
                yield node.lineno, hex(node.value)


def copies(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and kind of every class of characters that a module writes anew."""
    for line, text in literals(ast.parse(source)):
        for what, pattern in COPIES.items():
            if pattern.search(text):
                yield line, what
        for run in re.findall(f"[{re.escape(MARKS)}]+", text):
            for what, marks in (("which marks open", OPENS), ("which marks close", CLOSES)):
                if len(set(run) & set(marks)) >= 3:
                    yield line, what


#: Names of people that nobody is called: their order is part of a corpus drawn by seed.
MADE_UP = {("bench/realcopy/stock.py", "surnames")}
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if not path.relative_to(ROOT).as_posix().startswith(HOME)
)


def test_no_module_writes_a_class_of_characters_anew() -> None:
    assert MODULES
    found = [
        f"{name}:{line}: {what}; take it from {HOME}"
        for name in MODULES
        for line, what in copies((ROOT / name).read_text(encoding="utf-8"))
        if (name, what) not in MADE_UP
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('FAMILY = "赵钱孙李周吴"', "surnames"),
        (r'x = re.compile("[\u4e00-\u9fff]")', "what is Han"),
        ('x = re.compile("[一-鿿]{2}")', "what is Han"),
        (r'x = "\u4e00" <= c <= "\u9fff"', "what is Han"),
        ("x = 0x4E00 <= ord(c)", "what is Han"),
        ('x = "一二三四五六日"', "Han numerals"),
        ('x = rf"[零一二三{y}]"', "Han numerals"),
        ('x = "“‘（《"', "which marks open"),
        ('x = frozenset("，。》）】")', "which marks close"),
        ('x = "[^。！？]+"', "what ends a sentence"),
    ],
)
def test_a_copy_is_seen(source: str, what: str) -> None:
    assert what in [kind for _, kind in copies(source)]


@pytest.mark.parametrize(
    "source",
    ['"""“‘（《 一二三四五"""', 'x = "写作“一、”“（一）”"', 'x = "第一、二三产业"', "x = 400"],
)
def test_other_words_are_none(source: str) -> None:
    assert list(copies(source)) == []
