"""Changed words that are no placed text: a chart's labels and numbers, captions."""

from __future__ import annotations

import io

import pikepdf
import pytest

from layout.page.units import Rect
from layout.pdf.tree import elements
from layout.products.download.reading import reading
from layout.products.proof.changes import changes
from layout.products.proof.drawn import Drawn, alike
from layout.products.proof.places import boxes, find_places
from tests.proof.readback import bare, chars, inside
from tests.proof.samples import FONTS, proof


def shown(rects: tuple[Rect, ...], page: int) -> str:
    """Return the characters of the sample edition in boxes from the trim's corner."""
    with pikepdf.open(io.BytesIO(proof().built.pdf)) as pdf:
        left, _, _, top = map(float, pdf.pages[page].obj.TrimBox)
    quads = tuple((left + r.x, top - r.bottom, left + r.right, top - r.y) for r in rects)
    return "".join(c.text for c in chars(proof().built.pdf, page) if inside(c, quads))


@pytest.mark.parametrize(("was", "now"), [("6.3", "6.2"), ("2027", "2028")])
def test_a_number_of_a_chart_is_marked_in_it_and_nothing_else(was: str, now: str) -> None:
    built, out = proof().built, io.BytesIO()
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        charts = [
            one
            for one in elements(pdf.Root.StructTreeRoot.K[0])
            if now in str(one.get("/Alt", "")) and "6.2" in str(one.Alt)
        ]
        charts[0].Alt = str(charts[0].Alt).replace(now, was, 1)
        pdf.save(out)
    edition, places = built.placed.edition, find_places(built.placed, FONTS)
    (change,) = changes(out.getvalue(), built.pdf, edition, places)
    assert (change.was, change.now) == (was, now)
    assert shown(change.rects, change.page) == now


def test_a_caption_is_found_where_it_stands() -> None:
    drawn, pdf = Drawn(proof().built.pdf), proof().built.pdf
    captions = [passage for passage in reading(pdf) if passage.tag == "Caption"]
    assert captions
    for passage in captions:
        stream = drawn.stream(passage, 0)
        assert stream is not None and stream.text == bare(passage.text)
        assert shown(boxes(stream.glyphs), passage.page) == stream.text


def test_of_several_places_the_one_with_the_same_around_it() -> None:
    drawn, read = "处置立案移送司法833人次367件15人", "处置：833人次；立案：367件；移送司法：15人"
    assert alike(drawn, read, read.index("件"), "件") == drawn.index("件")
    last = read.rindex("人")
    assert alike(drawn, read, last, "人") == drawn.rindex("人")
    assert alike(drawn, read, read.index("置") + 1, "") == 2
    assert alike(drawn, read, 0, "问") is None
