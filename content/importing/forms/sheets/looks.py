"""How a worksheet looks: which rows and columns are hidden, which cells are merged or in runs.

Input: the XML of a worksheet. Output: `Looks`. The file is read as a stream: a workbook of a
hundred thousand rows is never held whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, Any

from lxml import etree

_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
#: Lower rows (pt) and narrower columns (characters) show nothing.
SEEN = 0.5
_TRUE = frozenset({"1", "true"})


@dataclass
class Looks:
    """Rows and columns that are not seen, 1-based; merged cells as top, left, bottom, right."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)  # rows that say they are there
    all_hidden: bool = False  # rows are hidden that do not say otherwise
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rich: dict[str, Any] = field(default_factory=dict)  # runs of words that stand in the cell

    def hides_row(self, row: int) -> bool:
        """Tell whether a row is hidden."""
        return row in self.rows or (self.all_hidden and row not in self.shown)


def looks_of(stream: IO[bytes], columns: int) -> Looks:
    """Return how a worksheet of at most so many columns looks."""
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.utils import range_boundaries

    looks = Looks()
    row = 0
    wanted = [
        f"{main}{tag}"
        for main in _MAIN
        for tag in ("sheetFormatPr", "col", "row", "mergeCell", "is")
    ]
    reader = etree.iterparse(
        stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True
    )
    for _, element in reader:
        tag = etree.QName(element).localname
        if tag == "sheetFormatPr":
            looks.all_hidden = element.get("zeroHeight") in _TRUE
        elif tag == "col":
            if _hidden(element, "width"):
                last = min(int(element.get("max", "0")), columns)
                looks.columns |= set(range(int(element.get("min", "1")), last + 1))
        elif tag == "row":
            row = int(element.get("r", row + 1))
            (looks.rows if _hidden(element, "ht") else looks.shown).add(row)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif tag == "is":
            runs = CellRichText.from_tree(element)
            if len(runs) > 1:
                looks.rich[element.getparent().get("r", "")] = runs
        elif ":" in element.get("ref", ""):
            left, top, right, bottom = range_boundaries(element.get("ref"))
            looks.merged.append((top or 1, left or 1, bottom or 1, right or 1))
    return looks


def _hidden(element: Any, size: str) -> bool:
    """Tell whether a row or column is hidden, or too low (pt) or narrow (characters) to be seen."""
    measure = element.get(size)
    return element.get("hidden") in _TRUE or (measure is not None and float(measure) < SEEN)
