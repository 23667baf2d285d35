"""Numbers as Chinese copy states and writes them.

Input: words such as `人均超2万美元` or `连续四年`. Output: the numbers in them, scales such as
万 and 亿 multiplied out, so that they compare with a chart's values; and the way back, for heads.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

DIGITS = "零一二三四五六七八九"
HAN_DIGITS = "〇" + DIGITS
"""Digits of years and decimals (二〇二一), as part of a class of a regular expression."""
ONE_TO_NINE = DIGITS[1:]
ONE_TO_TEN = ONE_TO_NINE + "十"
"""What numbers a head, a figure, a part; also as part of a class."""
NUMERALS = f"{HAN_DIGITS}两十百千万亿"
"""All that a Han numeral may hold, as part of a class."""
_DIGITS = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
# Runs are limited, so that no numeral overflows a float.
_HAN = f"[{NUMERALS}]{{1,20}}(?:点[{HAN_DIGITS}]{{1,20}})?"
_ARABIC = r"\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?"
_NUMBER = re.compile(
    rf"(?P<of>{_ARABIC}|{_HAN})分之(?P<part>{_ARABIC}|{_HAN})"
    rf"|(?P<tenths>[两{ONE_TO_NINE}]|(?<![\d.,])[1-9](?:\.\d)?)成(?P<more>[{ONE_TO_NINE}])?(?!立|功|为|果|员|效|长|就|本)"
    r"|(?P<half>一半|半数)"
    rf"|(?P<arabic>{_ARABIC})(?P<loose>余|多|几)?(?P<scale>[十百千]?[万亿]{{1,2}}|千)?"
    rf"|(?P<han>{_HAN})"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@dataclass(frozen=True)
class Stated:
    """A number in a text: the values it may stand for, and its place."""

    values: tuple[float, ...]
    start: int
    end: int


def stated_numbers(text: str) -> tuple[Stated, ...]:
    """Return the numbers that a text states, in order."""
    text = text.translate(_FULL_WIDTH)
    return tuple(
        Stated(_values(found), found.start(), found.end()) for found in _NUMBER.finditer(text)
    )


def states(number: Stated, value: float) -> bool:
    """Tell whether a stated number is the value, rounding of floats aside."""
    return any(math.isclose(value, one, rel_tol=1e-9, abs_tol=1e-9) for one in number.values)


def scales(words: str) -> tuple[float, ...]:
    """Return what a unit may multiply by: 亿元 1e8, 万人 1e4, 人 1, 千米 1 or 1000."""
    found = re.match("[十百千]?[万亿]{1,2}|千", words)
    if found is None:
        return (1.0,)
    return (1.0, 1000.0) if found[0] == "千" else (_scale(found[0]),)


def without_scale(unit: str) -> str:
    """Return a unit without its scale: 万美元 becomes 美元."""
    return re.sub("^[十百千]?[万亿]{1,2}", "", unit)


def in_han(value: int) -> str:
    """Return a whole number from 0 to 9999 in Han numerals: 七, 十二, 三十, 一百零五.

    Raises:
        ValueError: it is smaller or larger.
    """
    if not 0 <= value < 10_000:
        raise ValueError(value)
    if value < 10:
        return DIGITS[value]
    words = ""
    for unit, place in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // place % 10
        if digit:
            words += f"{DIGITS[digit]}{unit}"
        elif words and value % place:  # one 零 for all the places that are empty in between
            words = words.removesuffix("零") + "零"
    return words.removeprefix("一") if 10 <= value < 20 else words


def _values(found: re.Match[str]) -> tuple[float, ...]:
    if found["of"]:
        whole, part = _plain(found["of"]), _plain(found["part"])
        return (100 * part / whole, part / whole) if whole else (part,)
    if found["tenths"]:
        tenths = _DIGITS.get(found["tenths"]) or float(found["tenths"])
        return (10.0 * tenths + _DIGITS[found["more"] or "零"],)
    if found["half"]:
        return (50.0, 0.5)
    if found["han"]:
        return (value_of(found["han"]),)
    value = _plain(found["arabic"])
    if found["scale"] == "千":
        return (value, 1000 * value)  # 3千米 or 3千人
    return (value * _scale(found["scale"] or ""),)


def _scale(words: str) -> float:
    return float(math.prod((_TENS | _SCALES)[char] for char in words))


def _plain(words: str) -> float:
    if words[0] in _DIGITS or words[0] in _TENS or words[0] in _SCALES:
        return value_of(words)
    return float(words.replace(",", ""))


def value_of(words: str) -> float:
    """Return the value of a Han numeral: 三万五千, 二〇二一, 三点五, 十四."""
    words, _, decimals = words.partition("点")
    fraction = float("0." + "".join(str(_DIGITS[char]) for char in decimals)) if decimals else 0.0
    if all(char in _DIGITS for char in words):
        return float("".join(str(_DIGITS[char]) for char in words)) + fraction
    total, section, digit = 0, 0, 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        else:
            section, digit = section + digit, 0
            total = (
                (total + section or 1) * _SCALES[char]
                if char == "亿"
                else (total + (section or 1) * _SCALES[char])
            )
            section = 0
    return float(total + section + digit) + fraction
