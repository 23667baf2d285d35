"""Each module can be read and loaded by the Python that runs this, without a warning.

`scripts/versions.sh` runs it on other versions, where few tests call what the modules define.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: The program; what only developers start needs packages that users have not.
ROOMS = ("charts", "content", "fonts", "layout")


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_is_loaded(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert len(files) > 20
    for file in files:
        importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


@pytest.mark.parametrize("folder", ["bench", "scripts", "tests"])
def test_every_module_of_the_developers_is_understood(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    for file in files:
        compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
