"""A chart's marks as SVG for WeasyPrint and the web.

Input: the marks, in mm and named inks, and the inks' values. Output: a small SVG of exact
millimetres: presentation attributes only (WeasyPrint reads `device-cmyk()` there and not in
`style`), texts with the place of every character, the alternative text as `<title>`, no ids but
one. Neighbouring shapes of one ink are one path.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from charts.scene import Line, Pen, Shape
from content.model.inks import InkSet
from fonts.lengths import PT_PER_MM, pt

NS = "http://www.w3.org/2000/svg"
#: matplotlib's path codes: letter and number of points.
_CODES = {1: ("M", 1), 2: ("L", 1), 3: ("Q", 2), 4: ("C", 3), 79: ("Z", 1)}


def _short(number: float) -> str:
    # A ten-thousandth below nothing is nothing: not -0.
    return f"{round(number, 3) + 0.0:.3f}".rstrip("0").rstrip(".") or "0"


def svg_of(pen: Pen, name: str, alt: str, width_mm: float, height_mm: float, inks: InkSet) -> str:
    """Return the SVG of a chart."""
    size = f'width="{_short(width_mm)}mm" height="{_short(height_mm)}mm"'
    box = f'viewBox="0 0 {_short(pt(width_mm))} {_short(pt(height_mm))}"'
    parts = [
        f'<svg xmlns="{NS}" id={quoteattr(f"chart-{name}")} class="chart" {size} {box} role="img">',
        f"<title>{escape(alt)}</title>",
    ]
    for (ink, stroke, dashes, cap), run in groupby(
        pen.shapes, key=lambda s: (s.ink, s.stroke_mm, s.dashes, s.cap)
    ):
        data = " ".join(part for shape in run for part in _data(shape))
        colour = inks.colour(ink)
        if not stroke:
            parts.append(f'<path d="{data}" fill="{colour}"/>')
            continue
        dashed = f' stroke-dasharray="{" ".join(map(_short, dashes))}"' if dashes else ""
        cap = {"projecting": "square"}.get(cap, cap)
        parts.append(
            f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{_short(pt(stroke))}"'
            f' stroke-linejoin="round" stroke-linecap="{cap}"{dashed}/>'
        )
    parts += [_text(words, inks.colour(words.ink)) for words in pen.words]
    return "".join((*parts, "</svg>"))


def _data(shape: Shape) -> Iterator[str]:
    """Yield the commands of a path."""
    points = [f"{_short(x * PT_PER_MM)} {_short(y * PT_PER_MM)}" for x, y in shape.outline]
    if not shape.codes:
        yield "M" + " L".join(points) + ("" if shape.stroke_mm else "Z")
        return
    at = 0
    while at < len(points):
        letter, count = _CODES.get(shape.codes[at], ("", 1))
        if letter:
            yield letter if letter == "Z" else letter + " ".join(points[at : at + count])
        at += count
    if not shape.stroke_mm and letter != "Z":
        yield "Z"


def _text(words: Line, fill: str) -> str:
    """Return the text element of a line; characters from other faces stand in spans of it."""
    left, size = pt(words.x), words.size_pt
    runs = [list(run) for _, run in groupby(words.label.places, key=lambda place: place[2:])]
    made = []
    for run in runs:
        places = " ".join(_short(left + place.x_em * size) for place in run)
        face = f'font-family="{run[0].family}" font-size="{_short(size)}"'
        made.append(
            (
                f'x="{places}" y="{_short(pt(words.y))}" {face} font-weight="{run[0].weight}"',
                escape("".join(place.char for place in run)),
            )
        )
    rest = f'text-anchor="start" fill="{fill}"'
    if len(made) == 1:
        return f"<text {made[0][0]} {rest}>{made[0][1]}</text>"
    spans = "".join(f"<tspan {own}>{text}</tspan>" for own, text in made)
    return f"<text {rest}>{spans}</text>"
