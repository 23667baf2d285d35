"""The editor's GeoJSON → the places of a map.

Input: the text of a file. Output: `Place`s with name and outline or point, or why it is none. Names
are the property `name` (or `NAME`, `名称`); nothing is drawn that the file does not have.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from content.model.place import Place, Point
from content.words import Message, message

NAMES = ("name", "NAME", "名称", "Name")
MOST_PLACES, MOST_POINTS = 500, 60_000


def places(text: str) -> tuple[Place, ...] | Message:
    """Return the places of a GeoJSON text, or what is wrong with it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return message("read.geojson-unreadable")
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        return message("read.geojson-no-features")
    if len(features) > MOST_PLACES:
        return message("read.geojson-too-much", count=len(features), most=MOST_PLACES)
    made: list[Place] = []
    for number, feature in enumerate(features, start=1):
        place = _place(feature)
        if place is None:
            return message("read.geojson-feature", number=number)
        made.append(place)
    if sum(len(ring) for place in made for ring in place.rings) > MOST_POINTS:
        return message("read.geojson-too-much", count=len(made), most=MOST_PLACES)
    return tuple(made)


def _place(feature: Any) -> Place | None:
    """Return the place of a feature; nothing where it has no name or another shape."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return None
    own, shape = feature["properties"], feature.get("geometry")
    name = next((str(own[key]).strip() for key in NAMES if own.get(key)), "")
    if not name or not isinstance(shape, dict):
        return None
    kind, written = shape.get("type"), shape.get("coordinates")
    try:
        if kind == "Point":
            return Place(name=name, point=_point(written))
        parts = {"Polygon": [written], "MultiPolygon": written}.get(str(kind))
        rings = tuple(_rings(parts)) if parts else ()
    except (TypeError, ValueError, KeyError, IndexError):
        return None
    return Place(name=name, rings=rings) if rings else None


def _rings(polygons: Any) -> Iterator[tuple[Point, ...]]:
    """Yield the outlines of polygons."""
    for polygon in polygons:
        for ring in polygon:
            points = tuple(_point(spot) for spot in ring)
            if len(points) < 4:
                raise ValueError("an outline has three corners and is closed")
            yield points


def _point(written: Any) -> Point:
    """Return longitude and latitude."""
    x, y = float(written[0]), float(written[1])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("no place")
    return x, y
