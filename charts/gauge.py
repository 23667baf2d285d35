"""Measuring chart text: words, a face and a size in, widths and lines in mm out.

All of it is the page's own composer (`fonts.setting`): gaps, marks and breaks are its. A `Label`
holds the place of each character; the SVG carries these, so what is measured is what is printed.
"""

from __future__ import annotations

from typing import NamedTuple

from fonts.setting import Composer, Label, Measurer, TextStyle

MM_PER_PT = 25.4 / 72


class Face(NamedTuple):
    """A face of the page."""

    family: str
    weight: int

    @property
    def ascent(self) -> float:
        """Height of its tallest usual characters over the baseline, em."""
        return 0.71 if self.family == "Press Figures" else 0.86

    @property
    def descent(self) -> float:
        """Depth under the baseline, em."""
        return 0.02 if self.family == "Press Figures" else 0.10


TITLE = Face("Press Hei", 700)
STRONG = Face("Press Hei", 700)
LABEL = Face("Press Hei", 500)
NOTE = Face("Press Hei", 400)
FIGURES = Face("Press Figures", 600)
BAND_TITLE = Face("Press Song", 900)

TITLE_PT = 10.5
LABEL_PT = 8.0
NOTE_PT = 7.0  # the smallest type of any chart
LEADING = 1.32  # em, for labels
NOTE_LEADING = 1.3


def mm(pt: float) -> float:
    """Return points in millimetres."""
    return pt * MM_PER_PT


class Gauge:
    """Measures text in the faces of one font library; remembers what it measured."""

    def __init__(self, fonts: Measurer) -> None:
        """Keep the library."""
        self.fonts = fonts
        self._composer = Composer(fonts)
        self._styles: dict[Face, TextStyle] = {}
        self._widths: dict[tuple[str, Face], float] = {}
        self._wraps: dict[tuple[str, float, Face, float, bool], tuple[str, ...]] = {}

    def _style(self, face: Face) -> TextStyle:
        style = self._styles.get(face)
        if style is None:
            style = TextStyle(face.family, face.weight, indent_em=0.0, justify=False)
            self._styles[face] = style
        return style

    def label(self, text: str, face: Face) -> Label:
        """Set one line at its natural width."""
        return self._composer.label(text, self._style(face))

    def width(self, text: str, face: Face, size_pt: float) -> float:
        """Return the width of a line in mm."""
        key = (text, face)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = self._composer.natural_width(text, self._style(face))
        return width * mm(size_pt)

    def wrap(
        self, text: str, width_mm: float, face: Face, size_pt: float, by_phrase: bool = False
    ) -> tuple[str, ...]:
        """Break text into lines no wider than a width, at phrases where that costs no line, evenly.

        Args:
            text: the words.
            width_mm: the measure.
            face: their face.
            size_pt: their size.
            by_phrase: break at phrases even where that costs a line (titles).
        """
        key = (text, round(width_mm, 3), face, size_pt, by_phrase)
        lines = self._wraps.get(key)
        if lines is None:
            measure = width_mm / mm(size_pt)
            lines = self._composer.wrap(text, self._style(face), measure, by_phrase=by_phrase)
            self._wraps[key] = lines
        return lines


_GAUGES: dict[int, Gauge] = {}


def gauge_of(fonts: Measurer) -> Gauge:
    """Return the gauge of a font library, the same one at every call."""
    if id(fonts) not in _GAUGES:
        if len(_GAUGES) > 4:
            _GAUGES.clear()
        _GAUGES[id(fonts)] = Gauge(fonts)
    return _GAUGES[id(fonts)]
