"""Soft proof: a press file → what its pages will look like in print, as PNG.

Input: the bytes of a CMYK PDF, the press profile and a resolution. Output: a PNG of each trimmed
page: Ghostscript makes the plates, overprints included, and LittleCMS shows them through the
press's colour profile, absolute: the grey of the paper, the weak black and the dot gain are seen.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageCms

from layout.page.errors import PressError, RenderError
from layout.plant.profile import PressProfile

#: Seconds that Ghostscript may take for a file.
MOST_SECONDS = 120
#: Pixels of a page that are still rendered: a broadsheet at 300 dpi has 30 million.
MOST_PIXELS = 200_000_000


def softproof(pdf: bytes, profile: PressProfile, dpi: float = 72) -> tuple[bytes, ...]:
    """Return a PNG of each page, trimmed, in sRGB.

    Raises:
        PressError: Ghostscript is not there.
        RenderError: it could not render the file, or took too long.
    """
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        pages = plates(pdf, dpi, Path(folder))
        transform = _transform(profile)
        return tuple(_png(page, transform, dpi) for page in pages)


def plates(pdf: bytes, dpi: float, folder: Path) -> list[Path]:
    """Render a file's pages, trimmed, into a folder as CMYK TIFFs and return these in order.

    Raises:
        PressError: Ghostscript is not there.
        RenderError: it could not render the file, or took too long.
    """
    program = shutil.which("gs")
    if program is None:
        raise PressError("Ghostscript is not installed", "install it: apt-get install ghostscript")
    source = folder / "press.pdf"
    source.write_bytes(pdf)
    command = [
        program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", f"-r{dpi:g}",
        f"-dMaxBitmap={MOST_PIXELS}", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
        "-dOverprint=/enable", "-sDEVICE=tiff32nc", "-sCompression=lzw",
        f"-sOutputFile={folder / 'page-%03d.tif'}", str(source),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"the soft proof took more than {MOST_SECONDS} s") from error
    pages = sorted(folder.glob("page-*.tif"))
    if done.returncode or not pages:
        words = (done.stdout + done.stderr).decode("utf-8", "replace").strip()[-300:]
        raise RenderError(f"Ghostscript could not render the press file: {words}")
    return pages


def _transform(profile: PressProfile) -> ImageCms.ImageCmsTransform:
    """Return the way from the press's inks to what they look like on its paper."""
    return ImageCms.buildTransform(
        io.BytesIO(profile.icc.read_bytes()),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    )


def _png(page: Path, transform: ImageCms.ImageCmsTransform, dpi: float) -> bytes:
    with Image.open(page) as plate:
        shown = ImageCms.applyTransform(plate, transform)
    assert shown is not None
    shown.info.clear()
    out = io.BytesIO()
    shown.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
