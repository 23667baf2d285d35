"""Metadata: a document's information → its XMP packet, which says the same and names the standards.

PDF/A asks that what XMP's own schemas do not know be described in the file: PDF/UA's mark.
"""

from __future__ import annotations

from collections.abc import Mapping

from layout.pdf.xmp import SPACES, alternatives, bag, date, packet, sequence, simple

#: The prefixes that the packet uses, `rdf` apart, which every packet has.
_USED = ("dc", "xmp", "pdf", "pdfaid", "pdfuaid", "pdfaExtension", "pdfaSchema", "pdfaProperty")
_FORMAT = simple("dc:format", "application/pdf")
_DESCRIBED = f"""\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{SPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
#: Key of the information dictionary → property and its form.
_FIELDS = {
    "/Title": ("dc:title", alternatives),
    "/Author": ("dc:creator", sequence),
    "/Subject": ("dc:description", alternatives),
    "/Keywords": ("pdf:Keywords", simple),
    "/Creator": ("xmp:CreatorTool", simple),
    "/Producer": ("pdf:Producer", simple),
    "/CreationDate": ("xmp:CreateDate", simple),
    "/ModDate": ("xmp:ModifyDate", simple),
}


def xmp_packet(information: Mapping[str, str], language: str, part: int = 2) -> bytes:
    """Return the packet of a PDF/A-2a (or 3a) and PDF/UA-1 file.

    Args:
        information: the document information dictionary, e.g. {"/Title": …}; dates as PDF has them.
        language: the document's language, e.g. "zh-CN".
        part: of PDF/A: 2, or 3 where the file carries others.
    """
    stated = {"pdfaid:part": str(part), "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    return packet([*_properties(stated, information, language), _DESCRIBED], _USED)


def later_packet(information: Mapping[str, str], language: str) -> bytes:
    """Return the packet of a PDF/A-4f and PDF/UA-2 file; they need no schema described."""
    stated = {
        "pdfaid:part": "4",
        "pdfaid:rev": "2020",
        "pdfaid:conformance": "F",
        "pdfuaid:part": "2",
        "pdfuaid:rev": "2024",
    }
    return packet(_properties(stated, information, language), _USED[:5])


def _properties(
    stated: Mapping[str, str], information: Mapping[str, str], language: str
) -> list[str]:
    fields = [simple(name, value) for name, value in stated.items()] + [_FORMAT]
    for key, (name, form) in _FIELDS.items():
        if words := information.get(key, ""):
            fields.append(form(name, date(words) if key.endswith("Date") else words))
    if language:
        fields.append(bag("dc:language", language))
    return fields
