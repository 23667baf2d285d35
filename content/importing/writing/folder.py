"""Files → an edition folder, whole or not at all, and nothing of other people's touched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from content.importing.blocks import SourceError
from content.keeping import KeepError, Written, recorded, with_record, write_owned


def check_target(folder: Path, overwrite: bool) -> None:
    """Refuse a target that is no folder, or one with files in it unless it may be replaced."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SourceError("import.no-folder", folder=folder)
    if folder.is_dir() and any(folder.iterdir()):
        if not overwrite:
            raise SourceError("import.not-empty", folder=folder)
        if not (folder / "edition.yaml").is_file():
            raise SourceError("import.no-edition", folder=folder)


def write_new(
    folder: Path, files: Mapping[str, bytes], overwrite: bool, sources: Collection[Path] = ()
) -> Written:
    """Write an edition; of one that stands there only what an import wrote is replaced.

    Raises:
        SourceError: something else stands in its place, or the disk refuses.
    """
    check_target(folder, overwrite)
    try:
        return write_owned(
            folder, with_record(files), recorded(folder), protect=sources, keep_edits=True
        )
    except KeepError as error:
        raise SourceError(error.told) from error
