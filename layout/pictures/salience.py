"""What of a picture tells: colours and unrest of its cells → a weight of each, 0 to 1.

Input: small arrays (`tones`). Output: an array of weights; `telling` asks of it which part of a
picture must stay. An estimate, where an editor states nothing: what differs from the picture's
common tone and from what is round it, what has detail, what lies near the middle; faces most.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from content.model import Box

Floats = npt.NDArray[np.float64]
#: What is round a cell, as a part of the picture's longer side.
ROUND = (0.06, 0.2)
#: Parts of difference from all, from what is round, and of detail.
PARTS = (0.3, 0.45, 0.25)
#: Weight at a picture's corners, of that in its middle.
EDGE = 0.45
#: Part of the cells that reach the greatest weight.
MOST = 0.02
#: An upright photograph, by so much higher than wide, in which no face is found is often a person
#: small or turned away: of the parts that tell nearly as much as the best the highest has the head.
UPRIGHT, NEARLY = 1.15, 0.92


def weights(colour: Floats, unrest: Floats, faces: Sequence[Box] = ()) -> Floats:
    """Return the weight of each cell."""
    tones = np.stack(
        [
            colour.mean(axis=2),
            0.8 * (colour[:, :, 0] - colour[:, :, 1]),
            0.8 * (colour[:, :, 2] - (colour[:, :, 0] + colour[:, :, 1]) / 2),
        ],
        axis=2,
    )
    common = np.median(tones.reshape(-1, 3), axis=0)
    apart = np.sqrt(((tones - common) ** 2).sum(axis=2))
    longer = max(colour.shape[:2])
    around = np.zeros_like(apart)
    for part in ROUND:
        mean = np.stack([blurred(tones[:, :, k], part * longer) for k in range(3)], axis=2)
        around += np.sqrt(((tones - mean) ** 2).sum(axis=2))
    detail = blurred(unrest, 0.02 * longer)
    found = np.zeros_like(apart)
    for share, own in zip(PARTS, (apart, around, detail), strict=True):
        found += share * own / max(1e-6, float(np.quantile(own, 1 - MOST)))
    rows, columns = found.shape
    y, x = np.mgrid[0:rows, 0:columns]
    off = ((y + 0.5) / rows - 0.5) ** 2 + ((x + 0.5) / columns - 0.5) ** 2
    found = blurred(found, 0.015 * longer) * (1 - (1 - EDGE) * off / 0.5)
    found = np.clip(found / max(1e-6, float(np.quantile(found, 1 - MOST))), 0, 1)
    for face in faces:
        found[
            int(face.top * rows) : round(face.bottom * rows),
            int(face.left * columns) : round(face.right * columns),
        ] = 1.0
    return np.asarray(found)


def blurred(cells: Floats, side: float) -> Floats:
    """Return an array each cell of which is the mean of what is round it, edges repeated."""
    half = max(1, round(side / 2))
    padded = np.pad(cells, half, "edge")
    sums = np.pad(padded.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    whole = 2 * half + 1
    part = sums[whole:, whole:] - sums[:-whole, whole:] - sums[whole:, :-whole]
    return np.asarray((part + sums[:-whole, :-whole]) / whole**2)


def telling(weight: Floats, faces: Sequence[Box], share: float) -> Box:
    """Return the box of so large a share of both sides that tells most; it holds all faces.

    Of an upright picture without a face it is the highest that tells nearly as much.
    """
    rows, columns = weight.shape
    high, wide = max(1, round(share * rows)), max(1, round(share * columns))
    sums = np.pad(weight.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    held = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide]
    held = held + sums[:-high, :-wide]
    if rows > UPRIGHT * columns and not faces:
        highest = int(np.argmax(held.max(axis=1) >= NEARLY * held.max()))
        held[highest + 1 :] = -np.inf
    top, left = (int(k) for k in np.unravel_index(int(held.argmax()), held.shape))
    box = [left / columns, top / rows, (left + wide) / columns, (top + high) / rows]
    if faces:
        box = _with(box, faces)
    return Box(left=box[0], top=box[1], right=min(1.0, box[2]), bottom=min(1.0, box[3]))


def _with(box: list[float], faces: Sequence[Box]) -> list[float]:
    """Return a box moved, and grown where it must be, so that it holds all faces."""
    left, top = min(f.left for f in faces), min(f.top for f in faces)
    right, bottom = max(f.right for f in faces), max(f.bottom for f in faces)
    out = list(box)
    for low, high, first, last in ((0, 2, left, right), (1, 3, top, bottom)):
        size = max(box[high] - box[low], last - first)
        start = min(max(box[low], last - size), first)
        start = min(max(0.0, start), max(0.0, 1.0 - size))
        out[low], out[high] = start, start + size
    return out
