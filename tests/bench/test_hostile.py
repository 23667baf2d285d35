"""The bench of hostile inputs judges each end by what is right for whoever reads it."""

from __future__ import annotations

import pytest

from bench.attacks import CASES, Case, settings, templates
from bench.hostile import CLEAR, EXIT, GOOD, TRACE, UNCLEAR, _verdict

CASE = Case("svg", "00 a ring", lambda _: [], ("drawing.svg",))
TOLD = [["picture.svg-circular", "导出为普通路径"]]


@pytest.mark.parametrize(
    ("code", "told", "text", "verdict"),
    [
        (0, [], "", GOOD),
        (2, TOLD, "图 drawing.svg 引用了自己", CLEAR),
        (4, TOLD, "疵点 版 位置（毫米） 大小", CLEAR),
        (2, TOLD, "图引用了自己", UNCLEAR),
        (2, [["edition.failed", "加 --debug 再运行一次"]], "drawing.svg", UNCLEAR),
        (1, TOLD, "drawing.svg", EXIT),
        (-9, [], "", EXIT),
        (2, TOLD, "Traceback (most recent call last):\n drawing.svg", TRACE),
    ],
)
def test_an_end_is_judged(code: int, told: list[list[str]], text: str, verdict: str) -> None:
    assert _verdict(CASE, code, told, text) == verdict


def test_cases_have_names_of_their_own_and_a_place() -> None:
    assert settings.BOMBS and templates.EXPRESSIONS
    named = [(case.group, case.name) for case in CASES]
    assert len(set(named)) == len(named) > 150
    assert all(case.place for case in CASES)
