"""A picture made ready for its frame.

Input: a `Picture`, its `PictureInfo`, the frame in mm and the inks of the medium. Output: a
`Prepared`: JPEG or PNG bytes for a photograph, SVG text for a drawing, with the alternative
text, the crop, the effective resolution and findings.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from content.model import Box, Picture, Severity
from content.model.inks import InkSet
from layout.page.placed import Shade
from layout.page.units import MM_PER_INCH
from layout.pictures.crop import crop_for
from layout.pictures.findings import PictureFinding, finding
from layout.pictures.info import PictureInfo
from layout.pictures.raster import prepare_raster
from layout.pictures.shading import veil
from layout.pictures.svg import prepare_svg
from layout.plant.profile import PressProfile

#: Effective resolution in pixels per inch below which a picture is doubtful, and unusable.
WARN_PPI = 150
ERROR_PPI = 100


@dataclass(frozen=True)
class Prepared:
    """A picture ready to be set; `svg` is None for a photograph.

    `ppi` is the effective resolution of the original in this frame (infinite for a drawing),
    `crop` the part shown, in fractions of the upright picture.
    """

    data: bytes
    mime: str
    svg: str | None
    alt: str
    ppi: float
    crop: Box
    findings: tuple[PictureFinding, ...]


def effective_ppi(picture: Picture, info: PictureInfo, width_mm: float, height_mm: float) -> float:
    """Return the pixels per inch a picture has in this frame; infinite for a drawing."""
    if info.vector:
        return math.inf
    crop = crop_for(picture, info, width_mm / height_mm)
    return (crop.right - crop.left) * info.width_px / (width_mm / MM_PER_INCH)


def prepare(
    picture: Picture,
    info: PictureInfo,
    width_mm: float,
    height_mm: float,
    inks: InkSet,
    ppi: int = 150,
    press: PressProfile | None = None,
    shades: tuple[Shade, ...] = (),
) -> Prepared:
    """Crop, convert and encode a picture for a frame.

    Args:
        picture: the picture as the edition states it.
        info: what `inspect` returned for it.
        width_mm: width of the frame, mm.
        height_mm: height of the frame, mm.
        inks: inks of the medium; a drawing's colours are set in them.
        ppi: greatest resolution written, pixels per inch; a picture is never enlarged.
        press: where the picture is for a press: its profile, whose inks, resolution and limits
            are used instead.
        shades: inks blended into a photograph under words that stand on it.

    Raises:
        PictureError: when the pixels cannot be decoded or the SVG is refused.
    """
    crop = crop_for(picture, info, width_mm / height_mm)
    effective = effective_ppi(picture, info, width_mm, height_mm)
    # PDF/UA asks for some words; that the editor wrote none is a finding of the content.
    alt = picture.alt or picture.caption or ("插图" if picture.illustration else "图片")
    if info.vector:
        svg, findings = prepare_svg(picture, crop, width_mm, height_mm, inks, alt, press)
        return Prepared(svg.encode(), "image/svg+xml", svg, alt, effective, crop, findings)
    scale = min(1.0, (press.pictures.ppi if press else ppi) / effective)
    size = (
        max(1, round((crop.right - crop.left) * info.width_px * scale)),
        max(1, round((crop.bottom - crop.top) * info.height_px * scale)),
    )
    data, mime, findings = prepare_raster(picture.file, crop, size, press, veil(shades, inks))
    limits = (press.pictures.warn_ppi, press.pictures.least_ppi) if press else (WARN_PPI, ERROR_PPI)
    findings = _resolution(picture, effective, width_mm, height_mm, limits) + findings
    return Prepared(data, mime, None, alt, effective, crop, findings)


def _resolution(
    picture: Picture, ppi: float, width_mm: float, height_mm: float, limits: tuple[float, float]
) -> tuple[PictureFinding, ...]:
    """Return the finding about a picture too coarse for its frame; limits: to warn, to refuse."""
    warn, least = limits
    if ppi >= max(warn, least):
        return ()
    grade, wanted = (Severity.ERROR, least) if ppi < least else (Severity.WARNING, warn)
    return (
        finding(
            grade,
            picture.file.name,
            "picture.too-coarse",
            width_mm=round(width_mm),
            height_mm=round(height_mm),
            ppi=math.floor(ppi),
            least_ppi=wanted,
            widest_mm=round(width_mm * ppi / wanted),
        ),
    )
