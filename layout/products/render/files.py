"""Files: names and bytes → a folder that holds all of them, or still what it held before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from content.keeping import KeepError, Written, write_owned
from layout.page.errors import RenderError


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    owned: Mapping[str, str],
    *,
    stay: Collection[str] = (),
) -> Written:
    """Write files into a folder, whole or not at all; only what is ours is replaced or removed.

    Args:
        folder: made when it does not exist.
        files: name in the folder (may hold "/") → content.
        owned: name → SHA-256 of what an earlier run wrote.
        stay: names of an earlier run's files that stay though they are not in `files`.

    Raises:
        RenderError: a name leaves the folder, something that is not ours stands in the way, or the
            disk refuses; nothing has been replaced then.
    """
    try:
        return write_owned(folder, files, owned, stay=stay)
    except KeepError as error:
        raise RenderError(error.told) from error
