"""Scratch folders go with their owner; what a killed one left is swept by the next."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from content.keeping import scratch


@pytest.fixture(autouse=True)
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_lives_as_long_as_its_owner(tmp_path: Path) -> None:
    with scratch("import") as one:
        (one / "a").write_text("a", encoding="utf-8")
        with scratch("import"):
            assert (one / "a").is_file()  # its owner lives
    assert not list(tmp_path.iterdir())


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    if (child := os.fork()) == 0:
        with scratch("import"):
            os._exit(9)
    os.waitpid(child, 0)
    foreign = tmp_path / "import-of-somebody"
    foreign.mkdir()
    assert len(list(tmp_path.glob("*.scratch"))) == 1
    with scratch("import"):
        pass
    assert list(tmp_path.iterdir()) == [foreign]


def test_what_was_killed_before_it_had_its_lock_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And who is swept in that moment begins again."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, files in ((".work-a.scratch", (".owner",)), (".work-b.scratch", ())):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).touch()
    with scratch("work") as room:
        assert room.is_dir()
        assert [path.name for path in tmp_path.iterdir()] == [room.parent.name]
    plain, taken = Path.rename, list[Path]()

    def swept(self: Path, target: Path) -> Path:
        if not taken:
            taken.append(self)
            shutil.rmtree(self)
        return plain(self, target)

    monkeypatch.setattr(Path, "rename", swept)
    with scratch("work") as room:
        assert room.is_dir() and taken
    assert not list(tmp_path.iterdir())
