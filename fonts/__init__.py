"""Fonts: the built files in files/ and how to measure, name and load them (see README.md)."""

from __future__ import annotations

from fonts.faces import Face, FontError
from fonts.library import FontLibrary
from fonts.metrics import SETTING_CSS, Metrics

__all__ = ["SETTING_CSS", "Face", "FontError", "FontLibrary", "Metrics"]
