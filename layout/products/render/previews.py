"""Previews: PDF bytes → one PNG a page, cut to the TrimBox."""

from __future__ import annotations

import io

import pypdfium2 as pdfium


def png_pages(pdf: bytes, dpi: float) -> tuple[bytes, ...]:
    """Return a PNG of each page's trimmed area at `dpi`.

    The picture's size is the trim's, rounded up to whole pixels; fonts must be embedded.
    """
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(_png(document[index], dpi / 72) for index in range(len(document)))
    finally:
        document.close()


def _png(page: pdfium.PdfPage, scale: float) -> bytes:
    left, bottom, right, top = page.get_cropbox()
    trim = page.get_trimbox()
    crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
    image = page.render(scale=scale, crop=crop, rev_byteorder=True).to_pil()
    image = image if image.mode == "RGB" else image.convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=3)
    page.close()
    return out.getvalue()
