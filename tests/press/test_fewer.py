"""Small text and thin rules of the finished press file: few inks, as light as asked."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from math import prod
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from content.model.inks import DEFAULT
from layout.judge.preflight.marks import Marks
from layout.judge.preflight.sheets import open_file, read_marks, read_sheets
from layout.page.designs import LOOK_NAMES
from layout.page.looks import look
from layout.page.placed import Block, Fill, Rule
from layout.page.units import Rect
from layout.pictures.few_inks import ALIKE, BARE, alike, looks, two_inks
from layout.plant.inks import Make, darkness, inks_in, make_of
from tests.press.build import NEWSPRINT, drawing, press
from tests.render.build import text

BLACK = (0.0, 0.0, 0.0, 1.0)


def marks_of(pdf: bytes) -> Marks:
    """Return what the file paints."""
    with open_file(pdf) as opened:
        return read_marks(read_sheets(opened))


def written(ink: str, size: float, ground: str = "") -> tuple[float, ...]:
    """Return the inks in which a word of an ink and size is printed."""
    words = replace(text("body", "独一无二", 300, 400, size, 200), ink=ink)
    fills = (Fill(Rect(290, 390, 240, 60), ground),) if ground else ()
    block = Block("article", "x", Rect(290, 390, 240, 60), fills=fills, texts=(words,))
    found = [
        t for t in marks_of(press(extra=[block])).texts if t.size == pytest.approx(size, abs=0.01)
    ]
    return next(t.paint.inks for t in found if t.box[0] > 299 and t.paint.inks is not None)


@pytest.mark.parametrize(
    ("ink", "size", "inks"),
    [
        ("grey_dark", 7, BLACK),  # a tint of black alone becomes black
        ("grey", 11.5, BLACK),
        ("grey_dark", 12.5, (0, 0, 0, 0.7)),  # large enough for a screen
        ("primary", 9.9, (0, 1, 1, 0)),  # red of four inks: two full ones
        ("primary", 7.5, BLACK),  # too small for two plates
        ("primary", 12.5, (0.15, 1, 1, 0.05)),
        ("ink", 7, BLACK),
    ],
)
def test_small_words_take_few_inks(ink: str, size: float, inks: tuple[float, ...]) -> None:
    assert written(ink, size) == pytest.approx(inks, abs=0.005)


def test_light_words_on_a_dark_ground_stay_light() -> None:
    assert written("secondary_light", 9.5, "secondary") == pytest.approx((0.2, 0.06, 0.12, 0))
    assert written("paper", 9.5, "primary") == (0, 0, 0, 0)


@pytest.mark.parametrize(("size", "most"), [(9.5, 2), (12.5, 4)])
def test_a_ground_under_small_white_words_takes_two_inks(size: float, most: int) -> None:
    """So do all shapes of its colour on the page, and lines that are drawn behind the words."""
    words = replace(text("body", "独一无二", 300, 400, size, 200), ink="paper")
    fills = (
        Fill(Rect(290, 390, 240, 60), "secondary"),
        Fill(Rect(60, 300, 40, 40), "secondary"),
    )
    rules = (Rule(290, 402, 530, 402, 2, "secondary_dark"),)
    block = Block("article", "x", Rect(290, 390, 240, 60), fills=fills, rules=rules, texts=(words,))
    shapes = marks_of(press(extra=[block])).shapes
    inks = [shape.paint.inks for shape in shapes if shape.paint.inks]
    dark = [found for found in inks if found[0] > 0.5]
    assert len(dark) >= 3
    assert max(inks_in(found) for found in dark) == most


@pytest.mark.parametrize(
    ("colour", "held"), [((0.95, 0.6, 0.43, 0.3), True), ((0.7, 0.32, 0.36, 0.04), False)]
)
def test_a_ground_of_two_inks_looks_the_same_and_shows_no_more_paper(
    colour: tuple[float, float, float, float], held: bool
) -> None:
    found = alike(colour, NEWSPRINT)
    assert (found is not None) is held
    if found is not None:
        assert inks_in(found) == 2
        assert prod(1 - share for share in found) <= prod(1 - share for share in colour) + BARE
        seen = looks(
            np.array([[round(255 * s) for s in c] for c in (colour, found)], np.uint8), NEWSPRINT
        )
        assert np.linalg.norm(seen[0] - seen[1]) <= ALIKE
        assert alike(colour, NEWSPRINT.model_copy(update={"total_ink": 110})) is None


def test_thin_rules_are_black_and_lighter_by_weight() -> None:
    rules = (
        Rule(60, 300, 300, 300, 0.5, "grey"),  # half as dark: half as thick
        Rule(60, 310, 300, 310, 0.3, "secondary"),
        Rule(60, 320, 300, 320, 1.2, "primary"),  # wide enough for two full inks
        Rule(60, 330, 300, 330, 2.0, "primary"),
        Rule(60, 340, 300, 340, 1.2, "grey_light"),  # wide enough for a tint
        Rule(320, 300, 320, 400, 0.4, "primary_dark"),
    )
    block = Block("article", "x", Rect(60, 300, 300, 100), rules=rules)
    shapes = marks_of(press(extra=[block])).shapes
    bars = [s for s in shapes if s.bar and s.bar.box[2] > 100 and s.bar.thick < 3]
    found = sorted((round(s.bar.thick, 2), s.paint.inks) for s in bars if s.bar)
    assert (0.25, BLACK) in found
    assert (0.3, BLACK) in found
    assert (1.2, (0, 1, 1, 0)) in found
    assert (2.0, (0.15, 1, 1, 0.05)) in found
    assert (1.2, (0, 0, 0, 0.22)) in found
    assert (0.38, BLACK) in found  # an upright one, of a colour nearly as dark as black


def test_rules_of_a_drawing_on_a_dark_ground_are_left(tmp_path: Path) -> None:
    body = (
        '<rect width="300" height="110" fill="#0f4c5c"/>'
        '<path d="M10 60H290" stroke="#c9dbdc" stroke-width="0.6" fill="none"/>'
        '<path d="M10 160H290" stroke="#c9dbdc" stroke-width="0.6" fill="none"/>'
    )
    shapes = marks_of(press([drawing(tmp_path, "sea", body)])).shapes
    found = sorted(s.paint.inks for s in shapes if s.stroked and s.paint.inks)
    assert found[-1][:3] == pytest.approx((0.2, 0.06, 0.12), abs=0.01)  # on the sea
    assert found[0] == BLACK  # on the paper


def test_rules_of_one_path_are_black_and_lighter_by_weight(tmp_path: Path) -> None:
    body = (
        '<path d="M10 20V90M150 20V90M290 20V90" stroke="#888" stroke-width="1" fill="none"/>'
        '<path d="M10 120L60 150L110 100L290 130" stroke="#888" stroke-width="1" fill="none"/>'
    )
    shapes = marks_of(press([drawing(tmp_path, "parts", body)])).shapes
    parts, course = [s for s in shapes if s.stroked]
    assert parts.paint.inks == BLACK and parts.width is not None
    assert course.paint.inks != BLACK and course.width is not None  # of a drawing, not a rule
    assert parts.width < course.width


def test_the_hatching_of_a_drawing_keeps_its_ink(tmp_path: Path) -> None:
    """A sun of red stripes in one path is no set of rules."""
    stripes = "".join(f"M100 {y}H200" for y in range(20, 100, 4))
    body = f'<path d="{stripes}" stroke="#c8102e" stroke-width="1" fill="none"/>'
    shapes = marks_of(press([drawing(tmp_path, "sun", body)])).shapes
    (sun,) = [s for s in shapes if s.stroked]
    assert sun.paint.inks is not None and sun.paint.inks[1] > 0.9 and sun.ruled == 0


def test_a_thin_rule_with_a_thick_tab_in_one_path_is_parted_from_it(tmp_path: Path) -> None:
    body = '<path d="M10 60H290V61.6H10ZM10 60H60V66H10Z" fill="#0f4c5c"/>'
    shapes = marks_of(press([drawing(tmp_path, "tab", body)])).shapes
    bars = [s for s in shapes if s.bar and s.bar.box[1] > 100 and 250 < s.bar.box[1] < 560]
    found = [(round(s.bar.thick, 1), s.paint.inks) for s in bars if s.bar]
    assert (0.8, BLACK) in found
    areas = [s.paint.inks for s in shapes if round(s.box[3] - s.box[1], 1) == 3.0]
    assert areas == [pytest.approx((0.95, 0.6, 0.43, 0.3))]


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_every_ink_of_every_look_has_a_sign_in_two_inks(name: str) -> None:
    for ink, own in {**DEFAULT, **look(name).inks}.items():
        inks = tuple(share / 100 for share in own.cmyk)
        if make_of(inks) is not Make.RICH:
            continue
        few = two_inks(inks, NEWSPRINT)
        assert inks_in(few) <= 2, ink
        assert max(few) >= 0.99, ink  # one of them is full
        assert darkness(few) >= 0.75 * min(darkness(inks), 0.9), ink


def test_nothing_stands_between_a_path_and_its_painting(tmp_path: Path) -> None:
    construct = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
    paint = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"}
    body = '<path d="M10 60H290" stroke="#c9dbdc" stroke-width="0.1" fill="none"/>'
    with pikepdf.open(io.BytesIO(press([drawing(tmp_path, "thin", body)]))) as pdf:
        names = [str(i.operator) for i in pikepdf.parse_content_stream(pdf.pages[0])]
    for one, following in pairwise(names):
        if one in construct:
            assert following in construct | paint, (one, following)


def test_a_turned_bar_of_a_drawing_is_no_hairline(tmp_path: Path) -> None:
    """A shelf or a wire in a drawing stands at any angle; a triangle's point is left as it is."""
    body = (
        '<path transform="rotate(20)" d="M60 20h80v.1h-80z" fill="#0f4c5c"/>'
        '<path d="M40 120L120 122L120 122.15L40 120.15z" fill="#c4161c"/>'
        '<path d="M40 160L120 159.9L120 160z" fill="#c4161c"/>'
    )
    shapes = marks_of(press([drawing(tmp_path, "bars", body)])).shapes
    bars = [shape.bar for shape in shapes if shape.bar]
    least = min(bar.thick for bar in bars if bar.right)
    assert least == pytest.approx(NEWSPRINT.hairline_pt, abs=0.01)
    assert [bar.thick < least for bar in bars if not bar.right] == [True]
