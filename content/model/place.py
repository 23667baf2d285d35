"""Places of a map: the outline or the point of a district, as the editor's GeoJSON has it."""

from __future__ import annotations

from pydantic import Field

from content.model.base import Frozen

Point = tuple[float, float]


class Place(Frozen):
    """A district or a spot of a map."""

    name: str = Field(description="its name, as the chart's items are labelled")
    rings: tuple[tuple[Point, ...], ...] = Field(
        default=(), description="its outlines, holes among them, as longitude and latitude"
    )
    point: Point | None = Field(default=None, description="where it is, for a spot")
