"""Finishing: an open tagged PDF → what makes it PDF/UA-1 and PDF/A-2a, and its bytes.

sRGB output intent, XMP that agrees with the document information, page labels (版次), the outline
shown, pages shown as they are trimmed, no interpolated images; then linearised, compressed at the
highest level.
"""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf

from layout.pdf.xmp import attach
from layout.products.download.bookmarks import lead_bookmarks
from layout.products.download.srgb import NAME, srgb_profile
from layout.products.download.xmp import xmp_packet

#: What a bookmark of a page says around its number (layout.products.render.view.page_label).
_LABEL = re.compile(r"第(.+)版")
_LEVEL: Final = 9
#: Where a linearised file's hints stand and how long they are, as qpdf writes it.
_HINTS = re.compile(rb"/H \[ (\d+) (\d+) \]")
_LENGTH = re.compile(rb"/Length (\d+)")
#: Preferences with their usual values.
_SAID_ANYWAY = (
    ("/PrintScaling", pikepdf.Name.AppDefault),
    ("/Direction", pikepdf.Name.L2R),
    ("/NumCopies", 1),
)


def download_pdf(pdf: bytes) -> bytes:
    """Return the finished download file; of a finished one the same file again.

    Args:
        pdf: a tagged PDF with fonts embedded, as WeasyPrint writes it for PDF/UA-1.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if document.is_linearized and "/OutputIntents" in document.Root:
            return pdf
        finish(document)
        return save(document)


def finish(pdf: pikepdf.Pdf) -> None:
    """Add to an open PDF, in place, what PDF/A-2a asks for and what a reader likes to find."""
    root = pdf.Root
    information = {key: str(value) for key, value in pdf.docinfo.items()}
    attach(pdf, xmp_packet(information, str(root.get("/Lang", ""))))
    if "/OutputIntents" not in root:
        root.OutputIntents = pikepdf.Array([_intent(pdf)])
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if "/Outlines" in root:
        root.PageMode = pikepdf.Name.UseOutlines
        if "/StructTreeRoot" in root:
            lead_bookmarks(pdf)
    for page in pdf.pages:  # readers show and print the page as it is cut, not its bleed
        if "/TrimBox" in page.obj:
            page.obj.CropBox = page.obj.TrimBox
    root.PageLabels = pikepdf.Dictionary(Nums=_labels(pdf))
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Interpolate"):
            del item["/Interpolate"]


def save(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Return a PDF's bytes, the same for the same content: linearised and compact.

    Args:
        pdf: the file.
        version: of PDF, e.g. "2.0"; "": as it is.

    No object is in an object stream, for 7 % of the size: qpdf counts the objects of the outline's
    hints otherwise when it writes than when it checks where bookmarks lead into the tag tree.

    Its streams are compressed here, once, at the highest level; what is compressed stays. Of 256
    files one gets a hint stream that ends with the byte of a line end, to which qpdf adds none of
    its own, as PDF/A asks (6.1.7.1): such a file is moved by saying what holds anyway.
    """
    found = _saved(pdf, version)
    for name, value in _SAID_ANYWAY:
        if _hints_end(found):
            break
        with pikepdf.open(io.BytesIO(found)) as again:  # qpdf writes one it has written before ill
            again.Root.ViewerPreferences[name] = value
            found = _saved(again, version)
    return found


def _saved(pdf: pikepdf.Pdf, version: str) -> bytes:
    pikepdf.settings.set_flate_compression_level(_LEVEL)  # of the whole process: set back below
    out = io.BytesIO()
    try:
        pdf.save(
            out,
            linearize=True,
            force_version=version,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    finally:
        pikepdf.settings.set_flate_compression_level(-1)
    return out.getvalue()


def _hints_end(pdf: bytes) -> bool:
    """Tell whether a line end stands between a linearised file's hints and their `endstream`."""
    place = _HINTS.search(pdf)
    assert place is not None
    start, length = int(place[1]), int(place[2])
    head, _, data = pdf[start : start + length].partition(b"stream\n")
    size = _LENGTH.search(head)
    assert size is not None
    return data[int(size[1]) :].startswith(b"\nendstream")


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String(NAME),
        Info=pikepdf.String(NAME),
        RegistryName=pikepdf.String("http://www.color.org"),
        DestOutputProfile=profile,
    )


def _labels(pdf: pikepdf.Pdf) -> pikepdf.Array:
    """Return the label of each page: what its bookmark calls it, else its place in the file."""
    names: dict[tuple[int, int], str] = {}
    with pdf.open_outline() as outline:
        for item in outline.root:
            match = _LABEL.fullmatch(item.title)
            target = item.destination
            if match and isinstance(target, pikepdf.Array):
                names.setdefault(target[0].objgen, match[1])
    labels = pikepdf.Array()
    for index, page in enumerate(pdf.pages):
        labels.append(index)
        name = names.get(page.obj.objgen, str(index + 1))
        labels.append(pikepdf.Dictionary(P=pikepdf.String(name)))
    return labels
