"""Separation: a photograph or a colour → the four inks of one press, by LittleCMS.

Input: a Pillow image with its own colour profile, or an sRGB colour, and a `PressProfile`. Output:
a CMYK image, a grey one for the black plate alone, or four shares of ink. No pixel and no colour
comes to more ink than the press profile allows, also once the JPEG is decoded.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageCms

from layout.plant.profile import Intent, PressProfile

Cmyk: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""

INTENTS: dict[Intent, ImageCms.Intent] = {
    "perceptual": ImageCms.Intent.PERCEPTUAL,
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "saturation": ImageCms.Intent.SATURATION,
    "absolute": ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
}

#: JPEG qualities to try, with the ink kept in reserve (percent) for what the JPEG adds to it.
STEPS = ((95, 4.0), (95, 10.0), (100, 6.0), (100, 12.0))

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@cache
def _press(profile: PressProfile) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile.icc.read_bytes()))


def separate(
    image: Image.Image, source: ImageCms.ImageCmsProfile | None, profile: PressProfile
) -> Image.Image:
    """Return an image in the press's CMYK, or in grey for the black plate alone.

    What is grey, also by its pixels, goes on the black plate: colours would show where the plates
    do not register. CMYK without a colour profile keeps its values.

    Args:
        image: a grey, RGB, LAB or CMYK image without transparency.
        source: its own colour profile; sRGB where None.
        profile: the press.

    Raises:
        ImageCms.PyCMSError: the colour profile is not one of such an image.
    """
    if image.mode == "L":
        if source is not None:
            image = _transform(image, source, _SRGB, "RGB", profile).convert("L")
        return image.point(_grey_curve(profile))
    if image.mode == "RGB" and is_neutral(image):
        return image.getchannel(0).point(_grey_curve(profile))
    if image.mode == "CMYK" and source is None:
        return limit_ink(image, profile.total_ink)
    if image.mode not in ("RGB", "CMYK", "LAB"):
        image = image.convert("RGB")
    if image.mode == "LAB":
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    result = _transform(image, source or _SRGB, _press(profile), "CMYK", profile)
    return limit_ink(result, profile.total_ink)


def _transform(
    image: Image.Image,
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    mode: str,
    profile: PressProfile,
) -> Image.Image:
    flags = ImageCms.Flags.NONE
    if profile.pictures.black_point:
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = INTENTS[profile.pictures.intent]
    result = ImageCms.profileToProfile(image, source, target, intent, mode, flags=flags)
    if result is None:
        raise ImageCms.PyCMSError("the colours could not be converted")
    return result


def is_neutral(image: Image.Image) -> bool:
    """Whether red, green and blue are the same in every pixel."""
    red, green, blue = image.split()
    return not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    )


@cache
def separate_colour(code: str, profile: PressProfile) -> Cmyk:
    """Return the inks of an sRGB colour `#rrggbb`; a grey is black ink alone."""
    rgb = tuple(int(code[i : i + 2], 16) for i in (1, 3, 5))
    pixel = separate(Image.new("RGB", (1, 1), rgb), None, profile)
    if pixel.mode == "L":
        (light,) = pixel.tobytes()
        return 0.0, 0.0, 0.0, round(1 - light / 255, 3)
    c, m, y, k = (_down(value / 255) for value in pixel.tobytes())
    return c, m, y, k


def _down(share: float) -> float:
    """Return a share of ink cut to three decimals, so that the sum cannot rise."""
    return int(share * 1000) / 1000


@cache
def _grey_curve(profile: PressProfile) -> list[int]:
    """Return, for each grey of sRGB, the grey to write so that the black plate shows it.

    The press's dot gain is undone, and the range from paper to full black stretched to that from
    white to black (or, without black point compensation, what is darker than the ink cut off).
    """
    ramp = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, k)) for k in range(256)))
    lab = ImageCms.profileToProfile(
        ramp,
        _press(profile),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "LAB",
    )
    assert lab is not None
    lightness = np.asarray(lab)[0, :, 0].astype(float) * 100 / 255
    luminance: npt.NDArray[np.float64] = np.minimum.accumulate(_luminance(lightness))
    luminance /= luminance[0]
    least = luminance[-1]
    grey = np.arange(256) / 255
    wanted = np.where(grey <= 0.04045, grey / 12.92, ((grey + 0.055) / 1.055) ** 2.4)
    if profile.pictures.black_point:
        wanted = least + (1 - least) * wanted
    black = np.interp(wanted, luminance[::-1], np.arange(255, -1, -1))
    return [255 - round(float(k)) for k in black]


def _luminance(lightness: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return CIE Y (0 to 1) of CIE L*."""
    root = (lightness + 16) / 116
    return np.where(lightness > 8, root**3, lightness / 903.3)


def limit_ink(image: Image.Image, percent: float) -> Image.Image:
    """Return a CMYK image in which no pixel has more ink in all.

    What the three colours have in common gives way to black, which keeps depth and hue; then the
    colours are made weaker.
    """
    inks = np.asarray(image, dtype=np.int32)
    limit = int(percent * 2.55)
    excess = _sum(inks) - limit
    over = excess > 0
    if not over.any():
        return image
    colours, black = inks[over, :3], inks[over, 3]
    common = np.minimum(colours.min(axis=1), 255 - black)
    moved = np.minimum((excess[over] + 1) // 2, common)
    colours, black = colours - moved[:, None], np.minimum(black + moved, limit)
    total = colours.sum(axis=1)
    room = np.minimum(total, limit - black)
    limited = inks.copy()
    limited[over, :3] = colours * room[:, None] // np.maximum(total, 1)[:, None]
    limited[over, 3] = black
    return Image.fromarray(limited.astype(np.uint8), "CMYK")


def most_ink(image: Image.Image) -> float:
    """Return the most ink of a CMYK image's pixels, percent."""
    return float(_sum(np.asarray(image, dtype=np.int32)).max()) / 2.55


def _sum(inks: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the four inks' sum: four planes added are twice as fast as numpy's own sum."""
    total: npt.NDArray[np.int32] = inks[..., 0] + inks[..., 1] + inks[..., 2] + inks[..., 3]
    return total


def encode(image: Image.Image, profile: PressProfile) -> tuple[bytes, str]:
    """Return a separated image's bytes and MIME type.

    CMYK is a JPEG with all four inks at full resolution, whose decoded pixels keep the limit; grey
    is a JPEG, or a PNG where that is smaller, as for line art.
    """
    image.info.clear()
    if image.mode == "L":
        jpeg, png = io.BytesIO(), io.BytesIO()
        image.save(jpeg, "JPEG", quality=STEPS[0][0], optimize=True)
        image.save(png, "PNG")
        small = png.tell() < jpeg.tell()
        return (png.getvalue(), "image/png") if small else (jpeg.getvalue(), "image/jpeg")
    data = b""
    for quality, reserve in STEPS:
        out = io.BytesIO()
        limited = limit_ink(image, profile.total_ink - reserve)
        limited.save(out, "JPEG", quality=quality, subsampling="4:4:4", optimize=True)
        data = out.getvalue()
        with Image.open(io.BytesIO(data)) as again:
            if most_ink(again) <= profile.total_ink:
                break
    return data, "image/jpeg"
