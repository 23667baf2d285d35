"""An edition's own fonts for rare characters: path → a checked face with metrics, or FontError.

TTF, OTF and WOFF2 are taken. Only here, for WOFF2, is fontTools used while an edition is built.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from fonts.faces import Face, FontError
from fonts.metrics import Metrics

LIMIT_BYTES = 64 * 1024 * 1024
WEIGHT = 400  # extra fonts are set at this weight, whatever the text around them has

_MAGIC = {
    b"\x00\x01\x00\x00": "TrueType",
    b"true": "TrueType",
    b"OTTO": "OpenType",
    b"wOF2": "WOFF2",
}


@dataclass(frozen=True, slots=True)
class ExtraFont:
    """One checked font of an edition: its face, and its measuring, already open."""

    face: Face
    metrics: Metrics


def open_extra(path: Path, number: int) -> ExtraFont:
    """Check one font file and open it as family "Press Extra <number>".

    Raises:
        FontError: it is missing, over 64 MB, no TTF/OTF/WOFF2, broken, or maps no characters.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT_BYTES:
            raise FontError(
                "font.too-large", file=path.name, mb=round(size / 2**20), most=LIMIT_BYTES // 2**20
            )
        data = path.read_bytes()
    except OSError as error:
        raise FontError("font.unreadable", file=path.name, why=error.strerror or "") from error
    kind = _MAGIC.get(data[:4])
    if kind is None:
        raise FontError("font.unknown-format", file=path.name)
    plain = _unpack(path, data) if kind == "WOFF2" else data
    _check(path, plain)
    face = Face(f"Press Extra {number}", WEIGHT, path.resolve(), hashlib.sha256(data).hexdigest())
    return ExtraFont(face, Metrics(plain))


def _check(path: Path, data: bytes) -> None:
    """Raise FontError unless a font opens and has outlines, characters and a sane em.

    FreeType opens it, as for the printing of pages, and HarfBuzz, as for measuring.
    """
    from PIL import ImageFont  # only where an edition has fonts of its own

    face = hb.Face(data)
    try:
        tags = set(face.table_tags)
        ImageFont.truetype(io.BytesIO(data), 16)
    except (UnicodeDecodeError, OSError, ValueError):  # tags of noise; no font to FreeType
        raise FontError("font.damaged", file=path.name) from None
    if face.glyph_count < 2 or not {"cmap", "head", "hhea", "hmtx", "maxp"} <= tags:
        raise FontError("font.damaged", file=path.name)
    if not tags & {"glyf", "CFF ", "CFF2"}:
        raise FontError("font.no-outlines", file=path.name)
    if "fvar" in tags:
        raise FontError("font.variable", file=path.name)
    if not 16 <= face.upem <= 16384 or not face.unicodes:
        raise FontError("font.no-characters", file=path.name)


def _unpack(path: Path, data: bytes) -> bytes:
    """Return the plain font inside a WOFF2 file."""
    from fontTools.ttLib import TTFont  # slow to import

    try:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        font.flavor = None
        out = io.BytesIO()
        font.save(out, reorderTables=None)
    except Exception as error:  # fontTools raises many kinds for damaged files
        raise FontError("font.woff2-damaged", file=path.name, why=str(error)) from error
    return out.getvalue()
