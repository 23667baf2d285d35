"""Charts: a `content.model.Figure` in, an SVG of an exact size in millimetres out.

`min_width_mm` and `height_range` tell the planner where a chart is readable and well filled; `draw`
makes it. The kinds are in `charts.kinds`, the common head and foot in `charts.frame`.
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
