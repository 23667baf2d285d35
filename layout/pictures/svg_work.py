"""How much work a drawing is, counted before anything draws it.

Input: a cleaned tree. Output: nothing, or a `PictureError`. A drawing of some hundred bytes can ask
for work without end: `use` of `use`, a marker on every corner, a gradient that repeats a million
times. What is counted is what WeasyPrint does one by one, in units of a plain shape (0.2 ms).
"""

from __future__ import annotations

import math
import re

from lxml import etree

from layout.pictures.errors import PictureError

#: Most work, in plain shapes once every `use` is expanded: about 5 s of one core. Maps of a county
#: as offices export them have 300 to 8,000.
MOST_WORK = 20_000
#: Deepest nesting, `use` included.
MAX_DEPTH = 200
#: Corners of a path that cost as much as a shape (200,000 took 1.7 s, 1.7 million 37 s).
CORNERS = 25
#: Elements of a drawing that one clip costs a shape for: clips are looked up among all of them
#: (1,200 of 1,200 took 4.5 s, 300 of 300 took 0.5 s).
CLIP_SHARE = 200

#: Numbers beyond this are no place on a page, whose drawings are under 1e7 wide; a transform of
#: several is one matrix, so that their digits count together.
RUNAWAY, DIGITS = 1e9, 30.0
#: Attributes that have numbers which are no lengths: names, addresses, words.
_NO_NUMBERS = frozenset({"id", "href", "font-family", "fill", "stroke", "color", "stop-color"})

_URL = re.compile(r"url\(\s*['\"]?#(.*?)['\"]?\s*\)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_GRADIENTS = ("linearGradient", "radialGradient")
_TEXT = ("text", "tspan", "textPath")
#: Repeats of a gradient that is too fine to be told: more than any drawing may have.
_ENDLESS = 10**9


def check_numbers(root: etree._Element, name: str) -> None:
    """Refuse a drawing with a number that no page has: a matrix of it cannot be written.

    Raises:
        PictureError: its name, and the number.
    """
    for element in root.iter():
        for key, value in element.attrib.items():
            if key in _NO_NUMBERS:
                continue
            sizes = [abs(float(number)) for number in _NUMBER.findall(str(value))]
            digits = sum(math.log10(size) for size in sizes if 1 < size < math.inf)
            if max(sizes, default=0) > RUNAWAY or ("ransform" in str(key) and digits > DIGITS):
                shown = max(_NUMBER.findall(str(value)), key=lambda word: abs(float(word)))
                raise PictureError("picture.svg-number", file=name, number=shown[:20])


def check_work(root: etree._Element, name: str) -> None:
    """Refuse a drawing that refers to itself or is more work than a page may be.

    Raises:
        PictureError: its name, and the most work.
    """
    work = _Work(root, name)
    if work.of(root) > MOST_WORK:
        raise PictureError("picture.svg-too-many", file=name, most=MOST_WORK)


class _Work:
    """Counts the work of elements, each once."""

    def __init__(self, root: etree._Element, name: str) -> None:
        self._name = name
        self._places = {e.get("id"): e for e in root.iter() if e.get("id")}
        self._known: dict[etree._Element, int] = {}
        self._open: set[etree._Element] = set()
        self._clip = 1 + sum(1 for _ in root.iter()) // CLIP_SHARE

    def of(self, element: etree._Element) -> int:
        """Return the work of an element with all that it holds and refers to."""
        if element in self._known:
            return self._known[element]
        if element in self._open or len(self._open) > MAX_DEPTH:
            raise PictureError("picture.svg-circular", file=self._name)
        self._open.add(element)
        total = 1 + sum(self.of(child) for child in element) + _own(element)
        for key, target in self._targets(element):
            times = 1
            if key in _MARKERS:
                times = max(1, _corners(element))
            elif key == "clip-path":
                total += self._clip
            elif target.tag in _GRADIENTS and key in ("fill", "stroke"):
                times = self._repeats(target, element)
            total += times * self.of(target)
        self._open.discard(element)
        total = min(total, _ENDLESS)
        self._known[element] = total
        return total

    def _targets(self, element: etree._Element) -> list[tuple[str, etree._Element]]:
        """Return what an element's attributes refer to in the drawing, with their names."""
        found = []
        for name, value in element.attrib.items():
            key, text = str(name), str(value)
            ids = [text.strip()[1:]] if key == "href" and text.strip().startswith("#") else []
            ids += _URL.findall(text)
            found += [(key, self._places[one]) for one in ids if one in self._places]
        return found

    def _stated(self, gradient: etree._Element, key: str) -> str | None:
        """Return an attribute of a gradient, or of the one that it takes after."""
        seen: list[etree._Element] = []
        while gradient not in seen:
            if gradient.get(key) is not None:
                return str(gradient.get(key))
            seen.append(gradient)
            gradient = self._places.get(str(gradient.get("href") or "")[1:], gradient)
        return None

    def _repeats(self, gradient: etree._Element, shape: etree._Element) -> int:
        """Return how often a gradient begins again within a shape."""
        if (self._stated(gradient, "spreadMethod") or "pad") not in ("repeat", "reflect"):
            return 1
        if gradient.tag == "radialGradient":
            length = _number(self._stated(gradient, "r"), 0.5)
        else:
            start, end = (
                [_number(self._stated(gradient, axis + side), default) for axis in "xy"]
                for side, default in (("1", 0.0), ("2", math.nan))
            )
            ends = [
                (1.0 if axis == 0 else 0.0) if math.isnan(end[axis]) else end[axis]
                for axis in (0, 1)
            ]
            length = math.hypot(ends[0] - start[0], ends[1] - start[1])
        length *= _scale(self._stated(gradient, "gradientTransform") or "")
        own_units = self._stated(gradient, "gradientUnits") == "userSpaceOnUse"
        across = _extent(shape) if own_units else math.sqrt(2)
        return min(_ENDLESS, 1 + int(across / length)) if length > 0 else 1


def _own(element: etree._Element) -> int:
    """Return the work of an element's letters and corners."""
    letters = len(element.text or "") + sum(len(child.tail or "") for child in element)
    return (letters if element.tag in _TEXT else 0) + _corners(element) // CORNERS


def _numbers(element: etree._Element, *keys: str) -> list[float]:
    return [float(n) for key in keys for n in _NUMBER.findall(str(element.get(key) or ""))]


def _corners(element: etree._Element) -> int:
    """Return how many points a path or a polygon has, at most."""
    return sum(len(_NUMBER.findall(str(element.get(key) or ""))) for key in ("d", "points")) // 2


def _number(text: str | None, default: float) -> float:
    """Return a number or a percentage, as a fraction."""
    found = _NUMBER.search(text or "")
    if found is None:
        return default
    return float(found[0]) / (100 if "%" in str(text) else 1)


def _scale(transform: str) -> float:
    """Return by how much a transformation shrinks lengths at most, never more than 1."""
    least = 1.0
    for kind, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", transform):
        numbers = [abs(float(n)) for n in _NUMBER.findall(inside)]
        if kind == "scale" and numbers:
            least *= min(1.0, *numbers)
        elif kind == "matrix" and len(numbers) >= 4:
            a, b, c, d = numbers[:4]
            least *= min(1.0, math.hypot(a, b), math.hypot(c, d))
    return least


def _extent(shape: etree._Element) -> float:
    """Return how long a shape is at most, in its own units."""
    sides = _numbers(shape, "width", "height", "r", "rx", "ry", "x1", "x2", "y1", "y2")
    drawn = _numbers(shape, "d", "points")
    relative = any(char.islower() for char in str(shape.get("d") or "") if char not in "ez")
    reach = sum(map(abs, drawn)) if relative else max(drawn, default=0) - min(drawn, default=0)
    return 2 * (sum(map(abs, sides)) + reach)
