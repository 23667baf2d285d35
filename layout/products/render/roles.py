"""Roles of set text: the name of a role → its HTML tag, its style and its ink.

The planner composes with `role(name).style`, puts the same style into `PlacedText.style`, and the
style sheet takes family and weight from there: what is measured is what is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fonts.setting import TextStyle

SONG = "Press Song"
HEI = "Press Hei"
KAI = "Press Kai"
TITLE = "Press Title"
FIGURES = "Press Figures"


@dataclass(frozen=True, slots=True)
class Role:
    """How a kind of text is set and tagged.

    `size` is the usual size in body sizes (1.0 = the grid's body), to be stepped down to the scale;
    `pitch` is the usual distance of two baselines in sizes (0: the grid's leading).
    """

    name: str
    tag: str
    style: TextStyle
    ink: str = "ink"
    size: float = 1.0
    pitch: float = 0.0


def _head(family: str, weight: int) -> TextStyle:
    return TextStyle(family=family, weight=weight, indent_em=0, justify=False)


def _text(family: str, weight: int, indent_em: float = 2) -> TextStyle:
    return TextStyle(family=family, weight=weight, indent_em=indent_em, justify=True)


_ROLES = (
    # The edition's headline group
    Role("headline", "h1", _head(TITLE, 900), size=9, pitch=1.12),
    # 副题 / 副标题 of the edition
    Role("deck", "p", _head(HEI, 500), "ink", size=2.4, pitch=1.3),
    Role("kicker", "p", _head(HEI, 700), "primary", size=1.17, pitch=1.3),
    # Articles
    Role("title", "h2", _head(SONG, 900), size=2, pitch=1.2),
    Role("subtitle", "p", _head(KAI, 400), "secondary", size=1.17, pitch=1.35),
    Role("number", "p", _head(FIGURES, 600), "primary", size=4.67, pitch=1.0),
    Role("subhead", "h3", _head(HEI, 700), "primary", size=1.0),
    Role("body", "p", _text(SONG, 400)),
    Role("lede", "p", _text(KAI, 400), size=1.17),
    Role("note", "p", _text(KAI, 400), size=1.06),
    Role("byline", "p", _head(KAI, 400), size=0.95, pitch=1.35),
    Role("quote", "blockquote", _head(KAI, 400), "secondary", size=1.56, pitch=1.35),
    # Beside pictures and at the foot
    Role("caption", "figcaption", _head(HEI, 400), size=0.84, pitch=1.35),
    Role("credit", "p", _head(HEI, 400), "grey_dark", size=0.84, pitch=1.35),
    Role("label", "p", _head(HEI, 700), size=1.0, pitch=1.25),
    Role("continued", "p", _head(KAI, 400), "grey_dark", size=0.84),
    # The running head (报眉): an artifact
    Role("running", "p", _head(HEI, 500), size=0.95, pitch=1.2),
)

ROLES: Mapping[str, Role] = {role.name: role for role in _ROLES}
"""All roles by name."""


def role(name: str) -> Role:
    """Return a role.

    Raises:
        KeyError: there is none of this name; the message lists the names.
    """
    try:
        return ROLES[name]
    except KeyError:
        raise KeyError(f"no role {name!r}; there are {', '.join(ROLES)}") from None
