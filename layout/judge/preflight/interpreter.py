"""The pages' content → what is drawn, with which paint, how large and where.

Input: a page's content and resources. Output: records in a `Marks`. Forms, patterns, soft masks,
Type 3 glyphs and annotations' appearances are followed; cycles are cut, and work is limited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf

from content.words import Message, message
from layout.judge.preflight.colour import CMYK, GRAY, Space
from layout.judge.preflight.marks import FORM, SHADING, Colour, Marks, Note, Paint
from layout.judge.preflight.paths import Path
from layout.judge.preflight.state import Scope, State
from layout.pdf import lexer, objects
from layout.pdf.boxes import Box, common, empty, finite
from layout.pdf.matrices import IDENTITY, Matrix, moved, times

#: Forms within forms, and operators of a whole file: more is not followed.
DEEPEST, MOST_OPERATORS = 16, 4_000_000
_DAMAGE = (
    IndexError,
    TypeError,
    ValueError,
    KeyError,
    OverflowError,
    ZeroDivisionError,
    AttributeError,
    RuntimeError,
    pikepdf.PdfError,
)


#: Operators that the checks have no use for; within BX and EX there may be others.
OTHERS = frozenset(b"J j M ri i ET BMC BDC EMC MP DP BX EX d0".split())
COMPATIBLE = {b"BX": 1, b"EX": -1}
#: The rendering mode of text that only clips.
CLIPPING = 7
TEXT_OBJECT = {b"BT": 1, b"ET": -1}
SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))


class TooComplexError(Exception):
    """The file draws more than is followed."""


class Interpreter:
    """Runs the content of one page."""

    def __init__(
        self,
        marks: Marks,
        page: int,
        start: Matrix,
        box: Box,
        operators: Mapping[bytes, Callable[..., None]],
    ) -> None:
        """Begin a page (counted from 1) whose content starts with a matrix, within a box.

        `operators` says what each does: a function of the interpreter and the operands.
        """
        self.marks = marks
        self.operators = operators
        self.page = page
        self.state = State(start, box)
        self.base = start
        self.scope = Scope(None, marks)
        self.stack: list[State] = []
        self.floor = 0
        self.path = Path()
        self.clipping = False
        self.tm: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.within: list[object] = []  # what is being run, outermost first
        self.place: Box | None = None  # where a pattern's content is seen
        self.colourless = False  # within an uncoloured pattern or glyph
        self.done: set[object] = set()

    # Running

    def run(self, data: bytes, resources: Any) -> None:
        """Run a content stream with its resources."""
        scope, floor, path = self.scope, self.floor, self.path
        matrices = self.tm, self.line
        self.scope, self.path = Scope(resources, self.marks), Path()
        self.floor = len(self.stack)
        handlers = self.operators
        marks = self.marks
        open_text, known = 0, 0
        for operator, operands in lexer.instructions(data):
            marks.operators += 1
            if marks.operators > MOST_OPERATORS:
                raise TooComplexError
            if operator in TEXT_OBJECT:
                open_text += TEXT_OBJECT[operator]
            elif operator in SHOWS and open_text < 1:
                self.note("cut", Message("preflight.content-bare"))
            elif operator == b"Q" and len(self.stack) <= self.floor:
                self.note("unopened", Message("preflight.content-unopened"))
            handler = handlers.get(operator)
            if handler is None:
                known += COMPATIBLE.get(operator, 0)
                if operator not in OTHERS and not known:
                    self.note("cut", Message("preflight.content-unknown"))
                continue
            try:
                handler(self, *operands)
            except _DAMAGE:  # too few operands, or of the wrong kind: as every reader, pass over
                continue
        unread = ("cut", Message("preflight.content-unknown")) in self.done
        if not unread and (open_text > 0 or len(self.stack) > self.floor):
            self.note("cut", Message("preflight.content-open"))
        del self.stack[self.floor :]
        self.scope, self.floor, self.path = scope, floor, path
        self.tm, self.line = matrices

    def inside(
        self, holder: Any, matrix: Matrix, box: Box | None, key: object, *, based: bool = True
    ) -> None:
        """Run a stream of its own state: a form, a pattern, a glyph."""
        key = objects.key_of(holder) or key
        if key in self.within:
            self.note("damage", Message("preflight.draws-itself"))
            return
        if len(self.within) >= DEEPEST:
            return
        data, whole = objects.content(holder)
        if not whole:
            self.note("damage", Message("preflight.stream-damaged"))
        saved, base = self.state, self.base
        self.state = saved.copy()
        self.state.ctm = matrix
        if box is not None and self.place is None:
            self.state.clip = common(saved.clip, moved(matrix, *box))
        if based:
            self.base = matrix
        self.within.append(key)
        resources = objects.get(holder, "/Resources")
        try:
            self.run(data, self.scope.resources if resources is None else resources)
        finally:
            self.within.pop()
            self.state, self.base = saved, base

    def form(self, form: Any, what: Message = FORM) -> None:
        """Run a form XObject at the current matrix."""
        matrix = objects.matrix(objects.get(form, "/Matrix"))
        box = objects.box(objects.get(form, "/BBox"))
        self.group(objects.get(form, "/Group"), what)
        if objects.get(form, "/OPI") is not None or objects.get(form, "/Ref") is not None:
            self.note("opi", Message("preflight.placeholder"))
        code = objects.get(form, "/PS") is not None
        if code or objects.name(objects.get(form, "/Subtype2")) == "/PS":
            self.note("opi", Message("preflight.postscript"))
        saved = self.state
        if objects.name(objects.get(objects.get(form, "/Group"), "/S")) == "/Transparency":
            self.state = saved.grouped()
        try:
            self.inside(form, times(matrix, saved.ctm), box, id(form))
        finally:
            self.state = saved

    def group(self, group: Any, what: Message) -> None:
        """Note a transparency group and its blending space."""
        if objects.name(objects.get(group, "/S")) != "/Transparency":
            return
        self.note("group", message("preflight.group", what=what))
        space = objects.get(group, "/CS")
        if space is not None:
            used = message("preflight.of-group-space", what=what)
            self.use(self.scope.space(space), used, self.seen(None)[0])

    # Writing down

    def seen(self, box: Box | None) -> tuple[Box, bool]:
        """Return where something is seen, clipped, and whether at all."""
        if self.place is not None:
            return self.place, not empty(self.place)
        clip = self.state.clip
        if box is None:
            return finite(clip), not empty(clip)
        cut = common(box, clip)
        return (finite(box), False) if empty(cut) else (finite(cut), True)

    def note(self, kind: str, what: Message) -> None:
        """Note something at the current clip; once a page."""
        if (kind, what) not in self.done:
            self.done.add((kind, what))
            self.marks.notes.append(Note(self.page, self.seen(None)[0], kind, what))

    def through(self, paint: Paint, overprint: bool) -> None:
        """Take the letters that clip as painted, in the paint that is seen through them."""
        texts = self.marks.texts
        for at in self.state.letters:
            if texts[at].mode == CLIPPING:
                seen = replace(texts[at], mode=0, paint=paint, overprint=overprint)
                texts[at] = replace(seen, opm=self.state.opm)

    def held(self, kind: str, name: str) -> Any:
        """Return what the resources hold under a name; that they hold nothing is damage."""
        found = self.scope.find(kind, name)
        if found is None:
            self.note("damage", message("preflight.name-missing", name=name.lstrip("/")))
        return found

    def use(self, space: Space, what: Message, box: Box) -> None:
        """Note a colour space that is used, unless it is plain grey or CMYK."""
        if space.family not in ("gray", "cmyk", "pattern") or space.base is not None:
            self.marks.colours.append(Colour(self.page, box, space, what))

    def coloured(self, paint: Paint, pattern: Any, what: Message, box: Box) -> None:
        """Note the colour of something that is painted, and what its pattern draws."""
        if self.colourless:
            return
        space = paint.space
        if space is not GRAY and space is not CMYK:
            self.use(space, what, box)
        if space.family == "pattern" and pattern is not None:
            self.pattern(pattern, box)

    def pattern(self, pattern: Any, box: Box) -> None:
        """Follow a pattern where it is seen."""
        matrix = objects.matrix(objects.get(pattern, "/Matrix"))
        key = ("pattern", objects.key_of(pattern) or id(pattern), tuple(round(v) for v in box))
        if key in self.done:
            return
        self.done.add(key)
        if objects.number(objects.get(pattern, "/PatternType")) == 2:
            shading = objects.get(pattern, "/Shading")
            self.use(self.scope.space(objects.get(shading, "/ColorSpace")), SHADING, box)
            return
        place, colourless, clip = self.place, self.colourless, self.state.clip
        self.place = box if place is None else place
        self.colourless = colourless or objects.number(objects.get(pattern, "/PaintType")) == 2
        saved = self.state
        if not self.colourless:  # a cell begins as its page does, not as what it fills (8.7.3.1)
            self.state = State(saved.ctm, saved.clip)
        try:
            self.inside(pattern, times(matrix, self.base), None, id(pattern))
        finally:
            self.place, self.colourless, self.state = place, colourless, saved
            self.state.clip = clip
