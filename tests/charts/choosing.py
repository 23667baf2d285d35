"""What a chart chooses at a width, as a line of text; and figures at which single choices decide.

Input: a figure and a width in mm. Output: least, best and greatest height, and which way at which
size level is drawn at five heights between them. `CASES` names for every field of `CHOICES` the
figures and widths at which half of it, and twice, choose otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from charts import arrangement as arranging
from charts.choices import CHOICES
from charts.gauge import Gauge
from charts.registry import kind_of
from content.model import Datum, Figure, FigureKind
from fonts.library import FontLibrary
from tests.charts import samples, specimen
from tests.charts.samples import figure

LONG = "从青石镇到南坪镇四十分钟里有早市有课堂有一个县城的早晨也有等车的街坊"


def events(texts: int, years: int = 1) -> Figure:
    """Return a timeline of three events with long words."""
    items = [Datum(period=str(2001 + years * i), text=LONG[:texts] * 2) for i in range(3)]
    return figure(FigureKind.TIMELINE, f"events{texts}-{years}", "慢线大事", items)


def noted(characters: int) -> Figure:
    """Return a chart with a short title and a note of so many characters."""
    items = [Datum(label=name, value=value) for name, value in (("甲", 3), ("乙", 5))]
    note = LONG[:characters]
    return figure(FigureKind.RANKED, f"noted{characters}", "客流", items, note=note, source="")


def band(characters: int, value: int = 37) -> Figure:
    """Return key figures with a note of so many characters."""
    items = [Datum(label=name, value=value, unit="趟") for name in ("早", "午", "晚")]
    title = "数说慢线 一年来的变化"
    note = (LONG * 2)[:characters]
    return figure(FigureKind.KEY, f"band{characters}-{value}", title, items, note=note, source="")


def counted(value: int) -> Figure:
    """Return bars that count out a number of units."""
    items = [Datum(label="慢线", value=value), Datum(label="快线", value=3)]
    return figure(FigureKind.RANKED, f"counted{value}", "每天的车次", items, style="units")


def aged() -> Figure:
    """Return columns of groups with long names."""
    items = [Datum(label=f"{5 * i}—{5 * i + 4}岁的乘客", value=10 + i) for i in range(12)]
    return figure("columns", "aged", "各年龄段", items)


def columns(count: int, tower: float = 1.0) -> Figure:
    """Return columns of which one is so many times as high as the others."""
    items = [
        Datum(label=str(5 * i), value=(tower if i == 2 else 1.0) * (10 + i % 3), unit="%")
        for i in range(count)
    ]
    return figure("columns", f"columns{count}-{tower:g}", "各年龄段", items)


def named(characters: int) -> Figure:
    """Return lines whose names have so many characters."""
    items = [
        Datum(period=str(2031 + i), value=value, series=f"{name}{LONG[:characters]}", unit="%")
        for name, values in (("甲", (3.2, 3.4, 3.1)), ("乙", (7.2, 8.4, 6.6)))
        for i, value in enumerate(values)
    ]
    return figure(FigureKind.CHANGE, f"named{characters}", "三趟慢车", items)


def strip(characters: int) -> Figure:
    """Return a strip of dots whose label has so many characters."""
    items = [
        Datum(
            label=LONG[:characters], series=f"镇{i}", value=30 + 9 * i, unit="%", highlight=i == 1
        )
        for i in range(4)
    ]
    return figure("strip", f"strip{characters}", "四个镇", items)


def long_lines(count: int, lines: int = 1) -> Figure:
    """Return lines of so many years, that cross where there are several."""
    items = [
        Datum(period=str(1990 + i), series=f"{'甲乙丙'[n]}镇", value=20.5 + 7 * (i * (n + 1) % 5))
        for n in range(lines)
        for i in range(count)
    ]
    return figure(FigureKind.CHANGE, f"long{count}-{lines}", "三镇客流", items)


def villages(count: int) -> Figure:
    """Return so many bars."""
    items = [Datum(label=f"第{i}村", value=300 - 4 * i, unit="张") for i in range(count)]
    return figure(FigureKind.RANKED, f"villages{count}", "各村床位", items)


EXTRA = (
    long_lines(30),
    long_lines(6, 2),
    villages(16),
    villages(30),
    *(named(n) for n in (6, 9, 12)),
    *(strip(n) for n in (7, 10, 14, 18, 22)),
    *(events(n) for n in (12, 30, 34)),
    events(6, 10),
    events(6, 20),
    noted(10),
    noted(22),
    noted(30),
    *(band(n) for n in (30, 40, 50, 60)),
    band(30, 19),
    aged(),
    counted(20),
    counted(40),
    columns(6),
    columns(9),
    columns(12, 4.0),
    columns(12, 9.0),
    columns(4),
)
POOL = (*samples.USUAL, *samples.AWKWARD, *(one for one, _ in specimen.SHOWN), *EXTRA)
FIGURES = {f"{one.kind}:{one.id}": one for one in POOL}


@cache
def gauge() -> Gauge:
    """Return one gauge for all."""
    return Gauge(FontLibrary.shipped())


def chosen(name: str, width: float) -> str:
    """Return what a chart chooses at a width in mm."""
    shown = FIGURES[name]
    ways = kind_of(str(shown.kind)).arrangements(shown, width, gauge())
    found = arranging.heights(ways)
    if found is None:
        return "too narrow"
    low, ideal, high = found
    said = [f"{low:.1f} {ideal:.1f} {high:.1f} mm:"]
    for height in (low, ideal, (low + high) / 2, (ideal + high) / 2, high):
        way = arranging.choose(ways, height + 1e-6)
        said.append(f"{way[0].name} {way[1]:.2f}" if way else "none")
    return " ".join((said[0], ", ".join(said[1:])))


@contextmanager
def changed(name: str, value: Any) -> Iterator[None]:
    """Change one choice for a while."""
    own = getattr(CHOICES, name)
    object.__setattr__(CHOICES, name, value)
    try:
        yield
    finally:
        object.__setattr__(CHOICES, name, own)


Place = tuple[str, int] | None
#: For every choice: figure and width at which half of it is chosen otherwise, and at which twice.
CASES: dict[str, tuple[Place, Place]] = {
    "empty_cost": (("key:numbers", 50), ("key:numbers", 54)),
    "over_cost": (("ranked:years", 40), None),
    "size_bonus": (("key:numbers", 68), ("key:numbers", 50)),
    "ideal_levels": (("key:numbers", 36), ("key:numbers", 40)),
    "join_ratio": (("key:numbers", 44), ("key:numbers", 36)),
    "airy": (("share:sa60l", 36), ("share:sa60l", 36)),
    "label_lines": (("ranked:years", 40), None),
    "heading_lines": (("key:numbers", 36), ("key:numbers", 36)),
    "event_lines": (("timeline:dozen", 220), ("timeline:events30-1", 54)),
    "number_gap_mm": (("change:jobs", 36), ("change:jobs", 40)),
    "legend_label_mm": (("share:parts", 44), ("share:parts", 50)),
    "words_mm": (None, ("timeline:luffa", 36)),
    "step_mm": (("process:permit", 50), ("process:permit", 90)),
    "icon_words_mm": (("icons:life", 62), ("icons:life", 36)),
    "share_words_mm": (("share:sa60l", 36), ("share:sa60l", 44)),
    "beside_words_mm": (("timeline:luffa", 40), ("timeline:luffa", 54)),
    "most_squares": (("share:promoted", 36), ("share:promoted", 36)),
    "shortest_bar_mm": (("ranked:years", 36), ("ranked:years", 40)),
    "shortest_side_mm": (("pyramid:sexes", 36), ("pyramid:sexes", 50)),
    "side_from_mm": (("ranked:years", 40), ("ranked:years", 62)),
    "narrow_side_rank": (("ranked:years", 40), ("ranked:years", 40)),
    "over_rank": (("ranked:years", 40), ("ranked:years", 40)),
    "over_to_mm": (("ranked:years", 68), ("ranked:years", 135)),
    "label_share": (("ranked:years", 50), ("ranked:years", 40)),
    "label_mm": (("ranked:years", 40), ("ranked:years", 40)),
    "level_ratio": (("ranked:years", 120), ("ranked:years", 40)),
    "cell_rank": (("grouped:industries", 104), ("grouped:industries", 96)),
    "bars_cell_mm": (("grouped:industries", 80), ("grouped:industries", 96)),
    "icon_cell_mm": (None, ("icons:life", 68)),
    "widest_icon_mm": (("icons:life", 74), ("icons:life", 80)),
    "most_columns": (("grouped:industries", 96), ("grouped:dozen", 220)),
    "ragged_rank": (("grouped:industries", 80), ("grouped:industries", 104)),
    "names_mm": (("change:named", 44), ("change:named", 56)),
    "trend_mm": (("change:growth", 42), ("change:jobs", 36)),
    "table_rank": (("change:growth", 68), ("change:growth", 90)),
    "one_column": (("ranked:years", 36), ("ranked:villages16", 36)),
    "column_of_bars_mm": (("ranked:villages16", 68), ("ranked:villages16", 113)),
    "least_rows": (("ranked:villages16", 172), ("ranked:villages16", 113)),
    "run_mm": (("slope:areas", 36), ("slope:areas", 40)),
    "strip_mm": (None, ("strip:places", 36)),
    "column_mm": (("columns:ages", 54), ("columns:ages", 113)),
    "rows_to_mm": (("columns:ages", 54), ("columns:ages", 104)),
    "rows_rank": (("columns:aged", 44), ("columns:columns12-4", 50)),
    "few_rows": (("columns:columns6-1", 54), ("columns:aged", 54)),
    "mean_ratio": (("columns:ages", 36), ("columns:columns12-4", 44)),
    "least_tallness": (("columns:columns12-9", 50), ("columns:columns12-4", 44)),
    "stack_mm": (None, ("stacked:schooling", 36)),
    "map_mm": (("map:towns", 36), ("map:towns", 36)),
    "map_share": (("map:towns", 36), ("map:towns", 36)),
    "ring_to_mm": (("share:parts", 50), ("share:parts", 104)),
    "hollow_rank": (("share:parts", 74), ("share:parts", 62)),
    "narrowest_cell_mm": (None, ("key:numbers", 172)),
    "widest_cell_mm": (("key:numbers", 62), ("key:numbers", 68)),
    "most_cells": (("key:numbers", 220), ("key:dozen", 350)),
    "grid_rank": (("key:numbers", 68), ("key:numbers", 50)),
    "single_rank": (None, ("key:numbers", 50)),
    "list_to_mm": (("key:numbers", 50), ("key:numbers", 104)),
    "list_rank": (("key:numbers", 50), ("key:numbers", 36)),
    "list_label_mm": (None, ("key:numbers", 36)),
    "band_from_mm": (("key:series", 80), ("key:numbers", 172)),
    "band_alone_mm": (("key:numbers", 172), ("key:numbers", 240)),
    "band_stretch": (("key:numbers", 240), ("key:numbers", 240)),
    "band_part_stretch": (("key:numbers", 172), ("key:numbers", 172)),
    "band_gap_mm": (("key:band40-37", 150), ("key:band40-37", 150)),
    "slot_mm": (("timeline:luffa", 68), ("timeline:luffa", 80)),
    "most_years": (("timeline:events6-10", 54), ("timeline:events6-20", 54)),
    "even_rank": (("timeline:one", 36), ("timeline:one", 36)),
    "beside_rank": (("timeline:luffa", 74), ("timeline:luffa", 54)),
    "beside_to_mm": (("timeline:luffa", 96), ("timeline:luffa", 195)),
    "under_rank": (("timeline:luffa", 54), ("timeline:luffa", 62)),
    "under_to_mm": (("timeline:luffa", 68), ("timeline:luffa", 96)),
}
