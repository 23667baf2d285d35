"""Drawing the marks with matplotlib.

Input: a scene in mm and the named inks. Output: the SVG that matplotlib writes, with a placeholder
colour for each ink, and the table from placeholder to ink. Neighbouring shapes of one ink become
one artist, texts go straight to the renderer: a chart takes a few milliseconds.
"""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from charts.scene import Pen, Shape, Words
from content.model.inks import InkSet
from fonts.lengths import PT_PER_MM, inches, pt

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "charts",
    "svg.id": None,
    "path.simplify": False,
    "figure.dpi": 72.0,
    "savefig.dpi": 72.0,
}


class _Text(Artist):
    """A line of text at an exact place: no layout and no font look-up by matplotlib."""

    def __init__(self, words: Words, colour: str, height_pt: float) -> None:
        super().__init__()
        self._words, self._colour, self._height_pt = words, colour, height_pt
        self._font = FontProperties(
            family=[words.role.style.family],
            weight=words.role.style.weight,
            size=words.size_pt,
        )

    def draw(self, renderer: Any) -> None:
        """Write the text element."""
        gc = renderer.new_gc()
        gc.set_foreground(self._colour)
        words = self._words
        renderer.draw_text(gc, pt(words.x), pt(words.y), words.text, self._font, 0)
        gc.restore()


def _path(shapes: list[Shape]) -> Path:
    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []
    for shape in shapes:
        vertices += shape.outline
        codes += [Path.MOVETO] + [Path.LINETO] * (len(shape.outline) - 1)
        if not shape.stroke_mm:
            vertices.append(shape.outline[0])
            codes.append(Path.CLOSEPOLY)
    return Path(vertices, codes)


def paint(
    pen: Pen, width_mm: float, height_mm: float, inks: InkSet
) -> tuple[bytes, dict[str, str]]:
    """Draw a scene; return the raw SVG and the ink of each placeholder colour."""
    placeholders = {
        name: f"#{i + 1:02x}5a{0xA5 - i:02x}" for i, name in enumerate(sorted(inks.inks))
    }
    with rc_context(STYLE):  # type: ignore[arg-type]
        canvas = Canvas(figsize=(inches(width_mm), inches(height_mm)), dpi=72)
        FigureCanvasSVG(canvas)
        canvas.patch.set_visible(False)
        scale = PT_PER_MM
        to_points = Affine2D().scale(scale, -scale).translate(0, height_mm * scale)
        for (ink, stroke), run in groupby(pen.shapes, key=lambda s: (s.ink, s.stroke_mm)):
            colour = placeholders[ink]
            patch = PathPatch(
                _path(list(run)),
                facecolor="none" if stroke else colour,
                edgecolor=colour if stroke else "none",
                linewidth=stroke * scale,
                joinstyle="round",
                capstyle="round",
                fill=not stroke,
                transform=to_points,
                clip_on=False,
                zorder=1,
            )
            canvas.add_artist(patch)
        for words in pen.words:
            text = _Text(words, placeholders[words.ink], height_mm * scale)
            text.set_zorder(2)
            canvas.add_artist(text)
        out = io.BytesIO()
        canvas.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue(), {colour: name for name, colour in placeholders.items()}
