"""Words that web pages set alike: sizes, dates, page labels, the parts of a headline."""

from __future__ import annotations

import datetime as dt

from fonts.chinese import calendar

UNITS = ("KB", "MB", "GB")
#: The papers' own time: a day begins at its midnight.
CHINA = dt.timezone(dt.timedelta(hours=8))


def size_words(size: int) -> str:
    """Return a file's size as people say it: 508 KB, 1.3 MB."""
    value, unit = size / 1000, 0
    while value >= 1000 and unit < len(UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{max(value, 0.1):.1f} {UNITS[unit]}" if unit else f"{max(1, round(value))} KB"


def date_line(date: dt.date) -> str:
    """Return a date with its weekday: 2021年7月27日 星期二."""
    return f"{calendar.written(date)} {calendar.weekday(date)}"


def moment(date: dt.date) -> str:
    """Return a day's beginning as machines read it: 2021-07-27T00:00:00+08:00."""
    return dt.datetime.combine(date, dt.time(), CHINA).isoformat()


def month(date: dt.date) -> str:
    """Return a date's month: 2021年7月."""
    return f"{date.year}年{date.month}月"


def parts(title: str) -> list[str]:
    """Return the parts of a head that a space divides: lines break between them first."""
    return title.split()
