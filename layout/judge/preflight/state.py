"""The graphics state and the resources of a content stream.

Input: pikepdf dictionaries. Output: `State`, which operators change; `Scope` finds names.
"""

from __future__ import annotations

from typing import Any

from layout.judge.preflight.colour import GRAY, Space, space_of
from layout.judge.preflight.marks import Marks, Paint
from layout.judge.preflight.typeface import NONE, Typeface, typeface_of
from layout.pdf import objects
from layout.pdf.boxes import EVERYWHERE, Box
from layout.pdf.matrices import IDENTITY, Matrix

BLACK = Paint(GRAY, (0.0,))


class State:
    """The graphics state: copied by `q`, put back by `Q`."""

    def __init__(self, ctm: Matrix = IDENTITY, clip: Box = EVERYWHERE) -> None:
        """Begin with PDF's defaults."""
        self.ctm = ctm
        self.clip = clip
        self.fill = BLACK
        self.stroke = BLACK
        self.fill_pattern: Any = None
        self.stroke_pattern: Any = None
        self.width = 1.0
        self.fill_alpha = 1.0
        self.stroke_alpha = 1.0
        #: How opaque the groups around are, together.
        self.veil = 1.0
        #: Whether what is painted only darkens what is under it, itself or with a group around.
        self.darkens = False
        self.group_darkens = False
        self.fill_over = False
        self.stroke_over = False
        self.opm = 0
        self.face: Typeface = NONE
        self.size = 0.0
        self.mode = 0
        self.spacing = 0.0
        self.words = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0
        #: Strings that clip what is painted (mode 7), by their place in the marks.
        self.letters: tuple[int, ...] = ()

    @property
    def fill_seen(self) -> float:
        """How opaque a fill comes out, 0 to 1."""
        return self.fill_alpha * self.veil

    @property
    def stroke_seen(self) -> float:
        """How opaque a stroke comes out, 0 to 1."""
        return self.stroke_alpha * self.veil

    def grouped(self) -> State:
        """Return the state in which a group begins: it is made opaque, then painted as it says."""
        made = self.copy()
        made.veil, made.fill_alpha, made.stroke_alpha = self.fill_seen, 1.0, 1.0
        made.group_darkens, made.darkens = self.darkens or self.group_darkens, False
        return made

    def copy(self) -> State:
        """Return the same state, to be changed alone."""
        made = State.__new__(State)
        made.__dict__.update(self.__dict__)
        return made


class Scope:
    """The resources of a page, form, pattern or Type 3 font; what was found once is kept."""

    def __init__(self, resources: Any, marks: Marks) -> None:
        """Keep the resources; nothing is read yet."""
        self.resources = resources
        self._marks = marks
        self._kinds: dict[str, Any] = {}
        self._spaces: dict[str, Space] = {}
        self._faces: dict[str, Typeface] = {}

    def find(self, kind: str, name: str) -> Any:
        """Return a resource, e.g. `find("/XObject", "/Im1")`, or None."""
        if kind not in self._kinds:
            self._kinds[kind] = objects.get(self.resources, kind)
        if not name.startswith("/") or len(name) < 2:
            return None
        return objects.get(self._kinds[kind], name)

    def space(self, value: Any) -> Space:
        """Return a colour space by its name or object."""
        if isinstance(value, str):
            if value not in self._spaces:
                self._spaces[value] = space_of(value, self._named)
            return self._spaces[value]
        self._use(value)
        return space_of(value, self._named)

    def _named(self, name: str) -> Any:
        found = self.find("/ColorSpace", name)
        self._use(found)
        return found

    def _use(self, value: Any) -> None:
        key = objects.key_of(value)
        if key:
            self._marks.seen.add(key)

    def face(self, name: str) -> Typeface:
        """Return a font by its name."""
        if name not in self._faces:
            self._faces[name] = self.font(self.find("/Font", name))
        return self._faces[name]

    def font(self, font: Any) -> Typeface:
        """Return a font by its dictionary; what is used is kept in the marks."""
        if font is None:
            return NONE
        key = objects.key_of(font)
        if key is None or key not in self._marks.faces:
            self._marks.faces[key or ("direct", len(self._marks.faces))] = made = typeface_of(font)
            return made
        return self._marks.faces[key]
