"""Ten photographs of different colour modes and sizes; the first edition as a press file."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from PIL import Image, ImageCms

from content.model import Picture
from content.model.inks import Medium
from content.reading.reader import read_edition
from fonts import FontLibrary
from layout.edition.make import make
from layout.products.press.make import PressDocument, press_document, print_press
from tests.press.build import NEWSPRINT

DATA = Path(matplotlib.get_data_path()) / "sample_data"
LUSONG = Path(__file__).parents[2] / "content" / "editions" / "lusong"


@dataclass(frozen=True)
class Pressed:
    """An edition's download file and press file."""

    placed: object
    download: bytes
    document: PressDocument
    press: bytes


@pytest.fixture(scope="session")
def lusong() -> Pressed:
    """The first edition, printed for screen and press."""
    edition = read_edition(LUSONG).edition
    assert edition is not None
    built = make(edition, media=(Medium.SCREEN, Medium.PRESS))
    laid = built.laid
    drawings = laid.drawings[Medium.PRESS]
    document = press_document(laid.placed, laid.infos, FontLibrary.shipped(), NEWSPRINT, drawings)
    return Pressed(laid.placed, built.pdf, document, print_press(document, NEWSPRINT))


def _picture(name: str) -> Image.Image:
    with Image.open(DATA / name) as image:
        return image.convert("RGB")


@pytest.fixture(scope="session")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> list[Picture]:
    """Ten files: sRGB, a profile of its own, CMYK with and without one, grey, LAB …"""
    folder = tmp_path_factory.mktemp("photographs")
    srgb, hopper = ImageCms.createProfile("sRGB"), _picture("grace_hopper.jpg")
    blue = _picture("Minduka_Present_Blue_Pack.png").resize((700, 700))
    press = NEWSPRINT.icc.read_bytes()

    def converted(image: Image.Image, to: object, mode: str) -> Image.Image:
        result = ImageCms.profileToProfile(image, srgb, to, outputMode=mode)  # type: ignore[arg-type]
        assert result is not None
        return result

    grey = hopper.convert("L")
    deep = b"".join(struct.pack("<H", value * 257) for value in grey.tobytes())
    own = ImageCms.ImageCmsProfile(srgb).tobytes()
    clear = hopper.convert("RGBA")
    clear.putalpha(Image.radial_gradient("L").resize(clear.size).point(lambda v: 255 - v))
    files: dict[str, tuple[Image.Image, dict[str, Any]]] = {
        "srgb.jpg": (hopper, {"quality": 92}),
        "profile.png": (blue, {"icc_profile": own}),
        "cmyk-profile.tif": (
            converted(hopper, ImageCms.ImageCmsProfile(io.BytesIO(press)), "CMYK"),
            {"icc_profile": press},
        ),
        "cmyk-bare.jpg": (_heavy(hopper), {"quality": 92}),
        "grey.png": (grey.resize((900, 1055)), {}),
        "lab.tif": (converted(hopper, ImageCms.createProfile("LAB"), "LAB"), {}),
        "grey16.tif": (Image.frombytes("I;16", grey.size, deep), {}),
        "palette.png": (hopper.quantize(64), {}),
        "alpha.png": (clear, {}),
        "dark.webp": (hopper.point(lambda v: v // 4), {"quality": 95}),
    }
    made = []
    for name, (image, save) in files.items():
        image.save(folder / name, **save)
        made.append(
            Picture(id=Path(name).stem, file=folder / name, caption="照片", credit="摄", alt="照片")
        )
    return made


def _heavy(image: Image.Image) -> Image.Image:
    """Return a photograph in CMYK whose shadows hold 400 % of ink."""
    c, m, y = (band.point(lambda v: 255 - v) for band in image.split())
    black = image.convert("L").point(lambda v: 255 - v)
    return Image.merge("CMYK", (c, m, y, black))
