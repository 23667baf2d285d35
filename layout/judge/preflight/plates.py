"""A page's separations, made by Ghostscript.

Input: the PDF's bytes and the file's sheets. Output: each page's plates as arrays, cut to what is
printed, or why there are none.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from content.words import CodedError
from layout.judge.preflight.sheets import Sheet
from layout.pdf import ghostscript
from layout.pdf.boxes import Box
from layout.pdf.ghostscript import GhostscriptError
from layout.plant.profile import PressProfile

Plate = npt.NDArray[np.uint8]
Total = npt.NDArray[np.uint16]

#: Separations are made at this resolution where nothing else is asked, dpi.
RESOLUTION = 150
MOST_PIXELS = 60_000_000


@dataclass(frozen=True)
class Plates:
    """A page's separations, cut to what is printed; `box` is that area in pt."""

    box: Box
    plates: dict[str, Plate]

    @cached_property
    def total(self) -> Total:
        """The inks of every pixel together, in 1/255; kept, for each string asks for its ground."""
        first, *others = self.plates.values()
        total = first.astype(np.uint16)
        for plate in others:
            np.add(total, plate, out=total)
        return total


class InkError(CodedError):
    """A page could not be separated."""


def separate(
    pdf: bytes, sheets: list[Sheet], profile: PressProfile, resolution: int = RESOLUTION
) -> Iterator[tuple[Sheet, Plates | InkError]]:
    """Yield each page's separations; two pages are made at once."""
    with tempfile.TemporaryDirectory(prefix="preflight-") as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(pdf)
        with ThreadPoolExecutor(2) as pool:

            def one(sheet: Sheet) -> Plates | InkError:
                try:
                    return _page(file, sheet, profile, resolution)
                except InkError as error:
                    return error
                except GhostscriptError as error:
                    return InkError(error.told)
                except (OSError, ValueError, MemoryError) as error:
                    return InkError("preflight.plates-failed", why=str(error))

            # Not all at once: a page's plates are large.
            for start in range(0, len(sheets), 2):
                pair = sheets[start : start + 2]
                yield from zip(pair, pool.map(one, pair), strict=True)


def _page(file: Path, sheet: Sheet, profile: PressProfile, resolution: int) -> Plates:
    """Separate one page."""
    media = sheet.media
    inches = (media[2] - media[0]) / 72, (media[3] - media[1]) / 72
    if inches[0] * inches[1] * resolution**2 > MOST_PIXELS:
        raise InkError("preflight.plates-page-large", width_in=inches[0], height_in=inches[1])
    with tempfile.TemporaryDirectory(prefix="plates-", dir=file.parent) as folder:
        made = ghostscript.plates(file, Path(folder), sheet.number, dpi=resolution, icc=profile.icc)
        plates = {name: _read(path, sheet) for name, path in made.items()}
    if not {"Cyan", "Magenta", "Yellow", "Black"} <= plates.keys():
        raise InkError("preflight.plates-none")
    height, width = plates["Black"].shape
    x_px, y_px = width / (media[2] - media[0]), height / (media[3] - media[1])
    area = sheet.printed
    columns = slice(round((area[0] - media[0]) * x_px), round((area[2] - media[0]) * x_px))
    rows = slice(round((media[3] - area[3]) * y_px), round((media[3] - area[1]) * y_px))
    box = (
        media[0] + columns.start / x_px,
        media[3] - rows.stop / y_px,
        media[0] + columns.stop / x_px,
        media[3] - rows.start / y_px,
    )
    cut = {name: np.ascontiguousarray(plate[rows, columns]) for name, plate in plates.items()}
    if not cut["Black"].size:
        raise InkError("preflight.plates-empty")
    return Plates(box, cut)


def _read(path: Path, sheet: Sheet) -> Plate:
    """Return a plate, 255 where ink is full, the right way up."""
    with Image.open(path) as image:
        image.load()
        plate = 255 - np.asarray(image, dtype=np.uint8)
    return np.rot90(plate, round(sheet.rotate / 90)) if sheet.rotate else plate
