"""XMP: properties → the packet that a file carries, and a packet → its properties.

Input: names with their prefix and words. Output: bytes; the same for the same input.

Why not `pikepdf.open_metadata`: it writes plain values and lists, but not the structures by which
PDF/A has a schema described that XMP does not know (PDF/UA's mark), and the bytes of what it
writes change with its version. Where a packet that is there only loses or changes a value, as in a
proof, it serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

import pikepdf
from lxml import etree

from layout.pdf import objects

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
#: Most bytes of a foreign packet that are read: ours have 3,000.
MOST_BYTES = 4_000_000
#: Most characters of a foreign value that are kept: no title is longer.
MOST_CHARS = 300
_RDF = f"{{{SPACES['rdf']}}}"
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(.*)")


def simple(name: str, words: str) -> str:
    """Return a property that is one value."""
    return f"<{name}>{escape(words, quote=False)}</{name}>"


def alternatives(name: str, words: str) -> str:
    """Return a property that may be said in several languages; here in one."""
    item = f'<rdf:li xml:lang="x-default">{escape(words, quote=False)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def sequence(name: str, words: str) -> str:
    """Return a property that is a list in order, of one item."""
    return f"<{name}><rdf:Seq><rdf:li>{escape(words, quote=False)}</rdf:li></rdf:Seq></{name}>"


def bag(name: str, words: str) -> str:
    """Return a property that is a list without order, of one item."""
    return f"<{name}><rdf:Bag><rdf:li>{escape(words, quote=False)}</rdf:li></rdf:Bag></{name}>"


def date(words: str) -> str:
    """Return a PDF date (D:20210727000000Z, D:202107270800+08'00') as XMP writes it."""
    match = _DATE.match(words)
    if match is None:
        return words
    day = "-".join(part for part in match.group(1, 2, 3) if part)
    time = ":".join(part for part in match.group(4, 5, 6) if part)
    zone = match[7].replace("'", ":").rstrip(":") or "Z"
    return f"{day}T{time}{zone}" if match[5] else day


def packet(
    properties: Iterable[str], spaces: Iterable[str], *, fixed: bool = False, between: str = "\n "
) -> bytes:
    """Return a packet.

    Args:
        properties: as `simple`, `alternatives` … made them, or further XML.
        spaces: the prefixes that they use.
        fixed: nothing may be changed in place (a press file).
        between: what stands before each namespace; no reader minds.
    """
    named = "".join(f'{between}xmlns:{prefix}="{SPACES[prefix]}"' for prefix in spaces)
    body = "\n".join(properties)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{SPACES["rdf"]}">\n<rdf:Description rdf:about=""{named}>\n'
        f"{body}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        f'<?xpacket end="{"r" if fixed else "w"}"?>'
    ).encode()


def attach(pdf: pikepdf.Pdf, data: bytes) -> None:
    """Make a packet the file's own; what it had goes."""
    names = pikepdf.Name
    pdf.Root["/Metadata"] = pdf.make_stream(data, Type=names.Metadata, Subtype=names.XML)


def full_name(name: str) -> str:
    """Return a property's name as `properties` gives it: `dc:title` → `{…elements/1.1/}title`."""
    prefix, _, plain = name.partition(":")
    return f"{{{SPACES[prefix]}}}{plain}"


def properties(root: Any) -> dict[str, str]:
    """Return what a document's packet, sound or not, states: {namespace}name → text."""
    data, _ = objects.content(objects.get(root, "/Metadata"))
    if not data or len(data) > MOST_BYTES:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    if tree is None:
        return found
    for description in tree.iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            if not str(name).startswith(_RDF):  # syntax, no property
                found.setdefault(str(name), str(value).strip()[:MOST_CHARS])
        for child in description:
            if isinstance(child.tag, str):
                words = "".join(map(str, child.itertext())).strip()
                found.setdefault(child.tag, words[:MOST_CHARS])
    return found


def well_formed(root: Any) -> bool:
    """Return whether a document's packet, where there is one, is sound XML."""
    data, whole = objects.content(objects.get(root, "/Metadata"))
    if not data or len(data) > MOST_BYTES:
        return whole or objects.get(root, "/Metadata") is None
    try:
        etree.fromstring(
            data.strip(b"\0 \r\n\t"), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True
