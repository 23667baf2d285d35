"""The designs by name: a name → a banner, or an error that lists the names there are."""

from __future__ import annotations

from layout.banners.base import Banner, BannerError
from layout.banners.festive import Festive
from layout.banners.picture import OverPicture
from layout.banners.quiet import Quiet

_DESIGNS: dict[str, Banner] = {
    design.name: design for design in (Festive(), Quiet(), OverPicture())
}


def names() -> tuple[str, ...]:
    """Return the names of all designs."""
    return tuple(_DESIGNS)


def banner(name: str) -> Banner:
    """Return the design of this name.

    Raises:
        BannerError: there is none; the remedy lists the names.
    """
    try:
        return _DESIGNS[name]
    except KeyError:
        raise BannerError(f"no banner {name!r}", f"use one of: {', '.join(_DESIGNS)}") from None
