"""The style sheet of web pages: inks, faces, the table of styles → CSS, without which nothing lies.

No element has declarations of its own, which a strict policy (CSP) would not let through: where a
zone lies and how wide a drawing is stand here by the element's id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model.inks import InkSet
from fonts.setting.screen_styles import SCREEN, ScreenStyles
from layout.products.web.colours import schemes
from layout.products.web.templating import render


def style(
    inks: InkSet,
    faces: Sequence[Mapping[str, str | int]],
    styles: ScreenStyles = SCREEN,
    aspect: float = 1.0,
    placed: Mapping[str, str] | None = None,
) -> bytes:
    """Return the style sheet in an edition's inks.

    Args:
        inks: the inks.
        faces: the faces that are sent.
        styles: sizes, leadings and weights of words.
        aspect: width of a page for its height.
        placed: declarations by the id of the element.
    """
    light, dark = schemes(inks)
    return render(
        "style.css.j2",
        light=light,
        dark=dark,
        faces=faces,
        s=styles,
        aspect=aspect,
        placed=placed or {},
    )
