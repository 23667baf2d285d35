"""Filters that compare: with an earlier time, with the unit above, with the other units; lists.

Input: a `Fact` with its parent, earlier value or peers. Output: words whose verb follows the sign;
what rounds to nothing is 基本持平, what is nothing 持平. A comparison that the data do not have
raises `AbsentError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jinja2.runtime import Undefined

from content.filling.numbers import fact_of, in_unit, unit_word
from content.filling.quantities import AbsentError, Fact, Place, Printed, UnfitError
from content.filling.style import listed, shown


def _earlier(fact: Fact) -> Fact:
    if fact.earlier is None:
        raise AbsentError("fill.no-earlier", name=fact.name)
    return fact.earlier


def _parent(fact: Fact) -> Fact:
    if fact.parent is None:
        raise AbsentError("fill.no-parent", name=fact.name)
    return fact.parent


def _gap(fact: Fact, other: Fact, digits: int | None) -> tuple[str, Decimal, Decimal]:
    """Return the difference of two figures as words without sign, as printed, and exact."""
    unit = unit_word(fact.unit)
    exact = fact.into(unit) - other.into(unit)
    words, made = shown(abs(exact), digits)
    if fact.measure.share:
        unit = "个千分点" if unit == "‰" else "个百分点"
    return f"{words}{unit}", made, exact


def points(value: object, other: object, digits: int | None = None) -> Printed:
    """Print the difference of two shares: 3.2个百分点."""
    fact, second = fact_of(value), fact_of(other)
    if not (fact.measure.share and second.measure.share):
        raise UnfitError("fill.no-points", name=fact.name)
    words, made, _ = _gap(fact, second, digits)
    return Printed(words, made, fact, "个百分点")


def change(value: object, digits: int | None = 1, up: str = "", down: str = "") -> Printed:
    """Print the change since the earlier time: 增长8.1%, 下降3.2%, 持平.

    A share changes by 个百分点 (提高, 下降); a growth from nothing or less is refused. A rate of
    change (a column GDP增速) is printed as what it is.
    """
    fact = fact_of(value)
    if fact.rate and fact.earlier is None and fact.measure.share:  # it is the change itself
        words, made = shown(abs(fact.value), digits)
        verb = (up or "增长") if fact.value > 0 else (down or "下降")
        return _moved(fact, verb, f"{words}{unit_word(fact.unit)}", made, fact.value)
    earlier = _earlier(fact)
    if fact.measure.share:
        words, made, exact = _gap(fact, earlier, digits)
        verb = (up or "提高") if exact > 0 else (down or "下降")
    else:
        if earlier.plain <= 0 or fact.plain < 0:
            raise UnfitError(
                "fill.no-growth",
                name=fact.name,
                before=shown(earlier.value)[0],
                after=shown(fact.value)[0],
            )
        exact = (fact.plain - earlier.plain) * 100 / earlier.plain
        number, made = shown(abs(exact), digits)
        words, verb = f"{number}%", (up or "增长") if exact > 0 else (down or "下降")
    return _moved(fact, verb, words, made, exact)


def amount_of_change(
    value: object,
    unit: str | None = None,
    digits: int | None = None,
    up: str = "增加",
    down: str = "减少",
) -> Printed:
    """Print by how much a figure changed: 增加3.2万人, 减少0.5万人."""
    fact = fact_of(value)
    earlier = _earlier(fact)
    if fact.measure.share:
        return change(value, digits, up if up != "增加" else "", down if down != "减少" else "")
    unit = unit or fact.unit
    exact = fact.into(unit) - earlier.into(unit)
    words, made = shown(abs(exact), digits)
    return _moved(fact, up if exact > 0 else down, f"{words}{unit}", made, exact)


def _moved(fact: Fact, verb: str, words: str, made: Decimal, exact: Decimal) -> Printed:
    if made == 0:
        return Printed("持平" if exact == 0 else "基本持平", Decimal(0), fact)
    return Printed(f"{verb}{words}", made.copy_sign(exact), fact)


def on_year(value: object, digits: int | None = 1, up: str = "", down: str = "") -> Printed:
    """Print the change on the year before: 同比增长8.1%, 同比下降3.2%, 同比持平."""
    made = change(value, digits, up, down)
    return Printed(f"同比{made}", made.number, made.fact)


def since(value: object, digits: int | None = 1, up: str = "", down: str = "") -> Printed:
    """Print the change with its time: 比2010年增长8.1%, 与2010年持平."""
    fact = fact_of(value)
    made = change(value, digits, up, down)
    period = _earlier(fact).period
    if not period:
        raise AbsentError("fill.no-earlier-period", name=fact.name)
    return Printed(f"{'与' if made.number == 0 else '比'}{period}{made}", made.number, fact)


def against(
    value: object,
    digits: int | None = None,
    other: object = None,
    name: str = "",
    up: str = "高于",
    down: str = "低于",
) -> Printed:
    """Print the comparison with the unit above: 高于全市3.2个百分点, 与全市持平.

    Args:
        value: the figure.
        digits: digits of the difference after the point.
        other: another figure to compare with instead of the unit above.
        name: what is compared with, e.g. 全市平均水平.
        up: word for more, e.g. 多于.
        down: word for less.
    """
    fact = fact_of(value)
    second = _parent(fact) if other is None else fact_of(other)
    name = name or (fact.parent_name if other is None else second.label) or "上级"
    words, made, exact = _gap(fact, second, digits)
    if made == 0:
        return Printed(f"与{name}{'' if exact == 0 else '基本'}持平", Decimal(0), fact)
    return Printed(f"{up if exact > 0 else down}{name}{words}", made.copy_sign(exact), fact)


def share_of_parent(value: object, digits: int | None = None) -> Printed:
    """Print which part of the unit above this is: 占全市的8.9%."""
    fact = fact_of(value)
    parent = _parent(fact)
    if parent.plain <= 0 or fact.measure.share:
        raise UnfitError("fill.no-share-of", name=fact.name)
    words, made = shown(fact.plain * 100 / parent.plain, digits)
    return Printed(f"占{fact.parent_name or '上级'}的{words}%", made, fact, "%")


def place_of(fact: Fact, ascending: bool = False) -> tuple[int, tuple[str, ...]]:
    """Return a figure's place among its peers, and the names of the others that share it."""
    if len(fact.peers) < 2:
        raise AbsentError("fill.no-peers", name=fact.name)
    if fact.lacking:
        raise AbsentError("fill.place-unsure", name=fact.name, place=fact.lacking)
    own = fact.value
    before = sum(1 for v in fact.peers.values() if (v < own if ascending else v > own))
    same = tuple(
        name.partition("\0")[0]  # two units of one name are told apart by what follows
        for name, v in fact.peers.items()
        if v == own and name != fact.own
    )
    return before + 1, same


def place(value: object, ascending: bool = False) -> Printed:
    """Print a place among the peers: 第3位, 并列第3位."""
    at, same = place_of(fact_of(value), ascending)
    return Printed(f"{'并列' if same else ''}第{at}位", Decimal(at), None, "位")


def standing(value: object, ascending: bool = False, name: str = "") -> Printed:
    """Print a place with the unit above: 居全市第一, 居全市第3位, 与天元区并列全市第一.

    From the low end it says so: 为全市最低, 从低到高居全市第3位.
    """
    fact = fact_of(value)
    at, same = place_of(fact, ascending)
    among = name or fact.parent_name
    first = "最低" if ascending else "第一"
    words = f"{among}{first}" if at == 1 else f"{among}第{at}位"
    alone = "居" if not ascending else "为" if at == 1 else "从低到高居"
    joint = f"与{listed(list(same))}并列" if 0 < len(same) <= 2 else "并列" if same else alone
    joint = f"从低到高{joint}" if ascending and same and at > 1 else joint
    return Printed(f"{joint}{words}", Decimal(at))


def extreme(value: object, name: str = "", high: str = "最高", low: str = "最低") -> Printed:
    """Print 为全市最高, 为全市最低, or the place between: 居全市第3位."""
    fact = fact_of(value)
    among = name or fact.parent_name
    top, same = place_of(fact)
    bottom, _ = place_of(fact, ascending=True)
    if top == bottom == 1:
        raise UnfitError("fill.all-alike", name=fact.name)
    if top != 1 and bottom != 1:
        return standing(value, name=name)
    word = high if top == 1 else low
    joint = f"与{listed(list(same))}并列" if 0 < len(same) <= 2 else "并列" if same else "为"
    return Printed(f"{joint}{among}{word}", Decimal(top))


def enumerated(values: Iterable[object]) -> str:
    """Join words as a list: A; A和B; A、B和C."""
    words = [_word(value) for value in values]
    if not words:
        raise AbsentError("fill.nothing-to-list")
    return listed(words)


def respectively(names: Sequence[object], values: Sequence[object]) -> str:
    """Print names and values as pairs: A为5%; A和B分别为5%和6%; A、B和C分别为5%、6%和7%."""
    left, right = [_word(one) for one in names], [_word(one) for one in values]
    if not left or len(left) != len(right):
        raise UnfitError("fill.names-and-numbers", names=len(left), numbers=len(right))
    return f"{listed(left)}{'分别' if len(left) > 1 else ''}为{listed(right)}"


def each_is(
    places: Iterable[Place], name: str, unit: str | None = None, digits: int | None = None
) -> str:
    """Print a figure of each unit: 青石区为42.5万人; 青石区和白渡县分别为42.5万人和30.6万人."""
    chosen = list(places)
    words = []
    for one in chosen:
        fact = one.facts.get(name)
        if not isinstance(fact, Fact):
            raise AbsentError("fill.unit-lacks", place=one.name, name=name)
        words.append(in_unit(fact, unit or unit_word(fact.unit), digits))
    return respectively(chosen, words)


def _word(value: object) -> str:
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Place):
        return value.name
    if not isinstance(value, str | int) or not str(value).strip():
        raise AbsentError("fill.empty-item")
    return str(value).strip()


def ranked(
    places: Iterable[Place], name: str, ascending: bool = False, most: int | None = None
) -> list[Place]:
    """Return units, largest first (ties in the table's order), where each has the figure."""
    every = list(places)
    have = [(p, f) for p in every if isinstance(f := p.facts.get(name), Fact)]
    if not have:
        raise AbsentError("fill.nobody-has", name=name)
    lacking = next((p.name for p in every if p.facts.get(name) is None), have[0][1].lacking)
    if lacking:
        raise AbsentError("fill.place-unsure", name=name, place=lacking)
    have.sort(key=lambda pair: pair[1].plain, reverse=not ascending)
    return [p for p, _ in have[:most]]


def lowest_first(places: Iterable[Place], name: str, most: int | None = None) -> list[Place]:
    """Return the units that have a figure, smallest first."""
    return ranked(places, name, True, most)


def others(places: Iterable[Place]) -> list[Place]:
    """Return the units but this one."""
    return [p for p in places if not p.own]


def short_name(value: object) -> str:
    """Return a unit's name without 区, 县 or 市 where two characters are left: 荷塘."""
    name = _word(value)
    return name[:-1] if len(name) > 2 and name.endswith(("区", "县", "市")) else name
