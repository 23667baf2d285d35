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


@pytest.mark.parametrize("module", MODULES)
def test_faces_and_lengths_have_one_home(module: str) -> None:
    source = (ROOT / module).read_text(encoding="utf-8")
    assert module in FACES or module.startswith("fonts/building") or not FAMILY.findall(source)
    assert module == LENGTHS or not INCH.findall(source)


@pytest.mark.parametrize(
    ("pattern", "written"), [(FAMILY, 'face("Press Hei", 500)'), (INCH, "mm * 72 / 25.4")]
)
def test_a_copy_would_be_seen(pattern: re.Pattern[str], written: str) -> None:
    assert pattern.search(written)
