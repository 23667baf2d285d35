"""What a press file says of itself: the PDF/X markers in Info and XMP.

Input: an open PDF whose Info WeasyPrint filled from the edition, and the press profile. Output:
the same PDF with the markers; nothing in them depends on the time or the machine.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Name

from layout.plant.profile import PressProfile

MARKERS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
CREATOR = "Special Edition Press"


def describe(pdf: pikepdf.Pdf, profile: PressProfile) -> None:
    """Write Info and XMP, which say the same."""
    info = pdf.docinfo
    info["/Creator"] = CREATOR
    info["/Trapped"] = Name("/False")
    for key in ("/GTS_PDFXVersion", "/GTS_PDFXConformance"):
        if key in info:
            del info[key]
    if profile.standard == "x1a":
        info["/GTS_PDFXVersion"] = MARKERS["x1a"]
    pdf.Root["/Metadata"] = pdf.make_stream(
        _packet(pdf, profile).encode(), Type=Name.Metadata, Subtype=Name.XML
    )


def _packet(pdf: pikepdf.Pdf, profile: PressProfile) -> str:
    info = pdf.docinfo
    title, author, subject = (str(info.get(key, "")) for key in ("/Title", "/Author", "/Subject"))
    marker = MARKERS[profile.standard]
    created, modified = (_w3c(str(info[key])) for key in ("/CreationDate", "/ModDate"))
    simple = {
        "pdf:Producer": str(info.get("/Producer", "")),
        "pdf:Trapped": "False",
        "xmp:CreatorTool": CREATOR,
        "xmp:CreateDate": created,
        "xmp:ModifyDate": modified,
        "xmp:MetadataDate": modified,
        "xmpMM:DocumentID": f"uuid:{_identity(pdf)}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        ("pdfxid" if profile.standard == "x4" else "pdfx") + ":GTS_PDFXVersion": marker,
    }
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in SPACES.items())
    lines = [f"<{key}>{escape(value)}</{key}>" for key, value in simple.items() if value]
    lines.append("<dc:format>application/pdf</dc:format>")
    for key, value in (("dc:title", title), ("dc:description", subject)):
        if value:
            item = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
            lines.append(f"<{key}><rdf:Alt>{item}</rdf:Alt></{key}>")
    if author:
        item = f"<rdf:li>{escape(author)}</rdf:li>"
        lines.append(f"<dc:creator><rdf:Seq>{item}</rdf:Seq></dc:creator>")
    body = "\n".join(lines)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{SPACES["rdf"]}">\n<rdf:Description rdf:about="" {spaces}>\n'
        f'{body}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _identity(pdf: pikepdf.Pdf) -> uuid.UUID:
    """Return an identifier that follows from what the pages hold."""
    digest = hashlib.sha256()
    for page in pdf.pages:
        digest.update(page.obj["/Contents"].read_bytes())
    for key, value in sorted(pdf.docinfo.items()):
        digest.update(f"{key}{value}".encode())
    return uuid.UUID(bytes=digest.digest()[:16], version=5)


def _w3c(date: str) -> str:
    """Return a PDF date (D:20210727000000Z) as XMP writes it."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(.*)", date)
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    zone = zone.replace("'", ":").rstrip(":") or "Z"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"
