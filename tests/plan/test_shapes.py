"""Which shapes a story has: pictures beside little copy."""

from __future__ import annotations

from typing import Any

import pytest

from content.model import Paragraph
from layout.plan.pages import blocks
from layout.plan.shapes.stories import story_shapes
from layout.plan.sources import Story
from tests.plan import samples


def widths_of(characters: int, pictures: int, **more: Any) -> set[int]:
    """Return the widths, in basic columns of a tabloid's six, in which a short story can stand."""
    shown = tuple(samples.photograph(f"p{i}") for i in range(pictures))
    text = "".join(samples.prose(300))[:characters]
    article = samples.article(body=(Paragraph(text=text),), pictures=shown, **more)
    measures = samples.measures("tabloid", None, *shown)
    found = blocks.sources(samples.press(article), measures.weights)
    source = next(one for one in found if isinstance(one, Story))
    return set(story_shapes(measures, source, measures.grid.rows).table)


@pytest.mark.parametrize(
    ("characters", "pictures", "wide"),
    [
        (120, 1, True),  # the picture takes a column, the copy as high a one beside it
        (120, 2, True),
        (60, 1, False),  # three lines beside a picture are none of a column
    ],
)
def test_a_picture_may_take_a_column_beside_little_copy(
    characters: int, pictures: int, wide: bool
) -> None:
    assert (max(widths_of(characters, pictures)) >= 4) == wide


def test_shapes_of_one_width_are_those_of_all() -> None:
    """The desk asks for the width that a story has, the planner for all."""
    article = samples.article(characters=600, pictures=(samples.photograph("p"),))
    measures = samples.measures("tabloid", None, *article.pictures)
    found = blocks.sources(samples.press(article), measures.weights)
    source = next(one for one in found if isinstance(one, Story))
    whole = story_shapes(measures, source, measures.grid.rows)
    for width in range(1, measures.grid.columns + 1):
        own = story_shapes(measures, source, measures.grid.rows, width)
        assert [t for t in whole.triples() if t[0] == width] == list(own.triples())
