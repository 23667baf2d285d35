"""PDF: HTML, fonts and pictures in memory → tagged PDF bytes, or an error that lists every fault.

WeasyPrint may open nothing but the edition's font files and the pictures it is handed; whatever it
warns of fails the build; the fonts of the finished file are checked. Same input, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol
from urllib.parse import unquote

import pikepdf
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from content.words import Message, Value, message
from fonts import FontLibrary
from layout.page.errors import RenderError
from layout.pdf.fonts import descriptors, embedded
from layout.products.download import finish, join_words, save
from layout.products.render import quicker
from layout.products.render.copies import copies_for
from layout.products.render.descriptors import state_faces
from layout.products.render.embedded import EMBEDDED, embedded_image
from layout.products.render.headings import heads_of
from layout.products.render.html import PICTURE_SCHEME
from layout.products.render.links import add_links, add_openings, links_of, openings_of
from layout.products.render.tags import blocks_of, columns_of, names_of, tables_of, tidy

quicker.install()


class StrictRender(RenderError):  # noqa: N818  a name of the API
    """WeasyPrint warned, asked for something forbidden, or the file's fonts are not ours."""

    @property
    def faults(self) -> tuple[Value, ...]:
        """What went otherwise, one by one."""
        listed = self.told.values["faults"]
        return listed if isinstance(listed, tuple) else (listed,)


def _not_as_planned(faults: Iterable[Message | str]) -> StrictRender:
    return StrictRender("render.not-as-planned", faults=tuple(dict.fromkeys(faults)))


class HasData(Protocol):
    """What is drawn of a prepared picture (`layout.pictures.Prepared`): SVG text or image bytes."""

    @property
    def svg(self) -> str | None:
        """SVG document."""

    @property
    def data(self) -> bytes | None:
        """Encoded image."""

    @property
    def mime(self) -> str:
        """Media type of the data."""


class PressFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Opens the font files of one library and what is in memory; refuses everything else."""

    def __init__(
        self,
        fonts: FontLibrary,
        pictures: Mapping[str, HasData],
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        """Note what may be opened; `files` by their address, e.g. a colour profile."""
        super().__init__()
        self._files = files or {}
        self._fonts = {face.path.as_uri(): face.path for face in (*fonts.faces, *fonts.rare)}
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the bytes behind an address.

        Raises:
            ValueError: the address is no font of the library, no picture of the edition, and none
                that a drawing holds itself.
        """
        if path := self._fonts.get(url):
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        if url in self._files:
            return URLFetcherResponse(url, self._files[url])
        if url.startswith(EMBEDDED):
            return URLFetcherResponse(url, embedded_image(url), {"Content-Type": "image/png"})
        scheme, _, name = url.partition(":")
        picture = self._pictures.get(unquote(name)) if scheme == PICTURE_SCHEME else None
        if picture is None:
            raise ValueError(f"{url[:200]} is neither a font nor a picture of this edition")
        if picture.svg is not None:
            body, mime = picture.svg.encode(), "image/svg+xml"
        else:
            body, mime = picture.data or b"", picture.mime
        return URLFetcherResponse(url, body, {"Content-Type": mime})


class _Faults(logging.Handler):
    """Collects the warnings and errors that WeasyPrint and fontTools log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.faults.append(record.getMessage())


@contextmanager
def strict() -> Iterator[None]:
    """Turn everything that WeasyPrint warns of inside the block into one StrictRender."""
    logger = logging.getLogger("weasyprint")
    handler = _Faults()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
    if handler.faults:
        raise _not_as_planned(handler.faults)


def write_pdf(
    html: str,
    fonts: FontLibrary,
    *,
    pictures: Mapping[str, HasData] | None = None,
    variant: str = "pdf/ua-1",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the PDF of a document.

    Args:
        html: what `page_html` made.
        fonts: the fonts it may use.
        pictures: prepared pictures by id.
        variant: WeasyPrint's name of a PDF variant: "pdf/ua-1" (the download file, which is
            PDF/A-2a too), "pdf/x-4" …; "" for none.
        files: other data by address, e.g. the colour profile of an `@color-profile`.

    Raises:
        StrictRender: WeasyPrint warned of something, or a font is not one of the library's,
            not embedded or not a subset.
    """
    with opened(html, fonts, pictures=pictures, variant=variant, files=files) as pdf:
        if variant == "pdf/ua-1":
            add_links(pdf, links_of(html))
            add_openings(pdf, openings_of(html))
            join_words(pdf)
            finish(pdf)
            return save(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()


@contextmanager
def opened(
    html: str,
    fonts: FontLibrary,
    *,
    pictures: Mapping[str, HasData] | None = None,
    variant: str = "pdf/ua-1",
    files: Mapping[str, bytes] | None = None,
) -> Iterator[pikepdf.Pdf]:
    """Give the PDF of a document, its tags in order, to whoever goes on to change it.

    Args as of `write_pdf`. Its streams are not compressed: whoever saves it does that.

    Raises:
        StrictRender: as `write_pdf`.
    """
    plain = html  # where the fonts lie on this machine has no part in the file
    for face in (*fonts.faces, *fonts.rare):
        plain = plain.replace(face.path.as_uri(), face.path.name)
    identifier = hashlib.sha256(plain.encode()).digest()[:16]
    options = {
        "pdf_variant": variant or None,
        "pdf_identifier": identifier,
        "uncompressed_pdf": True,
    }
    data = _printed(html, fonts, pictures or {}, files, options)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        check_fonts(pdf, fonts)
        state_faces(pdf)
        tidy(
            pdf,
            blocks_of(html),
            names_of(html),
            tables_of(html),
            columns_of(html),
            heads_of(html),
        )
        yield pdf


def write_drawing(
    html: str, fonts: FontLibrary, pictures: Mapping[str, HasData] | None = None
) -> bytes:
    """Return a PDF that is only looked at, as `write_pdf` would draw it; no more is seen to.

    Raises:
        StrictRender: WeasyPrint warned of something.
    """
    return _printed(html, fonts, pictures or {}, None, {})


def _printed(
    html: str,
    fonts: FontLibrary,
    pictures: Mapping[str, HasData],
    files: Mapping[str, bytes] | None,
    options: Mapping[str, object],
) -> bytes:
    """Return a document as WeasyPrint prints it.

    Raises:
        StrictRender: it warned of something.
    """
    with strict():
        fetcher = PressFetcher(fonts, pictures, files)
        document = HTML(string=html, base_url="press:/", url_fetcher=fetcher)
        data: bytes = document.write_pdf(font_config=copies_for(html, fonts), **options)
    return data


def check_fonts(pdf: pikepdf.Pdf, fonts: FontLibrary) -> None:
    """Raise StrictRender unless all fonts of a file are embedded subsets of the library's faces."""
    families = {family.replace(" ", "-") for family in fonts.families()}
    faults = []
    for name, descriptor in descriptors(pdf):
        prefix, _, plain = name.partition("+")
        if not embedded(descriptor):
            faults.append(message("render.font-not-embedded", font=name))
        if not plain or len(prefix) != 6:
            faults.append(message("render.font-not-subset", font=name))
        if not any((plain or name).startswith(family) for family in families):
            faults.append(message("render.font-foreign", font=name))
    if faults:
        raise _not_as_planned(faults)
