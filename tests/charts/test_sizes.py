"""Every kind at several widths and heights: nothing collides, nothing is lost."""

from __future__ import annotations

from itertools import cycle

import pytest

import charts
from charts.chart import scene
from content.model import Figure
from content.model.inks import InkSet, Medium
from fonts.library import FontLibrary
from tests.charts.checks import marks_hold, svg_holds
from tests.charts.samples import AWKWARD, KEY, USUAL

WIDTHS = (54, 72, 113.2, 172, 350)
#: Heights between the least and the greatest: each is tried at one or two of the widths.
BETWEEN = (0.37, 0.13, 0.7)


def ids(figure: Figure) -> str:
    return f"{figure.kind}-{figure.id}"


@pytest.mark.parametrize("figure", USUAL + AWKWARD, ids=ids)
def test_every_size_holds(figure: Figure, fonts: FontLibrary) -> None:
    least_width = charts.min_width_mm(figure, fonts)
    widths = (least_width, *(w for w in WIDTHS if w > least_width))
    # In turn: the least or the greatest height of a width, and one between them.
    for width, between, end in zip(widths, cycle(BETWEEN), cycle((0, 1)), strict=False):
        least, ideal, greatest = charts.height_range(figure, width, fonts)
        assert 0 < least <= ideal <= greatest
        for part in (between, end):
            height = least + (greatest - least) * part
            marks_hold(figure, scene(figure, width, height, fonts), width, height)


@pytest.mark.parametrize("figure", USUAL, ids=ids)
def test_usual_figures_fit_a_column_and_are_elastic(figure: Figure, fonts: FontLibrary) -> None:
    assert charts.min_width_mm(figure, fonts) <= 48
    for width in (54.0, 113.2):
        least, _, greatest = charts.height_range(figure, width, fonts)
        # A map has one shape; in a small one more districts' words stand under it.
        assert greatest >= (1.2 if figure.kind == "map" else 1.45) * least


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("figure", USUAL, ids=ids)
def test_svg(figure: Figure, medium: Medium, fonts: FontLibrary) -> None:
    inks = InkSet.of({}, medium)
    _, ideal, _ = charts.height_range(figure, 72, fonts)
    drawing = charts.draw(figure, 72, ideal, inks, fonts)
    svg_holds(drawing.svg, drawing.alt, 72, ideal, inks)
    assert drawing.smallest_pt >= 7
    assert drawing == charts.draw(figure, 72, ideal, inks, fonts)


def test_a_character_in_no_font_is_named_with_its_chart(fonts: FontLibrary) -> None:
    figure = KEY.model_copy(update={"title": "航空\x07产业"})
    with pytest.raises(charts.ChartError, match=rf"chart.cannot-set .*{figure.id}.*U\+0007"):
        charts.min_width_mm(figure, fonts)
