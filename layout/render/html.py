"""HTML: a placed edition, its inks, drawings and pictures → one HTML document as text.

The templates in layout/templates/ decide nothing: each line, fill and picture has its place in pt.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from content.inks import InkSet
from fonts import SETTING_CSS, FontLibrary
from layout.placed import PlacedEdition, PlacedText
from layout.render import view
from layout.render.roles import role
from layout.text import line_html

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
PICTURE_SCHEME = "picture"
"""Pictures are named `picture:<id>` in the HTML and given to `write_pdf` in memory."""


class HasAlt(Protocol):
    """What the HTML needs of a prepared picture (`layout.pictures.Prepared`)."""

    @property
    def alt(self) -> str:
        """Alternative text."""


def page_html(
    placed: PlacedEdition,
    inks: InkSet,
    fonts: FontLibrary,
    drawings: Mapping[str, str],
    pictures: Mapping[str, HasAlt],
    *,
    extra_css: str = "",
) -> str:
    """Return the document of all pages.

    Args:
        placed: the pages.
        inks: colours for the medium asked for.
        fonts: the edition's fonts; their @font-face rules go into the document.
        drawings: SVG of each chart by its figure's id, trusted.
        pictures: prepared pictures by id; their data goes to `write_pdf`.
        extra_css: trusted rules put before all others, e.g. an `@color-profile` for the press.
    """
    classes = view.Classes()
    profile = placed.grid.profile
    shared: dict[str, object] = {
        "pages": placed.pages,
        "trim_mm": profile.trim_mm,
        "bleed_mm": profile.bleed_mm,
        "running_texts": view.running_texts,
    }
    body = _template("pages.html.j2").render(
        shared,
        pictures=pictures,
        bookmark=partial(view.bookmark, placed.edition),
        article_of=partial(view.article_of, placed.edition),
        drawing=lambda name: Markup(drawings[name]),  # drawn by charts/
        anchor=view.Anchors(),
        style_class=classes.style,
        height_class=classes.height,
    )
    css = _template("style.css.j2").render(
        shared,
        extra_css=Markup(extra_css),
        font_faces=Markup(fonts.css()),
        setting=Markup(SETTING_CSS),
        colours=[(name, inks.colour(name)) for name in inks.inks],
        styles=list(classes.styles.values()),
        heights=list(classes.heights.items()),
    )
    return _template("document.html.j2").render(
        **_metadata(placed), css=Markup(css), body=Markup(body)
    )


def _metadata(placed: PlacedEdition) -> dict[str, str]:
    """Return title, author, subject and date of the document, all stated by the edition."""
    edition = placed.edition
    paper = edition.paper
    title = " ".join(word for word in (edition.headline.title, edition.headline.deck) if word)
    words = (paper.name, paper.section, paper.date.isoformat())
    return {
        "title": title,
        "author": edition.byline or paper.name,
        "subject": " ".join(word for word in words if word),
        "created": placed.created or f"{paper.date.isoformat()}T00:00:00Z",
    }


@cache
def _environment() -> Environment:
    """Return the template environment: escaping on, unknown names forbidden."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        frame=view.frame,
        place=view.place,
        rule_rect=view.rule_rect,
        reading_order=view.reading_order,
        block_tag=view.block_tag,
        page_label=view.page_label,
        text_tag=_text_tag,
        line_html=lambda line: Markup(line_html(line)),  # escaped by line_html
        source=lambda name: f"{PICTURE_SCHEME}:{name}",
    )
    return environment


def _text_tag(text: PlacedText) -> str:
    return role(text.role).tag


def _template(name: str) -> Template:
    return _environment().get_template(name)
