"""UA2: the download file by the later standards, charts' values in it as CSV (PDF/UA-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.products.download.data import with_data
from layout.products.download.later import later

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.order import Order

HELP = (
    "按新标准的下载 PDF，附各图表的数字：PDF/UA-2、PDF/A-4f（PDF 2.0）",
    "the download by the later standards, with the charts' figures: PDF/UA-2, PDF/A-4f (PDF 2.0)",
)
FILE = "{edition}-ua2.pdf"


def content(built: Built, order: Order) -> bytes:
    """Return the file."""
    return later(with_data(built.pdf, built.placed.edition))
