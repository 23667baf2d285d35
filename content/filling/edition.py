"""The figures of an edition folder: `data/*.yaml`, `.csv` and `.xlsx` → figures by name.

Input: an edition folder. Output: what fills its copy; where there is neither `data/` nor
`kit.yaml`, copy is printed as written. A name that two files give, and a cell that does not fit,
are findings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from content.filling.mapping import RESERVED, Base, identifier
from content.filling.quantities import Fact, Place, decimal, with_unit
from content.filling.sandbox import TemplateFault, work_out
from content.filling.spec import DataFile, TableUse, ValueUse
from content.filling.tables import ENDINGS, Row, Table, amount, read_table
from content.source.findings import printable
from content.source.folder import EditionFolder, id_of
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml

SUB = "data"
KIT = "kit.yaml"
_YAML = frozenset({".yaml", ".yml"})
#: Headers of a table with a figure in each row.
_LONG: dict[str, tuple[str, ...]] = {
    "name": ("name", "名称", "指标", "名字"),
    "value": ("value", "数值", "值", "本期", "本年"),
    "unit": ("unit", "单位", "计量单位"),
    "period": ("period", "时间", "年份"),
    "source": ("source", "来源", "资料来源"),
    "label": ("label", "说明"),
    "parent": ("parent", "上级"),
    "parent_name": ("parent_name", "上级名称"),
    "earlier": ("earlier", "前期", "上年", "上期"),
    "earlier_period": ("earlier_period", "前期时间"),
}


@dataclass
class Named:
    """Figures and words by name, and where each came from; `plain`: copy has no templates."""

    names: dict[str, Any] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    #: Names that a description gives and its tables do not have: a finding already.
    told: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    plain: bool = False

    def add(
        self, names: Mapping[str, Any], file: str, folder: EditionFolder, line: int = 0
    ) -> None:
        """Add names; one that is there already is a finding."""
        for name, value in names.items():
            if name in self.files and name in RESERVED:
                continue  # of several tables the first says whom the edition is about
            if name in self.files:
                folder.findings.add(
                    Rule.BAD_TABLE,
                    "fill.name-known",
                    file=file,
                    line=line,
                    field=name,
                    name=printable(name),
                    place=self.files[name],
                )
                continue
            if not name.isidentifier() or name.startswith("_") or name in ("each", "loop", "own"):
                folder.findings.add(
                    Rule.BAD_TABLE,
                    "fill.no-name",
                    file=file,
                    line=line,
                    field=name,
                    name=printable(name),
                )
                continue
            self.names[name] = value
            self.files[name] = file


def read_data(folder: EditionFolder, taken: Sequence[str] = ()) -> Named:
    """Return the figures of all files of `data/`, the tables `taken` for rows excepted."""
    named = Named()
    used = {name.removeprefix(f"{SUB}/") for name in taken}
    formulas: list[tuple[str, Node, Mapping[str, str]]] = []
    for path in folder.listing(SUB, _YAML):
        file = folder.name(path)
        text = folder.text(path)
        node = read_yaml(text, folder.findings, file=file) if text is not None else None
        data = checked(DataFile, node, folder.findings, file=file) if node else None
        if data is None or node is None:
            continue
        named.plain = named.plain or data.templates == "false"
        _values(data, node, named, folder, file)
        formulas.append((file, node, data.formulas))
        for index, use in enumerate(data.tables):
            used |= {name.removeprefix(f"{SUB}/") for name in use.tables}
            line = node.line_of(("tables", index))
            _row_of(use, named, folder, file, line, f"tables[{index}]")
    for path in folder.listing(SUB, ENDINGS):
        if path.name in used or named.plain:
            continue
        table = read_table(path, folder)
        if table is not None:
            _table(table, id_of(path), named, folder)
    for file, node, written in formulas:
        _formulas(written, named, folder, file, node)
    return named


def _values(data: DataFile, node: Node, named: Named, folder: EditionFolder, file: str) -> None:
    for name, use in data.values.items():
        line = node.line_of(("values", name))
        filled = use.model_copy(
            update={
                "source": use.source or data.source,
                "period": use.period or data.period,
                "parent_name": use.parent_name or data.parent_name,
            }
        )
        made = _value(name, filled, folder, file, line)
        if made is None:
            named.empty.add(name)
        else:
            named.add({name: made}, file, folder, line)
    values = node.get("values")
    if values is not None and isinstance(values.value, dict):
        named.empty |= {name for name, (_, one) in values.value.items() if one.value is None}


def _value(
    name: str, use: ValueUse, folder: EditionFolder, file: str, line: int
) -> Fact | str | None:
    """Return a figure, or words where the value is no number; None where it is empty.

    A unit that is written with the number is the number's, whatever `unit` says.
    """
    if not use.value:
        return None
    found = with_unit(use.value)
    if found is None and use.unit and (number := decimal(use.value)) is not None:  # 1e5
        found = number, ""
    if found is None:
        if use.unit:
            _no_number(name, use.value, folder, file, line)
            return None
        return use.value
    value, unit = found
    fact = Fact(
        name=name,
        value=value,
        unit=unit or use.unit,
        period=use.period,
        source=use.source,
        label=use.label,
        parent_name=use.parent_name,
    )
    for part, words, period in (
        ("parent", use.parent, ""),
        ("earlier", use.earlier, use.earlier_period),
    ):
        if not words:
            continue
        found = with_unit(words)
        if found is None:
            _no_number(f"{name}.{part}", words, folder, file, line)
            continue
        other = replace(
            fact,
            value=found[0],
            unit=found[1] or fact.unit,
            period=period,
            parent=None,
            earlier=None,
        )
        fact = replace(fact, parent=other) if part == "parent" else replace(fact, earlier=other)
    return fact


def _no_number(name: str, words: str, folder: EditionFolder, file: str, line: int) -> None:
    folder.findings.add(
        Rule.BAD_TABLE,
        "fill.value-no-number",
        file=file,
        line=line,
        field=name,
        name=printable(name),
        value=printable(words, 20),
    )


def _formulas(
    written: Mapping[str, str], named: Named, folder: EditionFolder, file: str, node: Node
) -> None:
    for name, formula in written.items():
        line = node.line_of(("formulas", name))
        result = work_out(formula, named.names, empty=frozenset(named.empty))
        if isinstance(result, TemplateFault):
            if result.kind == "empty":
                named.empty.add(name)
                continue
            folder.findings.add(
                Rule.DATA_UNFIT, result.told, file=file, line=line, field=f"formulas.{name}"
            )
            continue
        if isinstance(result, Fact):
            result = replace(result, name=name)
        named.add({name: result}, file, folder, line)


def open_tables(
    names: Sequence[str], folder: EditionFolder, file: str, line: int, under: str = SUB
) -> list[Table] | None:
    """Return the tables of an edition or kit by their file names; None where one is missing."""
    tables = []
    for name in names:
        path = folder.inside(
            name.removeprefix(f"{under}/"), under=under, file=file, line=line, field="tables"
        )
        if path is None or not folder.is_file(path):
            if path is not None:
                folder.findings.add(
                    Rule.FILE_MISSING,
                    "fill.no-table",
                    file=file,
                    line=line,
                    field="tables",
                    folder=under,
                    name=printable(name),
                )
            return None
        table = read_table(path, folder)
        if table is None:
            return None
        tables.append(table)
    return tables


def _row_of(
    use: TableUse, named: Named, folder: EditionFolder, file: str, line: int, place: str
) -> None:
    tables = open_tables(use.tables, folder, file, line)
    if not tables:
        return
    base = Base(use, tables, folder.findings, file, line)
    named.told |= base.unknown
    row = base.row(use.row) if use.row else None
    if row is None:
        folder.findings.add(
            Rule.BAD_TABLE,
            "fill.no-row",
            file=file,
            line=line,
            field=f"{place}.row",
            key=printable(use.row),
            example=printable(next(iter(base.rows), "")),
        )
        return
    named.add(row.names, file, folder, line)
    named.empty |= row.empty


def _table(table: Table, stem: str, named: Named, folder: EditionFolder) -> None:
    """Add a table without a description: a figure a row, one row of figures, or a list of units."""
    for name, (words, unit) in table.named.items():
        found = amount(words, unit)
        fact = None if found is None else Fact(name=name, value=found[0], unit=found[1])
        named.add({identifier(name): fact or words}, table.file, folder)
    for name, part in table.ranges.items():
        named.add({identifier(name): _places(part)}, table.file, folder)
    if not table.columns:
        return
    heads = {
        field: next((h for h in names if h in table.columns), "") for field, names in _LONG.items()
    }
    if heads["name"] and heads["value"]:
        for row in table.rows:
            _long_row(row, heads, table, named, folder)
        return
    if len(table.rows) == 1:
        row = table.rows[0]
        facts, empty = _cells(row, table)
        named.add(facts, table.file, folder, row.line)
        named.empty |= empty
        return
    named.add({identifier(stem): _places(table)}, table.file, folder)


def _long_row(
    row: Row, heads: Mapping[str, str], table: Table, named: Named, folder: EditionFolder
) -> None:
    cells = {field: row.cells.get(head, "") for field, head in heads.items() if head}
    name = identifier(cells.pop("name", ""))
    if not cells.get("value"):
        named.empty.add(name)
        return
    cells["unit"] = cells.get("unit") or table.units.get(heads["value"], "")
    made = _value(name, ValueUse(**cells), folder, table.file, row.line)
    if made is not None:
        named.add({name: made}, table.file, folder, row.line)


def _cells(row: Row, table: Table) -> tuple[dict[str, Any], set[str]]:
    facts: dict[str, Any] = {}
    for column, words in row.cells.items():
        name = identifier(column)
        found = amount(words, table.units.get(column, ""))
        facts[name] = words if found is None else Fact(name=name, value=found[0], unit=found[1])
    return facts, {identifier(c) for c in table.columns} - facts.keys()


def _places(table: Table) -> tuple[Place, ...]:
    """Return a table's rows as units, named by the first column."""
    places = []
    first = table.columns[0]
    for row in table.rows:
        facts, empty = _cells(row, table)
        name = row.cells.get(first, "")
        places.append(Place(name, name, facts, empty=frozenset(empty)))
    return tuple(places)


__all__ = ["KIT", "SUB", "Named", "open_tables", "read_data"]
