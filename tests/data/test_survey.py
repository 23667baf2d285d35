"""What is looked at in a table before editions are made of it: each limit at both its sides."""

from __future__ import annotations

import pytest

from content.filling.survey import FEWEST, survey
from tests.data.tables import base


def doubts(
    rows: list[str], header: str = "县 数", need: tuple[str, ...] = (), **use: object
) -> list[tuple[str, int, str]]:
    """Return code, line and column of what is noted about all rows."""
    made, findings = base(rows, header, **use)  # type: ignore[arg-type]
    survey(made, findings, list(made.rows), need)
    return [(f.told.code.removeprefix("fill."), f.line, f.field) for f in findings.all()]


@pytest.mark.parametrize(
    ("now", "before", "leaps"),
    [
        ("150", "100", False),
        ("151", "100", True),
        ("50", "100", False),
        ("49", "100", True),
        ("150", "0", False),
        ("9", "-1", False),
        ("2", "1", True),
        ("0", "1", True),
        ("x", "1", False),
        ("9", "x", False),
    ],
)
def test_a_leap_is_more_than_half_of_an_earlier_value(now: str, before: str, leaps: bool) -> None:
    uses = {"数": {"column": "数", "earlier": "前"}}
    found = doubts([f"甲县 {now} {before}"], "县 数 前", columns=uses)
    assert (("cell-outlier", 2, "数") in found) is leaps


@pytest.mark.parametrize(
    ("share", "odd"),
    [("0", False), ("100", False), ("100.1", True), ("-0.1", True), ("1", False), ("99.9", False)],
)
@pytest.mark.parametrize("unit", ["%", "人"])
def test_a_share_of_a_mean_lies_between_nothing_and_all(share: str, odd: bool, unit: str) -> None:
    uses = {"数": {"column": "数", "parent": "mean", "weight": "重"}, "重": {"column": "重"}}
    found = doubts([f"甲县 {share} 1"], "县 数 重", units={"数": unit}, columns=uses)
    assert (("cell-outlier", 2, "数") in found) is (odd and unit == "%")
    alone = doubts([f"甲县 {share}"], units={"数": unit}, columns={"数": {}})
    assert alone == []


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ("1000 60 70 80 90 100", [2]),
        ("999 60 70 80 90 100", []),
        ("60 70 80 90 100 6", [7]),
        ("60 70 80 90 100 6.1", []),
        ("1000 6 60 70 80 90 100", [2, 3]),
        ("1000 60 70 80 90", []),
        ("1000 60 70 80 90 _", []),
        ("1000 60 70 80 90 0", []),
        ("1000 60 70 80 90 -5", []),
        ("60 70 80 90 100 0 0.5 1", []),
        ("0.04 0.5 0.6 0.7 0.8 0.9", [2]),
    ],
)
def test_a_value_is_far_from_ten_times_the_next_on(values: str, far: list[int]) -> None:
    rows = [
        f"{name}县 {cell}" for name, cell in zip("甲乙丙丁戊己庚辛", values.split(), strict=False)
    ]
    found = doubts(rows, columns={"数": {}})
    assert sorted(line for code, line, _ in found if code == "cell-far") == far


def test_the_others_of_a_far_value_are_told_from_least_to_most() -> None:
    rows = [
        f"{name}县 {cell}"
        for name, cell in zip("甲乙丙丁戊己", (5, 60, 70, 80, 90, 1000), strict=True)
    ]
    made, findings = base(rows, "县 数", columns={"数": {}})
    survey(made, findings, list(made.rows))
    told = {f.told.values["row"]: f.told.values for f in findings.all()}
    assert (told["己县"]["low"], told["己县"]["high"]) == ("5", "90")
    assert (told["甲县"]["low"], told["甲县"]["high"]) == ("60", "1000")
    assert len(rows) == FEWEST


@pytest.mark.parametrize(("unit", "earlier"), [("%", False), ("‰", False), ("人", True)])
def test_shares_and_what_an_earlier_value_judges_are_never_far(unit: str, earlier: bool) -> None:
    use = {"数": {"column": "数", "unit": unit, "earlier": "前" if earlier else ""}}
    rows = [
        f"{name}县 {n} {n}" for name, n in zip("甲乙丙丁戊己", (1, 2, 2, 2, 2, 90), strict=True)
    ]
    assert doubts(rows, "县 数 前", columns=use) == []


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("甲", True),
        ("甲县", False),
        ("双江拉祜族佤族布朗族傣族自治县", False),
        ("双江拉祜族佤族布朗族傣族自治县区", True),
        ("甲县1", True),
        ("A县", True),
        ("阿·乙", False),
    ],
)
def test_a_name_has_two_to_fifteen_characters(name: str, odd: bool) -> None:
    assert doubts([f"{name} 1"], columns={"数": {}}) == [("name-odd", 2, "")] * odd


def test_two_units_of_one_name_are_told_with_the_first() -> None:
    rows = ["1 甲县 5", "2 乙县 5", "3 甲县 5"]
    made, findings = base(rows, "码 县 数", name="县", columns={"数": {}})
    survey(made, findings, list(made.rows))
    (found,) = findings.all()
    assert (found.told.code, found.line, found.told.values["first"]) == ("fill.name-twice", 4, 2)


def test_an_empty_cell_is_told_but_where_it_is_needed() -> None:
    uses = {"数": {"column": "数", "earlier": "前"}}
    rows, header = ["甲县 _ _ _ _", "乙县 1 1 王 3"], "县 数 前 长 别"
    words = {"长官": "长"}
    missing = [("cell-missing", 2, column) for column in ("前", "数", "长")]
    assert doubts(rows, header, columns=uses, words=words) == missing
    assert doubts(rows, header, ("数", "谁"), columns=uses, words=words) == [missing[0], missing[2]]


@pytest.mark.parametrize(
    ("total", "off"),
    [("201", False), ("200", False), ("199.9", True), ("202", False), ("203", True)],
)
@pytest.mark.parametrize("method", ["sum", "none"])
def test_rows_add_up_to_their_total_within_rounding(total: str, off: bool, method: str) -> None:
    uses = {"数": {"column": "数", "parent": method}}
    found = doubts(["甲县 120", "乙县 81", "丙县 _", f"合计 {total}"], columns=uses)
    assert (("total-off", 5, "数") in found) is (off and method == "sum")
    grouped = doubts(
        ["甲县 120", "乙县 81", f"合计 {total}"], columns=uses, group={"column": "县", "first": 1}
    )
    assert "total-off" not in [code for code, *_ in grouped]


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ("0.912 0.88 93 90.1 88 95", [2, 3]),
        ("1.2 93 90.1 88 95 91", []),
        ("0.4 3 2.8 5 1.1 2", []),
        ("0.4 93 90.1 88 95", []),
    ],
)
def test_a_share_among_percentages_is_looked_at(values: str, far: list[int]) -> None:
    rows = [f"{n}县 {value}" for n, value in enumerate(values.split())]
    found = doubts(rows, units={"数": "%"}, columns={"数": {}})
    assert sorted(line for code, line, _ in found if code == "cell-far") == far


@pytest.mark.parametrize(("value", "odd"), [("0.97", 0), ("1.05", 0), ("97.1", 1), ("-0.1", 1)])
def test_a_share_of_much_more_than_one_is_a_percentage(value: str, odd: int) -> None:
    found = doubts([f"甲县 {value}"], units={"数": "share"}, columns={"数": {}})
    assert [code for code, _, _ in found].count("cell-outlier") == odd
