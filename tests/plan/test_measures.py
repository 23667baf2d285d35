"""Columns of whole characters, and the rows that elements may take."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest

from charts import heights_at
from content.model import Box
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import Rect, mm, pt
from layout.pictures import PictureInfo, crop_range
from layout.plan.elements import Element
from layout.plan.measures import ELEMENT_GAP
from layout.plan.placing.elements import placed_element
from layout.plan.text_columns import columns_of
from layout.plan.weights import WEIGHTS
from tests.plan import samples, unlike

SIZES = (9.0, 9.25, 9.5, 10.0, 10.5, 11.0, 11.75, 12.0)
LEAST_GUTTER = 1.3
#: A measure may be this much of an em a column too wide for its place.
SLACK = 0.02


@pytest.mark.parametrize("profile", PROFILES)
def test_columns_are_whole_characters_with_fair_gutters(profile: str) -> None:
    every_width = product(SIZES, range(1, PROFILES[profile].columns + 1))
    for body, full in (
        (body, Grid.of(PROFILES[profile], body).width(n)) for body, n in every_width
    ):
        fair(body, full)


def fair(body: float, full: float) -> None:
    """All divisions of a width in pt are whole characters wide, and their gutters fair."""
    for columns in columns_of(full, body):
        assert isinstance(columns.measure, int)
        assert 10 <= columns.measure <= 28
        assert columns.width == pytest.approx(columns.measure * body)
        if columns.count == 1:
            assert 0 <= full - columns.width + SLACK * body < (1 + SLACK) * body
            continue
        slack = SLACK * columns.count / (columns.count - 1)
        assert (
            (LEAST_GUTTER - slack) * body
            <= columns.gutter
            <= WEIGHTS.columns.widest_gutter_em * body
        )
        assert columns.span(columns.count) == pytest.approx(full), "the last ends at the edge"
        for index in range(columns.count - 1):
            gap = columns.x(index + 1) - columns.x(index) - columns.width
            assert gap == pytest.approx(columns.gutter)


#: Whole pages; a unit of a page is set at its own size.
WHOLE = [name for name in PROFILES if not PROFILES[name].most_pages]


@pytest.mark.parametrize("profile", WHOLE)
@pytest.mark.parametrize("body", SIZES)
def test_columns_for_most_widths_from_two_on(profile: str, body: float) -> None:
    """Some have none, e.g. three basic columns of a tabloid at 10.5 pt: gutters would be wide."""
    grid = Grid.of(PROFILES[profile], body)
    without = [w for w in range(2, grid.columns + 1) if not columns_of(grid.width(w), body)]
    assert len(without) <= 2
    assert grid.columns not in without


def test_each_number_of_columns_once_and_measures_fall() -> None:
    found = columns_of(Grid.of(PROFILES["broadsheet"]).width(8), 9.0)
    assert len(found) > 3
    for one, two in pairwise(found):
        assert one.count < two.count
        assert one.measure > two.measure


def test_larger_body_keeps_the_type_area() -> None:
    for profile in (PROFILES[name] for name in WHOLE):
        area = Grid.of(profile).area
        for body in SIZES:
            grid = Grid.of(profile, body)
            assert grid.area.h == pytest.approx(area.h)
            assert grid.area.w == pytest.approx(area.w)
            assert grid.body == body
            assert grid.leading / grid.body == pytest.approx(
                Grid.of(profile).leading / profile.body_pt, rel=0.015
            )


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"caption": "", "credit": ""},
        {"safe": Box(left=0.1, top=0.3, right=0.9, bottom=0.7)},
        {"crop": Box(left=0.2, top=0, right=0.8, bottom=1)},
    ],
)
@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_rows_of_a_picture_keep_its_safe_area(more: dict[str, Any], width: int) -> None:
    picture = samples.photograph(**more)
    measures = samples.measures("tabloid", None, picture)
    full = measures.grid.width(width)
    found = measures.range(Element(picture), full)
    if found is None:
        return
    slim, broad = crop_range(picture, measures.infos[picture.id])
    leading = measures.grid.leading
    spare = 0.1 * leading  # a picture may be a tenth of a row off
    for rows in range(found.least, found.most + 1):
        height = (rows - ELEMENT_GAP) * leading - measures.caption_height(picture, full)
        assert full / (height + spare) <= broad
        assert full / (height - spare) >= slim
    assert all(cost >= 0 for cost in found.costs)


def test_picture_narrower_than_can_be_seen_has_no_rows() -> None:
    picture = samples.photograph()
    measures = samples.measures("tabloid", None, picture)
    assert measures.range(Element(picture), 90.0) is None


def test_a_chart_has_no_rows_at_a_width_between_two_that_serve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its words may break so that at 60 mm nothing fits, though 40 and 80 do: no edition ends."""
    figure = next(f for a in samples.edition("lusong").articles for f in a.figures)
    measures, element = samples.measures(), Element(figure)

    def rows(width: float) -> bool:
        return measures.range(element, pt(width), exact=True) is not None

    monkeypatch.setattr(
        "layout.plan.measures.heights_at",
        lambda figure, width, *more: None if 55 < width < 65 else heights_at(figure, width, *more),
    )
    assert rows(80.0) and not rows(60.0)


def test_rows_of_a_chart_can_be_drawn() -> None:
    figures = [f for a in samples.edition("lusong").articles for f in a.figures]
    measures = samples.measures()
    for figure in figures:
        for width in range(1, 9):
            full = measures.grid.width(width)
            exact = measures.range(Element(figure), full, exact=True)
            if exact is None:
                continue
            assert mm(full) >= measures.narrowest(figure)
            # The fewest rows are rounded down by up to a fiftieth of a row.
            rows = range(exact.least + 1, exact.most + 1)
            assert all(measures.fits(Element(figure), full, r) for r in rows)


@pytest.mark.parametrize("width", [2, 3, 5])
def test_a_drawing_has_the_rows_of_its_shape_alone(width: int) -> None:
    """It is never cropped: in a higher frame white would stand over and under it."""
    picture = samples.photograph(caption="青石镇的早市")
    measures = samples.measures("tabloid", None, picture)
    info = replace(measures.infos[picture.id], vector=True)
    measures = replace(measures, infos={picture.id: info})
    full = measures.grid.width(width)
    found = measures.range(Element(picture), full)
    assert found is not None and found.least == found.most
    frame = Rect(0, 0, full, found.least * measures.grid.leading - measures.element_gap)
    (placed,), _, _ = placed_element(measures, Element(picture), frame)
    assert placed.rect.w / placed.rect.h == pytest.approx(info.aspect, rel=0.02)
    assert placed.caption is not None
    under = placed.caption.lines[0].y - placed.rect.bottom
    assert 0 < under < measures.grid.leading, "its caption stands right under it"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [("湖东镇栈道，雾里", "Li Wei 摄"), ("渡口的老樟树下", "欧阳某某 摄"), ("收工", "甲某某 摄")],
)
def test_a_credit_stands_on_a_line_of_its_own_where_it_cannot_follow(
    caption: str, credit: str
) -> None:
    """No word of the caption is taken down to it; the blank between them is read all the same."""
    picture = samples.photograph(caption=caption, credit=credit)
    measures = samples.measures("tabloid", None, picture)
    em = measures.styles.caption.size.pt(measures.grid)
    for width in range(9, 30):
        lines = [line.text for line in measures.caption_lines(picture, width * em)]
        assert "".join(lines) == f"{caption}\u3000{credit}"
        if len(lines) == 2:
            assert lines == [f"{caption}\u3000", credit]


@pytest.mark.parametrize("pixels", [500, 700, 4500])
@pytest.mark.parametrize("width", [60.0, 90.0, 120.0])
def test_a_picture_has_its_pixels_at_every_height(pixels: int, width: float) -> None:
    """A frame higher than the picture cuts its sides: what is left must have 100 ppi, too."""
    one = unlike.picture("p", 1.2)
    info = PictureInfo(pixels, round(pixels / 1.2), vector=False, mode="RGB")
    own = replace(samples.measures("broadsheet"), infos={"p": info})
    found = own.range(Element(one), pt(width))
    if found is None:
        assert pixels / width * 25.4 < WEIGHTS.pictures.least_ppi
        return
    extra = own.caption_height(one, pt(width)) + ELEMENT_GAP * own.grid.leading
    height = mm(found.most * own.grid.leading - extra)
    assert info.height_px / height * 25.4 > WEIGHTS.pictures.least_ppi - 1e-6
