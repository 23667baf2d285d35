"""Files: names and bytes → a folder that holds all of them, or still what it held before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from content.words import reason
from layout.page.errors import RenderError


def write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder: first all beside their places, then all renamed.

    Args:
        folder: made when it does not exist.
        files: name in the folder (may hold "/") → content.

    Returns:
        The paths written, in order.

    Raises:
        RenderError: a name leaves the folder, or the disk refuses; nothing has been replaced then.
    """
    root = folder.resolve()
    targets = {name: (root / name).resolve() for name in files}
    for name, target in targets.items():
        if root not in target.parents:
            raise RenderError("render.outside", name=name, folder=folder)
    written: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            target = targets[name]
            target.parent.mkdir(parents=True, exist_ok=True)
            written.append((_write_beside(target, data), target))
        for temporary, target in written:
            temporary.replace(target)
    except OSError as error:
        raise RenderError("render.unwritable", folder=folder, why=reason(error)) from error
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)
    return tuple(targets.values())


def _write_beside(target: Path, data: bytes) -> Path:
    """Write and sync a temporary file in the target's folder."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
