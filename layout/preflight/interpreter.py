"""The pages' content → what is drawn, with which paint, how large and where.

Input: a page's content and resources. Output: records in a `Marks`. Forms, patterns, soft masks,
Type 3 glyphs and annotations' appearances are followed; cycles are cut, and work is limited.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import pikepdf

from layout.preflight import lexer, objects, pictures
from layout.preflight.colour import CMYK, GRAY, RGB, Space
from layout.preflight.marks import Box, Colour, Marks, Note, Paint, Shape, Text
from layout.preflight.matrices import IDENTITY, Matrix, common, empty, finite, moved, scales, times
from layout.preflight.paths import Path
from layout.preflight.state import Scope, State

#: Forms within forms, and operators of a whole file: more is not followed.
DEEPEST, MOST_OPERATORS, MOST_STATES = 16, 4_000_000, 4_000
_DAMAGE = (
    IndexError, TypeError, ValueError, KeyError, OverflowError, ZeroDivisionError,
    AttributeError, RuntimeError, pikepdf.PdfError,
)  # fmt: skip


class TooComplexError(Exception):
    """The file draws more than is followed."""


class Interpreter:
    """Runs the content of one page."""

    def __init__(self, marks: Marks, page: int, start: Matrix, box: Box) -> None:
        """Begin a page (counted from 1) whose content starts with a matrix, within a box."""
        self.marks = marks
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
        handlers = _HANDLERS
        marks = self.marks
        for operator, operands in lexer.instructions(data):
            marks.operators += 1
            if marks.operators > MOST_OPERATORS:
                raise TooComplexError
            handler = handlers.get(operator)
            if handler is None:
                continue
            try:
                handler(self, *operands)
            except _DAMAGE:  # too few operands, or of the wrong kind: as every reader, pass over
                continue
        del self.stack[self.floor :]
        self.scope, self.floor, self.path = scope, floor, path
        self.tm, self.line = matrices

    def inside(
        self, holder: Any, matrix: Matrix, box: Box | None, key: object, *, based: bool = True
    ) -> None:
        """Run a stream of its own state: a form, a pattern, a glyph."""
        key = objects.key_of(holder) or key
        if key in self.within or len(self.within) >= DEEPEST:
            return
        data, whole = objects.content(holder)
        if not whole:
            self.note("damage", "a content stream cannot be read whole")
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

    def form(self, form: Any, what: str = "form") -> None:
        """Run a form XObject at the current matrix."""
        matrix = objects.numbers(objects.get(form, "/Matrix"), 6) or IDENTITY
        box = objects.numbers(objects.get(form, "/BBox"), 4)
        self.group(objects.get(form, "/Group"), what)
        if objects.get(form, "/OPI") is not None or objects.get(form, "/Ref") is not None:
            self.note("opi", "a placeholder (OPI or reference)")
        self.inside(form, times(matrix, self.state.ctm), box, id(form))  # type: ignore[arg-type]

    def group(self, group: Any, what: str) -> None:
        """Note a transparency group and its blending space."""
        if objects.name(objects.get(group, "/S")) != "/Transparency":
            return
        self.note("group", f"a transparency group ({what})")
        space = objects.get(group, "/CS")
        if space is not None:
            self.use(self.scope.space(space), f"transparency group ({what})", self.seen(None)[0])

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

    def note(self, kind: str, what: str) -> None:
        """Note something at the current clip; once a page."""
        if (kind, what) not in self.done:
            self.done.add((kind, what))
            self.marks.notes.append(Note(self.page, self.seen(None)[0], kind, what))

    def use(self, space: Space, what: str, box: Box) -> None:
        """Note a colour space that is used, unless it is plain grey or CMYK."""
        if space.family not in ("gray", "cmyk", "pattern") or space.base is not None:
            self.marks.colours.append(Colour(self.page, box, space, what))

    # Graphics state

    def _save(self) -> None:
        if len(self.stack) < MOST_STATES:
            self.stack.append(self.state)
            self.state = self.state.copy()

    def _restore(self) -> None:
        if len(self.stack) > self.floor:
            self.state = self.stack.pop()

    def _concat(self, *matrix: float) -> None:
        if len(matrix) == 6:
            self.state.ctm = times(matrix, self.state.ctm)

    def _line_width(self, width: float) -> None:
        self.state.width = abs(width)

    def _graphics(self, name: str) -> None:
        """Set what an ExtGState says."""
        found = self.scope.find("/ExtGState", name)
        state = self.state
        values = dict(objects.entries(found))
        if "/OP" in values:
            state.stroke_over = values["/OP"] is True
            state.fill_over = state.stroke_over
        if "/op" in values:
            state.fill_over = values["/op"] is True
        state.opm = int(objects.number(values.get("/OPM"), state.opm))
        state.width = objects.number(values.get("/LW"), state.width)
        state.stroke_alpha = objects.number(values.get("/CA"), state.stroke_alpha)
        state.fill_alpha = objects.number(values.get("/ca"), state.fill_alpha)
        if min(state.stroke_alpha, state.fill_alpha) < 1:
            self.note("transparent", "opacity under 1")
        modes = values.get("/BM")
        for mode in [objects.name(modes), *map(objects.name, objects.items(modes))]:
            if mode not in ("", "/Normal", "/Compatible"):
                self.note("transparent", f"blend mode {mode[1:]}")
        for key, plain in (("/TR", ("/Identity",)), ("/TR2", ("/Default", "/Identity"))):
            if key in values and objects.name(values[key]) not in plain:
                self.note("transfer", f"a transfer curve ({key[1:]})")
        font = objects.items(values.get("/Font"))
        if len(font) == 2:
            state.face, state.size = self.scope.font(font[0]), objects.number(font[1])
        mask = values.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self.note("transparent", "a soft mask")
            group = objects.get(mask, "/G")
            drawn = ("mask", objects.key_of(group))
            if isinstance(group, pikepdf.Stream) and drawn not in self.done:
                self.done.add(drawn)
                self.form(group, "soft mask")

    # Colour

    def _fill_space(self, name: str) -> None:
        space = self.scope.space(name)
        self.state.fill, self.state.fill_pattern = _first(space), None

    def _stroke_space(self, name: str) -> None:
        space = self.scope.space(name)
        self.state.stroke, self.state.stroke_pattern = _first(space), None

    def _fill_colour(self, *values: Any) -> None:
        self.state.fill, self.state.fill_pattern = self._colour(self.state.fill.space, values)

    def _stroke_colour(self, *values: Any) -> None:
        self.state.stroke, self.state.stroke_pattern = self._colour(self.state.stroke.space, values)

    def _colour(self, space: Space, values: tuple[Any, ...]) -> tuple[Paint, Any]:
        pattern = None
        if values and isinstance(values[-1], str):
            pattern = self.scope.find("/Pattern", values[-1])
            values = values[:-1]
        return _paint(space, *values), pattern

    def _fill_gray(self, g: float) -> None:
        self.state.fill, self.state.fill_pattern = _paint(GRAY, g), None

    def _stroke_gray(self, g: float) -> None:
        self.state.stroke, self.state.stroke_pattern = _paint(GRAY, g), None

    def _fill_rgb(self, r: float, g: float, b: float) -> None:
        self.note("rgb", "DeviceRGB is set (rg), and nothing is painted with it")
        self.state.fill, self.state.fill_pattern = _paint(RGB, r, g, b), None

    def _stroke_rgb(self, r: float, g: float, b: float) -> None:
        self.note("rgb", "DeviceRGB is set (RG), and nothing is painted with it")
        self.state.stroke, self.state.stroke_pattern = _paint(RGB, r, g, b), None

    def _fill_cmyk(self, c: float, m: float, y: float, k: float) -> None:
        self.state.fill, self.state.fill_pattern = _paint(CMYK, c, m, y, k), None

    def _stroke_cmyk(self, c: float, m: float, y: float, k: float) -> None:
        self.state.stroke, self.state.stroke_pattern = _paint(CMYK, c, m, y, k), None

    def coloured(self, paint: Paint, pattern: Any, what: str, box: Box) -> None:
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
        matrix = objects.numbers(objects.get(pattern, "/Matrix"), 6) or IDENTITY
        key = ("pattern", objects.key_of(pattern) or id(pattern), tuple(round(v) for v in box))
        if key in self.done:
            return
        self.done.add(key)
        if objects.number(objects.get(pattern, "/PatternType")) == 2:
            shading = objects.get(pattern, "/Shading")
            self.use(self.scope.space(objects.get(shading, "/ColorSpace")), "shading", box)
            return
        place, colourless, clip = self.place, self.colourless, self.state.clip
        self.place = box if place is None else place
        self.colourless = colourless or objects.number(objects.get(pattern, "/PaintType")) == 2
        try:
            self.inside(pattern, times(matrix, self.base), None, id(pattern))
        finally:
            self.place, self.colourless, self.state.clip = place, colourless, clip

    def _shading(self, name: str) -> None:
        found = self.scope.find("/Shading", name)
        space = self.scope.space(objects.get(found, "/ColorSpace"))
        self.use(space, "shading", self.seen(None)[0])

    # Paths

    def _move(self, x: float, y: float) -> None:
        self.path.move(x, y)

    def _line_to(self, x: float, y: float) -> None:
        self.path.points.extend((x, y))

    def _curve(self, *points: float) -> None:
        self.path.curve(points)

    def _close(self) -> None:
        self.path.close()

    def _rectangle(self, x: float, y: float, w: float, h: float) -> None:
        self.path.rectangle(x, y, w, h)

    def _clip(self) -> None:
        self.clipping = True

    def _fill_path(self) -> None:
        self._paint(fill=True, stroke=False)

    def _stroke_path(self) -> None:
        self._paint(fill=False, stroke=True)

    def _fill_stroke(self) -> None:
        self._paint(fill=True, stroke=True)

    def _end_path(self) -> None:
        self._paint(fill=False, stroke=False)

    def _paint(self, *, fill: bool, stroke: bool) -> None:
        path, state = self.path, self.state
        self.path = Path()
        clipping, self.clipping = self.clipping, False
        user = path.box()
        if user is None:
            return
        box = moved(state.ctm, *user)
        if fill and state.fill_alpha > 0:
            cut, shown = self.seen(box)
            self.coloured(state.fill, state.fill_pattern, "fill", cut)
            # A line round a thin rectangle makes it thicker.
            bar = None if stroke else path.thinnest(state.ctm)
            if bar is not None:
                at, visible = self.seen(bar.box)
                bar = bar._replace(box=at) if visible else None
            self.marks.shapes.append(
                Shape(
                    self.page, cut, shown, False, state.fill, None, state.fill_over, state.opm, bar
                )
            )
        if stroke and state.stroke_alpha > 0:
            width = state.width * _pen(state.ctm, box)
            half = width / 2
            wide = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
            cut, shown = self.seen(wide)
            self.coloured(state.stroke, state.stroke_pattern, "stroke", cut)
            self.marks.shapes.append(
                Shape(
                    self.page, cut, shown, True, state.stroke, width, state.stroke_over, state.opm
                )
            )
        if clipping:
            state.clip = common(state.clip, box)

    # Text

    def _begin_text(self) -> None:
        self.tm = self.line = IDENTITY

    def _font(self, name: str, size: float) -> None:
        self.state.face, self.state.size = self.scope.face(name), float(size)

    def _text_mode(self, mode: float) -> None:
        self.state.mode = int(mode)

    def _char_space(self, space: float) -> None:
        self.state.spacing = float(space)

    def _word_space(self, space: float) -> None:
        self.state.words = float(space)

    def _stretch(self, percent: float) -> None:
        self.state.stretch = percent / 100

    def _leading(self, leading: float) -> None:
        self.state.leading = float(leading)

    def _rise(self, rise: float) -> None:
        self.state.rise = float(rise)

    def _next_line(self, x: float, y: float) -> None:
        self.line = self.tm = times((1, 0, 0, 1, x, y), self.line)

    def _next_line_leading(self, x: float, y: float) -> None:
        self.state.leading = -y
        self._next_line(x, y)

    def _new_line(self) -> None:
        self._next_line(0, -self.state.leading)

    def _text_matrix(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        self.line = self.tm = times((a, b, c, d, e, f), IDENTITY)

    def _show(self, text: bytes) -> None:
        self._show_parts([text])

    def _show_on_new_line(self, text: bytes) -> None:
        self._new_line()
        self._show(text)

    def _show_spaced(self, words: float, spacing: float, text: bytes) -> None:
        self.state.words, self.state.spacing = float(words), float(spacing)
        self._show_on_new_line(text)

    def _show_parts(self, parts: list[Any]) -> None:
        """Write down a string (TJ); move on by its advance."""
        state = self.state
        face, size, stretch = state.face, state.size, state.stretch
        advance, start = 0.0, None
        whole = b""
        for part in parts:
            if isinstance(part, bytes):
                if start is None:
                    start = advance
                whole += part
                advance += face.advance(part, state.spacing, state.words, size)
            elif isinstance(part, float):
                advance -= part * size / 1000
        matrix = times(self.tm, state.ctm)
        if whole and start is not None:
            low, high = state.rise - 0.2 * size, state.rise + 0.8 * size
            box = moved(matrix, start * stretch, low, advance * stretch, high)
            self._shown(whole, matrix, box)
        self.tm = times((1, 0, 0, 1, advance * stretch, 0), self.tm)

    def _shown(self, text: bytes, matrix: Matrix, box: Box) -> None:
        state = self.state
        cut, shown = self.seen(box)
        stroked = state.mode in (1, 5)
        paint = state.stroke if stroked else state.fill
        alpha = state.stroke_alpha if stroked else state.fill_alpha
        mode = state.mode if alpha > 0 else 3
        if mode not in (3, 7):
            pattern = state.stroke_pattern if stroked else state.fill_pattern
            if state.face.font is None:
                self.coloured(paint, pattern, "text", cut)
            if state.mode in (2, 6):
                self.coloured(state.stroke, state.stroke_pattern, "outline of text", cut)
        self.marks.texts.append(
            Text(
                self.page, cut, shown, state.face, abs(state.size) * hypot(matrix[2], matrix[3]),
                mode, paint, state.stroke_over if stroked else state.fill_over, state.opm,
            )
        )  # fmt: skip
        if state.face.font is not None:
            self._glyphs(text, matrix)

    def _glyphs(self, text: bytes, matrix: Matrix) -> None:
        """Follow each glyph of a Type 3 font once a page."""
        state = self.state
        font, size = state.face.font, state.size
        codes = [c for c in dict.fromkeys(text) if (id(state.face), c) not in self.done]
        if not codes:
            return
        names = _encoding(objects.get(font, "/Encoding"))
        procedures = objects.get(font, "/CharProcs")
        scale = times(state.face.matrix, times((size, 0, 0, size, 0, 0), matrix))
        resources = objects.get(font, "/Resources")
        for code in codes:
            self.done.add((id(state.face), code))
            glyph = objects.get(procedures, names.get(code, ""))
            if isinstance(glyph, pikepdf.Stream):
                scope, colourless = self.scope, self.colourless
                if resources is not None:
                    self.scope = Scope(resources, self.marks)
                try:
                    self.inside(glyph, scale, None, ("glyph", id(state.face), code))
                finally:
                    self.scope, self.colourless = scope, colourless

    def _uncoloured_glyph(self, *_: float) -> None:
        self.colourless = True

    # Pictures and forms

    def _draw(self, name: str) -> None:
        found = self.scope.find("/XObject", name)
        if not isinstance(found, pikepdf.Stream):
            return
        kind = objects.name(objects.get(found, "/Subtype"))
        if kind == "/Image":
            pictures.draw(self, found)
        elif kind == "/Form":
            self.form(found)
        elif kind == "/PS":
            self.note("opi", "PostScript code")

    def _inline_image(self, dictionary: dict[str, Any], data: bytes) -> None:
        pictures.draw_inline(self, dictionary)


def _paint(space: Space, *values: float) -> Paint:
    """Return a colour; what is no number raises here, not where it is judged."""
    return Paint(space, tuple(map(float, values)))


def _first(space: Space) -> Paint:
    """Return the colour that a space begins with."""
    if space.family in ("cmyk", "icc-4"):
        return Paint(space, (0.0, 0.0, 0.0, 1.0))
    first = 1.0 if space.family in ("separation", "devicen") else 0.0
    return Paint(space, (first,) * space.components)


def _pen(ctm: Matrix, box: Box) -> float:
    """Return how thick a pen of width 1 draws: across a straight line, or its thinnest."""
    least, most = scales(ctm)
    if most - least > 0.001 * most:
        if box[3] - box[1] < 0.001:
            return hypot(ctm[1], ctm[3])
        if box[2] - box[0] < 0.001:
            return hypot(ctm[0], ctm[2])
    return least


def _encoding(encoding: Any) -> dict[int, str]:
    """Return code → glyph name of a Type 3 font."""
    names: dict[int, str] = {}
    code = 0
    for item in objects.items(objects.get(encoding, "/Differences"))[:1000]:
        word = objects.name(item)
        if word:
            names[code] = word
            code += 1
        else:
            code = int(objects.number(item))
    return names


_I = Interpreter
_HANDLERS: dict[bytes, Callable[..., None]] = {
    b"q": _I._save, b"Q": _I._restore, b"cm": _I._concat, b"w": _I._line_width, b"gs": _I._graphics,
    b"m": _I._move, b"l": _I._line_to, b"c": _I._curve, b"v": _I._curve, b"y": _I._curve,
    b"h": _I._close, b"re": _I._rectangle, b"W": _I._clip, b"W*": _I._clip, b"n": _I._end_path,
    b"f": _I._fill_path, b"F": _I._fill_path, b"f*": _I._fill_path, b"S": _I._stroke_path,
    b"s": _I._stroke_path, b"B": _I._fill_stroke, b"B*": _I._fill_stroke, b"b": _I._fill_stroke,
    b"b*": _I._fill_stroke, b"cs": _I._fill_space, b"CS": _I._stroke_space, b"sc": _I._fill_colour,
    b"scn": _I._fill_colour, b"SC": _I._stroke_colour, b"SCN": _I._stroke_colour,
    b"g": _I._fill_gray, b"G": _I._stroke_gray, b"rg": _I._fill_rgb, b"RG": _I._stroke_rgb,
    b"k": _I._fill_cmyk, b"K": _I._stroke_cmyk, b"sh": _I._shading, b"BT": _I._begin_text,
    b"Tf": _I._font, b"Tr": _I._text_mode, b"Tc": _I._char_space, b"Tw": _I._word_space,
    b"Tz": _I._stretch, b"TL": _I._leading, b"Ts": _I._rise, b"Td": _I._next_line,
    b"TD": _I._next_line_leading, b"T*": _I._new_line, b"Tm": _I._text_matrix, b"Tj": _I._show,
    b"TJ": _I._show_parts, b"'": _I._show_on_new_line, b'"': _I._show_spaced, b"Do": _I._draw,
    b"BI": _I._inline_image, b"d1": _I._uncoloured_glyph,
}  # fmt: skip
