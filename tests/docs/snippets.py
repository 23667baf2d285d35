"""Snippets of the documentation: pages → the files that they show, by recipe."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
COOKBOOK = DOCS / "cookbook.md"
#: What stands in the program's folders; all else is an edition's or the user's.
PROGRAM = ("charts/", "layout/")
_SNIPPET = re.compile(r"^\*\*([\w./-]+)\*\*\n\n```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """A file or a part of one, as a page shows it; `recipe` counts the page's `##` heads."""

    recipe: int
    file: str
    language: str
    text: str

    @property
    def of_the_program(self) -> bool:
        """Whether it is a file of the program."""
        return self.file.startswith(PROGRAM)


def snippets(page: Path) -> tuple[Snippet, ...]:
    """Return a page's snippets that carry a file's name."""
    parts = re.split(r"^## ", page.read_text("utf-8"), flags=re.MULTILINE)
    return tuple(
        Snippet(number, *found.groups())
        for number, part in enumerate(parts)
        for found in _SNIPPET.finditer(part)
    )


def scratch_program(folder: Path) -> Path:
    """Return a program of its own in a folder, with the cookbook's files in their places."""
    for name in ("charts", "content", "layout"):
        ignored = shutil.ignore_patterns("editions") if name == "content" else None
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("build_pdf.py", "pyproject.toml"):  # copies: Python looks beside a link's end
        shutil.copy(ROOT / name, folder / name)
    (folder / "fonts").symlink_to(ROOT / "fonts")
    for snippet in snippets(COOKBOOK):
        if snippet.of_the_program:
            (folder / snippet.file).write_text(snippet.text, "utf-8")
    return folder


def run_python(program: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a program of its own, with its modules and not with ours."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=program,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(program)},
    )
