"""The helper process: it works, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from layout.edition.helper import Helper


def test_the_helper_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("layout.edition.helper._load", int)  # none of its libraries is needed
    helper = Helper(2)
    folder = Path(helper.run(tempfile.mkdtemp))
    assert folder.is_dir() and folder.is_relative_to(tmp_path)
    helper.close()
    assert list(tmp_path.iterdir()) == []
