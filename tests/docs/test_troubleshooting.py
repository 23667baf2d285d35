"""Troubleshooting: what it quotes is what the program says, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.words import Language
from content.words.catalogue import room, rooms
from layout.page.errors import ContentError, LayoutError, PressError, RenderError
from tests.docs.snippets import DOCS, ROOT

ENGLISH, CHINESE = DOCS / "troubleshooting.md", DOCS / "troubleshooting.zh-CN.md"
_ROW = re.compile(r"^\| `(.+?)` \|", re.MULTILINE)
_SECTION = re.compile(r"^## ", re.MULTILINE)


def said() -> Iterator[str]:
    """Yield every text of the program and its catalogues, `…` where something is put in."""
    files = [ROOT / "build_pdf.py"]
    for folder in ("content", "charts", "fonts", "layout"):
        files += sorted((ROOT / folder).rglob("*.py"))
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    str(part.value) if isinstance(part, ast.Constant) else "…"
                    for part in node.values
                )
                yield "".join(parts)
    for language in Language:
        for name in rooms(language):
            for entry in room(language, name).values():
                yield from (re.sub(r"\{[^}]*\}", "…", words) for words in entry)


@pytest.fixture(scope="module")
def texts() -> str:
    return "\n".join(dict.fromkeys(said()))


def quoted(page: Path) -> list[str]:
    return _ROW.findall(page.read_text("utf-8"))


def found(message: str, texts: str) -> bool:
    """Tell whether a text has the message's parts in order, on one line of the code's texts."""
    parts = [re.escape(part) for part in message.split("…")]
    return re.search("[^\n]*?".join(parts), texts) is not None


@pytest.mark.parametrize("message", quoted(ENGLISH))
def test_the_program_says_what_is_quoted(message: str, texts: str) -> None:
    assert found(message, texts)


def test_a_message_that_nothing_says_would_be_noticed(texts: str) -> None:
    assert not found("the page is upside … down", texts)


def test_both_languages_quote_the_same_messages() -> None:
    assert len(quoted(ENGLISH)) > 30
    assert quoted(CHINESE) == quoted(ENGLISH)


def test_the_exit_codes_are_the_errors() -> None:
    codes = {PressError: 1, ContentError: 2, LayoutError: 3, RenderError: 4}
    for page in (ENGLISH, CHINESE):
        parts = _SECTION.split(page.read_text("utf-8"))
        for error, code in codes.items():
            assert error.exit_code == code
            assert re.search(rf"^\| {code} \| ", parts[0], re.MULTILINE)
            assert any(re.search(rf"[ 码]{code}[)）]", part.splitlines()[0]) for part in parts[1:])


def test_every_family_of_the_issue_is_there() -> None:
    text = ENGLISH.read_text("utf-8")
    for word in (
        "hole",
        "no place",
        "glyph-missing",
        "ppi",
        "四色共",
        "Ghostscript",
        "port",
    ):
        assert word in text
