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


#: The default inks. `ink` is 100 K alone: all text is set in it or in white. Greys are black ink
#: alone, as dark as on the screen: they are thin things mostly, and plates do not register.
DEFAULT: Mapping[str, Ink] = {
    "ink": Ink(cmyk=(0, 0, 0, 100), rgb="#1b1816"),
    "paper": Ink(cmyk=(0, 0, 0, 0), rgb="#ffffff"),
    "primary": Ink(cmyk=(15, 100, 100, 5), rgb="#c4161c"),
    "primary_dark": Ink(cmyk=(20, 98, 88, 22), rgb="#9c0f16"),
    "primary_bright": Ink(cmyk=(10, 93, 88, 0), rgb="#d2322d"),
    "secondary": Ink(cmyk=(95, 60, 43, 30), rgb="#0f4c5c"),
    "secondary_mid": Ink(cmyk=(70, 32, 36, 4), rgb="#4c8490"),
    "secondary_light": Ink(cmyk=(20, 6, 12, 0), rgb="#c9dbdc"),
    "secondary_soft": Ink(cmyk=(45, 18, 23, 1), rgb="#8db3b9"),
    "secondary_deep": Ink(cmyk=(82, 46, 40, 16), rgb="#2d6876"),
    "secondary_dark": Ink(cmyk=(82, 50, 34, 62), rgb="#08303b"),
    "sand": Ink(cmyk=(3, 7, 16, 0), rgb="#f3e9d8"),
    "tint": Ink(cmyk=(4, 5, 10, 0), rgb="#f2ede4"),
    "grey_light": Ink(cmyk=(0, 0, 0, 22), rgb="#d8cfc1"),
    "grey": Ink(cmyk=(0, 0, 0, 46), rgb="#a79c8d"),
    "grey_dark": Ink(cmyk=(0, 0, 0, 70), rgb="#6e655b"),
}


#: Shades and what each is made from where an edition states the ink alone: below 0 darker, above 0
#: lighter, by this share.
SHADES: Mapping[str, tuple[str, float]] = {
    "primary_dark": ("primary", -0.2),
    "primary_bright": ("primary", 0.1),
    "secondary_mid": ("secondary", 0.3),
    "secondary_light": ("secondary", 0.78),
    "secondary_soft": ("secondary", 0.54),
    "secondary_deep": ("secondary", 0.14),
    "secondary_dark": ("secondary", -0.4),
}
#: The most that the four inks of a shade come to, percent: newsprint takes 240 %, and 5 % of that
#: are kept back for black text on top and for rounding.
MOST_INK = 228.0


def shade(ink: Ink, by: float) -> Ink:
    """Return a darker (`by` below 0) or lighter shade of an ink."""
    parts = [int(ink.rgb[i : i + 2], 16) for i in (1, 3, 5)]
    white = 255.0 if by > 0 else 0.0
    rgb = "#" + "".join(f"{round(v + (white - v) * abs(by)):02x}" for v in parts)
    c, m, y, k = ink.cmyk
    if by > 0:
        c, m, y, k = (v * (1 - by) for v in ink.cmyk)
    else:
        k += (100 - k) * -by
        rest = min(1.0, (MOST_INK - k) / ((c + m + y) or 1.0))
        c, m, y = (v * rest for v in (c, m, y))
    return Ink(cmyk=(round(c, 1), round(m, 1), round(y, 1), round(k, 1)), rgb=rgb)


#: Contrast from which large figures can be read (WCAG 2.2).
READ = 3.0


def luminance(rgb: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class InkSet:
    """The inks of one edition in one medium."""

    inks: Mapping[str, Ink]
    medium: Medium = Medium.SCREEN

    @classmethod
    def of(cls, own: Mapping[str, Ink], medium: Medium = Medium.SCREEN) -> InkSet:
        """Return the default inks with an edition's own, and the shades of these, put over them."""
        shades = {
            name: shade(own[base], by)
            for name, (base, by) in SHADES.items()
            if base in own and own[base] != DEFAULT[base]
        }
        return cls({**DEFAULT, **shades, **own}, medium)

    def on(self, ground: str) -> InkSet:
        """Return the inks for a drawing whose ground is a dark ink: its words and marks are light.

        What is highlighted takes the brightest of the first ink's shades that can be read on it.
        """
        under = self.inks[ground]
        bright = next(
            (name for name in ("primary", "primary_bright") if self.contrast(name, ground) >= READ),
            "sand",
        )
        light = {
            "ink": "paper",
            "grey_dark": "paper",
            "grey": "secondary_light",
            "grey_light": "secondary_mid",
            "primary": bright,
            "secondary": "paper",
            "secondary_mid": "secondary_light",
            "secondary_light": "secondary_mid",
        }
        own = {name: self.inks[other] for name, other in light.items()}
        return InkSet({**self.inks, **own, "paper": under, "tint": under}, self.medium)

    def contrast(self, one: str, two: str) -> float:
        """Return the contrast ratio of two inks on the screen (WCAG 2.2)."""
        light, dark = sorted((luminance(self.rgb(name)) for name in (one, two)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

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
