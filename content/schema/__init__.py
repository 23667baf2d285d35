"""The models of an edition's files → JSON schemas and the reference of every field.

Input: the models of `content.source.fields`. Output: one schema a kind of file, kept as `*.json`
beside this module; `python -m content.schema` renews them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from content.filling.kit import KitFile
from content.filling.spec import DataFile
from content.source.fields import (
    ArticleSource,
    EditionSource,
    FigureSource,
    PaperFile,
    PictureSource,
    TableSource,
)

FOLDER = Path(__file__).parent

_MODELS: dict[str, tuple[str, Any]] = {
    "edition": ("edition.yaml", EditionSource),
    "article": ("front matter of articles/*.md", ArticleSource),
    "figure": ("figures/*.yaml", FigureSource),
    "table": ("tables/*.yaml", TableSource),
    "data": ("data/*.yaml", DataFile),
    "kit": ("kit.yaml", KitFile),
    "paper": ("content/papers/*.yaml", PaperFile),
    "pictures": ("pictures/pictures.yaml", dict[str, PictureSource]),
}

Schema = dict[str, Any]


def schemas() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    made = {}
    for name, (title, model) in _MODELS.items():
        schema = _as_typed(TypeAdapter(model).json_schema(mode="validation"))
        if name == "figure":
            _add_data_fields(schema)
        head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
        made[f"{name}.json"] = json.dumps(head | schema, ensure_ascii=False, indent=1) + "\n"
    return made


#: What a chart's item may say besides its fields where the edition has data.
_OF_DATA = {
    "each": "one item for each unit of this list, e.g. peers",
    "order": "with each: a figure's name, smallest first; -name: largest first",
    "most": "with each: at most so many",
    "when": "an expression; the item is there only where it holds",
    "optional": "true: left out where a figure is missing",
}


def _add_data_fields(schema: Schema) -> None:
    """Let a chart's items be made of data (`content.filling.filling`)."""
    fields = {
        name: {"type": ["string", "number", "boolean", "null"], "description": words}
        for name, words in _OF_DATA.items()
    }
    schema["definitions"]["DatumWords"]["properties"] |= fields
    schema["properties"]["optional"] = fields["optional"]
    schema["properties"]["items"]["anyOf"].append({"$ref": "#/definitions/DatumWords"})


def _as_typed(schema: Schema) -> Schema:
    """Let a schema pass what the reader passes: bare numbers as text, empty optional fields."""
    made: Schema = {}
    for key, value in schema.items():
        if key in ("title", "default"):
            continue
        if key in ("properties", "$defs"):
            required = schema.get("required", []) if key == "properties" else list(value)
            made[key] = {
                name: _as_typed(one) if name in required else _or_empty(_as_typed(one))
                for name, one in value.items()
            }
        elif key == "additionalProperties" and str(value).endswith("Use'}"):  # or in short
            made[key] = {"anyOf": [_as_typed(value), {"type": ["string", "number"]}]}
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            made[key] = _as_typed(value)
        elif key == "anyOf":
            made[key] = [_as_typed(one) for one in value]
        elif key == "prefixItems":  # draft 7, which editors know, has it as a list of items
            made["items"] = [_as_typed(one) for one in value]
        else:
            made[key] = value
    if made.get("type") == "string" and not {"enum", "pattern", "format"} & made.keys():
        made["type"] = ["string", "number"]
    if made.get("type") in ("number", "integer", "boolean"):  # or a template: "{{ gdp }}"
        template = {"type": "string", "pattern": r"^\{[{%].*[}%]\}$"}
        about = {key: made.pop(key) for key in ("description",) if key in made}
        made = {"anyOf": [made, template], **about}
    if made.get("type") == "array":
        made = _one_or_many(made)
    if "$defs" in made:
        made["definitions"] = made.pop("$defs")
    if "$ref" in made:
        made["$ref"] = made["$ref"].replace("#/$defs/", "#/definitions/")
    return made


def _one_or_many(schema: Schema) -> Schema:
    """A single text stands for a list of one; `office: name` lines for a list of pairs."""
    inner = schema.get("items", {})
    about = {key: schema.pop(key) for key in ("description",) if key in schema}
    if isinstance(inner, list):  # a tuple, such as the four parts of an ink
        return {**schema, **about}
    if inner.get("type") in ("string", ["string", "number"]):
        return {"anyOf": [schema, dict(inner)], **about}
    if inner.get("type") == "array":  # pairs
        return {"anyOf": [schema, {"type": "object"}], **about}
    return {**schema, **about}


def _or_empty(schema: Schema) -> Schema:
    about = {key: schema.pop(key) for key in ("description",) if key in schema}
    options = schema.get("anyOf", [schema])
    if {"type": "null"} not in options:
        options = [*options, {"type": "null"}]
    return {"anyOf": options, **about}
