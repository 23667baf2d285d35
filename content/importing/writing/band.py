"""Key figures → the file of the edition's band, which an opening may show the first of."""

from __future__ import annotations

from content.importing.choosing.keyfigures import KeyFigure
from content.importing.writing.files import WRITTEN, scalar

#: Name of the file in figures/, as edition.yaml names it.
BAND = "key"
#: Digits before the point up to which a chart prints a number as it is; longer ones it would group
#: or bring to 万, and the copy beside it has them as typed.
SHORT = 5


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
            f"    value: {one.value.replace(',', '')}",
            *(
                [f"    display: {scalar(one.value)}"]
                if len(one.value.partition(".")[0]) > SHORT
                else []
            ),
            f"    unit: {scalar(one.unit)}",
            f"    stated: {scalar(one.stated)}",
            *(["    highlight: true"] if number == 0 else []),
        ]
    return "\n".join(lines) + "\n"
