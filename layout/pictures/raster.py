"""Photographs: cropped, reduced, brought to sRGB or to a press's inks, and encoded.

Input: a file, the crop in fractions of the upright picture and the size in pixels. Output: JPEG or
PNG bytes without metadata, the same for the same input, and findings about colour.

The order keeps work small: a JPEG is decoded at the smallest sufficient scale, the crop is reduced
in the file's own colour space, and only the reduced picture is converted.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms

from content.model import Box, Severity
from content.words import Message
from layout.pictures import separation
from layout.pictures.errors import PictureError
from layout.pictures.files import BROKEN, broken, decode, no_pillow_limit, open_raster, reduced
from layout.pictures.findings import PictureFinding, finding
from layout.pictures.info import TURNED, orientation
from layout.pictures.shading import Veil
from layout.plant.profile import PressProfile

QUALITY = 85

#: A picture with no more colours or greys than this is tried as PNG.
FEW_COLOURS = 256
FEW_GREYS = 64

#: A JPEG is decoded at no less than this many times the wanted size, then reduced by LANCZOS.
RESERVE = 1.25

#: Rows of a deep grey that are brought to 8 bits at once.
BAND = 256

#: How a picture is turned upright, by EXIF orientation.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def prepare_raster(
    path: Path,
    crop: Box,
    size: tuple[int, int],
    press: PressProfile | None = None,
    veil: Veil | None = None,
) -> tuple[bytes, str, tuple[PictureFinding, ...]]:
    """Return the encoded picture, its MIME type and findings.

    With a press profile the picture is separated into its inks, else it is brought to sRGB. What
    is shaded (`veil`) is brought to sRGB first.

    Raises:
        PictureError: when the file cannot be decoded.
    """
    with open_raster(path) as image:
        turn = orientation(image)
        profile = image.info.get("icc_profile")
        try:
            with no_pillow_limit():
                reduced = _reduce(
                    image, _stored(crop, turn), size[::-1] if turn in TURNED else size
                )
        except BROKEN as error:
            raise broken(path, error) from None
    flat = _over_white(upright(reduced, turn))
    if veil is not None:
        final, findings = _to_srgb(flat, profile, path.name)
        flat, profile = veil(final), None
        if press is not None:
            separated = separation.separate(flat, None, press)
            return *separation.encode(separated, press), findings
        return *_encode(flat), findings
    if press is not None:
        separated, findings = _to_press(flat, profile, path.name, press)
        data, mime = separation.encode(separated, press)
        return data, mime, findings
    final, findings = _to_srgb(flat, profile, path.name)
    data, mime = _encode(final)
    return data, mime, findings


def upright(image: Image.Image, turn: int) -> Image.Image:
    """Return a picture turned as its EXIF orientation says."""
    return image.transpose(TURNS[turn]) if turn in TURNS else image


def _stored(crop: Box, turn: int) -> Box:
    """Return a crop of the upright picture as a crop of the picture as it is stored."""

    def point(u: float, v: float) -> tuple[float, float]:
        match turn:
            case 2:
                return 1 - u, v
            case 3:
                return 1 - u, 1 - v
            case 4:
                return u, 1 - v
            case 5:
                return v, u
            case 6:
                return v, 1 - u
            case 7:
                return 1 - v, 1 - u
            case 8:
                return 1 - v, u
            case _:
                return u, v

    (x0, y0), (x1, y1) = point(crop.left, crop.top), point(crop.right, crop.bottom)
    return Box(left=min(x0, x1), top=min(y0, y1), right=max(x0, x1), bottom=max(y0, y1))


def _reduce(image: Image.Image, crop: Box, size: tuple[int, int]) -> Image.Image:
    """Decode, crop and reduce to `size`, in a mode that can be filtered."""
    across, down = crop.right - crop.left, crop.bottom - crop.top
    reduced(image, None, size[0] / across * RESERVE, size[1] / down * RESERVE)
    decode(image)
    plain = _filterable(image)
    width, height = plain.size
    box = (crop.left * width, crop.top * height, crop.right * width, crop.bottom * height)
    return plain.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _filterable(image: Image.Image) -> Image.Image:
    """Bring palettes, bilevel and deep greys into 8-bit modes that LANCZOS can work in."""
    mode = image.mode
    if mode in ("P", "PA"):
        return image.convert("RGBA" if mode == "PA" or "transparency" in image.info else "RGB")
    if mode in ("RGB", "L") and "transparency" in image.info:
        return image.convert("RGBA")
    if mode == "1":
        return image.convert("L")
    if mode.startswith("I") or mode == "F":
        return _eight_bits(image)
    if mode == "La":
        return image.convert("LA")
    if mode in ("RGBa", "RGBX"):
        return image.convert("RGBA" if mode == "RGBa" else "RGB")
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Bring a deep grey to 8 bits, band by band: whole it would take 12 bytes a pixel."""
    mode, (width, height) = image.mode, image.size
    bands = [(0, top, width, min(height, top + BAND)) for top in range(0, height, BAND)]
    deep = "F" if mode == "F" else "I"
    highest = [image.crop(band).convert(deep).getextrema()[1] for band in bands]
    top = max(float(high) if isinstance(high, int | float) else 0.0 for high in highest)
    full = 1.0 if mode == "F" and top <= 1 else 255.0 if top <= 255 and mode != "I;16" else 65535.0
    grey = Image.new("L", image.size)
    for band in bands:
        part = image.crop(band).convert(deep).convert("F")
        grey.paste(part.point(lambda value: value * (255.0 / full) + 0.5).convert("L"), band[:2])
    return grey


def _over_white(image: Image.Image) -> Image.Image:
    """Return a picture laid over the white of the paper where it is transparent."""
    if image.mode not in ("RGBA", "LA"):
        return image
    base = image.mode[:-1]
    under = Image.new(base, image.size, "white")
    under.paste(image.convert(base), mask=image.getchannel("A"))
    return under


def _to_press(
    image: Image.Image, profile: bytes | None, name: str, press: PressProfile
) -> tuple[Image.Image, tuple[PictureFinding, ...]]:
    """Return the picture in the press's inks; grey stays on the black plate."""
    findings: list[PictureFinding] = []
    if profile and image.mode != "LAB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return separation.separate(image, source, press), ()
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            findings.append(_bad_profile(name, srgb=image.mode != "CMYK"))
    if image.mode == "CMYK":
        findings.append(_no_profile(name))
    return separation.separate(image, None, press), tuple(findings)


def _no_profile(name: str) -> PictureFinding:
    return finding(Severity.WARNING, name, "picture.no-profile")


def _bad_profile(name: str, *, srgb: bool) -> PictureFinding:
    taken = Message("picture.as-srgb" if srgb else "picture.as-without-profile")
    return finding(Severity.HINT, name, "picture.profile-unusable", taken=taken)


def _to_srgb(
    image: Image.Image, profile: bytes | None, name: str
) -> tuple[Image.Image, tuple[PictureFinding, ...]]:
    """Return the picture in sRGB, or in grey where it was grey."""
    grey = image.mode == "L"
    findings: list[PictureFinding] = []
    if image.mode == "LAB":
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        return _transform(image, source), ()
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(source) or image.mode != "RGB":
                image = _transform(image, source)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            findings.append(_bad_profile(name, srgb=True))
    elif image.mode == "CMYK":
        findings.append(_no_profile(name))
    wanted = "L" if grey else "RGB"
    return (image if image.mode == wanted else image.convert(wanted)), tuple(findings)


def _transform(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    """Convert to sRGB, relative colorimetric with black point compensation."""
    result = ImageCms.profileToProfile(
        image,
        source,
        _SRGB,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if result is None:
        raise PictureError("picture.no-srgb")
    return result


def _encode(image: Image.Image) -> tuple[bytes, str]:
    """Encode as JPEG, or as PNG where the picture has few colours and comes out smaller."""
    image.info.clear()
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY, subsampling="4:2:0", optimize=True)
    colours = image.getcolors(FEW_GREYS if image.mode == "L" else FEW_COLOURS)
    if colours is not None:
        png = io.BytesIO()
        image.save(png, "PNG", compress_level=6)
        if png.tell() < jpeg.tell():
            return png.getvalue(), "image/png"
    return jpeg.getvalue(), "image/jpeg"
