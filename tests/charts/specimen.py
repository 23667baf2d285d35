"""A specimen of every role of a chart: figures of all kinds, as lines of text.

Input: a table of styles. Output: what stands in a chart of this width at its ideal height: for each
role its face, sizes and inks, how often, and where the last of its words stand.
"""

from __future__ import annotations

from functools import cache

import charts
from charts.chart import scene
from content.model import Datum, Figure, FigureKind
from fonts.library import FontLibrary
from fonts.setting.chart_styles import ChartStyles
from fonts.setting.styles import roles
from tests.charts.samples import PAIR, USUAL, figure

AGES = [("0—4岁", 3.1, 3.9), ("5—9岁", 5.2, 4.4), ("10—14岁", 6.0, 5.1), ("15—19岁", 4.2, 4.8)]
COLUMNS = figure(
    "columns",
    "ages",
    "各年龄段占比",
    [
        Datum(label=a, series=s, value=v, unit="%")
        for a, *both in AGES
        for s, v in zip(("本县", "全市"), both, strict=True)
    ],
)
STACKED = figure(
    "stacked",
    "schooling",
    "受教育程度",
    [
        Datum(label=part, series=whole, value=value, unit="%")
        for whole, values in (("本县", (40, 35, 25)), ("全市", (30, 38, 32)))
        for part, value in zip(("小学", "初中", "高中以上"), values, strict=True)
    ],
)
STRIP = figure(
    "strip",
    "places",
    "在全市的位置",
    [
        Datum(label=label, series=unit, value=value, unit="%", highlight=unit == "本县")
        for label, values in (("城镇化率", (52, 60, 71)), ("老年人口", (18, 15, 22)))
        for unit, value in zip(("本县", "甲县", "乙县"), values, strict=True)
    ],
)
EVENTS = figure(
    FigureKind.TIMELINE,
    "line",
    "慢线列车",
    [
        Datum(period="1958年", label="通车", text="三座小镇有了车站", note="据站志"),
        Datum(
            period="1994年",
            label="三座小镇一夜之间没有了车站，慢线列车停运",
            text="公路通到县城",
        ),
        Datum(period="2021年", label="再开", text="每日两对", value=12.6, unit="万人次"),
    ],
)
NOTED = figure(
    FigureKind.RANKED,
    "noted",
    "加工各种服饰",
    [
        Datum(label="裤子", value=8, unit="亿件", note="占全国的三分之一"),
        Datum(label="毛衣", value=4, unit="亿件", before="约", after="以上", period="2020年"),
    ],
    note="服饰产业集群",
)
SERIES = figure(
    FigureKind.KEY,
    "series",
    "两年之间",
    [
        Datum(label="2019年", series="旅客", value=8, unit="万人次"),
        Datum(label="2020年", series="旅客", value=9, unit="万人次"),
        Datum(label="车站", value=3, unit="座"),
    ],
)
TALL = figure(
    FigureKind.GROUPED,
    "tall",
    "往返",
    [
        Datum(label="从县城到三座小镇的慢线列车在工作日的早上", series=s, value=v, unit="班")
        for s, v in (("去", 8), ("回", 9))
    ],
)
NAMED = figure(
    FigureKind.CHANGE,
    "named",
    "三趟慢车",
    [
        Datum(period=str(2031 + i), value=value, series=name, label=f"{name}上车的人", unit="人")
        for name, values in (
            ("从县城到青石镇的慢线列车", (32, 31, 38)),
            ("从县城到南坪镇的慢线列车", (31, 34, 34)),
        )
        for i, value in enumerate(values)
    ],
)
GROUNDED = figure(
    FigureKind.KEY,
    "grounded",
    "两年之间",
    [
        Datum(label="旅客", value=9, unit="万人次", before="约", highlight=True),
        Datum(
            label="慢线列车上卖出去的青菜和水果",
            note="较二〇一九年同一时期多卖出去的",
            value=35,
            unit="%",
            after="以上",
        ),
        Datum(label="车站", value=3, unit="座"),
    ],
    note="客流",
    source="来源：车站",
).model_copy(update={"ground": "secondary"})
#: The figures and the widths in mm at which their ways of arranging differ.
ALONE = figure(FigureKind.KEY, "alone", "快线开通", [Datum(label="到省城", value=58, unit="分钟")])
LENS = figure(
    "panels",
    "lens",
    "三镇家底",
    [
        Datum(label=town, series=head, value=value, unit=unit)
        for town, values in (("青石", (1.2, 40)), ("南坪", (3.4, 92)), ("河口", (2.0, 61)))
        for head, unit, value in zip(("人口", "面积"), ("万人", "平方公里"), values, strict=True)
    ],
)
AIMS = figure(
    "target",
    "aims",
    "三件实事",
    [
        Datum(label=label, series=series, value=value, unit=unit)
        for label, unit, values in (("床位", "张", (60, 66)), ("小区", "个", (32, 30)))
        for series, value in zip(("目标", "完成"), values, strict=True)
    ],
)
SHOWN: tuple[tuple[Figure, float], ...] = (
    *((one, 54.0) for one in USUAL),
    *((one, 113.0) for one in USUAL),
    (USUAL[0], 350.0),
    *((one, 74.0) for one in (COLUMNS, STACKED, STRIP, EVENTS, NOTED, SERIES)),
    (TALL, 54.0),
    (NAMED, 74.0),
    (PAIR, 38.0),
    (ALONE, 54.0),
    (LENS, 90.0),
    (AIMS, 90.0),
    (EVENTS, 172.0),
    (GROUNDED, 130.0),
)


@cache
def library() -> FontLibrary:
    """Return the shipped fonts."""
    return FontLibrary.shipped()


def listing(shown: Figure, width: float, styles: ChartStyles) -> str:
    """Return a chart's words, a line a role, size and ink."""
    ideal = charts.height_range(shown, width, library(), styles)[1]
    names = {id(row): name for name, row in roles(styles).items()}
    seen: dict[str, list[tuple[float, float]]] = {}
    for words in scene(shown, width, ideal, library(), styles).words:
        face = f"{words.role.style.family} {words.role.style.weight}"
        line = f"{names[id(words.role)]}: {face} {words.size_pt:.2f} {words.ink}"
        seen.setdefault(line, []).append((words.x, words.y))
    head = f"[{shown.kind} {shown.id} {width:g} × {ideal:.2f} mm]\n"
    return head + "".join(
        f"{line} ×{len(places)} to {places[-1][0]:.2f}, {places[-1][1]:.2f}\n"
        for line, places in sorted(seen.items())
    )
