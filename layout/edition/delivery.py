"""The delivery: an outcome → its files in a folder, whole or not at all.

A folder holds one delivery. What an earlier build of the edition left in it and this one did not
make again goes as the new files come, in one step; other files are not touched, and a file that
people changed or brought is never replaced: the delivery is refused then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from content.keeping import KeepError, digest, write_more
from content.keeping.plan import planned
from content.model.inks import InkSet
from layout.edition.kinds import Kind, file_name, is_more
from layout.edition.make import Built
from layout.edition.manifest import NAME, ListedFile, manifest, read_manifest, with_more_files
from layout.edition.outcome import Outcome
from layout.edition.outputs import Made
from layout.edition.version import version
from layout.page.errors import RenderError
from layout.products.render.files import write_folder
from layout.products.web import Entry, archive


def all_files(
    built: Built,
    made: Made,
    content: str,
    debug: tuple[bytes, Sequence[bytes]] | None = None,
) -> dict[str, bytes]:
    """Return name → content of a delivery, its manifest last.

    Args:
        built: the pages.
        made: what was made of them.
        content: `content_hash` of the edition folder.
        debug: PDF and PNGs with the grid over the page.
    """
    edition = built.placed.edition
    files = made.all_files
    if debug is not None:
        files[f"{edition.id}-debug.pdf"] = debug[0]
        for number, page in enumerate(debug[1], start=1):
            files[f"{edition.id}-debug-{number:02d}.png"] = page
    return files | {
        NAME: manifest(
            built.placed,
            built.audit,
            built.pdf,
            files,
            content=content,
            program=version(),
            inks=InkSet.of(edition.inks),
            preflight=_figures(made),
        )
    }


def _figures(made: Made) -> dict[str, object] | None:
    """Return the figures of a preflight that a manifest states."""
    if made.preflight is None:
        return None
    return {
        "profile": made.preflight.profile,
        "ok": made.preflight.ok,
        "checks": made.preflight.measures,
    }


def deliver(outcome: Outcome, folder: Path, *, whole: bool = True) -> tuple[str, ...]:
    """Write an outcome's files into a folder and remove what an earlier delivery left of itself.

    Args:
        outcome: what was made; of a refused order nothing is written.
        folder: the edition's folder.
        whole: False: only some kinds were asked for. The others' files stay where they were made
            of the same content, and the manifest lists them too.

    Returns:
        The names that were removed.

    Raises:
        RenderError: something that is not ours stands in the way, or the folder cannot be written;
            what stood there stands there still.
        ValueError: there is nothing to deliver.
    """
    if outcome.refusal is not None or not outcome.files:
        raise ValueError("a refused order has no files")
    files = outcome.files
    before = read_manifest(folder / NAME)
    owned = {file.name: file.sha256 for file in before.files} if before else {}
    stay: list[ListedFile] = []
    if not whole and before and before.content_sha256 == _content(files):
        stay = [f for f in before.files if f.name not in files and (folder / f.name).is_file()]
        files = {**files, NAME: with_more_files(files[NAME], stay)}
    if before:
        owned[NAME] = digest((folder / NAME).read_bytes())
    return write_folder(folder, files, owned, stay=[file.name for file in stay]).removed


def can_deliver(folder: Path, edition: str, kinds: Iterable[Kind]) -> None:
    """See before anything is made whether the first file of each kind could be written.

    Args:
        folder: where the delivery will go; it need not be there.
        edition: the edition's name.
        kinds: what will be made.

    Raises:
        RenderError: a file of such a name was brought or changed by people, or cannot be replaced:
            what `deliver` would say after all is made.
    """
    if not os.path.lexists(folder):
        return
    before = read_manifest(folder / NAME)
    owned = {file.name: file.sha256 for file in before.files} if before else {}
    if before:
        owned[NAME] = digest((folder / NAME).read_bytes())
    names = [NAME, *(_FIRST[kind].format(edition=edition) for kind in kinds if kind in _FIRST)]
    try:
        root = folder.resolve()
        if not root.is_dir():
            raise KeepError("keep.no-folder", folder=folder)
        planned(root, dict.fromkeys(names, b""), owned)
    except KeepError as error:
        raise RenderError(error.told) from error


#: A file that a kind writes in any case.
_FIRST: Mapping[Kind, str] = {
    Kind.DOWNLOAD: "{edition}.pdf",
    Kind.PRESS: "{edition}-press.pdf",
    Kind.WEB: "web/index.html",
    Kind.PROOF: "{edition}-proof.pdf",
    Kind.SHEET: "{edition}-sheet.pdf",
    Kind.SPREADS: "{edition}-spreads.pdf",
    **{kind: file_name(kind) for kind in filter(is_more, Kind)},
}


def _content(files: Mapping[str, bytes]) -> str:
    return str(json.loads(files[NAME])["content_sha256"])


def renew_archive(out: Path, site: str = "") -> tuple[Path, ...]:
    """Write the page and feeds of all editions in a folder; nothing where there never were any.

    Args:
        out: a folder in which each edition has a folder with a manifest.
        site: where the folder will stand on the web; "" for addresses within the folder.

    Raises:
        RenderError: the folder cannot be written.
    """
    entries = list(_entries(out))
    files = archive(entries, site)
    stands = all((out / name).is_file() for name in files)
    if not entries and not stands:
        return ()
    try:
        return write_more(out, files).paths[: len(files)]
    except KeepError as error:
        raise RenderError(error.told) from error


def _entries(out: Path) -> Iterator[Entry]:
    """Yield the editions of a folder that have web pages, by name of their folder."""
    for path in sorted(out.glob(f"*/{NAME}")):
        stated = read_manifest(path)
        folder = path.parent.name
        files = {file.name: file for file in stated.files} if stated else {}
        if stated is None or "web/index.html" not in files:
            continue
        pdf = f"web/{stated.edition}.pdf"
        thumbnail = next((name for name in files if name.startswith("web/pages/thumb")), "")
        yield Entry(
            id=stated.edition,
            title=stated.title,
            deck=stated.deck,
            paper=stated.paper,
            date=stated.date,
            pages=stated.pages.count,
            folder=f"{folder}/web",
            thumbnail=f"{folder}/{thumbnail}" if thumbnail else "",
            pdf=f"{folder}/{pdf}" if pdf in files else "",
            size=files[pdf].bytes if pdf in files else 0,
        )
