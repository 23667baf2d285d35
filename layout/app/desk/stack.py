"""A stack of layers: documents → PDFs, and PDFs of one page → one PNG of its trimmed area.

The pages are drawn into one bitmap in their order, which is what a viewer does with a single page
that holds all of them: the picture is that of the whole page, pixel by pixel. Where only some
layers are others than in a picture drawn before, only the place that these take is drawn anew, and
what lies over or under it there (`layout.app.desk.sheets`): the picture is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the helper loads what it needs
    from layout.pictures import Prepared


def layer_pdf(html: str, pictures: Mapping[str, Prepared], extra_fonts: Sequence[Path]) -> bytes:
    """Return a layer's PDF, without tags; see `layout.products.render.pdf.write_drawing`."""
    from fonts import FontLibrary
    from layout.products.render.pdf import write_drawing

    return write_drawing(html, FontLibrary.shipped().with_extra(extra_fonts), pictures)


def stacked_png(layers: Sequence[bytes], dpi: float) -> bytes:
    """Return the picture of one-page PDFs of equal size drawn over each other, lowest first.

    Size and sharpness are those of `layout.products.render.previews.png_pages`.
    """
    from layout.app.desk.sheets import sheet_of

    return sheet_of(layers, dpi).png


def measure_layers(layers: Sequence[bytes], dpi: float) -> None:
    """Find out where layers draw, for pictures in which some of them will be others."""
    from layout.app.desk.sheets import ink_of

    for layer in layers:
        ink_of(layer, dpi)
