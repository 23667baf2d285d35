"""Press sheet: a press file → the same pages with printer's marks, alone or two to a spread.

Input: the press file's bytes, a `PressProfile`, one `Slug` a page and the fonts. Output: PDF bytes.
ReportLab draws the marks, pikepdf places the untouched page; `make` says what is kept.

Ink limits hold inside the BleedBox. Outside it the registration colour (Separation /All) is by its
nature 400 % with four inks: it must stand on every plate.
"""

from __future__ import annotations

from layout.products.sheet.impose import impose
from layout.products.sheet.make import folded_spreads, press_sheet, spreads
from layout.products.sheet.slug import PROCESS_INKS, Slug, slug_of

__all__ = ["PROCESS_INKS", "Slug", "folded_spreads", "impose", "press_sheet", "slug_of", "spreads"]
