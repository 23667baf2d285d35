"""Data: the download file with the charts' values in it as CSV (PDF/A-3a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.products.download.data import with_data

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.order import Order

HELP = (
    "下载 PDF 附各图表的数字（CSV）：PDF/A-3a",
    "the same with the charts' figures as CSV in it: PDF/A-3a",
)
FILE = "{edition}-data.pdf"


def content(built: Built, order: Order) -> bytes:
    """Return the file."""
    return with_data(built.pdf, built.placed.edition)
