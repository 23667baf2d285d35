"""A table of units looked over before editions are made of it: each bad cell named once.

Input: joined tables and what their columns are. Output: findings with row and column: empty cells,
shares above all, leaps from the earlier value, figures far from all other rows, totals that the
rows do not add up to, names that are no names or stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from content.filling.quantities import SHARES
from content.filling.tables import amount
from content.source.findings import Findings, printable
from content.source.rules import Rule
from fonts.chinese.characters import HAN

if TYPE_CHECKING:
    from content.filling.mapping import Base

#: The longest county of the country is 双江拉祜族佤族布朗族傣族自治县, 15 characters.
_NAME = re.compile(rf"[{HAN}·]{{2,15}}")
#: A figure that grows or shrinks by more than half in one period is looked at.
LEAP = Decimal("0.5")
#: A value so many times the next one has lost its point or its unit: counties of one city differ
#: by ten times in people or product, and by less from the next larger one.
TIMES = Decimal(10)
#: Rows with a value from which on "all others" says something.
FEWEST = 6
#: A share of more than one and a half is a percentage written without its sign.
_WHOLE = Decimal("1.5")
#: A total and its rows differ by rounding, not by more than so much of the total.
OFF = Decimal("0.005")


def survey(
    base: Base, findings: Findings, wanted: Collection[str], need: Collection[str] = ()
) -> None:
    """Note what should be looked at before anything is printed.

    Looked at are the rows that are wanted. Figures that are needed are no doubts: a row without
    them is refused, and says so.
    """
    columns = {u.column for u in base.uses.values() if u.column}
    columns |= {u.earlier for u in base.uses.values() if u.earlier}
    columns |= set(base.words.values())
    columns -= {base.uses[name].column for name in need if name in base.uses}
    ordered = [column for column in base.columns if column in columns]
    for key in wanted:
        cells = base.rows[key]
        file, line = base.lines[key]
        for column in ordered:
            if column not in cells:
                findings.add(
                    Rule.DATA_DOUBT,
                    "fill.cell-missing",
                    file=file,
                    line=line,
                    field=column,
                    row=printable(base.name_of(key)),
                    column=printable(column),
                )
        name = base.name_of(key)
        if key not in base.nameless and not _NAME.fullmatch(name):
            findings.add(
                Rule.DATA_DOUBT,
                "fill.name-odd",
                file=file,
                line=line,
                field=base.use.name,
                name=printable(name),
            )
        _leaps(base, key, findings)
    _far(base, wanted, findings)
    _names_twice(base, wanted, findings)
    _totals(base, findings)


def _value(base: Base, cells: dict[str, str], column: str, unit: str) -> Decimal | None:
    words = cells.get(column)
    found = amount(words, unit or base.units.get(column, "")) if words is not None else None
    return found[0] if found else None


def _doubt(base: Base, key: str, column: str, code: str, findings: Findings, **more: str) -> None:
    """Note a cell that may be wrong, with what it holds."""
    file, line = base.lines[key]
    findings.add(
        Rule.DATA_DOUBT,
        code,
        file=file,
        line=line,
        field=column,
        row=printable(base.name_of(key)),
        column=printable(column),
        cell=printable(base.rows[key][column]),
        **more,
    )


def _leaps(base: Base, key: str, findings: Findings) -> None:
    cells = base.rows[key]
    for use in base.uses.values():
        value = _value(base, cells, use.column, use.unit) if use.column else None
        if value is None:
            continue
        before = _value(base, cells, use.earlier, use.unit) if use.earlier else None
        leaps = before is not None and before > 0 and abs(value - before) > LEAP * before
        unit = use.unit or base.units.get(use.column, "")
        above = use.parent == "mean" and unit == "%" and not 0 <= value <= 100
        above = above or (unit in SHARES and not 0 <= value <= _WHOLE)
        if leaps or above:
            _doubt(base, key, use.column, "fill.cell-outlier", findings)


def _far(base: Base, wanted: Collection[str], findings: Findings) -> None:
    """Note figures far from those of all other rows, where no earlier value judges them."""
    for use in base.uses.values():
        if not use.column or use.earlier:
            continue
        found = [(_value(base, base.rows[key], use.column, use.unit), key) for key in wanted]
        ordered = sorted((value, key) for value, key in found if value is not None and value > 0)
        if len(ordered) < FEWEST:
            continue
        far = []
        percent = (use.unit or base.units.get(use.column)) in ("%", "‰")
        if percent:
            low = [pair for pair in ordered if pair[0] <= 1]  # 0.912 among 93.4 and 88.0
            rest = ordered[len(low) :]
            if len(low) < len(rest) and rest[0][0] >= TIMES:
                far += [(key, rest) for _, key in low]
        elif ordered[-1][0] >= TIMES * ordered[-2][0]:
            far.append((ordered[-1][1], ordered[:-1]))
        if not percent and TIMES * ordered[0][0] <= ordered[1][0]:
            far.append((ordered[0][1], ordered[1:]))
        for key, others in far:
            bounds = {"low": f"{others[0][0]:f}", "high": f"{others[-1][0]:f}"}
            _doubt(base, key, use.column, "fill.cell-far", findings, **bounds)


def _names_twice(base: Base, wanted: Collection[str], findings: Findings) -> None:
    """Note two units of one name: two editions would look like one."""
    seen: dict[str, str] = {}
    for key in wanted:
        name = base.name_of(key)
        if key in base.nameless or seen.setdefault(name, key) == key:
            continue
        file, line = base.lines[key]
        findings.add(
            Rule.DATA_DOUBT,
            "fill.name-twice",
            file=file,
            line=line,
            field=base.use.name,
            name=printable(name),
            first=base.lines[seen[name]][1],
        )


def _totals(base: Base, findings: Findings) -> None:
    if base.total is None or base.use.group.column:
        return  # whose total it would be is not said
    file, line, cells = base.total
    for use in base.uses.values():
        stated = _value(base, cells, use.column, use.unit) if use.column else None
        if stated is None or use.parent != "sum":
            continue
        found = [_value(base, row, use.column, use.unit) for row in base.rows.values()]
        summed = sum((one for one in found if one is not None), Decimal(0))
        if abs(summed - stated) > OFF * abs(stated):
            findings.add(
                Rule.DATA_DOUBT,
                "fill.total-off",
                file=file,
                line=line,
                field=use.column,
                column=printable(use.column),
                total=f"{stated:f}",
                sum=f"{summed:f}",
            )
