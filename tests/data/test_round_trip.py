"""What is printed can be read back, and is the figure as rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from content.filling import compare, numbers, style
from content.filling.quantities import Fact, with_unit
from fonts.chinese.numerals import stated_numbers, states

VALUES = st.decimals(
    min_value=0, max_value=Decimal(10) ** 11, allow_nan=False, allow_infinity=False, places=6
)
DIGITS = st.integers(0, 4)


def half_up(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


@settings(deadline=None, max_examples=150)
@given(VALUES, DIGITS, st.sampled_from(["人", "万人", "亿元", "万元"]))
@example(Decimal("0.5"), 0, "人")
@example(Decimal("1.005"), 2, "人")
@example(Decimal("34.885"), 2, "万人")
def test_printed_numbers_read_back_as_rounded(value: Decimal, digits: int, unit: str) -> None:
    assume(digits < 2 or value == 0 or half_up(value, digits))
    words = numbers.in_unit(Fact("x", value, unit), unit, digits)
    assert with_unit(words) == (half_up(value, digits), unit)
    assert words.number == half_up(value, digits)
    found = stated_numbers(words)
    scale = float(Fact("x", Decimal(1), unit).plain)
    assert any(states(one, float(half_up(value, digits)) * scale) for one in found)


@settings(deadline=None, max_examples=150)
@given(VALUES)
def test_usual_digits_are_two_at_most_without_zeros(value: Decimal) -> None:
    words, made = style.shown(value)
    assert Decimal(words) == made == half_up(value, 2)
    assert "." not in words or not words.endswith(("0", "."))


@settings(deadline=None, max_examples=150)
@given(VALUES, VALUES.filter(bool), DIGITS)
@example(Decimal(97), Decimal(100), 1)
@example(Decimal(0), Decimal(1), 0)
def test_growth_never_has_a_sign_and_goes_its_way(
    now: Decimal, before: Decimal, digits: int
) -> None:
    earlier = Fact("x", before, "亿元", "2019年")
    words = compare.on_year(Fact("x", now, "亿元", earlier=earlier), digits)
    assert "-" not in words
    rate = half_up((now - before) * 100 / before, digits)
    if "持平" in words:
        assert rate == 0
        assert ("基本" in words) == (now != before)
    else:
        assert words.startswith("同比增长" if now > before else "同比下降")
        assert Decimal(words[4:-1]) == abs(rate)


@settings(deadline=None, max_examples=150)
@given(st.decimals(0, 1, places=5), st.decimals(0, 1, places=5))
def test_comparison_of_shares_goes_its_way(own: Decimal, above: Decimal) -> None:
    parent = Fact("x", above, "share")
    words = compare.against(Fact("x", own, "share", parent=parent, parent_name="全市"))
    if own == above:
        assert words == "与全市持平"
    elif "持平" in words:
        assert abs(own - above) * 100 < Decimal("0.005")
    else:
        assert words.startswith("高于全市" if own > above else "低于全市")
        assert words.endswith("个百分点")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 6), min_size=2, max_size=8))
def test_places_count_those_before(values: list[int]) -> None:
    peers = {str(i): Decimal(value) for i, value in enumerate(values)}
    for i, value in enumerate(values):
        at, same = compare.place_of(Fact("x", Decimal(value), own=str(i), peers=peers))
        assert at == 1 + sum(other > value for other in values)
        assert len(same) == values.count(value) - 1
