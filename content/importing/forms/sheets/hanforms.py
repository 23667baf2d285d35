"""Figures in Han numerals, as the number formats [DBNum1] and [DBNum2] show them.

Input: a figure in digits and which of the two forms. Output: 一百二十三 or 壹佰贰拾叁 where the
figure is counted, 一二三 where its digits are read one by one (years, codes).
"""

from __future__ import annotations

import re

from fonts.chinese.numerals import DIGITS

_FORM = re.compile(r"\[DBNum([12])\]", re.I)
_ORDINARY = "〇" + DIGITS[1:]
#: Numerals that cannot be altered with a stroke, as cheques have them.
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TENS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_SCALES = ("", "万", "亿", "万亿")


def han_form(part: str) -> int:
    """Return which form a number format asks for: 1 ordinary, 2 legal, 0 none."""
    found = _FORM.search(part)
    return int(found[1]) if found else 0


def read(words: str, form: int) -> str:
    """Return words with each digit as a numeral: 2026 is 二〇二六."""
    digits = _LEGAL if form == 2 else _ORDINARY
    return re.sub(r"[0-9]", lambda m: digits[int(m[0])], words) if form else words


def counted(words: str, form: int, *, bare: bool = False) -> str:
    """Return a figure counted: 123.5 is 一百二十三.五; `bare` writes 12 as 十二, as dates do."""
    found = re.fullmatch(r"(-?)(\d{1,16})(\.\d+)?", words)
    if not form or not found:
        return read(words, form)
    whole = _whole(int(found[2]), form)
    if bare and form == 1 and whole.startswith("一十"):
        whole = whole[1:]
    return found[1] + whole + read(found[3] or "", form)


def _whole(value: int, form: int) -> str:
    """Return a whole number in numerals, one zero for any run of noughts within it."""
    digits = _LEGAL if form == 2 else _ORDINARY
    if not value:
        return digits[0]
    written = ""
    groups: list[int] = []
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            continue
        if written and (group < 1000 or (at + 1 < len(groups) and not groups[at + 1])):
            written += digits[0]
        written += _below_ten_thousand(group, form) + _SCALES[at]
    return written


def _below_ten_thousand(value: int, form: int) -> str:
    digits = _LEGAL if form == 2 else _ORDINARY
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + _TENS[form][power]
            gap = False
        else:
            gap = True
    return out
