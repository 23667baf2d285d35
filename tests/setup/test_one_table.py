"""Faces are named in `fonts`, millimetres become points in `fonts/lengths.py`: nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("fonts", "content", "charts", "layout", "bench")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".j2"}
)
#: Where the names of the shipped families stand: their files, fallbacks and the table of styles.
FACES = {
    "fonts/faces.py",
    "fonts/library.py",
    "fonts/extra.py",
    "fonts/building/recipes.py",
    "fonts/setting/roles.py",
    "fonts/setting/style.py",
}
FAMILY = re.compile(r"Press (?:Song|Hei|Kai|Title|Figures)\b")
LENGTHS = "fonts/lengths.py"
INCH = re.compile(r"(?<![\d.])25\.4(?!\d)")


def test_faces_and_lengths_have_one_home() -> None:
    copies = []
    for module in MODULES:
        source = (ROOT / module).read_text(encoding="utf-8")
        if module not in FACES and not module.startswith("fonts/building"):
            copies += [(module, found) for found in FAMILY.findall(source)]
        if module != LENGTHS:
            copies += [(module, found) for found in INCH.findall(source)]
    assert copies == []
    assert len(MODULES) > 600


@pytest.mark.parametrize(
    ("pattern", "written"), [(FAMILY, 'face("Press Hei", 500)'), (INCH, "mm * 72 / 25.4")]
)
def test_a_copy_would_be_seen(pattern: re.Pattern[str], written: str) -> None:
    assert pattern.search(written)
