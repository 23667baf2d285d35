"""A colour of many inks → one or two inks that look most like it on the press.

Input: four shares of ink and a `PressProfile`. Output: shares of which two at most are not 0. One
of them is full for small letters and thin rules, which a screen breaks into dots; of a ground none
need be.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from itertools import combinations, product

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from layout.pictures.separation import Cmyk
from layout.plant.inks import DARKNESS, darkness
from layout.plant.profile import PressProfile

#: Tints that are tried, percent.
STEP = 5
#: A tint from here on is made full, and one up to there left out: small text shows no screen.
#: Yellow is full earlier: its edge is hardly seen, a screen of it makes red pink.
FULL, FULL_YELLOW, NONE = 0.85, 0.4, 0.1
#: Colours whose inks differ less than this are greys; lighter ones than that are no colours for
#: small things: both become black.
GREY, PALE = 0.12, 0.3
#: Two inks are at least this part as dark as the colour that they stand for: words stay legible.
AS_DARK = 0.8
#: Grounds whose colours are no further apart look the same on newsprint, CIE Lab.
ALIKE = 5.0
#: So much more paper between the dots is not seen, a share of the area.
BARE = 0.02


@cache
def two_inks(colour: Cmyk, profile: PressProfile) -> Cmyk:
    """Return the two inks that come nearest, as full as can be; of a grey or pale colour black."""
    hues = colour[:3]
    if max(hues) - min(hues) < GREY or darkness(colour) < PALE:
        return 0.0, 0.0, 0.0, 1.0
    found, seen = _pairs(profile)
    own = looks(np.array([[round(255 * share) for share in colour]], np.uint8), profile)[0]
    far = ((seen - own) ** 2).sum(axis=1)
    dark = np.minimum(found / 255 @ np.array(DARKNESS), 1.0)
    far[dark < AS_DARK * min(darkness(colour), 0.9)] = np.inf
    nearest = found[int(far.argmin())]
    c, m, y, k = (float(share) / 255 for share in nearest)
    if k >= FULL:  # a black of two inks is black ink with a fringe
        return 0.0, 0.0, 0.0, 1.0
    return _firm(c), _firm(m), _firm(y, FULL_YELLOW), _firm(k)


@cache
def alike(colour: Cmyk, profile: PressProfile) -> Cmyk | None:
    """Return two inks for a ground of many, within the plant's total; None: there are none.

    They look the same over an area, and between their dots no more paper is seen, which would be
    as light as the letters on it: of those that look the same the fullest are taken.
    """
    found, seen = _grounds(profile)
    own = looks(np.array([[round(255 * share) for share in colour]], np.uint8), profile)[0]
    far = ((seen - own) ** 2).sum(axis=1)
    bare = np.prod(1 - found / 255, axis=1)
    fits = (far <= ALIKE**2) & (bare <= np.prod(1 - np.array(colour)) + BARE)
    if not fits.any():
        return None
    best = np.lexsort((far, bare, ~fits))[0]
    c, m, y, k = (round(float(share) / 255, 2) for share in found[int(best)])
    return c, m, y, k


def _firm(share: float, full: float = FULL) -> float:
    return 1.0 if share >= full else 0.0 if share <= NONE else round(share, 2)


@cache
def _pairs(profile: PressProfile) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """Return all colours of two inks of which one is full, and what they look like in print."""
    found = _twos()
    found = found[found.max(axis=1) == 255]
    return found, looks(found, profile)


@cache
def _grounds(profile: PressProfile) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """Return all colours of two inks that the plant takes, and what they look like in print."""
    found = _twos()
    found = found[found.sum(axis=1, dtype=int) <= 2.55 * profile.total_ink]
    return found, looks(found, profile)


def _twos() -> npt.NDArray[np.uint8]:
    """Return all colours of two inks."""
    tints = [round(255 * percent / 100) for percent in range(0, 101, STEP)]
    rows = []
    for one, two in combinations(range(4), 2):
        for a, b in product(tints, tints):
            row = [0, 0, 0, 0]
            row[one], row[two] = a, b
            rows.append(row)
    return np.array(rows, np.uint8)


@lru_cache(8)
def _to_lab(profile: PressProfile) -> ImageCms.ImageCmsTransform:
    """Return what turns a press's inks into CIE Lab: to set it up takes 30 ms."""
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile.icc.read_bytes())),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


def looks(inks: npt.NDArray[np.uint8], profile: PressProfile) -> npt.NDArray[np.float64]:
    """Return CIE Lab of inks (0 to 255, a row each) as they look on the press's paper."""
    image = Image.frombytes("CMYK", (len(inks), 1), inks.tobytes())
    lab = ImageCms.applyTransform(image, _to_lab(profile))
    assert lab is not None
    values = np.frombuffer(lab.tobytes(), np.uint8).reshape(-1, 3).astype(np.float64)
    values[:, 1:] -= 256 * (values[:, 1:] >= 128)  # a and b are signed bytes
    values[:, 0] /= 2.55
    return values
