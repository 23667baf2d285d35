"""Folders are stages and imports run one way: content → charts → layout → files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: What a folder may never import. `fonts` serves all the others and knows none of them.
FORBIDDEN = {
    "fonts": {"content", "charts", "layout", "build_pdf"},
    "content": {"charts", "layout", "build_pdf"},
    "charts": {"layout", "build_pdf"},
    "layout": {"build_pdf"},
}


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and top-level name of every absolute import, also those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_run_one_way(folder: str) -> None:
    modules = sorted((ROOT / folder).rglob("*.py"))
    assert modules
    against = [
        f"{module.relative_to(ROOT)}:{line} imports {name}"
        for module in modules
        for line, name in imported(module.read_text(encoding="utf-8"))
        if name in FORBIDDEN[folder]
    ]
    assert against == []


def test_every_kind_of_import_is_seen() -> None:
    source = "import layout.page\ndef f():\n    from charts import bars\nfrom . import layout\n"
    assert list(imported(source)) == [(1, "layout"), (3, "charts")]
