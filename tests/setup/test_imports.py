"""Imports run one way, by the contracts of pyproject.toml, and stand at a module's top."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bench", "charts", "content", "fonts", "layout")
#: The command line and the conductor import what an order needs when it needs it, throughout:
#: `--help` and `check` would otherwise wait for WeasyPrint, matplotlib and ReportLab.
LATE = ("build_pdf.py", "layout/app/", "layout/edition/")


def sources() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return [ROOT / "build_pdf.py", *sorted(found)]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the code of a folder to the contracts of its pyproject.toml."""
    program = Path(sys.executable).with_name("lint-imports")
    words = [str(program), str(folder / "pyproject.toml"), "--no-cache"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


#: A line that a contract forbids in a module, and how import-linter names it.
FORBIDDEN = (
    ("content/model/edition.py", "from charts import draw", "content.model.edition -> charts"),
    (
        "content/words/message.py",
        "from fonts import FontLibrary",
        "content.words.message -> fonts",
    ),
    ("fonts/library.py", "import content.model", "fonts.library -> content.model"),
    (
        "fonts/chinese/numerals.py",
        "from fonts.setting import composer",
        "fonts.chinese.numerals -> fonts.setting.composer",
    ),
    (
        "layout/judge/audit/holes.py",
        "def f() -> None:\n    import layout.plan.measures",
        "layout.judge.audit.holes -> layout.plan.measures",
    ),
    (
        "layout/pdf/lexer.py",
        "from layout.judge.preflight import model",
        "layout.pdf.lexer -> layout.judge.preflight.model",
    ),
    (
        "layout/page/grid.py",
        "if __debug__:\n    from layout.products.sheet import make",
        "layout.page.grid -> layout.products.sheet.make",
    ),
    ("layout/newroom/__init__.py", "", "layout.newroom"),
    ("charts/scene.py", "from charts import svg\nfrom charts import chart", ".scene -> .chart"),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what import-linter says of a copy with all that is forbidden."""
    copied = tmp_path_factory.mktemp("forbidden")
    for path in sources():
        copy = copied / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    shutil.copyfile(ROOT / "pyproject.toml", copied / "pyproject.toml")
    for module, line, _ in FORBIDDEN:
        file = copied / module
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as end:
            end.write(f"\n{line}\n")
    done = lint(copied)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("named", [named for _, _, named in FORBIDDEN])
def test_a_contract_is_broken_by_what_it_forbids(named: str, told: str) -> None:
    assert re.search(rf"^- .*{re.escape(named)}\b", told, re.MULTILINE), told


def test_no_module_waits_for_itself() -> None:
    """The contract of circles knows modules of one folder; here also those with their package."""
    graph = grimp.build_graph(FOLDERS[0], *FOLDERS[1:], cache_dir=None)
    below = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    while leaves := [name for name, imported in below.items() if not imported]:
        for name in leaves:
            del below[name]
        for imported in below.values():
            imported.difference_update(leaves)
    assert sorted(below) == []


@cache
def own_imports(source: str) -> tuple[tuple[int, str, bool], ...]:
    """Return line, imported module and whether it stands in a function, of our own imports."""
    tree = ast.parse(source)
    return tuple(
        (node.lineno, name, late)
        for node, late in imports(tree, late=False)
        for name in names_of(node)
        if name.partition(".")[0] in (*FOLDERS, "build_pdf", "tests", "")
    )


def imports(node: ast.AST, *, late: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """Yield the imports below a node, and whether they stand in a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, late
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from imports(child, late=late or inner)


def names_of(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return the modules that an import names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "."]


def said(lines: list[str], number: int) -> bool:
    """Return whether a line, or one right above it but for other imports, says why."""
    while re.match(r"\s+(from|import) ", lines[number - 1]):
        if "  # " in lines[number - 1]:
            return True
        number -= 1
    return lines[number - 1].lstrip().startswith("# ")


def test_an_import_in_a_function_says_why() -> None:
    silent = []
    for path in sources():
        name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if not name.startswith(LATE):
            silent += [
                f"{name}:{line} {module}"
                for line, module, late in own_imports(text)
                if late and not said(text.splitlines(), line)
            ]
    assert silent == []


def test_nothing_but_the_bench_imports_the_program_or_the_tests() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        if "bench" not in path.parts
        for line, module, _ in own_imports(path.read_text(encoding="utf-8"))
        if module.partition(".")[0] in ("bench", "build_pdf", "tests")
    ]
    assert wrong == []


def test_every_kind_of_import_is_seen() -> None:
    source = (
        "import layout.page, os\ndef f():\n    from charts import bars\n    import os\n"
        "from . import layout\nasync def g():\n    if f:\n        # why\n        import tests.x\n"
    )
    found = own_imports(source)
    assert sorted(found) == [
        (1, "layout.page", False),
        (3, "charts", True),
        (5, ".", False),
        (9, "tests.x", True),
    ]
    lines = source.splitlines()
    assert [said(lines, line) for line, _, late in sorted(found) if late] == [False, True]
