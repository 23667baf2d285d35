"""Finished PDFs → contact sheets: all first pages of a batch, small, with their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

#: Pages are drawn at this many dpi, then reduced to cells of this size in pixels.
DPI, CELL, ACROSS, DOWN = 72, (260, 370), 8, 4
PAGES = 4  # of one edition


def contact_sheets(pdfs: Sequence[tuple[str, Path]], folder: Path, name: str) -> list[Path]:
    """Write contact sheets of named PDFs; return their files."""
    cells: list[tuple[str, Image.Image]] = []
    for label, pdf in pdfs:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for index in range(min(PAGES, len(document))):
                image = document[index].render(scale=DPI / 72).to_pil().convert("RGB")
                image.thumbnail((CELL[0] - 10, CELL[1] - 26), Image.Resampling.LANCZOS)
                cells.append((f"{label} {index + 1}/{len(document)}", image))
        finally:
            document.close()
    written = []
    for start in range(0, len(cells), ACROSS * DOWN):
        part = cells[start : start + ACROSS * DOWN]
        rows = (len(part) + ACROSS - 1) // ACROSS
        sheet = Image.new("RGB", (ACROSS * CELL[0], rows * CELL[1]), "#888")
        draw = ImageDraw.Draw(sheet)
        for place, (label, image) in enumerate(part):
            x, y = place % ACROSS * CELL[0], place // ACROSS * CELL[1]
            draw.text((x + 5, y + 4), label, fill="white")
            sheet.paste(image, (x + 5, y + 20))
        file = folder / f"{name}-{start // (ACROSS * DOWN) + 1:02d}.png"
        sheet.save(file, optimize=True)
        written.append(file)
    return written
