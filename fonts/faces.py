"""The shipped faces: files/ and SHA256SUMS → Face values (nothing is opened or hashed)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
FILES = HERE / "files"
SUMS = HERE / "SHA256SUMS"

SHIPPED: dict[str, tuple[int, ...]] = {
    "Press Song": (400, 600, 700, 900),
    "Press Hei": (400, 500, 700, 900),
    "Press Kai": (400,),
    "Press Title": (900,),
    "Press Figures": (500, 600),
}
"""Family names as the pages' CSS says them, with the weights there are."""

RARE: dict[str, tuple[int, ...]] = {
    "Press Song Rare": (400, 700, 900),
    "Press Hei Rare": (400, 500, 700),
    "Press Kai Rare": (400,),
    "Press Title Rare": (900,),
}
"""Faces of the characters that those lack; a page loads the families that it names, no other."""


class FontError(Exception):
    """A font is unknown, unreadable or unfit; `code` and `values` say which and why.

    The words are in `content/words/`, which is above this room.
    """

    def __init__(self, code: str, /, **values: str | int | float | tuple[str, ...]) -> None:
        """Keep the code and its values."""
        super().__init__(code, values)
        self.code, self.values = code, values

    def __reduce__(self) -> tuple[object, ...]:
        """Go from process to process as it is."""
        return _font_error, (self.code, self.values)


def _font_error(code: str, values: dict[str, str | int | float | tuple[str, ...]]) -> FontError:
    return FontError(code, **values)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file under the name and weight that the pages' CSS uses."""

    family: str
    weight: int
    path: Path
    sha256: str


def checksums(path: Path = SUMS) -> dict[str, str]:
    """Return file name → SHA-256 from a sha256sum list; FontError when it is missing."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise FontError("font.list-unreadable", file=str(path), why=error.strerror or "") from error
    pairs = (line.split(maxsplit=1) for line in lines if line.strip())
    return {Path(name).name: digest for digest, name in pairs}


@cache
def shipped_faces() -> tuple[Face, ...]:
    """Return the faces that every page loads, in the order of SHIPPED."""
    return _faces(SHIPPED)


@cache
def rare_faces() -> tuple[Face, ...]:
    """Return the faces of rare characters, in the order of RARE."""
    return _faces(RARE)


def _faces(families: dict[str, tuple[int, ...]]) -> tuple[Face, ...]:
    sums = checksums()
    faces = []
    for family, weights in families.items():
        for weight in weights:
            name = f"{family.replace(' ', '')}-{weight}.ttf"
            if name not in sums or not (FILES / name).is_file():
                raise FontError("font.file-missing", file=str(FILES / name))
            faces.append(Face(family, weight, FILES / name, sums[name]))
    return tuple(faces)


class Traits(NamedTuple):
    """A face as a PDF's font descriptor states it, by which a viewer chooses another in its place.

    Lengths in thousandths of an em, from the baseline; `weight` 100 to 900.

    `ascent` and `descent` are the reach of ASCII and of 国, `cap_height` that of H, `stem` how
    thick the letter I is at half its height.
    """

    ascent: int
    descent: int
    cap_height: int
    stem: int
    weight: int
    serif: bool


#: Measured on the faces' outlines; `tests/fonts/test_traits.py` measures them again.
_TRAITS = {
    ("Press Song", 400): (881, -272, 728, 88),
    ("Press Song", 600): (879, -276, 735, 119),
    ("Press Song", 700): (878, -279, 741, 142),
    ("Press Song", 900): (876, -283, 747, 170),
    ("Press Hei", 400): (880, -279, 733, 92),
    ("Press Hei", 500): (894, -281, 737, 116),
    ("Press Hei", 700): (924, -284, 741, 148),
    ("Press Hei", 900): (953, -286, 745, 179),
    ("Press Kai", 400): (791, -176, 705, 74),
    ("Press Title", 900): (876, -283, 747, 146),
    ("Press Figures", 500): (791, -207, 700, 96),
    ("Press Figures", 600): (791, -206, 700, 116),
}
_SERIF = ("Press Song", "Press Title")


def traits(family: str, weight: int) -> Traits | None:
    """Return a face's traits; those of rare characters have those of the face they complete."""
    plain = family.removesuffix(" Rare")
    found = _TRAITS.get((plain, weight))
    return None if found is None else Traits(*found, weight, plain in _SERIF)
