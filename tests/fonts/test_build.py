"""The build: tarballs are checked, and the same source gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonts import FontLibrary
from fonts.build import EPOCH, fetch
from fonts.recipe import build_face

FIGURES = {"family": "Press Figures", "weight": 500, "cut": "whole"}


def test_a_wrong_tarball_is_refused(tmp_path: Path) -> None:
    (tmp_path / "maker-type-1.0.0.tgz").write_bytes(b"other")
    with pytest.raises(SystemExit, match="checksum"):
        fetch("@maker/type@1.0.0", "0" * 64, tmp_path)


def test_two_builds_are_alike() -> None:
    source = FontLibrary.shipped().face("Press Figures", 500).path.read_bytes()
    first, second, later = (build_face(FIGURES, source, date) for date in (EPOCH, EPOCH, EPOCH + 1))
    assert first == second
    assert first != later
