"""What a press file says of itself: the PDF/X markers in Info and XMP.

Input: an open PDF whose Info WeasyPrint filled from the edition, and the press profile. Output:
the same PDF with the markers; nothing in them depends on the time or the machine.
"""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Name

from layout.pdf.xmp import alternatives, attach, date, packet, sequence, simple
from layout.plant.profile import PressProfile
from layout.products.press.identity import Identity

MARKERS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
#: The prefixes that the packet uses.
USED = ("rdf", "dc", "xmp", "xmpMM", "pdf", "pdfx", "pdfxid")
CREATOR = "Special Edition Press"


def describe(pdf: pikepdf.Pdf, profile: PressProfile, identity: Identity | None = None) -> None:
    """Write Info and XMP, which say the same; without an identity the content is all it is."""
    info = pdf.docinfo
    info["/Creator"] = CREATOR
    info["/Trapped"] = Name("/False")
    for key in ("/GTS_PDFXVersion", "/GTS_PDFXConformance"):
        if key in info:
            del info[key]
    if profile.standard == "x1a":
        info["/GTS_PDFXVersion"] = MARKERS["x1a"]
    attach(pdf, _packet(pdf, profile, identity))


def _packet(pdf: pikepdf.Pdf, profile: PressProfile, identity: Identity | None) -> bytes:
    info = pdf.docinfo
    title, author, subject = (str(info.get(key, "")) for key in ("/Title", "/Author", "/Subject"))
    created, modified = (date(str(info[key])) for key in ("/CreationDate", "/ModDate"))
    digest = _digest(pdf)
    own = identity or Identity("", digest.hex(), "", ())
    stated = {
        "pdf:Producer": str(info.get("/Producer", "")),
        "pdf:Trapped": "False",
        "xmp:CreatorTool": CREATOR,
        "xmp:CreateDate": created,
        "xmp:ModifyDate": modified,
        "xmp:MetadataDate": modified,
        "xmpMM:DocumentID": f"uuid:{own.document}",
        "xmpMM:InstanceID": f"uuid:{own.instance(digest)}",
        "xmpMM:VersionID": str(own.revision),
        "xmpMM:RenditionClass": "default",
        ("pdfxid" if profile.standard == "x4" else "pdfx") + ":GTS_PDFXVersion": MARKERS[
            profile.standard
        ],
        "dc:format": "application/pdf",
    }
    lines = [simple(name, words) for name, words in stated.items() if words]
    lines += [alternatives("dc:title", title)] if title else []
    lines += [alternatives("dc:description", subject)] if subject else []
    lines += [sequence("dc:creator", author)] if author else []
    return packet(lines, USED, fixed=True, between=" ")


def _digest(pdf: pikepdf.Pdf) -> bytes:
    """Return a digest of what the pages hold: their content, and what that draws."""
    digest = hashlib.sha256()
    for page in pdf.pages:
        digest.update(page.obj["/Contents"].read_bytes())
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        drawn = resources.get("/XObject", pikepdf.Dictionary())
        for name in sorted(drawn.keys()):
            digest.update(drawn[name].read_raw_bytes())
    for key, value in sorted(pdf.docinfo.items()):
        digest.update(f"{key}{value}".encode())
    return digest.digest()
