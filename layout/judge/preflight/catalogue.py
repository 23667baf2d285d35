"""The checks of a preflight, by id.

Input: nothing. Output: `CATALOGUE`, in the order in which the checks are printed. What each asks
and what to do about a fault has the catalogue of words, by `checks.ID`.
"""

from __future__ import annotations

CATALOGUE = (
    # The file
    "encryption",
    "damage",
    "size",
    "standard",
    "version",
    "metadata",
    "trapped",
    "identifier",
    "output-intent",
    "condition",
    "javascript",
    "actions",
    "attachments",
    "forms",
    "layers",
    "annotations",
    # Pages and boxes
    "pages",
    "trim-box",
    "bleed",
    "crop-box",
    "nesting",
    "page-size",
    "rotation",
    # Colour
    "rgb",
    "lab",
    "icc",
    "spot",
    "black-text",
    "reversed-text",
    "ink",
    "plates",
    # Text and lines
    "embedded",
    "subset",
    "type3",
    "text-size",
    "reversed-size",
    "text-inks",
    "invisible-text",
    "hairline",
    "line-inks",
    # Pictures
    "resolution",
    "compression",
    "opi",
    # How it prints
    "overprint-black",
    "overprint-white",
    "transparency",
    "transfer",
)
