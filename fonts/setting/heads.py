"""Headlines: a prepared head → balanced lines broken between phrases, at size 1 em.

Phrases are those of `phrases`; a typed space parts a head in two and is where it breaks.
Marks at line ends give up their blank, so that centred lines look centred. Lengths in em of the
head's size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from fonts.setting.items import Joint, Prepared, Stage
from fonts.setting.lines import Line, set_line
from fonts.setting.phrases import phrase_starts

PART_GAP_EM = 1.0
"""Between the two parts of a head on one line."""
EDGE_EM = 2.0
"""More than a line can lose where it breaks: the gap between parts and blanks of marks."""
ROUNDING_EM = 1e-6
"""Settings whose widest lines differ by less are alike: the evener one is taken."""


@dataclass(frozen=True, slots=True)
class HeadFit:
    """A head as it is set."""

    lines: tuple[Line, ...]
    width_em: float
    """Of the widest line."""


@cache
def _with_gaps(prepared: Prepared) -> Prepared:
    """Return the head with its typed spaces as gaps of 1 em between parts."""

    def widened(joint: Joint, han: bool) -> Joint:
        if not joint.space or not han:
            return joint
        return replace(joint, natural=PART_GAP_EM, shrink=0.0, stage=Stage.NONE, stretch=0.0)

    boxes = prepared.boxes
    joints = (
        widened(joint, not (left.text.isascii() and right.text.isascii()))
        for joint, left, right in zip(prepared.joints, boxes, boxes[1:], strict=False)
    )
    return replace(prepared, joints=tuple(joints))


def _is_part(prepared: Prepared, end: int) -> bool:
    """Whether the head's parts meet before box `end`."""
    joint = prepared.joints[end - 1]
    return bool(joint.space) and joint.natural >= PART_GAP_EM and joint.breakable


def _breaks(prepared: Prepared) -> tuple[int, ...]:
    """Return the boxes before which a head may break, both ends included."""
    starts = phrase_starts(prepared.text)
    inner = [
        k
        for k in range(1, len(prepared.boxes))
        if prepared.joints[k - 1].breakable
        and (prepared.boxes[k].offset in starts or prepared.joints[k - 1].space)
    ]
    return (0, *inner, len(prepared.boxes))


@dataclass(frozen=True, slots=True)
class _Settings:
    """The ways to break a head in so many lines; where parts meet it must break.

    `least` says of a break, of the lines left and of the parts still to be met how wide the widest
    line must be: paths that would need a wider one are not begun. Without it the ways grow with
    the power of the lines, and a pull-quote of a hundred characters would never be set.
    """

    prepared: Prepared
    breaks: tuple[int, ...]
    parts: frozenset[int]
    widths: dict[tuple[int, int], float] = field(default_factory=dict)
    known: dict[tuple[int, int, int], float] = field(default_factory=dict)

    def width(self, at: int, to: int) -> float:
        """Width in em of the line from one break to another."""
        key = at, to
        if key not in self.widths:
            self.widths[key] = self.prepared.natural_width(self.breaks[at], self.breaks[to])
        return self.widths[key]

    def least(self, at: int, left: int, due: int) -> float:
        """Return the least greatest width of `left` lines from a break; infinite: there is none."""
        last = len(self.breaks) - 1
        if left == 1:
            return math.inf if due > 0 else self.width(at, last)
        key = at, left, due
        if key not in self.known:
            self.known[key] = min(
                (
                    max(self.width(at, to), self.least(to, left - 1, due - self._met(to)))
                    for to in range(at + 1, last - left + 2)
                ),
                default=math.inf,
            )
        return self.known[key]

    def _met(self, to: int) -> bool:
        return self.breaks[to] in self.parts

    def paths(self, count: int) -> Iterator[tuple[int, ...]]:
        """Yield the breaks of every way whose widest line is as narrow as can be."""
        due = min(len(self.parts), count - 1)
        narrowest = self.least(0, count, due) + ROUNDING_EM
        if narrowest < math.inf:
            yield from self._go((0,), count, due, narrowest)

    def _go(
        self, path: tuple[int, ...], left: int, due: int, narrowest: float
    ) -> Iterator[tuple[int, ...]]:
        at, last = path[-1], len(self.breaks) - 1
        if left == 1:
            yield tuple(self.breaks[index] for index in (*path, last))
            return
        for to in range(at + 1, last - left + 2):
            owed = due - self._met(to)
            if max(self.width(at, to), self.least(to, left - 1, owed)) <= narrowest:
                yield from self._go((*path, to), left - 1, owed, narrowest)


@cache
def _narrowest(prepared: Prepared, count: int) -> tuple[float, tuple[int, ...]] | None:
    """Return the widest line and the breaks of the best balanced setting in `count` lines."""
    breaks = _breaks(prepared)
    parts = frozenset(k for k in breaks[1:-1] if _is_part(prepared, k))
    best: tuple[float, float, tuple[int, ...]] | None = None
    for path in _Settings(prepared, breaks, parts).paths(count):
        widths = [prepared.natural_width(a, b) for a, b in pairwise(path)]
        mean = sum(widths) / count
        uneven = sum((width - mean) ** 2 for width in widths)
        candidate = (round(max(widths), 6), uneven, path)
        if best is None or candidate < best:
            best = candidate
    return None if best is None else (best[0], best[2])


def narrowest(prepared: Prepared, max_lines: int) -> dict[int, float]:
    """Return number of lines → narrowest measure in em."""
    if not prepared.boxes:
        return {}
    head = _with_gaps(prepared)
    found = ((count, _narrowest(head, count)) for count in range(1, max_lines + 1))
    return {count: setting[0] for count, setting in found if setting}


def fit_head(prepared: Prepared, measure: float, max_lines: int) -> HeadFit | None:
    """Return the head in the fewest lines that fit the measure, None when none do."""
    if not prepared.boxes:
        return None
    head = _with_gaps(prepared)
    whole = head.natural_width(0, len(head.boxes))
    least = max(1, math.ceil(whole / (measure + EDGE_EM)))  # fewer lines cannot hold it
    for count in range(least, max_lines + 1):
        setting = _narrowest(head, count)
        if setting and setting[0] <= measure + 1e-6:
            path = setting[1]
            lines = tuple(
                set_line(head, a, b, head.natural_width(a, b), 0.0, shrink=False, stretch=False)
                for a, b in pairwise(path)
            )
            return HeadFit(lines, setting[0])
    return None
