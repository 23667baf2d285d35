"""The README's pictures of the sample editions, made anew: python -m scripts.gallery [NAME ...].

Each is built as `make pdf` would and its pages are set side by side, on a grey ground, as a picture
small enough for a README (under 300 kB). Without names all are made, some minutes.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bench.looks import GAP, SHEET, pages
from content.reading.reader import read_edition
from layout.edition.make import make

ROOT = Path(__file__).resolve().parents[1]
EDITIONS, DOCS = ROOT / "content" / "editions", ROOT / "docs"
#: Width of a picture at most, pixels, and its size, bytes.
WIDEST, LARGEST = 1100, 300_000
#: Qualities that are tried until it is small enough.
QUALITIES = (88, 80, 72, 64)


@dataclass(frozen=True)
class Shown:
    """An edition and its picture: as a spread or as it is, so many of its pages."""

    edition: str
    picture: str
    spread: bool = False
    count: int = 2


GALLERY = {
    "lusong": Shown("lusong", "pictures/lusong.jpg", count=1),
    "spread": Shown("lusong", "pictures/spread.jpg", spread=True, count=1),
    "hepan": Shown("hepan", "pictures/hepan.jpg"),
    "haoren": Shown("haoren", "pictures/haoren.jpg"),
}


def main(names: list[str]) -> int:
    """Make the pictures of these names, or all."""
    for name in names or GALLERY:
        shown = GALLERY[name]
        edition = read_edition(EDITIONS / shown.edition).edition
        if edition is None:
            print(f"{name}: the edition cannot be read")
            return 1
        built = make(edition.model_copy(update={"spread": shown.spread or edition.spread}))
        data = small(beside(list(pages(built))[: shown.count]))
        (DOCS / shown.picture).write_bytes(data)
        print(f"{shown.picture}: {len(data) // 1000} kB")
    return 0


def beside(found: list[Image.Image]) -> Image.Image:
    """Return pages side by side."""
    high = max(page.height for page in found)
    wide = sum(page.width for page in found) + GAP * (len(found) + 1)
    sheet = Image.new("RGB", (wide, high + 2 * GAP), SHEET)
    x = GAP
    for page in found:
        sheet.paste(page, (x, GAP))
        x += page.width + GAP
    return sheet


def small(sheet: Image.Image) -> bytes:
    """Return a picture as JPEG, no wider and no larger than a README's."""
    sheet.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        out = io.BytesIO()
        sheet.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
