"""The download file by the later standards: PDF/UA-2 and PDF/A-4f, destinations in the tree."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.pdf.tree import elements
from layout.products.download.data import with_data
from layout.products.download.later import SECOND, later
from layout.products.download.reading import reading
from tests.download.made import continued, continued_pdf


@cache
def before() -> bytes:
    return with_data(continued_pdf(), continued().edition)


@cache
def made() -> bytes:
    return later(before())


def test_what_is_read_is_the_same_and_the_file_says_what_it_is() -> None:
    assert reading(made()) == reading(before())
    assert later(before()) == made()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert pdf.pdf_version == "2.0"
        assert "/Info" not in pdf.trailer
        stated = pdf.Root.Metadata.read_bytes().decode()
        for words in ("<pdfaid:part>4<", "<pdfaid:conformance>F<", "<pdfuaid:part>2<", "dc:title"):
            assert words in stated
        tree = pdf.Root.StructTreeRoot
        assert [str(one.NS) for one in tree.Namespaces] == [SECOND]
        spaces = {str(one.S): "/NS" in one for one in elements(tree.K[0])}
        assert spaces["/Document"] and spaces["/P"] and spaces["/H2"] and not spaces["/Art"]


def test_bookmarks_lead_to_their_headings() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf, pdf.open_outline() as outline:
        heads = {
            str(one.get("/ActualText", "")).split(" ")[-1]: one.objgen
            for one in elements(pdf.Root.StructTreeRoot.K[0])
            if one.S == "/H2"
        }
        found = {
            item.title.split(" ")[-1]: item.obj.A.SD[0].objgen
            for page in outline.root
            for item in page.children
            if item.obj is not None
        }
        assert {title: found[title] for title in heads} == heads
        for page in outline.root:  # a page's own leads to what is read first on it
            assert page.obj is not None
            first, place = page.obj.A.SD[0], page.obj.A.D
            assert first.Pg.objgen == place[0].objgen
            assert list(page.obj.A.SD)[1:] == list(place)[1:]


def test_links_lead_to_elements_too() -> None:
    with pikepdf.open(io.BytesIO(before())) as pdf:
        place = Array([pdf.pages[1].obj, Name.Fit])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 90, 90], Dest=place)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(later(out.getvalue()))) as pdf:
        (link,) = (note for page in pdf.pages for note in page.obj.get("/Annots", ()))
        assert "/Dest" not in link
        assert link.A.SD[0].Pg.objgen == pdf.pages[1].obj.objgen


def test_a_caption_among_other_things_is_in_a_section_with_its_picture() -> None:
    with pikepdf.open(io.BytesIO(before())) as pdf:
        group = next(one for one in elements(pdf.Root.StructTreeRoot.K[0]) if one.S == "/Art")

        def element(
            kind: str, kids: list[pikepdf.Object], parent: pikepdf.Object
        ) -> pikepdf.Object:
            made = Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, K=Array(kids))
            return pdf.make_indirect(made)

        held = element("/Div", [], group)
        held.K = Array([element("/Figure", [], held), element("/Caption", [], held)])
        group.K = Array([held, *group.K])
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(later(out.getvalue()))) as pdf:
        caption = next(one for one in elements(pdf.Root.StructTreeRoot.K[0]) if one.S == "/Caption")
        assert caption.P.S == "/Sect"
