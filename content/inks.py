"""Named inks: one CMYK and one RGB value each, so that one template serves press and screen.

Input: an edition's own inks (may be empty). Output: an `InkSet` that turns an ink's name
into a colour for the medium asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from content.model import Ink


class Medium(StrEnum):
    """Where a colour is shown."""

    SCREEN = "screen"  # sRGB
    PRESS = "press"  # device CMYK


#: The default inks. `ink` is 100 K alone: all text is set in it or in white.
DEFAULT: Mapping[str, Ink] = {
    "ink": Ink(cmyk=(0, 0, 0, 100), rgb="#1b1816"),
    "paper": Ink(cmyk=(0, 0, 0, 0), rgb="#ffffff"),
    "primary": Ink(cmyk=(15, 100, 100, 5), rgb="#c4161c"),
    "primary_dark": Ink(cmyk=(25, 100, 90, 25), rgb="#9c0f16"),
    "primary_bright": Ink(cmyk=(10, 93, 88, 0), rgb="#d2322d"),
    "secondary": Ink(cmyk=(95, 60, 45, 30), rgb="#0f4c5c"),
    "secondary_mid": Ink(cmyk=(70, 32, 36, 4), rgb="#4c8490"),
    "secondary_light": Ink(cmyk=(20, 6, 12, 0), rgb="#c9dbdc"),
    "sand": Ink(cmyk=(3, 7, 16, 0), rgb="#f3e9d8"),
    "tint": Ink(cmyk=(4, 5, 10, 0), rgb="#f2ede4"),
    "grey_light": Ink(cmyk=(0, 3, 6, 18), rgb="#d8cfc1"),
    "grey": Ink(cmyk=(0, 6, 10, 42), rgb="#a79c8d"),
    "grey_dark": Ink(cmyk=(0, 0, 0, 70), rgb="#6e655b"),
}


@dataclass(frozen=True)
class InkSet:
    """The inks of one edition in one medium."""

    inks: Mapping[str, Ink]
    medium: Medium = Medium.SCREEN

    @classmethod
    def of(cls, own: Mapping[str, Ink], medium: Medium = Medium.SCREEN) -> InkSet:
        """Return the default inks with an edition's own put over them."""
        return cls({**DEFAULT, **own}, medium)

    def colour(self, name: str) -> str:
        """Return a CSS/SVG colour for an ink: `#rrggbb` or `device-cmyk(c m y k)` with 0–1 values.

        Raises:
            KeyError: when no ink has this name.
        """
        ink = self.inks[name]
        if self.medium is Medium.SCREEN:
            return ink.rgb
        return "device-cmyk({} {} {} {})".format(*(f"{v / 100:g}" for v in ink.cmyk))

    def rgb(self, name: str) -> str:
        """Return an ink's screen value, `#rrggbb`, whatever the medium."""
        return self.inks[name].rgb
