"""QR codes (二维码): an address → dark modules, and their outline as one path.

One path, not a square a module: viewers would show the seams between squares as light lines. The
quiet zone of four modules is part of the symbol (ISO/IEC 18004); error correction is level M, which
still reads where newsprint loses one module in seven.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import segno

#: White round the dark modules, in modules.
QUIET = 4

Modules = tuple[tuple[bool, ...], ...]
Point = tuple[int, int]


@lru_cache(maxsize=64)
def modules(link: str) -> Modules:
    """Return the rows of a code, dark modules true, without the quiet zone."""
    code = segno.make(link, error="m", boost_error=False, micro=False)
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)


def across(link: str) -> int:
    """Return how many modules a code is wide, the quiet zone included."""
    return len(modules(link)) + 2 * QUIET


def outline(link: str) -> str:
    """Return the dark modules as SVG path data, a module one unit, the quiet zone included.

    Islands and holes are loops of one path; holes run the other way.
    """
    return "".join(
        "M" + "L".join(f"{x + QUIET} {y + QUIET}" for x, y in loop) + "Z"
        for loop in _loops(modules(link))
    )


def _loops(rows: Modules) -> Iterator[list[Point]]:
    """Yield the corners of each edge between dark and light, dark on the right hand."""
    ways: dict[Point, list[Point]] = {}
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if not dark:
                continue
            for start, end, beyond in (
                ((x, y), (x + 1, y), (x, y - 1)),
                ((x + 1, y), (x + 1, y + 1), (x + 1, y)),
                ((x + 1, y + 1), (x, y + 1), (x, y + 1)),
                ((x, y + 1), (x, y), (x - 1, y)),
            ):
                if not _dark(rows, beyond):
                    ways.setdefault(start, []).append(end)
    while ways:
        first = at = next(iter(ways))
        loop: list[Point] = []
        while True:
            # Where two modules touch at a corner either way closes loops of the same area.
            step = ways[at].pop()
            if not ways[at]:
                del ways[at]
            if not loop or not _level(loop[-1], at, step):
                loop.append(at)
            at = step
            if at == first:
                break
        yield loop


def _dark(rows: Modules, at: Point) -> bool:
    x, y = at
    return 0 <= y < len(rows) and 0 <= x < len(rows) and rows[y][x]


def _level(one: Point, two: Point, three: Point) -> bool:
    """Tell whether three corners stand in one line."""
    return one[0] == two[0] == three[0] or one[1] == two[1] == three[1]
