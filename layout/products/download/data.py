"""The download file with its charts' figures in it: PDF/A-3a and PDF/UA-1, data as CSV.

Each chart's element in the tag tree has its values as an associated file (ISO 32000-2, 14.13), so
that a reader gets a table where the page shows a drawing, and a program the numbers themselves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from charts import alt_text
from charts.say import csv_of
from content.model import Edition, Figure
from layout.pdf.tree import elements
from layout.pdf.xmp import attach
from layout.products.download.conforming import save
from layout.products.download.xmp import xmp_packet


def with_data(pdf: bytes, edition: Edition) -> bytes:
    """Return a download file with the values of its charts; one without charts says so too.

    Args:
        pdf: the finished download file of the edition.
        edition: the edition, for the charts' values.
    """
    told = {alt_text(figure): figure for figure in _figures(edition)}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        files = []
        for element in elements(file.Root.StructTreeRoot.K[0]):
            figure = told.get(str(element.get("/Alt", "")))
            if element.get("/S") == "/Figure" and figure is not None:
                held = _file(file, figure)
                element.AF = Array([held])
                files.append(held)
        if files:
            file.Root.AF = Array(files)
            names = sorted((str(one.UF), one) for one in files)
            listed = Array([part for name, one in names for part in (String(name), one)])
            file.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=listed))
        information = {key: str(value) for key, value in file.docinfo.items()}
        attach(file, xmp_packet(information, str(file.Root.get("/Lang", "")), part=3))
        return save(file)


def _figures(edition: Edition) -> Iterator[Figure]:
    if edition.band is not None:
        yield edition.band
    for article in edition.articles:
        yield from article.figures


def _file(pdf: pikepdf.Pdf, figure: Figure) -> pikepdf.Object:
    """Return the file specification of a chart's values."""
    data = csv_of(figure)
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/text/csv")
    stream.Params = Dictionary(Size=len(data), ModDate=pdf.docinfo.get("/ModDate", String("")))
    name = String(f"{figure.id}.csv")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String(figure.title or figure.id),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
