"""Marks before a line: arrows point at a picture, a lozenge sets off a sub-head."""

from __future__ import annotations

import pytest

from content.importing.blocks import Block, Look, Place
from content.importing.recognising.beside import beside_pictures
from content.importing.recognising.part import Part
from content.importing.recognising.roles import _CAPTION, Role


@pytest.mark.parametrize(
    ("line", "caption"), [("▲渠首新貌", True), ("图为渠首", True), ("◆渠通了", False)]
)
def test_only_what_points_at_a_picture_is_a_caption(line: str, caption: bool) -> None:
    assert bool(_CAPTION.search(line)) is caption


@pytest.mark.parametrize(
    ("look", "under", "role"),
    [
        (Look(10.5), "", Role.CAPTION),
        (Look(12, centred=True), "", Role.CAPTION),
        (Look(12), "", Role.SHORT),
        (Look(10.5), "戏台前的观众", Role.SHORT),  # that one is the caption
    ],
)
def test_a_small_line_over_a_picture(look: Look, under: str, role: Role) -> None:
    copy = Part(Role.BODY, Block("老街的灯亮起来了。", Place("a"), look=Look(12)))
    line = Part(Role.SHORT, Block("修好的老街", Place("a"), look=look))
    picture = Part(Role.PICTURE, Block("", Place("a")))
    below = [Part(Role.SHORT, Block(under, Place("a"), look=Look(12)))] if under else []
    found = beside_pictures([copy, line, picture, *below, copy])
    assert next(part.role for part in found if part.text == line.text) is role
