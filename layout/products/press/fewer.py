"""Small text and thin rules: their colour → one that the plant can hold at their size.

Input: a colour's inks, a size or width in pt and how dark the ground is. Output: fewer inks, and
the width that keeps a rule as light as its tint was: lighter by weight, not by tint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layout.pictures.separation import Cmyk
from layout.plant.inks import Make, darkness, make_of
from layout.plant.profile import PressProfile

BLACK: Cmyk = (0, 0, 0, 1)
#: What is on a darker ground, or lighter than its ground, is left as it is.
GROUND, OVER = 0.35, 0.03
#: An ink that comes to less is a grey too light for two inks (`two_inks`).
PALE = 0.3
SLACK = 1e-3


@dataclass(frozen=True)
class Fewer:
    """A plant's limits of small things.

    `two` gives the nearest colour of two inks that holds small things; `alike` one of two inks that
    looks the same on a ground, or None.
    """

    profile: PressProfile
    two: Callable[[Cmyk], Cmyk]
    alike: Callable[[Cmyk], Cmyk | None] = lambda colour: None

    def small(self, size: float) -> bool:
        """Whether text of a size, pt, is too small for many inks."""
        return size <= self.profile.text.few_inks_pt + SLACK

    def ground(self, colour: Cmyk) -> Cmyk:
        """Return the inks of a ground under small white text.

        Plates that do not register paint the letters shut: every ink fewer leaves them wider.
        """
        if make_of(colour) is not Make.RICH:
            return colour
        return self.alike(colour) or colour

    def text(self, colour: Cmyk, size: float, ground: float | None) -> Cmyk:
        """Return the inks of text of a size."""
        limits = self.profile.text
        make = make_of(colour)
        if make is Make.SOLID:
            return colour
        large = max(limits.few_inks_pt, limits.least_tinted_pt, limits.least_rich_pt)
        if size >= large - SLACK or not _seen(colour, ground):
            return colour
        if size < limits.least_tinted_pt - SLACK or sum(colour[:3]) < SLACK:
            return BLACK
        return self.two(colour) if make is Make.RICH else colour

    def line(self, colour: Cmyk, width: float, ground: float | None) -> tuple[Cmyk, float]:
        """Return the inks of a rule and its width."""
        profile, make = self.profile, make_of(colour)
        least = {Make.SOLID: 0.0, Make.TINTED: profile.tinted_line_pt}
        if width >= least.get(make, profile.rich_line_pt) - SLACK or not _seen(colour, ground):
            return colour, width
        dark = darkness(colour)
        if width >= profile.tinted_line_pt - SLACK:
            return ((0, 0, 0, round(dark, 3)) if dark < PALE else self.two(colour)), width
        return BLACK, max(profile.hairline_pt, width * dark)


def _seen(colour: Cmyk, ground: float | None) -> bool:
    """Whether a colour is darker than its ground, and the ground so light that black is right."""
    return ground is not None and ground <= GROUND and darkness(colour) > ground + OVER
