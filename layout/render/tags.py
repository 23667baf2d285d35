"""Tags: an open tagged PDF → its structure tree without the empty boxes of fills and rules."""

from __future__ import annotations

import pikepdf


def tidy(pdf: pikepdf.Pdf) -> int:
    """Remove structure elements that hold nothing, in place; return how many.

    Fills, rules and the spans of the page's furniture draw artifacts only; WeasyPrint still gives
    each an element, which a reader would step through for nothing.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return 0
    return _prune(root)


def _prune(element: pikepdf.Object) -> int:
    kids = element.get("/K")
    if not isinstance(kids, pikepdf.Array):
        return 0
    removed = 0
    kept = []
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            removed += _prune(kid)
            if len(kid.get("/K", ())) == 0:
                removed += 1
                continue
        kept.append(kid)
    if len(kept) != len(kids):
        element["/K"] = pikepdf.Array(kept)
    return removed
