"""One edition in all looks → a contact sheet, and how far their pages differ below the opening.

    python -m bench.looks content/editions/lusong --out out/looks [--looks red,ink]

Prints for each pair of looks the difference of their first pages below the opening: the mean
distance of colours in CIE Lab of cells of 4 mm (ΔE; 2 is just seen). Each look has its own opening;
the edition's own look has that which the edition names. Returns 1 where a pair differs by less
than `LEAST`, or where a page of a look has a fault that forbids its delivery.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

from content.model import Edition
from content.reading.reader import read_edition
from layout.edition.make import Built, make
from layout.judge.verdict import judge
from layout.page.designs import LOOK_NAMES
from layout.page.units import mm

Floats = npt.NDArray[np.float64]
#: Side of a cell in mm: a head of a section is two cells high, a text column ten wide.
CELL_MM = 4.0
#: Two looks differ by at least so much, ΔE.
LEAST = 3.0
#: Height of a page on the contact sheet, pixels, white between two, pages in a row.
HIGH, GAP, ROW = 620, 12, 4
#: Grey of the sheet.
SHEET = (150, 150, 150)
#: Cube-root branch of CIE Lab, and the white point D65.
_SMALL, _WHITE = 0.008856, np.array([0.9505, 1.0, 1.089])
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


@dataclass(frozen=True)
class Dressed:
    """An edition in one look: its pages, where the first opening ends (mm), faults that forbid."""

    name: str
    pages: tuple[Image.Image, ...]
    foot_mm: float
    faults: int


def main(arguments: list[str] | None = None) -> int:
    """Make the sheet and print the differences."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/looks"))
    parser.add_argument("--looks", default=",".join(LOOK_NAMES))
    options = parser.parse_args(arguments)
    edition = read_edition(options.folder).edition
    if edition is None:
        print("the edition cannot be read")
        return 1
    # A process a look: what one plan keeps in memory is of no use to the next.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        found = list(pool.map(dressed_in, itertools.repeat(edition), options.looks.split(",")))
    options.out.mkdir(parents=True, exist_ok=True)
    contact_sheet([one.pages[0] for one in found]).save(options.out / "looks.png", optimize=True)
    for one in found:
        for number, page in enumerate(one.pages, start=1):
            page.save(options.out / f"{one.name}-{number:02}.png")
    pairs = [(difference(a, b), a.name, b.name) for a, b in itertools.combinations(found, 2)]
    for far, a, b in sorted(pairs):
        print(f"{a:10} {b:10} {far:6.1f}")
    faulty = [one.name for one in found if one.faults]
    if faulty:
        print("faults:", ", ".join(faulty))
    least = min(pairs, default=(LEAST, "", ""))
    print(f"least {least[0]:.1f} ({least[1]}, {least[2]}), wanted {LEAST}")
    return int(bool(faulty) or least[0] < LEAST)


def dressed_in(edition: Edition, name: str) -> Dressed:
    """Return an edition made in a look."""
    own = name == edition.look
    update = {"look": name, "banner": edition.banner if own else ""}
    built = make(edition.model_copy(update=update))
    return Dressed(name, pages(built), foot(built), len(judge(built.audit).errors))


def pages(built: Built) -> tuple[Image.Image, ...]:
    """Return the trimmed pages as pictures, 2 pixels a mm: `mm(1)` is what a point has of one."""
    document = pypdfium2.PdfDocument(built.pdf)
    try:
        found = []
        for page in document:
            page.set_mediabox(*page.get_trimbox())
            page.set_cropbox(*page.get_trimbox())
            found.append(page.render(scale=2 * mm(1)).to_pil().convert("RGB"))
    finally:
        document.close()
    return tuple(found)


def foot(built: Built) -> float:
    """Return where the first page's opening ends, mm from its top."""
    blocks = built.placed.pages[0].blocks
    return max((mm(b.rect.bottom) for b in blocks if b.kind == "banner"), default=0.0)


def difference(one: Dressed, two: Dressed) -> float:
    """Return the mean ΔE of two first pages below the lower of their openings."""
    top = max(one.foot_mm, two.foot_mm)
    parts = [cells(dressed.pages[0], top) for dressed in (one, two)]
    rows = min(part.shape[0] for part in parts)
    columns = min(part.shape[1] for part in parts)
    first, second = (part[:rows, :columns] for part in parts)
    return float(np.linalg.norm(first - second, axis=2).mean())


def cells(page: Image.Image, top_mm: float) -> Floats:
    """Return the cells of a page from a height on in CIE Lab, rows × columns × 3."""
    cut = page.crop((0, round(2 * top_mm), page.width, page.height))
    size = (round(cut.width / (2 * CELL_MM)), max(1, round(cut.height / (2 * CELL_MM))))
    parts = np.asarray(cut.resize(size, Image.Resampling.BOX), dtype=np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _XYZ.T / _WHITE
    f = np.where(xyz > _SMALL, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    lab = [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])]
    return np.stack(lab, axis=2)


def contact_sheet(found: list[Image.Image]) -> Image.Image:
    """Return pages side by side, four in a row."""
    small = [
        page.resize((round(page.width * HIGH / page.height), HIGH), Image.Resampling.LANCZOS)
        for page in found
    ]
    wide = max(page.width for page in small) + GAP
    rows = -(-len(small) // ROW)
    size = (min(ROW, len(small)) * wide + GAP, rows * (HIGH + GAP) + GAP)
    sheet = Image.new("RGB", size, SHEET)
    for number, page in enumerate(small):
        row, column = divmod(number, ROW)
        sheet.paste(page, (GAP + column * wide, GAP + row * (HIGH + GAP)))
    return sheet


if __name__ == "__main__":
    sys.exit(main())
