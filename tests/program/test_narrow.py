"""Findings in a terminal of any width: none of their words is lost."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from bench.told import CHINESE, chinese
from content.model import Finding, Severity
from content.words import message
from layout.app.findings import findings_table

FINDING = Finding(
    severity=Severity.ERROR,
    rule="figure-not-stated",
    file="figures/canteens.yaml",
    line=4,
    field="items[2].value",
    told=message(
        "proofread.figure-differs",
        name="社区食堂一季比一季多",
        here="三季度末有12家",
        there="三季度末有13家，多在老城区",
    ),
)


@pytest.mark.parametrize("width", [60, 80, 110, 130, 180])
def test_no_words_are_lost(width: int) -> None:
    out = io.StringIO()
    Console(file=out, width=width).print(findings_table([FINDING], CHINESE))
    lines = out.getvalue().splitlines()
    assert "…" not in out.getvalue()
    if width < 130:
        assert re.sub(r"\s", "", chinese(FINDING).text) in re.sub(r"\s", "", out.getvalue())
        assert re.sub(r"\s", "", chinese(FINDING).remedy) in re.sub(r"\s", "", out.getvalue())
    else:  # columns stand beside one another: every character is there
        shown = "".join(lines)
        assert all(
            shown.count(c) >= chinese(FINDING).text.count(c)
            for c in set(chinese(FINDING).text) - {" "}
        )
