"""An edition's inks → the same within a plant's total ink, with equal hue.

Input: inks by name and a `PressProfile`. Output: those that come to too much, in less ink: what
their colours have in common gives way to black, and what is left is chosen by what it looks like on
the press. A part of the limit is kept back: black text may overprint, and plates are rounded.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from content.model import Edition, Ink, Severity
from content.model.inks import InkSet
from layout.pictures.few_inks import looks
from layout.pictures.findings import PictureFinding, finding
from layout.pictures.separation import Cmyk
from layout.plant.profile import PressProfile

#: The part of the plant's total ink that named inks leave.
RESERVE = 0.05
#: How much more a change of hue counts than one of lightness or strength.
HUE = 8.0
#: Steps of what is tried: common grey taken out, strength left, black put in for it.
GREYS, STRENGTHS, BLACKS = 21, 31, 13
EDITION = "edition.yaml"


def most_ink(press: PressProfile) -> float:
    """Return the most that a named ink comes to, percent."""
    return press.total_ink * (1 - RESERVE)


def within_ink(edition: Edition, press: PressProfile) -> tuple[Edition, tuple[PictureFinding, ...]]:
    """Return an edition whose inks keep the limit, and what is to be said of its own inks."""
    known = InkSet.of(edition.inks).inks
    made = {name: _lighter(ink, press) for name, ink in known.items()}
    changed = {name: ink for name, ink in made.items() if ink != known[name]}
    if not changed:
        return edition, ()
    told = tuple(
        finding(
            Severity.WARNING,
            EDITION,
            "press.ink-reduced",
            ink=name,
            total=sum(known[name].cmyk),
            least=sum(ink.cmyk),
            profile=press.name,
            most=press.total_ink,
        )
        for name, ink in changed.items()
        if name in edition.inks and sum(known[name].cmyk) > press.total_ink
    )
    # All are stated, so that no shade is made again from an ink that was changed.
    return edition.model_copy(update={"inks": {**known, **made}}), told


def _lighter(ink: Ink, press: PressProfile) -> Ink:
    if sum(ink.cmyk) <= most_ink(press) + 1e-6:
        return ink
    c, m, y, k = ink.cmyk
    less = reduced((c / 100, m / 100, y / 100, k / 100), most_ink(press), press)
    c, m, y, k = (round(100 * share, 1) for share in less)
    return Ink(cmyk=(c, m, y, k), rgb=ink.rgb)


@cache
def reduced(colour: Cmyk, percent: float, press: PressProfile) -> Cmyk:
    """Return what looks most like a colour in at most so much ink, hue before all."""
    own = np.array(colour)
    grey = np.linspace(0, own[:3].min(), GREYS)[:, None, None, None]
    strength = np.linspace(0.4, 1, STRENGTHS)[None, :, None, None]
    black = np.linspace(0, 1.2, BLACKS)[None, None, :, None]
    shape = (GREYS, STRENGTHS, BLACKS, 1)
    hues = [np.broadcast_to((part - grey) * strength, shape) for part in own[:3]]
    dark = np.broadcast_to(np.minimum(1.0, own[3] * strength + grey * black), shape)
    tried = np.concatenate([*hues, dark], axis=3).reshape(-1, 4)
    tried = np.round(tried, 3)
    tried = tried[tried.sum(axis=1) <= percent / 100 + 1e-9]
    seen = looks(np.rint(255 * tried).astype(np.uint8), press)
    want = looks(np.rint(255 * own[None]).astype(np.uint8), press)[0]
    away = ((seen - want) ** 2).sum(axis=1)
    chroma = np.hypot(seen[:, 1], seen[:, 2]) - np.hypot(want[1], want[2])
    turned = ((seen[:, 1:] - want[1:]) ** 2).sum(axis=1) - chroma**2
    c, m, y, k = (float(share) for share in tried[int((away + HUE * turned).argmin())])
    return c, m, y, k
