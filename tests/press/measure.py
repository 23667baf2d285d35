"""Measurements on finished press files that share nothing with what makes them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
RGB_SPACES = ("/DeviceRGB", "/CalRGB", "/Lab", "/ICCBased", "/CalGray", "/Indexed")
RGB_OPERATORS = ("rg", "RG")


def colour_faults(data: bytes) -> list[str]:
    """Return every place in a file where a colour is not in CMYK or grey."""
    faults = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Array):
                faults += [f"{item.objgen}: {s}" for s in map(str, item[:1]) if s in RGB_SPACES]
            if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                continue
            faults += [f"{item.objgen}: {fault}" for fault in _spaces(item)]
            if isinstance(item, pikepdf.Stream) and (
                item.get("/Subtype") == "/Form" or "/PatternType" in item
            ):
                faults += [f"{item.objgen}: {fault}" for fault in _operators(item)]
        for page in pdf.pages:
            faults += [f"page: {fault}" for fault in _operators(page)]
    return faults


def _spaces(item: pikepdf.Object) -> Iterator[str]:
    """Yield colour spaces stated in a dictionary, or in dictionaries directly inside it."""
    for key, value in item.items():
        if key in ("/ColorSpace", "/CS"):
            stated = list(value.values()) if isinstance(value, pikepdf.Dictionary) else [value]
            for space in stated:
                name = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
                if name not in ("/DeviceCMYK", "/DeviceGray", "/Pattern"):
                    yield f"{key} {name}"
        elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            yield from _spaces(value)
    if item.get("/ColorSpace") == "/DeviceCMYK" and "/Function" in item:
        yield from (f"a gradient of {n} parts" for n in _parts(item["/Function"]) if n != 4)


def _parts(function: pikepdf.Object) -> Iterator[int]:
    for inner in function.get("/Functions", ()):
        yield from _parts(inner)
    if "/C0" in function:
        yield len(function["/C0"])


def _operators(stream: pikepdf.Object | pikepdf.Page) -> Iterator[str]:
    for operands, operator in operations(stream):
        name = str(operator)
        if name in RGB_OPERATORS or name == "INLINE IMAGE":
            yield name
        if name in ("cs", "CS") and str(operands[0]) not in (
            "/DeviceCMYK",
            "/DeviceGray",
            "/Pattern",
        ):
            yield f"{name} {operands[0]}"


def operations(
    stream: pikepdf.Object | pikepdf.Page,
) -> Iterator[tuple[list[pikepdf.Object], str]]:
    """Yield the operands and the operator of each of a stream's operations."""
    for instruction in pikepdf.parse_content_stream(stream):
        yield list(instruction.operands), str(instruction.operator)


def separations(
    data: bytes, folder: Path, dpi: int = 150, *, trimmed: bool = True
) -> list[dict[str, npt.NDArray[np.float64]]]:
    """Return each page's plates by ink, in percent, not smoothed, by Ghostscript.

    `trimmed`: of the trim box, else of the media box.
    """
    source = folder / "press.pdf"
    source.write_bytes(data)
    subprocess.run(
        [
            "gs",
            "-q",
            "-dSAFER",
            "-dBATCH",
            "-dNOPAUSE",
            "-sDEVICE=tiffsep",
            f"-r{dpi}",
            *(["-dUseTrimBox"] if trimmed else []),
            "-o",
            str(folder / "plate%d.tif"),
            str(source),
        ],
        check=True,
        timeout=120,
    )
    with pikepdf.open(source) as pdf:
        count = len(pdf.pages)
    pages = []
    for number in range(1, count + 1):
        plates = {}
        for ink in PLATES:
            with Image.open(folder / f"plate{number}({ink}).tif") as plate:
                plates[ink] = (255.0 - np.asarray(plate.convert("L"))) / 2.55
        pages.append(plates)
    return pages


def total_ink(page: dict[str, npt.NDArray[np.float64]]) -> float:
    """Return the most ink of a page's pixels, percent."""
    return float(sum(page[ink] for ink in PLATES).max())  # type: ignore[union-attr]
