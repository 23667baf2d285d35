"""WeasyPrint's functions that are done quicker: the same streams, vertices and colours."""

from __future__ import annotations

import importlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
import weasyprint
from hypothesis import example, given
from hypothesis import strategies as st
from weasyprint import css
from weasyprint import svg as own
from weasyprint.svg import utils

from layout.products.render import quicker

#: The module: the package has the function under the same name.
paths = importlib.import_module("weasyprint.svg.path")
WORDS = (
    "M 10,20 L 30,40 h5 v-5 z",
    "m1 2 3 4c1 2 3 4 5 6 .5.5-1-1 2 2zM5 5z",
    "M0 0 10 10 20 5\tl-1-1H3h4V5v6Z\nm1 1",
    "M1-2.5l.5.5L+3,4C1 1 2 2 3 3z z l1 1",
)
ODD = ("M1 1a2 2 0 0 1 3 3", "M1e2 3", "M1 1Q2 2 3 3T4 4", "M1mm 2", "M1..5 2", "L1 1")
NUMBER = st.sampled_from(["1", "-2", ".5", "+3.25", "0", "-.75", "12.", "1.5.5", "7-8"])
#: Numbers behind a z are left out: WeasyPrint's own reads them for ever.
PIECE: st.SearchStrategy[Any] = st.tuples(
    st.sampled_from("MmLlHhVvCc"),
    st.lists(NUMBER, max_size=6),
    st.sampled_from([" ", ",", " , "]),
) | st.sampled_from([(letter, [], "") for letter in "zZ"])


@dataclass
class Stream:
    """Notes what is drawn."""

    drawn: list[tuple[Any, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return lambda *numbers: self.drawn.append((name, *numbers))


class Node(dict[str, str]):
    """A path's node."""

    def __init__(self, words: str) -> None:
        super().__init__(d=words)
        self.vertices: deque[Any] = deque()


class Svg:
    """A drawing with a stream."""

    def __init__(self) -> None:
        self.stream = Stream()

    def point(self, x: str, y: str, font_size: float) -> tuple[float, float]:
        return utils.size(x, font_size, 100), utils.size(y, font_size, 50)


def drawn(work: Any, words: str) -> Any:
    svg, node = Svg(), Node(words)
    try:
        work(svg, node, 12)
    except Exception as error:
        return type(error), svg.stream.drawn, list(node.vertices)
    return svg.stream.drawn, list(node.vertices)


@given(st.lists(PIECE, max_size=8))
@example([("M", ["1", "2"], " "), ("z", [], " "), ("z", [], " "), ("l", ["1", "1"], ",")])
def test_paths_are_drawn_as_weasyprint_draws_them(pieces: Any) -> None:
    words = "M0 0" + "".join(letter + between.join(numbers) for letter, numbers, between in pieces)
    assert drawn(quicker.path, words) == drawn(paths.path, words)


@pytest.mark.parametrize("words", [*WORDS, *ODD, ""])
def test_paths_of_all_kinds(words: str) -> None:
    assert drawn(quicker.path, words) == drawn(paths.path, words)


@pytest.mark.parametrize("words", WORDS)
def test_plain_ones_are_read_in_one_go(words: str) -> None:
    assert quicker.commands(words)


@pytest.mark.parametrize("words", ODD)
def test_what_is_not_plain_is_left_to_weasyprint(words: str) -> None:
    assert quicker.commands(words) is None


def test_a_colour_is_a_new_one_each_time() -> None:
    one, two = quicker.color("#123456"), quicker.color("#123456")
    assert one == two and one is not two
    one.alpha *= 0.5
    assert quicker.color("#123456").alpha == two.alpha == 1
    assert quicker.color("nothing") == quicker.color("black") == quicker.color(None)


STYLES = (
    "",
    "margin-inline-start: 3pt; inset-block-end: 2em; direction: rtl",
    "margin-left: 1pt; margin-inline-end: 3pt; padding-block: 1em",
    "width: calc(2em + 10%); text-decoration: underline; page: one; float: left",
    "border: 2pt solid; border-inline-start-width: 1pt; --own: 3; columns: var(--own)",
    "width: calc(1q)",
)


@pytest.mark.parametrize("words", STYLES)
def test_every_property_is_what_weasyprint_works_out(words: str) -> None:
    """Of an element and of one in it that says nothing; asked in the order of their names."""
    page = weasyprint.HTML(string=f'<p style="{words}"><b>a</b>')

    def styles(work: Any) -> list[dict[str, str]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(css.ComputedStyle, "__missing__", work)
            found = css.get_all_computed_styles(page)
            elements = [one for one in page.etree_element.iter() if one.tag in ("p", "b")]
            return [
                {key: repr(found(one)[key]) for key in sorted(css.INITIAL_VALUES)}
                for one in elements
            ]

    assert styles(quicker.missing) == styles(quicker._own_missing)


def test_weasyprint_uses_them() -> None:
    quicker.install()
    assert css.ComputedStyle.__missing__ is quicker.missing
    assert own.TAGS["path"] is quicker.path
    assert own.color is quicker.color
    assert paths.path is not quicker.path, "the one that ours is compared with"


NUMBERS = st.floats(allow_nan=False) | st.integers() | st.booleans()


@given(NUMBERS | st.binary(max_size=4) | st.text("/AZaz09", max_size=4))
@example(-0.0)
@example(1e-9)
@example(float("inf"))
@example(np.float64(1.5))
def test_an_operand_is_written_as_pydyf_writes_it(item: object) -> None:
    assert quicker.to_bytes(item) == quicker._own_to_bytes(item)
