"""The bench's figures hold: recall, precision, few false alarms in random editions."""

from __future__ import annotations

import pytest

from bench.proofreading import Score, judge, of_sound, random_editions
from bench.seeded import cases, edition_of
from content.proofreading.run import proofread
from content.proofreading.view import PASSAGE
from content.source.findings import Findings


@pytest.mark.parametrize("held", [False, True])
def test_recall_and_precision_of_seeded_faults(held: bool) -> None:
    seeded = [case for case in cases() if case.held_out is held]
    paragraphs, wrong = of_sound(held)
    total = Score(0, 0, len(wrong))
    for case in seeded:
        total = total.plus(judge(case)[0])
    assert total.seeded >= (200 if not held else 80)
    assert paragraphs >= (50 if not held else 25)
    assert total.recall >= 0.9
    assert total.precision >= 0.95


def test_random_editions_do_not_drown() -> None:
    known = {"figure-proportion", "doubled-words"}  # damages of the prose they are cut from
    for paragraphs, _, rules in random_editions(4):
        wrong = sum(count for rule, count in rules.items() if rule not in known)
        assert wrong <= 1 + paragraphs / 25, rules


@pytest.mark.parametrize(
    "unit",
    ["，", "“", "”“", "1", "—汉", "汉 ", "达到", "1,", "（", "。", "一", "其中5个、", "由5", "约"],
)
def test_hostile_copy_takes_no_time(unit: str) -> None:
    found = Findings()
    proofread(edition_of((unit * (2 * PASSAGE),)), found)
    assert len(found.all()) < 300
