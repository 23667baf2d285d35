"""The pages of all messages are up to date; what is refused or found has a remedy."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from content.words import Language
from content.words.catalogue import entry, room
from scripts.messages import DOCS, NAMES, page
from tests.words.source import ROOMS, codes_in, source_files

#: Errors that are told within another message, which has the remedy: `fill.syntax`, the preflight's
#: fault of ink and the soft proof's failure.
INNER = frozenset({"_WrongError", "InkError", "GhostscriptError"})
#: A preflight's fault has the remedy of its check, or its own.
#: Methods and functions that make a finding or a fault of the code that they are given.
MAKERS = frozenset({"add", "note", "_note", "fault", "each", "finding"})


@pytest.mark.parametrize("language", Language)
def test_the_page_is_up_to_date(language: Language) -> None:
    """`python -m scripts.messages` renews it."""
    assert (DOCS / NAMES[language]).read_text(encoding="utf-8") == page(language)


@pytest.mark.parametrize("language", Language)
def test_every_code_has_a_row(language: Language) -> None:
    rows = page(language).splitlines()
    codes = [f"{name}.{code}" for name in ROOMS for code in room(language, name)]
    told = [line.split("`")[1] for line in rows if line.startswith("| `")]
    assert told == codes
    assert {line.count("|") - line.count("\\|") for line in rows if line.startswith("| `")} == {4}


def grave() -> Iterator[tuple[str, str]]:
    """Yield the codes of errors and findings, and where they are made."""
    for file in source_files():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            call = node.exc if isinstance(node, ast.Raise) else node
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func).removeprefix("ledger.fault").rpartition(".")[2]
            if name in INNER or not (name in MAKERS or name.endswith("Error")):
                continue
            for argument in call.args[:3]:
                yield from ((code, f"{file.name}:{call.lineno}") for code in codes_in(argument))


def test_what_is_wrong_has_a_remedy() -> None:
    made = list(grave())
    assert len({code for code, _ in made}) > 250
    assert [
        (code, where)
        for code, where in made
        for language in Language
        if not entry(language, code).remedy
    ] == []
