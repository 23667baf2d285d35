"""Rows of tables → figures by name, with the unit above and the peers.

Input: joined tables and what is written about their columns (`TableUse`). Output: for a row's key,
its figures, each with its peers and the figure of the unit above, given or worked out by the method
that is stated. What the tables do not fit is a finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from content.filling.above import Values, aggregate
from content.filling.joining import Joined
from content.filling.quantities import Fact, Place, UnfitError, measure
from content.filling.sandbox import TemplateFault, work_out
from content.filling.spec import ColumnUse, TableUse
from content.filling.tables import Table, amount, headed
from content.source.findings import Findings, printable
from content.source.rules import Rule

#: A column of changes: 增速, 增长率, 同比, 比上年.
RATE = re.compile("增速|增长率|增幅|涨幅|降幅|同比|环比|比上年(?!末)")
#: Names that templates have besides those of columns.
RESERVED = frozenset({"name", "key", "own", "peers", "parent_name", "each", "loop", "number"})


@dataclass(frozen=True)
class RowData:
    """What copy may name about one row.

    `names` has figures, words, `name`, `key`, `number` (of its row, from 01), `parent_name` and
    `peers`; `empty` the names whose
    cell is empty; `cells` the row as it stands in the tables, by column.
    """

    key: str
    name: str
    names: Mapping[str, Any]
    empty: frozenset[str] = frozenset()
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Group:
    """The figures of all units of a group, and what the unit above is called."""

    called: str
    places: tuple[Place, ...]
    facts: Mapping[str, Mapping[str, Any]]


class Base(Joined):
    """Joined tables, of which single rows are asked for."""

    def __init__(
        self, use: TableUse, tables: Sequence[Table], findings: Findings, file: str, line: int = 0
    ) -> None:
        """Join the tables and look up every column that is named; arguments as of `Joined`."""
        super().__init__(use, tables, findings, file, line)
        #: Names of figures and words whose column is in no table: told once, not wherever they are
        #: used.
        self.unknown: set[str] = set()
        self.words = {
            name: found
            for name, column in use.words.items()
            if (found := self._column(name, column))
        }
        self._grouping = self._column("group", use.group.column) if use.group.column else ""
        self.uses = self._uses()
        self._groups: dict[str, list[str]] = {}
        for key in self.rows:
            self._groups.setdefault(self.group(key), []).append(key)
        self._made: dict[str, _Group] = {}

    def _uses(self) -> dict[str, ColumnUse]:
        """Return every figure by name, patterns written out, unknown columns left out."""
        written: dict[str, ColumnUse] = {}
        given = self.use.columns or {
            column: ColumnUse(column=column)
            for column in self.columns
            if column not in (self._key, self._name)
        }
        for name, use in given.items():
            column = use.column or name
            if use.formula:
                written[name] = use
                continue
            beside = {
                field: self._column(name, stated) if (stated := getattr(use, field)) else ""
                for field in ("earlier", "parent_column")
            }
            use = use.model_copy(update=beside)
            if column.endswith("*"):
                for found in self.columns:
                    if found.startswith(column[:-1]):
                        short = (
                            name[:-1] + found[len(column) - 1 :] if name.endswith("*") else found
                        )
                        written[identifier(short)] = use.model_copy(update={"column": found})
            elif found := self._column(name, column):
                written[identifier(name)] = use.model_copy(update={"column": found})
        for name in RESERVED & written.keys():
            self.note(Rule.BAD_TABLE, "fill.name-taken", name=name)
            del written[name]
        for name, use in written.items():
            if use.weight and use.weight not in written.keys() | self.unknown:
                self.note(
                    Rule.BAD_TABLE,
                    "fill.no-weight",
                    name=printable(name),
                    weight=printable(use.weight),
                )
        return written

    def _column(self, name: str, stated: str) -> str:
        """Return a column that a figure or word is taken from; "", with a finding, for none."""
        column = headed(stated, self.columns, self.units)
        if column in self.columns:
            return column
        if self.columns:  # of tables without a key no column is known: that is told
            self.note(
                Rule.BAD_TABLE, "fill.no-column", name=printable(name), column=printable(stated)
            )
        self.unknown.add(identifier(name))
        return ""

    def group(self, key: str) -> str:
        """Return what a row has in common with its peers."""
        words = self.rows[key].get(self._grouping, "")
        return words[: self.use.group.first or None]

    def is_parent(self, key: str) -> bool:
        """Tell whether a row is the unit above of its group."""
        return key == self._parent_key(self.group(key))

    def row(self, key: str) -> RowData | None:
        """Return what copy may name about a row; None where there is no such row."""
        if key not in self.rows:
            return None
        group = self.group(key)
        if group not in self._made:
            self._made = {group: self._all(group)}  # rows come group by group: keep only the last
        return self._row(key, self._made[group])

    def _parent_key(self, group: str) -> str:
        parent = self.use.parent
        return parent.rows.get(group, parent.row) if parent else ""

    def _all(self, group: str) -> _Group:
        above = self._parent_key(group)
        keys = [key for key in self._groups.get(group, []) if key != above]
        values = {key: self._values(key) for key in keys}
        parents = self._parents(above, values)
        parent = self.use.parent
        called = (parent.names.get(group) or parent.name) if parent else ""
        labels = self._labels(keys)
        peers: dict[str, dict[str, Decimal]] = {}
        for name in self.uses:
            peers[name] = {
                labels[key]: facts[name].plain for key, facts in values.items() if name in facts
            }
        lacking = {name: self._lacking(name, values) for name in self.uses}
        whole: dict[str, dict[str, Any]] = {}
        places = []
        for key in keys:
            own = labels[key]
            facts: dict[str, Any] = {
                name: replace(
                    self._compared(fact, parents.get(name), called, peers[name], own),
                    lacking=lacking[name],
                )
                for name, fact in values[key].items()
            }
            facts |= {
                name: words
                for name, column in self.words.items()
                if (words := self.rows[key].get(column, ""))
            }
            whole[key] = facts
            places.append(
                Place(
                    key,
                    self.name_of(key),
                    facts,
                    empty=frozenset({*self.uses, *self.words} - facts.keys()),
                )
            )
        return _Group(called, tuple(places), whole)

    def _lacking(self, name: str, values: Mapping[str, Values]) -> str:
        """Return a unit of a group that has no such figure; "" where each has."""
        found = (self.name_of(key) for key, facts in values.items() if name not in facts)
        return next(found, "") or (self.unread if self.broken else "")

    def _labels(self, keys: Sequence[str]) -> dict[str, str]:
        """Return a label for each unit: its name, and the key after a NUL where two share one."""
        names = Counter(self.name_of(key) for key in keys)
        return {
            key: name if names[name] == 1 else f"{name}\0{key}"
            for key in keys
            for name in (self.name_of(key),)
        }

    def _row(self, key: str, group: _Group) -> RowData | None:
        if key not in group.facts or key in self.nameless:
            return None  # the unit above has a row, but no edition of its own
        peers = tuple(
            replace(place, own=place.key == key)
            for place in group.places
            if place.key not in self.nameless
        )
        empty = next(place.empty for place in peers if place.own)
        name = self.name_of(key)
        number = f"{list(self.rows).index(key) + 1:02d}"
        names = {"name": name, "key": key, "number": number, "peers": peers, **group.facts[key]}
        if group.called:
            names["parent_name"] = group.called
        return RowData(key, name, names, empty, self.rows[key])

    def _compared(
        self, fact: Fact, above: Fact | None, called: str, peers: dict[str, Decimal], own: str
    ) -> Fact:
        above = fact.parent or above
        scale = fact.measure.scale
        if scale != 1:
            peers = {name: value / scale for name, value in peers.items()}
        return replace(
            fact, parent=above, parent_name=called if above or peers else "", peers=peers, own=own
        )

    def _values(self, key: str) -> Values:
        """Return a row's figures, formulas worked out; empty cells are left out."""
        cells, made = self.rows[key], Values()
        file, line = self.lines[key]
        for name, use in self.uses.items():
            if use.formula:
                continue
            words = cells.get(use.column)
            if words is None:
                continue
            unit = use.unit or self.units.get(use.column, "")
            found = amount(words, unit)
            if found is None:
                self.note(
                    Rule.BAD_TABLE,
                    "fill.cell-no-number",
                    file=file,
                    line=line,
                    row=printable(self.name_of(key)),
                    column=printable(use.column),
                    cell=printable(words, 20),
                )
                continue
            fact = self._fact(name, use, *found)
            if use.earlier and (before := cells.get(use.earlier)) is not None:
                value = amount(before, self.units.get(use.earlier, unit) if not use.unit else unit)
                if value is not None:
                    earlier = replace(
                        fact, value=value[0], unit=value[1], period=use.earlier_period
                    )
                    fact = replace(fact, earlier=earlier)
            if use.parent_column and (above := cells.get(use.parent_column)) is not None:
                value = amount(above, unit)
                if value is not None:
                    fact = replace(
                        fact, parent=replace(fact, value=value[0], unit=value[1], earlier=None)
                    )
            made[name] = fact
        for name, use in self.uses.items():
            if use.formula:
                self._add_formula(name, use, made)
        return made

    def _fact(self, name: str, use: ColumnUse, value: Decimal, unit: str) -> Fact:
        return Fact(
            name=name,
            value=value,
            unit=unit,
            period=use.period or self.use.period,
            source=use.source or self.use.source,
            label=use.label,
            rate=RATE.search(use.column or name) is not None,
        )

    def _add_formula(self, name: str, use: ColumnUse, made: Values) -> None:
        result = work_out(use.formula, made, empty=frozenset(self.uses) - made.keys())
        if isinstance(result, TemplateFault):
            if result.kind == "missing" and result.told.values.get("name") in self.unknown:
                self.unknown.add(name)
            elif result.kind != "empty":
                self.note(Rule.DATA_UNFIT, "fill.formula", formula=printable(name), why=result.told)
            return
        try:
            made[name] = self._fact(name, use, *_in_unit(result, use.unit))
        except UnfitError as error:
            self.note(Rule.DATA_UNFIT, "fill.formula", formula=printable(name), why=error.told)

    def _parents(self, above: str, values: Mapping[str, Values]) -> Values:
        """Return the figures of the unit above: of its row, or worked out of the group's."""
        made = Values()
        if self.use.parent is None:
            return made
        given = self._values(above) if above in self.rows else {}
        if above and above not in self.rows:
            self.note(Rule.BAD_TABLE, "fill.no-parent-row", row=printable(above))
        formulas_last = sorted(self.uses.items(), key=lambda item: bool(item[1].formula))
        for name, use in formulas_last:
            method = use.parent or ("row" if above else "formula" if use.formula else "none")
            if method == "row" and name in given:
                made[name] = given[name]
            elif method == "formula":
                self._add_formula(name, use, made)
            elif method in ("sum", "mean"):
                fact = aggregate(self, name, use, method, values)
                if fact is not None:
                    made[name] = fact
        return made


def identifier(name: str) -> str:
    """Return a name that a template can use: AGES_0-14 becomes AGES_0_14."""
    made = re.sub(r"\W+", "_", name).strip("_") or "x"
    return made if made.isidentifier() else f"n{made}"


def _in_unit(result: Any, unit: str) -> tuple[Decimal, str]:
    """Return a formula's value in the unit that is stated for it."""
    if isinstance(result, Fact):
        kept = result.unit
        if not unit:
            return result.value, kept
        same = measure(kept).base == measure(unit).base and kept
        return (result.into(unit) if same else result.value), unit
    if isinstance(result, Decimal | int | float) and not isinstance(result, bool):
        return Decimal(str(result)), unit
    raise UnfitError("fill.no-number")
