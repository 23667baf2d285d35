"""Small tagged pages for the audit's tests, set as the press sets them: one span a line.

Input: columns of text and things at places (mm). Output: PDF bytes by WeasyPrint.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import weasyprint
from PIL import Image

from bench.corpus import prose
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import mm

GRID = Grid.of(PROFILES["tabloid"])
LEADING = GRID.profile.leading_mm
FONTS = Path(__file__).parents[2] / "fonts" / "files"
#: 23 characters with 0.05 em between them are 76.5 mm; three such columns fill 235 mm.
MEASURE = 23
STEP_MM = 79.2
COLUMNS_X = tuple(mm(GRID.area.x) + i * STEP_MM for i in range(3))
#: Body text begins at this row: a headline, a section head and one empty row are over it.
FIRST_ROW = 13
ROWS = GRID.rows - FIRST_ROW


def row_mm(row: float) -> float:
    """Return the top of a row."""
    return mm(GRID.y(row))


@dataclass
class Draft:
    """Collects what stands on a page; lengths in mm, rows in body lines."""

    parts: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    used: int = 0

    def text(
        self, x: float, y: float, words: str, tag: str = "p", size: float = 9, style: str = ""
    ) -> None:
        """Set a line of text with its line box's top at y."""
        high = round(size / 9 + 0.49) * LEADING
        place = f"left:{x}mm;top:{y}mm;font-size:{size}pt;line-height:{high}mm;{style}"
        self.parts.append(f'<{tag} style="{place}">{words}</{tag}>')

    def box(self, x: float, y: float, w: float, h: float, colour: str = "#000") -> None:
        """Fill a rectangle."""
        self.parts.append(
            f'<div style="left:{x}mm;top:{y}mm;width:{w}mm;height:{h}mm;background:{colour}"></div>'
        )

    def picture(self, x: float, y: float, w: float, h: float) -> None:
        """Place a photograph."""
        buffer = io.BytesIO()
        Image.linear_gradient("L").convert("RGB").save(buffer, "JPEG")
        data = base64.b64encode(buffer.getvalue()).decode()
        self.parts.append(
            f'<figure style="left:{x}mm;top:{y}mm"><img alt="x" style="width:{w}mm;height:{h}mm;'
            f'display:block" src="data:image/jpeg;base64,{data}"></figure>'
        )

    def svg(self, x: float, y: float, w: float, h: float, inner: str) -> None:
        """Place a chart; `inner` is drawn in mm."""
        self.parts.append(
            f'<figure style="left:{x}mm;top:{y}mm"><svg role="img" aria-label="x" '
            f'width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}">{inner}</svg></figure>'
        )

    def line(self) -> str:
        """Return the next 23 Han characters of the prose."""
        self.used += MEASURE
        return _han()[self.used - MEASURE : self.used]

    def column(
        self, index: int, row: float, rows: int, changed: dict[int, str] | None = None
    ) -> None:
        """Fill a column with level lines; `changed` gives other words for some."""
        lines = [self.line() for _ in range(rows)]
        for at, words in (changed or {}).items():
            lines[at] = words
        self.paragraphs.append("".join(lines))
        spans = "".join(line if line.startswith("<") else f"<span>{line}</span>" for line in lines)
        self.parts.append(f'<p style="left:{COLUMNS_X[index]}mm;top:{row_mm(row)}mm">{spans}</p>')

    def heads(self, headline: float = 84, title: float = 18) -> None:
        """Set the headline and a section's title."""
        self.text(20, row_mm(0), "昂首阔步新时代", "h1", headline)
        self.text(20, row_mm(10), "激发区域内生动力", "h2", title)

    def pdf(self) -> bytes:
        """Return the page."""
        css = (
            f"@font-face{{font-family:T;src:url({(FONTS / 'PressSong-400.ttf').as_uri()})}}"
            "@page{size:275mm 390mm;margin:0;bleed:3mm} body{margin:0;font:9pt T}"
            "article>*{position:absolute;margin:0;font-weight:normal;white-space:nowrap}"
            f"p{{line-height:{LEADING}mm}} span{{display:block;letter-spacing:.05em}}"
        )
        html = (
            f"<html lang=zh><head><title>t</title><style>{css}</style></head>"
            f"<body><article>{''.join(self.parts)}</article></body></html>"
        )
        return _printed(html)


@cache
def _han() -> str:
    """Return the Han characters of the prose."""
    return "".join(c for p in prose() for c in p if "\u4e00" <= c <= "\u9fff")


@cache
def _printed(html: str) -> bytes:
    """Return a page as PDF; the clean one is asked for by a dozen tests."""
    return bytes(weasyprint.HTML(string=html).write_pdf(pdf_tags=True))


def headed(*rows: int) -> Draft:
    """Return a page of a headline, a head and columns of so many lines each."""
    draft = Draft()
    draft.heads()
    for index, count in enumerate(rows):
        draft.column(index, FIRST_ROW, count)
    return draft


def clean() -> Draft:
    """Return a page without fault: three level columns to the foot."""
    return headed(ROWS, ROWS, ROWS)
