"""Numbers in Chinese copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonts.chinese.numerals import scales, stated_numbers, states, without_scale


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("连续四年", [4]),
        ("连续14年", [14]),
        ("人均超2万美元", [20_000]),
        ("突破400亿元", [400e8]),
        ("80余亿元", [80e8]),
        ("10多公里", [10]),
        ("三万五千", [35_000]),
        ("一亿三千万", [130_000_000]),
        ("2万亿元", [2e12]),
        ("二〇二一年", [2021]),
        ("十四", [14]),
        ("一百零五", [105]),
        ("两万", [20_000]),
        ("百分之七十", [70]),
        ("七成五", [75]),
        ("一半", [50]),
        ("三点五", [3.5]),
        ("1,234人", [1234]),
        ("１２．５％", [12.5]),
        ("9%、13%", [9, 13]),
        ("成立三年", [3]),
        ("没有数字", []),
        ("百万", [1_000_000]),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [number.values[0] for number in stated_numbers(text)] == values


def test_fractions_and_kilometres_may_stand_for_two_values() -> None:
    (third,) = stated_numbers("三分之一")
    assert states(third, 100 / 3)
    assert states(third, 1 / 3)
    (way,) = stated_numbers("3千米")
    assert states(way, 3)
    assert states(way, 3000)


@pytest.mark.parametrize(
    ("unit", "scale", "rest"),
    [
        ("亿元", 1e8, "元"),
        ("万美元", 1e4, "美元"),
        ("人", 1, "人"),
        ("", 1, ""),
        ("百万吨", 1e6, "吨"),
    ],
)
def test_units(unit: str, scale: float, rest: str) -> None:
    assert scales(unit) == (scale,)
    assert without_scale(unit) == rest


@given(st.text("0123456789零一二两三十百千万亿余多成半分之点,.%年", max_size=60))
def test_never_raises_and_places_are_in_order(text: str) -> None:
    at = 0
    for number in stated_numbers(text):
        assert at <= number.start < number.end <= len(text)
        at = number.end


@given(st.integers(0, 99_999_999), st.sampled_from(["", "年", "人次"]))
def test_digits_read_as_themselves(value: int, unit: str) -> None:
    (number,) = stated_numbers(f"共{value}{unit}")
    assert states(number, value)
