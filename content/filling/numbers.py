"""Filters that print one figure: units, shares, hedges, ranges, years.

Input: a `Fact` (or a number) from the data. Output: `Printed` words that remember their number.
A filter that does not fit its figure raises `UnfitError`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jinja2.runtime import Undefined

from content.filling.quantities import AbsentError, Fact, Printed, UnfitError, measure, number
from content.filling.style import digits_of, grouped, rounded, shown
from fonts.chinese.numerals import in_han

#: 近 says that little is wanting: at most this part of the bound.
NEAR = Decimal("0.05")
#: From this part of 一成 on it is 近…成: 38% is 近四成, 35% 三成多.
_NEARLY = Decimal("0.8")
#: What is printed with so many digits and still as nothing has the wrong unit.
_FINE = 2
_REPEATED = ("%", "‰", "万", "亿")


def fact_of(value: object) -> Fact:
    """Return what a filter was given as a figure.

    Raises:
        UnfitError: it is no figure.
        UndefinedError: it does not exist.
    """
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Fact):
        return value
    if isinstance(value, Printed) and value.fact is not None:
        return value.fact
    if value is None:
        raise AbsentError("fill.no-figure")
    return Fact(name=str(value)[:20], value=number(value))


def _unit_of(value: object, unit: str | None) -> str:
    if unit is not None:
        return unit
    return value.unit if isinstance(value, Printed) and value.unit else fact_of(value).unit


def unit_word(unit: str) -> str:
    """Return a unit as it is printed after a number; a share is printed in %."""
    return "%" if measure(unit).share and unit not in ("‰",) else unit


def in_unit(value: object, unit: str, digits: int | None = None) -> Printed:
    """Print a figure in a unit: 412.5亿元; digits: as many after the point, None: at most two."""
    fact = fact_of(value)
    words, made = _seen(fact, fact.into(unit), digits)
    return Printed(f"{words}{unit}", made, fact, unit)


def _seen(fact: Fact, value: Decimal, digits: int | None) -> tuple[str, Decimal]:
    """Return a value as printed: what is there is not printed as 0.00 of a unit too large for it.

    It may be 0.0%, or 0.0度.
    """
    words, made = shown(value, digits)
    if made == 0 != value and (digits is None or digits >= _FINE):
        raise UnfitError("fill.rounds-to-nothing", name=fact.name, words=words)
    return words, made


def scaled(value: object, scale: str, digits: int | None = None) -> Printed:
    """Print a figure in 万 or 亿 without what is counted: 34.89万."""
    fact = fact_of(value)
    if fact.measure.share:
        raise UnfitError("fill.share-scaled", name=fact.name, scale=scale)
    words, made = shown(fact.plain / measure(scale).scale, digits)
    return Printed(f"{words}{scale}", made, fact, scale + fact.measure.base)


def bare(value: object, digits: int | None = None) -> Printed:
    """Print the number alone, in the unit of the data or of the filter before: 412.5."""
    if isinstance(value, Printed) and value.number is not None and digits is None:
        text = value.removesuffix(value.unit) if value.unit else str(value)
        return Printed(text, value.number, value.fact, value.unit)
    fact = fact_of(value)
    amount = fact.into("%") if fact.measure.share else fact.value
    words, made = _seen(fact, amount, digits)
    return Printed(words, made, fact, unit_word(fact.unit))


def whole(value: object) -> Printed:
    """Print a figure in its own unit without decimals: 348894人."""
    return usual(value, 0)


def usual(value: object, digits: int | None = None) -> Printed:
    """Print a figure in the unit of its data, a share in %."""
    fact = fact_of(value)
    return in_unit(fact, unit_word(fact.unit), digits)


def thousands(value: object, digits: int | None = None) -> Printed:
    """Print the number with a comma every three digits: 348,894."""
    made = bare(value, digits)
    return Printed(grouped(str(made)), made.number, made.fact, made.unit)


def percent(value: object, digits: int | None = None) -> Printed:
    """Print a share: 97.46%."""
    return in_unit(value, "%", digits)


def permille(value: object, digits: int | None = None) -> Printed:
    """Print a share in thousandths: 千分之5.1."""
    fact = fact_of(value)
    words, made = shown(fact.into("‰"), digits)
    return Printed(f"千分之{words}", made, fact, "‰")


def of_hundred(value: object, counted: str = "人", digits: int = 0) -> Printed:
    """Print a share as so many of a hundred: 每100人中有33人."""
    fact = fact_of(value)
    words, made = shown(fact.into("%"), digits)
    return Printed(f"每100{counted}中有{words}{counted}", made, fact, counted)


def tenths(value: object) -> Printed:
    """Print a share in 成: 三成, 近三成, 三成多; never more than it is."""
    fact = fact_of(value)
    share = fact.into("%") / 10
    low = int(share)
    if not Decimal("0.5") <= share < 10:
        raise UnfitError("fill.no-tenths", name=fact.name, percent=shown(share * 10)[0])
    if share == low:
        return Printed(f"{in_han(low)}成", Decimal(low * 10), fact, "%")
    if share - low >= _NEARLY and low < 9:
        return Printed(f"近{in_han(low + 1)}成", Decimal((low + 1) * 10), fact, "%")
    if low == 0:
        raise UnfitError("fill.under-a-tenth", name=fact.name)
    return Printed(f"{in_han(low)}成多", Decimal(low * 10), fact, "%")


def times(value: object, other: object, digits: int | None = 1) -> Printed:
    """Print how many times another figure this is: 1.5倍."""
    fact, whole_ = fact_of(value), fact_of(other)
    ratio = (fact / whole_).plain
    words, made = shown(ratio, digits)
    if ratio < 1:
        raise UnfitError("fill.under-once", name=fact.name, whole=whole_.name, times=words)
    return Printed(f"{words}倍", made, fact, "倍")


class _Held(NamedTuple):
    """A figure held to a bound: its amount and the bound in the unit that is printed."""

    fact: Fact
    amount: Decimal
    limit: Decimal
    unit: str

    def unfit(self, code: str) -> UnfitError:
        """Return the refusal of a figure that does not keep to its bound."""
        return UnfitError(
            code,
            name=self.fact.name,
            amount=shown(self.amount)[0],
            unit=self.unit,
            limit=shown(self.limit)[0],
        )

    def printed(self, before: str, after: str = "") -> Printed:
        """Print the bound with the words that say where the figure is."""
        words = f"{before}{shown(self.limit)[0]}{self.unit}{after}"
        return Printed(words, self.limit, self.fact, self.unit)


def _held(value: object, bound: object, unit: str | None) -> _Held:
    fact = fact_of(value)
    unit = unit_word(_unit_of(value, unit))
    if isinstance(bound, Fact):
        bound = bound.into(unit)
    return _Held(fact, fact.into(unit), number(bound), unit)


def over(value: object, bound: object, unit: str | None = None, word: str = "超") -> Printed:
    """Print 超400亿元; refused where the figure is not over the bound."""
    held = _held(value, bound, unit)
    if held.amount <= held.limit:
        raise held.unfit("fill.not-over")
    return held.printed(word)


def near(value: object, bound: object, unit: str | None = None, word: str = "近") -> Printed:
    """Print 近400亿元; refused where the figure is not under the bound, or not close to it."""
    held = _held(value, bound, unit)
    if not held.limit * (1 - NEAR) <= held.amount < held.limit:
        raise held.unfit("fill.not-near")
    return held.printed(word)


def at_least(value: object, bound: object, unit: str | None = None) -> Printed:
    """Print 400亿元以上; refused where the figure is under the bound."""
    held = _held(value, bound, unit)
    if held.amount < held.limit:
        raise held.unfit("fill.not-at-least")
    return held.printed("", "以上")


def under(value: object, bound: object, unit: str | None = None) -> Printed:
    """Print 不足400亿元; refused where the figure is not under the bound."""
    held = _held(value, bound, unit)
    if held.amount >= held.limit:
        raise held.unfit("fill.not-under")
    return held.printed("不足")


def about(value: object, unit: str | None = None, digits: int = 0) -> Printed:
    """Print 约35万人; without 约 where the rounded number is exact."""
    fact = fact_of(value)
    printed = isinstance(value, Printed) and value.number is not None and unit is None
    unit = unit_word(_unit_of(value, unit))
    if printed and isinstance(value, Printed) and value.number is not None:
        words, made = str(value), value.number
    else:
        words, made = shown(fact.into(unit), digits)
        words += unit
    return Printed(words if fact.into(unit) == made else f"约{words}", made, fact, unit)


def reaching(
    value: object, other: object, unit: str | None = None, digits: int | None = None
) -> Printed:
    """Print a range: 8%—10%, 13万元—17万元, 15—30千米; one number where both print alike."""
    low, high = fact_of(value), fact_of(other)
    unit = unit_word(_unit_of(value, unit))
    first, smaller = shown(low.into(unit), digits)
    last, larger = shown(high.into(unit), digits)
    if smaller > larger:
        raise UnfitError("fill.range-reversed", first=first, last=last)
    if first == last:
        return Printed(f"{first}{unit}", smaller, low, unit)
    again = unit if unit.startswith(_REPEATED) else ""
    return Printed(f"{first}{again}—{last}{unit}", None, low, unit)


def year(value: object) -> Printed:
    """Print a year in four digits: 2020年."""
    amount = number(value.removesuffix("年") if isinstance(value, str) else value)
    if amount != amount.to_integral_value() or not 1000 <= amount <= 2999:
        raise UnfitError("fill.no-year", number=str(amount))
    return Printed(f"{int(amount)}年", amount, None, "年")


def years(value: object, last: object) -> Printed:
    """Print years from one to another: 2010—2020年."""
    first, end = year(value), year(last)
    if str(first) >= str(end):
        raise UnfitError("fill.years-reversed", first=first, last=end)
    return Printed(f"{first.removesuffix('年')}—{end}")


def printed_number(value: object, digits: int | None) -> Decimal:
    """Return the number that a chart draws of a figure: as printed, or as it is in the data."""
    if isinstance(value, Printed) and value.number is not None:
        return value.number
    fact = fact_of(value)
    amount = fact.into("%") if fact.measure.share else fact.value
    return amount if digits is None else rounded(amount, digits_of(digits))
