"""Random sound data for charts of all kinds.

Input: a random generator, an id, a kind and a source of phrases. Output: a `Figure` whose
numbers fit its kind: shares under their whole, a funnel that narrows, periods in order.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from content.model import Datum, Figure, FigureKind

Phrase = Callable[[int, int], str]

UNITS = ("亿元", "万人", "%", "项", "公里", "个", "万吨", "个百分点")
SOURCE = "资料来源：据本版报道整理"


def random_figure(
    rng: random.Random, name: str, kind: FigureKind, phrase: Phrase, least: int = 2
) -> Figure:
    """Return a chart of this kind."""
    items = {
        FigureKind.KEY: lambda: _key(rng, phrase, least),
        FigureKind.SHARE: lambda: _share(rng, phrase),
        FigureKind.RANKED: lambda: _ranked(rng, phrase),
        FigureKind.GROUPED: lambda: _grouped(rng, phrase),
        FigureKind.CHANGE: lambda: _change(rng, phrase),
        FigureKind.BEFORE_AFTER: lambda: _before_after(rng, phrase),
        FigureKind.TIMELINE: lambda: _timeline(rng, phrase),
        FigureKind.FUNNEL: lambda: _funnel(rng, phrase),
    }[kind]()
    return Figure(
        id=name,
        kind=kind,
        title=phrase(4, 12),
        note=phrase(4, 12) if rng.random() < 0.3 else "",
        source=SOURCE if rng.random() < 0.7 else "",
        style=rng.choice(["ring", "waffle"]) if kind is FigureKind.SHARE else "",
        items=items,
        table=True,
    )


def _number(rng: random.Random) -> float:
    size = 10 ** rng.randint(0, 3)
    value = rng.uniform(1, 10) * size
    return round(value, 1) if value < 100 else float(round(value))


def _labels(rng: random.Random, phrase: Phrase, count: int, most: int = 12) -> list[str]:
    out: list[str] = []
    while len(out) < count:
        label = phrase(2, most)
        if label not in out:
            out.append(label)
    return out


def _key(rng: random.Random, phrase: Phrase, least: int) -> tuple[Datum, ...]:
    count = rng.randint(least, max(least, 7 if least > 2 else 4))
    return tuple(
        Datum(
            label=label,
            value=_number(rng),
            unit=rng.choice(UNITS),
            before=rng.choice(["", "", "超", "突破"]),
            after=rng.choice(["", "", "", "以上"]),
            note=phrase(3, 8) if rng.random() < 0.3 else "",
            highlight=i == 0,
        )
        for i, label in enumerate(_labels(rng, phrase, count))
    )


def _share(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    count = rng.randint(1, 4)
    left, out = 100.0, []
    for i, label in enumerate(_labels(rng, phrase, count)):
        value = round(left * rng.uniform(0.2, 0.7), 1)
        left -= value
        out.append(Datum(label=label, value=value, unit="%", highlight=i == 0))
    return tuple(out)


def _ranked(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    count, unit = rng.randint(3, 12), rng.choice(UNITS)
    whole = rng.random() < 0.5
    values = sorted((rng.uniform(2, 99) for _ in range(count)), reverse=True)
    return tuple(
        Datum(
            label=label,
            value=float(round(v)) if whole else round(v, 1),
            unit=unit,
            highlight=i == 0,
        )
        for i, (label, v) in enumerate(zip(_labels(rng, phrase, count, 16), values, strict=True))
    )


def _grouped(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    series = rng.choice([("2016年", "2021年"), ("城镇", "农村"), ("上半年", "下半年", "全年")])
    labels = _labels(rng, phrase, rng.randint(2, 5), 8)
    return tuple(
        Datum(
            label=label,
            series=s,
            value=round(rng.uniform(5, 95), 1),
            unit="%",
            highlight=s == series[-1],
        )
        for label in labels
        for s in series
    )


def _change(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    periods = rng.randint(3, 10)
    lines = rng.choice([1, 1, 2])
    names = _labels(rng, phrase, lines, 6) if lines > 1 else [""]
    unit = rng.choice(UNITS)
    out: list[Datum] = []
    for number, name in enumerate(names):
        value = rng.uniform(20, 200)
        for i in range(periods):
            value *= rng.uniform(0.95, 1.25)
            out.append(
                Datum(
                    label=phrase(3, 8) if lines == 1 and i == 0 else "",
                    series=name,
                    period=str(2021 - periods + i + 1),
                    value=round(value, 1),
                    unit=unit,
                    highlight=number == 0 and i == periods - 1,
                )
            )
    return tuple(out)


def _before_after(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    out: list[Datum] = []
    for label in _labels(rng, phrase, rng.randint(1, 3), 10):
        unit, before = rng.choice(UNITS), rng.uniform(5, 60)
        for period, value in (("2016年", before), ("2021年", before * rng.uniform(0.5, 1.6))):
            out.append(
                Datum(
                    label=label,
                    period=period,
                    value=round(value, 1),
                    unit=unit,
                    highlight=period == "2021年",
                )
            )
    return tuple(out)


def _timeline(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    count = rng.randint(3, 6)
    years = sorted(rng.sample(range(2010, 2022), count))
    return tuple(
        Datum(
            period=f"{year}年{rng.randint(1, 12)}月" if rng.random() < 0.3 else str(year),
            text=phrase(6, 20),
            highlight=i == count - 1,
        )
        for i, year in enumerate(years)
    )


def _funnel(rng: random.Random, phrase: Phrase) -> tuple[Datum, ...]:
    count, value = rng.randint(3, 5), rng.uniform(300, 3000)
    unit, out = rng.choice(["件", "人", "项"]), []
    for i, label in enumerate(_labels(rng, phrase, count, 8)):
        out.append(
            Datum(label=label, value=float(round(value)), unit=unit, highlight=i == count - 1)
        )
        value *= rng.uniform(0.3, 0.85)
    return tuple(out)
