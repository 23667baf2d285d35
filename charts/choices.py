"""The charts' choices: every number that decides between two ways of arranging a chart.

Input: nothing. Output: `CHOICES`, the one table; `tests/charts/test_choices.py` says of each
number what it brings about. Numbers that only place marks stand where they are drawn.

Every field says its unit first. A *rank* is what `arrangement.choose` adds to a way's cost before
it looks at how well the height is filled: 0.1 is a hint, 0.5 is taken only where the others fit
badly. A *stretch* is how much taller than its largest need a way still looks filled. `widest_mm`
is the width beyond which a kind looks hollow: for none of its items, and more of each. Where no
other source is named a number was set by eye on the first edition's charts and the census kit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

#: Width beyond which a chart looks hollow: for none of its items, and more of each, mm.
Widest = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arranging:
    """The choice among a kind's ways for a height."""

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
    """stretch of a way that names none."""
    usual_widest_mm: Widest = (90.0, 6.0)
    """mm: of a kind that names none."""
    narrowest_mm: int = 36
    """mm: no chart is narrower: its title would break after every word."""
    widest_mm: int = 350
    """mm: nor wider: a broadsheet's type area."""


@dataclass(frozen=True, slots=True)
class Words:
    """When words and numbers fit."""

    label_lines: int = 4
    """lines: longest label of a bar or a part; with more the bars are lost."""
    heading_lines: int = 3
    """lines: longest label over a cell, a list's row or a line of a table."""
    pair_lines: int = 2
    """lines: longest label over two moments side by side."""
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
    legend_label_mm: float = 16.0
    """mm: where less is left beside its number a part's label takes a line of its own."""


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares that count a key figure out."""

    most: int = 20
    """count: more can no longer be taken in."""
    least_pitch_mm: float = 1.3
    """mm: least step from square to square; below it they print as a grey bar."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Cells of bars: grouped bars, comparisons, lines where they do not fit."""

    shortest_mm: float = 9.0
    """mm: least length left for the longest bar of a cell."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """前后对比图."""

    widest_mm: Widest = (70.0, 14.0)
    """mm."""
    slot_mm: float = 15.0
    """mm: least width of a moment beside the other."""
    stretch: float = 1.2
    """stretch of the moments side by side."""
    bars_rank: float = 0.3
    """rank of bars under each other …"""
    bars_column_rank: float = 0.1
    """rank: … more for each column of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """折线图."""

    widest_mm: Widest = (90.0, 6.0)
    """mm."""
    zero_ratio: float = 0.4
    """ratio: least over greatest value below which zero is drawn too: it is near anyway, and
    slopes are not overstated."""
    names_mm: float = 26.0
    """mm: widest column for the names of the lines."""
    stretch: float = 1.2
    """stretch of the lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """柱形图."""

    widest_mm: Widest = (110.0, 7.0)
    """mm."""
    slot_mm: float = 26.0
    """mm: wider slots are rows: columns would stand far apart."""
    stretch: float = 1.25
    """stretch of columns."""
    rows_to_mm: float = 100.0
    """mm: up to here rows are offered beside columns."""
    rows_rank: float = 0.3
    """rank of rows."""
    rows_stretch: float = 1.15
    """stretch of rows."""
    row_bar_mm: float = 12.0
    """mm: least length of the longest bar of a row."""
    mean_ratio: float = 2.2
    """ratio: the plot is as high as so many times the mean column, if that is less than the
    highest: one tower would stand over white …"""
    least_tallness: float = 0.5
    """share: … but at least half of the usual height."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """漏斗图."""

    widest_mm: Widest = (95.0, 5.0)
    """mm."""
    side_stretch: float = 1.25
    """stretch of stages beside their labels: slopes take air well."""
    over_rank: float = 0.3
    """rank of labels over the stages."""
    over_stretch: float = 1.05
    """stretch of those."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """分组条形图."""

    widest_mm: Widest = (90.0, 5.0)
    """mm."""
    most_columns: int = 4
    """count: columns of cells."""
    cell_mm: float = 62.0
    """mm: best width of a cell."""
    cell_rank: float = 0.005
    """rank: each mm off it."""
    ragged_rank: float = 0.2
    """rank: a last row of cells that is not full."""


@dataclass(frozen=True, slots=True)
class Icons:
    """图标数字."""

    widest_mm: Widest = (40.0, 55.0)
    """mm."""
    room_mm: float = 20.0
    """mm: least measure of the words beside an icon."""
    cell_mm: float = 48.0
    """mm: best width of a cell: on a tabloid page five stand in a row (data mock-up) …"""
    widest_cell_mm: float = 80.0
    """mm: … and the greatest where more fit beside each other."""
    cell_rank: float = 0.005
    """rank: each mm off it."""
    ragged_rank: float = 0.25
    """rank: a last row that is not full."""
    stretch: float = 1.3
    """stretch: rows take air."""


@dataclass(frozen=True, slots=True)
class Key:
    """关键数字, and the band of them."""

    widest_mm: Widest = (50.0, 45.0)
    """mm."""
    narrowest_cell_mm: float = 20.0
    """mm: least width of a cell."""
    widest_cell_mm: float = 62.0
    """mm: a number alone in a wider cell leaves it empty."""
    most_columns: int = 8
    """count: cells in a row."""
    grid_rank: float = 0.15
    """rank of a grid."""
    ragged_rank: float = 0.25
    """rank: a last row that is not full."""
    single_rank: float = 0.2
    """rank: one column of more than two cells: a list does it better."""
    beside_band_rank: float = 0.3
    """rank: a grid where a band can stand."""
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
    band_gap_mm: float = 10.0
    """mm: least space between the band's title and the words at the right."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """条形图."""

    widest_mm: Widest = (100.0, 6.0)
    """mm."""
    most_units: int = 30
    """count: greatest value that is counted out in squares."""
    shortest_bar_mm: float = 14.0
    """mm: least length left for a bar; a shorter one shows no difference."""
    side_from_mm: float = 62.0
    """mm: from here on labels beside the bars are preferred …"""
    narrow_side_rank: float = 0.5
    """rank: … below it they come after labels over the bars."""
    over_rank: float = 0.25
    """rank of labels over the bars."""
    over_to_mm: float = 130.0
    """mm: wider, a label over its bar leaves its line empty."""
    label_share: float = 0.42
    """share of the width: widest column of labels …"""
    label_mm: float = 18.0
    """mm: … and at least so much."""
    level_ratio: float = 1.5
    """ratio: rows no more unlike in height than this are made alike."""


@dataclass(frozen=True, slots=True)
class Share:
    """占比图."""

    widest_mm: Widest = (70.0, 6.0)
    """mm."""
    stretch: float = 1.35
    """stretch: a ring has one shape, and takes air."""
    below_rank: float = 0.3
    """rank: ring over its list."""
    below_to_mm: float = 90.0
    """mm: a wider one would stand between white."""
    room_mm: float = 22.0
    """mm: least measure of a part's words beside its number."""
    most_squares: int = 100
    """count: squares of a whole; more can no longer be told from a grey field."""


@dataclass(frozen=True, slots=True)
class Map:
    """地图."""

    widest_mm: Widest = (150.0, 0.0)
    """mm."""
    shortest_mm: float = 28.0
    """mm: least width of a map."""
    least_share: float = 0.6
    """share of the width: the smallest map; a smaller one stands between white."""
    stretch: float = 1.12
    """stretch: a map has one shape."""


@dataclass(frozen=True, slots=True)
class Process:
    """流程图."""

    widest_mm: Widest = (40.0, 45.0)
    """mm."""
    step_mm: float = 18.0
    """mm: least measure of a step's words beside others."""
    words_mm: float = 26.0
    """mm: least measure of a step's words under others."""
    down_to_mm: float = 110.0
    """mm: wider, short lines under each other leave the right half empty."""
    stretch: float = 1.25
    """stretch of both."""


@dataclass(frozen=True, slots=True)
class Pyramid:
    """人口金字塔."""

    widest_mm: Widest = (120.0, 0.0)
    """mm."""
    shortest_mm: float = 10.0
    """mm: least length of the longest bar of a side."""
    stretch: float = 1.3
    """stretch: bars grow."""


@dataclass(frozen=True, slots=True)
class Slope:
    """坡度图."""

    widest_mm: Widest = (110.0, 0.0)
    """mm: lines would lie flat."""
    run_mm: float = 14.0
    """mm: least distance of the two moments."""
    label_share: float = 0.42
    """share of the width: widest column of names."""
    stretch: float = 1.5
    """stretch: slopes take air well."""


@dataclass(frozen=True, slots=True)
class Stacked:
    """构成图."""

    widest_mm: Widest = (85.0, 1.0)
    """mm: the table's numbers would stand far from their labels."""
    shortest_bar_mm: float = 24.0
    """mm: least length of the wholes' bars."""
    stretch: float = 1.25
    """stretch: bars and rows grow."""


@dataclass(frozen=True, slots=True)
class Strip:
    """点带图."""

    widest_mm: Widest = (100.0, 1.0)
    """mm."""
    shortest_mm: float = 34.0
    """mm: least length of a line of dots."""
    label_gap_mm: float = 3.0
    """mm: least space between a label and its number."""
    stretch: float = 1.3
    """stretch of the rows."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """时间轴."""

    widest_mm: Widest = (30.0, 13.0)
    """mm."""
    slot_mm: float = 17.0
    """mm: narrowest event beside others."""
    most_years: float = 30.0
    """years: a longer scale has no room for its ticks."""
    even_rank: float = 0.8
    """rank: events evenly spaced: time is not shown."""
    beside_rank: float = 0.4
    """rank: events under each other, dates in a column."""
    beside_to_mm: float = 190.0
    """mm: wider, short lines leave the right half empty (where they can stand across)."""
    under_rank: float = 0.5
    """rank: events under each other, dates over their words."""
    under_to_mm: float = 90.0
    """mm: the same limit for these."""
    beside_words_mm: float = 30.0
    """mm: least measure of words beside their date."""
    under_words_mm: float = 24.0
    """mm: least measure of words under it."""
    across_stretch: float = 1.2
    """stretch of events across."""
    down_stretch: float = 1.25
    """stretch of events under each other."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The one table, by what is decided and by kind."""

    arranging: Arranging = field(default_factory=Arranging)
    words: Words = field(default_factory=Words)
    squares: Squares = field(default_factory=Squares)
    bars: Bars = field(default_factory=Bars)
    before_after: BeforeAfter = field(default_factory=BeforeAfter)
    change: Change = field(default_factory=Change)
    columns: Columns = field(default_factory=Columns)
    funnel: Funnel = field(default_factory=Funnel)
    grouped: Grouped = field(default_factory=Grouped)
    icons: Icons = field(default_factory=Icons)
    key: Key = field(default_factory=Key)
    map: Map = field(default_factory=Map)
    process: Process = field(default_factory=Process)
    ranked: Ranked = field(default_factory=Ranked)
    pyramid: Pyramid = field(default_factory=Pyramid)
    share: Share = field(default_factory=Share)
    slope: Slope = field(default_factory=Slope)
    stacked: Stacked = field(default_factory=Stacked)
    strip: Strip = field(default_factory=Strip)
    timeline: Timeline = field(default_factory=Timeline)


CHOICES = Choices()
