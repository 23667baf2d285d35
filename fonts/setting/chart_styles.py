"""The table of styles for charts: the words in a chart, by role, and the sizes of its numbers.

Input: nothing. Output: `ChartStyles`, a part of the one table (`Styles.chart`). Charts are drawn to
frames in mm at a *level* from 0 (smallest type) to 1 (largest): a range in pt is what the level
moves in. No type of a chart is under 7 pt (design: page.md); words are printed as SVG text, so
class and tag are empty. Where no origin is said a size was set on the first edition's charts.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting.roles import FIGURES, HEI, SONG, Fitted, Own, Part, Points, Role
from fonts.setting.style import TextStyle

#: Hei for words, a heavy Song for the band's title, the page's figures for numbers.
_PLAIN = TextStyle(HEI, 400, indent_em=0.0, justify=False)
_MEDIUM = TextStyle(HEI, 500, indent_em=0.0, justify=False)
_BOLD = TextStyle(HEI, 700, indent_em=0.0, justify=False)
_SONG = TextStyle(SONG, 900, indent_em=0.0, justify=False)
_FIGURES = TextStyle(FIGURES, 600, indent_em=0.0, justify=False)
_TEXT, _NOTE = Own(1.32), Own(1.3)


@dataclass(frozen=True, slots=True)
class NumberSizes:
    """Sizes of numbers by the kind of chart, pt; sizes of those in a ring follow its width."""

    band: Points = Points(25.0, 48.0)
    """The figures band across the page."""
    grounded: Points = Points(28.0, 44.0)
    """Key figures on a ground; the leading one is a multiple of it."""
    cell: Points = Points(18.0, 34.0)
    """Key figures in a grid."""
    alone: Points = Points(30.0, 84.0)
    """One key figure: the number is the picture."""
    listed: Points = Points(13.0, 24.0)
    """Key figures in a list."""
    bar: Points = Points(11.5, 19.0)
    """At the end of a bar or stage."""
    grouped: Points = Points(11.0, 17.0)
    """In cells of bars."""
    compared: Points = Points(13.0, 22.0)
    """In cells of bars that compare two moments."""
    column: Points = Points(7.5, 10.0)
    """Over columns: there are many."""
    place: Points = Points(7.5, 13.0)
    """In the districts of a map."""
    part: Points = Points(9.5, 13.0)
    """In the table under stacked bars."""
    legend: Points = Points(12.0, 17.0)
    """Beside the parts of a whole."""
    strip: Points = Points(10.5, 15.0)
    """Over a line of dots."""
    point: Points = Points(11.0, 16.0)
    """At the points of a line."""
    table: Points = Points(10.0, 12.5)
    """In the table under lines."""
    axis: Points = Points(9.5, 12.0)
    """Dates under an axis."""
    date: Points = Points(12.0, 18.0)
    """Dates of events."""
    event: Points = Points(11.0, 16.0)
    """Numbers of events."""


@dataclass(frozen=True, slots=True)
class ChartStyles:
    """The roles of a chart's words."""

    # Head and foot, alike on every chart.
    title: Role[Points, Own] = Role("", "", _BOLD, Points(10.5, 12.0), Own(1.28))
    #: Note and source.
    note: Role[Points, Own] = Role("", "", _PLAIN, Points(7.0), _NOTE)
    #: The figures band has a title of its own, and a sub-line.
    band_title: Role[Points, None] = Role("", "", _SONG, Points(15.0, 21.0), None, "primary")
    band_line: Role[Points, None] = Role("", "", _MEDIUM, Points(9.0), None)

    #: Names and notes of figures on a ground: white and small, so a step heavier and larger.
    grounded_label: Role[Points, Own] = Role("", "", _BOLD, Points(8.0, 9.5), _TEXT)
    grounded_note: Role[Points, Own] = Role("", "", _MEDIUM, Points(7.5), _NOTE)

    # Labels of what is drawn.
    label: Role[Points, Own] = Role("", "", _MEDIUM, Points(8.0, 9.5), _TEXT)
    #: Labels of bars and stages; of the parts of stacked bars; of lines of dots.
    bar_label: Role[Points, Own] = Role("", "", _MEDIUM, Points(8.0, 9.0), _TEXT)
    part_label: Role[Points, None] = Role("", "", _MEDIUM, Points(8.0, 9.0), None)
    strip_label: Role[Points, None] = Role("", "", _MEDIUM, Points(8.0, 9.25), None)
    #: Over a cell of bars, and over two moments.
    heading: Role[Points, Own] = Role("", "", _BOLD, Points(8.0, 9.5), _TEXT)
    #: Names of series, of groups on an axis, of a key's entries: as small as a note, in black.
    name: Role[Points, None] = Role("", "", _PLAIN, Points(7.0), None)
    #: Names of a series' numbers within a cell.
    row_name: Role[Points, None] = Role("", "", _MEDIUM, Points(7.0), None)
    #: Names of districts on a map, larger where all that are named hold them so.
    place: Role[Points, None] = Role("", "", _BOLD, Points(7.0, 10.0), None)
    #: Districts that have no room for their words, in lines under a map.
    row_text: Role[Points, Own] = Role("", "", _PLAIN, Points(7.5), _TEXT)
    #: Names of the wholes before stacked bars.
    whole_name: Role[Points, None] = Role("", "", _BOLD, Points(7.0), None)
    #: Names of lines in the table under them.
    line_name: Role[Points, Own] = Role("", "", _BOLD, Points(8.0), Own(1.2))
    #: What is drawn and its unit, under the title.
    caption: Role[Points, Own] = Role("", "", _PLAIN, Points(7.5), _NOTE)
    #: An event's first words, and its text.
    event: Role[Points, Own] = Role("", "", _BOLD, Points(8.0, 10.0), _TEXT)
    event_text: Role[Points, Own] = Role("", "", _MEDIUM, Points(8.0, 10.0), _TEXT)

    # A number with its words: sizes are parts of the number's.
    number: Role[Fitted, None] = Role("", "", _FIGURES, Fitted(), None)
    #: 年, 月, 万 within a number: other characters than the figure face has.
    number_mark: Role[Part, None] = Role("", "", _BOLD, Part(0.62, 7.0), None)
    percent: Role[Part, None] = Role("", "", _FIGURES, Part(0.9, 7.0), None)
    unit: Role[Part, None] = Role("", "", _BOLD, Part(0.46, 7.0, 14.0), None)
    #: Words before and after a number; within a ring, over and under it, the least size.
    word: Role[Part, None] = Role("", "", _MEDIUM, Part(0.40, 7.0, 11.0), None)
    #: A series' number within a cell, a part of a single number's size.
    series_number: Part = Part(0.52, 11.5)

    sizes: NumberSizes = NumberSizes()


CHART = ChartStyles()
