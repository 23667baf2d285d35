"""Which files of a folder the program wrote: names and SHA-256, kept in the folder itself.

Input: a folder, or the files that go into it. Output: name → SHA-256 of what was written.
A record that is damaged or changed counts as none: what it would name is then not ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from content.words import Language, Words

RECORD = ".written.json"
#: A larger file is no record of ours.
_MOST_BYTES = 8_000_000


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of an ordinary file; None of anything else."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def with_record(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with the record of them, which comes last."""
    others = {name: data for name, data in files.items() if name != RECORD}
    return {**others, RECORD: record({name: digest(data) for name, data in others.items()})}


def record(listed: Mapping[str, str]) -> bytes:
    """Return the record of files, given as name → SHA-256."""
    made = {
        "about": Words(Language.ZH).text("keep.about-record"),
        "files": dict(sorted(listed.items())),
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def recorded(folder: Path) -> dict[str, str]:
    """Return what the record of a folder lists, and the record itself; nothing without one."""
    path = folder / RECORD
    try:
        if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            return {}
        raw = path.read_bytes()
        listed = json.loads(raw)["files"]
        if not isinstance(listed, dict):
            return {}
        return {str(name): str(value) for name, value in listed.items()} | {RECORD: digest(raw)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
