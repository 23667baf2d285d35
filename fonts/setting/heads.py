"""Headlines: a prepared head → balanced lines broken between phrases, at size 1 em.

Phrases are those of `phrases`; a typed space parts a head in two and is where it breaks.
Marks at line ends give up their blank, so that centred lines look centred. Lengths in em of the
head's size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from fonts.setting.items import Joint, Prepared, Stage
from fonts.setting.lines import Line, set_line
from fonts.setting.phrases import phrase_starts

PART_GAP_EM = 1.0
"""Between the two parts of a head on one line."""


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


def _breaks(prepared: Prepared) -> list[int]:
    """Return the boxes before which a head may break, both ends included."""
    starts = phrase_starts(prepared.text)
    inner = [
        k
        for k in range(1, len(prepared.boxes))
        if prepared.joints[k - 1].breakable
        and (prepared.boxes[k].offset in starts or prepared.joints[k - 1].space)
    ]
    return [0, *inner, len(prepared.boxes)]


def _settings(prepared: Prepared, count: int) -> list[list[int]]:
    """Return every way to break a head in `count` lines; two parts break where they meet."""
    breaks = _breaks(prepared)
    parts = {k for k in breaks[1:-1] if _is_part(prepared, k)}
    found: list[list[int]] = []

    def go(path: list[int], at: int) -> None:
        left = count - len(path)
        if left == 0:
            whole = [*path, breaks[-1]]
            if count == 1 or len(parts & set(whole)) >= min(len(parts), count - 1):
                found.append(whole)
            return
        for k in range(at + 1, len(breaks) - left):
            go([*path, breaks[k]], k)

    go([0], 0)
    return found


@cache
def _narrowest(prepared: Prepared, count: int) -> tuple[float, tuple[int, ...]] | None:
    """Return the widest line and the breaks of the best balanced setting in `count` lines."""
    best: tuple[float, float, tuple[int, ...]] | None = None
    for path in _settings(prepared, count):
        widths = [prepared.natural_width(a, b) for a, b in pairwise(path)]
        mean = sum(widths) / count
        uneven = sum((width - mean) ** 2 for width in widths)
        candidate = (round(max(widths), 6), uneven, tuple(path))
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
    for count in range(1, max_lines + 1):
        setting = _narrowest(head, count)
        if setting and setting[0] <= measure + 1e-6:
            path = setting[1]
            lines = tuple(
                set_line(head, a, b, head.natural_width(a, b), 0.0, shrink=False, stretch=False)
                for a, b in pairwise(path)
            )
            return HeadFit(lines, setting[0])
    return None
