"""Openings over all kinds of pictures, printed and audited: every word can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.openings import edition_of, shown
from bench.scenes import scene


@pytest.mark.parametrize(
    ("kind", "design", "lines", "profile"),
    [
        ("sky", "hero", 2, "broadsheet"),
        ("night", "hero", 4, "tabloid"),
        ("stripes", "hero", 2, "tabloid"),
        ("range", "wide", 4, "broadsheet"),
        ("standing", "number", 2, "tabloid"),
        ("", "number", 4, "broadsheet"),
    ],
)
def test_every_word_can_be_read(
    kind: str, design: str, lines: int, profile: str, tmp_path: Path
) -> None:
    picture = scene(kind, tmp_path) if kind else None
    found = shown(edition_of(picture, lines, design), profile, kind)
    assert not found.faults
    assert found.size > (24 if lines == 4 else 50)
