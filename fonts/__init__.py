"""Fonts: the built files in files/ → faces measured, named and loaded (see README.md)."""

from __future__ import annotations

from fonts.faces import Face, FontError
from fonts.library import FontLibrary
from fonts.metrics import SETTING_CSS, Metrics

__all__ = ["SETTING_CSS", "Face", "FontError", "FontLibrary", "Metrics"]
