"""A cell's value and its number format → the words that a person sees in the cell.

Input: a value as openpyxl gives it and the format's code, e.g. `#,##0.00` or `yyyy"年"m"月"`.
Output: the words shown: 1,234,567.89, 98.6%, 2025年1月, 10:30. Halves are rounded away from zero
on the decimal digits, as spreadsheets do: 1.005 is shown as 1.01.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from content.importing.forms.sheets.hanforms import counted, han_form, read
from fonts.chinese.calendar import WEEKDAYS

#: Codes that a Chinese Excel knows by number only, and that other programs do not know.
CHINESE_FORMS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    55: '上午/下午h"时"mm"分"',
}
#: What a formula shows that has no value.
ERRORS = frozenset(
    {
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
    }
)
#: Digits of a number without a format, with its point: what fits a cell of the usual width.
_GENERAL = 11
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
#: Before a character that a format writes as it stands; a Chinese Excel keeps the second.
_ESCAPES = "\\!"
#: What a format writes as a fraction, its denominator open or given; no date has such a part.
_FRACTION = re.compile(r"(?:(?P<whole>[#0?]+)\s+)?(?P<above>[#?]+)/(?P<below>[#?]+|\d+)")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|_.|\*.|(?P<general>General|G/通用格式)"
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<date>[yYeEgGbB]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|a{3,4})"
    r"|(?P<number>[0#?][0#?,.]*(?:[eE][+-]0+)?|\.[0#?]+)|(?P<text>@)|(?P<other>.)"
)


def tells_moment(form: str) -> bool:
    """Tell whether a format writes a number as a moment: aaaa alone is the day of the week."""
    tokens = list(_TOKEN.finditer(_cut(form)[0]))
    moment = any(t["date"] or t["elapsed"] for t in tokens)
    return moment and not any(t["number"] or t["general"] or t["text"] for t in tokens)


def shown(value: object, form: str) -> str:
    """Return what a cell shows of a value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return _moment(value, form)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(f"{value:.15g}"), form)
    parts = _cut(form)
    section = parts[3] if len(parts) > 3 else parts[-1] if "@" in parts[-1] else "@"
    if not section:
        return ""  # ;;; hides words too
    words = str(value).strip()
    tokens = _TOKEN.finditer(section) if "@" in section else ()
    return "".join(words if t["text"] else _literal(t) for t in tokens).strip() or words


def _cut(form: str) -> list[str]:
    """Cut a format at the semicolons that stand in no quotes."""
    parts, quoted, at = [""], False, 0
    while at < len(form):
        char = form[at]
        if char in _ESCAPES and not quoted:
            parts[-1] += form[at : at + 2]
            at += 2
            continue
        quoted ^= char == '"'
        if char == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += char
        at += 1
    return parts


def _section(form: str, value: Decimal) -> tuple[str, Decimal]:
    """Return the part of a format that a value takes, and the value as that part writes it."""
    parts = _cut(form)[:3]
    for part in parts:
        found = _CONDITION.search(part)
        if found:
            limit, sign = Decimal(found[2]), found[1]
            holds = {
                "<": value < limit,
                "<=": value <= limit,
                ">": value > limit,
                ">=": value >= limit,
                "=": value == limit,
                "<>": value != limit,
            }[sign]
            if holds:
                return part, value
    if any(_CONDITION.search(part) for part in parts):
        return parts[-1], value
    if value < 0 and len(parts) > 1:
        return parts[1], -value  # the part says itself how it shows what is negative
    if value == 0 and len(parts) > 2:
        return parts[2], value
    return parts[0], value


def _number(value: Decimal, form: str) -> str:
    part, value = _section(form, value)
    if not part.strip():
        return "" if form.strip() else _general(value)
    tokens = list(_TOKEN.finditer(part))
    if "%" in "".join(t["other"] or "" for t in tokens):
        value *= 100
    found = _FRACTION.search(part)
    if found:
        return f"{_literals(part[: found.start()])}{_fraction(value, found)}".strip()
    han = han_form(part)
    codes = [t["number"] for t in tokens if t["number"]]
    shares = _shared(value, codes)
    out, placed = "", False
    for token in tokens:
        if token["number"]:
            out += read(shares.pop(0), han)
            placed = True
        elif token["general"]:
            out += counted(_general(value), han)
            placed = True
        else:
            out += _literal(token)
    if not placed and ("@" in part or han):
        return counted(_general(value), han)
    return _minus_first(out.strip())


def _shared(value: Decimal, codes: Sequence[str]) -> list[str]:
    """Return what each code of digits shows, from the right.

    000-0000 parts 5551234 as 555-1234; 0!.0,"万元", with its point in no code, shows 12345678 as
    1234.6万元: its last comma divides by a thousand. Commas between such digits are left out.
    """
    if len(codes) < 2 or any(set(code) - set("0#?,") for code in codes):
        return [_digits(value, code) for code in codes[:1]] + [""] * (len(codes) - 1)
    thousands = len(codes[-1]) - len(codes[-1].rstrip(","))
    bare = [code.replace(",", "") for code in codes]
    words = _digits(value.scaleb(-3 * thousands), "".join(bare))
    shares: list[str] = []
    for code in reversed(bare[1:]):
        words, share = words[: -len(code)], words[-len(code) :]
        shares.insert(0, share)
    return [words, *shares]


def _fraction(value: Decimal, found: re.Match[str]) -> str:
    """Return a number as a fraction: 1.5 by # ?/? is 1 1/2."""
    exact = Fraction(abs(value))
    below = found["below"]
    if below.isdigit() and int(below):
        over, under = round(exact * int(below)), int(below)
    else:
        near = exact.limit_denominator(10 ** len(below) - 1)
        over, under = near.numerator, near.denominator
    minus = "-" if value < 0 and over else ""
    if not found["whole"]:
        return f"{minus}{over}/{under}"
    whole, over = divmod(over, under)
    if not over:
        return f"{minus}{whole}"
    return f"{minus}{whole} {over}/{under}" if whole else f"{minus}{over}/{under}"


def _literals(part: str) -> str:
    """Return what a part of a format writes as it stands."""
    return "".join(map(_literal, _TOKEN.finditer(part)))


def _minus_first(words: str) -> str:
    """Write the sign before a currency: ¥-3.5 is shown as -¥3.5."""
    found = re.fullmatch(r"([^\d\s-]+)-(\d.*)", words)
    return f"-{found[1]}{found[2]}" if found else words


def _literal(token: re.Match[str]) -> str:
    for name in ("quoted", "escaped", "money", "other"):
        if token[name]:
            return token[name]
    return ""


def _general(value: Decimal) -> str:
    """Return a number without a format: whole numbers whole, others in eleven places."""
    whole = len(str(int(abs(value))))
    places = max(0, _GENERAL - 1 - whole)
    words = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words in ("-0", "") else words


def _digits(value: Decimal, code: str) -> str:
    """Return a number by a code of digits: #,##0.00; a comma at the end divides by a thousand."""
    power = re.search(r"[eE]([+-])(0+)$", code)
    if power:
        places = len(code[: power.start()].partition(".")[2])
        front, _, exponent = f"{value:.{places}E}".partition("E")
        sign = "-" if exponent[0] == "-" else power[1].replace("-", "")
        return f"{front}E{sign}{exponent[1:].rjust(len(power[2]), '0')}"
    bare = code.rstrip(",")
    value = value.scaleb(-3 * (len(code) - len(bare)))
    whole, _, tail = bare.partition(".")
    places = sum(char in "0#?" for char in tail)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    words = f"{abs(rounded):,f}" if "," in whole else f"{abs(rounded):f}"
    front, _, back = words.partition(".")
    least = sum(char == "0" for char in tail)
    back = back[:least] + back[least:].rstrip("0")
    zeros = sum(char == "0" for char in whole)
    front = front.rjust(zeros, "0") if front != "0" or zeros else ""
    minus = "-" if rounded < 0 else ""
    return f"{minus}{front}.{back}" if back else f"{minus}{front}"


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, form: str) -> str:
    form = form or "General"
    tokens = list(_TOKEN.finditer(_cut(form)[0]))
    if not any(t["date"] or t["elapsed"] for t in tokens):
        return _plain(value)
    half, han = any(t["half"] for t in tokens), han_form(form)
    codes = [(t["date"] or t["elapsed"] or "").lower() for t in tokens]
    return "".join(
        _in_han(_part(value, token, codes, at, half=half), token, han)
        for at, token in enumerate(tokens)
    ).strip()


def _in_han(words: str, token: re.Match[str], han: int) -> str:
    """Return a piece of a moment in Han numerals, its year read and all else counted."""
    if not han or not (token["date"] or token["elapsed"]):
        return words
    year = (token["date"] or "")[:1].lower() in ("y", "e")
    return read(words, han) if year else counted(words, han, bare=True)


def _plain(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value.date().isoformat()} {value.hour}:{value.minute:02}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    return str(value)


def _part(
    value: dt.datetime | dt.date | dt.time | dt.timedelta,
    token: re.Match[str],
    codes: Sequence[str],
    at: int,
    *,
    half: bool,
) -> str:
    """Return what one piece of a format shows of a moment."""
    if isinstance(value, dt.timedelta):
        day, seconds = None, int(value.total_seconds())
    elif isinstance(value, dt.time):
        day, seconds = None, value.hour * 3600 + value.minute * 60 + value.second
    elif isinstance(value, dt.datetime):
        day, seconds = value.date(), value.hour * 3600 + value.minute * 60 + value.second
    else:
        day, seconds = value, 0
    hour = seconds // 3600
    if token["half"]:
        return (
            ("上午" if hour < 12 else "下午")
            if "上" in token["half"]
            else ("AM" if hour < 12 else "PM")
        )
    if not (token["date"] or token["elapsed"]):
        return _literal(token)
    code = codes[at]
    kind, wide = code[0], len(code.partition(".")[0]) > 1
    if token["elapsed"]:
        return str({"h": hour, "m": seconds // 60, "s": seconds}[kind])
    before = next((c[0] for c in reversed(codes[:at]) if c), "")
    after = next((c[0] for c in codes[at + 1 :] if c), "")
    clock = kind == "m" and (before == "h" or after == "s")
    if kind == "h":
        number = (hour % 12 or 12) if half else hour % 24 if day else hour
    elif clock:
        number = seconds // 60 % 60
    elif kind == "s":
        number = seconds % 60
    elif day is None:
        return ""
    elif kind in "ye":
        return f"{day.year % 100:02}" if code in ("y", "yy") else str(day.year)
    elif kind == "a" or (kind == "d" and len(code) > 2):
        return ("星期" if len(code) > 3 else "周") + WEEKDAYS[day.weekday()]
    elif kind == "m":
        number = day.month
    elif kind == "d":
        number = day.day
    else:
        return ""
    return f"{number:02}" if wide else str(number)
