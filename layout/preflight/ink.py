"""Ink, measured on the separations: Ghostscript's plates → total ink, its maximum and where.

Input: the PDF's bytes and the file's sheets. Output: figures and faults in the ledger. What cannot
be measured is an error, never a pass.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from layout.preflight.marks import Box, Marks, Text
from layout.preflight.matrices import common
from layout.preflight.model import Ledger
from layout.preflight.paints import visible
from layout.preflight.sheets import Sheet
from layout.press.profile import PressProfile

Plate = npt.NDArray[np.uint8]
Total = npt.NDArray[np.int32]

#: Separations are made at this resolution where nothing else is asked, dpi.
RESOLUTION = 150
#: A plate is 8 bits: four rounded tints may stand two levels above their sum.
SLACK_LEVELS = 2
MOST_PIXELS, SECONDS = 60_000_000, 120
#: Regions over the limit are told apart by cells of this size, mm.
CELL_MM = 5
MM_PER_INCH = 25.4
INSTALL = "install Ghostscript (gs), e.g. apt install ghostscript"
#: Ink under white text that counts: percent, in so many plates.
RICH_PERCENT, RICH_PLATES = 30, 3
_PLATE = re.compile(r"\((.*)\)\.tif$", re.S)


@dataclass(frozen=True, slots=True)
class Plates:
    """A page's separations, cut to what is printed; `box` is that area in pt."""

    box: Box
    plates: dict[str, Plate]

    @property
    def total(self) -> Total:
        """Return the inks of every pixel together, in 1/255."""
        total: Total = np.sum(list(self.plates.values()), axis=0, dtype=np.int32)
        return total


class InkError(Exception):
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
                except (InkError, OSError, ValueError, MemoryError) as error:
                    return error if isinstance(error, InkError) else InkError(str(error))

            # Not all at once: a page's plates are large.
            for start in range(0, len(sheets), 2):
                pair = sheets[start : start + 2]
                yield from zip(pair, pool.map(one, pair), strict=True)


def check_ink(
    pdf: bytes,
    sheets: list[Sheet],
    marks: Marks,
    profile: PressProfile,
    ledger: Ledger,
    resolution: int = RESOLUTION,
) -> float | None:
    """Check total ink and plates; return the file's maximum in percent, None if not measured."""
    limit = f"≤ {profile.total_ink:g} %"
    if shutil.which("gs") is None:
        ledger.measured("ink", "not measured", limit)
        ledger.fault(
            "ink", "not measured: Ghostscript is missing", measured="not measured", limit=limit,
            remedy=INSTALL,
        )  # fmt: skip
        return None
    most: float | None = None
    coverage: dict[str, list[float]] = {}
    whole = True
    white = _white(sheets, marks, profile)
    for sheet, made in separate(pdf, sheets, profile, resolution):
        if isinstance(made, InkError):
            whole = False
            ledger.fault(
                "ink", f"not measured: {made}", page=sheet.number, measured="not measured",
                limit=limit, remedy="see whether the page opens in Ghostscript",
            )  # fmt: skip
            continue
        total = made.total
        most = max(most or 0.0, _percent(int(total.max())))
        _over(sheet, made.box, total, profile, ledger)
        for name, plate in made.plates.items():
            coverage.setdefault(name, []).append(float(plate.mean()) / 2.55)
        if not total.any():
            ledger.fault("plates", "a blank page", page=sheet.number, measured="0 %", warn=True)
        elif not made.plates["Black"].any():
            ledger.fault(
                "plates", "nothing on the black plate", page=sheet.number, measured="0 %",
                warn=True, remedy="see whether the text is on the page",
            )  # fmt: skip
        _reversed(sheet, made, white.get(sheet.number, []), ledger)
    words = "not measured" if most is None or not whole else f"{most:.1f} %"
    ledger.measured("ink", words, limit)
    shown = (f"{name} {np.mean(values):.1f} %" for name, values in coverage.items())
    ledger.measured("plates", ", ".join(shown), "ink on every page")
    return most if whole else None


def _white(sheets: list[Sheet], marks: Marks, profile: PressProfile) -> dict[int, list[Text]]:
    """Return the small white strings of each page."""
    found: dict[int, list[Text]] = {}
    for text in visible(marks.texts, {sheet.number: sheet for sheet in sheets}):
        if text.paint.white and text.size <= profile.text.overprint_pt:
            found.setdefault(text.page, []).append(text)
    return found


def _over(sheet: Sheet, area: Box, total: Total, profile: PressProfile, ledger: Ledger) -> None:
    """Note each region whose ink is over the limit: its maximum, its area, its place."""
    over = total > profile.total_ink * 2.55 + SLACK_LEVELS
    if not over.any():
        return
    height, width = total.shape
    x_pt, y_pt = (area[2] - area[0]) / width, (area[3] - area[1]) / height
    mm2 = x_pt * y_pt / 72**2 * MM_PER_INCH**2
    for rows, columns in _regions(over, max(1, round(CELL_MM / MM_PER_INCH * 72 / x_pt))):
        part, inks = over[rows, columns], total[rows, columns]
        ys, xs = np.nonzero(part)
        left, top = columns.start + int(xs.min()), rows.start + int(ys.min())
        right, low = columns.start + int(xs.max()) + 1, rows.start + int(ys.max()) + 1
        box = (
            area[0] + left * x_pt, area[3] - low * y_pt,
            area[0] + right * x_pt, area[3] - top * y_pt,
        )  # fmt: skip
        worst = _percent(int(inks.max()))
        at_y, at_x = np.unravel_index(int(inks.argmax()), inks.shape)
        x, y = columns.start + float(at_x) + 0.5, rows.start + float(at_y) + 0.5
        spot = sheet.place((
            area[0] + x * x_pt, area[3] - y * y_pt, area[0] + x * x_pt, area[3] - y * y_pt,
        ))  # fmt: skip
        at = f", most at {spot.x:.0f}, {spot.y:.0f}" if spot else ""
        ledger.fault(
            "ink", f"{worst:.0f} % ink; {part.sum() * mm2:.1f} mm² over the limit{at}",
            page=sheet.number, place=sheet.place(box), measured=f"{worst:.1f} %",
            limit=f"≤ {profile.total_ink:g} %",
        )  # fmt: skip


def _regions(over: npt.NDArray[np.bool_], cell: int) -> list[tuple[slice, slice]]:
    """Return the boxes round neighbouring cells that hold a pixel over the limit, worst first."""
    height, width = over.shape
    down, across = -(-height // cell), -(-width // cell)
    padded = np.zeros((down * cell, across * cell), dtype=bool)
    padded[:height, :width] = over
    cells = padded.reshape(down, cell, across, cell).sum(axis=(1, 3))
    left = set(zip(*(index.tolist() for index in np.nonzero(cells)), strict=True))
    regions = []
    while left:
        group = [left.pop()]
        for row, column in group:
            for near in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j):
                if near in left:
                    left.discard(near)
                    group.append(near)
        rows, columns = [row for row, _ in group], [column for _, column in group]
        weight = sum(int(cells[place]) for place in group)
        regions.append((
            weight,
            slice(min(rows) * cell, min((max(rows) + 1) * cell, height)),
            slice(min(columns) * cell, min((max(columns) + 1) * cell, width)),
        ))  # fmt: skip
    regions.sort(key=lambda item: (-item[0], item[1].start, item[2].start))
    return [(rows, columns) for _, rows, columns in regions]


def _reversed(sheet: Sheet, made: Plates, texts: list[Text], ledger: Ledger) -> None:
    """Note small white text that stands on a ground of several inks."""
    height, width = next(iter(made.plates.values())).shape
    area = made.box
    x_px, y_px = width / (area[2] - area[0]), height / (area[3] - area[1])
    richest = 0
    for text in texts:
        box = common(text.box, area)
        columns = slice(int((box[0] - area[0]) * x_px), int((box[2] - area[0]) * x_px) + 1)
        rows = slice(int((area[3] - box[3]) * y_px), int((area[3] - box[1]) * y_px) + 1)
        ground = [
            (name, float(np.percentile(plate[rows, columns], 80)) / 2.55)
            for name, plate in made.plates.items()
            if plate[rows, columns].size
        ]
        strong = [f"{name} {tint:.0f}" for name, tint in ground if tint >= RICH_PERCENT]
        richest = max(richest, len(strong))
        if len(strong) >= RICH_PLATES:
            ledger.fault(
                "reversed-text", f"white text of {text.size:.1f} pt on {', '.join(strong)}",
                page=text.page, place=sheet.place(text.box), measured=f"{len(strong)} inks",
                limit=f"< {RICH_PLATES} inks", warn=True,
            )  # fmt: skip
    known = int(ledger.figures.get("reversed-text", ("0", ""))[0].split()[0])
    ledger.measured("reversed-text", f"{max(known, richest)} inks", f"< {RICH_PLATES} inks")


def _page(file: Path, sheet: Sheet, profile: PressProfile, resolution: int) -> Plates:
    """Separate one page."""
    media = sheet.media
    inches = (media[2] - media[0]) / 72, (media[3] - media[1]) / 72
    if inches[0] * inches[1] * resolution**2 > MOST_PIXELS:
        raise InkError(f"the page is {inches[0]:.0f} × {inches[1]:.0f} inches large")
    with tempfile.TemporaryDirectory(prefix="plates-", dir=file.parent) as folder:
        _ghostscript(file, Path(folder), sheet.number, profile, resolution)
        plates = {}
        for path in sorted(Path(folder).iterdir()):
            found = _PLATE.search(path.name)
            if found:
                plates[found[1]] = _read(path, sheet)
    if not {"Cyan", "Magenta", "Yellow", "Black"} <= plates.keys():
        raise InkError("Ghostscript made no separations")
    height, width = plates["Black"].shape
    x_px, y_px = width / (media[2] - media[0]), height / (media[3] - media[1])
    area = sheet.printed
    columns = slice(round((area[0] - media[0]) * x_px), round((area[2] - media[0]) * x_px))
    rows = slice(round((media[3] - area[3]) * y_px), round((media[3] - area[1]) * y_px))
    box = (
        media[0] + columns.start / x_px, media[3] - rows.stop / y_px,
        media[0] + columns.stop / x_px, media[3] - rows.start / y_px,
    )  # fmt: skip
    cut = {name: np.ascontiguousarray(plate[rows, columns]) for name, plate in plates.items()}
    if not cut["Black"].size:
        raise InkError("the printed area is empty")
    return Plates(box, cut)


def _read(path: Path, sheet: Sheet) -> Plate:
    """Return a plate, 255 where ink is full, the right way up."""
    with Image.open(path) as image:
        image.load()
        plate = 255 - np.asarray(image, dtype=np.uint8)
    return np.rot90(plate, round(sheet.rotate / 90)) if sheet.rotate else plate


def _ghostscript(
    file: Path, folder: Path, number: int, profile: PressProfile, resolution: int
) -> None:
    icc = str(profile.icc)
    words = [
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dQUIET", "-sDEVICE=tiffsep",
        "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1", "-sCompression=none",
        f"--permit-file-read={icc}", f"-sOutputICCProfile={icc}", f"-sDefaultCMYKProfile={icc}",
        f"-r{resolution}", f"-dFirstPage={number}", f"-dLastPage={number}",
        f"-sOutputFile={folder / 'page.tif'}", str(file),
    ]  # fmt: skip
    try:
        done = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise InkError(f"Ghostscript took more than {SECONDS} s") from None
    if done.returncode:
        raise InkError(f"Ghostscript stopped with code {done.returncode}")


def _percent(level: int) -> float:
    return level / 2.55
