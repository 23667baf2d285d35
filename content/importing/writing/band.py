"""Key figures → the file of the edition's band, which an opening may show the first of."""

from __future__ import annotations

from content.importing.choosing.keyfigures import KeyFigure
from content.importing.writing.files import WRITTEN, scalar

#: Name of the file in figures/, as edition.yaml names it.
BAND = "key"


def band_file(figures: tuple[KeyFigure, ...]) -> str:
    """Return the file of the band; the first figure is the one that an opening shows."""
    lines = [
        f"# {WRITTEN.text('imported.key-figures-from')}",
        "kind: key",
        f"title: {WRITTEN.text('imported.key-figures')}",
        f"source: {WRITTEN.text('imported.key-figures-source')}",
        "items:",
    ]
    for number, one in enumerate(figures):
        lines += [
            f"  - label: {scalar(one.label)}",
            *([f"    before: {scalar(one.before)}"] if one.before else []),
            f"    value: {one.value}",
            f"    unit: {scalar(one.unit)}",
            f"    stated: {scalar(one.stated)}",
            *(["    highlight: true"] if number == 0 else []),
        ]
    return "\n".join(lines) + "\n"
