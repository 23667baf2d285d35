"""How a table's columns become figures: what an editor writes about a table.

Input: nothing. Output: pydantic models of `data/*.yaml` and of the tables' part of `kit.yaml`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from content.model import Frozen, Names


def _column(value: Any) -> Any:
    """Let a column's name stand for a column without more words."""
    return {"column": value} if isinstance(value, str) else value


def _columns(value: Any) -> Any:
    """Let a list of columns stand for each under its own name."""
    if isinstance(value, list | tuple):
        return {str(name): {"column": str(name)} for name in value}
    return value


class ColumnUse(Frozen):
    """One figure: the column it comes from, its unit and how the unit above is worked out."""

    column: str = Field(default="", description="header of the column; empty: the figure's name")
    formula: str = Field(
        default="",
        description="worked out of columns and formulas above instead, e.g. industry + building",
    )
    unit: str = Field(default="", description="unit, e.g. 亿元, %, share (a fraction of 1)")
    label: str = Field(default="", description="what the figure is, in words")
    period: str = Field(default="", description="its time, e.g. 2020年")
    source: str = Field(default="", description="where it comes from")
    parent: Literal["", "sum", "mean", "formula", "row", "none"] = Field(
        default="",
        description="how the unit above is worked out: sum; mean (with weight); formula (the same "
        "formula over its figures); row (a given row); none",
    )
    weight: str = Field(default="", description="name of the figure that weights the mean")
    parent_column: str = Field(
        default="", description="column that states the unit above's value in every row"
    )
    earlier: str = Field(default="", description="column with the value of an earlier time")
    earlier_period: str = Field(default="", description="that time, e.g. 2010年")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.parent == "mean" and not self.weight:
            raise PydanticCustomError(
                "mean_without_weight", "a mean needs `weight`, the name of a figure"
            )
        if self.parent == "formula" and not self.formula:
            raise PydanticCustomError("formula_missing", "parent: formula needs a `formula`")
        return self


class ParentUse(Frozen):
    """The unit above, e.g. the city."""

    name: str = Field(default="上级", description="what it is called in a sentence, e.g. 全市")
    names: dict[str, str] = Field(
        default_factory=dict, description="other names by group, e.g. 4331: 全州"
    )
    row: str = Field(default="", description="key of the row that has its figures")
    rows: dict[str, str] = Field(default_factory=dict, description="such keys by group")


class GroupUse(Frozen):
    """Which rows are compared with one another (peers)."""

    column: str = Field(default="", description="column that is the same in all of a group")
    first: int = Field(default=0, ge=0, le=40, description="compare its first characters only")


Columns = Annotated[
    dict[str, Annotated[ColumnUse, BeforeValidator(_column)]], BeforeValidator(_columns)
]


class TableUse(Frozen):
    """A table, or several of the same rows, and what its columns are."""

    tables: Names = Field(default=(), description="files; several are joined by `key`")
    key: str = Field(default="", description="column that names a row; empty: the first")
    name: str = Field(default="", description="column with the unit's name; empty: the key")
    row: str = Field(default="", description="in an edition: key of the row that it is about")
    words: dict[str, str] = Field(
        default_factory=dict, description="other words of a row: name → column, e.g. mayor: 区长"
    )
    columns: Columns = Field(
        default_factory=dict,
        description="name → column; a name ending in * takes all columns that begin alike; "
        "empty: every column by its header",
    )
    parent: ParentUse | None = Field(default=None, description="the unit above")
    group: GroupUse = Field(default=GroupUse(), description="whose rows are peers; empty: all rows")
    period: str = Field(default="", description="time of all figures")
    source: str = Field(default="", description="source of all figures")


class ValueUse(Frozen):
    """A figure written by hand."""

    value: str = Field(description="the number, or the words")
    unit: str = Field(default="", description="unit")
    period: str = Field(default="", description="its time")
    source: str = Field(default="", description="where it comes from")
    label: str = Field(default="", description="what it is, in words")
    parent: str = Field(default="", description="the unit above's value, in the same unit")
    parent_name: str = Field(default="", description="what the unit above is called, e.g. 全市")
    earlier: str = Field(default="", description="an earlier value, in the same unit")
    earlier_period: str = Field(default="", description="its time, e.g. 2019年")


def _value(value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else value


class DataFile(Frozen):
    """A file `data/*.yaml` of an edition."""

    templates: Literal["true", "false"] = Field(
        default="true",
        description="false: the figures are kept for the record, the copy is plain text",
    )
    source: str = Field(default="", description="source of all values")
    period: str = Field(default="", description="time of all values")
    parent_name: str = Field(default="", description="what the unit above is called, e.g. 全市")
    values: dict[str, Annotated[ValueUse, BeforeValidator(_value)]] = Field(
        default_factory=dict, description="name → figure or words; 412.5亿元 for short"
    )
    formulas: dict[str, str] = Field(
        default_factory=dict, description="name → sum of other figures, e.g. farms + factories"
    )
    tables: tuple[TableUse, ...] = Field(default=(), description="tables of which a row is taken")
