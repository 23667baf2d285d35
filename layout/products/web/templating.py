"""The templates of the web pages: escaping on, unknown names forbidden."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.model.cells import is_figure
from layout.products.web.names import relative
from layout.products.web.words import date_line, parts, size_words

TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(address=relative, size=size_words, date_line=date_line, parts=parts)
    environment.filters.update(is_figure=is_figure)
    return environment


def render(name: str, **values: object) -> bytes:
    """Return a filled template as UTF-8."""
    return _environment().get_template(name).render(**values).encode("utf-8", "replace")
