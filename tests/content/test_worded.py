"""Kinds of charts whose items are words need no value."""

from __future__ import annotations

import pytest

from content.checking.shapes import check_shape
from content.model import Datum, Figure
from content.source.findings import Findings


def faults(kind: str, item: Datum) -> list[str]:
    findings = Findings()
    figure = Figure(id="f", kind=kind, title="七步走", source="资料来源：本报", items=(item,))
    check_shape(figure, findings)
    return [str(found.rule) for found in findings.all()]


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("process", Datum(label="登录", text="打开小程序")),
        ("icons", Datum(label="校舍", display="百年")),
        ("key", Datum(label="校舍", display="百年")),
    ],
)
def test_words_are_enough(kind: str, item: Datum) -> None:
    assert faults(kind, item) == []


def test_a_number_without_value_or_words_is_missing() -> None:
    assert "figure-value" in faults("icons", Datum(label="校舍"))
