"""Web fonts: characters in use → small WOFF2 files cut from the shipped faces, and their CSS.

Only titles and charts are set in the paper's own faces; running text is set in the reader's Song.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from fonts import FontError, FontLibrary
from layout.products.web.names import safe_name

#: Copyright, names, licence and its address stay in a cut font.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)


@dataclass(frozen=True, slots=True)
class WebFont:
    """A cut font: what CSS calls it, its file and its bytes."""

    family: str
    weight: int
    file: str
    data: bytes


def web_fonts(library: FontLibrary, texts: Iterable[tuple[str, int, str]]) -> tuple[WebFont, ...]:
    """Return one font for each family and weight, with the characters of its texts.

    Args:
        library: where the faces are.
        texts: family, weight and words; a family that the library lacks is left to the reader's.
    """
    wanted: dict[tuple[str, int], set[int]] = {}
    for family, weight, words in texts:
        wanted.setdefault((family, weight), set()).update(map(ord, words))
    return tuple(
        font
        for (family, weight), characters in sorted(wanted.items())
        if (font := _cut(library, family, weight, characters)) is not None
    )


def _cut(library: FontLibrary, family: str, weight: int, characters: set[int]) -> WebFont | None:
    try:
        face = library.face(family, weight)
    except FontError:
        return None
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(characters)
    wanted.sets(hb.SubsetInputSets.NAME_ID).update(_NAMES)
    source = hb.Face(hb.Blob.from_file_path(str(face.path)))
    cut = hb.subset(source, wanted)
    if cut is None:
        return None
    font = TTFont(io.BytesIO(cut.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return WebFont(
        family,
        weight,
        f"fonts/{safe_name(f'{family}-{weight}'.lower().replace(' ', '-'))}.woff2",
        out.getvalue(),
    )


def font_faces(fonts: Iterable[WebFont]) -> list[Mapping[str, str | int]]:
    """Return what the style sheet says of each font."""
    return [{"family": f.family, "weight": f.weight, "file": f.file} for f in fonts]
