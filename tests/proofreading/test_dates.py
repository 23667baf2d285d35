"""Days that do not exist or come too late, marked in the text; the paper is of 27 July 2021."""

from __future__ import annotations

import pytest

from content.proofreading import dates
from tests.proofreading.marking import marked_in

WEEKDAYS = (
    "⟦2021年7月27日（星期三⟧）开会。",
    "2021年7月27日（星期二）开会。",
    "⟦7月27日（周三⟧）开会。",
    "7月27日（星期一）开会。2020年7月27日发布。",
    "2月30日（星期一）开会。",
    "7月27日星期三边开会。",
)
IMPOSSIBLE = (
    "⟦2019年2月29日⟧（星期五）开工。",
    "2020年2月29日开工。",
    "⟦2月29日⟧开工。",
    "2月29日，闰年才有。",
    "⟦4月31日⟧，闰年也没有。",
    "⟦2021年13月⟧开工，⟦2021年0月⟧完工，2021年12月、2021年1月验收。",
    "上午24时开会，⟦上午25时⟧散会，上午9时59分到，⟦上午9时60分⟧走。",
    "9时⟦至11时75分⟧。",
    "上午⟦8:60⟧开会，时间8:60，比分26:30。",
    "全长26:30，用时1:75。",
)
TURNED = (
    "⟦从9月10日到9月3日⟧。",
    "从9月10日到9月10日，从9月10日到8月3日。",
    "⟦自9月10日起至9月3日⟧止。",
    "⟦2024年5月开工，2023年9月竣工⟧。",
    "⟦2024年5月开工，2024年4月竣工⟧。",
    "2024年5月开工，2024年竣工。",
    "2024年开工，2024年1月竣工。",
    "2024年5月开工，2024年5月竣工。",
)
TO_COME = (
    "⟦2021年7月28日⟧，大桥建成了。",
    "2021年7月27日，大桥建成了。",
    "⟦2021年8月⟧，大桥建成了。",
    "⟦2024年⟧，大桥建成了。",
    "2025年，大桥建成了。",
    "2024年，大桥建成了。计划修路。",
    "⟦2021年8月⟧，大桥建成了。计划修路。",
    "#2024年建成大桥",
    "⟦2102年⟧开工，2101年开工。",
    "有2800年历史，每隔3000年一次，距今约5800年至5200年的。",
    "2030年议程实现了。",
    "2024年，大桥。建成了。",
    "⟦0921年3月⟧开工，1000年3月完工。",
)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (rule, text)
        for rule, texts in (
            (dates.weekdays, WEEKDAYS),
            (dates.impossible, IMPOSSIBLE),
            (dates.turned, TURNED),
            (dates.to_come, TO_COME),
        )
        for text in texts
    ],
)
def test_a_date(rule: object, text: str) -> None:
    assert callable(rule)
    assert marked_in(rule, text) == [text]
