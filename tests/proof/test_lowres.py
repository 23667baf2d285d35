"""Pictures of the proof: no more pixels than 96 an inch where they are used."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from layout.products.proof.lowres import lower_resolution


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    rng = np.random.default_rng(7)
    pixels = rng.integers(0, 255, (height, width, len(mode)), dtype=np.uint8)
    return Image.fromarray(pixels.squeeze(), mode if len(mode) > 1 else "L")


def page_with(image: Image.Image, width: float, height: float, scale: float = 1.0) -> pikepdf.Pdf:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 400), invariant=1)
    canvas.drawString(20, 20, "text")
    canvas.scale(scale, scale)
    canvas.drawImage(ImageReader(image), 10, 10, width, height, mask="auto")
    canvas.save()
    return pikepdf.open(io.BytesIO(out.getvalue()))


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [
        o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
    ]


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
@pytest.mark.parametrize("scale", [1.0, 0.5])
def test_images_are_reduced_to_their_use(mode: str, scale: float) -> None:
    pdf = page_with(photograph(900, 600, mode), 216, 144, scale)
    before = sum(len(image.read_raw_bytes()) for image in images(pdf))
    lower_resolution(pdf, 96)
    found = images(pdf)
    assert len(found) == (2 if mode == "RGBA" else 1)
    for image in found:
        assert int(image.Width) == round(216 * scale / 72 * 96)
        assert int(image.Height) == round(144 * scale / 72 * 96)
        size = pikepdf.PdfImage(image).as_pil_image().size
        assert size == (int(image.Width), int(image.Height))
    assert sum(len(image.read_raw_bytes()) for image in found) < before / 4


def test_a_coarse_image_is_left_as_it_is() -> None:
    pdf = page_with(photograph(100, 60), 216, 144)
    before = [image.read_raw_bytes() for image in images(pdf)]
    lower_resolution(pdf, 96)
    assert [image.read_raw_bytes() for image in images(pdf)] == before


def test_images_in_forms_are_found() -> None:
    inner = page_with(photograph(900, 600), 216, 144, 0.5)
    outer = pikepdf.new()
    outer.add_blank_page(page_size=(400, 400))
    outer.pages[0].add_overlay(inner.pages[0], pikepdf.Rectangle(0, 0, 400, 400))
    lower_resolution(outer, 72)
    (image,) = images(outer)
    assert (int(image.Width), int(image.Height)) == (108, 72)
