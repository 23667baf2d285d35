"""Charts: a `content.model.Figure` in, an SVG of an exact size in millimetres out.

`min_width_mm` and `height_range` tell the planner where a chart is readable and well filled; `draw`
makes it. From a figure to its marks:

    scaled, values, dates, places    what the figures are: scale, parts, moments, a map's places
    kinds                            a kind a file: what keeps it from being drawn, its arrangements
    rows, cells, lines, trend        what kinds have in common: bars, grids of cells, lines
    direct                           numbers and names beside what they are of, clear of each other
    gauge, numbers, wording          words and numbers measured, in mm
    palette, choices                 the tables: inks; what decides between two arrangements
    frame, arrangement               head and foot; the arrangement that fills a height best
    sheet, renderer, scene, svg      matplotlib's axes in mm → marks in named inks → SVG
"""

from charts.chart import Drawing, draw, height_range, heights_at, min_width_mm
from charts.errors import ChartError
from charts.say import alt_text

__all__ = [
    "ChartError",
    "Drawing",
    "alt_text",
    "draw",
    "height_range",
    "heights_at",
    "min_width_mm",
]
