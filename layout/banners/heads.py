"""Headlines: a title → the sound ways to break it, in the two headline faces; widths in em."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from layout.render.roles import SONG, TITLE
from layout.text import Composer, Line, TextStyle

MAX_LINES = 4
SHORT_PART = 9
"""A part of a headline with so many characters or fewer stays on one line …"""
NEVER_BROKEN = 6
"""… and a headline with so many is never broken."""

FACES = (
    TextStyle(family=TITLE, weight=900, indent_em=0, justify=False),
    TextStyle(family=SONG, weight=900, indent_em=0, justify=False),
)


@dataclass(frozen=True, slots=True)
class Breaking:
    """One way to break a headline."""

    style: TextStyle
    lines: tuple[Line, ...]
    widths_em: tuple[float, ...]
    penalty: float

    @property
    def width_em(self) -> float:
        """The widest line, em."""
        return max(self.widths_em)


def one_line(composer: Composer, text: str, style: TextStyle) -> tuple[Line, float]:
    """Return a text on one line and its width in em."""
    fit = composer.head(text, style, 10_000, 1)
    if fit is None:
        raise ValueError(f"{text!r} cannot be set on one line")
    return fit.lines[0], fit.lines[0].width_em


def wrapped(
    composer: Composer, text: str, style: TextStyle, measure_em: float, max_lines: int
) -> tuple[tuple[Line, float], ...] | None:
    """Return a text on as few lines as it needs within a measure, each with its width in em."""
    for lines in range(1, max_lines + 1):
        fit = composer.head(text, style, measure_em, lines)
        if fit is not None:
            return tuple((line, line.width_em) for line in fit.lines)
    return None


@lru_cache(maxsize=64)
def breakings(composer: Composer, title: str) -> tuple[Breaking, ...]:
    """Return the sound ways to break a headline, each as narrow as its number of lines allows."""
    parts = [part for part in title.split(" ") if part]
    found: list[Breaking] = []
    for style in FACES:
        for wanted, measure in composer.head_widths(title, style, MAX_LINES).items():
            penalty = _penalty(parts, wanted)
            fit = composer.head(title, style, measure, wanted) if penalty is not None else None
            if fit is None or penalty is None or len(fit.lines) != wanted:
                continue
            widths = tuple(line.width_em for line in fit.lines)
            found.append(Breaking(style, fit.lines, widths, penalty))
    return tuple(found)


def _penalty(parts: list[str], lines: int) -> float | None:
    """Return a factor on the size for a number of lines, None where it would be unsound."""
    if lines <= len(parts):
        return 1.0 if lines == len(parts) else 0.9
    longest = max(len(part) for part in parts)
    total = sum(len(part) for part in parts)
    if total <= NEVER_BROKEN or (len(parts) > 1 and longest <= SHORT_PART):
        return None
    return float(0.86 ** (lines - len(parts)))
