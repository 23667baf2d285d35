"""Schemas, reference and imports agree with the models."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import BaseModel

from content.model import Box, DatumWords, Fit, Ink, Paper, Wishes
from content.schema import FOLDER, schemas
from content.source.fields import (
    ArticleSource,
    EditionSource,
    FigureSource,
    HeadlineSource,
    PictureSource,
)
from content.source.rules import Rule

CONTENT = FOLDER.parent


def test_schema_files_are_renewed() -> None:
    written = {p.name: p.read_text(encoding="utf-8") for p in FOLDER.glob("*.json")}
    assert written == schemas(), "run python -m content.schema"


@pytest.mark.parametrize(
    "model",
    [
        ArticleSource,
        EditionSource,
        FigureSource,
        HeadlineSource,
        PictureSource,
        Box,
        DatumWords,
        Fit,
        Ink,
        Paper,
        Wishes,
    ],
)
def test_every_field_has_a_description(model: type[BaseModel]) -> None:
    if model is Box:
        return
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("model", [ArticleSource, EditionSource, FigureSource, PictureSource])
def test_the_readme_names_every_field(model: type[BaseModel]) -> None:
    text = (CONTENT / "README.md").read_text(encoding="utf-8")
    exempt = {"id", "note", "byline"}
    assert [name for name in model.model_fields if name not in text and name not in exempt] == []


def test_rules_are_documented() -> None:
    assert len({rule.value for rule in Rule}) == len(Rule)
    assert all(rule.doc and rule.severity for rule in Rule)


def test_content_knows_nothing_of_pages() -> None:
    for path in CONTENT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [n for n in names if n.split(".")[0] in ("charts", "layout")], path


@pytest.mark.parametrize("path", sorted(CONTENT.glob("editions/*/**/*.yaml")), ids=str)
def test_each_yaml_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve().parent == FOLDER
