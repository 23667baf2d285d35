"""Adding a field that a file does not have yet: its text, the field and words → its new text.

Input: a field such as `deck` or `hero.caption`. Output: the text with a line for it, after the
fields that stand before it by custom, or at the end of the mapping that holds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from content.editing.pieces import Step, tree
from content.reading.articles import front_matter

#: The order in which people write fields.
_CUSTOM = [
    "kind",
    "kicker",
    "title",
    "deck",
    "dateline",
    "byline",
    "rank",
    "caption",
    "credit",
    "alt",
    "note",
    "source",
    "name",
    "section",
    "date",
    "page_numbers",
    "issue",
    "staff",
]
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
#: Blanks by which a mapping in a mapping is set in.
_INSET = 2


def with_field(file: str, text: str, field: str, words: str) -> str:
    """Return a file's text with a field that it has not; unchanged where there are no words."""
    if not words:
        return text
    start, end = yaml_span(file, text)
    return text[:start] + with_value(text[start:end], steps(field), scalar(words)) + text[end:]


def yaml_span(file: str, text: str) -> tuple[int, int]:
    """Return where the YAML of a file stands: in an article its front matter, else all of it."""
    divided = front_matter(text) if file.endswith(".md") else None
    start = text.index("\n") + 1 if divided else 0
    return start, start + len(divided[0]) if divided else len(text)


def steps(field: str) -> list[Step]:
    """Return the steps of a field as findings name it: `items[2].value`."""
    return [int(n) if n else key for key, n in _STEP.findall(field)]


def scalar(words: str) -> str:
    """Return words as a value of YAML, in quotes where they would be read as something else."""
    return json.dumps(words, ensure_ascii=False) if _needs_quotes(words) else words


def with_value(text: str, path: list[Step], value: str) -> str:
    """Return YAML with a field that it has not, its value given as it is written on one line."""
    node, depth = tree(text), 0
    while depth < len(path) - 1 and (inner := _inner(node, path[depth])) is not None:
        node, depth = inner, depth + 1
    keys = [str(step) for step in path[depth:]]
    if isinstance(node, yaml.MappingNode) and node.flow_style and len(keys) == 1:
        at = node.end_mark.index - 1
        comma = ", " if node.value else ""
        return text[:at].rstrip() + f"{comma}{keys[0]}: {value}" + text[at:]
    column, at = 0, len(text)
    if isinstance(node, yaml.MappingNode):
        column = node.start_mark.column
        at = _line_end(text, _after(node, keys[0]))
    rows = [
        " " * (column + _INSET * level) + key + ":" + ("" if level < len(keys) - 1 else f" {value}")
        for level, key in enumerate(keys)
    ]
    before = text[:at]
    if before and not before.endswith("\n"):
        before += "\n"
    after = text[at:].removeprefix("\n") if text[at:].startswith("\n") else text[at:]
    ended = "\n" if after or text.endswith("\n") else ""
    return before + "\n".join(rows) + ended + after


def _inner(node: yaml.Node | None, step: Step) -> yaml.Node | None:
    """Return the mapping or list under a step of the path; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        found = next((v for k, v in node.value if k.value == step), None)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        found = node.value[step] if step < len(node.value) else None
    else:
        found = None
    return found if isinstance(found, yaml.MappingNode | yaml.SequenceNode) else None


def _after(node: yaml.MappingNode, key: str) -> int:
    """Return the place behind the value that a new key comes after."""
    before = _CUSTOM[: _CUSTOM.index(key)] if key in _CUSTOM else ()
    values = [(k.value, v) for k, v in node.value]
    known = [value for name, value in values if name in before]
    value = known[-1] if known else values[-1][1]
    place = value.end_mark.index
    return int(place)


def _line_end(text: str, place: int) -> int:
    """Return the end of the line in which a value ends; a block's mark stands on the next line."""
    if place and text[place - 1 : place] == "\n":
        stripped = text[:place].rstrip("\n")
        return len(stripped)
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _needs_quotes(words: str) -> bool:
    """Tell whether words would be read as something else without quotes."""
    try:
        node = yaml.compose(f"{{k: {words}}}", Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return True
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return True
    value = node.value[0][1]
    return not (isinstance(value, yaml.ScalarNode) and value.value == words and not value.style)


def with_item(text: str, key: str, item: Mapping[str, str]) -> str:
    """Return a YAML text with one more mapping at the end of a list of its first level.

    Args:
        text: the file's text, a mapping.
        key: the list's name; the list is made where there is none.
        item: names and words of the new mapping, none of them empty.
    """
    root = tree(text)
    values = dict(root.value) if isinstance(root, yaml.MappingNode) else {}
    node = next((v for k, v in values.items() if k.value == key), None)
    rows = [f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in item.items()]
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        column = node.start_mark.column
        at = _line_end(text, node.value[-1].end_mark.index)
        while at and not text[:at].rpartition("\n")[2].strip():
            at = text.rfind("\n", 0, at)  # behind the last row that says something
    else:
        if node is not None:  # an empty list, as `accepted:` or `accepted: []`
            first, end = _key_line(text, node)
            text = text[:first] + text[end:]
        column, at = _INSET, len(text.rstrip("\n"))
        text = text[:at] + f"\n\n{key}:" + text[at:]
        at += len(f"\n\n{key}:")
    blanks = " " * column
    lines = [f"{blanks}- {rows[0]}", *(f"{blanks}  {row}" for row in rows[1:])]
    return text[:at] + "\n" + "\n".join(lines) + (text[at:] or "\n")


def _key_line(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return the span of the line on which an empty value stands."""
    first = text.rfind("\n", 0, node.start_mark.index) + 1
    end = text.find("\n", node.end_mark.index)
    return first, len(text) if end < 0 else end + 1
