"""A machine that lacks something is told what it lacks and how to get it."""

from __future__ import annotations

import pytest

from content.words import Language, say
from layout.edition import gate, system


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("linux", "apt-get install libharfbuzz-subset0"),
        ("darwin", "brew install harfbuzz"),
        ("freebsd14", "装 Pango，和带子集库的 HarfBuzz"),
    ],
)
def test_the_remedy_names_the_command_of_the_platform(
    platform: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(system, "missing_libraries", lambda: ("harfbuzz-subset",))
    refusal, notes = gate.machine(())
    assert refusal is None
    (note,) = notes
    assert note.code == "edition.slow-subsetting"
    assert words in say(note, Language.ZH).remedy


def test_only_the_subset_library_can_be_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ("pango-1.0", "harfbuzz-subset"))
    refusal, notes = gate.machine(())
    assert refusal is not None and notes == ()
    assert refusal.code == "edition.libraries-missing"
    assert refusal.told.values["libraries"] == ("pango-1.0", "harfbuzz-subset")
