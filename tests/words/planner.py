"""Names that the planner gives to faults, costs, blocks: its source → the codes of their words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from layout.plan.sources import FreeElement, Source

PLAN = Path(__file__).resolve().parents[2] / "layout" / "plan"
#: The modules that make recipes, whose costs have names.
RECIPES = ("stories.py", "recipes.py", "fill.py", "openings.py")
#: What `layout.plan.explain` adds itself, and the style of a story that is a strip.
OTHERS = frozenset({"cost-settling", "style-strip"})


def _word(name: str) -> str:
    return "-".join(re.findall("[a-z]+", name))


def _nodes(file: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((PLAN / file).read_text("utf-8")))


def faults() -> set[str]:
    """Return the names of faults of a page."""
    return {
        node.args[0].value
        for node in _nodes("pages/faults.py")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "Fault" and isinstance(node.args[0], ast.Constant)
        if isinstance(node.args[0].value, str)
    }


def costs() -> set[str]:
    """Return the names of a recipe's costs: pairs of a word and a number."""
    found = set()
    for file in RECIPES:
        for node in _nodes(f"shapes/{file}"):
            match node:
                case ast.Tuple(elts=[ast.Constant(value=str(name)), value]):
                    if re.fullmatch("[a-z]+", name) and not isinstance(value, ast.Constant):
                        found.add(name)
    return found


def names() -> set[str]:
    """Return the codes of all of them, as `content/words/*/explain.yaml` has them."""
    kinds = {"element" if one is FreeElement else one.__name__.lower() for one in get_args(Source)}
    return {
        *OTHERS,
        *(f"fault-{_word(name)}" for name in faults()),
        *(f"cost-{name}" for name in costs()),
        *(f"kind-{name}" for name in kinds),
    }
