"""Faces in a photograph: a picture as pixels → boxes in fractions of it.

A cascade of local binary patterns, as OpenCV trained it on frontal faces (`faces.json`, its licence
beside it), is evaluated here in numpy: 24 × 24 pixels at every place and size. In a colour picture
only what has the hue of skin is looked at, which leaves out leaves and bricks; a grey one must
convince more often.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from content.model import Box

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DATA = Path(__file__).with_name("faces.json")
#: Pixels that a picture is looked at in: the smallest face found is a twelfth of a square's side.
PIXELS = 290 * 290
#: From one size to the next.
GROWTH = 1.18
#: From one place to the next in a picture of more pixels than this, and in a smaller one.
STEPS, MANY = (2, 1), 40_000
#: Finds on about one place that make a face: in colour, in grey.
IN_COLOUR, IN_GREY = 4, 6
#: Share of a window that has the hue of skin.
SKIN = 0.4
#: A window of even tone is no face: standard deviation of its greys.
EVEN = 12.0
#: The corners of three cells in a row; the cells round the middle one, as the patterns' bits go.
_FOUR = range(4)
_AROUND = ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1))
#: The box found reaches from brow to chin: hair and neck belong to a head, sides of the box.
ABOVE, BESIDE, BELOW = 0.35, 0.15, 0.22


@dataclass(frozen=True, slots=True)
class Weak:
    """One question of a stage: a grid of 3 × 3 cells, the patterns that pass, two votes."""

    cell: tuple[int, int, int, int]
    patterns: Ints
    votes: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stage:
    """Questions whose votes must reach a threshold."""

    threshold: float
    weak: tuple[Weak, ...]


@cache
def cascade() -> tuple[int, tuple[Stage, ...]]:
    """Return a window's side in pixels and the stages."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    stages = tuple(
        Stage(
            stage["threshold"],
            tuple(
                Weak(tuple(data["cells"][cell]), np.array(bits, dtype=np.int64), tuple(votes))
                for cell, bits, votes in stage["weak"]
            ),
        )
        for stage in data["stages"]
    )
    return data["side"], stages


def faces(image: Image.Image) -> tuple[Box, ...]:
    """Return the heads of a picture that faces the reader, the largest first."""
    small = image.convert("RGB")
    part = min(1.0, (PIXELS / (small.width * small.height)) ** 0.5)
    wanted = (max(1, round(part * small.width)), max(1, round(part * small.height)))
    small = small.resize(wanted, Image.Resampling.BOX)
    width, height = small.size
    grey, skin = small.convert("L"), _skin(np.asarray(small, dtype=np.float64))
    plain = skin is None
    found: list[tuple[float, float, float]] = []
    side, _ = cascade()
    scale = 1.0
    while min(width, height) / scale >= side:
        size = int(width / scale), int(height / scale)
        found += _at_size(grey, skin, size, side, width / size[0])
        scale *= GROWTH
    heads = [
        _head(np.mean(group, axis=0), width, height)
        for group in _groups(found)
        if len(group) >= (IN_GREY if plain else IN_COLOUR)
    ]
    return tuple(sorted(heads, key=lambda box: box.top - box.bottom))


def _skin(pixels: Floats) -> Floats | None:
    """Return 1 where a pixel has the hue of skin, light or dark; None for a picture in grey."""
    red, green, blue = (pixels[:, :, k] for k in range(3))
    blue_part = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
    red_part = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
    if max(float(np.ptp(blue_part)), float(np.ptp(red_part))) < 16:
        return None
    return ((blue_part > 77) & (blue_part < 131) & (red_part > 131) & (red_part < 178)).astype(
        np.float64
    )


def _at_size(
    grey: Image.Image, skin: Floats | None, size: tuple[int, int], side: int, back: float
) -> list[tuple[float, float, float]]:
    """Return the windows of one size that pass all stages: left, top and side in the picture."""
    wide, high = size
    pixels = np.asarray(grey.resize(size, Image.Resampling.BILINEAR), dtype=np.int64)
    sums, squares = _summed(pixels), _summed(pixels * pixels)
    step = STEPS[0 if wide * high > MANY else 1]
    top, left = (
        part.ravel() for part in np.mgrid[0 : high - side + 1 : step, 0 : wide - side + 1 : step]
    )
    count = side * side
    mean = _windows(sums, side, step) / count
    keep = _windows(squares, side, step) / count - mean**2 > EVEN**2
    if skin is not None:
        hue = np.asarray(Image.fromarray(skin).resize(size, Image.Resampling.BILINEAR))
        share = _windows(_summed(hue), side, step) / count
        keep &= share > SKIN
    top, left = top[keep], left[keep]
    for stage in cascade()[1]:
        if not len(left):
            return []
        votes = np.zeros(len(left))
        for weak in stage.weak:
            pattern = _pattern(sums, left, top, weak.cell)
            passes = (weak.patterns[pattern >> 5] >> (pattern & 31)) & 1
            votes += np.where(passes == 1, weak.votes[0], weak.votes[1])
        keep = votes >= stage.threshold - 1e-5
        top, left = top[keep], left[keep]
    return [(x * back, y * back, side * back) for x, y in zip(left, top, strict=True)]


def _summed(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the sums of all rectangles that begin in the corner."""
    return np.pad(values.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def _windows(sums: npt.NDArray[Any], side: int, step: int) -> npt.NDArray[Any]:
    """Return the sums of all windows of one side, row by row, so many pixels from each other."""
    lower, upper = sums[side::step], sums[:-side:step]
    before, behind = slice(None, -side, step), slice(side, None, step)
    found = lower[:, behind] - upper[:, behind] - lower[:, before] + upper[:, before]
    return np.asarray(found).ravel()


def _pattern(
    sums: npt.NDArray[Any], left: Ints, top: Ints, cell: tuple[int, int, int, int]
) -> Ints:
    """Return which of the eight cells round a middle one are as light as it, a bit each.

    The nine cells have sixteen corners, each of which is looked up once.
    """
    x, y, w, h = cell
    flat, row = sums.ravel(), sums.shape[1]
    first = (top + y) * row + left + x
    corners = [
        [flat.take(first + down * h * row + across * w) for across in _FOUR] for down in _FOUR
    ]
    upper = [[b - a for a, b in pairwise(line)] for line in corners]
    cells = [[b - a for a, b in zip(*two, strict=True)] for two in pairwise(upper)]
    code = np.zeros(len(left), dtype=np.int64)
    for across, down in _AROUND:
        code = 2 * code + (cells[down][across] >= cells[1][1])
    return code


def _groups(
    found: list[tuple[float, float, float]],
) -> list[list[tuple[float, float, float]]]:
    """Return windows that are about the same, together."""
    groups: list[list[tuple[float, float, float]]] = []
    for one in found:
        for group in groups:
            x, y, side = np.mean(group, axis=0)
            near = 0.3 * min(side, one[2])
            like = max(side, one[2]) < 1.5 * min(side, one[2])
            if like and abs(x - one[0]) < near and abs(y - one[1]) < near:
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _head(mean: Floats, width: int, height: int) -> Box:
    """Return the head round a face, in fractions of the picture."""
    x, y, side = (float(value) for value in mean)
    return Box(
        left=max(0.0, (x - BESIDE * side) / width),
        top=max(0.0, (y - ABOVE * side) / height),
        right=min(1.0, (x + (1 + BESIDE) * side) / width),
        bottom=min(1.0, (y + (1 + BELOW) * side) / height),
    )
