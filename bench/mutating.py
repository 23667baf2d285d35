"""Source → its mutants: the same code with one operator turned or one number changed.

Input: the text of a module. Output: `Mutant`s, each of which can be put into the text. Left alone
is what no test could or should see: annotations, decorators, docstrings, messages of errors,
f-strings, `assert`, `strict=`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

#: What an operator becomes; the nearest other one, as a slip of the pen would have it.
COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
RECKONED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "+"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
#: A number becomes half as much again, at least one more if it is whole.
GROWN = 1.5


@dataclass(frozen=True)
class Mutant:
    """One change: bytes `start` to `end` of the source, which stand in `line`, become `new`."""

    line: int
    start: int
    end: int
    old: str
    new: str

    def put_into(self, source: str) -> str:
        """Return the source with the change."""
        data = source.encode()
        return (data[: self.start] + self.new.encode() + data[self.end :]).decode()


@cache
def mutants_of(source: str) -> tuple[Mutant, ...]:
    """Return all mutants of a module, in the order of the source."""
    finder = _Finder(source)
    finder.visit(ast.parse(source))
    return tuple(sorted(finder.found, key=lambda mutant: (mutant.start, mutant.new)))


class _Finder(ast.NodeVisitor):
    def __init__(self, source: str) -> None:
        self.data = source.encode()
        self.starts = [0]
        for line in self.data.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: list[Mutant] = []

    # What is left alone

    def visit_Assert(self, node: ast.Assert) -> None: ...

    def visit_Raise(self, node: ast.Raise) -> None: ...

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None: ...

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.args.defaults, *node.args.kw_defaults, *node.body):
            if part is not None:
                self.visit(part)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg != "strict":
            self.visit(node.value)

    # What is changed

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for before, operator, after in zip(sides, node.ops, sides[1:], strict=False):
            self._between(before, after, *COMPARED[type(operator)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        change = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for before, after in zip(node.values, node.values[1:], strict=False):
            self._between(before, after, *change)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in RECKONED:
            self._between(node.left, node.right, *RECKONED[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        start = self._at(node.lineno, node.col_offset)
        if isinstance(node.op, ast.Not):
            self._add(node.lineno, start, start + 3, "")
        elif isinstance(node.op, ast.USub):
            self._add(node.lineno, start, start + 1, "+")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in CALLED:
            self._whole(node.func, CALLED[node.func.id])
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._whole(node, repr(not value))
        elif isinstance(value, int):
            self._whole(node, repr(max(value + 1, round(value * GROWN))))
        elif isinstance(value, float):
            self._whole(node, repr(round(value * GROWN, 9) or 1.0))

    def _at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column

    def _whole(self, node: ast.expr, new: str) -> None:
        end = self._at(node.end_lineno or node.lineno, node.end_col_offset or 0)
        self._add(node.lineno, self._at(node.lineno, node.col_offset), end, new)

    def _between(self, before: ast.expr, after: ast.expr, old: str, new: str) -> None:
        """Change an operator that stands between two expressions, round which may be brackets."""
        start = self._at(before.end_lineno or before.lineno, before.end_col_offset or 0)
        end = self._at(after.lineno, after.col_offset)
        for found in _words(self.data[start:end], old):
            line = self.data.count(b"\n", 0, start + found.start()) + 1
            self._add(line, start + found.start(), start + found.end(), new)
            return

    def _add(self, line: int, start: int, end: int, new: str) -> None:
        self.found.append(Mutant(line, start, end, self.data[start:end].decode(), new))


def _words(data: bytes, operator: str) -> Iterator[re.Match[bytes]]:
    """Yield where an operator stands, comments passed over."""
    pattern = rb"#[^\n]*|(" + rb"\s+".join(map(re.escape, operator.encode().split())) + rb")"
    return (found for found in re.finditer(pattern, data) if found[1])
