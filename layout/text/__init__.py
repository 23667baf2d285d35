"""Chinese text composition: text, style and measure → lines, exact in width, and the HTML to draw them.

Stages: `characters` (classes) → `segment` (boxes and joints) → `breaking` (which lines) → `lines` (their spacing) → `markup`;
`heads` sets headlines, `composer` is what callers use. Rules: CLREQ, GB/T 15834-2011, GB/T 15835-2011.
"""

from __future__ import annotations

from layout.text.composer import Composer, Fit
from layout.text.heads import HeadFit
from layout.text.lines import Line, Run
from layout.text.markup import line_html
from layout.text.items import Prepared
from layout.text.style import (
    ComposeError,
    Measurer,
    MissingGlyph,
    TextStyle,
    UnbreakableText,
)

__all__ = [
    "ComposeError",
    "Composer",
    "Fit",
    "HeadFit",
    "Line",
    "Measurer",
    "MissingGlyph",
    "Prepared",
    "Run",
    "TextStyle",
    "UnbreakableText",
    "line_html",
]
