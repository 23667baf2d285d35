"""Ink of words on a picture: boxes of words, their size in pt and inks → the ink they are read in.

Contrast is that of WCAG 2.2, of the worst patch behind the words.
"""

from __future__ import annotations

from content.model.inks import InkSet, luminance
from layout.banners.onpicture.seen import Seen
from layout.banners.words.display import Display
from layout.page.units import Rect
from layout.pictures.tones import Floats, worst

#: Contrast of words with the worst patch behind them: wanted, and the least of large ones (WCAG
#: 2.2), each with a little over for what the press and the coarser cells lose.
WANTED, LEAST = 4.7, 3.2
#: What a black headline is worth on a picture beside one in the look's ink or in white: it looks
#: as if it were printed over by chance, and says nothing of what the edition is about.
BLACK_WORTH = 0.84
#: Words from this size on are large, pt.
LARGE_PT = 18.0


def contrast_on(
    seen: Seen, boxes: tuple[Rect, ...], size: float, rgb: str, shade: tuple[str, float] = ("", 0)
) -> float:
    """Return the least contrast of words of a size in a colour on parts of a picture.

    Args:
        seen: the picture.
        boxes: where the words stand, pt.
        size: theirs, pt.
        rgb: theirs.
        shade: colour and strength of what is blended into the picture there.
    """
    return _read(_behind(seen, boxes, size, shade), rgb)


def _behind(
    seen: Seen, boxes: tuple[Rect, ...], size: float, shade: tuple[str, float] = ("", 0)
) -> list[Floats]:
    """Return the luminance of the patches behind words, whatever their ink; box by box."""
    touched = map(seen.touched, boxes)
    shaded = (one.blended(*shade) for one in touched) if shade[1] else touched
    return [one.patches(seen.patch(size)) for one in shaded]


def _read(behind: list[Floats], rgb: str) -> float:
    """Return the least contrast of words in a colour with what is behind them."""
    return min((worst(light, luminance(rgb)) for light in behind), default=21.0)


def enough(size: float) -> float:
    """Return the contrast that words of a size need."""
    return LEAST if size >= LARGE_PT else WANTED


def ink_on(seen: Seen, rect: Rect, inks: InkSet, order: tuple[str, ...]) -> tuple[str, float]:
    """Return the ink that small words on a part of a picture take, with its contrast there.

    The first of the order that is wanted, else the one that is read best.
    """
    found = [(name, contrast_on(seen, (rect,), 9.0, inks.rgb(name))) for name in order]
    good = next((pair for pair in found if pair[1] >= WANTED), None)
    return good or max(found, key=lambda pair: pair[1])


def small_ink(ink: str) -> str:
    """Return the ink of kicker and deck beside a headline's."""
    return {"paper": "paper", "primary": "secondary"}.get(ink, "ink")


def ink_of(
    display: Display,
    head: tuple[Rect, ...],
    small: tuple[Rect, ...],
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
) -> tuple[str, float] | None:
    """Return the ink that a display is best read in, with its contrast; None where there is none.

    Of equals the first of the order.
    """
    best: tuple[str, float] | None = None
    most = 0.0
    least = min((part.size for part in (display.kicker, display.deck) if part), default=LARGE_PT)
    behind = _behind(seen, head, display.size)
    contrasts = {name: _read(behind, inks.rgb(name)) for name in order}
    read = {name: contrast for name, contrast in contrasts.items() if contrast >= LEAST}
    beside = _behind(seen, small, least) if read else []
    for name, contrast in read.items():
        if small and _read(beside, inks.rgb(small_ink(name))) < enough(least):
            continue
        worth = read_worth(name, contrast)
        if worth > most:
            best, most = (name, contrast), worth
    return best


def read_worth(ink: str, contrast: float) -> float:
    """Return what a headline in an ink is worth at a contrast with the picture behind it."""
    read = min(1.0, 0.7 + 0.3 * (contrast - LEAST) / (WANTED - LEAST))
    return read * (BLACK_WORTH if ink == "ink" else 1.0)
