"""Faults of shape are not let pass: the page is planned again and the best of the plans kept."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import Mock

import pytest

from content.model.inks import Medium
from layout.edition import make as making
from layout.edition.make import Built, _Making, make
from layout.judge.audit.model import AuditReport, Code, Fault, Unit
from layout.plan import Plan
from tests.plan import samples
from tests.sparing import MOST_PLANS


def report(*codes: Code, page: int = 1) -> AuditReport:
    faults = (Mock(spec=Fault, code=c, page=page, measure=1.2, unit=Unit.AREA) for c in codes)
    return AuditReport((), tuple(faults), True)


def made(
    reports: Iterator[AuditReport], monkeypatch: pytest.MonkeyPatch, stories: int = 4
) -> tuple[Built, list[tuple[int, ...]]]:
    """Return what is made when the files show these faults in turn, and the pages of each."""
    printed: list[tuple[int, ...]] = []

    def stub(making: _Making, plan: Plan, *_: object) -> Built:
        printed.append(tuple(page.index for page in plan.placed.pages))
        laid = making.draw(plan)
        return Built(plan, laid, Medium.SCREEN, b"", "", {}, next(reports), (), {})

    monkeypatch.setattr(_Making, "print", stub)
    monkeypatch.setattr(making, "MOST_PLANS", MOST_PLANS)
    edition = samples.press(*(samples.article(f"a{n}", 420) for n in range(stories)))
    return make(edition, fonts=samples.library()), printed


@pytest.mark.parametrize("code", [Code.BESIDE_HEAD, Code.SEAM, Code.RIBBON])
def test_a_fault_of_shape_has_the_page_planned_again(
    code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, printed = made(iter([report(code), report(code), report()]), monkeypatch)
    assert printed == [(0,)] * 3
    assert built.audit.good


def test_a_faulty_page_is_printed_alone_until_it_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file of its own, where it is the first; then all pages once more."""
    faulty = report(Code.SEAM, page=2)
    reports = iter([faulty, report(Code.SEAM), report(), report()])
    built, printed = made(reports, monkeypatch, stories=14)
    assert printed == [(0, 1), (1,), (1,), (0, 1)]
    assert built.audit.good


def test_a_page_with_faults_of_shape_is_kept_before_one_with_a_hole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shapes = report(Code.SEAM, Code.BESIDE_HEAD)
    built, _ = made(
        iter([report(Code.HOLE), shapes, report(Code.HOLE), report(Code.HOLE)]), monkeypatch
    )
    assert built.audit is shapes
