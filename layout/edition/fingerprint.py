"""What an edition folder holds, in one number: a folder → SHA-256 over its files.

It tells whether a delivery was made of this content; it depends on no machine, clock or place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path


def content_hash(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of an edition folder's visible files."""
    total = hashlib.sha256()
    for name, path in sorted(_files(folder)):
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def with_file(content: str, file: Path) -> str:
    """Return the hash of content that a file outside the folder belongs to: a paper's own file."""
    return hashlib.sha256(content.encode() + file.read_bytes()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if not hidden and not path.is_symlink() and path.is_file():
            yield name.as_posix(), path
