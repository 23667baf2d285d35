"""What of a cell is struck out, raised or white on white.

Input: a cell as openpyxl reads it, or its rich text. Output: whether it is seen and meant, and its
words as they are read: 120m², without what is struck out.
"""

from __future__ import annotations

from typing import Any

from content.importing.text import signs

#: Excel's first theme colour is the ground of the sheet: white.
_GROUND = 0


def without_struck(value: Any) -> tuple[Any, list[str]]:
    """Return a cell's value without struck runs, raised ones as such; and what is struck."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        return value, []
    kept, struck = "", []
    for run in value:
        if not isinstance(run, TextBlock):
            kept += run
        elif run.font is not None and run.font.strike:
            struck.append(run.text)
        else:
            where = run.font.vertAlign if run.font is not None else None
            shifted = where in ("superscript", "subscript")
            low = where == "subscript"
            kept += (shifted and signs.raised(run.text.strip(), low=low)) or run.text
    return kept, [words for words in struck if words.strip()]


def is_struck(cell: Any) -> bool:
    """Tell whether all of a cell is struck out."""
    font = getattr(cell, "font", None)
    return bool(font is not None and font.strike)


def is_white(cell: Any) -> bool:
    """Tell whether a cell's words are white and nothing is behind them."""
    font = getattr(cell, "font", None)
    if font is None or not _white(font.color):
        return False
    fill = cell.fill
    return (
        fill is None or not fill.fill_type or (fill.fill_type == "solid" and _white(fill.fgColor))
    )


def _white(colour: Any) -> bool:
    if colour is None:
        return False
    if colour.type == "theme":
        return bool(colour.theme == _GROUND and not colour.tint)
    return colour.type == "rgb" and str(colour.rgb)[-6:].upper() == "FFFFFF"
