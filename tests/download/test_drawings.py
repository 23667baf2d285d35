"""Editors' drawings: whatever they hold, the file has sRGB or grey and the press's own faces."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

from layout.page.units import Rect, mm
from layout.pictures import inspect, prepare
from layout.pictures.css_colour import srgb_parts
from layout.products.render.embedded import embedded_image
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.render.build import FONTS, SCREEN, edition, picture, pictured, placed

ODD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<defs><linearGradient id="g"><stop stop-color="lab(50% 40 59)"/>
<stop offset="1" stop-color="blue" stop-opacity=".4"/></linearGradient>
<mask id="m"><circle cx="150" cy="50" r="45" fill="white"/></mask></defs>
<rect width="300" height="100" fill="url(#g)"/>
<g mask="url(#m)" opacity=".6"><rect width="300" height="60" fill="oklch(60% 0.15 50)"/></g>
<text x="20" y="60" font-family="Arial" font-size="20">澄江 Photo 2021</text>
<image x="200" y="5" width="40" height="40" href="{address}"/></svg>"""


def _address(image: Image.Image, kind: str) -> str:
    out = io.BytesIO()
    image.save(out, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"


def test_a_drawing_of_all_kinds_of_things_conforms(tmp_path: Path) -> None:
    cmyk = Image.linear_gradient("L").convert("CMYK")
    item = picture(tmp_path)
    item.file.write_text(ODD.format(address=_address(cmyk, "JPEG")), encoding="utf-8")
    rect = Rect(60, 300, 300, 100)
    ready = prepare(item, inspect(item), mm(rect.w), mm(rect.h), SCREEN)
    pages = placed(edition(), pictured(item, rect))
    html = page_html(pages, SCREEN, FONTS, {}, {item.id: ready})
    with pikepdf.open(io.BytesIO(write_pdf(html, FONTS, pictures={item.id: ready}))) as pdf:
        kinds = {
            str(image.ColorSpace)
            for image in pdf.objects
            if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image"
        }
        faces = {str(o.BaseFont) for o in pdf.objects if _is_font(o)}
    assert kinds
    assert kinds <= {"/DeviceRGB", "/DeviceGray"}
    assert faces
    assert all("+Press-" in face for face in faces)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pixels_in_a_drawing_become_plain(mode: str) -> None:
    image = Image.linear_gradient("L").convert(mode)
    with Image.open(io.BytesIO(embedded_image(_address(image, "PNG")))) as found:
        assert found.size == image.size
        assert found.mode in ("L", "LA", "RGB", "RGBA")
        assert ("A" in found.getbands()) == ("A" in mode)


def test_pixels_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        embedded_image("data:image/png;base64,AAAA")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("#c4161c", (196, 22, 28)),
        ("hsl(120 50% 50%)", (64, 191, 64)),
        ("lab(100% 0 0)", (255, 255, 255)),
        ("lab(46.2775% -47.5621 48.5837)", (0, 128, 0)),
        ("oklab(51.975% -0.1403 0.10768)", (0, 128, 0)),
        ("lch(46.2775% 67.9892 134.3912)", (0, 128, 0)),
        ("color(xyz 0.07719 0.15438 0.02573)", (0, 128, 0)),
        ("color(srgb-linear 0 0.21586 0)", (0, 128, 0)),
    ],
)
def test_colours_of_every_space_become_srgb(words: str, wanted: tuple[int, int, int]) -> None:
    parts = srgb_parts(parse_color(words))
    assert [round(part * 255) for part in parts] == pytest.approx(wanted, abs=1)


def _is_font(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
