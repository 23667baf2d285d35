"""Low resolution: every image of an open PDF is written smaller, as it is used on its pages.

Input: a pikepdf document. Output: the same, changed in place; text and drawings stay as they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import hypot

import pikepdf
from PIL import Image

from layout.pdf import objects
from layout.pdf.lexer import instructions
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of, times

PPI = 96
QUALITY = 60
#: Forms within forms that are looked into.
DEEPEST = 12


def lower_resolution(pdf: pikepdf.Pdf, ppi: int = PPI) -> None:
    """Write every image at no more than `ppi` pixels an inch at its largest use, as JPEG."""
    widest: dict[tuple[int, int], tuple[pikepdf.Stream, float, float]] = {}
    for page in pdf.pages:
        for image, w, h in _used(page.obj, page.get("/Resources"), IDENTITY, 0):
            known = widest.get(image.objgen, (image, 0.0, 0.0))
            widest[image.objgen] = (image, max(w, known[1]), max(h, known[2]))
    for image, w, h in widest.values():
        _reduce(image, round(w / 72 * ppi), round(h / 72 * ppi))
        if isinstance(mask := image.get("/SMask"), pikepdf.Stream):
            _reduce(mask, round(w / 72 * ppi), round(h / 72 * ppi), mask=True)


def _used(
    holder: pikepdf.Object, resources: pikepdf.Object | None, start: Matrix, depth: int
) -> Iterator[tuple[pikepdf.Stream, float, float]]:
    """Yield the images that a content stream draws, with width and height in pt."""
    found = resources.get("/XObject") if resources is not None else None
    if found is None or depth > DEEPEST:
        return
    matrix, stack = start, []
    for operator, operands in instructions(objects.drawn(holder)[0]):
        match operator:
            case b"q":
                stack.append(matrix)
            case b"Q":
                matrix = stack.pop() if stack else start
            case b"cm":
                matrix = times(matrix_of(operands), matrix)
            case b"Do":
                item = found.get(operands[0])
                if not isinstance(item, pikepdf.Stream):
                    continue
                if item.get("/Subtype") == "/Image":
                    a, b, c, d = matrix.shorthand[:4]
                    yield item, hypot(a, b), hypot(c, d)
                elif item.get("/Subtype") == "/Form":
                    inner = times(objects.matrix(item.get("/Matrix")), matrix)
                    yield from _used(item, item.get("/Resources", resources), inner, depth + 1)


def _reduce(image: pikepdf.Stream, width: int, height: int, *, mask: bool = False) -> None:
    """Write an image in at most so many pixels; left as it is where that saves nothing."""
    if int(image.Width) <= width and int(image.Height) <= height:
        return
    try:
        pixels = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return  # a kind that cannot be decoded here: the page is right, only not small
    size = (max(1, min(width, pixels.width)), max(1, min(height, pixels.height)))
    mode = "L" if mask or pixels.mode in ("1", "L") else "RGB"
    small = pixels.convert(mode).resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY, optimize=True)
    if len(out.getvalue()) >= len(image.read_raw_bytes()):
        return
    image.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    image.Width, image.Height, image.BitsPerComponent = *size, 8
    image.ColorSpace = pikepdf.Name.DeviceGray if mode == "L" else pikepdf.Name.DeviceRGB
    for key in ("/DecodeParms", "/Decode"):
        if key in image:
            del image[key]
