"""Folders are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.keeping import digest
from layout.page.errors import RenderError
from layout.products.render.files import write_folder


def test_files_are_written(tmp_path: Path) -> None:
    paths = write_folder(tmp_path / "out", {"a.pdf": b"1", "web/b.html": b"2"}, {}).paths
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert sorted(p.name for p in (tmp_path / "out").rglob("*")) == ["a.pdf", "b.html", "web"]


def test_a_failing_write_leaves_the_last_good_output(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a": b"good", "b": b"good"}, {})
    (tmp_path / "c").write_bytes(b"a file where a folder is wanted")
    owned = {"a": digest(b"good"), "b": digest(b"good")}
    with pytest.raises(RenderError, match=r"keep\.foreign"):
        write_folder(tmp_path, {"a": b"bad", "b": b"bad", "c/d": b"bad"}, owned)
    assert (tmp_path / "a").read_bytes() == b"good"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "a/../../x"])
def test_names_do_not_leave_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(RenderError):
        write_folder(tmp_path / "out", {name: b""}, {})
