"""Figures with their units, as sentences and charts use them.

Input: exact decimal values and the words of their units. Output: `Fact`, a figure with what it is
compared with; `Printed`, words that remember the number they print; `Place`, a unit such as a
district with its figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from content.words import CodedError, Message

#: Words for a fraction of 1.
SHARES = frozenset({"share", "份额", "比例", "1"})
_SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "百": Decimal(100), "千": Decimal(1000)}
_SCALE = re.compile("(?:[百千]?[万亿]{1,2})")
_NUMBER = re.compile(r"[-+−－]?\d{1,30}(?:,\d{3})*(?:\.\d{1,20})?")
#: No figure of an edition is larger; it also keeps arithmetic short.
LARGEST = Decimal(10) ** 24


class UnfitError(CodedError):
    """A figure that a filter or a sum cannot take."""


class AbsentError(UnfitError):
    """A figure that the data do not have: an empty cell, or nothing to compare with."""


@dataclass(frozen=True)
class Measure:
    """A unit's scale and what is counted: 亿元 is 10⁸ of 元, % is 0.01 of nothing."""

    scale: Decimal
    base: str

    @property
    def share(self) -> bool:
        """Tell whether this is a share of a whole."""
        return self.base == "share"


def measure(unit: str) -> Measure:
    """Return the scale and base of a unit."""
    unit = unit.strip()
    if unit in SHARES:
        return Measure(Decimal(1), "share")
    if unit in ("%", "％", "百分比"):
        return Measure(Decimal("0.01"), "share")
    if unit in ("‰", "千分比"):
        return Measure(Decimal("0.001"), "share")
    found = _SCALE.match(unit)
    if found is None:
        return Measure(Decimal(1), unit)
    scale = Decimal(1)
    for char in found[0]:
        scale *= _SCALES[char]
    return Measure(scale, unit[found.end() :])


def decimal(text: str) -> Decimal | None:
    """Return the exact value of a written number; None where it is none."""
    text = text.strip().translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    share = text.endswith(("%", "％"))
    bare = text.rstrip("%％").strip()
    if not _NUMBER.fullmatch(bare) and not re.fullmatch(
        r"[-+]?\d(?:\.\d{1,20})?[eE][-+]?\d\d?", bare
    ):
        return None
    try:
        value = Decimal(bare.replace(",", "").replace("−", "-").replace("－", "-"))
    except InvalidOperation:  # pragma: no cover - the patterns leave nothing else
        return None
    if abs(value) > LARGEST:
        return None
    return value / 100 if share else value


def said(unit: str) -> str:
    """Return a unit as it is said behind a number: 6.1（1/10万）is 6.1/10万, not 6.11/10万."""
    return re.sub(r"^\s*[1１]\s*(?=/)", "", unit)


def with_unit(text: str) -> tuple[Decimal, str] | None:
    """Return value and unit of words such as 412.5亿元 or 97.46%; None for other words."""
    found = re.fullmatch(rf"\s*({_NUMBER.pattern})\s*([^\d\s.,，。；、]{{0,12}})\s*", text)
    if found is None:
        return None
    value = decimal(found[1])
    return None if value is None else (value, found[2])


@dataclass(frozen=True)
class Fact:
    """A figure: an exact value in a unit, and what it may be compared with.

    `parent` is the same figure of the unit above (e.g. 全市), `earlier` that of an earlier time,
    `peers` the values of all units of the group by their names, this one's among them, in `unit`.
    """

    name: str
    value: Decimal
    unit: str = ""
    period: str = ""
    source: str = ""
    label: str = ""
    parent: Fact | None = None
    parent_name: str = ""
    earlier: Fact | None = None
    peers: Mapping[str, Decimal] = field(default_factory=dict)
    own: str = ""
    rate: bool = False  # its value is itself a change: GDP增速
    lacking: str = ""  # a unit of the group without this figure: no place can be told

    @property
    def measure(self) -> Measure:
        """Scale and base of the unit."""
        return measure(self.unit)

    @property
    def plain(self) -> Decimal:
        """The value with its scale multiplied out: 412.5亿元 gives 41250000000."""
        return self.value * self.measure.scale

    def into(self, unit: str) -> Decimal:
        """Return the value in another unit of the same kind.

        Raises:
            UnfitError: the units are of different kinds.
        """
        wanted, own = measure(unit), self.measure
        if wanted.base and own.base and wanted.base != own.base:
            raise UnfitError("fill.other-unit", name=self.name, unit=self.unit, wanted=unit)
        if wanted.share != own.share:
            raise UnfitError(
                "fill.no-percentage",
                name=self.name,
                unit=self.unit or Message("fill.no-unit"),
                wanted=unit,
            )
        return self.plain / wanted.scale

    # Sums with figures and numbers; the result has no peers, parent or earlier value.
    def __add__(self, other: object) -> Fact:
        """Add a figure of the same kind."""
        return replace(self._bare(), value=self.value + self._same(other))

    def __radd__(self, other: object) -> Fact:
        """Begin a sum with 0."""
        return self.__add__(other)

    def __sub__(self, other: object) -> Fact:
        """Take away a figure of the same kind."""
        return replace(self._bare(), value=self.value - self._same(other))

    def __rsub__(self, other: object) -> Fact:
        """Take this figure away from a number of its unit."""
        return replace(self._bare(), value=self._same(other) - self.value)

    def __mul__(self, other: object) -> Fact:
        """Multiply by a number or a share."""
        if isinstance(other, Fact):
            if other.measure.share:
                return replace(self._bare(), value=self.value * other.plain)
            if self.measure.share:
                return replace(other._bare(), value=other.value * self.plain)
            raise UnfitError("fill.no-product", name=self.name, other=other.name)
        return replace(self._bare(), value=self.value * number(other))

    def __rmul__(self, other: object) -> Fact:
        """Multiply by a number."""
        return self.__mul__(other)

    def __truediv__(self, other: object) -> Fact:
        """Divide by a number, or by a figure of the same kind, which gives a share."""
        if isinstance(other, Fact):
            if other.plain == 0:
                raise UnfitError("fill.divisor-zero", name=other.name)
            unit = "share" if other.measure.base == self.measure.base else ""
            return replace(self._bare(), value=self.plain / other.plain, unit=unit)
        divisor = number(other)
        if divisor == 0:
            raise UnfitError("fill.divided-by-zero", name=self.name)
        return replace(self._bare(), value=self.value / divisor)

    def __neg__(self) -> Fact:
        """Turn the sign."""
        return replace(self._bare(), value=-self.value)

    def __abs__(self) -> Fact:
        """Return the size without its sign."""
        return replace(self._bare(), value=abs(self.value))

    # Comparisons are with figures of the same kind or with numbers of this unit.
    def __lt__(self, other: object) -> bool:
        """Compare with a figure of the same kind, or a number of this unit."""
        return self.value < self._same(other)

    def __le__(self, other: object) -> bool:
        """Compare with a figure of the same kind, or a number of this unit."""
        return self.value <= self._same(other)

    def __gt__(self, other: object) -> bool:
        """Compare with a figure of the same kind, or a number of this unit."""
        return self.value > self._same(other)

    def __ge__(self, other: object) -> bool:
        """Compare with a figure of the same kind, or a number of this unit."""
        return self.value >= self._same(other)

    def __eq__(self, other: object) -> bool:
        """Two figures are equal by value, whatever the scale of their units."""
        try:
            return self.value == self._same(other)
        except UnfitError:
            return False

    def __hash__(self) -> int:
        """Hash by value, as `==` compares."""
        return hash(self.plain)

    def __bool__(self) -> bool:
        """A figure is true: `{% if x %}` asks whether there is one. Ask for `x > 0` otherwise."""
        return True

    def _bare(self) -> Fact:
        return replace(self, parent=None, earlier=None, peers={})

    def _same(self, other: object) -> Decimal:
        """Return another figure, or a number, in this figure's unit."""
        if isinstance(other, Fact):
            if other.measure.base != self.measure.base:
                raise UnfitError(
                    "fill.not-alike",
                    name=self.name,
                    unit=self.unit,
                    other=other.name,
                    other_unit=other.unit,
                )
            return other.plain / self.measure.scale
        return number(other)


def number(value: object) -> Decimal:
    """Return the exact value of a number in a template.

    Raises:
        UnfitError: it is no number, or too large.
    """
    if isinstance(value, Fact):
        return value.value
    if isinstance(value, Printed) and value.number is not None:
        return value.number
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        str(value)  # a figure that is absent says which it is
        raise UnfitError("fill.not-a-number")
    found = decimal(str(value)) if not isinstance(value, Decimal) else value
    if found is None or not found.is_finite() or abs(found) > LARGEST:
        raise UnfitError("fill.unusable-number", value=str(value)[:20])
    return found


class Printed(str):
    """Words that print a figure; charts take the number, in the unit of the words."""

    number: Decimal | None
    fact: Fact | None
    unit: str

    def __new__(
        cls, words: str, number: Decimal | None = None, fact: Fact | None = None, unit: str = ""
    ) -> Printed:
        """Keep the number beside the words."""
        made = super().__new__(cls, words)
        made.number, made.fact, made.unit = number, fact, unit
        return made


@dataclass(frozen=True)
class Place:
    """A unit of a table, e.g. a district: its name and its figures; absent ones are left out."""

    key: str
    name: str
    facts: Mapping[str, Fact | str] = field(default_factory=dict, hash=False)
    own: bool = False
    #: Names of figures that the table has a column for and this unit no value.
    empty: frozenset[str] = frozenset()
