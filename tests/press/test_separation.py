"""Photographs and colours in the press's inks: limits, greys, intents, and what comes back."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from content.model import Picture, Severity
from layout.page.placed import Shade
from layout.pictures import inspect, prepare
from layout.pictures.separation import encode, limit_ink, most_ink, separate, separate_colour
from layout.plant.profile import Intent, PressProfile
from tests.press.build import INKS, NEWSPRINT

SRGB = ImageCms.createProfile("sRGB")


def with_intent(intent: Intent) -> PressProfile:
    pictures = NEWSPRINT.pictures.model_copy(update={"intent": intent})
    return NEWSPRINT.model_copy(update={"pictures": pictures})


def seen(image: Image.Image) -> Image.Image:
    """Return what a separated image looks like in print, against the paper's own white."""
    press = ImageCms.ImageCmsProfile(io.BytesIO(NEWSPRINT.icc.read_bytes()))
    result = ImageCms.profileToProfile(
        image,
        press,
        SRGB,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert result is not None
    return result


def noise(seed: int) -> Image.Image:
    """Return the worst for a JPEG: pixels of random inks, half of them all solid."""
    values = np.random.default_rng(seed).integers(0, 256, (96, 96, 4))
    values[values > 127] = 255
    return Image.fromarray(values.astype(np.uint8), "CMYK")


@pytest.mark.parametrize("limit", [150.0, 220.0, 240.0, 300.0])
def test_no_decoded_pixel_passes_the_limit(limit: float) -> None:
    profile = NEWSPRINT.model_copy(update={"total_ink": limit})
    for seed in range(4):
        data, mime = encode(noise(seed), profile)
        assert mime == "image/jpeg"
        with Image.open(io.BytesIO(data)) as image:
            assert image.mode == "CMYK"
            assert limit - 30 < most_ink(image) <= limit
            assert [component[1:3] for component in image.layer] == [(1, 1)] * 4  # type: ignore[attr-defined]


@pytest.mark.parametrize("limit", [150.0, 200.0, 240.0])
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_no_pixel_and_no_colour_passes_the_limit(limit: float, mode: str) -> None:
    """A drawing's colours are separated and never become a JPEG, which keeps the limit itself."""
    profile = NEWSPRINT.model_copy(update={"total_ink": limit})
    image = noise(5) if mode == "CMYK" else noise(5).convert("RGB")
    assert most_ink(separate(image, None, profile)) <= limit + 1e-9
    for code in ("#300a04", "#0a2818", "#102040", "#ff0000"):
        assert 0 < 100 * sum(separate_colour(code, profile)) <= limit


@pytest.mark.parametrize(
    ("given", "limited"),
    [
        ((100, 20, 30, 10), (100, 20, 30, 10)),
        ((255, 255, 255, 0), (178, 178, 178, 77)),  # what is common turns to black
        ((255, 255, 255, 204), (119, 119, 119, 255)),  # then the colours give way
        ((255, 255, 0, 255), (178, 178, 0, 255)),
    ],
)
def test_the_limit_takes_colour_away_and_leaves_black(
    given: tuple[int, ...], limited: tuple[int, ...]
) -> None:
    assert limit_ink(Image.new("CMYK", (1, 1), given), 240).getpixel((0, 0)) == limited


def test_white_is_bare_paper_and_greys_are_black_ink_alone() -> None:
    assert separate_colour("#ffffff", NEWSPRINT) == (0, 0, 0, 0)
    assert separate_colour("#000000", NEWSPRINT) == (0, 0, 0, 1)
    c, m, y, k = separate_colour("#808080", NEWSPRINT)
    assert (c, m, y) == (0, 0, 0)
    # What TR 002 gives the lightness that lies between paper and solid black as 50 % grey does.
    assert k == pytest.approx(0.54, abs=0.02)
    red = separate_colour("#ff0000", NEWSPRINT)
    assert red[1] > 0.8
    assert red[2] > 0.7
    assert red[0] < 0.2
    assert sum(red) <= 2.4


def test_a_grey_ramp_looks_as_it_did() -> None:
    ramp = Image.linear_gradient("L")
    black = separate(ramp, None, NEWSPRINT)
    assert black.mode == "L"
    plates = Image.merge("CMYK", (*[Image.new("L", black.size)] * 3, ImageChops.invert(black)))
    shown = np.asarray(seen(plates).convert("L"), dtype=float)[:, 0]
    assert np.abs(shown - np.arange(256)).mean() < 12
    assert (np.diff(shown) >= -1).all()
    neutral = separate(Image.merge("RGB", (ramp, ramp, ramp)), None, NEWSPRINT)
    assert neutral.tobytes() == black.tobytes()


def test_intents_differ_and_the_perceptual_one_keeps_shadows_apart(
    photographs: list[Picture],
) -> None:
    with Image.open(photographs[1].file) as image:
        plain = image.convert("RGB").point(lambda v: v // 2)
    made = {i: separate(plain, None, with_intent(i)).tobytes() for i in ("relative", "perceptual")}
    assert made["relative"] != made["perceptual"]
    assert len(set(made["perceptual"])) > 100


def test_cmyk_of_the_same_press_comes_back(photographs: list[Picture]) -> None:
    (item,) = [p for p in photographs if p.id == "cmyk-profile"]
    relative = with_intent("relative")
    ready = prepare(item, inspect(item), 90, 90 * 600 / 512, INKS, press=relative)
    with Image.open(io.BytesIO(ready.data)) as made, Image.open(item.file) as given:
        size = made.size
        difference = ImageChops.difference(made.convert("CMYK"), given.resize(size))
    assert max(ImageStat.Stat(difference).mean) < 12


@pytest.mark.parametrize("name", ["srgb", "profile", "lab", "palette"])
def test_a_photograph_is_known_again(photographs: list[Picture], name: str) -> None:
    (item,) = [p for p in photographs if p.id == name]
    info = inspect(item)
    ready = prepare(item, info, 80, 80 / info.aspect, INKS, press=NEWSPRINT)
    with Image.open(io.BytesIO(ready.data)) as made, Image.open(item.file) as given:
        shown = seen(made)
        wanted: Image.Image = given
        if given.mode == "LAB":
            result = ImageCms.profileToProfile(
                given, ImageCms.createProfile("LAB"), SRGB, outputMode="RGB"
            )
            assert result is not None
            wanted = result
        small = wanted.convert("RGB").resize(shown.size, Image.Resampling.LANCZOS)
        difference = ImageStat.Stat(ImageChops.difference(shown, small)).mean
    assert max(difference) < 40  # newsprint has a third of sRGB's colours


def test_resolution_is_that_of_the_press(photographs: list[Picture]) -> None:
    item = photographs[0]  # 512 × 600
    fine = NEWSPRINT.pictures.model_copy(update={"warn_ppi": 200.0, "least_ppi": 180.0})
    profile = NEWSPRINT.model_copy(update={"pictures": fine})
    frame = (512 / 190 * 25.4, 600 / 190 * 25.4)
    assert prepare(item, inspect(item), *frame, INKS, press=NEWSPRINT).findings == ()
    (found,) = prepare(item, inspect(item), *frame, INKS, press=profile).findings
    assert (found.severity, found.thing) == (Severity.WARNING, "srgb.jpg")
    assert (found.told.code, found.told.values["least_ppi"]) == ("picture.too-coarse", 200)
    coarse = NEWSPRINT.pictures.model_copy(update={"screen_lpi": 40.0})
    small = NEWSPRINT.model_copy(update={"pictures": coarse})
    data = prepare(item, inspect(item), *frame, INKS, press=small).data
    with Image.open(io.BytesIO(data)) as image:
        assert image.width == pytest.approx(frame[0] / 25.4 * 80, abs=1)


def test_metadata_is_left_out(photographs: list[Picture]) -> None:
    for item in photographs:
        data = prepare(item, inspect(item), 50, 50, INKS, press=NEWSPRINT).data
        assert b"ICC_PROFILE" not in data
        assert b"Exif" not in data


def test_a_shade_under_words_is_separated_with_its_photograph(tmp_path: Path) -> None:
    file = tmp_path / "light.jpg"
    Image.new("RGB", (900, 600), "#d8e0e4").save(file)
    picture = Picture(id="light", file=file, alt="x")
    shade = Shade("secondary_dark", "top", 0.8, 0.5, 0.7)
    ready = prepare(picture, inspect(picture), 120, 80, INKS, press=NEWSPRINT, shades=(shade,))
    inks = np.asarray(Image.open(io.BytesIO(ready.data)), dtype=float)
    inks = 255 - inks if inks[-1].mean() > 128 else inks  # how the plates are written
    total = inks.sum(axis=2)
    high = total.shape[0]
    assert total[: high // 3].mean() > 3 * total[-high // 5 :].mean()
    assert 100 * total.max() / 255 <= NEWSPRINT.total_ink + 2
