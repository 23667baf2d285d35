"""Tables of a source that are printed as tables, where they stand.

Input: a table as read, its merged cells told by `<` and `^`. Output: whether it is one to print as
it is (and not one that a chart shows whole), and its rows as an article has them.
"""

from __future__ import annotations

import re

from content.importing.blocks import Table
from fonts.chinese.characters import HAN

MERGED = ("<", "^")
#: A chart still shows so many rows and columns of figures at a glance.
_ROWS, _COLUMNS = 8, 5
#: Behind a word, 单位： tells who made a table (填报单位, 监测单位), not in what it counts.
NOT_MAKER = f"(?<![{HAN}])(?:计量|货币|金额|数量|面积)?"
_UNIT = re.compile(rf"[（(]?\s*({NOT_MAKER}单位\s*[:：]\s*[^（）()]{{1,20}}?)\s*[）)]?")
_FIGURE = re.compile(r"[^\d]{0,2}[-−+]?\d[\d,.]*\s*[^\d]{0,4}")
_TOTAL = re.compile(r"(?:合|总|共)\s*计")


def is_table(table: Table) -> bool:
    """Tell whether a table is printed as it is: merged, long, with words or totals in it."""
    rows = [[cell.strip() for cell in row] for row in table.rows]
    cells = [cell for row in rows for cell in row]
    if any(cell in MERGED for cell in cells) or len(rows) - 1 > _ROWS or len(rows[0]) > _COLUMNS:
        return True
    if len(rows) < 3:
        return False
    if any(_TOTAL.match(row[0]) for row in rows[1:]):  # a chart does not show it
        return True
    inner = [cell for row in rows[1:] for cell in row[1:]]
    words = sum(bool(re.search(f"[{HAN}]", c)) and not _FIGURE.fullmatch(c) for c in inner)
    return words > 0 or "" in inner


def trimmed(words: str) -> str:
    """Return words without the brackets that a unit left empty, blanks and marks at their ends."""
    return re.sub(r"[（(]\s*[）)]", "", words).strip(" \u3000：:；;，,")


def table_rows(table: Table) -> tuple[str, tuple[str, ...]]:
    """Return a table's title, and the rows of its block: unit, cells, notes."""
    title, unit = table.title, ""
    found = re.search(rf"\s*{_UNIT.pattern}\s*", title)
    if found:
        unit, title = found[1], (title[: found.start()] + title[found.end() :]).strip()
    width = max(map(len, table.rows))
    rows = [[_cell(c) for c in (*row, *[""] * (width - len(row)))] for row in table.rows]
    head = 1
    while head < len(rows) - 1 and "^" in rows[head]:
        head += 1
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(head, f"|{'---|' * width}")
    notes = [note for note in re.split(r"\n+", table.note) if note]
    return title, (*([unit] if unit else []), *lines, *notes)


def _cell(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().replace("|", "｜")
