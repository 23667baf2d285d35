"""All fonts of an edition, shipped and its own → faces, metrics, fallback, CSS rules, digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from fonts.extra import ExtraFont, open_extra
from fonts.faces import Face, FontError, rare_faces, shipped_faces
from fonts.metrics import Metrics

FALLBACKS = ("Press Song", "Press Hei", "Press Kai")
"""Where a character is looked for when its own family lacks it; the edition's fonts come after."""
RARE_ORDER = {
    "Press Hei": ("Press Hei Rare", "Press Song Rare", "Press Kai Rare"),
    "Press Figures": ("Press Hei Rare", "Press Song Rare", "Press Kai Rare"),
    "Press Kai": ("Press Kai Rare", "Press Song Rare", "Press Hei Rare"),
    "Press Title": ("Press Title Rare", "Press Song Rare", "Press Hei Rare"),
}
"""Where a rare character is looked for, by the family asked for; others: as for Song."""
SONG_ORDER = ("Press Song Rare", "Press Hei Rare", "Press Kai Rare")
FAR = 300
"""A face so much lighter or heavier than the one asked for gives way to a nearer family."""


@cache
def _open(path: Path) -> Metrics:
    """Open a shipped file once a process."""
    return Metrics(path)


class FontLibrary:
    """The fonts that may be used in one edition; immutable, cheap to pass around."""

    __slots__ = ("_by_key", "_extra_metrics", "_resolved", "_sound", "extra", "faces", "rare")

    faces: tuple[Face, ...]
    """The faces that every page loads, shipped ones first."""
    rare: tuple[Face, ...]
    """The faces of rare characters; a page loads the families that it names."""
    extra: tuple[str, ...]
    """Family names of the edition's own fonts, in the order given."""

    def __init__(self, extra: Sequence[ExtraFont] = ()) -> None:
        """Use `FontLibrary.shipped()` and `with_extra` instead."""
        self.faces = (*shipped_faces(), *(font.face for font in extra))
        self.rare = rare_faces()
        self.extra = tuple(font.face.family for font in extra)
        self._by_key = {(face.family, face.weight): face for face in (*self.faces, *self.rare)}
        self._extra_metrics = {font.face: font.metrics for font in extra}
        self._resolved: dict[tuple[str, str, int], Face | None] = {}
        self._sound: dict[tuple[str, int], set[str]] = {}

    @classmethod
    def shipped(cls) -> FontLibrary:
        """Return the library of the shipped fonts, one a process."""
        return _shipped()

    def with_extra(self, paths: Sequence[Path]) -> FontLibrary:
        """Return a library with an edition's own fonts too, as "Press Extra 1" and so on.

        Without any it is this one, with the faces that it has found for characters.

        Raises:
            FontError: a file is missing, too large, damaged or no TTF/OTF/WOFF2.
        """
        if not paths:
            return self
        old = [ExtraFont(face, metrics) for face, metrics in self._extra_metrics.items()]
        new = [open_extra(path, number) for number, path in enumerate(paths, start=len(old) + 1)]
        return FontLibrary([*old, *new])

    def face(self, family: str, weight: int) -> Face:
        """Return the face of exactly this family and weight.

        Raises:
            FontError: there is none; the message lists the family's weights.
        """
        try:
            return self._by_key[family, weight]
        except KeyError:
            weights = [face.weight for face in (*self.faces, *self.rare) if face.family == family]
            if not weights:
                known = tuple(self.families())
                raise FontError("font.no-family", family=family, families=known) from None
            raise FontError(
                "font.no-weight", family=family, weight=weight, weights=tuple(map(str, weights))
            ) from None

    def families(self) -> list[str]:
        """Return the family names, in order, without those of rare characters."""
        return list(dict.fromkeys(face.family for face in self.faces))

    def metrics(self, family: str, weight: int) -> Metrics:
        """Return the measuring of one face, opened at first use; FontError when unknown."""
        return self._metrics(self.face(family, weight))

    def _metrics(self, face: Face) -> Metrics:
        return self._extra_metrics.get(face) or _open(face.path)

    def nearest(self, family: str, weight: int) -> Face:
        """Return the face of a family nearest in weight (the heavier of two equally near)."""
        faces = [face for face in self.faces if face.family == family]
        if not faces:
            return self.face(family, weight)  # raises, with the list of families
        return min(faces, key=lambda face: (abs(face.weight - weight), -face.weight))

    def face_for(self, char: str, family: str, weight: int) -> Face | None:
        """Return the face to set one character in: the asked one, else a fallback, else None.

        The rare faces come last, and none of them is opened while the others have the character.
        Set the character with both the family and the weight of the answer: the renderer would
        make a false bold of a weight that a family lacks.
        """
        key = (char, family, weight)
        if key not in self._resolved:
            asked = self.face(family, weight)
            others = (self.nearest(name, weight) for name in (*FALLBACKS, *self.extra))
            faces = chain((asked,), others, self._rare_for(family, weight))
            self._resolved[key] = next((f for f in faces if self._metrics(f).has(char)), None)
        return self._resolved[key]

    def _rare_for(self, family: str, weight: int) -> Iterator[Face]:
        """Yield the rare faces, the most like the asked one first.

        Of faces not too light or heavy for it the family decides, of others the weight.
        """
        order = RARE_ORDER.get(family, SONG_ORDER)

        def unlike(face: Face) -> tuple[bool, int, int, int]:
            away, rank = abs(face.weight - weight), order.index(face.family)
            return (away >= FAR, *((away, rank) if away >= FAR else (rank, away)), -face.weight)

        yield from sorted((face for face in self.rare if face.family in order), key=unlike)

    def sound(self, family: str, weight: int) -> set[str]:
        """Return the characters that a check has found to be set as asked; it adds to them.

        They are asked about again after every change on the desk.
        """
        return self._sound.setdefault((family, weight), set())

    def is_rare(self, face: Face) -> bool:
        """Tell whether a face is one that only pages with rare characters load."""
        return face in self.rare

    def family_for(self, char: str, family: str, weight: int) -> str | None:
        """Return the family of `face_for`, None when no font has the character."""
        face = self.face_for(char, family, weight)
        return None if face is None else face.family

    def named_in(self, words: str) -> tuple[Face, ...]:
        """Return all faces that a document needs whose HTML and drawings are given.

        Those are `faces`, and of the rare families the ones that are named there.
        """
        families = {face.family for face in self.rare}
        named = {family for family in families if family in words}  # each is looked for once
        return (*self.faces, *(face for face in self.rare if face.family in named))

    def css(self, faces: Iterable[Face] | None = None) -> str:
        """Return @font-face rules with file URLs for `faces`, or for those given only."""
        chosen = self.faces if faces is None else tuple(faces)
        return "\n".join(
            f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:normal;'
            f'src:url("{face.path.as_uri()}")}}'
            for face in chosen
        )

    def digest(self) -> str:
        """Return one SHA-256 over all faces, for manifests; it changes when any font does."""
        every = (*self.faces, *self.rare)
        lines = "".join(f"{face.family} {face.weight} {face.sha256}\n" for face in every)
        return hashlib.sha256(lines.encode()).hexdigest()


@cache
def _shipped() -> FontLibrary:
    return FontLibrary()
