"""Measuring chart text: words, a role and a size in, `Words` measured in mm out.

All of it is the page's own composer (`fonts.setting`): gaps, marks and breaks are its. A `Label`
holds the place of each character; the SVG carries these, so what is measured is what is printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from charts.wording import Piece, Words, beside, flow, under
from fonts.lengths import mm
from fonts.setting import Composer, Label, Measurer
from fonts.setting.chart_styles import CHART, ChartStyles
from fonts.setting.roles import FIGURES, AnyRole, Own, Points, Role

#: Height over the baseline and depth under it of the tallest usual characters, em.
HAN_REACH, FIGURES_REACH = (0.86, 0.10), (0.71, 0.02)
NOTE_GAP_MM = 0.5  # between a label and its note
SIGN_MM, ENTRY_MM, LINE_MM = 1.0, 3.0, 0.9  # of a key: sign to name, entries, lines


def ascent(role: AnyRole) -> float:
    """Return the height of a role's tallest usual characters over the baseline, em."""
    return (FIGURES_REACH if role.style.family == FIGURES else HAN_REACH)[0]


def descent(role: AnyRole) -> float:
    """Return the depth of a role's characters under the baseline, em."""
    return (FIGURES_REACH if role.style.family == FIGURES else HAN_REACH)[1]


def least_pt(role: AnyRole) -> float:
    """Return the smallest size of a role that states one, pt."""
    assert isinstance(role.size, Points), "this role's size depends on another's: say it"
    return role.size.pt


class Gauge:
    """Measures text in the faces of one font library; remembers what it measured.

    `styles` is the table of the roles of all words. Where no size is given a role's least holds.
    """

    def __init__(self, fonts: Measurer, styles: ChartStyles = CHART) -> None:
        """Keep the library and the styles."""
        self.fonts, self.styles = fonts, styles
        self._composer = Composer(fonts)
        self._widths: dict[tuple[str, str, int], float] = {}
        self._wraps: dict[tuple[str, float, str, int, float, bool], tuple[str, ...]] = {}

    def label(self, text: str, role: AnyRole) -> Label:
        """Set one line at its natural width."""
        return self._composer.label(text, role.style)

    def width(self, text: str, role: AnyRole, size_pt: float = 0.0) -> float:
        """Return the width of a line in mm."""
        key = (text, role.style.family, role.style.weight)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = self._composer.natural_width(text, role.style)
        return width * mm(size_pt or least_pt(role))

    def text(
        self,
        text: str,
        role: AnyRole,
        room: float = math.inf,
        size_pt: float = 0.0,
        by_phrase: bool = False,
        ink: str = "",
    ) -> Words:
        """Return text broken for a measure in mm; on one line where none is given."""
        if not text:
            return Words()
        size = size_pt or least_pt(role)
        em, leading = mm(size), role.leading.em if isinstance(role.leading, Own) else 1.0
        lines = self.wrap(text, room, role, size, by_phrase) if room < math.inf else (text,)
        base, step = ascent(role) * em, leading * em
        pieces = [Piece(0.0, base + i * step, t, role, size, ink) for i, t in enumerate(lines)]
        tall = base + (len(lines) - 1) * step + descent(role) * em if lines else 0.0
        widest = max((self.width(t, role, size) for t in lines), default=0.0)
        return Words(tuple(pieces), widest, tall, len(lines))

    def named(
        self,
        label: str,
        note: str,
        room: float,
        role: Role[Points, Own],
        size_pt: float = 0.0,
        note_role: Role[Points, Own] | None = None,
    ) -> Words:
        """Return a label broken for a measure in mm, its note under it."""
        small = self.text(note, note_role or self.styles.note, room)
        return under(self.text(label, role, room, size_pt), small, gap=NOTE_GAP_MM)

    def key(
        self,
        entries: Iterable[tuple[Words, str]],
        width: float,
        role: AnyRole | None = None,
        size_pt: float = 0.0,
    ) -> Words:
        """Return signs and what each says, side by side in as many lines as a width needs, mm."""
        role = role or self.styles.name
        return flow(
            [
                beside(sign, self.text(name, role, size_pt=size_pt), gap=SIGN_MM, at=0.5)
                for sign, name in entries
            ],
            width,
            ENTRY_MM,
            LINE_MM,
        )

    def wrap(
        self,
        text: str,
        width_mm: float,
        role: AnyRole,
        size_pt: float = 0.0,
        by_phrase: bool = False,
    ) -> tuple[str, ...]:
        """Break text into lines no wider than a width, at phrases where that costs no line, evenly.

        Args:
            text: the words.
            width_mm: the measure.
            role: their role.
            size_pt: their size.
            by_phrase: break at phrases even where that costs a line (titles).
        """
        style, size = role.style, size_pt or least_pt(role)
        key = (text, round(width_mm, 3), style.family, style.weight, size, by_phrase)
        lines = self._wraps.get(key)
        if lines is None:
            measure = width_mm / mm(size)
            lines = self._composer.wrap(text, style, measure, by_phrase=by_phrase)
            self._wraps[key] = lines
        return lines


_GAUGES: list[Gauge] = []


def gauge_of(fonts: Measurer, styles: ChartStyles = CHART) -> Gauge:
    """Return the gauge of a font library and a table of styles, the same one at every call."""
    for gauge in _GAUGES:
        if gauge.fonts is fonts and (gauge.styles is styles or gauge.styles == styles):
            return gauge
    if len(_GAUGES) > 4:
        _GAUGES.clear()
    _GAUGES.append(Gauge(fonts, styles))
    return _GAUGES[-1]
