"""One PDF a page: what stands on it and nothing of the others, tagged as the whole file is."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from layout.pdf.tree import elements
from layout.products.download.conforming import save
from layout.products.download.reading import articles
from layout.products.download.singles import single_pages
from tests.download.made import FIRST, SECOND, continued_pdf

TOOL = pytest.importorskip("bench.verapdf")


@cache
def singles() -> tuple[bytes, ...]:
    return single_pages(continued_pdf())


def test_each_says_what_its_page_says_in_order() -> None:
    first, second = (dict(articles(page)) for page in singles())
    assert [p.text for p in first["market"]] == ["1", "灯火通明", FIRST, "（下转第06版）"]
    assert [p.text for p in second["market"]] == ["上接第05版", SECOND]
    assert "banner" in first and "banner" not in second and list(second) == ["market", "a/b"]


def test_headings_bookmarks_labels_and_fonts_are_the_pages_own() -> None:
    for page, label in zip(singles(), ("05", "06"), strict=True):
        with pikepdf.open(io.BytesIO(page)) as pdf:
            assert len(pdf.pages) == 1
            assert str(pdf.Root.PageLabels.Nums[1].P) == label
            with pdf.open_outline() as outline:
                assert [item.title for item in outline.root] == [f"第{label}版"]
            heads = [str(e.S) for e in elements(pdf.Root.StructTreeRoot.K[0]) if "/H" in str(e.S)]
            assert heads[0] == "/H1"
            content = pdf.pages[0].Contents.read_bytes()
            for name in pdf.pages[0].Resources.Font.keys():  # noqa: SIM118
                assert name.encode() in content


def test_named_places_of_other_pages_go() -> None:
    """A name of a page that is no more is written as 0 0 R, with which the file has no catalog."""
    with pikepdf.open(io.BytesIO(continued_pdf())) as pdf:
        names = ["one", [pdf.pages[0].obj, pikepdf.Name.Fit], "two"]
        places = pikepdf.Array([*names, [pdf.pages[1].obj, pikepdf.Name.Fit]])
        pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=places))
        whole = save(pdf)
    for page, name in zip(single_pages(whole), ("one", "two"), strict=True):
        with pikepdf.open(io.BytesIO(page)) as pdf:
            left = pdf.Root.Names.Dests.Names
            assert (str(left[0]), len(left)) == (name, 2)
            assert left[1][0].objgen == pdf.pages[0].obj.objgen


def test_a_file_of_one_page_is_as_it_was() -> None:
    (page,) = single_pages(singles()[0])
    assert page == singles()[0]


@pytest.mark.skipif(TOOL.command() is None, reason="no veraPDF beside the project, or no java")
def test_verapdf_finds_no_broken_rule(tmp_path: Path) -> None:
    files = []
    for number, page in enumerate(singles()):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(page)
    assert set(TOOL.broken_rules("PDFUA-1", files).values()) == {()}


def test_an_empty_cell_of_a_table_stands_on_its_page() -> None:
    """It has no content and no kids: there is nothing in it to be taken out."""
    with pikepdf.open(io.BytesIO(continued_pdf())) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        row = pikepdf.Dictionary(S=pikepdf.Name.TR, P=document, K=pikepdf.Array())
        row.K.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TD, P=row)))
        document.K.append(pdf.make_indirect(row))
        out = io.BytesIO()
        pdf.save(out)
    assert len(single_pages(out.getvalue())) == 2
