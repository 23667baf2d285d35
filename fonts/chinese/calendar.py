"""The calendar in Chinese: dates and weekdays, written and read."""

from __future__ import annotations

import datetime as dt
import re

WEEKDAYS = "一二三四五六日"
"""Monday first, as `date.weekday` counts."""
WEEK = rf"(?:星期|周|礼拜)(?P<weekday>[{WEEKDAYS}天])"
"""A weekday as copy states it: a part of a regular expression with the group `weekday`."""
DATE = r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
"""A whole date: a part of a regular expression with the groups `year`, `month`, `day`."""
_DATE = re.compile(DATE)


def written(date: dt.date) -> str:
    """Return a date as a paper prints it: 2021年7月27日."""
    return f"{date.year}年{date.month}月{date.day}日"


def weekday(date: dt.date) -> str:
    """Return the weekday of a date: 星期二."""
    return f"星期{WEEKDAYS[date.weekday()]}"


def is_weekday(name: str, date: dt.date) -> bool:
    """Tell whether a date falls on the day that 二, 日 or 天 names."""
    return name.replace("天", "日") == WEEKDAYS[date.weekday()]


def day(year: int, month: int, number: int) -> dt.date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def first_date(text: str) -> dt.date | None:
    """Return the first whole date that a text states, None without one or where it is no day."""
    found = _DATE.search(text)
    return found and day(int(found["year"]), int(found["month"]), int(found["day"]))
