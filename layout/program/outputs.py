"""An edition's files: PDF, previews and debug pages → names, written whole or not at all.

Previews of pages that the edition no longer has are removed, once the new files stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from layout.render.files import write_folder


def file_names(
    edition: str,
    pdf: bytes,
    previews: Mapping[int, Sequence[bytes]],
    debug: tuple[bytes, Sequence[bytes]] | None = None,
) -> dict[str, bytes]:
    """Return name → content.

    Args:
        edition: the edition's id.
        pdf: the tagged PDF.
        previews: dots per inch → a PNG of each page.
        debug: PDF and PNGs with the grid over the page.
    """
    files = {f"{edition}.pdf": pdf}
    for dpi, pages in sorted(previews.items()):
        for number, page in enumerate(pages, start=1):
            files[f"{edition}-{number:02d}-{dpi}.png"] = page
    if debug is not None:
        files[f"{edition}-debug.pdf"] = debug[0]
        for number, page in enumerate(debug[1], start=1):
            files[f"{edition}-debug-{number:02d}.png"] = page
    return files


def deliver(folder: Path, edition: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write an edition's files into a folder and remove what an earlier build left of it.

    Raises:
        RenderError: the folder cannot be written; what stood there stands there still.
    """
    written = write_folder(folder, files)
    own = re.compile(rf"{re.escape(edition)}-(?:\d\d+-\d+\.png|debug(?:-\d\d+)?\.(?:png|pdf))")
    for path in folder.iterdir():
        if own.fullmatch(path.name) and path.name not in files:
            path.unlink(missing_ok=True)
    return written
