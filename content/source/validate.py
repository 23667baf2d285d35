"""From a YAML tree to a model, every fault a finding with its line.

Input: a `Node` and a pydantic model. Output: the model, made of what is sound, or None where
a required part is missing or wrong.
"""

from __future__ import annotations

import difflib
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.source.saying import EXAMPLES, colon_fault, field_fault
from content.source.yamltree import Node
from content.words import Message, message

ModelT = TypeVar("ModelT", bound=BaseModel)
Loc = tuple[str | int, ...]
Faults = tuple[Message, ...]

#: Of one file, no more faults than these are told.
FAULTS = 200


def checked(
    model: type[ModelT], node: Node, findings: Findings, *, file: str, prefix: str = ""
) -> ModelT | None:
    """Return the model that a mapping describes; faulty optional fields are left out."""
    data = node.plain()
    if not isinstance(data, dict):
        kind: ErrorDetails = {"type": "dict_type", "loc": (), "msg": "", "input": data}
        findings.add(Rule.BAD_VALUE, field_fault(kind), file=file, line=node.line, field=prefix)
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
    if kind == "missing":
        rule = Rule.MISSING_FIELD
    elif kind == "extra_forbidden":
        rule = Rule.UNKNOWN_KEY
    else:
        rule = Rule.BAD_DATE if loc and loc[-1] == "date" else Rule.BAD_VALUE
    told = fault_of(model, detail)
    findings.add(rule, told, file=file, line=node.line_of(loc), field=dotted(loc, prefix))


def fault_of(model: type, detail: ErrorDetails) -> Message:
    """Return what is wrong with a part of the mapping of a model or dataclass."""
    loc: Loc = detail["loc"]
    kind = detail["type"]
    if kind == "missing" and isinstance(loc[-1], int):
        return Message("value.missing-in-list")
    if kind == "missing":
        field = str(loc[-1])
        return message("value.missing", field=field, example=EXAMPLES.get(field, "…"))
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        key = str(loc[-1])
        return colon_fault(key) or _unknown(key, model, loc)
    return field_fault(detail)


def _unknown(key: str, model: type, loc: Loc) -> Message:
    fields = _names_at(model, loc[:-1])
    near = difflib.get_close_matches(key[:40].lower(), fields, n=1, cutoff=0.6)
    if near:
        return message("value.misspelt-field", field=printable(key), near=near[0])
    return message("value.unknown-field", field=printable(key), fields=tuple(fields))


def faults_by_line(error: ValidationError, node: Node, model: type) -> Faults:
    """Return all faults of a file that is no edition's, each with its line and field."""
    return tuple(
        message(
            "yaml.in-field",
            line=node.line_of(detail["loc"]),
            field=dotted(detail["loc"]),
            told=fault_of(model, detail),
        )
        for detail in error.errors(include_url=False)
    )


def findings_by_line(findings: Findings) -> Faults:
    """Return what is found in one file, each with its line."""
    return tuple(message("yaml.in-line", line=f.line, told=f.told) for f in findings.all())


def _names_at(model: type, loc: Loc) -> list[str]:
    """Return the fields that may stand at a place."""
    if issubclass(model, BaseModel):
        return sorted(_model_at(model, loc).model_fields)
    return sorted(getattr(model, "__dataclass_fields__", {}))


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
