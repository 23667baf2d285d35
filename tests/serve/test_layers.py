"""Layers drawn over each other are the page, pixel by pixel; a change touches few of them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from content.model import Edition, Paragraph
from content.model.inks import InkSet, Medium
from content.reading.reader import read_edition
from fonts import FontLibrary
from layout.app.desk import sheets
from layout.app.desk.layers import Layer, Made, _parts, page_layers
from layout.app.desk.stack import layer_pdf, measure_layers, stacked_png
from layout.edition.make import Built, Laid, make
from layout.page.placed import Block, Head, Page
from layout.page.units import Rect
from layout.plan.memory import Memory
from layout.products.render.previews import png_pages

#: Dots per inch: few, for many pictures.
DPI = 40
SMALL = Path(__file__).parents[1] / "editions" / "small"


def with_words(edition: Edition, old: str, new: str) -> Edition:
    """Return an edition with other words in its articles' paragraphs."""
    articles = tuple(
        article.model_copy(
            update={
                "body": tuple(
                    item.model_copy(update={"text": item.text.replace(old, new)})
                    if isinstance(item, Paragraph)
                    else item
                    for item in article.body
                )
            }
        )
        for article in edition.articles
    )
    return edition.model_copy(update={"articles": articles})


@pytest.fixture(scope="module")
def edition() -> Edition:
    found = read_edition(SMALL).edition
    assert found is not None
    return found


@pytest.fixture(scope="module")
def memory() -> Memory:
    return Memory(FontLibrary.shipped())


@pytest.fixture(scope="module")
def built(edition: Edition, memory: Memory) -> Built:
    return make(edition, memory=memory)


def layers(built: Built, made: dict[tuple[int, int], Made] | None = None) -> tuple[Layer, ...]:
    """Return the first page's layers, those `made` of the same taken from there."""
    placed, kept = built.placed, {} if made is None else made
    inks = InkSet.of(placed.edition.inks, Medium.SCREEN)
    return page_layers(
        placed, placed.pages[0], inks, built.laid.library, built.drawings, built.pictures, kept
    )


def pixels(png: bytes) -> Sequence[int]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))  # type: ignore[return-value]


@pytest.fixture(scope="module")
def stack(built: Built) -> tuple[bytes, ...]:
    return tuple(layer_pdf(layer.html, layer.pictures, ()) for layer in layers(built))


def test_the_stack_is_the_page(built: Built, stack: tuple[bytes, ...]) -> None:
    whole = pixels(png_pages(built.pdf, 96)[0])
    drawn = pixels(stacked_png(stack, 96))
    assert len(stack) > 4
    assert np.array_equal(drawn, whole)
    assert not np.array_equal(pixels(stacked_png(stack[:-1], 96)), whole)


def test_a_picture_drawn_into_an_earlier_one_is_as_if_drawn_anew(stack: tuple[bytes, ...]) -> None:
    def anew(*layers: bytes) -> bytes:
        sheets._sheets.clear()
        return stacked_png(layers, DPI)

    measure_layers(stack, DPI)
    whole = anew(*stack)
    for at in range(1, len(stack)):
        others = stack[:at] + stack[at + 1 :]
        without = anew(*others)
        assert without != whole
        assert stacked_png(stack, DPI) == whole  # a layer more
        assert stacked_png(others, DPI) == without  # and gone again
        assert len(sheets._sheets) == 1  # each in the place of the last
    behind = (stack[0], *reversed(stack[1:]))  # in another order all is drawn anew
    assert stacked_png(behind, DPI) == anew(*behind)


def test_a_word_changes_one_layer_and_a_memory_nothing(
    edition: Edition, memory: Memory, built: Built
) -> None:
    changed = with_words(edition, "老人们", "长者们")
    seen: list[Laid] = []
    again = make(changed, memory=memory, glimpsed=seen.append)
    assert [one.placed for one in seen] == [again.placed]  # before it was planned
    made: dict[tuple[int, int], Made] = {}
    old = layers(built, made)
    new = layers(again, made)
    assert new == layers(again)
    assert sum(one is two for one, two in zip(old, new, strict=True)) == len(old) - 1
    before = {layer.key for layer in old}
    fresh = [layer for layer in new if layer.key not in before]
    assert ["长者们" in re.sub("<[^>]*>", "", layer.html) for layer in fresh] == [True]
    plain = make(changed)
    assert again.pdf == plain.pdf
    assert again.placed == plain.placed


@pytest.mark.parametrize(
    "name", ["head", "texts", "groups", "tables", "pictures", "figures", "codes", "fills", "rules"]
)
@pytest.mark.parametrize("kind", ["story", "banner"])
def test_every_element_of_a_block_is_in_one_layer(name: str, kind: str) -> None:
    """A block of verse alone, whose head is the page's headline, was on no layer at all."""
    other = "pictures" if name in ("head", "texts", "groups", "tables") else "groups"
    text: Any = SimpleNamespace(role="body", texts=(), number="1")
    alone: Any = {name: Head(Rect(0, 0, 9, 9), (text,)) if name == "head" else (text,)}
    for elements in (alone, {**alone, other: (text,)}):
        block = Block(kind, "a", Rect(0, 0, 9, 9), **elements)
        parts = [part.blocks[0] for _, part in _parts(Page(0, "1", (block,))) if part.blocks]
        assert [bool(getattr(part, name)) for part in parts].count(True) == 1
        assert [bool(getattr(part, other)) for part in parts].count(True) == (elements is not alone)


def test_the_headline_is_in_its_own_layer(built: Built) -> None:
    headline = built.placed.edition.headline.model_copy(update={"title": "又一个题目"})
    edition = built.placed.edition.model_copy(update={"headline": headline})
    laid = replace(built.laid, placed=replace(built.placed, edition=edition))
    assert layers(replace(built, laid=laid)) == layers(built)  # drawn is what is placed


def test_a_kept_layer_goes_with_what_its_document_says(built: Built) -> None:
    """A title's bookmark stands in the document, not in what is placed."""
    made: dict[tuple[int, int], Made] = {}
    layers(built, made)
    first, *others = built.placed.edition.articles
    articles = (first.model_copy(update={"kicker": "又一个引题"}), *others)
    edition = built.placed.edition.model_copy(update={"articles": articles})
    laid = replace(built.laid, placed=replace(built.placed, edition=edition))
    told = replace(built, laid=laid)
    assert layers(told, made) == layers(told) != layers(built)
