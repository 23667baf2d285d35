"""A neutral drawing in a picture's place: hills and a sun, in the values of the named inks."""

from __future__ import annotations

from content.model.inks import DEFAULT

GROUND, SHADE, LIGHT = (
    DEFAULT[name].rgb for name in ("secondary_mid", "secondary", "secondary_light")
)
#: Width and height in turn, so that a page of them is not all of one shape.
SHAPES = ((1600, 900), (1500, 1000), (1200, 1000), (1600, 1000))


def drawing(number: int) -> str:
    """Return the SVG of a placeholder; neighbours differ in shape."""
    width, height = SHAPES[number % len(SHAPES)]
    middle, base = width / 2, height * 0.78
    sun = height * 0.09

    def hill(centre: float, half: float, top: float) -> str:
        left, right = f"{centre - half:.0f}", f"{centre + half:.0f}"
        return f"M{left} {base:.0f}L{centre:.0f} {top:.0f}L{right} {base:.0f}Z"

    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<!-- 占位图，请换成真实的照片或插图 -->
<rect width="{width}" height="{height}" fill="{GROUND}"/>
<circle cx="{middle + width * 0.12:.0f}" cy="{height * 0.36:.0f}" r="{sun:.0f}" fill="{LIGHT}"/>
<path fill="{LIGHT}" d="{hill(middle - width * 0.06, width * 0.13, height * 0.36)}"/>
<path fill="{SHADE}" d="{hill(middle + width * 0.07, width * 0.11, height * 0.5)}"/>
<rect y="{base:.0f}" width="{width}" height="{height - base:.0f}" fill="{SHADE}"/>
</svg>
"""
