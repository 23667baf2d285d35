"""Small tables of units, made in a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content.filling.mapping import Base
from content.filling.spec import TableUse
from content.filling.tables import Row, Table
from content.source.findings import Findings


def table(*rows: str, header: str, units: Mapping[str, str] | None = None) -> Table:
    """Return a table of rows whose cells are parted by blanks; `_` is an empty one."""
    names = header.split()
    cells = [
        {name: cell for name, cell in zip(names, row.split(), strict=True) if cell != "_"}
        for row in rows
    ]
    made = tuple(Row(line, one) for line, one in enumerate(cells, start=2))
    return Table("a.csv", tuple(names), units or {}, made)


def base(
    rows: Sequence[str], header: str, units: Mapping[str, str] | None = None, **use: Any
) -> tuple[Base, Findings]:
    """Return the rows joined, the first column their key; what is found about them."""
    findings = Findings()
    made = TableUse.model_validate(use)
    return Base(made, [table(*rows, header=header, units=units)], findings, "data.yaml"), findings
