"""A map is the editor's: read from GeoJSON, refused where it lacks what a printed map must have."""

from __future__ import annotations

import json
from typing import Any

import pytest

import charts
from charts.chart import scene
from charts.kinds.map import bounds, check
from charts.palette import HIGHLIGHT
from charts.places import Plane
from content.model import Datum, Place
from content.reading.geojson import MOST_PLACES, places
from content.words import Message, message
from fonts.library import FontLibrary
from tests.charts.samples import MAP, PLACES, SPOTS


def written(geometry: Any, **properties: Any) -> str:
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def read(text: str) -> tuple[Place, ...]:
    found = places(text)
    assert not isinstance(found, Message)
    return found


RING = [[110, 27], [111, 27], [111, 28], [110, 27]]


def test_shapes_are_read() -> None:
    (one,) = read(written({"type": "Polygon", "coordinates": [RING]}, name="甲镇"))
    assert one == Place(name="甲镇", rings=(tuple((float(x), float(y)) for x, y in RING),))
    (two,) = read(written({"type": "MultiPolygon", "coordinates": [[RING], [RING]]}, 名称="乙镇"))
    assert len(two.rings) == 2
    (spot,) = read(written({"type": "Point", "coordinates": [110.5, 27.5, 3]}, NAME="丙港"))
    assert spot.point == (110.5, 27.5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "read.geojson-unreadable"),
        ("[" * 100_000, "read.geojson-unreadable"),
        ("[]", "read.geojson-no-features"),
        ('{"features": []}', "read.geojson-no-features"),
        (written({"type": "Polygon", "coordinates": [RING]}), "read.geojson-feature"),
        (written({"type": "LineString", "coordinates": RING}, name="甲"), "read.geojson-feature"),
        (
            written({"type": "Polygon", "coordinates": [RING[:2]]}, name="甲"),
            "read.geojson-feature",
        ),
        (written({"type": "Point", "coordinates": ["a", 1]}, name="甲"), "read.geojson-feature"),
        (written({"type": "Point", "coordinates": [1e999, 1]}, name="甲"), "read.geojson-feature"),
        (json.dumps({"features": [0] * (MOST_PLACES + 1)}), "read.geojson-too-much"),
    ],
)
def test_what_is_no_map_is_told(text: str, code: str) -> None:
    told = places(text)
    assert isinstance(told, Message) and told.code == code


def test_what_a_printed_map_needs() -> None:
    assert check(MAP) is None
    assert check(MAP.model_copy(update={"note": ""})) == message("chart.map-number")
    assert check(MAP.model_copy(update={"places": ()})) == message("chart.map-missing")
    other = (*MAP.items, Datum(label="无名镇", value=1, unit="%"))
    assert check(MAP.model_copy(update={"items": other})) == message(
        "chart.map-unknown", labels=("无名镇",)
    )


@pytest.mark.parametrize(
    ("values", "edges"),
    [
        ([-32.2, 17.4], [-40, -30, -20, -10, 0, 10, 20]),
        ([3, 3], None),
        ([0, 5], [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_classes_have_round_bounds(values: list[float], edges: list[float] | None) -> None:
    found = bounds(values)
    assert found[0] <= min(values) and found[-1] > max(values)
    assert edges is None or found == edges


def test_it_keeps_its_proportions() -> None:
    """One degree of longitude is as long as cos φ degrees of latitude."""
    square = ((110.0, 60.0), (112.0, 60.0), (112.0, 61.0), (110.0, 61.0), (110.0, 60.0))
    plane = Plane.of([Place(name="甲", rings=(square,))])
    assert plane.height == pytest.approx(1 / (2 * 0.4924), rel=1e-3)
    assert "60.5°" in plane.projection


def test_labels_stand_in_their_districts(fonts: FontLibrary) -> None:
    pen = scene(MAP, 120, charts.height_range(MAP, 120, fonts)[1], fonts)
    names = {w.text: w for w in pen.words}
    for place in PLACES[:-1]:
        words = names[place.name]
        home = [
            s
            for s in pen.shapes
            if not s.stroke_mm and s.codes and _holds(s.outline, words.box.x, words.y)
        ]
        assert home, f"{place.name} stands outside"


def test_names_are_larger_where_all_districts_hold_them(fonts: FontLibrary) -> None:
    sizes = []
    for width in (54, 120):
        pen = scene(MAP, width, charts.height_range(MAP, width, fonts)[1], fonts)
        names = {w.size_pt for w in pen.words if w.text in {place.name for place in PLACES}}
        sizes.append(names)
    assert all(len(names) == 1 for names in sizes)  # one size on a map
    assert max(sizes[0]) < min(sizes[1])


def _holds(outline: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    xs, ys = [a for a, _ in outline], [b for _, b in outline]
    return min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)


def test_discs_are_named_beside_themselves(fonts: FontLibrary) -> None:
    pen = scene(SPOTS, 90, charts.height_range(SPOTS, 90, fonts)[1], fonts)
    disc = next(s for s in pen.shapes if s.ink == HIGHLIGHT)
    name = next(w for w in pen.words if w.text == "河口港").box
    xs, ys = [x for x, _ in disc.outline], [y for _, y in disc.outline]
    assert min(abs(name.x - max(xs)), abs(min(xs) - name.right)) < 2
    assert min(ys) < name.bottom and name.y < max(ys)


def test_classes_of_uneven_values_double() -> None:
    assert bounds([210, 180, 95, 320, 1210, 60, 75]) == [50, 100, 200, 500, 1000, 2000]
    assert bounds([2.0, 4.0, 6.0, 8.0]) == [2, 4, 6, 8, 10]
