"""Chinese text composition: text, style, measure → exact lines, and the HTML that draws them.

Stages: `characters` and `units` (classes) → `segment`, `joints` (boxes and what stands between
them) → `breaking` (which lines) → `lines` (their spacing) → `markup`. `heads` sets headlines and
`labels` the words of drawings, both broken between `phrases`; `composer` is what callers use.
Rules: CLREQ, GB/T 15834-2011, GB/T 15835-2011.
"""

from __future__ import annotations

from fonts.setting.columns import Cell
from fonts.setting.composer import Composer, Fit
from fonts.setting.heads import HeadBreaks, HeadFit
from fonts.setting.items import Prepared
from fonts.setting.labels import Label, Place
from fonts.setting.lines import Line, Run, spaced
from fonts.setting.markup import CELL_CSS, line_html
from fonts.setting.style import (
    Beside,
    ComposeError,
    Measurer,
    MissingGlyph,
    Opening,
    TextStyle,
    UnbreakableText,
)

__all__ = [
    "CELL_CSS",
    "Beside",
    "Cell",
    "ComposeError",
    "Composer",
    "Fit",
    "HeadBreaks",
    "HeadFit",
    "Label",
    "Line",
    "Measurer",
    "MissingGlyph",
    "Opening",
    "Place",
    "Prepared",
    "Run",
    "TextStyle",
    "UnbreakableText",
    "line_html",
    "spaced",
]
