"""The shipped faces: files/ and SHA256SUMS → Face values (nothing is opened or hashed)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
