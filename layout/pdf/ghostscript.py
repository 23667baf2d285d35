"""Ghostscript: a PDF file → its inks as TIFF files, one a plate or one a page.

Input: a file, the folder to write into, a resolution. Output: paths. It is a program that is
started, and the only place that starts it; a file that it cannot draw, or draws too long, is an
error. `-dSAFER` lets it read the PDF and what is named here, and write the result.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from content.words import CodedError, Message, message

PROGRAM = "gs"
#: Longest time for one start, s: a broadsheet's page takes 2 s at 150 dpi.
MOST_SECONDS = 120
#: Most pixels of a page that is drawn whole: a broadsheet at 300 dpi has 30 million.
MOST_PIXELS = 200_000_000
_PLATE = re.compile(r"\((.*)\)\.tif$", re.S)


class GhostscriptError(CodedError):
    """A file could not be drawn; its message has the end of what Ghostscript printed."""


def installed() -> bool:
    """Return whether the program is there."""
    return shutil.which(PROGRAM) is not None


def plates(file: Path, folder: Path, page: int, *, dpi: int, icc: Path) -> dict[str, Path]:
    """Separate a page (from 1) into an empty folder: ink name → grey TIFF, black where it prints.

    Args:
        file: the PDF.
        folder: where the plates go.
        page: its number.
        dpi: resolution.
        icc: colour profile of the inks.

    Raises:
        GhostscriptError: it stopped, or took too long.
    """
    _run(
        [
            "-dQUIET",
            "-sDEVICE=tiffsep",
            "-dTextAlphaBits=1",
            "-dGraphicsAlphaBits=1",
            "-sCompression=none",
            f"--permit-file-read={icc}",
            f"-sOutputICCProfile={icc}",
            f"-sDefaultCMYKProfile={icc}",
            f"-r{dpi}",
            f"-dFirstPage={page}",
            f"-dLastPage={page}",
            f"-sOutputFile={folder / 'page.tif'}",
            str(file),
        ]
    )
    found = ((path, _PLATE.search(path.name)) for path in sorted(folder.iterdir()))
    return {match[1]: path for path, match in found if match}


def pages(file: Path, folder: Path, *, dpi: float) -> tuple[Path, ...]:
    """Draw all pages, trimmed, overprints included, into a folder: CMYK TIFFs in order.

    Raises:
        GhostscriptError: it stopped, drew nothing, or took too long.
    """
    said = _run(
        [
            "-dUseTrimBox",
            f"-r{dpi:g}",
            f"-dMaxBitmap={MOST_PIXELS}",
            "-dTextAlphaBits=4",
            "-dGraphicsAlphaBits=4",
            "-dOverprint=/enable",
            "-sDEVICE=tiff32nc",
            "-sCompression=none",
            f"-sOutputFile={folder / 'page-%03d.tif'}",
            str(file),
        ]
    )
    found = tuple(sorted(folder.glob("page-*.tif")))
    if not found:
        raise GhostscriptError("pdf.ghostscript-nothing", said=_said(said))
    return found


def _run(words: Sequence[str]) -> str:
    """Start the program and return the end of what it printed."""
    command = [PROGRAM, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise GhostscriptError("pdf.ghostscript-slow", most_s=MOST_SECONDS) from None
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()[-300:]
    if done.returncode:
        raise GhostscriptError(
            "pdf.ghostscript-stopped", exit_code=done.returncode, said=_said(said)
        )
    return said


def _said(words: str) -> Message | str:
    return message("pdf.ghostscript-said", words=words) if words else ""
