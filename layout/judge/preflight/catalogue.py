"""The checks of a preflight, by id.

Input: nothing. Output: `CATALOGUE`, in the order in which the checks are printed. What each asks
and what to do about a fault has the catalogue of words, by `checks.ID`.
"""

from __future__ import annotations

CATALOGUE = (
    # The file
    "encryption",
    "damage",
    "content",
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
    "bleed-art",
    "printable",
    "crop-box",
    "nesting",
    "page-size",
    "rotation",
    # Colour
    "rgb",
    "lab",
    "icc",
    "icc-whole",
    "default-spaces",
    "spot",
    "black-text",
    "reversed-text",
    "ink",
    "plates",
    # Text and lines
    "embedded",
    "font-program",
    "glyphs",
    "subset",
    "type3",
    "text-size",
    "reversed-size",
    "text-inks",
    "invisible-text",
    "safe-text",
    "hairline",
    "line-inks",
    # Pictures
    "resolution",
    "line-art",
    "picture-data",
    "compression",
    "opi",
    # How it prints
    "overprint-black",
    "overprint-white",
    "transparency",
    "transfer",
)
