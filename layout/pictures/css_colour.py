"""A colour of CSS Color 4 in any space → sRGB parts, 0 … 1, cut to the gamut.

tinycss2 converts hsl() and hwb() itself; Lab and Oklab come by way of XYZ. Of the wide RGB spaces
of color() the parts are taken as sRGB's, which is near enough for a drawing.
"""

from __future__ import annotations

from tinycss2.color4 import Color  # type: ignore[import-untyped]

#: XYZ to linear sRGB, by white point (CSS Color 4, section 18).
_FROM_XYZ = {
    "xyz-d50": (
        (3.1341359, -1.6173863, -0.4906619),
        (-0.9787955, 1.9161415, 0.0334540),
        (0.0719554, -0.2289770, 1.4053860),
    ),
    "xyz-d65": (
        (3.2409699, -1.5373832, -0.4986108),
        (-0.9692436, 1.8759675, 0.0415551),
        (0.0556301, -0.2039770, 1.0569715),
    ),
}
_WAY = {"lab": "xyz-d50", "lch": "xyz-d50", "oklab": "xyz-d65", "oklch": "xyz-d65"}


def srgb_parts(colour: Color) -> tuple[float, float, float]:
    """Return red, green and blue of a parsed colour."""
    space = str(colour.space)
    if space in ("srgb", "hsl", "hwb"):
        parts = [float(part or 0) for part in colour.to("srgb").coordinates]
    elif space in (*_WAY, *_FROM_XYZ):
        by_way = _WAY.get(space, space)
        x, y, z = (float(part or 0) for part in colour.to(by_way).coordinates)
        parts = [_curved(a * x + b * y + c * z) for a, b, c in _FROM_XYZ[by_way]]
    else:
        parts = [float(part or 0) for part in colour.coordinates]
        parts = [_curved(part) for part in parts] if space == "srgb-linear" else parts
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return red, green, blue


def _curved(value: float) -> float:
    """Return the value of a light in sRGB."""
    if value <= 0.0031308:
        return 12.92 * value
    return float(1.055 * value ** (1 / 2.4) - 0.055)
