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
from content.words import Message, Value

#: Kinds whose bars or parts begin at nothing.
_FROM_ZERO = frozenset({FigureKind.SHARE, FigureKind.FUNNEL})
#: Kinds that leave the place of a missing value empty and say so.
_WITH_GAPS = frozenset({FigureKind.RANKED, FigureKind.GROUPED, FigureKind.CHANGE, "columns", "map"})
#: Kinds whose items are words, and those whose number may be words alone.
_OF_WORDS = frozenset({FigureKind.TIMELINE, "process"})
_DISPLAYED = frozenset({FigureKind.KEY, "icons"})
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
        self, rule: Rule, code: str, item: Datum | None = None, field: str = "", **values: Value
    ) -> None:
        place = "items"
        if item is not None:
            place += f"[{self.figure.items.index(item)}]"
        self.findings.add(
            rule,
            Message(code, {"chart": self.figure.title, **values}),
            file=self.figure.items_file if item else f"figures/{self.figure.id}.yaml",
            line=item.line if item else self.figure.line,
            field=f"{place}.{field}" if field else place,
        )

    def check(self) -> None:
        kind, items = self.figure.kind, self.figure.items
        fewest = _FEWEST.get(kind, 1)
        if len(items) < fewest:
            self.note(Rule.FIGURE_SHAPE, "check.too-few-items", kind=kind, fewest=fewest)
        for item in items:
            self.item(item)
        if kind is FigureKind.SHARE:
            self.share()
        elif kind is FigureKind.FUNNEL:
            self.funnel()
        elif kind is FigureKind.RANKED:
            values = self.values()
            if values != sorted(values, reverse=True) and values != sorted(values):
                self.note(Rule.FIGURE_ORDER, "check.not-in-order")
        elif kind is FigureKind.CHANGE:
            self.change()
        elif kind is FigureKind.BEFORE_AFTER and len({item.period for item in items}) != 2:
            self.note(Rule.FIGURE_SHAPE, "check.two-periods")
        if not self.figure.source:
            self.findings.add(
                Rule.FIGURE_SOURCE,
                "check.no-source",
                file=f"figures/{self.figure.id}.yaml",
                line=self.figure.line,
                field="source",
                chart=self.figure.title,
            )

    def values(self) -> list[float]:
        return [item.value for item in self.figure.items if item.value is not None]

    def item(self, item: Datum) -> None:
        kind = self.figure.kind
        if kind in _OF_WORDS:
            if not item.text and not item.label:
                self.note(Rule.FIGURE_SHAPE, "check.event-without-words", item, "text")
        elif item.value is None and kind in _WITH_GAPS and self.values():
            self.note(Rule.FIGURE_GAP, "check.gap", item, "value")
        elif item.value is None and not (kind in _DISPLAYED and item.display):
            self.note(Rule.FIGURE_VALUE, "check.no-value", item, "value")
        elif item.value is not None and item.value < 0 and kind in _FROM_ZERO:
            self.note(
                Rule.FIGURE_VALUE, "check.negative", item, "value", kind=kind, value=item.value
            )
        if kind in _NEED_PERIOD and not item.period:
            self.note(Rule.FIGURE_SHAPE, "check.no-period", item, "period")
        if kind is FigureKind.GROUPED and not (item.series or item.period):
            self.note(Rule.FIGURE_SHAPE, "check.no-series", item, "series")

    def share(self) -> None:
        total = whole(self.figure)
        if total is None:
            self.note(Rule.FIGURE_SHAPE, "check.no-whole")
            return
        if total <= 0 or sum(self.values()) > total * (1 + 1e-9):
            self.note(Rule.FIGURE_VALUE, "check.over-whole", sum=sum(self.values()), whole=total)

    def funnel(self) -> None:
        items = self.figure.items
        for before, after in pairwise(items):
            if before.value is not None and after.value is not None and after.value > before.value:
                self.note(
                    Rule.FIGURE_VALUE,
                    "check.funnel-grows",
                    after,
                    "value",
                    after=after.value,
                    before=before.value,
                )

    def change(self) -> None:
        periods: dict[str, set[str]] = defaultdict(set)
        for item in self.figure.items:
            periods[item.series].add(item.period)
        for series, found in periods.items():
            if len(found) < 2:
                if series:
                    self.note(Rule.FIGURE_SHAPE, "check.series-one-period", series=series)
                else:
                    self.note(Rule.FIGURE_SHAPE, "check.line-one-period")
