"""Measuring: one face and a text → its width in em, as WeasyPrint sets it with SETTING_CSS.

All numbers are in em (1.0 = the font size). The shipped files hold no kerning, ligatures or
language forms, so a width is the same in every language; for an edition's own fonts the same
features are off here and in SETTING_CSS.
"""

from __future__ import annotations

from pathlib import Path

import uharfbuzz as hb

SOFT_HYPHEN = "\u00ad"  # invisible like U+200B, which no face has: counts as missing too
OFF = ("kern", "liga", "clig", "calt", "chws", "locl")
SETTING_CSS = (
    "font-kerning:none;font-variant-ligatures:none;"
    "font-feature-settings:" + ",".join(f'"{tag}" 0' for tag in OFF) + ";"
)
"""Declarations for the root of all set text; measuring and setting agree under them."""

_PLAIN: dict[str, bool] = dict.fromkeys(OFF, False)
_TABULAR: dict[str, bool] = _PLAIN | {"tnum": True}


class Metrics:
    """Measures text in one face; opened from a file, or from bytes for a converted font."""

    __slots__ = (
        "_advances",
        "_font",
        "_runs",
        "_upem",
        "ascent",
        "cap_height",
        "descent",
        "x_height",
    )

    ascent: float
    """Height of the line box above the baseline, em (hhea)."""
    descent: float
    """Depth of the line box below the baseline, em, positive."""
    cap_height: float
    x_height: float

    def __init__(self, source: Path | bytes) -> None:
        """Open a TrueType or OpenType file (mapped, not read) or its bytes."""
        blob = hb.Blob(source) if isinstance(source, bytes) else hb.Blob.from_file_path(str(source))
        face = hb.Face(blob)
        self._font = hb.Font(face)
        self._upem: int = face.upem
        self._advances: dict[str, float | None] = {}
        self._runs: dict[tuple[str, bool], float] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender / self._upem
        self.descent = -extents.descender / self._upem
        tags = hb.OTMetricsTag
        self.cap_height = self._font.get_metric_position_with_fallback(tags.CAP_HEIGHT) / self._upem
        self.x_height = self._font.get_metric_position_with_fallback(tags.X_HEIGHT) / self._upem

    def _lookup(self, char: str) -> float | None:
        """Return a character's advance in em, None when the face has no glyph for it."""
        try:
            return self._advances[char]
        except KeyError:
            glyph = 0 if char == SOFT_HYPHEN else self._font.get_nominal_glyph(ord(char))
            width = self._font.get_glyph_h_advance(glyph) / self._upem if glyph else None
            self._advances[char] = width
            return width

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for one character."""
        return self._lookup(char) is not None

    def advance(self, char: str) -> float:
        """Return one character's advance in em; a missing one counts 1 em (ask `has` first)."""
        width = self._lookup(char)
        return 1.0 if width is None else width

    def ink(self, char: str) -> tuple[float, float]:
        """Return top and bottom of a character's ink below its em box's top, in em."""
        found = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(char)) or 0)
        if found is None or not found.height:
            return 0.0, 1.0
        top = self.ascent - found.y_bearing / self._upem
        return top, top - found.height / self._upem

    def run(self, text: str, *, tabular: bool = False) -> float:
        """Return a run's shaped width in em; `tabular`: as font-variant-numeric:tabular-nums."""
        key = (text, tabular)
        width = self._runs.get(key)
        if width is None:
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            buffer.direction = "ltr"
            hb.shape(self._font, buffer, _TABULAR if tabular else _PLAIN)
            width = sum(position.x_advance for position in buffer.glyph_positions) / self._upem
            self._runs[key] = width
        return width
