"""The codes that the program's source uses, and the values it gives with them.

Input: the program's own files. Output: `Use`s of codes. A string is a code where it begins with the
name of a file of the catalogue and a dot, and does not end as a file's name does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content.words import Language
from content.words.catalogue import rooms

ROOT = Path(__file__).resolve().parents[2]
ROOMS = rooms(Language.ZH)
CODE = re.compile(rf"(?:{'|'.join(ROOMS)})\.[a-z0-9]+(?:[-.][a-z0-9]+)*")
FILES = re.compile(r"\.(?:pdf|ya?ml|json|png|jpe?g|tif|csv|html|css|svg|md|txt|zip|j2|js)$")
#: What the methods that note findings take besides a code's values: where, which words, which item.
NOT_VALUES = frozenset({"file", "line", "field", "words", "item"})
#: Methods that add values of their own: file → their names.
ADDED = {
    "content/checking/shapes.py": frozenset({"chart"}),
    "content/checking/stated.py": frozenset({"chart"}),
}
#: What keeps a code, and the names of the values that it is given when it is said.
GIVEN_LATER = {
    "each": frozenset({"words"}),
    "Proportion": frozenset({"figure"}),
    "read_described": frozenset({"file", "faults"}),
    "unfit": frozenset({"name", "amount", "unit", "limit"}),
}


@dataclass(frozen=True)
class Use:
    """A code where it stands; `values` are the names given with it, None where they are not seen
    there: a variable, or a code in a table.
    """

    code: str
    file: str
    line: int
    values: frozenset[str] | None


def source_files() -> list[Path]:
    """Return the program's own files."""
    found = [ROOT / "build_pdf.py"]
    for folder in ("content", "charts", "fonts", "layout"):
        found += sorted((ROOT / folder).rglob("*.py"))
    return found


def codes_in(node: ast.AST) -> Iterator[str]:
    """Yield the codes of an expression that is one, or chooses between several."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if CODE.fullmatch(node.value) and not FILES.search(node.value):
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from codes_in(node.body)
        yield from codes_in(node.orelse)


def template_uses() -> Iterator[Use]:
    """Yield the codes that pages are filled with: `{{ text("findings.page") }}`."""
    for folder in ("content", "layout"):
        for file in sorted((ROOT / folder).rglob("*.j2")):
            name = file.relative_to(ROOT).as_posix()
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                for found in re.finditer(rf'text\("({CODE.pattern})"', line):
                    yield Use(found[1], name, number, None)


def uses(file: Path) -> Iterator[Use]:
    """Yield the codes of a file."""
    name = file.relative_to(ROOT).as_posix()
    seen: set[int] = set()
    tree = ast.parse(file.read_text("utf-8"))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _called(call) == "get":  # a table of codes
            continue
        for argument in call.args[:3]:
            found = list(codes_in(argument))
            if not found:
                continue
            for part in ast.walk(argument):
                seen.add(id(part))
            values = _values(call, argument, name)
            for code in found:
                yield Use(code, name, argument.lineno, values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in seen:
            for code in codes_in(node):
                yield Use(code, name, node.lineno, None)


def _values(call: ast.Call, code: ast.expr, file: str) -> frozenset[str] | None:
    """Return the names of the values given with a code; None where they cannot be read."""
    after = call.args[call.args.index(code) + 1 :]
    if _called(call) == "Message":
        if not after:
            return frozenset()
        if not isinstance(after[0], ast.Dict) or None in after[0].keys:
            return None
        return frozenset(str(ast.literal_eval(key)) for key in after[0].keys if key)
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    if _called(call) in GIVEN_LATER:
        return GIVEN_LATER[_called(call)]
    given = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    if _called(call) not in ("add", "note", "_note"):
        return given
    return given - NOT_VALUES | (ADDED.get(file, frozenset()) if _called(call) == "note" else set())


def _called(call: ast.Call) -> str:
    """Return the last part of a call's name."""
    return ast.unparse(call.func).rpartition(".")[2]
