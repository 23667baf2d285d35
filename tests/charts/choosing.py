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


EXTRA = (
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
    group, field = name.split(".")
    part = getattr(CHOICES, group)
    own = getattr(part, field)
    object.__setattr__(part, field, value)
    try:
        yield
    finally:
        object.__setattr__(part, field, own)


Place = tuple[str, int] | None
#: For every choice: figure and width at which half of it is chosen otherwise, and at which twice.
CASES: dict[str, tuple[Place, Place]] = {
    "arranging.empty_cost": (("key:numbers", 50), ("key:numbers", 120)),
    "arranging.over_cost": (("key:numbers", 50), ("key:dozen", 90)),
    "arranging.size_bonus": (("key:numbers", 68), ("key:numbers", 50)),
    "arranging.ideal_levels": (("key:numbers", 36), ("key:numbers", 38)),
    "arranging.join_ratio": (("key:numbers", 42), ("key:numbers", 36)),
    "words.label_lines": (("share:sa60l", 54), None),
    "words.heading_lines": (("key:numbers", 36), ("key:numbers", 44)),
    "words.pair_lines": (("before_after:dozen", 36), ("before_after:dozen", 36)),
    "words.event_lines": (("timeline:dozen", 220), ("timeline:events30-1", 56)),
    "words.legend_label_mm": (("share:parts", 44), ("share:parts", 36)),
    "squares.most": (None, ("key:band30-37", 150)),
    "squares.least_pitch_mm": (None, ("key:band30-19", 150)),
    "bars.shortest_mm": (("grouped:industries", 50), ("grouped:industries", 36)),
    "before_after.slot_mm": (("before_after:permits", 36), ("before_after:permits", 40)),
    "before_after.stretch": (("before_after:permits", 40), ("before_after:permits", 40)),
    "before_after.bars_rank": (("before_after:permits", 40), None),
    "before_after.bars_column_rank": (("before_after:permits", 70), None),
    "change.names_mm": (("change:named", 42), ("change:named", 56)),
    "change.stretch": (("change:jobs", 40), ("change:jobs", 40)),
    "columns.slot_mm": (("columns:ages", 56), ("columns:ages", 120)),
    "columns.stretch": (("columns:ages", 50), ("columns:ages", 50)),
    "columns.rows_to_mm": (("columns:ages", 56), ("columns:ages", 104)),
    "columns.rows_rank": (("columns:aged", 44), ("columns:columns6-1", 36)),
    "columns.rows_stretch": (("columns:ages", 44), ("columns:ages", 36)),
    "columns.row_bar_mm": (("columns:aged", 36), ("columns:aged", 36)),
    "columns.mean_ratio": (("columns:ages", 50), ("columns:columns12-4", 44)),
    "columns.least_tallness": (("columns:columns12-9", 50), ("columns:columns12-4", 44)),
    "funnel.side_stretch": (("funnel:discipline", 44), ("funnel:discipline", 44)),
    "funnel.over_rank": (("funnel:dozen", 72), ("funnel:dozen", 74)),
    "funnel.over_stretch": (("funnel:discipline", 36), ("funnel:discipline", 36)),
    "grouped.most_columns": (("grouped:industries", 104), ("grouped:dozen", 220)),
    "grouped.cell_mm": (("grouped:industries", 80), ("grouped:industries", 80)),
    "grouped.cell_rank": (("grouped:industries", 68), ("grouped:industries", 74)),
    "grouped.ragged_rank": (("grouped:industries", 92), ("grouped:industries", 80)),
    "key.narrowest_cell_mm": (("key:band30-37", 36), ("key:numbers", 62)),
    "key.widest_cell_mm": (("key:numbers", 62), ("key:numbers", 68)),
    "key.most_columns": (("key:numbers", 220), None),
    "key.grid_rank": (("key:numbers", 68), ("key:numbers", 50)),
    "key.ragged_rank": (("key:numbers", 220), ("key:numbers", 150)),
    "key.single_rank": (("key:band30-37", 36), ("key:numbers", 50)),
    "key.beside_band_rank": (("key:numbers", 220), ("key:band40-37", 150)),
    "key.list_to_mm": (("key:numbers", 50), ("key:numbers", 104)),
    "key.list_rank": (("key:numbers", 50), ("key:numbers", 36)),
    "key.list_label_mm": (None, ("key:numbers", 36)),
    "key.band_from_mm": (("key:one", 80), ("key:numbers", 195)),
    "key.band_alone_mm": (("key:numbers", 195), ("key:numbers", 240)),
    "key.band_stretch": (("key:numbers", 240), ("key:numbers", 240)),
    "key.band_part_stretch": (("key:numbers", 195), ("key:numbers", 195)),
    "key.band_gap_mm": (("key:band40-37", 150), ("key:band40-37", 150)),
    "ranked.shortest_bar_mm": (("ranked:years", 36), ("ranked:years", 40)),
    "ranked.side_from_mm": (("ranked:years", 44), ("ranked:years", 62)),
    "ranked.narrow_side_rank": (("ranked:years", 44), ("ranked:noted10", 36)),
    "ranked.over_rank": (("ranked:bars", 90), ("ranked:years", 44)),
    "ranked.over_to_mm": (("ranked:years", 68), ("ranked:years", 135)),
    "ranked.label_share": (("ranked:years", 50), ("ranked:years", 56)),
    "ranked.label_mm": (("ranked:years", 38), ("ranked:years", 56)),
    "ranked.level_ratio": (("ranked:years", 120), ("ranked:years", 44)),
    "pyramid.shortest_mm": (("pyramid:sexes", 38), ("pyramid:sexes", 54)),
    "pyramid.stretch": (("pyramid:sexes", 54), ("pyramid:sexes", 54)),
    "slope.run_mm": (("slope:areas", 40), ("slope:areas", 54)),
    "slope.label_share": (("slope:areas", 50), None),
    "slope.stretch": (("slope:areas", 54), ("slope:areas", 54)),
    "share.stretch": (("share:sa60l", 36), ("share:sa60l", 36)),
    "share.below_rank": (("share:parts", 90), ("share:parts", 90)),
    "share.below_to_mm": (("share:parts", 74), ("share:parts", 96)),
    "share.room_mm": (("share:sa60l", 36), ("share:sa60l", 42)),
    "stacked.shortest_bar_mm": (None, ("stacked:schooling", 36)),
    "stacked.stretch": (("stacked:schooling", 36), ("stacked:schooling", 36)),
    "strip.shortest_mm": (None, ("strip:places", 36)),
    "strip.label_gap_mm": (("strip:strip10", 36), ("strip:strip7", 36)),
    "strip.stretch": (("strip:places", 36), ("strip:places", 36)),
    "timeline.slot_mm": (("timeline:events12-1", 42), ("timeline:line", 52)),
    "timeline.most_years": (("timeline:events6-10", 56), ("timeline:events6-20", 56)),
    "timeline.even_rank": (("timeline:one", 36), ("timeline:one", 96)),
    "timeline.beside_rank": (("timeline:luffa", 62), ("timeline:luffa", 56)),
    "timeline.beside_to_mm": (("timeline:luffa", 96), ("timeline:luffa", 195)),
    "timeline.under_rank": (("timeline:luffa", 56), ("timeline:luffa", 62)),
    "timeline.under_to_mm": (("timeline:luffa", 80), ("timeline:luffa", 96)),
    "timeline.beside_words_mm": (("timeline:luffa", 40), ("timeline:luffa", 56)),
    "timeline.under_words_mm": (None, ("timeline:luffa", 36)),
    "timeline.across_stretch": (("timeline:luffa", 80), ("timeline:luffa", 96)),
    "timeline.down_stretch": (("timeline:luffa", 36), ("timeline:luffa", 36)),
    "words.number_gap_mm": (("change:jobs", 36), ("change:jobs", 38)),
    "share.most_squares": (("share:promoted", 36), ("share:promoted", 36)),
    "icons.cell_mm": (None, ("icons:life", 68)),
    "icons.cell_rank": (None, ("icons:life", 150)),
    "icons.ragged_rank": (("icons:life", 135), None),
    "icons.room_mm": (("icons:life", 62), ("icons:life", 36)),
    "icons.stretch": (("icons:life", 36), ("icons:life", 36)),
    "icons.widest_cell_mm": (("icons:life", 71), ("icons:life", 80)),
    "map.least_share": (("map:towns", 104), ("map:towns", 104)),
    "map.shortest_mm": (("map:harbour", 36), ("map:towns", 36)),
    "map.stretch": (("map:towns", 104), ("map:towns", 104)),
    "process.down_to_mm": (("process:permit", 90), None),
    "process.step_mm": (("process:permit", 50), ("process:permit", 90)),
    "process.stretch": (("process:permit", 36), ("process:permit", 36)),
    "process.words_mm": (None, ("process:permit", 36)),
}
