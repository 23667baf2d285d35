"""The marks of copy that the reference shows are those that the reader knows, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from content.schema.reference import marks_lines, words
from content.source.rules import Rule
from content.words import Language
from tests.kinds import made

ROWS: list[dict[str, Any]] = words()["marks"]["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["written"])[:12])
def test_each_mark_is_read_as_it_is_shown(row: dict[str, Any]) -> None:
    body = f"{row['written']}\n\n这一段里有正文里的原话，也有别的话。"
    found = made.read(made.folder({"a": made.article("标题", body)}))
    told = [
        f for f in found.findings if f.rule in (Rule.MARKDOWN_UNSUPPORTED, Rule.CRITIC_UNPAIRED)
    ]
    assert told == []
    assert found.edition is not None


@pytest.mark.parametrize("language", Language, ids=lambda one: one.name)
def test_each_mark_is_said_in_both_languages(language: Language) -> None:
    assert all(row[language.name.lower()] for row in ROWS)
    table = marks_lines(language)
    assert sum(line.startswith("| `") for line in table) == len(ROWS)
