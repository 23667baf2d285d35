"""Soft proof: a press file → what its pages will look like in print, as PNG.

Input: the bytes of a CMYK PDF, the press profile and a resolution. Output: a PNG of each trimmed
page: Ghostscript makes the plates, overprints included, and LittleCMS shows them through the
press's colour profile, absolute: the grey of the paper, the weak black and the dot gain are seen.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

from layout.page.errors import PressError, RenderError
from layout.pdf import ghostscript
from layout.pdf.ghostscript import GhostscriptError
from layout.plant.profile import PressProfile


def softproof(pdf: bytes, profile: PressProfile, dpi: float = 72) -> tuple[bytes, ...]:
    """Return a PNG of each page, trimmed, in sRGB.

    Raises:
        PressError: Ghostscript is not there.
        RenderError: it could not render the file, or took too long.
    """
    if not ghostscript.installed():
        raise PressError("press.no-ghostscript")
    with tempfile.TemporaryDirectory(prefix="press-") as folder:
        source = Path(folder) / "press.pdf"
        source.write_bytes(pdf)
        try:
            pages = ghostscript.pages(source, Path(folder), dpi=dpi)
        except GhostscriptError as error:
            raise RenderError("press.softproof-failed", why=error.told) from error
        transform = _transform(profile)
        return tuple(_png(page, transform, dpi) for page in pages)


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
    tag = PngImagePlugin.PngInfo()
    tag.add(b"sRGB", b"\0")  # perceptual; without it a viewer may take the screen's own colours
    shown.save(out, "PNG", dpi=(dpi, dpi), pnginfo=tag)
    return out.getvalue()
