"""Photographs: formats, modes, orientation, resolution, damage."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat, JpegImagePlugin

from content.model import Box
from content.model.inks import InkSet
from content.words import Language, say
from layout.pictures import PictureError, effective_ppi, inspect, prepare
from tests.pictures.conftest import HOPPER, Maker

INKS = InkSet.of({})
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0–255."""
    other = other.resize(one.size, Image.Resampling.LANCZOS)
    return sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other)).mean) / 3


def decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


FORMATS: list[tuple[str, str, dict[str, Any]]] = [
    ("p.jpg", "RGB", {"quality": 95}),
    ("p.png", "RGB", {}),
    ("p.tif", "RGB", {}),
    ("p.tif", "RGB", {"compression": "tiff_lzw"}),
    ("p.webp", "RGB", {"quality": 95}),
    ("p.bmp", "RGB", {}),
    ("p.png", "RGBA", {}),
    ("p.webp", "RGBA", {"quality": 95}),
    ("p.tif", "CMYK", {}),
    ("p.jpg", "CMYK", {"quality": 95}),
    ("p.png", "P", {}),
    ("p.gif", "P", {}),
    ("p.jpg", "RGB", {"quality": 95, "progressive": True}),
    ("p.jpg", "RGB", {"quality": 95, "icc_profile": SRGB}),
]


@pytest.mark.parametrize(("name", "mode", "save"), FORMATS)
def test_every_format_comes_out_as_the_same_picture(
    picture: Maker, hopper: Image.Image, name: str, mode: str, save: dict[str, Any]
) -> None:
    p = picture(hopper.convert(mode), name, save=save)
    info = inspect(p)
    assert (info.width_px, info.height_px, info.vector) == (512, 600, False)
    ready = prepare(p, info, 51.2, 60.0, INKS)
    image = decoded(ready.data)
    assert image.mode == "RGB"
    assert ready.mime in ("image/jpeg", "image/png")
    assert difference(image, hopper) < (10 if mode in ("P", "CMYK") else 5)


def test_lab_is_converted(picture: Maker, lab: Image.Image, hopper: Image.Image) -> None:
    p = picture(lab, "p.tif")
    image = decoded(prepare(p, inspect(p), 51.2, 60.0, INKS).data)
    assert difference(image, hopper) < 5


@pytest.mark.parametrize("name", ["p.png", "p.tif"])
def test_deep_grey_stays_grey(picture: Maker, hopper: Image.Image, name: str) -> None:
    grey = hopper.convert("L")
    deep = Image.frombytes(
        "I;16", grey.size, b"".join(struct.pack("<H", v * 257) for v in grey.tobytes())
    )
    p = picture(deep, name)
    image = decoded(prepare(p, inspect(p), 51.2, 60.0, INKS).data)
    assert image.mode == "L"
    assert difference(image, grey.convert("RGB")) < 5


def test_bilevel_and_grey_with_alpha(picture: Maker, hopper: Image.Image) -> None:
    for mode in ("1", "LA"):
        p = picture(hopper.convert("L").convert(mode), "p.png")
        assert decoded(prepare(p, inspect(p), 40, 40, INKS).data).mode == "L"


def test_transparency_becomes_white(picture: Maker) -> None:
    p = picture(Image.new("RGBA", (300, 300), (200, 0, 0, 0)), "p.png")
    image = decoded(prepare(p, inspect(p), 30, 30, INKS).data)
    assert image.getpixel((10, 10)) in ((255, 255, 255), 255)


def test_cmyk_without_profile_is_told(picture: Maker, hopper: Image.Image) -> None:
    p = picture(hopper.convert("CMYK"), "p.tif")
    codes = [f.told.code for f in prepare(p, inspect(p), 40, 40, INKS).findings]
    assert codes == ["picture.no-profile"]


def test_unusable_profile_is_told(picture: Maker, hopper: Image.Image) -> None:
    p = picture(hopper, save={"icc_profile": b"no profile at all" * 20})
    codes = [f.told.code for f in prepare(p, inspect(p), 40, 40, INKS).findings]
    assert codes == ["picture.profile-unusable"]


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_orientation(picture: Maker, hopper: Image.Image, turn: int, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    save: dict[str, Any] = {"exif": exif}
    if suffix in ("jpg", "webp"):
        save["quality"] = 95
    p = picture(hopper, f"p.{suffix}", save=save)
    with Image.open(p.file) as file:
        upright = ImageOps.exif_transpose(file).convert("RGB")
    info = inspect(p)
    assert (info.width_px, info.height_px) == upright.size
    # A crop off the centre, so that a wrong corner shows.
    p = p.model_copy(update={"crop": Box(left=0.1, top=0.05, right=0.6, bottom=0.7)})
    ready = prepare(p, info, 30, 30, INKS)
    w, h = upright.size
    c = ready.crop
    box = tuple(round(v) for v in (c.left * w, c.top * h, c.right * w, c.bottom * h))
    assert difference(decoded(ready.data), upright.crop(box)) < 8  # type: ignore[arg-type]


def test_metadata_is_left_out_and_bytes_repeat(picture: Maker, hopper: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    p = picture(hopper, save={"exif": exif, "comment": b"secret comment", "icc_profile": SRGB})
    first, second = (prepare(p, inspect(p), 40, 30, INKS) for _ in range(2))
    assert first == second
    assert b"ecret" not in first.data
    assert b"ICC_PROFILE" not in first.data


def test_few_colours_come_out_as_png(picture: Maker) -> None:
    image = Image.new("RGB", (600, 400), "white")
    image.paste((196, 22, 28), (100, 100, 300, 300))
    p = picture(image, "p.png")
    assert prepare(p, inspect(p), 101.6, 67.73, INKS).mime == "image/png"


@pytest.mark.parametrize(
    ("width_mm", "grade"),
    [(60, None), (86, None), (88, "warning"), (129, "warning"), (131, "error")],
)
def test_resolution_findings(picture: Maker, width_mm: float, grade: str | None) -> None:
    p = picture(HOPPER)
    info = inspect(p)
    ready = prepare(p, info, width_mm, width_mm * 600 / 512, INKS)
    assert ready.ppi == pytest.approx(512 / (width_mm / 25.4))
    assert ready.ppi == effective_ppi(p, info, width_mm, width_mm * 600 / 512)
    assert [f.severity.value for f in ready.findings] == ([grade] if grade else [])


def test_never_enlarged_and_never_finer_than_asked(picture: Maker) -> None:
    p = picture(HOPPER)
    info = inspect(p)
    assert decoded(prepare(p, info, 512, 600, INKS).data).size == (512, 600)
    assert decoded(prepare(p, info, 25.4, 25.4 * 600 / 512, INKS, ppi=120).data).width == 120


def test_a_large_jpeg_is_decoded_no_larger_than_needed(
    picture: Maker, hopper: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes it fast: a JPEG decoder can leave out seven in eight pixels of a row."""
    p = picture(hopper.resize((4000, 3000)), save={"quality": 90})
    decoded_px: list[int] = []
    whole = JpegImagePlugin.JpegImageFile.load_prepare

    def counted(image: JpegImagePlugin.JpegImageFile) -> None:
        decoded_px.append(image.width * image.height)
        whole(image)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load_prepare", counted)
    ready = prepare(p, inspect(p), 170, 110, INKS)
    shown = decoded(ready.data).size
    assert decoded_px
    assert shown[0] * shown[1] <= sum(decoded_px) <= 4000 * 3000 / 3


def test_huge_jpeg(picture: Maker) -> None:
    p = picture(Image.new("L", (12_000, 9_000), 90), save={"quality": 50})
    ready = prepare(p, inspect(p), 110, 70, INKS)
    assert decoded(ready.data).width == 650


def png_head(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def test_pixel_bomb_is_refused(picture: Maker) -> None:
    bomb = png_head(60_000, 60_000) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
    with pytest.raises(PictureError) as caught:
        inspect(picture(bomb, "p.png"))
    assert caught.value.told.code == "picture.too-many-pixels"
    assert caught.value.told.values["millions"] == 3600


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "gif", "bmp"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_cut_off_file_is_refused(
    picture: Maker, hopper: Image.Image, suffix: str, part: float
) -> None:
    whole = picture(hopper, f"whole.{suffix}").file.read_bytes()
    with pytest.raises(PictureError) as caught:
        inspect(picture(whole[: int(len(whole) * part)], f"p.{suffix}"))
    assert all(say(caught.value.told, Language.ZH))


def test_damage_inside_is_refused_when_decoded(picture: Maker, hopper: Image.Image) -> None:
    data = bytearray(picture(hopper, "whole.png").file.read_bytes())
    data[5000:9000] = bytes(4000)
    p = picture(bytes(data), "p.png")
    with pytest.raises(PictureError, match=r"picture\.damaged"):
        prepare(p, inspect(p), 50, 50, INKS)


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0"])
def test_other_files_are_refused(picture: Maker, data: bytes) -> None:
    with pytest.raises(PictureError):
        inspect(picture(data, "p.jpg"))


def test_missing_file_is_told(picture: Maker, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"picture\.missing"):
        inspect(picture(tmp_path / "none.jpg"))


def test_a_picture_without_words_has_an_alternative_text(
    picture: Maker, hopper: Image.Image
) -> None:
    """PDF/UA needs one; the missing words are a finding of the content."""
    bare = picture(hopper, "p.jpg", caption="", alt="")
    assert prepare(bare, inspect(bare), 40, 40, INKS).alt == "图片"
    drawn = bare.model_copy(update={"illustration": True})
    assert prepare(drawn, inspect(drawn), 40, 40, INKS).alt == "插图"
