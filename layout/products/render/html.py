"""HTML: a placed edition, its inks, drawings and pictures → one HTML document as text.

The templates in layout/templates/ decide nothing: each line, fill and picture has its place in pt.
A folder of one's own (`placed.templates`) may override their blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from content.model.inks import InkSet
from fonts import SETTING_CSS, FontLibrary
from fonts.setting import CELL_CSS, line_html
from layout.page.errors import ContentError
from layout.page.placed import PlacedEdition
from layout.pictures.codes import across, outline
from layout.products.render import view

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHIPPED = "press"
"""Own templates name the shipped ones so: `{% extends "press/style.css.j2" %}`."""
PICTURE_SCHEME = "picture"

"""Pictures are named `picture:<id>` in the HTML and given to `write_pdf` in memory."""


def picture_address(name: str) -> str:
    """Return the address of a picture: its name may hold any character, an address may not."""
    return f"{PICTURE_SCHEME}:{quote(name, safe='')}"


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
        "trim_mm": _lengths(profile.trim_mm),
        "other_trims": {
            page.index: _lengths(own)
            for page in placed.pages
            if (own := placed.grid_of(page).profile.trim_mm) != profile.trim_mm
        },
        "bleed_mm": profile.bleed_mm,
        "running_texts": view.running_texts,
    }
    body = _filled(
        placed.templates,
        "pages.html.j2",
        shared,
        pictures=pictures,
        bookmark=partial(view.bookmark, placed.edition),
        article_of=partial(view.article_of, placed.edition),
        drawing=lambda name: Markup(drawings[name]),  # drawn by charts/
        anchor=view.Anchors(),
        style_class=classes.style,
        black=inks.colour("ink"),
        height_class=classes.height,
    )
    drawn = (getattr(picture, "svg", None) or "" for picture in pictures.values())
    css = _filled(
        placed.templates,
        "style.css.j2",
        shared,
        extra_css=Markup(extra_css),
        font_faces=Markup(fonts.css(fonts.named_in("".join((body, *drawn))))),
        setting=Markup(SETTING_CSS),
        family=placed.grid.styles.body.style.family,
        colours=[(name, inks.colour(name)) for name in inks.inks],
        styles=list(classes.styles.values()),
        heights=list(classes.heights.items()),
        deep=sorted(classes.deep),
        rounds=view.has_rounds(placed),
        columns=Markup(CELL_CSS) if classes.vertical else "",
    )
    return _filled(
        placed.templates,
        "document.html.j2",
        **_metadata(placed),
        css=Markup(css),
        body=Markup(body),
    )


def _lengths(values: tuple[float, float]) -> list[str]:
    """Return lengths as they are written."""
    return [f"{length:g}" for length in values]


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
def _environment(own: Path | None) -> Environment:
    """Return the template environment: escaping on, unknown names forbidden.

    A folder of one's `own` goes before the shipped templates, which it names `press/…`.
    """
    shipped = FileSystemLoader(TEMPLATES)
    options: dict[str, Any] = {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    environment = Environment(loader=shipped, **options)
    if own is not None:
        _check_own(own)
        loaders = [FileSystemLoader(own), shipped, PrefixLoader({SHIPPED: shipped})]
        environment = SandboxedEnvironment(loader=ChoiceLoader(loaders), **options)
    environment.globals.update(
        frame=view.frame,
        back_to_page=view.back_to_page,
        around=view.around,
        box=view.box,
        code_across=across,
        code_outline=outline,
        place=view.place,
        rule_rect=view.rule_rect,
        reading_order=view.reading_order,
        block_tag=view.block_tag,
        page_label=view.page_label,
        line_html=lambda line, size: Markup(  # escaped by line_html
            line_html(line.line, line.height / size)
        ),
        is_vertical=lambda text: any(line.vertical for line in text.lines),
        source=picture_address,
    )
    return environment


def _check_own(own: Path) -> None:
    """Refuse a folder that would change nothing."""
    known = sorted(path.name for path in TEMPLATES.glob("*.j2"))
    found = [path.name for path in own.glob("*.j2")] if own.is_dir() else []
    strange = sorted(set(found) - set(known))
    if not found or strange:
        if strange:
            raise ContentError(
                "render.strange-template", folder=own, name=strange[0], templates=tuple(known)
            )
        raise ContentError("render.no-templates", folder=own, templates=tuple(known))


def _filled(own: Path | None, name: str, *shared: Mapping[str, object], **more: object) -> str:
    """Return a template filled in."""
    try:
        return _environment(own).get_template(name).render(*shared, **more)
    except TemplateError as error:
        if own is None:
            raise
        line = getattr(error, "lineno", None)
        place = f"{getattr(error, 'name', None) or name}{f':{line}' if line else ''}"
        raise ContentError(
            "render.template-wrong", place=place, why=str(error), folder=own.name
        ) from error
