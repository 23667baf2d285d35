"""Sources, whatever their form → blocks and tables.

Input: the paths of files. Output: the `Document` of each and the tables of a spreadsheet. What a
file is shows in its first bytes; the ending tells only where these do not: offices rename files.
One of several that cannot be read waits for a decision, and the others come in.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from content.importing.blocks import Document, Log, Place, SourceError, Table
from content.importing.forms.bundle import Bundle
from content.importing.forms.images import PICTURE_BYTES
from content.importing.forms.marked import read_markdown
from content.importing.forms.office import FORMS, converted
from content.importing.forms.owntext import own_lines
from content.importing.forms.pdf.reader import read_pdf
from content.importing.forms.photos import PHOTOS, read_photo
from content.importing.forms.rich.reader import RICH_BYTES, read_rich
from content.importing.forms.sheets.reader import read_csv, read_workbook
from content.importing.forms.web.reader import HTML_BYTES, read_web
from content.importing.forms.word.reader import read_word
from content.importing.text.lines import TEXT_BYTES, decoded, read_plain
from content.keeping import scratch
from content.words import Message, reason

Opened = tuple[Document, tuple[Table, ...]]
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_WORKBOOK = (".xlsx", ".xlsm", ".xltx", ".xltm")
_WEB = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")
_TABLE = (".csv", ".tsv")
_MARKED = (".md", ".markdown")
_PLAIN = (".txt", ".text", "")
_RICH = b"{\\rtf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html", b"mime-version:")


def all_opened(bundle: Bundle, log: Log) -> list[Opened]:
    """Return each file of an import, also where one of several cannot be read.

    Raises:
        SourceError: none can be read, or one that was named is not there.
    """
    read: list[Opened] = []
    faults: list[SourceError] = []
    for path in bundle.paths:
        try:
            read.append(opened(path, log))
        except SourceError as error:
            if error.told.code == "import.no-file":
                raise
            faults.append(error)
            read.append((Document(path.name, ()), ()))
            _tell(path.name, Place(bundle.name or path.name), error, log)
    if faults and len(faults) == len(read):
        raise faults[0]
    return read


def _tell(name: str, place: Place, error: SourceError, log: Log) -> None:
    """Tell a file that is passed over; one in a form that is read may hold copy: it waits."""
    if error.told.code == "import.unknown-format":
        log.doubt(place, name, Message("imported.unknown-file"), Message("imported.not-taken"))
        return
    log.doubt(place, name, error.told, Message("imported.file-left"))
    log.hold(place, name, error.told)


def opened(source: Path, log: Log) -> Opened:
    """Return a source's blocks, and the tables of a spreadsheet.

    Raises:
        SourceError: it cannot be read.
    """
    source = Path(source)
    ending = source.suffix.lower()
    try:
        if not source.is_file():
            raise SourceError("import.no-file", file=source)
        with source.open("rb") as stream:
            head = stream.read(1024)
        if head[:1024].lstrip().startswith(b"%PDF") or ending == ".pdf":
            return read_pdf(source, log), ()
        if ending in PHOTOS:
            return read_photo(source, _read(source, PICTURE_BYTES), log), ()
        if head.startswith(_RICH):
            return read_rich(source, _read(source, RICH_BYTES), log), ()
        older = _older(source, head, ending)
        if older:
            with scratch("office") as room:
                made = converted(source, older, room)
                return _office(made, f".{FORMS[older][1]}", log)
        if head[:4] == b"PK\x03\x04" or ending in (*_WORD, *_WORKBOOK):
            return _office(source, ending, log)
        web = ending in _WEB or _looks_like_web(head)
        raw = _read(source, HTML_BYTES if web else TEXT_BYTES)
    except OSError as error:
        raise SourceError("import.unreadable", file=source, why=reason(error)) from error
    if web:
        return read_web(source, raw, log), ()
    if ending not in (*_TABLE, *_MARKED, *_PLAIN):
        raise SourceError("import.unknown-format", file=source.name, ending=ending)
    text = decoded(raw, source.name, log)
    if ending in _TABLE:
        return read_csv(text, source.name, log)
    if ending in _MARKED:
        own = tuple(own_lines(text, source.name, markdown=True))
        return replace(read_markdown(text, source, log), own=own), ()
    own = tuple(own_lines(text, source.name))
    return replace(read_plain(text, source.name, log), own=own), ()


def _read(source: Path, most: int) -> bytes:
    """Return a file's bytes, one more than it may have at most."""
    with source.open("rb") as stream:
        return stream.read(most + 1)


def _older(source: Path, head: bytes, ending: str) -> str:
    """Return which form of an older program a file has, by what it holds; empty of none."""
    if head.startswith(_OLE):
        if _names_in(source, "EncryptedPackage"):
            raise SourceError("import.office-locked", file=source.name)
        if ending in FORMS:
            return ending
        return ".xls" if _names_in(source, "Workbook") else ".doc"
    if head[:4] == b"PK\x03\x04" and b"opendocument" in head[:200]:
        return ".ods" if b"spreadsheet" in head[:200] else ".odt"
    return ".fodt" if ending == ".fodt" else ""


def _names_in(source: Path, name: str) -> bool:
    """Tell whether a packet of an older Office names one of its parts so."""
    with source.open("rb") as stream:
        return name.encode("utf-16-le") in stream.read(4 << 20)


def _office(source: Path, ending: str, log: Log) -> Opened:
    """Read a file of today's Office, whatever its ending says."""
    if ending not in (*_WORD, *_WORKBOOK):
        ending = _form(source) or ending
    if ending in _WORKBOOK:
        return read_workbook(source, log)
    return read_word(source, log), ()


def _form(source: Path) -> str:
    """Return the ending that a packet of Office should have, by its parts."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return ""
    return ".xlsx" if any(name.startswith("xl/") for name in names[:5000]) else ".docx"


def _looks_like_web(head: bytes) -> bool:
    """Tell whether a file begins as a page does, whatever its ending says."""
    bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return bare.startswith(_HTML) or (bare.startswith(b"<?xml") and b"<html" in bare)
