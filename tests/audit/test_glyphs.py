"""Characters, tags and drawn things read from files written by hand: what PDFium tells of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.judge.audit.glyphs import (
    STEPS,
    Drawn,
    Glyphs,
    _character,
    _curve,
    ground_of,
    luminances,
    open_pdf,
    read_drawn,
    read_glyphs,
)
from layout.judge.audit.tree import Element, read_tree
from layout.judge.audit.twins import Twin, without_twins
from layout.page.units import Rect

WIDTH, HEIGHT = 200, 300
#: The page is trimmed 10 pt from its left, 20 from its foot, 30 from its right, 40 from its top.
TRIM = (10.0, 20.0, WIDTH - 30.0, HEIGHT - 40.0)


def pdf(content: str, *, form: str = "") -> bytes:
    """Return a page with this content, its font Helvetica; `form` may be painted as `/X Do`."""
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    inner = made.make_stream(form.encode())
    inner.Type, inner.Subtype = Name.XObject, Name.Form
    inner.BBox = Array([0, 0, WIDTH, HEIGHT])
    inner.Resources = Dictionary(Font=Dictionary(F=font))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, WIDTH, HEIGHT]),
        TrimBox=Array(list(TRIM)),
        Contents=made.make_stream(content.encode()),
        Resources=Dictionary(Font=Dictionary(F=font), XObject=Dictionary(X=inner)),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def glyphs(content: str, form: str = "") -> Glyphs:
    document = open_pdf(pdf(content, form=form))
    try:
        return read_glyphs(document[0], TRIM)
    finally:
        document.close()


def drawn(content: str, form: str = "") -> tuple[Drawn, ...]:
    document = open_pdf(pdf(content, form=form))
    try:
        return read_drawn(document[0], TRIM)
    finally:
        document.close()


# Characters


def test_where_a_character_stands_how_large_it_is_and_in_which_ink() -> None:
    read = glyphs("/P <</MCID 7>> BDC BT 1 0 0 rg /F 10 Tf 2 0 0 2 50 100 Tm (HI) Tj ET EMC")
    assert read.text == ("H", "I")
    assert read.x[0] == pytest.approx(40)
    assert read.baseline.tolist() == pytest.approx([160, 160])
    assert read.size.tolist() == pytest.approx([20, 20])
    assert read.right[0] == pytest.approx(read.x[1], abs=0.01)
    assert read.mcid.tolist() == [7, 7] and read.font[0] == "Helvetica"
    assert read.light.tolist() == pytest.approx([0.2126, 0.2126])
    left, top, right, foot = read.ink[0]
    assert 40 < left < 43 and 50 < right < 55
    assert (top, foot) == pytest.approx((160 - 14.4, 160), abs=0.4)


def test_a_turned_character_is_as_large_as_one_upright() -> None:
    read = glyphs("BT /F 10 Tf 0 3 -3 0 50 100 Tm (H) Tj ET")
    assert read.size.tolist() == pytest.approx([30])


def test_spaces_are_no_characters() -> None:
    assert glyphs("BT /F 10 Tf 50 100 Td (H I) Tj ET").text == ("H", "I")


def test_characters_come_in_the_order_of_the_content() -> None:
    """Also where they overlap, and where they are painted by a form."""
    later = "BT /F 10 Tf 60 100 Td (B) Tj ET BT /F 10 Tf 57 100 Td (A) Tj ET"
    assert "".join(glyphs(later).text) == "BA"
    assert "".join(glyphs(f"/X Do {later}", "BT /F 10 Tf 63 100 Td (C) Tj ET").text) == "CBA"


class _Units:
    """What PDFium tells of characters, one number each."""

    def __init__(self, *units: int) -> None:
        self.units = units

    def get(self, page: object, index: int) -> int:
        return self.units[index]


@pytest.mark.parametrize(
    ("units", "char"),
    [
        ((0x6625,), "春"),
        ((0x02,), "-"),
        ((0xFFFE,), "-"),
        ((0xD840, 0xDC0B), "\U0002000b"),
        ((0xDBFF, 0xDFFF), "\U0010ffff"),
        ((0xD800, 0xDC00), "\U00010000"),
        ((0xDC00,), "\x00"),
        ((0xDFFF,), "\x00"),
        ((0xE000,), "\ue000"),
        ((0xD7FF,), "\ud7ff"),
    ],
)
def test_a_character_beyond_the_first_plane_has_two_entries(
    units: tuple[int, ...], char: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pypdfium2.raw.FPDFText_GetUnicode", _Units(*units).get)
    assert _character(None, 0) == char


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        ((0, 0, 0), 0.0),
        ((255, 255, 255), 1.0),
        ((255, 0, 0), 0.2126),
        ((0, 255, 0), 0.7152),
        ((0, 0, 255), 0.0722),
        ((10, 10, 10), 0.0030353),
        ((11, 11, 11), 0.0033465),
        ((128, 128, 128), 0.2158605),
        ((119, 119, 119), 0.1844750),
    ],
)
def test_luminance_is_that_of_wcag(colour: tuple[int, int, int], light: float) -> None:
    assert float(luminances(np.array(colour, dtype=np.uint8))) == pytest.approx(light, abs=1e-6)


def test_a_curve_begins_and_ends_where_it_says() -> None:
    points = _curve((0, 0), (0, 8), (8, 8), (8, 0))
    assert len(points) == STEPS == 12
    assert points[-1] == (8, 0) and points[5] == pytest.approx((4, 6))
    assert points[2] == pytest.approx((1.25, 4.5)), "a quarter of the way"


ARCH = "50 100 m 50 150 100 150 100 100 c h W n"
ROUND = "50 100 m 50 150 100 150 100 100 c h W n"
"""A clip path: an arch from 50 to 100 over the line at 100."""
WORD = "BT /F 10 Tf 60 105 Td (H) Tj ET"


@pytest.mark.parametrize(
    ("content", "points"),
    [
        (WORD, 0),
        (f"q 50 90 60 60 re W n {WORD} Q", 0),
        (f"q {ROUND} {WORD} Q", 13),
        (f"q {ROUND} 50 90 60 60 re W n {WORD} Q", 13),
        (f"q 40 100 m {ROUND} {WORD} Q", 13),
    ],
)
def test_what_cuts_a_character_where_that_is_no_rectangle(content: str, points: int) -> None:
    (cut,) = glyphs(content).cut
    assert (0 if cut is None else len(np.unique(cut, axis=0))) == points
    if cut is not None:
        assert cut[0].tolist() == pytest.approx([40, 160])
        assert cut[:, 1].min() == pytest.approx(160 - 37.5)


# Drawn things


@pytest.mark.parametrize(
    ("content", "kinds", "rect"),
    [
        ("50 100 30 40 re f", ["path"], Rect(40, 120, 30, 40)),
        ("/P <</MCID 4>> BDC 50 100 30 40 re f EMC", ["path"], Rect(40, 120, 30, 40)),
        ("q 55 0 900 900 re W n 50 100 30 40 re f Q", ["path"], Rect(45, 120, 25, 40)),
        ("q 0 110 900 20 re W n 50 100 30 40 re f Q", ["path"], Rect(40, 130, 30, 20)),
        (
            "q 55 0 900 900 re W n 0 0 60 120 re W n 50 100 30 40 re f Q",
            ["path"],
            Rect(45, 140, 5, 20),
        ),
        (f"q {ARCH} 55 0 900 900 re W n 0 0 900 900 re f Q", ["path"], Rect(45, 110, 45, 50)),
        (f"q 55 0 900 130 re W n {ARCH} 0 0 900 900 re f Q", ["path"], Rect(45, 130, 45, 30)),
        ("q 0 0 50 900 re W n 50 100 30 40 re f Q", ["path"], Rect(40, 120, 0, 40)),
        ("q 90 0 5 5 re W n 50 100 30 40 re f Q", [], None),
        ("q 0 0 900 5 re W n 50 100 30 40 re f Q", [], None),
        ("/X Do", ["form"], Rect(40, 120, 30, 40)),
        ("BT /F 10 Tf 60 105 Td (H) Tj ET", [], None),
    ],
)
def test_things_are_drawn_where_their_clip_lets_them(
    content: str, kinds: list[str], rect: Rect | None
) -> None:
    found = drawn(content, "50 100 30 40 re f")
    assert [one.kind for one in found] == kinds
    if rect is not None:
        one = found[0].rect
        assert (one.x, one.y, one.w, one.h) == pytest.approx((rect.x, rect.y, rect.w, rect.h))
        assert found[0].mcid == (4 if "MCID" in content else -1)


@pytest.mark.parametrize("form", [False, True])
def test_the_ground_is_the_trimmed_page_without_its_words(form: bool) -> None:
    words = "0 g BT /F 30 Tf 50 105 Td (HHH) Tj ET"
    content = f"1 0 0 rg 10 20 20 30 re f {'/X Do' if form else words}"
    document = open_pdf(pdf(content, form=words))
    try:
        ground = ground_of(document[0], TRIM, 2.0)
    finally:
        document.close()
    assert ground.shape == (2 * 240, 2 * 160)
    assert ground[-1, 0] == ground[-60, 39] == pytest.approx(0.2126)
    assert ground[-61, 0] == ground[-1, 40] == ground[0, 0] == 1.0
    assert np.sum(ground < 1) == 40 * 60, "no word among it"


# Letters in two inks


def pair(dx: float = 0, dy: float = 0, size: float = 100, text: str = "春") -> Glyphs:
    """Return a cut letter, and an uncut one so many points aside; a letter between them."""
    x = np.array([50.0, 300.0, 50.0 + dx])
    foot = np.array([200.0, 200.0, 200.0 + dy])
    sizes = np.array([100.0, 100.0, size])
    return Glyphs(
        ("春", "眠", text),
        x,
        x + 100,
        foot,
        sizes,
        np.stack([x, foot - 100, x + 100, foot], axis=1),
        np.array([1, 2, 3]),
        ("A", "B", "C"),
        np.array([0.75, 0.5, 0.25]),
        (SQUARE, None, None),
    )


SQUARE = np.array([[0.0, 0.0], [10, 0], [10, 10], [0, 10]])


@pytest.mark.parametrize(
    ("change", "one"),
    [
        ({}, True),
        ({"dx": 1.9}, True),
        ({"dx": -2.1}, False),
        ({"dy": 1.9}, True),
        ({"dy": -2.1}, False),
        ({"size": 101.9}, True),
        ({"size": 97.9}, False),
        ({"text": "晓"}, False),
    ],
)
def test_a_letter_in_two_inks_is_read_once(change: dict[str, float], one: bool) -> None:
    """A fiftieth of an em apart at most, in place and size."""
    made = pair(**change)  # type: ignore[arg-type]
    once, twins = without_twins(made)
    assert once.text == (("眠", made.text[2]) if one else made.text)
    assert {at: twin.light for at, twin in twins.items()} == ({1: 0.75} if one else {})
    if one:
        assert (once.font, once.light.tolist(), once.mcid.tolist()) == (
            ("B", "C"),
            [0.5, 0.25],
            [2, 3],
        )
        assert once.cut == (None, None) and len(once.ink) == len(once.right) == 2
    whole = replace(made, cut=(SQUARE, None, SQUARE))
    assert without_twins(whole)[1] == {}, "two cut ones are no pair"
    assert without_twins(replace(made, cut=(None,) * 3)) == (replace(made, cut=(None,) * 3), {})


@pytest.mark.parametrize(
    ("outline", "point", "inside"),
    [
        (SQUARE, (5, 5), True),
        (SQUARE, (-1, 5), False),
        (SQUARE, (11, 5), False),
        (SQUARE, (5, 11), False),
        (SQUARE, (5, -1), False),
        ([[5, 0], [10, 5], [5, 10], [0, 5]], (2, 5), True),
        ([[5, 0], [10, 5], [5, 10], [0, 5]], (-2, 5), False),
        ([[5, 0], [10, 5], [5, 10], [0, 5]], (1, 2), False),
        ([[5, 0], [10, 5], [5, 10], [0, 5]], (4, 2), True),
        ([[0, 0], [10, 0], [10, 10], [5, 5], [0, 10]], (5, 8), False),
        ([[0, 0], [10, 0], [10, 10], [5, 5], [0, 10]], (1, 8), True),
    ],
)
def test_what_lies_inside_an_outline(
    outline: Sequence[Sequence[float]], point: tuple[float, float], inside: bool
) -> None:
    x, y = (np.array([value], dtype=np.float64) for value in point)
    twin = Twin(0.5, np.array(outline, dtype=np.float64))
    assert twin.inside(x, y).tolist() == [inside]


# The tag tree


def tagged(*kids: object, pages: int = 2) -> tuple[Element, ...]:
    """Return the elements of a document of so many pages; `kids` are made with its pages."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    ready = [kid(made) if callable(kid) else kid for kid in kids]
    root = Dictionary(Type=Name.StructTreeRoot, K=Array(ready))
    made.Root.StructTreeRoot = made.make_indirect(root)
    out = io.BytesIO()
    made.save(out)
    return read_tree(out.getvalue())


def element(kind: str, page: int, *kids: object, **more: Any) -> object:
    """Return what makes a structure element on a page in a document."""

    def make(made: pikepdf.Pdf) -> pikepdf.Object:
        ready = [kid(made) if callable(kid) else kid for kid in kids]
        own = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), Pg=made.pages[page].obj, **more)
        if ready:
            own.K = ready[0] if len(ready) == 1 else Array(ready)
        return made.make_indirect(own)

    return make


def marked(mcid: int, page: int | None = None) -> object:
    """Return what makes a reference to marked content, on a page of its own where one is given."""

    def make(made: pikepdf.Pdf) -> pikepdf.Object:
        own = Dictionary(Type=Name.MCR, MCID=mcid)
        if page is not None:
            own.Pg = made.pages[page].obj
        return own

    return make


def test_the_elements_in_reading_order_with_what_they_own() -> None:
    found = tagged(
        element("H1", 1, 5),
        element("P", 0, 3, marked(4), marked(0, page=1)),
        element("P", 0, 9),
        element("P", 0),
    )
    assert [(one.order, one.tag, one.keys) for one in found] == [
        (0, "H1", ((1, 5),)),
        (1, "P", ((0, 3), (0, 4), (1, 0))),
        (2, "P", ((0, 9),)),
    ]


def test_spans_are_of_what_they_stand_in_and_figures_own_all_but_captions() -> None:
    found = tagged(
        element("Div", 0, element("P", 0, 1, element("Span", 0, 2), 3)),
        element("Figure", 0, element("P", 0, 4), element("Caption", 0, 5), 6),
    )
    assert [(one.tag, [mcid for _, mcid in one.keys]) for one in found] == [
        ("P", [1, 2, 3]),
        ("Figure", [4]),
        ("Caption", [5]),
        ("Figure", [6]),
    ]


def test_a_vertical_element_says_so() -> None:
    down = Dictionary(O=Name.Layout, WritingMode=Name.TbRl)
    across = Dictionary(O=Name.Layout, WritingMode=Name.LrTb)
    found = tagged(element("P", 0, 1, A=down), element("P", 0, 2, A=across), element("P", 0, 3))
    assert [one.vertical for one in found] == [True, False, False]


def test_without_tags_there_are_no_elements() -> None:
    assert read_tree(pdf("")) == ()
