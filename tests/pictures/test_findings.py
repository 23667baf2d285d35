"""What is found of pictures and inks: each fault once, as the graver of two files has it."""

from __future__ import annotations

import pytest

from content.model import Severity
from layout.pictures.findings import PictureFinding, finding, once


def coarse(severity: Severity, least: int, width: int = 80) -> PictureFinding:
    return finding(
        severity,
        "walk.jpg",
        "picture.too-coarse",
        width_mm=width,
        height_mm=60,
        ppi=111,
        least_ppi=least,
        widest_mm=width * 111 // least,
    )


SCREEN, PRESS = coarse(Severity.WARNING, 150), coarse(Severity.ERROR, 120)
OTHER = finding(Severity.HINT, "gate.jpg", "picture.no-profile")


@pytest.mark.parametrize("findings", [(SCREEN, OTHER, PRESS), (PRESS, SCREEN, OTHER)])
def test_a_fault_of_screen_and_press_is_told_once_and_gravely(
    findings: tuple[PictureFinding, ...],
) -> None:
    found = once(findings)
    assert [(one.severity.value, one.thing) for one in found] == [
        ("error", "walk.jpg"),
        ("hint", "gate.jpg"),
    ]
    assert found[0].told.values["least_ppi"] == 120


def test_two_sizes_of_a_picture_are_two_faults() -> None:
    assert len(once((SCREEN, coarse(Severity.WARNING, 150, 120), SCREEN))) == 2


def test_two_inks_are_two_faults() -> None:
    two = (
        finding(Severity.ERROR, "edition.yaml", "press.ink-heavy", ink=ink)
        for ink in ("primary", "secondary")
    )
    assert len(once(two)) == 2
