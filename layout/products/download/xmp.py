"""Metadata: a document's information → its XMP packet, which says the same and names the standards.

PDF/A asks that what XMP's own schemas do not know be described in the file: PDF/UA's mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
{fields}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(.*)")
_ONE = "<{tag}>{words}</{tag}>"
_LANGUAGES = (
    '<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></{tag}>'  # Lang Alt
)
_SEQUENCE = "<{tag}><rdf:Seq><rdf:li>{words}</rdf:li></rdf:Seq></{tag}>"
_BAG = "<{tag}><rdf:Bag><rdf:li>{words}</rdf:li></rdf:Bag></{tag}>"
#: Key of the information dictionary → property and its form.
_FIELDS = {
    "/Title": ("dc:title", _LANGUAGES),
    "/Author": ("dc:creator", _SEQUENCE),
    "/Subject": ("dc:description", _LANGUAGES),
    "/Keywords": ("pdf:Keywords", _ONE),
    "/Creator": ("xmp:CreatorTool", _ONE),
    "/Producer": ("pdf:Producer", _ONE),
    "/CreationDate": ("xmp:CreateDate", _ONE),
    "/ModDate": ("xmp:ModifyDate", _ONE),
}


def xmp_packet(information: Mapping[str, str], language: str) -> bytes:
    """Return the packet of a PDF/A-2a and PDF/UA-1 file.

    Args:
        information: the document information dictionary, e.g. {"/Title": …}; dates as PDF has them.
        language: the document's language, e.g. "zh-CN".
    """
    fields = []
    for key, (tag, form) in _FIELDS.items():
        if words := information.get(key, ""):
            words = _date(words) if key.endswith("Date") else words
            fields.append(form.format(tag=tag, words=escape(words, quote=False)))
    if language:
        fields.append(_BAG.format(tag="dc:language", words=escape(language, quote=False)))
    return _PACKET.format(fields="\n".join(fields)).encode()


def _date(words: str) -> str:
    """Return a PDF date (D:20210727000000Z, D:202107270800+08'00') as XMP writes it."""
    match = _DATE.match(words)
    if match is None:
        return words
    date = "-".join(part for part in match.group(1, 2, 3) if part)
    time = ":".join(part for part in match.group(4, 5, 6) if part)
    zone = match[7].replace("'", ":").rstrip(":") or "Z"
    return f"{date}T{time}{zone}" if match[5] else date
