"""WeasyPrint's work, quicker and the same: colours are kept, plain paths read in one go.

Input: WeasyPrint's and pydyf's modules as they are loaded. Output: four of their functions in the
place of others that give the same, stream for stream (`tests/render/test_quicker.py`). A page's
charts and drawings hold a thousand paths; reading them number by number, and each colour anew, took
a quarter of the time of printing, and writing 200,000 numbers a tenth. As much again went into
working out, element by element, properties that no style names. What is not plain (arcs, units,
exponents, properties that hang on others, anything wrong) is left to their own functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from functools import lru_cache
from itertools import pairwise
from math import atan2, pi
from typing import Any

import pydyf as _pydyf
from weasyprint import css as _css
from weasyprint import svg as _svg
from weasyprint.svg import defs as _defs
from weasyprint.svg import utils as _utils

Point = tuple[float, float]
#: A command of a path and its numbers, relative where its letter is small.
Command = tuple[str, tuple[float, ...]]

#: Numbers that each command takes at once.
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0}
_PLAIN = re.compile(r"[MmLlHhVvCcZz0-9+\-., \n\r\t]*")
_PIECE = re.compile(r"[MmLlHhVvCcZz]|[-+]?(?:\d+\.?\d*|\.\d+)")
_BETWEEN = " \n\r\t,"

#: WeasyPrint's own, for what is not plain.
_own_path: Callable[[Any, Any, float], None] = _svg.path
_own_color: Callable[[str | None], Any] = _utils.color
_own_to_bytes: Callable[[Any], bytes] = _pydyf._to_bytes
_own_missing: Callable[[Any, str], Any] = _css.ComputedStyle.__missing__

#: Properties that hang on one another, or on where they stand: never plain.
_JOINED = frozenset({"display", "float", "page", "position"})
#: What a property is where no style names it, of those whose initial value is its computed one.
_INITIAL: dict[str, Any] = {
    key: value
    for key, value in _css.INITIAL_VALUES.items()
    if key not in _css.INHERITED | _css.INITIAL_NOT_COMPUTED | _JOINED
    and not key.startswith("text_decoration_")
    and not _css.check_math(value)
}
#: The same property by where a line begins and blocks stand, whichever way the text runs.
_LOGICAL: dict[str, frozenset[str]] = {
    key: frozenset(name(block="ttb", inline=run) for run in ("ltr", "rtl"))
    for key, name in _css.PHYSICAL_FUNCTIONS.items()
}
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=512)
def _known_color(words: str | None) -> Any:
    return _own_color(words)


def color(words: str | None) -> Any:
    """Return a colour by its name or number; a new one each time, for its alpha is changed."""
    return copy(_known_color(words))


def to_bytes(item: Any) -> bytes:
    """Return an operand as it is written: what there is most of is told by its very type."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is float:
        return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
    if kind is int:
        return b"%d" % item
    return _own_to_bytes(item)


def missing(style: Any, key: str) -> Any:
    """Return a property of a style that has not been asked for: the initial where none names it."""
    named = style.cascaded
    if key in _INITIAL and key not in named and _LOGICAL.get(key, _NONE).isdisjoint(named):
        style[key] = _INITIAL[key]
        return style[key]
    return _own_missing(style, key)


def commands(words: str) -> list[Command] | None:
    """Return the commands of a path, each with its numbers; None where it is not plain."""
    if ".." in words or not _PLAIN.fullmatch(words):
        return None
    pieces = _PIECE.findall(words)
    between = sum(words.count(char) for char in _BETWEEN)
    if not pieces or pieces[0] not in "mM" or sum(map(len, pieces)) != len(words) - between:
        return None
    starts = [index for index, piece in enumerate(pieces) if piece.isalpha()]
    found: list[Command] = []
    for start, end in pairwise([*starts, len(pieces)]):
        letter, numbers = pieces[start], tuple(map(float, pieces[start + 1 : end]))
        takes = _TAKES[letter.lower()]
        if not takes:
            if numbers:
                return None
            found.append((letter, ()))
            continue
        if not numbers or len(numbers) % takes:
            return None
        for first in range(0, len(numbers), takes):
            found.append((letter, numbers[first : first + takes]))
            letter = {"m": "l", "M": "L"}.get(letter, letter)
    return found


def path(svg: Any, node: Any, font_size: float) -> None:
    """Draw a path as WeasyPrint does: on the SVG's stream, and in the node's vertices."""
    found = commands(node.get("d", ""))
    if found is None:
        _own_path(svg, node, font_size)
        return
    stream = svg.stream
    stream.move_to(0, 0)
    node.vertices.extend(_drawn(stream, found))


def _drawn(stream: Any, found: list[Command]) -> Iterator[Point | None]:
    """Draw commands; yield the vertices: points, angles between them, None where a line ends."""
    x: float = 0
    y: float = 0
    start: Point | None = None
    last = ""
    for letter, numbers in found:
        kind, near = letter.lower(), letter.islower()
        if last in ("", "z") and kind != "m":
            yield x, y
        if last in ("", "m", "z"):
            start = None
        if kind not in "mz" and start is None:
            start = x, y
        before, last = last, kind
        if kind == "z":
            if start is not None:
                yield None
                stream.close()
                x, y = start
            continue
        if kind == "c":
            x1, y1, x2, y2, x3, y3 = numbers
            if near:
                x1, x2, x3, y1, y2, y3 = x1 + x, x2 + x, x3 + x, y1 + y, y2 + y, y3 + y
            yield atan2(y1 - y2, x1 - x2), atan2(y3 - y2, x3 - x2)
            stream.curve_to(x1, y1, x2, y2, x3, y3)
            x, y = x3, y3
        elif kind == "h":
            to = numbers[0] + x if near else numbers[0]
            angle = 0 if to > x else pi
            yield pi - angle, angle
            x = to
            stream.line_to(x, y)
        elif kind == "v":
            to = numbers[0] + y if near else numbers[0]
            angle = pi / 2 if to > y else -pi / 2
            yield pi - angle, angle
            y = to
            stream.line_to(x, y)
        elif kind == "l":
            to_x, to_y = (numbers[0] + x, numbers[1] + y) if near else numbers
            angle = atan2(to_y - y, to_x - x)
            yield pi - angle, angle
            x, y = to_x, to_y
            stream.line_to(x, y)
        else:
            if before not in ("", "z"):
                yield None
            x, y = (numbers[0] + x, numbers[1] + y) if near else numbers
            stream.move_to(x, y)
        yield x, y


def install() -> None:
    """Put these in the place of WeasyPrint's own functions."""
    _svg.TAGS["path"] = _svg.path = path
    for module in (_svg, _defs, _utils):
        module.color = color
    _pydyf._to_bytes = to_bytes
    _css.ComputedStyle.__missing__ = missing
