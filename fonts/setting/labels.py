"""Short texts of a drawing: a prepared text → its natural width, its lines, its characters' places.

The same boxes and joints as a paragraph's, so that a chart's words measure and look like the
page's. Nothing is stretched or squeezed; marks at both edges give up their blank. Lengths in em.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from fonts.chinese.words import seams
from fonts.setting.items import Prepared, Spans
from fonts.setting.lines import blanks, set_line
from fonts.setting.phrases import FAIR, SURE, between_words, phrase_starts
from fonts.setting.style import Measurer

EPSILON = 1e-6


class Place(NamedTuple):
    """One character of a line."""

    char: str
    x_em: float
    """From the line's left edge to the character's origin."""
    family: str
    weight: int


@dataclass(frozen=True, slots=True)
class Label:
    """One line at its natural width."""

    text: str
    places: tuple[Place, ...]
    width_em: float


def set_label(prepared: Prepared, measurer: Measurer) -> Label:
    """Set a text on one line; the place of each character is where a page's line has it."""
    if not prepared.boxes:
        return Label("", (), 0.0)
    width = prepared.natural_width(0, len(prepared.boxes))
    line = set_line(prepared, 0, len(prepared.boxes), width, 0.0, shrink=False, stretch=False)
    style, typed = prepared.style, blanks(prepared)
    places: list[Place] = []
    x = 0.0
    for run in line.runs:
        family, weight = run.family or style.family, run.weight or style.weight
        metrics = measurer.metrics(family, weight)
        x += run.before_em
        for char in run.text:
            places.append(Place(char, x, family, weight))
            x += (typed[char] if char in typed else metrics.advance(char)) + run.spacing_em
        x += run.after_em
    return Label(prepared.text, tuple(places), width)


class Wrapping:
    """The breaks of one text, from those between phrases to those nobody would choose."""

    def __init__(self, prepared: Prepared) -> None:
        """Bind a text with at least one box."""
        self._prepared = prepared
        self._spans = Spans(prepared)

    @cached_property
    def _levels(self) -> tuple[tuple[int, ...], ...]:
        """Breaks by what they cost, each level with those before it; the last has all.

        Between phrases, none of a single character (一年|干：); between words; between any Han;
        then as dear as they are in a paragraph (a measure word parted from its number, an over-long
        word); last where no rule allows one.
        """
        prepared = self._prepared
        joints = list(enumerate(prepared.joints, start=1))
        offsets = [box.offset for box in prepared.boxes]
        starts = phrase_starts(prepared.text)
        free = [k for k, joint in joints if joint.breakable and joint.cost <= 0.0]
        words = [k for k in free if between_words(prepared, k, SURE)]
        levels = [
            [
                k
                for k in words
                if prepared.joints[k - 1].space
                or (offsets[k] in starts and not _beside_lone(prepared, k))
            ],
            words,
            free,
        ]
        costs = sorted({joint.cost for _, joint in joints if joint.breakable} - {0.0})
        levels += [[k for k, j in joints if j.breakable and j.cost <= most] for most in costs]
        levels.append([k for k, _ in joints])
        return tuple((*level, len(prepared.boxes)) for level in levels)

    def lines(self, measure: float, by_phrase: bool) -> tuple[str, ...]:
        """Return the lines: as few as fit, as even as those allow, broken between phrases.

        Args:
            measure: greatest width of a line, em; only a single character may be wider.
            by_phrase: break between phrases also where that costs one line more (titles).
        """
        whole, small = self._fill(0, measure), self._fill(1, measure)
        path = whole if len(whole[0]) <= len(small[0]) + by_phrase else small
        return self._texts(self._even(path, 0 if path is whole else 1))

    def _fill(self, level: int, measure: float) -> tuple[list[int], int]:
        """Fill lines as far as they go; return the breaks and the dearest level that was needed."""
        path, dearest, spans, count = [0], level, self._spans, len(self._prepared.boxes)
        while path[-1] < count:
            start = path[-1]
            far = bisect_right(spans.right, spans.left[start] + measure + EPSILON) - 1
            end, depth = self._next(level, start, far)
            path.append(end)
            dearest = max(dearest, depth)
        return path, dearest

    def _next(self, level: int, start: int, far: int) -> tuple[int, int]:
        """Return the break after `start`, not behind `far`, and the first level that has one."""
        for depth in range(level, len(self._levels)):
            if end := _last(self._levels[depth], start, far):
                return end, depth
        return start + 1, len(self._levels)

    def _even(self, found: tuple[list[int], int], level: int) -> list[int]:
        """Return the breaks at the narrowest measure that takes no more and no worse of them."""
        path, dearest = found
        while len(path) > 2:
            widest = self._widest(path)
            trial, depth = self._fill(level, widest - 2 * EPSILON)
            if len(trial) > len(path) or depth > dearest or self._widest(trial) >= widest:
                break
            path = trial
        return path

    def _widest(self, path: Sequence[int]) -> float:
        return max(self._spans.width(start, end) for start, end in pairwise(path))

    def _texts(self, path: Sequence[int]) -> tuple[str, ...]:
        text, boxes = self._prepared.text, self._prepared.boxes
        cuts = [0, *(boxes[k].offset for k in path[1:-1]), len(text)]
        return tuple(text[start:end].strip() for start, end in pairwise(cuts))


def _beside_lone(prepared: Prepared, end: int) -> bool:
    """Whether a word of one character, no particle, stands beside the break before box `end`."""
    before, after = prepared.boxes[end - 1].text[-1], prepared.boxes[end].text[0]
    return seams(prepared.text)[prepared.boxes[end].offset].lone(before, after) > FAIR


def _last(ends: Sequence[int], start: int, far: int) -> int:
    """Return the last of some breaks behind `start` and not behind `far`, 0 when there is none."""
    at = bisect_right(ends, far)
    return ends[at - 1] if at > bisect_left(ends, start + 1) else 0
