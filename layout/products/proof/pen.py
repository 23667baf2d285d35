"""The pen: ReportLab's canvas in the placed pages' coordinates, with the composer's lines.

Input: lengths in pt from the trim's top left corner, y downwards; colours as RGB of 0 to 1.
Output: drawing on a canvas as large as the sheet. Text is broken by `fonts.setting`, so that notes
keep the page's rules for marks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fonts import FontLibrary
from fonts.setting import Composer, Line, TextStyle, UnbreakableText
from fonts.setting.proof_styles import PROOF, ProofStyles
from fonts.setting.roles import Own, Points, Role
from layout.page.units import Rect
from layout.products.proof.sheet import Sheet

Colour = tuple[float, float, float]
BLACK, GREY, RULE = (0.0, 0.0, 0.0), (0.38, 0.38, 0.38), (0.72, 0.72, 0.72)
RED, BLUE, AMBER = (0.84, 0.0, 0.12), (0.0, 0.33, 0.72), (0.80, 0.42, 0.0)
GREEN = (0.0, 0.45, 0.18)
WHITE = (1.0, 1.0, 1.0)

#: Inks that the table of styles names.
INKS = {"ink": BLACK, "black": BLACK, "grey": GREY, "red": RED, "blue": BLUE, "white": WHITE}

Set: TypeAlias = Role[Points, Own] | Role[Points, None]
"""A role with a size of its own."""

#: Stands where no font has a character (下三点, geta): the editor sees that one is missing.
GETA = "〓"
#: Measure of a line that is not to be broken, em.
ENDLESS = 10_000.0


class Pen:
    """Draws on the sheets of one proof."""

    def __init__(
        self, canvas: Canvas, sheet: Sheet, fonts: FontLibrary, styles: ProofStyles = PROOF
    ) -> None:
        """Bind a canvas as large as the sheet, and the table of the roles of all words."""
        self.canvas, self.sheet, self._fonts, self.styles = canvas, sheet, fonts, styles
        self._composer = Composer(fonts)

    @cached_property
    def _shift(self) -> tuple[float, float]:
        whole = self.sheet.whole
        return -whole.x, whole.bottom

    def xy(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the page on the canvas."""
        return x + self._shift[0], self._shift[1] - y

    def rect(
        self,
        box: Rect,
        *,
        stroke: Colour | None = None,
        fill: Colour | None = None,
        weight: float = 0.5,
        dash: tuple[float, ...] = (),
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle."""
        x, y = self.xy(box.x, box.bottom)
        with self.state():
            if stroke:
                self.canvas.setStrokeColorRGB(*stroke)
                self.canvas.setLineWidth(weight)
                self.canvas.setDash(list(dash))
            if fill:
                self.canvas.setFillColorRGB(*fill)
            draws = {"stroke": int(bool(stroke)), "fill": int(bool(fill))}
            if radius:
                self.canvas.roundRect(x, y, box.w, box.h, radius, **draws)
            else:
                self.canvas.rect(x, y, box.w, box.h, **draws)

    def path(
        self,
        points: list[tuple[float, float]],
        colour: Colour,
        weight: float = 0.5,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through points."""
        with self.state():
            self.canvas.setDash(list(dash))
            self.canvas.setStrokeColorRGB(*colour)
            self.canvas.setLineWidth(weight)
            path = self.canvas.beginPath()
            path.moveTo(*self.xy(*points[0]))
            for point in points[1:]:
                path.lineTo(*self.xy(*point))
            self.canvas.drawPath(path)

    @contextmanager
    def state(self) -> Iterator[None]:
        """Keep colours and matrix as they were."""
        self.canvas.saveState()
        yield
        self.canvas.restoreState()

    def lines(self, text: str, style: TextStyle, measure: float) -> tuple[Line, ...]:
        """Break a text at a measure in em; what no font has becomes 〓."""
        safe = "".join(
            char
            if char.isspace() or self._fonts.face_for(char, style.family, style.weight)
            else GETA
            for char in text
        )
        try:
            return self._composer.fit(safe, style, measure).lines()
        except UnbreakableText:  # a chain of marks that no line holds: rules give way in a note
            step = max(1, int(measure) - 1)
            parts = [safe[k : k + step] for k in range(0, len(safe), step)]
            return tuple(
                line for part in parts for line in self._composer.fit(part, style, measure).lines()
            )

    def line(
        self, line: Line, x: float, baseline: float, size: float, style: TextStyle, colour: Colour
    ) -> None:
        """Draw a composed line from its left edge."""
        left, y = self.xy(x, baseline)
        left += line.indent_em * size
        text = self.canvas.beginText()
        text.setFillColorRGB(*colour)
        for run in line.runs:
            family, weight = run.family or style.family, run.weight or style.weight
            metrics = self._fonts.metrics(family, weight)
            left += run.before_em * size
            text.setTextOrigin(left, y)
            text.setFont(self._font(family, weight), size)
            text.setCharSpace(run.spacing_em * size)
            text.textOut(run.text)
            width = sum(metrics.advance(char) + run.spacing_em for char in run.text)
            left += (width + run.after_em) * size
        with self.state():
            self.canvas.drawText(text)

    def words(
        self,
        text: str,
        x: float,
        baseline: float,
        role: Set,
        *,
        align: float = 0.0,
        most: float = 0.0,
    ) -> float:
        """Draw words of a role on one line and return their width in pt.

        Args:
            text: the words.
            x: the left edge, the middle or the right edge as `align` is 0, 0.5 or 1.
            baseline: y of the baseline.
            role: face, size and ink.
            align: part of the width that stands left of x.
            most: greatest width in pt; longer words end in an ellipsis. 0: as wide as they are.
        """
        size, colour = role.size.pt, INKS[role.ink]
        return self.sized(text, x, baseline, size, role.style, colour, align=align, most=most)

    def sized(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        style: TextStyle,
        colour: Colour,
        *,
        align: float = 0.0,
        most: float = 0.0,
    ) -> float:
        """Draw words at a size that follows from what they stand in; return their width in pt.

        Args:
            text: the words.
            x: the left edge, the middle or the right edge as `align` is 0, 0.5 or 1.
            baseline: y of the baseline.
            size: pt.
            style: the face.
            colour: their colour.
            align: part of the width that stands left of x.
            most: greatest width in pt; longer words end in an ellipsis. 0: as wide as they are.
        """
        broken = self.lines(text, style, ENDLESS)
        if not broken:
            return 0.0
        line = broken[0]
        while most and line.width_em * size > most and len(text) > 1:
            over = line.width_em * size / most
            text = text.rstrip("…")[: max(1, min(len(text) - 2, int(len(text) / over) - 1))] + "…"
            line = self.lines(text, style, ENDLESS)[0]
        width = line.width_em * size
        self.line(line, x - align * width, baseline, size, style, colour)
        return width

    def role_width(self, text: str, role: Set) -> float:
        """Return how wide words of a role are on one line, pt."""
        return self.width(text, role.size.pt, role.style)

    def width(self, text: str, size: float, style: TextStyle) -> float:
        """Return how wide words are on one line, pt."""
        return max((line.width_em for line in self.lines(text, style, ENDLESS)), default=0) * size

    def _font(self, family: str, weight: int) -> str:
        """Return ReportLab's name of a face, registered once; an edition's own fonts too."""
        path = self._fonts.face(family, weight).path
        digest = hashlib.sha256(str(path).encode()).hexdigest()[:8]
        name = f"{family} {weight} {digest}"
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
        return name
