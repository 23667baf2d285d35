"""Colours of the pages: the edition's inks → CSS variables for light and for dark.

By day a page has the inks' screen values. By night each ink's lightness is turned over in OKLab,
its hue kept, so that drawings turn with the page. Colours of words are moved from their ground
until they reach WCAG AA (4.5 : 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.model.inks import InkSet

AA = 4.5
#: Dark: lightness = START − SLOPE × lightness, so that paper comes to 0.20 and ink to 0.92.
START, SLOPE = 1.125, 0.925
#: What is set in an ink and must be read: variable, ink.
_WORDS = {
    "text": "ink",
    "muted": "grey_dark",
    "accent": "primary",
    "second": "secondary",
}
#: The grounds on which words stand.
_GROUNDS = ("paper", "tint")


@dataclass(frozen=True, slots=True)
class Scheme:
    """Inks and words' colours for one scheme, as `#rrggbb`."""

    inks: Mapping[str, str]
    words: Mapping[str, str]


def schemes(inks: InkSet) -> tuple[Scheme, Scheme]:
    """Return the light and the dark scheme of an edition's inks."""
    day = {name: inks.rgb(name).lower() for name in inks.inks}
    night = {name: turned(value) for name, value in day.items()}
    return _scheme(day), _scheme(night)


def _scheme(inks: Mapping[str, str]) -> Scheme:
    words = {}
    for name, ink in _WORDS.items():
        colour = inks[ink]
        for ground in _GROUNDS:
            colour = legible(colour, inks[ground])
        words[name] = colour
    return Scheme(inks, words)


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(colour: str, ground: str, ratio: float = AA) -> str:
    """Return the colour, moved away from its ground until its contrast reaches the ratio."""
    step = -0.01 if _luminance(ground) > 0.18 else 0.01
    lightness, a, b = _oklab(colour)
    while contrast(colour, ground) < ratio and 0 < lightness < 1:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = _hex(lightness, a, b)
    return colour


def turned(colour: str) -> str:
    """Return a colour's counterpart for the dark."""
    lightness, a, b = _oklab(colour)
    return _hex(min(0.97, max(0.1, START - SLOPE * lightness)), a, b)


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _curve(red), _curve(green), _curve(blue)


def _curve(value: float) -> float:
    """Return the linear light of an sRGB value."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> tuple[float, float, float]:
    """Return a colour in OKLab (Ottosson 2020)."""
    r, g, b = _linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lightness: float, a: float, b: float) -> str:
    """Return an OKLab colour as `#rrggbb`, its chroma lessened until sRGB has it."""
    for share in range(20, -1, -1):
        channels = _rgb(lightness, a * share / 20, b * share / 20)
        if all(-0.001 <= value <= 1.001 for value in channels):
            break
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, _uncurve(v)))):02x}" for v in channels)


def _rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _uncurve(value: float) -> float:
    """Return the sRGB value of linear light."""
    if value <= 0.0031308:
        return 12.92 * value
    return float(1.055 * value ** (1 / 2.4) - 0.055)
