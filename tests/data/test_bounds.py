"""The bounds of figures: each at both its sides, and what is exactly on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from content.filling.compare import against, change, place_of, short_name
from content.filling.numbers import fact_of, printed_number, tenths
from content.filling.quantities import (
    LARGEST,
    Fact,
    Printed,
    UnfitError,
    decimal,
    measure,
    number,
    with_unit,
)
from content.filling.style import cut, digits_of, grouped, listed, rounded, shown
from tests.data.given import fact, fault, ranked, written


@pytest.mark.parametrize(
    ("unit", "scale", "base"),
    [
        ("元", "1", "元"), ("百人", "1", "百人"), ("千人", "1", "千人"), ("万元", "1e4", "元"),
        ("十万元", "1", "十万元"), ("百万元", "1e6", "元"), ("千万元", "1e7", "元"),
        ("亿元", "1e8", "元"), ("万亿元", "1e12", "元"), ("%", "0.01", "share"),
        ("％", "0.01", "share"), ("‰", "0.001", "share"), ("share", "1", "share"),
        (" 万人 ", "1e4", "人"), ("", "1", ""),
    ],
)  # fmt: skip
def test_a_unit_has_its_scale(unit: str, scale: str, base: str) -> None:
    found = measure(unit)
    assert (found.scale, found.base) == (Decimal(scale), base)
    assert found.share is (base == "share")


@pytest.mark.parametrize(
    ("figure", "template"),
    [
        (fact("400", "亿元"), "{{ x | 超(400) }}"),
        (fact("399.9", "亿元"), "{{ x | 以上(400) }}"),
        (fact("400", "亿元"), "{{ x | 不足(400) }}"),
        (fact("400", "亿元"), "{{ x | 近(400) }}"),
        (fact("379.9", "亿元"), "{{ x | 近(400) }}"),
        (fact("0.049", "share"), "{{ x | 成 }}"),
        (fact("1", "share"), "{{ x | 成 }}"),
        (fact("0.07", "share"), "{{ x | 成 }}"),
        (fact("99", "年"), "{{ x | 年 }}"),
        (fact("3000", "年"), "{{ x | 年 }}"),
        (fact("2020.5", "年"), "{{ x | 年 }}"),
        (fact("2020", "年"), "{{ x | 年至(2020) }}"),
        (fact("10", "%", earlier="8"), "{{ x | 超(11) }}"),
    ],
)
def test_what_is_untrue_of_a_figure_is_refused(figure: Fact, template: str) -> None:
    assert fault(template, x=figure).told.code.startswith("fill.")


@pytest.mark.parametrize(
    ("figure", "template", "words"),
    [
        (fact("400.1", "亿元"), "{{ x | 超(400) }}", "超400亿元"),
        (fact("400", "亿元"), "{{ x | 以上(400) }}", "400亿元以上"),
        (fact("399.9", "亿元"), "{{ x | 不足(400) }}", "不足400亿元"),
        (fact("380", "亿元"), "{{ x | 近(400) }}", "近400亿元"),
        (fact("0.08", "share"), "{{ x | 成 }}", "近一成"),
        (fact("0.1", "share"), "{{ x | 成 }}", "一成"),
        (fact("0.379", "share"), "{{ x | 成 }}", "三成多"),
        (fact("0.98", "share"), "{{ x | 成 }}", "九成多"),
        (fact("1000", "年"), "{{ x | 年 }}", "1000年"),
        (fact("2999", "年"), "{{ x | 年 }}", "2999年"),
        # 约 says that a number was rounded, and only then; digits of the filter before stay
        (fact("351234", "人"), "{{ x | 万人(2) | 约 }}", "约35.12万人"),
        (fact("351200", "人"), "{{ x | 万人(2) | 约 }}", "35.12万人"),
        (fact("351234", "人"), "{{ x | 约 }}", "351234人"),
        (fact("351234.4", "人"), "{{ x | 约 }}", "约351234人"),
    ],
)
def test_what_is_true_of_a_figure_is_printed(figure: Fact, template: str, words: str) -> None:
    assert written(template, x=figure) == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,234.5", "1234.5"),
        ("１２．５", "12.5"),
        ("−3", "-3"),
        ("－3", "-3"),
        ("+3", "3"),
        ("12.5%", "0.125"),
        ("12.5％", "0.125"),
        ("1e3", "1000"),
        ("1.5E-2", "0.015"),
        ("1e123", None),
        ("12e3", None),
        ("1,23", None),
        ("三", None),
        ("", None),
        ("%", None),
        ("1" + "0" * 24, "1e24"),
        ("1" + "0" * 23 + "1", None),
        ("-1" + "0" * 23 + "1", None),
    ],
)
def test_a_written_number_is_read_exactly(words: str, value: str | None) -> None:
    assert decimal(words) == (None if value is None else Decimal(value))


def test_numbers_of_templates_are_read_and_no_others() -> None:
    assert number(3) == 3 and number("3.5") == Decimal("3.5") and number(0.1) == Decimal("0.1")
    assert number(fact("7")) == 7 and number(Printed("7人", Decimal(7))) == 7
    assert number(LARGEST) == LARGEST
    over = LARGEST + 1
    wrongs: tuple[object, ...] = (True, None, [], "x", over, -over, Decimal("NaN"), Printed("x"))
    for wrong in wrongs:
        with pytest.raises(UnfitError):
            number(wrong)


def test_what_is_told_of_a_number_is_cut() -> None:
    assert [len(fact_of("1" * length).name) for length in (19, 20, 21)] == [19, 20, 20]
    for length in (19, 20, 21):
        with pytest.raises(UnfitError) as caught:
            number("x" * length)
        assert caught.value.told.values["value"] == "x" * min(length, 20)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("412.5亿元", ("412.5", "亿元")),
        (" 97.46% ", ("97.46", "%")),
        ("3 人", ("3", "人")),
        ("3" + "户" * 12, ("3", "户" * 12)),
        ("3" + "户" * 13, None),
        ("3人，", None),
        ("人3", None),
    ],
)
def test_a_number_and_its_unit_in_one(words: str, found: tuple[str, str] | None) -> None:
    assert with_unit(words) == (found and (Decimal(found[0]), found[1]))


def test_figures_are_reckoned_with() -> None:
    one, two = fact("3", "万人", earlier="2", parent="9"), fact("5000", "人")
    total = one + two
    assert (total.value, total.unit) == (Decimal("3.5"), "万人")
    assert total.earlier is None and total.parent is None
    assert sum((one, two), 0) == total
    assert (one - two).value == Decimal("2.5")
    assert (5 - one).value == 2
    assert (one * 2).value == 6 and (2 * one).value == 6
    assert (one * fact("50", "%")).value == Decimal("1.5")
    assert (fact("50", "%") * one).value == Decimal("1.5")
    assert (one / two).value == 6 and (one / two).unit == "share"
    assert (one / 2).value == Decimal("1.5")
    assert (one / fact("2", "户")).unit == ""
    assert (-one).value == -3 and abs(-one).value == 3
    assert one > two and two < one and one >= 3 and one <= 3
    assert not (one > 3 or one < 3 or two >= one or one <= two)
    assert one == fact("30000", "人") and one != two and one != fact("3", "户")
    assert hash(one) == hash(fact("30000", "人")) and bool(fact("0", "人"))
    with pytest.raises(UnfitError):
        one + fact("1", "户")
    with pytest.raises(UnfitError):
        one / 0
    with pytest.raises(UnfitError):
        one / fact("0", "人")
    with pytest.raises(UnfitError):
        one * two


def test_figures_are_told_in_units_of_their_kind() -> None:
    assert fact("3", "万人").into("人") == 30000
    assert fact("0.125", "share").into("%") == Decimal("12.5")
    assert fact("3", "").into("人") == 3 and fact("3", "人").into("") == 3
    for wrong in ("户", "%"):
        with pytest.raises(UnfitError):
            fact("3", "人").into(wrong)
    with pytest.raises(UnfitError):
        fact("3", "%").into("人")


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        ("2.345", None, "2.35"),
        ("2.344", None, "2.34"),
        ("2.300", None, "2.3"),
        ("1200", None, "1200"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.4", 0, "2"),
        ("-0.004", None, "0"),
        ("2", 2, "2.00"),
        ("2.34567", 9, None),
        ("2.6", -1, "3"),
    ],
)
def test_digits(value: str, digits: int | None, words: str | None) -> None:
    made, exact = shown(Decimal(value), digits)
    if words is None:
        words = f"{rounded(Decimal(value), digits_of(digits)):f}"
        assert digits_of(digits) < 9
    assert made == words
    assert exact == Decimal(words)


def test_words_of_numbers() -> None:
    assert cut(Decimal("2.39"), 1) == Decimal("2.3") and cut(Decimal("-2.39"), 1) == Decimal("-2.3")
    assert [grouped(one) for one in ("999", "1000", "-1234567.25")] == [
        "999",
        "1,000",
        "-1,234,567.25",
    ]
    assert [listed(list("甲乙丙")[:n]) for n in range(4)] == ["", "甲", "甲和乙", "甲、乙和丙"]
    names = ("荷塘区", "攸县", "云龙", "株洲市", "示范区")
    assert [short_name(name) for name in names] == ["荷塘", "攸县", "云龙", "株洲", "示范"]


def test_a_chart_draws_what_is_printed() -> None:
    assert printed_number(Printed("35万人", Decimal(35)), None) == 35
    assert printed_number(fact("0.12345", "share"), None) == Decimal("12.345")
    assert printed_number(fact("3.456", "人"), 1) == Decimal("3.5")
    assert printed_number(fact("3.456", "人"), None) == Decimal("3.456")
    assert fact_of(Decimal(3)).value == 3
    assert fact_of(Printed("3人", Decimal(3), fact("9"))).value == 9


def test_what_is_level_draws_as_nothing() -> None:
    for own, words in (("0.5", "与全市持平"), ("0.50001", "与全市基本持平")):
        made = against(fact(own, "share", parent="0.5"))
        assert str(made) == words
        assert made.number == 0
    assert against(fact("0.6", "share", parent="0.5")).number == 10
    assert against(fact("0.4", "share", parent="0.5")).number == -10
    assert change(fact("100", "人", earlier="100")).number == 0
    assert change(fact("90", "人", earlier="100")).number == -10


@pytest.mark.parametrize(
    ("value", "earlier", "grows"),
    [("2", "1", True), ("0", "1", True), ("-1", "1", False), ("1", "0", False), ("1", "-1", False)],
)
def test_nothing_grows_from_nothing_or_under_it(value: str, earlier: str, grows: bool) -> None:
    figure = fact(value, "人", earlier=earlier)
    if grows:
        assert change(figure).number == (Decimal(value) - 1) * 100
        return
    with pytest.raises(UnfitError) as refused:
        change(figure)
    assert refused.value.told.code == "fill.no-growth"


CHANGES = (
    ({"value": "11", "unit": "人", "earlier": "10"}, "增长", "10%"),
    ({"value": "9", "unit": "人", "earlier": "10"}, "下降", "10%"),
    ({"value": "0.6", "unit": "share", "earlier": "0.5"}, "提高", "10个百分点"),
    ({"value": "0.4", "unit": "share", "earlier": "0.5"}, "下降", "10个百分点"),
    ({"value": "10", "unit": "%", "rate": True}, "增长", "10%"),
    ({"value": "-10", "unit": "%", "rate": True}, "下降", "10%"),
)


@pytest.mark.parametrize(("figure", "verb", "number"), CHANGES)
def test_a_change_has_the_verbs_that_are_asked_for(
    figure: dict[str, Any], verb: str, number: str
) -> None:
    made = replace(fact(**{**figure, "rate": False}), rate=figure.get("rate", False))
    assert str(change(made, 0)) == f"{verb}{number}"
    asked = "回落" if verb == "下降" else "攀升"
    assert str(change(made, 0, "攀升", "回落")) == f"{asked}{number}"


def test_places_count_those_before_and_name_who_shares_them() -> None:
    values = {"甲": "5", "乙": "3", "丙": "3", "丁": "1"}
    found = {own: place_of(ranked(own, **values)) for own in values}
    assert found == {"甲": (1, ()), "乙": (2, ("丙",)), "丙": (2, ("乙",)), "丁": (4, ())}
    assert place_of(ranked("丁", **values), ascending=True) == (1, ())
    assert place_of(ranked("乙", **values), ascending=True) == (2, ("丙",))
    with pytest.raises(UnfitError):
        place_of(ranked("甲", 甲="5"))
    assert place_of(ranked("甲", 甲="5", 乙="4")) == (1, ())


@pytest.mark.parametrize(
    ("percent", "words", "drawn"),
    [
        ("70", "七成", 70),
        ("72", "七成多", 70),
        ("79", "近八成", 80),
        ("99", "九成多", 90),
        ("9.5", "近一成", 10),
    ],
)
def test_tenths_are_drawn_as_they_are_printed(percent: str, words: str, drawn: int) -> None:
    made = tenths(fact(percent, "%"))
    assert str(made) == words
    assert made.number == drawn
