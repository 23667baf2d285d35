"""What is found by name: the files of a folder, listed and not loaded.

Input: a folder and an ending. Output: the names of its files. A new chart kind, banner or page
format is one new file in its folder; the folders belong to the program, never to an edition.
"""

from __future__ import annotations

import re
from pathlib import Path

#: Chart kinds, each a module (`charts.registry` loads them).
CHART_KINDS = Path(__file__).resolve().parents[2] / "charts" / "kinds"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def named_files(folder: Path, ending: str) -> tuple[str, ...]:
    """Return the names of a folder's files of one ending, sorted; `_private.py` is none."""
    return tuple(
        sorted(path.stem for path in folder.glob(f"*{ending}") if _NAME.fullmatch(path.stem))
    )
