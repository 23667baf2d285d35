"""The verdict: which faults of a finished page stop its delivery."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from layout.judge.audit.model import AuditReport, Code, Fault, Unit
from layout.judge.verdict import judge

#: What a reader takes for a mistake of the paper: text lost, doubled, in a wrong order, cut,
#: covered or too small to read, holes, and columns that end at different lines.
MISTAKES = {
    Code.LOST,
    Code.DOUBLED,
    Code.MISORDERED,
    Code.OVERFLOW,
    Code.OVERLAP,
    Code.HOLE,
    Code.UNEVEN,
    Code.SMALL,
    Code.PALE,  # at 0.4 to 1; its limit stands below
}


def report(*codes: Code, tagged: bool = True) -> AuditReport:
    faults = tuple(Mock(spec=Fault, code=code, measure=0.4, unit=Unit.TO_ONE) for code in codes)
    return AuditReport((), faults, tagged)


@pytest.mark.parametrize("code", Code)
def test_what_a_reader_takes_for_a_mistake_is_not_delivered(code: Code) -> None:
    verdict = judge(report(code))
    assert verdict.good is (code not in MISTAKES)
    assert len(verdict.errors) + len(verdict.warnings) == 1


def test_a_page_without_tags_is_not_delivered() -> None:
    assert judge(report()).good
    assert not judge(report(tagged=False)).good


def test_craft_is_noted_beside_a_mistake() -> None:
    verdict = judge(report(Code.TOUCHING, Code.HOLE, Code.RAGGED))
    assert [fault.code for fault in verdict.errors] == [Code.HOLE]
    assert [fault.code for fault in verdict.warnings] == [Code.TOUCHING, Code.RAGGED]


@pytest.mark.parametrize(
    ("code", "unit", "shown", "withheld"),
    [
        (Code.BESIDE_HEAD, Unit.AREA, 1.9, 2.0),
        (Code.SEAM, Unit.HEIGHT, 89.0, 90.0),
        (Code.RIBBON, Unit.TO_ONE, 6.9, 7.0),
        (Code.RIBBON, Unit.LINES, 4, 3),
        (Code.PALE, Unit.CONTRAST, 2.0, 1.9),
    ],
)
def test_a_fault_that_anybody_sees_is_withheld(
    code: Code, unit: Unit, shown: float, withheld: float
) -> None:
    for measure, good in ((shown, True), (withheld, False)):
        fault = Mock(spec=Fault, code=code, measure=measure, unit=unit)
        assert judge(AuditReport((), (fault,), True)).good is good
