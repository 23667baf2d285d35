"""The reference of every field: complete in both languages, true to the models, not stale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from content.schema.reference import Row, Section, described, example, rows, words
from content.schema.types import limits
from content.source.findings import Findings
from content.source.yamltree import read_yaml
from content.words import Language
from layout.app.reference import ALL, DOCS, NAMES, page
from layout.plant.profile import PressProfile

FIELDS = [(section, row) for section in ALL for row in rows(section)]
LANGUAGES = pytest.mark.parametrize("language", Language, ids=lambda one: one.name)
SECTIONS = pytest.mark.parametrize("section", ALL, ids=lambda one: one.name)


@LANGUAGES
def test_the_pages_are_not_stale(language: Language) -> None:
    written = (DOCS / NAMES[language]).read_text("utf-8")
    assert written == page(language), "renew it: python -m layout.app.reference"


@LANGUAGES
def test_every_field_is_described(language: Language) -> None:
    assert len(FIELDS) > 120
    bare = [f"{s.name}: {row.name}" for s, row in FIELDS if not described(row, language)]
    assert bare == []


def test_no_chinese_is_left_from_a_description_that_is_gone() -> None:
    used = {row.info.description for _, row in FIELDS}
    assert set(words()["chinese"]) - used == set()


def test_every_field_has_an_example() -> None:
    bare = [f"{s.name}: {row.name}" for s, row in FIELDS if not row.mark and not example(row, s)]
    assert bare == []


@SECTIONS
def test_the_examples_are_what_the_model_takes(section: Section) -> None:
    tree: dict[str, Any] = {}
    for row in rows(section):
        if not row.mark:
            put(tree, row.name.removeprefix(section.prefix), value(row, example(row, section)))
    section.model.model_validate(tree)


def value(row: Row, written: str) -> Any:
    """Return an example as the reader reads it from a file."""
    findings = Findings()
    text = f"field: {written}\n" + ("  words\n" if written == "|" else "")
    node = read_yaml(text, findings, file=row.name)
    assert node is not None and not findings.all(), f"{row.name}: {findings.all()}"
    plain = node.plain()
    assert isinstance(plain, Mapping)
    return plain["field"]


def put(tree: dict[str, Any], name: str, given: Any) -> None:
    """Put a value in its place: `paper.date`, `items[].label` or `inks.NAME.rgb`."""
    *way, last = name.split(".")
    for step in way:
        if step.endswith("[]"):
            tree = tree.setdefault(step[:-2], [{}])[0]
        else:
            tree = tree.setdefault(step, {})
    tree[last] = given


def test_limits_are_those_of_the_model() -> None:
    said = {row.name: limits(row.info, Language.EN) for s, row in FIELDS if s.model is PressProfile}
    assert said["total_ink"] == "≥ 100, ≤ 400"
    assert said["pictures.screen_lpi"] == "> 0, ≤ 400"
    assert said["name"] == "at most 60 characters, letters, digits, - and _"
