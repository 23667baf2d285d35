"""A look's file → the look, or every fault in it with its line; an edition → the same, dressed.

Input: a YAML file of `layout/looks/`. Output: a `Look`: inks, faces of roles and forms of
furniture. An edition names one; its own inks and banner go before the look's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from content.model import Edition, Ink
from content.model.inks import DEFAULT, SHADES
from content.words import Message, message
from fonts.faces import SHIPPED
from fonts.setting.dress import PLAIN, Dress
from fonts.setting.roles import FIGURES, HEI, KAI, SONG, TITLE, Role
from fonts.setting.styles import Styles
from layout.page.described import read_described
from layout.page.designs import BANNERS, LOOK_NAMES, LOOKS
from layout.page.errors import ContentError

#: Faces as a look names them.
FAMILIES = {"song": SONG, "hei": HEI, "kai": KAI, "title": TITLE, "figures": FIGURES}
#: Roles that a look names together.
GROUPS = {
    "titles": (
        "title_1",
        "title_2",
        "title_3",
        "title_box",
        "title_strip",
        "title_continued",
        "contents_title",
        "frame_title",
    ),
    "subheads": ("chapter", "subhead", "subhead_chapter", "subhead_3"),
    "headlines": ("headline", "headline_wide"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What a look changes of a role: its face and weight, its ink."""

    face: Literal["song", "hei", "kai", "title", "figures", ""] = ""
    weight: int = 0
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A look as data; its name is that of its file."""

    name: str
    title: str
    banner: str = "festive"
    inks: Mapping[str, Ink] = field(default_factory=dict)
    roles: Mapping[str, Voice] = field(default_factory=dict)
    dress: Dress = PLAIN

    def styles(self, table: Styles) -> Styles:
        """Return a table of styles with this look's faces, inks of roles and forms."""
        changed: dict[str, object] = {}
        for name, voice in self.roles.items():
            for role in GROUPS.get(name, (name,)):
                own = voice if role == name else _of_group(getattr(table, role), voice)
                changed[role] = _voiced(changed.get(role, getattr(table, role)), own)
        return replace(table, dress=self.dress, **changed)  # type: ignore[arg-type]


def _of_group(role: Role[Any, Any], voice: Voice) -> Voice:
    """Return what a group's voice is for a role: words in white on a ground stay white."""
    return replace(voice, ink="") if role.ink == "paper" else voice


def _voiced(role: object, voice: Voice) -> object:
    """Return a role in another face, weight or ink."""
    assert isinstance(role, Role)
    style = role.style
    family = FAMILIES.get(voice.face, style.family)
    weight = voice.weight or min(SHIPPED[family], key=lambda one: abs(one - style.weight))
    heavier = max(role.reversed, weight) if role.reversed else 0
    return replace(
        role,
        style=replace(style, family=family, weight=weight),
        # What is set in white stands on a ground: in an ink of its own it would be lost there.
        ink=role.ink if role.ink == "paper" else voice.ink or role.ink,
        reversed=min(SHIPPED[family], key=lambda one: abs(one - heavier)) if heavier else 0,
    )


@cache
def look(name: str) -> Look:
    """Return the look of this name.

    Raises:
        ContentError: there is none; or something in its file is wrong: all faults, with lines.
    """
    if name not in LOOK_NAMES:
        raise ContentError("page.no-design", name=name, known=LOOK_NAMES)
    return read_look(LOOKS / f"{name}.yaml")


def dressed(edition: Edition) -> Edition:
    """Return an edition with the inks and the banner of its look, where it states none itself.

    Shades of an ink that the edition states are made from it, not taken from the look. Dressed
    again it stays as it is.
    """
    own = look(edition.look)
    inks = {**own.inks, **edition.inks}
    for shade, (base, _) in SHADES.items():
        if shade in own.inks and shade not in edition.inks and base in edition.inks:
            del inks[shade]
    update = {"inks": inks, "banner": edition.banner or own.banner}
    return edition.model_copy(update=update)


def read_look(path: Path) -> Look:
    """Return the look that a YAML file describes; its name is the file's.

    Raises:
        ContentError: something in it is wrong; all faults, with their lines.
    """
    return read_described(path, Look, "page.look-wrong", _faults)


def _faults(made: Look) -> Iterator[Message]:
    """Yield what names something that there is not: a role, a weight, an ink, a banner."""
    known = {name for name in Styles.__dataclass_fields__ if name != "dress"} | set(GROUPS)
    for name, voice in made.roles.items():
        if name not in known:
            yield message("page.look-role", name=name)
            continue
        weights = SHIPPED[FAMILIES[voice.face]] if voice.face else ()
        if voice.weight and weights and voice.weight not in weights:
            yield message("page.look-weight", name=name, weights=tuple(map(str, weights)))
    dress = made.dress
    named = [voice.ink for voice in made.roles.values()]
    named += [dress.head.rule_ink, dress.head.mark_ink, dress.box.ground, dress.box.ink]
    named += [dress.band.ground, dress.band.rule_ink, dress.running.ink, dress.ground]
    named += [dress.hairline_ink, *made.inks]
    for ink in dict.fromkeys(named):
        if ink and ink not in DEFAULT:
            yield message("page.no-ink", name=ink, inks=tuple(DEFAULT))
    if made.banner not in BANNERS:
        yield message("page.no-design", name=made.banner, known=BANNERS)
