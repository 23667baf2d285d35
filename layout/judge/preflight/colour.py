"""Colour spaces: a PDF object → what it is and which inks its values stand for.

Input: a colour space object or a name with the resources that define it. Output: a frozen `Space`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from layout.pdf import objects

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
#: Spaces may be built on spaces; deeper than this they are not followed.
DEEPEST = 6
_DEVICE = {
    "/DeviceGray": "gray",
    "/G": "gray",
    "/CalGray": "cal-gray",
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/CalRGB": "cal-rgb",
    "/CalCMYK": "cmyk",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/Lab": "lab",
    "/Pattern": "pattern",
}
_COMPONENTS = {"gray": 1, "cal-gray": 1, "rgb": 3, "cal-rgb": 3, "lab": 3, "cmyk": 4}
_WORDS = {
    "gray": "DeviceGray",
    "cal-gray": "CalGray",
    "rgb": "DeviceRGB",
    "cal-rgb": "CalRGB",
    "lab": "Lab",
    "cmyk": "DeviceCMYK",
    "icc-1": "ICCBased gray",
    "icc-3": "ICCBased RGB",
    "icc-4": "ICCBased CMYK",
    "separation": "Separation",
    "devicen": "DeviceN",
    "indexed": "Indexed",
    "pattern": "Pattern",
    "unknown": "unknown",
}

Cmyk = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    `names` are a Separation's or DeviceN's inks, `base` what it is built on, `table` an Indexed
    space's colours in it.
    """

    family: str
    components: int = 1
    names: tuple[str, ...] = ()
    base: Space | None = None
    table: bytes = b""

    @property
    def words(self) -> str:
        """Return e.g. "Indexed of ICCBased RGB"."""
        own = _WORDS[self.family]
        if self.names:
            own = f"{own} {', '.join(self.names)}"
        if self.base is None or self.family == "pattern":
            return own if self.base is None else f"{own} in {self.base.words}"
        return f"{own} {'of' if self.family == 'indexed' else 'with'} {self.base.words}"

    @property
    def families(self) -> frozenset[str]:
        """Return the families of this space and of those that it is built on."""
        return frozenset({self.family}) | (self.base.families if self.base else frozenset())

    @property
    def spots(self) -> tuple[str, ...]:
        """Return the inks that are none of the four, and not "All" or "None"."""
        own = tuple(name for name in self.names if name not in (*PROCESS, "All", "None"))
        return own + (self.base.spots if self.base else ())

    def inks(self, values: Sequence[float]) -> Cmyk | None:
        """Return the four inks of a colour, or None where they depend on a conversion."""
        if len(values) < self.components:
            return None
        if self.family == "indexed":
            own = self._entry(values[0])
            return self.base.inks(own) if self.base and own else None
        if self.family in ("gray", "cal-gray", "icc-1"):
            return (0.0, 0.0, 0.0, 1 - values[0])
        if self.family in ("cmyk", "icc-4"):
            return (values[0], values[1], values[2], values[3])
        if self.family in ("separation", "devicen") and self.names:
            if self.names == ("All",):
                return (values[0],) * 4
            tints = dict(zip(self.names, values, strict=False))
            if any(tint and name not in PROCESS for name, tint in tints.items()):
                return None
            c, m, y, k = (tints.get(name, 0.0) for name in PROCESS)
            return c, m, y, k
        return None

    def white(self, values: Sequence[float]) -> bool:
        """Return whether a colour is paper white."""
        if self.family == "indexed":
            own = self._entry(values[0]) if values else ()
            return bool(self.base and own and self.base.white(own))
        if self.family in ("rgb", "cal-rgb", "icc-3"):
            return len(values) >= 3 and min(values[:3]) > 0.995
        if self.family == "lab":
            return bool(values) and values[0] > 99.5
        if self.family in ("separation", "devicen"):
            return bool(values) and max(values) < 0.005
        inks = self.inks(values)
        return inks is not None and max(inks) < 0.005

    def _entry(self, value: float) -> tuple[float, ...]:
        """Return a colour of an Indexed space's table, or nothing where the table ends before."""
        parts = self.base.components if self.base else 0
        at = max(0, int(value)) * parts
        found = self.table[at : at + parts]
        return tuple(byte / 255 for byte in found) if len(found) == parts else ()


GRAY, CMYK, RGB = Space("gray", 1), Space("cmyk", 4), Space("rgb", 3)
UNKNOWN, PATTERN = Space("unknown", 1), Space("pattern", 0)


def space_of(value: Any, named: Callable[[str], Any] | None = None, depth: int = 0) -> Space:
    """Return the space of a PDF object; `named` finds a name among the resources."""
    if depth > DEEPEST:
        return UNKNOWN
    if isinstance(value, str):
        value = pikepdf.Name(value) if value.startswith("/") and len(value) > 1 else None
    word = objects.name(value)
    if word:
        family = _DEVICE.get(word)
        if family:
            return Space(family, _COMPONENTS.get(family, 1))
        found = named(word) if named else None
        return UNKNOWN if found is None else space_of(found, named, depth + 1)
    parts = objects.items(value)
    kind = objects.name(parts[0]) if parts else ""
    if not kind:
        return UNKNOWN
    if kind in ("/Indexed", "/I") and len(parts) > 1:
        table = _table(parts[3]) if len(parts) > 3 else b""
        return Space("indexed", 1, (), space_of(parts[1], named, depth + 1), table)
    if kind == "/ICCBased" and len(parts) > 1:
        components = int(objects.number(objects.get(parts[1], "/N")))
        if components not in (1, 3, 4):
            return UNKNOWN
        return Space(f"icc-{components}", components)
    if kind == "/Separation" and len(parts) > 2:
        ink = objects.name(parts[1]).lstrip("/")[:80]
        return Space("separation", 1, (ink,), space_of(parts[2], named, depth + 1))
    if kind == "/DeviceN" and len(parts) > 2:
        inks = tuple(objects.name(item).lstrip("/")[:80] for item in objects.items(parts[1])[:32])
        return Space("devicen", len(inks), inks, space_of(parts[2], named, depth + 1))
    if kind == "/Pattern":
        base = space_of(parts[1], named, depth + 1) if len(parts) > 1 else None
        return Space("pattern", base.components if base else 0, (), base)
    family = _DEVICE.get(kind)
    return Space(family, _COMPONENTS.get(family, 1)) if family else UNKNOWN


def _table(value: Any) -> bytes:
    """Return the colours of an Indexed space: a string, or a stream."""
    if isinstance(value, pikepdf.Stream):
        return objects.content(value)[0]
    return bytes(value) if isinstance(value, pikepdf.String) else b""
