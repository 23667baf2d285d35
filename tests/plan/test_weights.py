"""The table of weights: every weight brings something about, and the table says what it is."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from layout.plan import weights
from layout.plan.weights import WEIGHTS
from tests.plan.weighing import Row, changed, rows

ROWS = {row.name: row for row in rows()}
FIELDS = {
    f"{group.name}.{field.name}"
    for group in fields(WEIGHTS)
    for field in fields(getattr(WEIGHTS, group.name))
}
#: Numbers that are no choice: counts, signs, a middle, rounding.
PLAIN = {0, 1, 2, 0.5, 1e-6, 1e-9}
#: What draws or words what was chosen.
DRAWING = {"realise.py", "explain.py", "dressing.py", "contents.py"}
DRAWN = {
    "place_head",
    "section_scale",
    "_number_size",
    "hairlines",
    "_rounded",
    "parts",
    "figure",
    "_quote",
    "_quote_down",
}
UNITS = {
    "characters",
    "columns",
    "cost",
    "count",
    "em",
    "lines",
    "ln",
    "mm",
    "mm²",
    "pages",
    "pt",
    "exponent",
    "pixels",
    "ratio",
    "rows",
    "share",
    "strain",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_weight(row: Row) -> None:
    assert row.probe(WEIGHTS) == row.expect
    for value in row.others:
        assert row.probe(changed(row.name, value)) != row.expect, f"{row.name} = {value}"


def test_every_weight_has_a_row() -> None:
    assert set(ROWS) == FIELDS


def test_every_weight_says_its_unit_and_meaning() -> None:
    for group in ast.parse(inspect.getsource(weights)).body:
        if not isinstance(group, ast.ClassDef) or group.name == "Weights":
            continue
        named = [node for node in group.body if isinstance(node, ast.AnnAssign)]
        said = [
            node.value.value
            for node in group.body[1:]
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ]
        assert len(named) == len(said), group.name
        for node, words in zip(named, said, strict=True):
            unit = str(words).split(":")[0].split(",")[0].split()[0]
            assert unit in UNITS, f"{group.name}.{ast.unparse(node.target)}: {unit}"


def numbers() -> Iterator[tuple[str, str, float]]:
    """Yield module, function and value of every number in the planner that is a choice."""
    for file in sorted(Path(weights.__file__).parent.rglob("*.py")):
        functions = [
            node
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef) and node.name not in DRAWN
        ]
        for function in functions if file.name not in DRAWING else ():
            digits = {  # of round(): how exact a key is
                argument
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "round"
                for argument in node.args[1:]
            }
            for statement in function.body:
                for node in ast.walk(statement):
                    if (
                        isinstance(node, ast.Constant)
                        and type(node.value) in (int, float)
                        and node.value not in PLAIN
                        and node not in digits
                    ):
                        yield file.name, function.name, float(str(node.value))


def test_no_bare_number_chooses() -> None:
    assert list(numbers()) == []
