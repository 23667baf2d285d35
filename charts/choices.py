"""The charts' choices: every number that decides between two ways of arranging a chart.

Input: nothing. Output: `CHOICES`, the one table; `tests/charts/test_choices.py` says of each
number what it brings about. Numbers that only place marks stand where they are drawn.

Every field says its unit first. A *rank* is what `arrangement.choose` adds to a way's cost before
it looks at how well the height is filled: 0.1 is a hint, 0.5 is taken only where the others fit
badly. A *stretch* is how much taller than its largest need a way still looks filled. Where no
other source is named a number was set by eye on the first edition's charts and the census kit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: mm beyond which a chart looks hollow: for none of its items, and more of each.
Widest = tuple[float, float]
USUAL_WIDEST_MM: Widest = (90.0, 6.0)
WIDEST_MM: Mapping[str, Widest] = MappingProxyType(
    {
        "before_after": (70.0, 14.0),
        "columns": (110.0, 7.0),
        "dumbbell": (120.0, 1.0),
        "funnel": (95.0, 5.0),
        "grouped": (90.0, 5.0),
        "icons": (40.0, 55.0),
        "key": (50.0, 45.0),
        "map": (150.0, 0.0),
        "process": (40.0, 45.0),
        "pyramid": (120.0, 0.0),
        "ranked": (100.0, 6.0),
        "slope": (110.0, 0.0),
        "stacked": (130.0, 1.0),
        "strip": (100.0, 1.0),
        "timeline": (30.0, 13.0),
    }
)
"""Of the kinds that are not usual."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The one table: of all charts, of words, of bars, of single kinds."""

    empty_cost: float = 3.0
    """cost: part of the height that a way leaves empty."""
    over_cost: float = 20.0
    """cost: part of the height beyond what it can fill: it would look torn apart."""
    size_bonus: float = 0.6
    """cost taken off: size level, so that of two ways the one with larger type is drawn."""
    ideal_levels: tuple[float, float, float] = (0.4, 0.25, 0.0)
    """level: the first that fits gives the ideal height: somewhat below the middle, as a page
    has more text than charts."""
    join_ratio: float = 1.03
    """ratio: ranges of heights so near to each other are one range: a gap of 3 % is filled."""
    stretch: float = 1.12
    """stretch of a way that names none …"""
    airy: float = 1.3
    """stretch: … and of those whose lines, rings or steps take air."""
    narrowest_mm: int = 36
    """mm: no chart is narrower: its title would break after every word."""
    widest_mm: int = 350
    """mm: nor wider: a broadsheet's type area."""

    label_lines: int = 4
    """lines: longest label of a bar or a part; with more the bars are lost."""
    heading_lines: int = 3
    """lines: longest label over a cell, a list's row or a line of a table."""
    event_lines: int = 8
    """lines: longest words of an event."""
    number_gap_mm: float = 1.6
    """mm: least space between two numbers at a line's points."""
    place_cost: float = 0.1
    """cost: each place for a number further down the list (over, under, left, right)."""
    collide_cost: float = 100.0
    """cost: a number on another: never where any place is free."""
    on_line_cost: float = 3.0
    """cost: a number on the line."""
    legend_label_mm: float = 12.6
    """mm: least measure of a label beside a ring."""
    words_mm: float = 25.0
    """mm: least measure of words under each other: events, steps …"""
    step_mm: float = 18.0
    """mm: … of a step beside others …"""
    icon_words_mm: float = 20.0
    """mm: … beside an icon …"""
    share_words_mm: float = 22.0
    """mm: … beside a part's number …"""
    beside_words_mm: float = 30.0
    """mm: … and beside an event's date."""

    most_units: int = 30
    """count: greatest value that is counted out in squares."""
    most_squares: int = 100
    """count: squares of a whole; more can no longer be told from a grey field."""
    shortest_bar_mm: float = 13.0
    """mm: least length left for a bar; a shorter one shows no difference …"""
    shortest_side_mm: float = 10.0
    """mm: … of a pyramid's side."""
    side_from_mm: float = 62.0
    """mm: from here on labels beside the bars are preferred …"""
    narrow_side_rank: float = 0.5
    """rank: … below it they come after labels over the bars."""
    over_rank: float = 0.25
    """rank of labels over the bars."""
    over_to_mm: float = 130.0
    """mm: wider, a label over its bar leaves its line empty."""
    one_column: int = 12
    """count: more bars stand abreast in columns, where …"""
    column_of_bars_mm: float = 52.0
    """mm: … each column is so wide …"""
    least_rows: int = 7
    """count: … and so high."""
    label_share: float = 0.42
    """share of the width: widest column of labels …"""
    label_mm: float = 18.0
    """mm: … and at least so much."""
    level_ratio: float = 1.5
    """ratio: rows no more unlike in height than this are made alike."""

    cell_rank: float = 0.005
    """rank: each mm off the best width of a cell …"""
    bars_cell_mm: float = 62.0
    """mm: … of bars …"""
    icon_cell_mm: float = 44.0
    """mm: … of an icon: on a tabloid page five stand in a row (data mock-up)."""
    widest_icon_mm: float = 76.0
    """mm: greatest width of an icon's cell where more fit beside each other."""
    most_columns: int = 4
    """count: columns of cells of bars."""
    ragged_rank: float = 0.5
    """rank: a last row of cells that is not full."""
    pair_bars_rank: float = 0.2
    """rank: each column of bars where two moments can stand side by side."""

    zero_ratio: float = 0.4
    """ratio: least over greatest value below which zero is drawn too: it is near anyway, and
    slopes are not overstated."""
    names_mm: float = 26.0
    """mm: widest column for the names of lines."""
    trend_mm: float = 22.0
    """mm: least length of a line that is read off a scale."""
    table_rank: float = 0.3
    """rank: lines over a table of all numbers, where names at their ends can stand."""
    run_mm: float = 14.0
    """mm: least distance of a slope's two moments."""
    strip_mm: float = 34.0
    """mm: least length of a line of dots."""
    column_mm: float = 26.0
    """mm: wider slots are rows: columns would stand far apart."""
    rows_to_mm: float = 100.0
    """mm: up to here rows are offered beside columns."""
    rows_rank: float = 0.6
    """rank of rows."""
    few_rows: int = 8
    """count: up to so many rows are drawn as large as ranked bars."""
    mean_ratio: float = 2.2
    """ratio: the plot is as high as so many times the mean column, if that is less than the
    highest: one tower would stand over white …"""
    least_tallness: float = 0.5
    """share: … but at least half of the usual height."""
    stack_mm: float = 24.0
    """mm: least length of divided bars."""
    map_mm: float = 28.0
    """mm: least width of a map."""
    map_share: float = 0.6
    """share of the width: the smallest map; a smaller one stands between white."""

    ring_to_mm: float = 96.0
    """mm: a ring and its list fill no more: wider, one divided bar is drawn …"""
    hollow_rank: float = 0.4
    """rank: … before the ring, and narrower the ring before the bar."""

    narrowest_cell_mm: float = 20.0
    """mm: least width of a key figure's cell."""
    widest_cell_mm: float = 62.0
    """mm: a number alone in a wider cell leaves it empty."""
    most_cells: int = 8
    """count: cells in a row."""
    grid_rank: float = 0.15
    """rank of a grid."""
    single_rank: float = 0.2
    """rank: one column of more than two cells: a list does it better."""
    list_to_mm: float = 100.0
    """mm: a list is offered below this: its numbers stand at the right edge."""
    list_rank: float = 0.2
    """rank of a list."""
    list_label_mm: float = 14.0
    """mm: least width left for its labels."""
    band_from_mm: float = 150.0
    """mm: a band is offered from here on."""
    band_alone_mm: float = 230.0
    """mm: from here on it is the only way: across a page."""
    band_stretch: float = 1.16
    """stretch of a band across a page …"""
    band_part_stretch: float = 1.34
    """stretch: … and of a narrower one, which must match what stands beside it."""
    lead_times: float = 2.0
    """times: the leading figure on a ground is larger than the others: the first thing seen."""
    band_gap_mm: float = 10.0
    """mm: least space between the band's title and the words at the right."""

    slot_mm: float = 17.0
    """mm: narrowest event beside others."""
    most_years: float = 30.0
    """years: a longer scale has no room for its ticks."""
    even_rank: float = 0.8
    """rank: events evenly spaced: time is not shown."""
    beside_rank: float = 0.4
    """rank: events under each other, dates in a column."""
    beside_to_mm: float = 110.0
    """mm: wider, short lines leave the right half empty (where they can stand across)."""
    under_rank: float = 0.5
    """rank: events under each other, dates over their words."""
    under_to_mm: float = 90.0
    """mm: the same limit for these."""


CHOICES = Choices()
