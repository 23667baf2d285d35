"""The shipped fonts' composer, real copy (copy.txt: a page of 株洲日报) and a judge of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fonts import FontLibrary
from fonts.setting import Composer, Line

COPY = Path(__file__).with_name("copy.txt")

# Stated here once more, apart from the program's own tables: text.md, "line start" and "line end".
NEVER_AT_START = set("、，。：；！？）》】』」”’…—·/%‰℃々〉〕％")
NEVER_AT_END = set("（《【『「“‘〈〔￥$¥€")

Judge = Callable[[Sequence[Line], str, float], None]


@pytest.fixture(scope="session")
def composer() -> Composer:
    return Composer(FontLibrary.shipped())


@pytest.fixture(scope="session")
def paragraphs() -> list[str]:
    return COPY.read_text(encoding="utf-8").splitlines()


def _judge(lines: Sequence[Line], text: str, measure: float) -> None:
    """Assert every rule that a setting must keep, whatever the text."""
    assert "".join(line.text for line in lines) == " ".join(text.split()), "no character is lost"
    for number, line in enumerate(lines):
        shown = line.text.strip()
        assert shown, "no line is empty"
        if number:
            assert shown[0] not in NEVER_AT_START, shown
        if number < len(lines) - 1:
            assert shown[-1] not in NEVER_AT_END, shown
        assert line.width_em <= measure + 0.02
        assert 0 <= line.spacing_em <= 0.25 + 1e-6
        assert line.last == (number == len(lines) - 1)
        if line.justified:
            assert abs(line.width_em - measure) <= 0.02
            assert not line.last


@pytest.fixture(scope="session")
def judge() -> Judge:
    return _judge
