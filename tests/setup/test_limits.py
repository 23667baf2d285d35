"""What tests read from the code that they test is stated once more, in `golden/limits.txt`.

A test that takes a limit from the program follows it wherever it goes: at least 4.5 to 1, at most
so many bytes. Renew with `python -m pytest tests/setup --renew`, read the difference; what tests
read since is added then.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("golden") / "limits.txt"
_IMPORT = re.compile(
    r"^from ((?:content|charts|fonts|layout)\.[\w.]+) import (?:\(([^)]*)\)|(.*))$", re.MULTILINE
)
_NAME = re.compile(r"\b_?[A-Z][A-Z\d_]+\b")


def read_by_tests() -> dict[str, set[str]]:
    """Return module → the constants of it that tests import."""
    found: dict[str, set[str]] = {}
    for file in (ROOT / "tests").rglob("*.py"):
        for module, several, one in _IMPORT.findall(file.read_text(encoding="utf-8")):
            found.setdefault(module, set()).update(_NAME.findall(several or one))
    return {module: names for module, names in found.items() if names}


def numbers(module: str) -> Iterator[tuple[str, str]]:
    """Yield the constants of a module that are numbers, or rows of them, with what is written."""
    file = ROOT / f"{module.replace('.', '/')}.py"
    file = file if file.exists() else file.with_suffix("") / "__init__.py"
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pairs = [(name, value)]
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pairs = [(name, value)]
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                pairs = [
                    (one.id, value)
                    for one, value in zip(names, values, strict=True)
                    if isinstance(one, ast.Name)
                ]
            case _:
                continue
        for name, value in pairs:
            parts = [one for one in ast.walk(value) if isinstance(one, ast.Constant)]
            if parts and all(isinstance(one.value, int | float) for one in parts):
                yield name, ast.unparse(value)


def test_limits_are_as_they_are_stated(renew: bool) -> None:
    lines = [
        f"{module}.{name} = {value}"
        for module, names in sorted(read_by_tests().items())
        for name, value in numbers(module)
        if name in names
    ]
    text = "\n".join(lines) + "\n"
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    stated = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert len(stated) > 50
    assert not set(stated) - set(lines), "renew with pytest tests/setup --renew"
