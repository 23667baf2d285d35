"""A drawing's colours, set in named inks.

Input: a cleaned SVG tree and an `InkSet`. Output: the same tree with every colour rewritten. A
drawing names an ink by its screen value: `fill="#c4161c"` is `primary`, and follows the edition's
own `primary` where it has one.
"""

from __future__ import annotations

from lxml import etree
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

from content.model.inks import DEFAULT, InkSet, Medium
from layout.pictures.css_colour import srgb_parts
from layout.pictures.separation import separate_colour
from layout.plant.profile import PressProfile

#: Attributes that hold a colour, with the attribute that takes its transparency.
COLOURS = {
    "fill": "fill-opacity",
    "stroke": "stroke-opacity",
    "stop-color": "stop-opacity",
    "flood-color": "flood-opacity",
    "lighting-color": "",
    "color": "",
}

#: Values left as they are.
WORDS = frozenset(
    ("none", "inherit", "currentcolor", "context-fill", "context-stroke", "transparent", "")
)

#: Most ink in one place, as a sum of parts: newsprint takes 240%.
TOTAL_INK = 2.4


def rewrite_colours(
    root: etree._Element, inks: InkSet, press: PressProfile | None = None
) -> tuple[str, ...]:
    """Rewrite all colours in place; return those that are no ink, as `#rrggbb`, in order.

    Such a colour is kept for the screen; for the press it is separated by the press profile, or
    converted naively to CMYK where none is given. A gradient's colours stay sRGB: WeasyPrint takes
    three parts only, and `layout.products.press.finish` separates them.
    """
    names = ink_names(inks)
    strange: dict[str, None] = {}
    if inks.medium is Medium.PRESS and not root.get("fill"):
        # What an unstated fill is, black: else it would be painted in RGB.
        root.set("fill", inks.colour("ink") if "ink" in inks.inks else "#000000")
    for element in root.iter():
        for attribute, opacity in COLOURS.items():
            value = element.get(attribute)
            if value is None or str(value).strip().lower() in WORDS:
                continue
            text = str(value).strip()
            if text.lower().startswith("url("):
                element.set(attribute, text[: text.index(")") + 1])
                continue
            if text.lower().startswith("device-cmyk("):
                continue
            colour = parse_color(text)
            if colour is None or isinstance(colour, str):
                del element.attrib[attribute]
                continue
            alpha = colour.alpha
            code = "#" + "".join(f"{round(part * 255):02x}" for part in srgb_parts(colour))
            if attribute == "stop-color" and press is not None:
                paint = code
            else:
                paint = _paint(code, names, inks, strange, press)
            element.set(attribute, paint)
            if alpha < 1 and opacity:
                element.set(opacity, f"{_number(element.get(opacity)) * alpha:g}")
    return tuple(strange)


def ink_names(inks: InkSet) -> dict[str, str]:
    """Return ink names by screen value: the default inks' values, then the edition's own."""
    names = {ink.rgb.lower(): name for name, ink in DEFAULT.items() if name in inks.inks}
    names.update({ink.rgb.lower(): name for name, ink in reversed(tuple(inks.inks.items()))})
    return names


def _paint(
    code: str,
    names: dict[str, str],
    inks: InkSet,
    strange: dict[str, None],
    press: PressProfile | None,
) -> str:
    if code in names:
        return inks.colour(names[code])
    strange[code] = None
    if inks.medium is Medium.SCREEN:
        return code
    parts = naive_cmyk(code) if press is None else separate_colour(code, press)
    return "device-cmyk({})".format(" ".join(f"{part:.3g}" for part in parts))


def naive_cmyk(code: str) -> tuple[float, float, float, float]:
    """Return CMYK (0–1) for `#rrggbb` with full black generation, at most 240% in all."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    black = 1 - max(red, green, blue)
    if black >= 1:
        return 0.0, 0.0, 0.0, 1.0
    cyan, magenta, yellow = ((1 - c - black) / (1 - black) for c in (red, green, blue))
    tint = cyan + magenta + yellow
    if tint + black > TOTAL_INK:
        cyan, magenta, yellow = (c * (TOTAL_INK - black) / tint for c in (cyan, magenta, yellow))
    return cyan, magenta, yellow, black


def _number(text: str | None) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 1.0
