"""The manifest: a delivery's files and figures → JSON: what was made, of what and with what.

The same content and the same versions give the same bytes: nothing in it depends on the machine,
its clock or the folder the edition lies in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from pydantic import BaseModel

from content.model.inks import InkSet
from layout.page.placed import PlacedEdition
from layout.pdf.fonts import descriptors

if TYPE_CHECKING:  # heavy, and only named here
    from layout.judge.audit import AuditReport

NAME = "manifest.json"
#: A larger file is no manifest of ours.
MOST_BYTES = 4_000_000
#: Packages whose version may change a byte of what is delivered.
PACKAGES = (
    "fonttools",
    "jinja2",
    "matplotlib",
    "pikepdf",
    "pillow",
    "pypdfium2",
    "reportlab",
    "uharfbuzz",
    "weasyprint",
)


def manifest(
    placed: PlacedEdition,
    audit: AuditReport,
    pdf: bytes,
    files: Mapping[str, bytes],
    *,
    content: str,
    program: str,
    inks: InkSet,
    preflight: Mapping[str, object] | None = None,
) -> bytes:
    """Return the manifest of a delivery as JSON.

    Args:
        placed: the pages.
        audit: what was measured on them.
        pdf: the pages as they were audited.
        files: name → content of every file that is delivered beside the manifest.
        content: `content_hash` of the edition folder.
        program: version of the program.
        inks: the inks that the pages are set in.
        preflight: figures of the press file's preflight, where there is one.
    """
    edition, grid = placed.edition, placed.grid
    paper = edition.paper
    formats = [placed.grid_of(page).profile.name for page in placed.pages]
    stated = {
        "edition": edition.id,
        "title": edition.headline.title,
        "deck": edition.headline.deck,
        "paper": paper.name,
        "section": paper.section,
        "date": paper.date.isoformat(),
        "content_sha256": content,
        "versions": {"program": program, **{name: metadata.version(name) for name in PACKAGES}},
        "pages": {
            "count": len(placed.pages),
            "numbers": list(paper.page_numbers),
            "format": grid.profile.name,
            **({"formats": formats} if len(set(formats)) > 1 else {}),
            "trim_mm": list(grid.profile.trim_mm),
            "body_pt": grid.body,
            "fill_percent": [page.fill_percent for page in audit.pages],
            "lines": sum(page.lines for page in audit.pages),
            "characters": sum(page.chars for page in audit.pages),
        },
        "fonts": list(_fonts(pdf)),
        "inks": {
            name: {"cmyk": list(ink.cmyk), "rgb": ink.rgb}
            for name, ink in sorted(inks.inks.items())
        },
        "preflight": preflight,
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }
    return _json(stated)


class ListedFile(BaseModel):
    """A file as a manifest lists it."""

    name: str
    bytes: int
    sha256: str


class Pages(BaseModel):
    """The pages as a manifest states them."""

    count: int


class Manifest(BaseModel):
    """What is read back of a manifest."""

    edition: str
    title: str
    deck: str = ""
    paper: str
    date: dt.date
    content_sha256: str
    pages: Pages
    files: tuple[ListedFile, ...]


def read_manifest(path: Path) -> Manifest | None:
    """Return what a manifest states; None where there is none, or the file is not one of ours."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def with_more_files(data: bytes, more: Sequence[ListedFile]) -> bytes:
    """Return a manifest that also lists further files of the folder."""
    stated = json.loads(data)
    listed = [*stated["files"], *(file.model_dump() for file in more)]
    return _json({**stated, "files": sorted(listed, key=lambda file: str(file["name"]))})


def with_order(data: bytes, order: Mapping[str, object], result: Mapping[str, object]) -> bytes:
    """Return a manifest that also says for what order it was made and what was found then."""
    return _json({**json.loads(data), "order": order, "result": result})


def _json(stated: Mapping[str, object]) -> bytes:
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()


def _fonts(pdf: bytes) -> Iterator[str]:
    """Yield the names of the fonts that are embedded in a PDF, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        names = {name.rpartition("+")[2] for name, _ in descriptors(file)}
    yield from sorted(names)
