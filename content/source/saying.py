"""What is wrong with a field: a fault as pydantic or PyYAML tells it → a message of our own.

Input: one fault as the library tells it, and the lines it was found in. Output: a message that
names what was written and how it should be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from pydantic_core import ErrorDetails

from content.source.findings import printable
from content.words import Message, Value, message

#: A fault's type → its code; the sentence is filled from the fault's context.
_CODES: Mapping[str, str] = {
    "string_type": "value.text",
    "int_parsing": "value.whole-number",
    "int_parsing_size": "value.too-large-a-number",
    "int_type": "value.whole-number",
    "int_from_float": "value.whole-number",
    "float_parsing": "value.number",
    "float_type": "value.number",
    "finite_number": "value.finite-number",
    "bool_parsing": "value.yes-or-no",
    "bool_type": "value.yes-or-no",
    "tuple_type": "value.list",
    "list_type": "value.list",
    "model_type": "value.fields",
    "model_attributes_type": "value.fields",
    "dict_type": "value.fields",
    "string_too_long": "value.too-long",
    "string_too_short": "value.too-short",
    "too_long": "value.too-many",
    "too_short": "value.too-few",
    "greater_than": "value.not-above",
    "greater_than_equal": "value.below",
    "less_than": "value.not-below",
    "less_than_equal": "value.above",
    "date_type": "value.date",
    "date_parsing": "value.date",
    "date_form": "value.date",
    "empty_box": "value.empty-box",
    "body_sizes": "value.body-sizes",
    "mean_without_weight": "value.mean-without-weight",
    "formula_missing": "value.formula-missing",
}
#: What of a fault's context its sentence is filled with.
_CONTEXT = ("max_length", "min_length", "gt", "ge", "lt", "le", "least", "most")
#: The patterns of the model's fields → what they ask for.
_PATTERNS = (
    ("#", "value.colour"),
    ("A-Za-z0-9", "value.ascii-name"),
    (r"[\w-]", "value.plain-name"),
)
#: What a field is written like, where that is not plain.
EXAMPLES: Mapping[str, str] = {
    "date": "2021-07-27",
    "cmyk": "[15, 100, 100, 5]",
    "rgb": '"#c8102e"',  # without its quotes the colour is a comment
    "kind": "ranked",
}
_CHOICES = frozenset({"enum", "literal_error", "unknown_kind"})
_FIELDS = frozenset({"model_type", "model_attributes_type", "dict_type"})

#: A field whose colon is full-width, or has no space after it.
_COLON = re.compile(r"\s*(?:- +)?[\"']?([^\W\d][\w-]{0,30})[\"']?\s*(：\s*|:(?=[^\s/]))(.*)")
_FIELD = re.compile(r"\s*(?:- +)?[A-Za-z_]\w*[：:]")
_OF_COLONS = re.compile("expected ':'|mapping values|<block end>")

#: Words of a fault of YAML → its code.
_YAML = (
    ("could not find expected ':'", "yaml.no-colon"),
    ("mapping values are not allowed", "yaml.colon-inside"),
    (r"character '\\t'", "yaml.tab"),
    ("cannot start any token", "yaml.special-start"),
    ("expected <block end>", "yaml.indent"),
    ("end of stream", "yaml.quote-open"),
    ("unexpected document separator", "yaml.quote-open"),
    ("expected ',' or ']'", "yaml.bracket-open"),
    ("expected ',' or '}'", "yaml.brace-open"),
    ("escape", "yaml.escape"),
    ("alias|anchor|alphabetic or numeric", "yaml.alias-like"),
    ("tag", "yaml.tag-like"),
    ("while parsing a node", "yaml.nothing"),
)


def field_fault(detail: ErrorDetails) -> Message:
    """Return what is wrong with a field's value."""
    kind, given = detail["type"], detail.get("input")
    context: Mapping[str, Any] = detail.get("ctx") or {}
    written = _written(given)
    if kind in _CHOICES:
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        known = tuple(choice for choice in choices if choice)
        return message("value.choice", choices=known, written=written)
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        for part, code in _PATTERNS:
            if part in pattern:
                return Message(code, {"written": written})
    if kind == "no_such_day":
        return message("value.no-such-day", day=str(context["day"]))
    if kind in _FIELDS and isinstance(given, str) and (colon := colon_fault(given)):
        return colon
    filled = {name: _number(context[name]) for name in _CONTEXT if name in context}
    return Message(_CODES.get(kind, "value.unfit"), {**filled, "written": written})


def _number(value: object) -> Value:
    return value if isinstance(value, int | float) else str(value)


def _written(given: object) -> Message | str:
    """Return what was written there instead."""
    if isinstance(given, str):
        text = printable(given)
        return (
            message("value.written-text", text=text) if given else Message("value.written-nothing")
        )
    if isinstance(given, dict):
        return Message("value.written-fields")
    return Message("value.written-list") if isinstance(given, list | tuple) else ""


def colon_fault(row: str) -> Message | None:
    """Return what is wrong with a field's colon; None where nothing is."""
    found = _COLON.match(row)
    if found is None:
        return None
    key, mark, rest = found.groups()
    example = f"{key}: {printable(rest.strip(), 12)}".rstrip()
    code = "value.full-width-colon" if mark.startswith("：") else "value.no-space"
    return Message(code, {"field": key, "example": example})


def yaml_fault(
    error: yaml.MarkedYAMLError, rows: Sequence[str], first_line: int
) -> tuple[Message, int]:
    """Return what is wrong with a YAML text, and the line in its file."""
    mark = error.problem_mark or error.context_mark
    at = mark.line if mark else 0
    began = error.context_mark.line if error.context_mark else at
    words = f"{error.context or ''}: {error.problem or ''}"
    for index in (began, at, at - 1) if _OF_COLONS.search(words) else ():
        colon = colon_fault(rows[index]) if 0 <= index < len(rows) else None
        # the row above may be running text, which has full-width colons too
        if colon and (index == began or _FIELD.match(rows[index])):
            return colon, first_line + index
    for pattern, code in _YAML:
        if re.search(pattern, words):
            return Message(code), first_line + (began if code == "yaml.quote-open" else at)
    return message("yaml.unreadable", why=printable(words.strip(" :"), 80)), first_line + at
