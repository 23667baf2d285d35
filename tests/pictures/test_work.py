"""A small file may not ask for work, or memory, without end; one cut off is not taken for whole."""

from __future__ import annotations

import base64
import io
import subprocess
import sys

import pytest
from PIL import Image

from layout.pictures import PictureError, inspect, svg_work, tones
from layout.pictures.files import MAX_PIXELS_OF
from layout.pictures.jpeg import is_cut
from layout.pictures.raster import _eight_bits
from layout.pictures.tones import coarse
from tests.pictures.conftest import Maker

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">'
STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
FILLED = '<rect width="400" height="200" fill="url(#g)"/>'
MARKER = '<marker id="m"><rect width="1" height="1"/></marker>'


def told(picture: Maker, body: str) -> str:
    """Return the code of what is said of a drawing; empty where it is taken."""
    try:
        inspect(picture(f"{HEAD}{body}</svg>".encode(), "d.svg"))
    except PictureError as error:
        return error.told.code
    return ""


@pytest.mark.parametrize(
    "body",
    [
        f'<linearGradient id="g" x2="1e-7" spreadMethod="repeat">{STOPS}</linearGradient>{FILLED}',
        '<linearGradient id="g" spreadMethod="reflect" gradientTransform="matrix(1e-6 0 0 1e-6 0 0)'
        f'">{STOPS}</linearGradient>{FILLED}',
        f'<linearGradient id="h" x2="1e-7" spreadMethod="repeat">{STOPS}</linearGradient>'
        f'<linearGradient id="g" href="#h"/>{FILLED}',
        '<radialGradient id="g" r="0.001" gradientUnits="userSpaceOnUse" spreadMethod="repeat">'
        f"{STOPS}</radialGradient>{FILLED}",
        f'{MARKER}<path marker-mid="url(#m)" d="M0 0{"L1 2 3 4" * 6000}"/>',
        f'{MARKER}<path id="p" marker-mid="url(#m)" d="M0 0{"L1 2" * 900}"/>'
        + '<use href="#p"/>' * 20,
        '<rect width="1" height="1"/>' * 20_001,
        f"<text>{'县' * 20_001}</text>",
        '<clipPath id="c"><path d="M0 0H9"/></clipPath>' + '<rect clip-path="url(#c)"/>' * 2500,
    ],
)
def test_work_without_end_is_refused(picture: Maker, body: str) -> None:
    assert told(picture, body) == "picture.svg-too-many"


@pytest.mark.parametrize(
    "body",
    [
        f'<linearGradient id="g" x2="0.1" spreadMethod="repeat">{STOPS}</linearGradient>{FILLED}',
        '<linearGradient id="g" x2="40" gradientUnits="userSpaceOnUse" spreadMethod="reflect">'
        f"{STOPS}</linearGradient>{FILLED}",
        f'{MARKER}<path marker-mid="url(#m)" d="M0 0{"L1 2 3 4" * 600}"/>',
        '<rect width="1" height="1"/>' * 8000,
        f"<text>{'县' * 2000}</text>",
    ],
)
def test_work_of_a_drawing_is_taken(picture: Maker, body: str) -> None:
    assert told(picture, body) == ""


def test_many_style_rules_are_refused(picture: Maker) -> None:
    rules = "".join(f".a{n} .b{n} rect{{fill:#f00}}" for n in range(2000))
    shapes = '<rect width="1" height="1"/>' * 1500
    assert told(picture, f"<style>{rules}</style>{shapes}") == "picture.svg-styles"
    assert told(picture, f"<style>{rules}</style>{shapes[:2800]}") == ""


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f"<style>rect{{fill:{'calc(' * 3000}}}</style>{FILLED}", "picture.svg-circular"),
        (f"<style>{'g ' * 9000}{{fill:red}}</style>{FILLED}", "picture.svg-circular"),
        (f'<rect style="stroke:{"[" * 3000}" width="9" height="9"/>', "picture.svg-circular"),
        (f'<g transform="scale(1e300)">{FILLED}</g>', "picture.svg-number"),
        (f'<g transform="{"scale(1e8)" * 9}">{FILLED}</g>', "picture.svg-number"),
        ('<path d="M0 0L2e9 1"/>', "picture.svg-number"),
        ("<text>县\u0378</text>", "picture.svg-character"),
        ("<text><tspan>县\ue000</tspan></text>", "picture.svg-character"),
        ("<rect " + " ".join(f'a{n}="1"' for n in range(2000)) + "/>", "picture.svg-broken"),
        (f'<g transform="rotate(45) translate(3000 4000) scale(.001)">{FILLED}</g>', ""),
        ("<text>县\u200b 𬴊</text>", ""),
    ],
)
def test_what_cannot_be_read_or_printed_is_told(picture: Maker, body: str, code: str) -> None:
    assert told(picture, body) == code


def test_a_photograph_inside_a_drawing_is_decoded(picture: Maker) -> None:
    whole = io.BytesIO()
    Image.effect_noise((80, 60), 50).save(whole, "PNG")

    def inside(data: bytes) -> str:
        address = f"data:image/png;base64,{base64.b64encode(data).decode()}"
        return told(picture, f'<image width="9" height="9" href="{address}"/>')

    assert inside(whole.getvalue()) == ""
    assert inside(whole.getvalue()[:900]) == "picture.svg-image"
    assert inside(b"nothing of a picture") == "picture.svg-image"
    large = io.BytesIO()
    Image.new("1", (6000, 6000)).save(large, "PNG")
    assert inside(large.getvalue()) == "picture.svg-image"


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize(
    "save",
    [{}, {"progressive": True}, {"restart_marker_rows": 4}, {"quality": 30, "optimize": True}],
    ids=lambda save: ",".join(save) or "plain",
)
def test_a_jpeg_cut_off_is_told_though_it_has_its_end(
    hopper: Image.Image, mode: str, save: dict[str, object], picture: Maker
) -> None:
    file = io.BytesIO()
    hopper.convert(mode).save(file, "JPEG", **save)
    data = file.getvalue()
    assert not is_cut(data)
    for share in (0.5, 0.9, 0.99):
        assert is_cut(data[: int(len(data) * share)].rstrip(b"\xff") + b"\xff\xd9"), share
    cut = picture(data[: len(data) // 2].rstrip(b"\xff") + b"\xff\xd9")
    with pytest.raises(PictureError, match=r"picture\.cut-off"):
        inspect(cut)


def test_plain_middle_grey_is_not_taken_for_missing() -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), (128, 128, 128)).save(file, "JPEG")
    assert not is_cut(file.getvalue())


def test_a_deep_grey_comes_to_the_same_eight_bits_in_bands() -> None:
    ramp = Image.linear_gradient("L").resize((40, 700)).convert("I").point(lambda v: v * 257)
    made = _eight_bits(ramp)
    wanted = Image.linear_gradient("L").resize((40, 700))
    assert made.mode == "L"
    assert made.tobytes() == wanted.tobytes()


def test_a_large_deep_grey_takes_less_than_six_bytes_a_pixel() -> None:
    side = 5000
    words = (
        "import resource; from PIL import Image; from layout.pictures.raster import _eight_bits\n"
        f"def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"before = most(); _eight_bits(Image.new('I;16', ({side}, {side}), 9))\n"
        "print(most() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) * (1 if sys.platform == "darwin" else 1024) < 6 * side * side


def test_a_progressive_jpeg_may_have_fewer_pixels(
    picture: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MAX_PIXELS_OF, "progressive", 99)
    image = Image.new("L", (10, 10))
    inspect(picture(image, "plain.jpg"))
    with pytest.raises(PictureError, match=r"picture\.too-many-pixels"):
        inspect(picture(image, "slow.jpg", save={"progressive": True}))


@pytest.mark.parametrize(
    ("kind", "mode", "keyed"),
    [
        ("see-through", "RGBA", {}),
        ("palette", "P", {}),
        ("keyed", "RGB", {"transparency": (1, 2, 3)}),
        ("keyed", "L", {"transparency": 3}),
    ],
)
def test_what_takes_copies_may_have_fewer_pixels(
    picture: Maker, kind: str, mode: str, keyed: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """126 million pixels of a palette took 1.1 GB; with one colour see-through, 12 bytes each."""
    monkeypatch.setitem(MAX_PIXELS_OF, kind, 99)
    inspect(picture(Image.new("RGB", (10, 10)), "plain.png"))
    with pytest.raises(PictureError, match=r"picture\.too-many-pixels"):
        inspect(picture(Image.new(mode, (10, 10)), "veil.png", save=keyed))


@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_huge_picture_is_made_smaller_in_bands(
    hopper: Image.Image, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = hopper.convert(mode)
    whole = coarse(image, 50)
    assert whole.size == hopper.size
    monkeypatch.setattr(tones, "HUGE", 1000)
    small = coarse(image, 50)
    assert small.tobytes() == whole.reduce(6).tobytes()


@pytest.mark.parametrize(("curves", "code"), [(10_000, ""), (20_000, "picture.svg-too-many")])
def test_a_path_is_as_much_work_as_it_has_corners(
    picture: Maker, curves: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """7 MB of curves, a tenth of it here, took 37 core seconds."""
    monkeypatch.setattr(svg_work, "MOST_WORK", svg_work.MOST_WORK // 10)
    assert told(picture, f'<path d="M0 0{"c.1.2.3.4.5.6" * curves}"/>') == code


@pytest.mark.parametrize("size", [(1, 3000), (3000, 1), (7, 7)])
def test_a_jpeg_of_a_few_pixels_one_way_is_read(size: tuple[int, int]) -> None:
    file = io.BytesIO()
    Image.effect_noise(size, 60).save(file, "JPEG")
    assert not is_cut(file.getvalue())
