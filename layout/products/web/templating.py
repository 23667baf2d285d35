"""The templates of the web pages: escaping on, unknown names forbidden."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.model.cells import is_figure
from layout.pictures.codes import across, outline
from layout.products.web.names import relative, safe_name
from layout.products.web.words import date_line, moment, parts, size_words

#: What a page may load: what lies beside it, on a host or on a disk (of which "self" says nothing
#: in every browser); no plug-in, no other base, nowhere to send anything.
POLICY = "default-src 'self' file:; object-src 'none'; base-uri 'none'; form-action 'none'"
TEMPLATES = Path(__file__).resolve().parent / "templates"


def drawing_name(identifier: str) -> str:
    """Return an id as the name of an element: without the dot of a hashed one."""
    return safe_name(identifier).replace(".", "_")


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
    environment.filters.update(is_figure=is_figure, moment=moment, file_name=drawing_name)
    environment.filters.update(code_across=across, code_outline=outline)
    environment.globals.update(policy=POLICY)
    return environment


def render(name: str, **values: object) -> bytes:
    """Return a filled template as UTF-8."""
    return _environment().get_template(name).render(**values).encode("utf-8", "replace")
