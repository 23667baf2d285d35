"""The banner designs by name: a new design is one new file in `layout/banners/designs/`.

Input: the name of a design. Output: the `BANNER` of its module.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import cast

from layout.banners.base import Banner, BannerError
from layout.banners.fold.spread import BANNER as SPREAD
from layout.page.designs import BANNERS
from layout.page.profile import Profile


def names() -> tuple[str, ...]:
    """Return the names of all designs."""
    return BANNERS


@cache
def banner(name: str) -> Banner:
    """Return the design of this name.

    Raises:
        BannerError: there is none; the remedy lists the names.
    """
    if name not in BANNERS:
        raise BannerError("banner.unknown", name=name, banners=tuple(BANNERS))
    module = importlib.import_module(f"layout.banners.designs.{name}")
    if not hasattr(module, "BANNER"):
        raise BannerError("banner.no-design", name=name)
    return cast(Banner, module.BANNER)


def opening(name: str, profile: Profile, *, lower: bool = False) -> Banner:
    """Return the design of an edition's opening in a format: over a fold there is one.

    Args:
        name: the design's.
        profile: the format.
        lower: where the design has one that takes less of the page, that one.

    Raises:
        BannerError: there is none of this name.
    """
    own = banner(name)
    if profile.fold_mm:
        return SPREAD
    return lower_of(own) or own if lower else own


def lower_of(design: Banner) -> Banner | None:
    """Return the design that takes less of the page in place of another; None where none does."""
    return cast("Banner | None", getattr(design, "lower", None))
