"""Whether the edition's copy states what its charts draw.

Input: a `Figure` and the printed copy in pieces. Output: findings about values, words and
dates that the copy does not have, and about hedges (超, 突破, 以上 …) that a chart loses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.model import Datum, Figure, FigureKind, Query
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.words import Message, Value
from fonts.chinese.numerals import Stated, scales, stated_numbers, states, without_scale

_HEDGE_BEFORE = re.compile(
    "(?:超过|超|突破|逾|将近|接近|(?<!最)近|(?<![节合签预公条])约|不足|不少于|不低于|至少|不到)$"
)
_HEDGE_AFTER = re.compile(r"^[^\d，。；、：“”（）]{0,6}?(以上|以下|以内|左右|上下)|^(余|多)")
_HEDGE = re.compile("超|突破|逾|近|约|不足|不少于|不低于|至少|不到|以上|以下|以内|左右|上下|余|多")
#: Words before a number that say that it is a fall: 下降3.2% states -3.2.
_FALL = re.compile(
    r"(?:(?<!\d)[-−－]|负增长|负|(?:下降|下滑|下跌|减少|缩减|缩短|回落|降低|亏损|降|减|跌)了?"
    r"(?:超过|超|约|近|逾)?)\s?$"
)
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}


@dataclass(frozen=True)
class Piece:
    """A stretch of printed copy, with the queries about it."""

    text: str
    queries: tuple[Query, ...] = ()


def check_stated(figure: Figure, copy: Sequence[Piece], year: int, findings: Findings) -> None:
    """Note everything in a chart that the copy does not state.

    Args:
        figure: the chart; one with `table: true` is its own statement and passes.
        copy: all printed copy of the edition.
        year: year of the edition, which 今年 and 去年 are counted from.
        findings: where faults go.
    """
    if figure.table:
        return
    for index, item in enumerate(figure.items):
        _Item(figure, item, f"items[{index}]", copy, year, findings).check()
    if figure.total is not None and figure.kind is FigureKind.SHARE:
        _check_total(figure, findings)


def _check_total(figure: Figure, findings: Findings) -> None:
    total = figure.total or 0.0
    percent = total == 100 and all(item.unit in ("%", "％") for item in figure.items)
    wanted = [total * scale for item in figure.items for scale in scales(item.unit)]
    numbers = [number for item in figure.items for number in stated_numbers(item.stated)]
    if percent or any(states(number, value) for number in numbers for value in wanted):
        return
    findings.add(
        Rule.FIGURE_NOT_STATED,
        "check.total-not-stated",
        file=f"figures/{figure.id}.yaml",
        line=figure.line,
        field="total",
        chart=figure.title,
        total=total,
    )


@dataclass(frozen=True)
class _Item:
    figure: Figure
    item: Datum
    place: str
    copy: Sequence[Piece]
    year: int
    findings: Findings

    def note(self, rule: Rule, code: str, field: str = "stated", **values: Value) -> None:
        self.findings.add(
            rule,
            Message(code, {"chart": self.figure.title, **values}),
            file=self.figure.items_file,
            line=self.item.line,
            field=f"{self.place}.{field}",
        )

    def check(self) -> None:
        stated = self.item.stated
        if not stated:
            self.note(Rule.FIGURE_NOT_STATED, "check.not-stated")
            return
        found = [piece for piece in self.copy if stated in piece.text]
        if not found:
            self.not_found()
            return
        if all(_queried(piece, stated) for piece in found):
            self.note(Rule.FIGURE_QUERIED, "check.queried", stated=printable(stated, 30))
        numbers = stated_numbers(stated)
        drawn = self.number(numbers)
        if drawn is not None:
            self.hedges(drawn)
        self.words()
        self.period(numbers)

    def not_found(self) -> None:
        wanted = _loose(self.item.stated)
        near = next((p for p in self.copy if wanted and wanted in _loose(p.text)), None)
        code = "check.stated-nearly" if near else "check.stated-nowhere"
        self.note(Rule.FIGURE_NOT_STATED, code, stated=printable(self.item.stated, 40))

    def number(self, numbers: Sequence[Stated]) -> Stated | None:
        """Return the stated number that is drawn; None, with a finding, where there is none."""
        value, display, stated = self.item.value, self.item.display, self.item.stated
        if value is None and (not display or display in stated):
            return None
        units = {*scales(self.item.unit), *(scales(self.item.after) if not self.item.unit else ())}
        shown = [
            one * scale
            for number in stated_numbers(display)
            for one in number.values
            for scale in units
        ]
        wanted = [value * scale for scale in units] if value is not None else []
        sizes = [abs(w) for w in wanted]  # a display has its sign in words: 降3.2%
        if (
            value is not None
            and shown
            and not any(abs(s - w) <= 0.01 * w for s in shown for w in sizes)
        ):
            self.note(
                Rule.FIGURE_DISPLAY,
                "check.display-differs",
                "display",
                shown=printable(display, 20),
                drawn=value,
            )
        for number in numbers:
            fall = _FALL.search(stated[: number.start]) if (value or 0) < 0 else None
            if any(states(number, abs(one) if fall else one) for one in (*wanted, *shown)):
                return number
        self.note(
            Rule.FIGURE_NOT_STATED,
            "check.number-not-stated",
            "value" if value is not None else "display",
            stated=printable(self.item.stated, 40),
            number=f"{display or f'{value:g}'}{self.item.unit}",
        )
        return None

    def hedges(self, number: Stated) -> None:
        """Note a hedge beside the stated number that no words of the chart carry."""
        stated = self.item.stated
        before = _HEDGE_BEFORE.search(stated[: number.start])
        after = _HEDGE_AFTER.search(stated[number.end :])
        inner = re.search("余|多", stated[number.start : number.end])
        hedge = before or after or inner
        if hedge is None or (before and before[0] == "近" and stated[number.end :][:1] == "年"):
            return
        item = self.item
        words = (item.label, item.before, item.after, item.display, item.note, item.text, item.unit)
        if not any(_HEDGE.search(part) for part in words):
            self.note(
                Rule.FIGURE_HEDGE,
                "check.hedge-lost",
                "before" if before else "after",
                around=stated[max(0, number.start - 3) : number.end + 5],
                hedge=hedge[0].strip()[-2:],
            )

    def words(self) -> None:
        """Note a unit, or words beside the number, that the stated words do not have."""
        stated = self.item.stated
        unit = without_scale(self.item.unit)
        if unit in ("%", "％") and re.search("[%％成半]|分之", stated):
            unit = ""
        for field, words in (
            ("before", self.item.before),
            ("after", self.item.after),
            ("unit", unit),
        ):
            if words and without_scale(words) not in stated:
                self.note(
                    Rule.FIGURE_WORDS,
                    "check.words-not-stated",
                    field,
                    shown=printable(words, 20),
                    where=field,
                )

    def period(self, numbers: Sequence[Stated]) -> None:
        period, stated = self.item.period, self.item.stated
        if not period or period in stated:
            return
        relative = {float(self.year + step) for word, step in _RELATIVE.items() if word in stated}
        wanted = [number.values[0] for number in stated_numbers(period)]
        missing = [
            value
            for value in wanted
            if value not in relative and not any(states(number, value) for number in numbers)
        ]
        if missing or not wanted:
            self.note(
                Rule.FIGURE_PERIOD,
                "check.period-not-stated",
                "period",
                period=printable(period, 20),
            )


def _queried(piece: Piece, stated: str) -> bool:
    """Tell whether every occurrence of the words touches a queried stretch."""
    places = [match.start() for match in re.finditer(re.escape(stated), piece.text)]
    return all(
        any(
            not query.held
            and at < query.offset + len(query.text)
            and query.offset < at + len(stated)
            for query in piece.queries
        )
        for at in places
    )


def _loose(text: str) -> str:
    """Return text for a lenient comparison: no spaces, half-width marks."""
    return re.sub(r"\s", "", text).translate(
        str.maketrans("，；：？！（）％“”‘’", ",;:?!()%\"\"''")
    )
