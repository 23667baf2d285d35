"""Cells as a person sees them: the value by its number format."""

from __future__ import annotations

import datetime as dt

import pytest

from content.importing.forms.sheets.displayed import shown


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1.005, "0.00", "1.01"),
        (2.675, "#,##0.00", "2.68"),
        (0.3, "#,##0.00", "0.30"),
        (0.986, "0.0%", "98.6%"),
        (0.5, "0%", "50%"),
        (1.5, "General", "1.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (120, "General", "120"),
        (12.5, '0.0"亿元"', "12.5亿元"),
        (7, "000", "007"),
        (-3.25, "0.0;[Red]-0.0", "-3.3"),
        (-3, '0;"减"0;"平"', "减3"),
        (0, '0;"减"0;"平"', "平"),
        (1234, "¥#,##0", "¥1,234"),
        (-1234, "[$¥-804]#,##0.0", "-¥1,234.0"),
        (12345678, '#,##0,"千"', "12,346千"),
        (85, '[>=60]"及格";"不及格"', "及格"),
        (1234.5, "#,##0.00_ ", "1,234.50"),
        (5, ";;;", ""),
        ("内部", ";;;", ""),
        (" 甲镇 ", "@", "甲镇"),
        ("良", '@"等"', "良等"),
        ("良", '0;-0;0;"评"@', "评良"),
        (13912345678, "000-0000-0000", "139-1234-5678"),
        (202603, '0000"年"00"月"', "2026年03月"),
        (0.75, "# ?/?", "3/4"),
        (-1.5, "# ?/?", "-1 1/2"),
        (2, "# ??/??", "2"),
        (0.3, "# ?/10", "3/10"),
        (350000, "0.00E+00", "3.50E+05"),
        (0.0025, "0.0E-00", "2.5E-03"),
        (123, "[DBNum1][$-804]General", "一百二十三"),
        (20050, "[DBNum2]General", "贰万零伍拾"),
        (10.5, "[DBNum1]", "一十.五"),
        (1234, "[DBNum1]0", "一二三四"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers(value: object, form: str, words: str) -> None:
    assert shown(value, form) == words


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (dt.datetime(2025, 1, 1), 'yyyy"年"m"月"', "2025年1月"),
        (dt.datetime(2025, 1, 1), 'yyyy"年"m"月";@', "2025年1月"),
        (dt.datetime(2025, 3, 9), "yyyy/m/d", "2025/3/9"),
        (dt.datetime(2026, 12, 20), '[DBNum1]yyyy"年"m"月"d"日"', "二〇二六年十二月二十日"),
        (dt.datetime(2025, 3, 9), "yyyy-mm-dd", "2025-03-09"),
        (dt.datetime(2025, 3, 9), '[$-804]m"月"d"日"', "3月9日"),
        (dt.datetime(2025, 3, 9), "aaaa", "星期日"),
        (dt.datetime(2025, 3, 9, 14, 5), "yyyy/m/d h:mm", "2025/3/9 14:05"),
        (dt.time(10, 30), "h:mm", "10:30"),
        (dt.time(9, 5, 7), "hh:mm:ss", "09:05:07"),
        (dt.time(14, 5), '上午/下午h"时"mm"分"', "下午2时05分"),
        (dt.time(14, 5), "h:mm AM/PM", "2:05 PM"),
        (dt.timedelta(hours=26, minutes=3), "[h]:mm", "26:03"),
        (dt.timedelta(minutes=3, seconds=4), "mm:ss", "03:04"),
    ],
)
def test_moments(value: object, form: str, words: str) -> None:
    assert shown(value, form) == words
