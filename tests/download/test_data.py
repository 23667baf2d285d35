"""The download file with its charts' figures: each chart's values as CSV at its element."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from charts import alt_text
from charts.say import csv_of, table
from layout.pdf.tree import elements
from layout.products.download.data import with_data
from layout.products.download.reading import reading
from tests.download.made import built, continued, continued_pdf

TOOL = pytest.importorskip("bench.verapdf")


@cache
def made() -> bytes:
    return with_data(built("lusong").pdf, built("lusong").placed.edition)


def test_each_chart_holds_its_values() -> None:
    edition = built("lusong").placed.edition
    assert edition.band is not None
    figures = [edition.band, *(f for article in edition.articles for f in article.figures)]
    with pikepdf.open(io.BytesIO(made())) as pdf:
        held = {
            str(element.Alt): element.AF[0]
            for element in elements(pdf.Root.StructTreeRoot.K[0])
            if "/AF" in element
        }
        assert set(held) == {alt_text(figure) for figure in figures}
        assert len(pdf.Root.AF) == len(pdf.Root.Names.EmbeddedFiles.Names) // 2 == len(figures)
        for figure in figures:
            spec = held[alt_text(figure)]
            assert spec.AFRelationship == "/Data" and str(spec.UF) == f"{figure.id}.csv"
            text = spec.EF.F.read_bytes().decode("utf-8-sig")
            values = table(figure)
            assert list(csv.reader(io.StringIO(text))) == [
                list(values.heads),
                *map(list, values.rows),
            ]


def test_nothing_else_differs_and_the_same_comes_again() -> None:
    assert reading(made()) == reading(built("lusong").pdf)
    assert with_data(built("lusong").pdf, built("lusong").placed.edition) == made()
    bare = with_data(continued_pdf(), continued().edition)
    assert b"EmbeddedFile" not in bare


def test_excel_reads_the_encoding() -> None:
    band = built("lusong").placed.edition.band
    assert band is not None and csv_of(band).startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(TOOL.command() is None, reason="no veraPDF beside the project, or no java")
@pytest.mark.parametrize("flavour", ["PDFA-3A", pytest.param("PDFUA-1", marks=pytest.mark.slow)])
def test_verapdf_finds_no_broken_rule(flavour: str, tmp_path: Path) -> None:
    file = tmp_path / "data.pdf"
    file.write_bytes(made())
    assert TOOL.broken_rules(flavour, [file]) == {file: ()}
