"""The reference of every field: pydantic models → Markdown tables, in English and Chinese.

Input: models, whose descriptions are the English text, and `reference.yaml`, which has examples and
the Chinese. Output: a section of the reference for each kind of file. `layout.app.reference`
puts the pages together, as this folder knows no press profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from content.filling.kit import KitFile
from content.filling.spec import DataFile, TableUse
from content.schema.types import limits, type_words
from content.source.fields import (
    ArticleSource,
    EditionSource,
    FigureSource,
    PaperFile,
    PictureSource,
    TableSource,
)
from content.words import Language, Words

WORDS = Path(__file__).with_name("reference.yaml")


@dataclass(frozen=True)
class Section:
    """A kind of file: its name in `reference.yaml` and its model.

    `prefix` stands before the names of its fields; those named in `first` come first.
    """

    name: str
    model: type[BaseModel]
    prefix: str = ""
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A field: its name with those of the fields around it, e.g. `paper.date`.

    `mark` says how it holds the fields that follow, if it does: `.`, `[].` or `.NAME.`.
    """

    name: str
    info: FieldInfo
    shape: Any
    mark: str = ""


SECTIONS = (
    Section(
        "edition",
        EditionSource,
        first=(
            "id",
            "place",
            "paper",
            "headline",
            "byline",
            "lede",
            "articles",
            "band",
            "band_after",
        ),
    ),
    Section("article", ArticleSource),
    Section("figure", FigureSource),
    Section("table", TableSource),
    Section("picture", PictureSource, "NAME."),
    Section("data", DataFile),
    Section("kit", KitFile),
    Section("paper", PaperFile),
)
_COLUMNS = (
    "schema.field",
    "schema.type-and-limits",
    "schema.left-out",
    "schema.what-it-is",
    "schema.example",
)
#: How a field holds other fields.
_HOLDS = {".": "schema.holds-fields", "[].": "schema.holds-list", ".NAME.": "schema.holds-named"}


def rows(section: Section) -> tuple[Row, ...]:
    """Return every field of a kind of file, in the order of the reference."""
    found = _rows(section.model, section.prefix)
    rank = {name: place for place, name in enumerate(section.first)}
    last = len(rank)
    return tuple(
        sorted(found, key=lambda row: rank.get(re.split(r"\W", row.name, maxsplit=1)[0], last))
    )


def _rows(model: type[BaseModel], prefix: str) -> Iterator[Row]:
    """Yield every field of a model, and after each those of the models that it holds."""
    for name, info in model.model_fields.items():
        shape = _bare(info.annotation)
        inner, mark = _model_in(shape)
        if inner is None or (inner is TableUse and model is DataFile):
            yield Row(f"{prefix}{name}", info, shape)
        else:
            yield Row(f"{prefix}{name}", info, shape, mark)
            yield from _rows(inner, f"{prefix}{name}{mark}")


def _bare(shape: Any) -> Any:
    """Return a type without `Annotated` and without the None of an optional one."""
    if get_origin(shape) is Annotated:
        return _bare(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        kinds = [one for one in get_args(shape) if one is not NoneType]
        return _bare(kinds[0]) if len(kinds) == 1 else shape
    return shape


def _model_in(shape: Any) -> tuple[type[BaseModel] | None, str]:
    """Return the model that a field holds, and how a list or mapping of it is written."""
    marks = {tuple: "[].", dict: ".NAME."}
    origin = get_origin(shape)
    if origin in marks:
        inner = _bare(get_args(shape)[0 if origin is tuple else 1])
        return (inner, marks[origin]) if _is_model(inner) else (None, "")
    return (shape, ".") if _is_model(shape) else (None, "")


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


@cache
def words() -> dict[str, Any]:
    """Return `reference.yaml`: heads, examples by field, the Chinese by description."""
    read: dict[str, Any] = yaml.load(WORDS.read_text("utf-8"), yaml.BaseLoader)
    return read


def example(row: Row, section: Section) -> str:
    """Return an example of a field, as it is written in the file; "" where there is none."""
    found: dict[str, str] = words()["examples"]
    return found.get(f"{section.name}.{row.name}", "") or found.get(row.name, "")


def described(row: Row, language: Language) -> str:
    """Return what a field is; "" where nobody has said it in that language."""
    english = row.info.description or ""
    chinese: dict[str, str] = words()["chinese"]
    return english if language is Language.EN else chinese.get(english, "")


def section_lines(section: Section, language: Language) -> list[str]:
    """Return a section: head, what is said first, the table of its fields."""
    text, said = Words(language).text, words()["sections"][section.name]
    columns = [text(code) for code in _COLUMNS]
    lines = [f"## {said[language]}", "", said[f"{language}-intro"], ""]
    lines += [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    for row in rows(section):
        kind = (
            text(_HOLDS[row.mark]) if row.mark else type_words(row.shape, row.info, language),
            limits(row.info, language),
        )
        shown = "" if row.mark else f"`{_written(row, example(row, section))}`"
        cells = (
            f"`{row.name}`",
            {Language.EN: "; ", Language.ZH: "；"}[language].join(filter(None, kind)),
            _default(row.info, language),
            described(row, language),
            shown,
        )
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return [*lines, ""]


def marks_lines(language: Language) -> list[str]:
    """Return the section about the marks of copy: what is written, what it is."""
    text, said = Words(language).text, words()["marks"]
    heads = (text("schema.written"), text("schema.is"))
    lines = [f"## {said[language]}", "", said[f"{language}-intro"], ""]
    lines += [f"| {' | '.join(heads)} |", "|---|---|"]
    for row in said["rows"]:
        written = "<br>".join(f"`{one}`" for one in row["written"].splitlines() if one)
        cells = (written.replace("|", chr(92) + "|"), row[language])
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _written(row: Row, value: str) -> str:
    """Return a field with its value as a line of the file."""
    return f"{row.name.rpartition('.')[2]}: {value}"


def _default(info: FieldInfo, language: Language) -> str:
    if info.is_required():
        return Words(language).text("schema.must-be-given")
    value = info.get_default(call_default_factory=True)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None or value in ("", (), {}) or isinstance(value, BaseModel):
        return Words(language).text("schema.empty")
    if isinstance(value, tuple):
        return f"`[{', '.join(f'{one:g}' for one in value)}]`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
