"""What each kind of chart needs of its data.

Input: a `Figure`. Output: findings about values that cannot be drawn truly (a share over
its whole, a negative bar) and about too few values, periods or series.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from content.model import Datum, Figure, FigureKind
from content.source.findings import Findings
from content.source.rules import Rule

#: Kinds whose bars or parts begin at nothing.
_FROM_ZERO = frozenset({FigureKind.SHARE, FigureKind.RANKED, FigureKind.FUNNEL})
_FEWEST: dict[str, int] = {
    FigureKind.RANKED: 2,
    FigureKind.GROUPED: 2,
    FigureKind.CHANGE: 2,
    FigureKind.BEFORE_AFTER: 2,
    FigureKind.TIMELINE: 2,
    FigureKind.FUNNEL: 2,
}
_NEED_PERIOD = frozenset({FigureKind.CHANGE, FigureKind.BEFORE_AFTER, FigureKind.TIMELINE})


def whole(figure: Figure) -> float | None:
    """Return the whole of a share: its total, 100 where the unit is %, or all parts together."""
    if figure.total is not None:
        return figure.total
    if all(item.unit in ("%", "％") for item in figure.items):
        return 100.0
    return sum(item.value or 0.0 for item in figure.items) if len(figure.items) > 1 else None


def check_shape(figure: Figure, findings: Findings) -> None:
    """Note what the figure's kind cannot draw."""
    _Shape(figure, findings).check()


class _Shape:
    def __init__(self, figure: Figure, findings: Findings) -> None:
        self.figure = figure
        self.findings = findings

    def note(
        self, rule: Rule, message: str, remedy: str, item: Datum | None = None, field: str = ""
    ) -> None:
        place = "items"
        if item is not None:
            place += f"[{self.figure.items.index(item)}]"
        self.findings.add(
            rule,
            f"图表“{self.figure.title}”：{message}",
            file=self.figure.items_file if item else f"figures/{self.figure.id}.yaml",
            line=item.line if item else self.figure.line,
            field=f"{place}.{field}" if field else place,
            remedy=remedy,
        )

    def check(self) -> None:
        kind, items = self.figure.kind, self.figure.items
        fewest = _FEWEST.get(kind, 1)
        if len(items) < fewest:
            self.note(Rule.FIGURE_SHAPE, f"{kind} 至少要 {fewest} 项", "补足数据或改用 key")
        for item in items:
            self.item(item)
        if kind is FigureKind.SHARE:
            self.share()
        elif kind is FigureKind.FUNNEL:
            self.funnel()
        elif kind is FigureKind.RANKED:
            values = self.values()
            if values != sorted(values, reverse=True) and values != sorted(values):
                self.note(Rule.FIGURE_ORDER, "条形未按大小排列", "按值从大到小排列各项")
        elif kind is FigureKind.CHANGE:
            self.change()
        elif kind is FigureKind.BEFORE_AFTER and len({item.period for item in items}) != 2:
            self.note(Rule.FIGURE_SHAPE, "前后对比须恰有两个时间", "每项写 period，共两个")
        if not self.figure.source:
            self.findings.add(
                Rule.FIGURE_SOURCE,
                f"图表“{self.figure.title}”缺资料来源",
                file=f"figures/{self.figure.id}.yaml",
                line=self.figure.line,
                field="source",
                remedy="补写 source，如“资料来源：据本版报道整理”",
            )

    def values(self) -> list[float]:
        return [item.value for item in self.figure.items if item.value is not None]

    def item(self, item: Datum) -> None:
        kind = self.figure.kind
        if kind is FigureKind.TIMELINE:
            if not item.text and not item.label:
                self.note(Rule.FIGURE_SHAPE, "时间轴一项没有文字", "补写 text", item, "text")
        elif item.value is None and not (kind is FigureKind.KEY and item.display):
            self.note(Rule.FIGURE_VALUE, "缺数值", "补写 value", item, "value")
        elif item.value is not None and item.value < 0 and kind in _FROM_ZERO:
            self.note(
                Rule.FIGURE_VALUE,
                f"{kind} 不能画负值 {item.value:g}",
                "改用 change 或 grouped，或改正数值",
                item,
                "value",
            )
        if kind in _NEED_PERIOD and not item.period:
            self.note(Rule.FIGURE_SHAPE, "一项没有时间", "补写 period", item, "period")
        if kind is FigureKind.GROUPED and not (item.series or item.period):
            self.note(Rule.FIGURE_SHAPE, "一项没有系列名", "补写 series", item, "series")

    def share(self) -> None:
        total = whole(self.figure)
        if total is None:
            self.note(Rule.FIGURE_SHAPE, "份额图不知整体为多少", "补写 total，或单位用 %")
            return
        if total <= 0 or sum(self.values()) > total * (1 + 1e-9):
            self.note(
                Rule.FIGURE_VALUE,
                f"份额之和 {sum(self.values()):g} 超过整体 {total:g}",
                "改正数值或 total",
            )

    def funnel(self) -> None:
        items = self.figure.items
        for before, after in pairwise(items):
            if before.value is not None and after.value is not None and after.value > before.value:
                self.note(
                    Rule.FIGURE_VALUE,
                    f"漏斗图后一级 {after.value:g} 大于前一级 {before.value:g}",
                    "按从大到小排列，或改用 ranked",
                    after,
                    "value",
                )

    def change(self) -> None:
        periods: dict[str, set[str]] = defaultdict(set)
        for item in self.figure.items:
            periods[item.series].add(item.period)
        for series, found in periods.items():
            if len(found) < 2:
                name = f"系列“{series}”" if series else "折线"
                self.note(Rule.FIGURE_SHAPE, f"{name}不足两个时间", "补足 period，或改用 key")
