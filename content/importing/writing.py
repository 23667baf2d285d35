"""Files → a new folder, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from content.importing.blocks import SourceError
from content.words import reason


def check_target(folder: Path, overwrite: bool) -> None:
    """Refuse a target that is no folder, or one with files in it unless it may be replaced."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SourceError("import.no-folder", folder=folder)
    if folder.is_dir() and any(folder.iterdir()):
        if not overwrite:
            raise SourceError("import.not-empty", folder=folder)
        if not (folder / "edition.yaml").is_file():
            raise SourceError("import.no-edition", folder=folder)


def write_new(folder: Path, files: Mapping[str, bytes], overwrite: bool) -> None:
    """Write a folder beside its place, then put it there; an old one goes only after that."""
    check_target(folder, overwrite)
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as room:
            new, old = Path(room) / "new", Path(room) / "old"
            new.mkdir()
            for name, data in files.items():
                target = new / name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data)
            if folder.exists():
                folder.rename(old)
            try:
                new.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise SourceError("import.unwritable", folder=folder, why=reason(error)) from error
