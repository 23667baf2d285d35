"""A packet of Word or Excel in the form that is read, whatever kind of file it is.

Input: the path of a .docx, .docm, .dotx, .dotm or a workbook, its XML in the usual names or in
those of the strict form (ISO 29500 Strict, which Office writes as "Strict Open XML"). Output: a
stream of the packet as an ordinary file in the usual names.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import IO

_TYPES = "[Content_Types].xml"
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml)"
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_NAMES = re.compile(
    _STRICT + rb"(wordprocessingml|spreadsheetml|drawingml|officeDocument)/([A-Za-z]+)"
)


def ordinary_packet(path: Path) -> IO[bytes]:
    """Return a file of Office as an ordinary one; the file itself where it is one."""
    with zipfile.ZipFile(path) as packet:
        names = packet.namelist()
        types = packet.read(_TYPES) if _TYPES in names else b""
        relations = packet.read("_rels/.rels") if "_rels/.rels" in names else b""
        if not _OTHERS.search(types) and _STRICT not in relations:
            return path.open("rb")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as written:
            for entry in packet.infolist():
                data = packet.read(entry)
                if entry.filename.endswith((".xml", ".rels")):
                    data = _NAMES.sub(_usual, _OTHERS.sub(_WORD, data))
                written.writestr(entry.filename, data)
    made.seek(0)
    return made


def _usual(found: re.Match[bytes]) -> bytes:
    """Return the usual name of one in the strict form: …/wordprocessingml/2006/main."""
    name = re.sub(rb"(?<=[a-z])([A-Z])", lambda m: b"-" + m[1].lower(), found[2])
    if found[2] in (b"extendedProperties", b"customProperties"):
        return _USUAL + found[1] + b"/2006/" + name
    return _USUAL + found[1] + b"/2006/" + found[2]
