"""What is found of pictures and inks: each fault once, as the graver of two files has it."""

from __future__ import annotations

from content.model import Severity
from layout.pictures.findings import divided, once

SCREEN = "warning: walk.jpg: 在 80 × 60 mm 下只有 111 ppi，不足 150；宽度不要超过 59 mm"
PRESS = "error: walk.jpg: 在 80 × 60 mm 下只有 111 ppi，不足 120；宽度不要超过 74 mm"
OTHER = "hint: gate.jpg: 颜色配置文件不能用，按 sRGB 处理"


def test_the_parts_are_told_apart() -> None:
    found = divided(SCREEN)
    assert (found.severity, found.thing) == (Severity.WARNING, "walk.jpg")
    assert found.message.startswith("在 80 × 60 mm")


def test_a_fault_of_screen_and_press_is_told_once_and_gravely() -> None:
    for findings in ((SCREEN, OTHER, PRESS), (PRESS, SCREEN, OTHER)):
        found = once(findings)
        assert [(one.severity.value, one.thing) for one in found] == [
            ("error", "walk.jpg"),
            ("hint", "gate.jpg"),
        ]
        assert "不足 120" in found[0].message


def test_two_sizes_of_a_picture_are_two_faults() -> None:
    assert len(once((SCREEN, SCREEN.replace("80 × 60", "120 × 90"), SCREEN))) == 2
