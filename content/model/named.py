"""What is found by name: the files of a folder, listed and not loaded; what a module states.

Input: a folder and an ending. Output: the names of its files. A new chart kind, banner, output or
page format is one new file in its folder; the folders belong to the program, never to an edition.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

#: Chart kinds, each a module (`charts.registry` loads them).
CHART_KINDS = Path(__file__).resolve().parents[2] / "charts" / "kinds"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def named_files(folder: Path, ending: str) -> tuple[str, ...]:
    """Return the names of a folder's files of one ending, sorted; `_private.py` is none."""
    return tuple(
        sorted(path.stem for path in folder.glob(f"*{ending}") if _NAME.fullmatch(path.stem))
    )


@cache
def stated(module: Path, name: str) -> Any:
    """Return the constant of a name that a module states, without running it; None: none."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    return None
