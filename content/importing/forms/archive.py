"""A guard before Office files: they are ZIP archives of XML, and neither is to be trusted.

Input: the path of a .docx or .xlsx. Output: nothing, or an `SourceError`.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from content.importing.blocks import SourceError

FILE_BYTES = 200 * 1024 * 1024
UNPACKED_BYTES = 500 * 1024 * 1024
PART_BYTES = 100 * 1024 * 1024
PARTS = 5000
#: XML packs well, a bomb packs a thousandfold.
RATIO = 200


def check_archive(path: Path) -> None:
    """Refuse what is no archive, what unpacks to more than it may, and XML with a document type."""
    if path.stat().st_size > FILE_BYTES:
        raise SourceError("import.too-large", file=path.name, most_mb=FILE_BYTES >> 20)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > PARTS or unpacked > UNPACKED_BYTES:
                raise SourceError(
                    "import.unpacks-large", file=path.name, most_mb=UNPACKED_BYTES >> 20
                )
            for part in parts:
                _check_part(archive, part, path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise SourceError("import.no-office", file=path.name, why=str(error)) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    dense = part.file_size > 4 << 20 and part.file_size > RATIO * max(part.compress_size, 1)
    if part.file_size > PART_BYTES or dense:
        raise SourceError("import.part-large", file=path.name, part=part.filename)
    if part.filename.lower().endswith((".xml", ".rels", ".vml")):
        with archive.open(part) as stream:
            head = stream.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise SourceError("import.strange-xml", file=path.name, part=part.filename)
