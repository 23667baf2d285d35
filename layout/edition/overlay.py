"""The debug page: a finished PDF and its placed pages → the same PDF with grid and blocks over it.

Basic columns are blue, every tenth row is numbered, blocks are framed and named.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Name
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fonts import FontLibrary
from fonts.setting.roles import HEI
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition

FONT = HEI
#: Name of a page's grid, with the page's number: pages may share their resources.
OVERLAY = "/PageGrid"
COLUMN, ROW, BLOCK = (0.1, 0.45, 0.9), (0.35, 0.7, 0.95), (0.85, 0.0, 0.5)


def debug_pdf(pdf: bytes, placed: PlacedEdition) -> bytes:
    """Return the PDF with the planner's grid and blocks drawn over each page's trimmed area."""
    over = _overlays(placed)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as below, pikepdf.open(io.BytesIO(over)) as above:
        for page, overlay in zip(below.pages, above.pages, strict=True):
            left, bottom = float(page.trimbox[0]), float(page.trimbox[1])
            form = below.copy_foreign(overlay.as_form_xobject())
            # A name of our own: pikepdf's `add_overlay` takes one by chance, other bytes each time.
            name = page.add_resource(form, Name.XObject, name=Name(f"{OVERLAY}{page.index + 1}"))
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ\nq 1 0 0 1 {left:.4f} {bottom:.4f} cm {name} Do Q\n".encode())
        below.save(out, deterministic_id=True)
    return out.getvalue()


def _overlays(placed: PlacedEdition) -> bytes:
    """Return a PDF of the drawings alone, each page as large as the trim."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        path = FontLibrary.shipped().nearest(FONT, 500).path
        pdfmetrics.registerFont(TTFont(FONT, str(path)))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in placed.pages:
        grid = placed.grid_of(page)
        canvas.setPageSize((grid.trim.w, grid.trim.h))
        _grid(canvas, grid)
        _blocks(canvas, grid, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _grid(canvas: Canvas, grid: Grid) -> None:
    area, height = grid.area, grid.trim.h
    canvas.setFont(FONT, 5)
    for row in range(grid.rows + 1):
        tenth = row % 10 == 0
        y = height - grid.y(row)
        canvas.setStrokeColorRGB(*ROW, alpha=0.7 if tenth else 0.25)
        canvas.setLineWidth(0.3 if tenth else 0.15)
        canvas.line(area.x, y, area.right, y)
        if tenth:
            canvas.setFillColorRGB(*ROW, alpha=1)
            canvas.drawRightString(area.x - 3, y - 1.5, str(row))
            canvas.drawString(area.right + 3, y - 1.5, str(row))
    canvas.setStrokeColorRGB(*COLUMN, alpha=0.6)
    canvas.setFillColorRGB(*COLUMN, alpha=0.06)
    canvas.setLineWidth(0.3)
    for column in range(grid.columns):
        x = grid.x(column)
        canvas.rect(x, height - area.bottom, grid.column, area.h, fill=1)
    canvas.setFillColorRGB(*COLUMN, alpha=1)
    for column in range(grid.columns):
        canvas.drawString(grid.x(column), height - area.bottom - 7, str(column + 1))


def _blocks(canvas: Canvas, grid: Grid, page: Page) -> None:
    height = grid.trim.h
    for block in page.blocks:
        rect = block.rect
        canvas.setStrokeColorRGB(*BLOCK, alpha=0.9)
        canvas.setLineWidth(0.8)
        canvas.rect(rect.x, height - rect.bottom, rect.w, rect.h)
        words = _name(block, grid)
        canvas.setFont(FONT, 6)
        width = canvas.stringWidth(words, FONT, 6) + 4
        canvas.setFillColorRGB(*BLOCK, alpha=0.9)
        canvas.rect(rect.x, height - rect.y - 8, width, 8, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1, alpha=1)
        canvas.drawString(rect.x + 2, height - rect.y - 6, words)


def _name(block: Block, grid: Grid) -> str:
    """Return a block's label: id, kind, and its height in rows."""
    kind = "" if block.kind == block.id else f" {block.kind}"
    return f"{block.id}{kind}  {block.rect.h / grid.leading:.4g} rows"
