"""From a YAML tree to a model, every fault a finding with its line.

Input: a `Node` and a pydantic model. Output: the model, made of what is sound, or None where
a required part is missing or wrong.
"""

from __future__ import annotations

import difflib
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from content.findings import Findings, printable
from content.rules import Rule
from content.yamltree import Node

ModelT = TypeVar("ModelT", bound=BaseModel)
Loc = tuple[str | int, ...]

#: Of one file, no more faults than these are told.
FAULTS = 200

_SHOULD = {
    "string_type": "should be a text",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_parsing": "should be a number",
    "float_type": "should be a number",
    "finite_number": "should be a finite number",
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "tuple_type": "should be a list",
    "model_type": "should be a mapping of fields",
    "model_attributes_type": "should be a mapping of fields",
    "dict_type": "should be a mapping of fields",
    "string_too_long": "is too long",
}


def checked(
    model: type[ModelT], node: Node, findings: Findings, *, file: str, prefix: str = ""
) -> ModelT | None:
    """Return the model that a mapping describes; faulty optional fields are left out."""
    data = node.plain()
    if not isinstance(data, dict):
        findings.add(
            Rule.BAD_VALUE, "should be a mapping of fields", file=file, line=node.line, field=prefix
        )
        return None
    for attempt in range(6):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)[:FAULTS]
            if attempt == 0:
                for detail in details:
                    _note(model, node, detail, findings, file, prefix)
            if not _prune(data, details):
                return None
    return None


def dotted(loc: Loc, prefix: str = "") -> str:
    """Return a path such as `headline.title` or `items[2].value`."""
    path = prefix
    for part in loc:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _note(
    model: type[BaseModel],
    node: Node,
    detail: ErrorDetails,
    findings: Findings,
    file: str,
    prefix: str,
) -> None:
    loc: Loc = detail["loc"]
    kind = detail["type"]
    context = detail.get("ctx", {})
    given = detail.get("input")
    shown = f", not '{printable(given)}'" if isinstance(given, str) else ""
    remedy = ""
    if kind == "missing":
        rule, message, remedy = Rule.MISSING_FIELD, "this field is required", "add it"
    elif kind == "extra_forbidden":
        rule = Rule.UNKNOWN_KEY
        key = str(loc[-1])
        fields = sorted(_model_at(model, loc[:-1]).model_fields)
        near = difflib.get_close_matches(key[:40].lower(), fields, n=1, cutoff=0.6)
        message = f"the format has no field '{printable(key)}' here"
        remedy = f"did you mean '{near[0]}'?" if near else "fields: " + ", ".join(fields)
    elif kind in ("enum", "literal_error"):
        rule, message = Rule.BAD_VALUE, f"should be one of {context.get('expected')}{shown}"
    elif kind == "value_error":
        rule, message = Rule.BAD_VALUE, f"{context.get('error')}{shown}"
    else:
        rule = Rule.BAD_VALUE
        reason = _SHOULD.get(kind) or detail["msg"].replace("Input should", "should")
        message = f"{reason}{shown}"
    if loc and loc[-1] == "date" and rule is Rule.BAD_VALUE:
        rule, remedy = Rule.BAD_DATE, "write it as 2021-07-27"
    findings.add(
        rule, message, file=file, line=node.line_of(loc), field=dotted(loc, prefix), remedy=remedy
    )


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the model that stands at a place, as far as the fields' types tell."""
    for part in loc:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def _prune(data: dict[str, object], details: list[ErrorDetails]) -> bool:
    """Take faulty parts out of the data; tell whether anything is left to try."""
    pruned = False
    for detail in sorted(details, key=lambda d: [str(p).zfill(9) for p in d["loc"]], reverse=True):
        loc: Loc = detail["loc"]
        if detail["type"] == "missing":
            loc = loc[:-1]
        if not loc:
            return False
        place: object = data
        for part in loc[:-1]:
            place = _step(place, part)
        last = loc[-1]
        if isinstance(place, dict):
            pruned = place.pop(last, None) is not None or pruned
        elif isinstance(place, list) and isinstance(last, int) and last < len(place):
            del place[last]
            pruned = True
        elif loc[0] in data:
            del data[str(loc[0])]
            pruned = True
    return pruned


def _step(place: object, part: str | int) -> object:
    if isinstance(place, dict):
        return place.get(part)
    if isinstance(place, list) and isinstance(part, int) and part < len(place):
        return place[part]
    return None
