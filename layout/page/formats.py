"""A page format's file → the format, or every fault in it with its line.

Input: a YAML file of `layout/profiles/`; its fields are those of `layout.page.profile.Profile`,
lengths in mm. Output: a `Profile` on which pages can be planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from content.model import ArticleKind, Edition
from content.words import Message, message
from layout.page.described import read_described
from layout.page.designs import FORMATS, PROFILE_NAMES
from layout.page.errors import ContentError
from layout.page.profile import Profile
from layout.page.units import mm

#: No glyph stands nearer to the fold, mm (design: prize.md): there the sheet is creased, and a
#: plant that cuts the two pages apart trims there.
CLEAR_MM = 6.0


class _Profiles(Mapping[str, Profile]):
    """The page formats by name; a file of `layout/profiles/` is read when it is asked for."""

    def __init__(self) -> None:
        self._read: dict[str, Profile] = {}

    def __getitem__(self, name: str) -> Profile:
        if name not in self._read:
            if name not in PROFILE_NAMES:
                raise KeyError(name)
            self._read[name] = read_profile(FORMATS / f"{name}.yaml")
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in PROFILE_NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(PROFILE_NAMES)

    def __len__(self) -> int:
        return len(PROFILE_NAMES)


#: Every page format by name: one YAML file each in `layout/profiles/`.
PROFILES: Mapping[str, Profile] = _Profiles()


def spread_formats() -> tuple[str, ...]:
    """Return the names of the formats of which two pages make a spread."""
    return tuple(name for name in PROFILES if PROFILES[name].spread)


def in_spreads(edition: Edition) -> Edition:
    """Return an edition that wants spreads (通版) with the formats of these, else as it is.

    Its opening has the picture that is meant for a spread. Done again it stays as it is.

    Raises:
        ContentError: its format makes no spread.
    """
    named = PROFILES.get(edition.profile)
    if not edition.spread and not (named and named.fold_mm):
        return edition

    def spread(name: str) -> str:
        own = PROFILES.get(name)
        return own.spread or (name if own.fold_mm else "") if own else ""

    if not spread(edition.profile):
        raise ContentError("page.no-spread", name=edition.profile, formats=spread_formats())
    # Where all pages are spreads, none is an inner one: what would open it is a story there.
    articles = tuple(
        article.model_copy(update={"kind": ArticleKind.STORY})
        if article.kind.opens_spread
        else article
        for article in edition.articles
    )
    names = tuple(dict.fromkeys(filter(None, map(spread, edition.fit.formats))))
    fit = edition.fit.model_copy(update={"formats": names})
    head = edition.headline
    if head.spread_picture is not None:
        head = head.model_copy(update={"picture": head.spread_picture, "spread_picture": None})
    update = {"profile": spread(edition.profile), "fit": fit, "headline": head}
    return edition.model_copy(update={**update, "articles": articles})


def read_profile(path: Path) -> Profile:
    """Return the page format that a YAML file describes; its name is the file's.

    Raises:
        ContentError: something in it is wrong; all faults, with their lines.
    """
    return read_described(path, Profile, "page.wrong", _faults)


def _faults(profile: Profile) -> Iterator[Message]:
    """Yield what keeps pages from being planned on a format."""
    width, height = profile.trim_mm
    area = profile.rows * profile.leading_mm
    sides = 2 if profile.fold_mm else 1
    if not 2 <= profile.columns / sides <= 12:
        yield message("page.columns")
    if profile.fold_mm and (profile.columns % 2 or profile.fold_mm < 2 * CLEAR_MM):
        yield message("page.fold", least_mm=2 * CLEAR_MM)
    if profile.fold_mm and abs(2 * profile.left_mm + profile.width_mm - width) > 0.01:
        yield message("page.fold-aside")
    if profile.left_mm < 0 or profile.left_mm + profile.width_mm > width:
        yield message("page.too-wide", page_mm=width)
    if profile.top_mm + area > height:
        yield message("page.too-high", page_mm=height)
    if profile.top_mm < profile.head_mm + profile.leading_mm:
        yield message("page.no-head")
    gutters = (profile.columns - sides) * profile.gutter_mm + profile.fold_mm
    column = (profile.width_mm - gutters) / profile.columns
    if column < 10 * mm(profile.body_pt):
        yield message("page.narrow-columns", column_mm=column)
    if profile.smaller and profile.smaller not in PROFILE_NAMES:
        yield message("page.no-smaller", name=profile.smaller, formats=tuple(PROFILE_NAMES))
    if profile.smaller == profile.name:
        yield message("page.smaller-itself")
    if profile.spread and profile.spread not in PROFILE_NAMES:
        yield message("page.no-spread-format", name=profile.spread, formats=tuple(PROFILE_NAMES))
