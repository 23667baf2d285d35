"""What no copy may hold is told once a line and character, in one pass."""

from __future__ import annotations

from content.source.characters import cleaned
from content.source.findings import Findings


class Counted(Findings):
    """Findings that count how often they are added to."""

    added = 0

    def add(self, *given: object, **named: object) -> None:
        """Count and add."""
        self.added += 1
        super().add(*given, **named)  # type: ignore[arg-type]


def test_one_character_many_times_is_told_once_a_line() -> None:
    findings = Counted()
    text = "甲\n" + "\ue000" * 50_000 + "\n乙\u200b丙\u200b\ue001\n"
    assert cleaned(text, findings, file="a.md", line=3) == text.replace("\u200b", "")
    assert findings.added == 3
    assert sorted((f.line, f.told.values["number"]) for f in findings.all()) == [
        (4, 0xE000),
        (5, 0x200B),
        (5, 0xE001),
    ]
