"""Content streams: what WeasyPrint painted → the same painting as a press wants it.

Input: a content stream's bytes and how colours are separated. Output: the bytes in which all
colours are set by `k` and `K`, small black text overprints, no stroke is a hairline, and small text
and thin rules take few inks (`fewer.py`).

Text overprints only where its ground leaves room: over a heavy ground, or a photograph, black ink
laid on top would pass the limit of total ink, so there the ground is left out under the letters.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from layout.page.errors import RenderError
from layout.pdf.boxes import Box, Point, box_of, common, corners
from layout.pdf.lexer import Piece
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of, scale_of, times
from layout.pictures.separation import Cmyk
from layout.products.press.fewer import Fewer
from layout.products.press.grounds import PAPER, Grounds
from layout.products.press.operators import (
    COLOURS,
    CONSTRUCTS,
    FILLS,
    PAINTS,
    SHOW,
    STROKES,
    numbers,
)
from layout.products.press.paths import DOT_PT, Path, bar, narrower, rules, slanted, spread
from layout.products.press.states import (
    BLACK,
    KNOCKOUT,
    OVERPRINT,
    State,
    painted_in,
    rounded,
    set_colours,
    state_named,
)

#: How far letters reach below and above the line they stand on, em.
DESCENT, ASCENT = -0.2, 0.9


@dataclass(frozen=True)
class Wants:
    """What the painting is to become.

    `separate` turns an sRGB colour `#rrggbb` into inks. Text up to `overprint_pt` in black alone
    overprints where the ground has at most `room` of ink (0 to 4). `plain` tells that nothing in
    the file is transparent, so that states that only say so are left out. `spots`: colours that the
    plant prints with an ink of its own, by the name of its space.
    """

    separate: Callable[[str], Cmyk]
    overprint_pt: float
    room: float
    hairline_pt: float
    plain: bool = True
    fewer: Fewer | None = None
    spots: Mapping[Cmyk, str] = field(default_factory=dict)


class Painter:
    """Rewrites the streams of one page, outer ones first, in the order of painting."""

    def __init__(self, wants: Wants, grounds: Grounds | None = None) -> None:
        """Note what is wanted and the grounds painted so far."""
        self.wants = wants
        self.grounds = Grounds() if grounds is None else grounds
        #: Colours on which small white text stands.
        self.under: set[Cmyk] = set()

    def rewrite(
        self,
        source: Sequence[Piece],
        ctm: Matrix = IDENTITY,
        draw: Callable[[bytes, Matrix], bool] = lambda name, ctm: False,
        trivial: frozenset[bytes] = frozenset(),
        advance: Callable[[bytes, bytes], float] = lambda font, shown: 0.0,
    ) -> bytes:
        """Return a stream's new bytes.

        Args:
            source: its operations.
            ctm: from its space to the page's.
            draw: told each XObject's name and matrix; returns whether it is a photograph.
            trivial: names of graphics states that change nothing.
            advance: the width in em of what is shown in a font.
        """
        self.advance = advance
        return b"\n".join(self._operations(source, ctm, draw, trivial)) + b"\n"

    def _operations(
        self,
        source: Sequence[Piece],
        ctm: Matrix,
        draw: Callable[[bytes, Matrix], bool],
        trivial: frozenset[bytes],
    ) -> Iterator[bytes]:
        state, stack = State(ctm, spots=self.wants.spots), list[State]()
        text: Matrix = IDENTITY
        path, clips = Path(), False
        for words, operator, _, _ in source:
            said = words + b" " + operator if words else operator
            match operator:
                case b"q":
                    stack.append(replace(state))
                case b"Q":
                    state = stack.pop() if stack else state
                case b"cm":
                    state.ctm = times(matrix_of(numbers(words)), state.ctm)
                case b"gs" if words in trivial:
                    continue
                case _ if operator in COLOURS:
                    yield from self._colour(words, operator, state)
                    continue
                case b"w":
                    state.width = float(words)
                case b"BT":
                    text = IDENTITY
                case b"Tm":
                    text = matrix_of(numbers(words))
                case b"Tf":
                    state.font, size = words.split()
                    state.size = float(size)
                case b"Tr":
                    state.mode = int(words)
                case b"re":
                    x, y, w, h = numbers(words)
                    path.add(said, corners((x, y, x + w, y + h)) if w and h else (), state.ctm)
                    continue
                case b"m":
                    path.rectangles = False
                    path.add(said, [(x, y) for x, y in [numbers(words)]], state.ctm)
                    continue
                case _ if operator in CONSTRUCTS:
                    path.rectangles = False
                    parts = numbers(words)
                    path.go(said, list(zip(parts[::2], parts[1::2], strict=True)), state.ctm)
                    continue
                case b"h" | b"W" | b"W*":
                    clips = clips or operator != b"h"
                    path.go(said, (), state.ctm)
                    continue
                case _ if operator in SHOW:
                    yield from self._show(state, text, words)
                case b"Do":
                    yield from self._draw(state, words, draw)
                case _ if operator in PAINTS:
                    yield from self._painted(operator, said, state, path, clips=clips)
                    path, clips = Path(), False
                    continue
            yield said

    def _draw(
        self, state: State, name: bytes, draw: Callable[[bytes, Matrix], bool]
    ) -> Iterator[bytes]:
        """Set what an XObject is drawn with; a photograph is a ground from then on."""
        yield from set_colours(state, state.fill, state.stroke)
        if state.over:
            yield state_named(KNOCKOUT)
            state.over = False
        if draw(name, state.ctm):
            frame = [state.ctm.transform(p) for p in corners((0, 0, 1, 1))]
            self.grounds.add([frame], state.clip)
            self.grounds.cover([frame], state.clip, None)

    def _painted(
        self, operator: bytes, said: bytes, state: State, path: Path, *, clips: bool
    ) -> Iterator[bytes]:
        """Paint a path, its thin rules apart, and note what ground it leaves and how it clips."""
        thin = []
        if operator != b"n":
            thin = yield from self._paint(operator, state, path, clips=clips)
        if path.drawn or not thin:
            yield from (*path.said, said)
        yield from self._bars(state, thin)
        if operator in FILLS and self._heavy(state):
            self.grounds.add(path.parts, state.clip)
        if operator in FILLS:
            self.grounds.cover(path.parts, state.clip, state.fill)
        if operator in STROKES and state.stroke and path.parts:
            self.grounds.rule(path.parts, state.clip, state.stroke)
        if clips and path.rectangles and path.parts:
            box = box_of([point for part in path.parts for point in part])
            state.clip = common(state.clip, box) if state.clip else box

    def _colour(self, words: bytes, operator: bytes, state: State) -> Iterator[bytes]:
        """Set a colour in inks; patterns stay as they are."""
        stroke = operator.isupper()
        name = operator.lower()
        if name == b"cs":
            if stroke:
                state.stroke_space, state.stroke, state.stroke_set = words, BLACK, BLACK
            else:
                state.fill_space, state.fill, state.fill_set = words, BLACK, BLACK
            if words == b"/Pattern":
                yield words + b" " + operator
            return
        space = state.stroke_space if stroke else state.fill_space
        paint = None
        if name in (b"k", b"g", b"rg"):
            space = {b"k": b"/DeviceCMYK", b"g": b"/DeviceGray", b"rg": b"/DeviceRGB"}[name]
        if space == b"/Pattern":
            yield words + b" " + operator
        else:
            paint = self.inks(space, numbers(words))
            yield painted_in(state, paint, stroke=stroke)
        if stroke:
            state.stroke_space, state.stroke, state.stroke_set = space, paint, paint
        else:
            state.fill_space, state.fill, state.fill_set = space, paint, paint

    def inks(self, space: bytes, parts: list[float]) -> Cmyk:
        """Return a colour's inks.

        Raises:
            RenderError: the colour is in a space that is not for the press.
        """
        match space, parts:
            case b"/DeviceCMYK", [c, m, y, k]:
                return c, m, y, k
            case b"/DeviceGray", [grey]:
                return 0, 0, 0, 1 - grey
            case b"/DeviceRGB", [_, _, _]:
                return self.wants.separate(code(parts))
        raise RenderError("press.foreign-colour", space=space.decode("latin-1"))

    def _heavy(self, state: State) -> bool:
        """Whether black text cannot go on top of this fill; a pattern may be anything."""
        if state.fill is None:
            return True
        if rounded(state.fill) in self.wants.spots:
            return self.wants.room < 1
        return sum(state.fill[:3]) > self.wants.room

    def _show(self, state: State, text: Matrix, words: bytes) -> Iterator[bytes]:
        """Switch overprinting on for small black text, off for other text; small has few inks."""
        matrix = times(text, state.ctm)
        size = state.size * scale_of(matrix)
        fill = state.fill
        small = size <= self.wants.overprint_pt + 1e-3
        own = fill is None or fill == BLACK or rounded(fill) in self.wants.spots
        if fill is not None and not own and state.mode == 0 and self.wants.fewer:
            middle = matrix.transform((self.advance(state.font, words) * state.size / 2, 0.0))
            fill = self.wants.fewer.text(fill, size, self.grounds.dark_at(middle))
        yield from set_colours(state, fill, state.stroke)
        if fill == PAPER and self.wants.fewer and self.wants.fewer.small(size):
            self.under |= self.grounds.colours_under(self._letters(state, matrix, words))
        black = fill == BLACK and (state.mode in (0, 3) or state.stroke == BLACK)
        wanted = small and black
        if wanted and self.grounds:
            wanted = not self.grounds.touch(self._letters(state, matrix, words))
        if wanted != state.over:
            yield state_named(OVERPRINT if wanted else KNOCKOUT)
            state.over = wanted

    def _letters(self, state: State, matrix: Matrix, words: bytes) -> Box:
        """Return the box of what is shown, on the page."""
        width = self.advance(state.font, words) * state.size
        low, high = DESCENT * state.size, ASCENT * state.size
        return box_of([matrix.transform(p) for p in corners((0, low, width, high))])

    def _paint(
        self, operator: bytes, state: State, path: Path, *, clips: bool
    ) -> Generator[bytes, None, list[tuple[bytes, Cmyk]]]:
        """Switch overprinting off, widen what is a hairline, take few inks for a rule.

        Rules among the parts of a filled path are taken out of it, and returned.
        """
        if state.over:
            yield state_named(KNOCKOUT)
            state.over = False
        fill, stroke, scale = state.fill, state.stroke, scale_of(state.ctm)
        bars: list[tuple[bytes, Cmyk]] = []
        if operator in STROKES and scale:
            width = state.width * scale
            if operator == b"S" and stroke is not None:
                made = {self._thin(stroke, width, middle) for middle in rules(path)}
                if len(made) == 1:  # on grounds that ask for two inks, it stays as it is
                    ((stroke, width),) = made
            width = max(width, self.wants.hairline_pt)
            if abs(width - state.width * scale) > 1e-3:
                state.width = width / scale
                yield f"{state.width:.5f} w".encode()
        elif operator in FILLS and fill is not None and not clips:
            for part in tuple(path.drawn):
                upright = bar(part.points, DOT_PT)
                found = upright or slanted(part, DOT_PT)
                if found is None or path.holds(part):
                    continue
                thick, middle = found
                ink, width = fill, thick
                if bar(part.points):
                    ink, width = self._thin(fill, thick, middle)
                width = max(width, self.wants.hairline_pt)
                if thick and (ink != fill or abs(width - thick) > 1e-3):
                    path.drawn.remove(part)
                    drawn = narrower if upright else spread
                    bars.append((drawn(part.own, width / thick), ink))
        yield from set_colours(state, fill, stroke)
        return bars

    def _bars(self, state: State, bars: list[tuple[bytes, Cmyk]]) -> Iterator[bytes]:
        """Paint rules that were parts of a path, each in its ink."""
        for said, ink in bars:
            yield from set_colours(state, ink, state.stroke)
            yield from (said, b"f")

    def _thin(self, colour: Cmyk, width: float, middle: Point) -> tuple[Cmyk, float]:
        """Return a rule's inks and its width."""
        if self.wants.fewer is None or rounded(colour) in self.wants.spots:
            return colour, width
        return self.wants.fewer.line(colour, width, self.grounds.dark_at(middle))


def code(parts: list[float]) -> str:
    """Return an sRGB colour of parts from 0 to 1 as `#rrggbb`."""
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in parts)
