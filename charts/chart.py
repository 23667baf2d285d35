"""The three questions the planner asks, and the drawing.

Input: a figure, a size in mm, inks and fonts. Output: `min_width_mm`, `height_range` (arithmetic
only) and `draw`, which returns a `Drawing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from charts import arrangement as arranging
from charts.arrangement import TOLERANCE_MM, Arrangement
from charts.choices import CHOICES
from charts.errors import ChartError
from charts.gauge import Gauge, gauge_of
from charts.registry import Kind, kind_of
from charts.say import alt_text
from charts.scaled import mixed_units, scaled
from charts.scene import LEAST_LINE_MM, Pen
from charts.svg import svg_of
from content.model import Figure
from content.model.inks import InkSet
from content.words import Message
from fonts.setting import ComposeError, Measurer
from fonts.setting.chart_styles import CHART, ChartStyles
from fonts.setting.keeping import kept_by_owner


@dataclass(frozen=True)
class Drawing:
    """A finished chart."""

    svg: str
    alt: str
    width_mm: float
    height_mm: float
    smallest_pt: float


@contextmanager
def _named(figure: Figure) -> Iterator[None]:
    """Say in which chart words stand that cannot be set, such as a character that no font has."""
    try:
        yield
    except ComposeError as error:
        why = Message(error.code, error.values)
        raise ChartError("chart.cannot-set", chart=figure.id, why=why) from error


def checked_kind(figure: Figure) -> Kind:
    """Return the kind of a figure.

    Raises:
        ChartError: when the figure's data cannot be drawn as this kind.
    """
    kind = kind_of(str(figure.kind))
    if not figure.items:
        raise ChartError("chart.no-items", chart=figure.id)
    if problem := kind.check(figure) or (mixed_units(figure) if kind.one_scale else None):
        raise ChartError("chart.unfit", chart=figure.id, kind=str(figure.kind), problem=problem)
    return kind


@kept_by_owner(1024)
def _arranged(gauge: Gauge, figure: Figure, width_mm: float) -> list[Arrangement]:
    if width_mm < CHOICES.narrowest_mm:
        return []
    return checked_kind(figure).arrangements(scaled(figure), width_mm, gauge)


@kept_by_owner(256)
def _narrowest(gauge: Gauge, figure: Figure) -> float | None:
    widths = map(float, range(CHOICES.narrowest_mm, CHOICES.widest_mm + 1, 2))
    return next((w for w in widths if arranging.feasible(_arranged(gauge, figure, w))), None)


def min_width_mm(figure: Figure, fonts: Measurer, styles: ChartStyles = CHART) -> float:
    """Return the least width at which a figure can be read, whole mm.

    Raises:
        ChartError: when it cannot be read at any width of a page, or no font has a character.
    """
    checked_kind(figure)
    with _named(figure):
        width = _narrowest(gauge_of(fonts, styles), figure)
    if width is None:
        raise ChartError("chart.words-too-long", chart=figure.id)
    return width


def heights_at(
    figure: Figure, width_mm: float, fonts: Measurer, styles: ChartStyles = CHART
) -> tuple[float, float, float] | None:
    """Return the same as `height_range`; None where the figure cannot be drawn at this width."""
    with _named(figure):
        return arranging.heights(_arranged(gauge_of(fonts, styles), figure, round(width_mm, 3)))


def height_range(
    figure: Figure, width_mm: float, fonts: Measurer, styles: ChartStyles = CHART
) -> tuple[float, float, float]:
    """Return least, ideal and greatest height in mm at a width; any between them is well filled.

    Raises:
        ChartError: when the width is under `min_width_mm` or the data cannot be drawn.
    """
    found = heights_at(figure, width_mm, fonts, styles)
    if found is None:
        least = min_width_mm(figure, fonts, styles)
        raise ChartError("chart.too-narrow", chart=figure.id, width_mm=width_mm, least_mm=least)
    return found


def scene(
    figure: Figure,
    width_mm: float,
    height_mm: float,
    fonts: Measurer,
    styles: ChartStyles = CHART,
    least_mm: float = LEAST_LINE_MM,
) -> Pen:
    """Return the marks of a chart.

    Raises:
        ChartError: when the size is outside of what the chart can fill.
    """
    least, _, greatest = height_range(figure, width_mm, fonts, styles)
    size = {"width_mm": width_mm, "height_mm": height_mm}
    if not least - TOLERANCE_MM <= height_mm <= greatest + TOLERANCE_MM:
        raise ChartError("chart.height", chart=figure.id, **size, least_mm=least, most_mm=greatest)
    gauge = gauge_of(fonts, styles)
    chosen = arranging.choose(_arranged(gauge, figure, round(width_mm, 3)), height_mm)
    if chosen is None:
        raise ChartError("chart.nothing-fits", chart=figure.id, **size)
    from charts.sheet import Sheet  # matplotlib costs 0.4 s: not for who only asks for heights

    way, level = chosen
    sheet = Sheet.begun(Pen(gauge, least_mm), width_mm, height_mm)
    way.compose(sheet, level)
    return sheet.finish()


def draw(
    figure: Figure,
    width_mm: float,
    height_mm: float,
    inks: InkSet,
    fonts: Measurer,
    styles: ChartStyles = CHART,
    least_mm: float = LEAST_LINE_MM,
) -> Drawing:
    """Draw a figure to an exact size; no mark is thinner than the plant's least line, mm.

    Raises:
        ChartError: when it cannot be drawn at this size; the message says which sizes it can fill.
    """
    marks = scene(figure, width_mm, height_mm, fonts, styles, least_mm)
    alt = alt_text(figure)
    svg = svg_of(marks, figure.id, alt, width_mm, height_mm, inks)
    smallest = min((w.size_pt for w in marks.words), default=0.0)
    return Drawing(svg, alt, width_mm, height_mm, smallest)
