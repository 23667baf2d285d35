"""Font descriptors: an open PDF as WeasyPrint writes it → the same with true values, in place.

WeasyPrint writes a stem of 80, the line box as ascent and descent, and "fixed pitch" for every face
whose Han characters are all of one width. The box of all glyphs is read from the program in the
file, the rest is measured on the face (`fonts.faces`); of a face that an edition brings itself a
stem of 0 says that it is not known (ISO 32000-1, table 122).
"""

from __future__ import annotations

from typing import Final

import pikepdf

from fonts.faces import traits
from layout.pdf.fonts import descriptors, program_of
from layout.pdf.truetype import box, units, weight

_SERIF: Final = 2
_SYMBOLIC: Final = 4
"""Codes are glyph numbers, not those of the Latin set."""


def state_faces(pdf: pikepdf.Pdf) -> None:
    """Put true values into the descriptors of all embedded TrueType faces."""
    for _, descriptor in descriptors(pdf):
        if "/FontFile2" not in descriptor:
            continue
        program = program_of(descriptor).read_bytes()
        em = units(program)
        left, bottom, right, top = (round(1000 * side / em) for side in box(program))
        descriptor.FontBBox = pikepdf.Array([left, bottom, right, top])
        known = traits(str(descriptor.get("/FontFamily", "")), weight(program))
        descriptor.Flags = _SYMBOLIC + (_SERIF if known and known.serif else 0)
        descriptor.StemV = known.stem if known else 0
        if "/StemH" in descriptor:
            del descriptor["/StemH"]
        if known:
            descriptor.Ascent, descriptor.Descent = known.ascent, known.descent
            descriptor.CapHeight, descriptor.FontWeight = known.cap_height, known.weight
