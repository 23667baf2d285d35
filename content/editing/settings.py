"""Settings: a wish, a box, an order → the file, as a person would have written it.

Input: a file's text, the path of a field and its new value: words, a number, yes or no, a list of
names, a box; None: it is taken out. Output: the new text. Comments, order and quoting of all else
stay, and the text is read again before it is given back.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from content.editing.adding import scalar, steps, with_value, yaml_span
from content.editing.change import Change, EditError
from content.editing.pieces import Step, UnreadablePiece, tree

Setting: TypeAlias = str | int | float | bool | Sequence[str] | Mapping[str, float] | None


def with_settings(file: str, text: str, wanted: Mapping[str, Setting]) -> Change:
    """Return the change that sets fields of a file (`wishes.pin`, `hero.safe`, `articles`).

    Raises:
        EditError: the file cannot be read, or something else in it would change.
    """
    now = text
    for field, value in wanted.items():
        start, end = yaml_span(file, now)
        try:
            new = _set(now[start:end], steps(field), value)
        except UnreadablePiece as error:
            raise EditError("edit.unreadable", file=file) from error
        if not _sound(now[start:end], new, steps(field), value):
            raise EditError("edit.spills", field=field)
        now = now[:start] + new + now[end:]
    return Change(file, text, now, tuple(wanted))


def _set(text: str, path: list[Step], value: Setting) -> str:
    found = _find(tree(text), path)
    if value is None:
        return text if found is None else _without(text, path)
    if found is None:
        for depth in range(1, len(path)):  # `hero:` without anything under it
            empty = _find(tree(text), path[:depth])
            if empty is not None and isinstance(empty[1], yaml.ScalarNode):
                text = _without(text, path[:depth])
                break
        return with_value(text, path, _rendered(value))
    key, node = found
    if not isinstance(value, str) and isinstance(value, Sequence):
        rows = _rows_of(text, node)
        if rows is not None:
            return _listed(text, node, value, rows)
    begin = key.end_mark.index + text[key.end_mark.index :].index(":") + 1
    return text[:begin] + " " + _rendered(value) + text[_end(node) :]


def _find(node: yaml.Node | None, path: Sequence[Step]) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key and the value at a path of mappings and lists."""
    key: yaml.Node | None = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                return None
            key, node = pair
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                return None
            node = node.value[step]
        else:
            return None
    return (key, node) if key is not None and node is not None else None


def _end(node: yaml.Node) -> int:
    """Return where a value ends; a block's own mark stands behind the blank lines that follow."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _rendered(value: Setting) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return scalar(value)
        case int() | float():
            return f"{value:g}"
        case Mapping():
            return "{" + ", ".join(f"{key}: {number:g}" for key, number in value.items()) + "}"
        case None:
            return ""
        case _:
            return "[" + ", ".join(scalar(one) for one in value) + "]"


def _rows_of(text: str, node: yaml.Node) -> dict[str, str] | None:
    """Return the rows of a list that has one for each item, the comments over it with it."""
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        return None
    rows = {}
    first = text.rfind("\n", 0, node.value[0].start_mark.index) + 1
    for item in node.value:
        end = text.find("\n", item.end_mark.index)
        end = len(text) if end < 0 else end
        rows[str(item.value)] = text[first:end]
        first = end + 1
    return rows


def _listed(text: str, node: yaml.Node, names: Sequence[str], rows: Mapping[str, str]) -> str:
    """Return the text with the rows of a list in another order, new ones among them."""
    assert isinstance(node, yaml.SequenceNode)
    first = text.rfind("\n", 0, node.value[0].start_mark.index) + 1
    end = text.find("\n", _end(node))
    inset = text[first : node.value[0].start_mark.index]
    new = [rows.get(name, f"{inset}{scalar(name)}") for name in names]
    return text[:first] + "\n".join(new) + text[len(text) if end < 0 else end :]


def _without(text: str, path: list[Step]) -> str:
    """Return the text without a field, and without the mappings that it leaves empty."""
    while len(path) > 1:
        parent = _find(tree(text), path[:-1])
        if parent is None or not isinstance(parent[1], yaml.MappingNode):
            break
        if len(parent[1].value) > 1:
            break
        path = path[:-1]
    found = _find(tree(text), path)
    assert found is not None
    key, node = found
    holder = _find(tree(text), path[:-1]) if len(path) > 1 else None
    if holder is not None and isinstance(holder[1], yaml.MappingNode) and holder[1].flow_style:
        begin, end = key.start_mark.index, _end(node)
        after = text[end:]
        if after.lstrip().startswith(","):
            end = len(text) - len(after.lstrip()[1:].lstrip())
        else:
            begin = len(text[:begin].rstrip().removesuffix(","))
        return text[:begin] + text[end:]
    begin = text.rfind("\n", 0, key.start_mark.index) + 1
    end = text.find("\n", _end(node))
    if end < 0:  # the last line of a head: the line before it ends it
        return text[: max(begin - 1, 0)]
    return text[:begin] + text[end + 1 :]


def _sound(before: str, after: str, path: list[Step], value: Setting) -> bool:
    """Tell whether a text says after a change what was wanted, and all else as before."""
    try:
        old, new = (yaml.load(text, Loader=yaml.BaseLoader) for text in (before, after))
        wanted = yaml.load(_rendered(value), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return bool(_put(copy.deepcopy(old), path, wanted if value is not None else None) == new)


def _put(data: Any, path: Sequence[Step], value: Any) -> Any:
    """Return plain data with a value at a path; None: without it."""
    data = {} if data is None or data == "" else data
    if len(path) == 1:
        if value is not None:
            data[path[0]] = value
        elif isinstance(data, dict):
            data.pop(path[0], None)
        return data
    step = path[0]
    inner = data.get(step) if isinstance(data, dict) else data[step]
    if inner is None and value is None:
        return data
    inner = _put(inner, path[1:], value)
    if inner == {} and value is None:
        data.pop(step)
    else:
        data[step] = inner
    return data


def without_item(file: str, text: str, key: str, index: int) -> Change:
    """Return the change that takes an item out of a list of a file's first level.

    Raises:
        EditError: there is no such item, or something else would change.
    """
    try:
        found = _find(tree(text), [key])
    except UnreadablePiece as error:
        raise EditError("edit.unreadable", file=file) from error
    node = found[1] if found else None
    if not isinstance(node, yaml.SequenceNode) or not index < len(node.value):
        raise EditError("edit.changed", field=key)
    item = node.value[index]
    if node.flow_style:
        begin, end = item.start_mark.index, _end(item)
        after = text[end:]
        if after.lstrip().startswith(","):
            end = len(text) - len(after.lstrip()[1:].lstrip())
        else:
            begin = len(text[:begin].rstrip().removesuffix(","))
    else:
        begin = text.rfind("\n", 0, item.start_mark.index) + 1
        end = text.find("\n", _end(item)) + 1 or len(text)
    after = text[:begin] + text[end:]
    old, new = (yaml.load(one, Loader=yaml.BaseLoader) for one in (text, after))
    del old[key][index]
    if (old[key] or "") != (new.get(key) or "") or {**old, key: 0} != {**new, key: 0}:
        raise EditError("edit.spills", field=key)
    return Change(file, text, after, (f"{key}[{index}]",))
