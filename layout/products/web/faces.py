"""Web fonts: characters in use → small files cut from the shipped faces, and their CSS.

Only titles and charts are set in the paper's own faces; running text is set in the reader's Song.
A reader who has no Chinese face at all is sent ours: the stacks name these reserves last, so a
browser asks for them only where nothing before has the character.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from fonts import FontError, FontLibrary
from fonts.setting.roles import HEI, SONG
from layout.products.web.names import safe_name

#: Copyright, names, licence and its address stay in a cut font.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
#: The faces that running text falls back on, the last of their stacks: what CSS calls them → ours.
#: One weight; browsers thicken it where a word is bold.
_RESERVES = {"Reserve Song": (SONG, 400), "Reserve Hei": (HEI, 400)}


@dataclass(frozen=True, slots=True)
class WebFont:
    """A cut font: what CSS calls it, its file and its bytes."""

    family: str
    weight: int
    file: str
    data: bytes
    form: Literal["woff", "woff2"] = "woff2"


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
        WebFont(family, weight, _file(f"{family}-{weight}", "woff2"), data)
        for (family, weight), characters in sorted(wanted.items())
        if (data := _cut(library, family, weight, characters, "woff2")) is not None
    )


def reserve_fonts(
    library: FontLibrary, files: Mapping[str, bytes], folder: str = "fonts/"
) -> tuple[WebFont, ...]:
    """Return the faces for readers without Chinese ones, with every character of pages and scripts.

    They are WOFF: cutting takes a thirtieth of the time that WOFF2 takes (0.03 against 0.8 s),
    for a third more bytes, which hardly a reader is sent.

    Args:
        library: where the faces are.
        files: the site's files by name.
        folder: where they are put, with its slash.
    """
    shown = [data.decode() for name, data in files.items() if name.endswith((".html", ".js"))]
    characters = {ord(character) for words in shown for character in words}
    return tuple(
        WebFont(name, weight, _file(name, "woff", folder), data, "woff")
        for name, (family, weight) in _RESERVES.items()
        if (data := _cut(library, family, weight, characters, "woff")) is not None
    )


def _file(name: str, ending: str, folder: str = "fonts/") -> str:
    return f"{folder}{safe_name(name.lower().replace(' ', '-'))}.{ending}"


def _cut(
    library: FontLibrary, family: str, weight: int, characters: set[int], form: str
) -> bytes | None:
    """Return a face with these characters only; None where the library has not the face."""
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
    font.flavor = form
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def font_faces(fonts: Iterable[WebFont]) -> list[Mapping[str, str | int]]:
    """Return what the style sheet says of each font."""
    return [{"family": f.family, "weight": f.weight, "file": f.file, "form": f.form} for f in fonts]
