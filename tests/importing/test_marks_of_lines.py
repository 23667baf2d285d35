"""Marks before a line: arrows point at a picture, a lozenge sets off a sub-head."""

from __future__ import annotations

import pytest

from content.importing.recognising.roles import _CAPTION


@pytest.mark.parametrize(
    ("line", "caption"), [("▲渠首新貌", True), ("图为渠首", True), ("◆渠通了", False)]
)
def test_only_what_points_at_a_picture_is_a_caption(line: str, caption: bool) -> None:
    assert bool(_CAPTION.search(line)) is caption
