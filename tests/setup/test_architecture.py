"""Every file and folder that the pages for developers name is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/architecture.md", "docs/where.md", "CONTRIBUTING.md")
#: A printed page at 9 pt: whoever adds to it takes out what another page says better.
LINES, LETTERS = 60, 6000
#: What an editor writes.
OF_AN_EDITION = {"data/", "edition.yaml"}
#: A file or folder of the program; not a name that stands for any (`NAME.yaml`).
NAMED = re.compile(r"`([a-z][\w.*/-]*(?:/|\.(?:py|ya?ml|md|txt|toml|sh|lock)))`")


def missing(line: str) -> Iterator[str]:
    """Yield what a line names and is not there; a bare name stands in a folder named before it."""
    folders = [ROOT]
    for name in NAMED.findall(line):
        if "NAME" in name or name in OF_AN_EDITION:
            continue
        found = [folder / name for folder in folders if any(folder.glob(name))]
        if not found:
            yield name
        for path in found[:1]:
            folders.insert(0, path if name.endswith("/") else path.parent)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    assert sum(len(NAMED.findall(line)) for line in lines) > 20
    assert [f"{page}:{k} {name}" for k, line in enumerate(lines, 1) for name in missing(line)] == []


def test_the_architecture_is_one_page() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    assert len(text) <= LETTERS


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("| `layout/plan/pages/slicing.py`, `trees.py` | `tests/plan/` |", []),
        (
            "| `layout/plan/pages/slicing.py`, `treez.py` | `tests/plam/` |",
            ["treez.py", "tests/plam/"],
        ),
        ("`layout/plant/profiles/*.yaml`, `layout/banners/designs/NAME.py`", []),
        ("`layout/plant/profiles/*.toml`", ["layout/plant/profiles/*.toml"]),
    ],
)
def test_what_is_gone_is_seen(line: str, gone: list[str]) -> None:
    assert list(missing(line)) == gone


@pytest.mark.parametrize("room", ["content", "layout", "charts", "fonts"])
def test_each_folder_opens_with_what_goes_in_and_what_comes_out(room: str) -> None:
    folders = [
        room,
        *(f.relative_to(ROOT).as_posix() for f in (ROOT / room).rglob("*") if f.is_dir()),
    ]
    silent = []
    for folder in folders:
        if not [*(ROOT / folder).glob("*.py")]:
            continue
        source = (ROOT / folder / "__init__.py").read_text(encoding="utf-8")
        first = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
        if "→" not in first and not re.search(r"\bin\b.+\bout\b", first):
            silent.append(folder)
    assert silent == []
