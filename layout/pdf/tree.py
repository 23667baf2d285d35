"""The tag tree of a PDF: an element → it and all below it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element and all below it; marked content and references to links are none."""
    yield element
    for kid in element.get("/K", ()):  # an empty cell of a table has none
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)
