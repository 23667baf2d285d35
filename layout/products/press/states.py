"""Graphics state of the press: colours as asked for and as set → the operations that set them.

A colour is set only before something is painted with it, and only where another one is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from layout.pdf.boxes import Box
from layout.pdf.matrices import IDENTITY, Matrix
from layout.pictures.separation import Cmyk

BLACK: Cmyk = (0, 0, 0, 1)
#: Names of the two graphics states that `finish` puts into the resources.
OVERPRINT, KNOCKOUT = "PressOver", "PressKnock"


@dataclass
class State:
    """The part of the graphics state that matters here.

    `fill` and `stroke` are what the page asks for, `fill_set` and `stroke_set` what is set now.
    """

    ctm: Matrix = IDENTITY
    fill: Cmyk | None = BLACK
    stroke: Cmyk | None = BLACK
    fill_set: Cmyk | None = BLACK
    stroke_set: Cmyk | None = BLACK
    fill_space: bytes = b"/DeviceCMYK"
    stroke_space: bytes = b"/DeviceCMYK"
    width: float = 1.0
    font: bytes = b""
    size: float = 0.0
    mode: int = 0
    over: bool = False
    clip: Box | None = None
    spots: Mapping[Cmyk, str] = field(default_factory=dict)


def share(value: float) -> bytes:
    """Return a part of an ink as it is written, to four places."""
    return (f"{value:.4f}".rstrip("0").rstrip(".") or "0").encode()


def painted_in(state: State, colour: Cmyk, *, stroke: bool) -> bytes:
    """Return the operation that sets a colour: the plant's own ink where it is one (专色)."""
    spot = state.spots.get(rounded(colour))
    if spot is None:
        return b" ".join([*map(share, colour), b"K" if stroke else b"k"])
    return f"/{spot} {'CS' if stroke else 'cs'} 1 {'SCN' if stroke else 'scn'}".encode()


def rounded(colour: Cmyk) -> Cmyk:
    """Return a colour to four places, as it is written."""
    c, m, y, k = (round(value, 4) for value in colour)
    return c, m, y, k


def set_colours(state: State, fill: Cmyk | None, stroke: Cmyk | None) -> Iterator[bytes]:
    """Set the colours that something is painted with, where others are set; None: a pattern's."""
    if fill is not None and fill != state.fill_set:
        yield painted_in(state, fill, stroke=False)
        state.fill_set = fill
    if stroke is not None and stroke != state.stroke_set:
        yield painted_in(state, stroke, stroke=True)
        state.stroke_set = stroke


def state_named(name: str) -> bytes:
    """Return the operation that sets a named graphics state."""
    return f"/{name} gs".encode()
