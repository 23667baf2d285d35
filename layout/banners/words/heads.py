"""Headlines: a title → the sound ways to break it, in the two headline faces; widths in em."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from content.model import Breaks
from fonts.setting import Composer, HeadFit, Line, TextStyle
from fonts.setting.keeping import kept_by_owner
from fonts.setting.roles import Fitted, Own, Role
from fonts.setting.styles import Styles

MAX_LINES = 4
SHORT_PART = 9
"""A part of a headline with so many characters or fewer stays on one line …"""
NEVER_BROKEN = 6
"""… and a headline with so many is never broken."""
LONE, LONE_SHARE = 0.7, 0.5
"""A line that a part was broken into, below so much of the widest, is a word left alone: a factor
on the size. One line smaller by a quarter is rather taken."""
UNLIKE = 1.7
"""Parts of a headline are unlike when one is so many times as long as the other."""
HAIR_EM = 0.018
"""White between the lowest ink of a line and the highest of the next, at least: a hair."""


@dataclass(frozen=True)
class Breaking:
    """One way to break a headline: asked for its size at every place that is tried."""

    role: Role[Fitted, Own]
    lines: tuple[Line, ...]
    penalty: float
    clear_em: float = 0.0
    """Distance of two lines at which no ink of one meets the next: the tail of a comma ends 0.12 em
    under its line, other characters above its foot."""

    @cached_property
    def width_em(self) -> float:
        """The widest line, em."""
        return max(line.width_em for line in self.lines)


@kept_by_owner(512)
def ways(
    composer: Composer, text: str, style: TextStyle, breaks: Breaks = ()
) -> tuple[HeadFit, ...]:
    """Return a head on one line, two … up to MAX_LINES, each as narrow as it can be."""
    found = []
    for count, measure in composer.head_widths(text, style, MAX_LINES, breaks).items():
        fit = composer.head(text, style, measure, count, breaks)
        if fit is not None and len(fit.lines) == count:
            found.append(fit)
    return tuple(found)


def one_line(composer: Composer, text: str, style: TextStyle) -> tuple[Line, float]:
    """Return a text on one line and its width in em."""
    line = ways(composer, text, style)[0].lines[0]
    return line, line.width_em


def wrapped(
    composer: Composer, text: str, style: TextStyle, measure_em: float, max_lines: int
) -> tuple[Line, ...] | None:
    """Return a head on as few lines as it needs within a measure, None where it needs more."""
    fitting = (
        fit.lines
        for fit in ways(composer, text, style)
        if fit.width_em <= measure_em + 1e-6 and len(fit.lines) <= max_lines
    )
    return next(fitting, None)


@kept_by_owner(64)
def breakings(
    composer: Composer, title: str, styles: Styles, breaks: Breaks = ()
) -> tuple[Breaking, ...]:
    """Return the sound ways to break a headline, each as narrow as its number of lines allows."""
    parts = [part for part in title.split(" ") if part]
    found: list[Breaking] = []
    for role in (styles.headline, styles.headline_wide):
        for fit in ways(composer, title, role.style, breaks):
            penalty = _penalty(parts, len(fit.lines))
            if penalty is not None:
                lone = len(fit.lines) > len(parts) and _least(fit.lines) < LONE_SHARE * fit.width_em
                clear = clear_em(composer, fit.lines, role.style)
                found.append(Breaking(role, fit.lines, penalty * (LONE if lone else 1.0), clear))
    return tuple(found)


def clear_em(composer: Composer, lines: tuple[Line, ...], style: TextStyle) -> float:
    """Return the distance of two lines, em, at which the ink of none meets the next."""

    def inks(line: Line) -> list[tuple[float, float]]:
        faces = (
            (char, composer.measurer.face_for(char, style.family, style.weight))
            for char in line.text
            if not char.isspace()
        )
        measurer = composer.measurer
        return [measurer.metrics(f.family, f.weight).ink(char) for char, f in faces if f]

    return max(
        (
            max(bottom for _, bottom in inks(over)) - min(top for top, _ in inks(under)) + HAIR_EM
            for over, under in pairwise(lines)
        ),
        default=0.0,
    )


def _least(lines: tuple[Line, ...]) -> float:
    """Return the width of the shortest line, em."""
    return min(line.width_em for line in lines)


def _penalty(parts: list[str], lines: int) -> float | None:
    """Return a factor on the size for a number of lines, None where it would be unsound.

    Parts of like length are broken alike or not at all.
    """
    if lines <= len(parts):
        return 1.0 if lines == len(parts) else 0.9
    lengths = sorted(len(part) for part in parts)
    short, long = lengths[0], lengths[-1]
    if sum(lengths) <= NEVER_BROKEN or (len(parts) > 1 and long <= SHORT_PART):
        return None
    if lines % len(parts) and long < UNLIKE * short:
        return None
    return float(0.86 ** (lines - len(parts)))
