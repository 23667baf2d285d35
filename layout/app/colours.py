"""How grave a finding is → the colour in which a terminal shows it."""

from __future__ import annotations

from content.model import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
