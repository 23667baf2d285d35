"""The colour bar (测控条): a press profile → groups of patches in percent of C, M, Y, K.

The grey balance patches are found in the plant's own ICC profile: the three colours that make a
grey as neutral as the paper and as light as the black tint beside it. (To match the hue of the
black ink too, which is brown on newsprint, would take more yellow than a pressman can hold.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from layout.plant.profile import PressProfile

Inks = tuple[float, float, float, float]
TINTS = (25, 50, 75)
#: The black of a total ink patch; the three colours share the rest.
TOTAL_BLACK = 90
#: Shares of red, green and blue in how light a colour looks (Rec. 709).
LIGHT = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True, slots=True)
class Group:
    """Patches that belong together, with the words under them."""

    label: str
    patches: tuple[Inks, ...]


def colour_bar(profile: PressProfile) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the bar's two halves: solids, overprints and tints; grey balance and total ink."""
    full = min(100.0, math.floor(profile.total_ink / 2))
    solids = tuple(_alone(ink, 100) for ink in range(4))
    pairs = ((0, full, full, 0), (full, 0, full, 0), (full, full, 0, 0))
    left = [Group("实地 C M Y K", solids), Group("叠印 MY CY CM", pairs)]
    for ink, name in enumerate("CMY"):
        left.append(
            Group(f"{name} {' '.join(map(str, TINTS))}", tuple(_alone(ink, t) for t in TINTS))
        )
    right = []
    for tint, grey in zip(TINTS, grey_balance(profile.icc), strict=True):
        words = "/".join(f"{value:g}" for value in grey[:3])
        right.append(Group(f"K{tint}={words}", (_alone(3, tint), grey)))
    right.append(Group(f"TAC {profile.total_ink:g}", (total_ink(profile.total_ink),)))
    return tuple(left), tuple(right)


def total_ink(limit: float) -> Inks:
    """Return a patch of as much ink as the plant takes, in whole percent, never more."""
    colour = min(100, math.floor((limit - TOTAL_BLACK) / 3))
    black = min(100, math.floor(limit) - 3 * colour) if colour == 100 else TOTAL_BLACK
    return colour, colour, colour, black


@cache
def grey_balance(icc: Path) -> tuple[Inks, ...]:
    """Return, for each tint of black, the C, M and Y that make a grey as light on the paper."""
    proof = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(icc)),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    return tuple(_grey(proof, tint) for tint in TINTS)


def _grey(proof: ImageCms.ImageCmsTransform, tint: int) -> Inks:
    """Search coarsely over all colours, then by single percents around the best."""
    wanted = round(float(_looks(proof, np.array([[0, 0, 0, tint]]))[0] @ np.array(LIGHT)))
    steps, centre, reach = 5, np.array([50, 50, 50]), 50
    best: npt.NDArray[np.float64] = np.zeros(3)
    for _ in range(2):
        axes = [
            np.arange(max(0, middle - reach), min(100, middle + reach) + 1, steps)
            for middle in centre
        ]
        colours = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
        tried = np.hstack([colours, np.zeros((len(colours), 1), dtype=int)])
        off = ((_looks(proof, tried) - wanted) ** 2).sum(axis=1)
        best = colours[off == off.min()].mean(axis=0)
        steps, centre, reach = 1, np.rint(best).astype(int), 6
    cyan, magenta, yellow = (float(round(value)) for value in best)
    return cyan, magenta, yellow, 0.0


def _looks(proof: ImageCms.ImageCmsTransform, inks: npt.NDArray[np.int_]) -> npt.NDArray[np.int_]:
    """Return how inks look, as sRGB relative to the paper."""
    values = np.rint(inks * 2.55).astype(np.uint8)
    strip = Image.frombytes("CMYK", (len(values), 1), values.tobytes())
    seen = ImageCms.applyTransform(strip, proof)
    assert seen is not None
    return np.asarray(seen).reshape(-1, 3).astype(int)


def _alone(ink: int, value: float) -> Inks:
    c, m, y, k = (value if ink == index else 0.0 for index in range(4))
    return c, m, y, k
