"""What a template may ask of its values, and what its work costs: each limit at both its sides."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from content.filling import environment as room
from content.filling.environment import RUNNING, Work
from content.filling.quantities import LARGEST, Fact, Printed, UnfitError
from content.filling.sandbox import TemplateFault, fill, work_out
from tests.data.given import fact, fault, place, written

UNITS = (place("甲", own=True, a=fact("5", "人")), place("乙"))
NAMES: dict[str, Any] = {
    "x": Fact("数", Decimal(5), "人", period="2030年"),
    "units": UNITS,
    "map": {"a": "好", "_b": "坏"},
    "printed": Printed("约3万人", Decimal(3)),
    "bare": Printed("很多"),
    "text": "12",
}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ units[0].name }}{{ units[1].name }}", "甲乙"),
        ("{{ units[-1].name }}{{ units[-2].name }}", "乙甲"),
        ("{{ units[0].a }}{{ units[0]['a'] }}", "5人5人"),
        ("{{ units[0].own }}{{ units[1].own }}", "truefalse"),
        ("{{ map.a }}{{ map['a'] }}{{ units[0] }}", "好好甲"),
        ("{{ [units[0], units[1], units[0]] | unique | 列举 }}", "甲和乙"),
        ("{{ x.value }}{{ x.unit }}{{ x.period }}", "5人2030年"),
        ("{{ x + 1 }}{{ x - 1 }}{{ x * 2 }}{{ x / 2 }}", "6人4人10人2.5人"),
        ("{{ 1 + x }}{{ 9 - x }}", "6人4人"),
        ("{{ 1 + 2 }}{{ 3 - 1 }}{{ 2 * 3 }}{{ 7 / 2 }}{{ 0.1 + 0.2 }}", "3263.50.3"),
        ("{{ printed + 1 }}{{ 1 if true else 2 }}{{ 1.5 }}{{ 'a' }}", "411.5a"),
        ("{% for u in units %}{{ loop.index }}{{ loop.last }}{% endfor %}", "1false2true"),
        ("{% if x.source %}a{% else %}b{% endif %}{{ x.value }}", "b5"),
    ],
)  # fmt: skip
def test_what_may_be_asked(template: str, words: str) -> None:
    assert written(template, **NAMES) == words


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("{{ units[2].name }}", "missing"),
        ("{{ units[-3].name }}", "missing"),
        ("{{ units[1].a }}", "missing"),
        ("{{ x.plain }}", "missing"),
        ("{{ x.source }}", "empty"),
        ("{{ x.earlier }}", "empty"),
        ("{{ map._b }}", "syntax"),
        ("{{ map.c }}", "missing"),
        ("{{ text.upper }}", "missing"),
        ("{{ loop.index }}", "missing"),
        ("{% for u in units %}{{ loop.depth }}{% endfor %}", "missing"),
        ("{{ text + 1 }}", "unfit"),
        ("{{ bare + 1 }}", "unfit"),
        ("{{ true + 1 }}", "unfit"),
        ("{{ 1 + nosuch }}", "missing"),
        ("{{ nosuch + 1 }}", "missing"),
        ("{{ 1 / 0 }}", "unfit"),
        ("{{ x / 0 }}", "unfit"),
        ("{{ 7 % 2 }}", "syntax"),
        ("{{ units }}", "empty"),
        ("{{ '  ' }}", "empty"),
        ("{% for u in text %}{% endfor %}", "unfit"),
        ("{% for u in x %}{% endfor %}", "unfit"),
        ("{% for u in 3 %}{% endfor %}", "unfit"),
    ],
)
def test_what_may_not(template: str, kind: str) -> None:
    assert fault(template, **NAMES).kind == kind


def test_a_result_may_be_as_large_as_the_largest() -> None:
    names = {"x": fact(str(LARGEST), "人"), "y": LARGEST}
    for sum_ in ("x + 0", "y + 0", "0 - y", "x * -1"):
        assert not isinstance(work_out(sum_, names), TemplateFault), sum_
    for sum_ in ("x + 1", "y + 1", "0 - y - 1", "x * -1 - 1"):
        assert isinstance(work_out(sum_, names), TemplateFault), sum_


def test_the_line_of_a_fault_is_that_of_its_template() -> None:
    for line in (1, 2, 4):
        found = fill("\n" * (line - 1) + "{{ nosuch }}", {})
        assert isinstance(found, TemplateFault) and found.line == line
        found = fill("好\n" * (line - 1) + "{{ x | 亿元 }}", NAMES)
        assert isinstance(found, TemplateFault) and found.line == line
        found = fill("好\n" * (line - 1) + "{{ x | nosuch }}", NAMES)
        assert isinstance(found, TemplateFault) and found.line == line


def test_a_sum_is_one_line() -> None:
    for sum_, kind in (
        ("nosuch", "missing"),
        ("gone", "empty"),
        ("x | 亿元", "unfit"),
        ("(", "syntax"),
    ):
        found = work_out(sum_, NAMES, empty=("gone",))
        assert isinstance(found, TemplateFault) and (found.kind, found.line) == (kind, 1)


def spent(template: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the least budget that a template needs."""
    for budget in range(200):
        monkeypatch.setattr(room, "WORK", budget)
        if not isinstance(fill(template, NAMES), TemplateFault):
            return budget
    raise AssertionError


@pytest.mark.parametrize(
    ("template", "cost"),
    [
        ("好", 0),
        ("{{ 'abc' }}", 3),
        ("{{ 'abc' }}{{ x }}", 5),
        # a turn costs 20 and what it prints, also what is written in it
        ("{% for u in units %}{% endfor %}", 40),
        ("{% for u in units %}ab{% endfor %}", 44),
        ("{% for u in units %}{{ 'a' }}{% endfor %}", 42),
        # a filter costs 20, and its words once more where they are printed
        ("{{ x | 整数 }}", 24),
        ("{{ ['a', 'b'] | join }}", 24),
    ],
)
def test_what_work_costs(template: str, cost: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert spent(template, monkeypatch) == cost


def test_the_budget_is_that_of_a_long_stretch_of_copy() -> None:
    assert (room.WORK, room.TURN, room.SECONDS, room.MOST_OUTPUT) == (400_000, 20, 3, 20_000)
    Work(False, until=float("inf")).spend(room.WORK)
    for work, amount in ((Work(False, until=float("inf")), room.WORK + 1), (Work(False), 0)):
        with pytest.raises(UnfitError):
            work.spend(amount)


def test_a_filter_gives_back_no_more_words_than_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "MOST_OUTPUT", 5)
    token = RUNNING.set(Work(False, until=float("inf")))
    try:
        for word, ends in (("a" * 5, False), ("a" * 6, True)):
            filter_ = room._guarded(lambda word=word: word)
            if ends:
                with pytest.raises(UnfitError):
                    filter_()
            else:
                assert filter_() == word
    finally:
        RUNNING.reset(token)


@pytest.mark.parametrize(
    ("near", "code"),
    [("整树", "fill.filter-misspelt"), ("qqqq", "fill.no-filter"), ("_counted", "fill.no-filter")],
)
def test_a_filter_that_is_misspelt_is_told_with_a_near_one(near: str, code: str) -> None:
    why = fault(f"{{{{ x | {near} }}}}", **NAMES).told.values["why"]
    assert getattr(why, "code", "") == code
