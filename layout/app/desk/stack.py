"""A stack of layers: documents → PDFs, and PDFs of one page → one PNG of its trimmed area.

The pages are drawn into one bitmap in their order, which is what a viewer does with a single page
that holds all of them: the picture is that of the whole page, pixel by pixel.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the helper loads what it needs
    import pypdfium2 as pdfium

    from layout.pictures import Prepared

#: Fast rather than small: the picture goes no further than this machine.
COMPRESS_LEVEL = 1


def layer_pdf(html: str, pictures: Mapping[str, Prepared], extra_fonts: Sequence[Path]) -> bytes:
    """Return a layer's PDF, without tags; see `layout.products.render.pdf.write_pdf`."""
    from fonts import FontLibrary
    from layout.products.render.pdf import write_pdf

    library = FontLibrary.shipped().with_extra(extra_fonts)
    return write_pdf(html, library, pictures=pictures, variant="")


def stacked_png(layers: Sequence[bytes], dpi: float) -> bytes:
    """Return the picture of one-page PDFs of equal size drawn over each other, lowest first.

    Size and sharpness are those of `layout.products.render.previews.png_pages`.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    scale = dpi / 72
    bitmap: pdfium.PdfBitmap | None = None
    for layer in layers:
        document = pdfium.PdfDocument(layer)
        page = _trimmed(document)
        if bitmap is None:
            bitmap = page.render(scale=scale)
        else:
            size = (math.ceil(page.get_width() * scale), math.ceil(page.get_height() * scale))
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, raw.FPDF_ANNOT)
        page.close()
        document.close()
    assert bitmap is not None, "a page has at least its furniture"
    out = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(out, "PNG", compress_level=COMPRESS_LEVEL)
    return out.getvalue()


def _trimmed(document: pdfium.PdfDocument) -> pdfium.PdfPage:
    """Return the first page, shown as the download shows it: its CropBox is its TrimBox.

    Cut from the whole sheet instead, it would lie on other fractions of a pixel.
    """
    page = document[0]
    page.set_cropbox(*page.get_trimbox())
    page.close()
    return document[0]  # pdfium takes a page's boxes when it is loaded
