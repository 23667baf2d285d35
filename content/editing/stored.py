"""Files of an edition's folder as the journal keeps them: their text, that there is none, or bytes.

Input: a file's name in the folder. Output: its `state`, a string: its text with plain line ends;
`ABSENT` where there is no file; for a picture, the digest of its bytes, which are kept beside the
journal. `put` writes a file from its state, as a whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

from content.editing.change import EditError
from content.words import reason

#: Folder of the journal, in an edition's folder; of the bytes of pictures, in that.
FOLDER, KEPT = ".desk", "kept"
#: No text of an edition has this character.
ABSENT = "\0"
_DIGEST = "\0sha256:"
#: What is kept as text; anything else is bytes.
TEXTS = frozenset({".yaml", ".yml", ".md", ".csv", ".txt"})
#: Folders in which files are made and removed, and the only names that they may have.
PLACES = frozenset({"articles", "figures", "pictures", "tables"})
#: The end of a file's name while it is written beside its place.
_BESIDE = ".desk.tmp"


def state_of(root: Path, file: str) -> str:
    """Return what stands in a file.

    Raises:
        EditError: it is no text where it should be, cannot be read, or lies outside.
    """
    parts = PurePosixPath(file).parts
    if not any(part.startswith((".", "/")) for part in parts) and not os.path.lexists(root / file):
        return ABSENT
    if is_text(file):
        return read_text(root, file)
    try:
        return keep(root, inside(root, file).read_bytes())
    except OSError as error:
        raise EditError("edit.unreadable", file=file) from error


def put(root: Path, file: str, state: str) -> None:
    """Write a file from its state; without one, remove it.

    Raises:
        EditError: it cannot be written, or lies outside.
    """
    path = _place(root, file)
    try:
        if state == ABSENT:
            path.unlink(missing_ok=True)
        elif state.startswith(_DIGEST):
            data = (root / FOLDER / KEPT / state.removeprefix(_DIGEST)).read_bytes()
            _whole(path, data, 0o644)
        elif path.exists():
            write_text(root, file, state)
            return
        else:
            path.parent.mkdir(exist_ok=True)
            _whole(path, state.encode("utf-8"), 0o644)
        _settled(path.parent)
    except OSError as error:
        raise EditError("edit.unwritable", file=file, why=reason(error)) from error


def keep(root: Path, data: bytes) -> str:
    """Keep the bytes of a picture beside the journal; return the state that names them."""
    name = hashlib.sha256(data).hexdigest()
    path = root / FOLDER / KEPT / name
    try:
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            _whole(path, data, 0o644)
    except OSError as error:
        raise EditError("edit.unwritable", file=f"{FOLDER}/{KEPT}", why=reason(error)) from error
    return _DIGEST + name


def is_text(file: str) -> bool:
    """Tell whether a file of an edition is kept as text."""
    return PurePosixPath(file).suffix.lower() in TEXTS


def shown(state: str) -> str:
    """Return the words of a state: none of a picture, or of no file."""
    return "" if state.startswith(ABSENT) else state


def read_text(root: Path, file: str) -> str:
    """Return what stands in a file of the folder, with plain line ends.

    Raises:
        EditError: it is not there, is not text or lies outside.
    """
    path = inside(root, file)
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditError("edit.unreadable", file=file) from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def write_text(root: Path, file: str, text: str) -> None:
    """Write a file of the folder as a whole: beside it, onto the disk, then in its place.

    Line ends and a mark at its head stay as they were.

    Raises:
        EditError: it cannot be written, or lies outside.
    """
    path = inside(root, file)
    try:
        old = path.read_bytes()
        data = text.encode("utf-8")
        if b"\r\n" in old:
            data = data.replace(b"\n", b"\r\n")
        if old.startswith(b"\xef\xbb\xbf"):
            data = b"\xef\xbb\xbf" + data
        _whole(path, data, path.stat().st_mode & 0o777)
        _settled(path.parent)
    except OSError as error:
        raise EditError("edit.unwritable", file=file, why=reason(error)) from error


def _whole(path: Path, data: bytes, mode: int) -> None:
    """Write a file beside its place and onto the disk, then move it there."""
    beside = path.with_name(f".{path.name}{_BESIDE}")
    with beside.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.chmod(mode)
    beside.replace(path)


def sweep(root: Path) -> None:
    """Take away what a server that was killed left half written beside files of an edition."""
    for folder in (root, *(root / place for place in sorted(PLACES)), root / FOLDER / KEPT):
        with suppress(OSError):
            for path in folder.glob(f".*{_BESIDE}"):
                path.unlink(missing_ok=True)


def _settled(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can be told so."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def inside(root: Path, file: str) -> Path:
    """Return the path of a file of the folder.

    Raises:
        EditError: there is no such ordinary file in it.
    """
    path = root / file
    try:
        sound = path.is_file() and path.resolve().is_relative_to(root) and ".." not in path.parts
    except (OSError, ValueError):
        sound = False
    if not sound or any(part.startswith(".") for part in Path(file).parts):
        raise EditError("edit.missing", file=file)
    return path.resolve()


def _place(root: Path, file: str) -> Path:
    """Return the path of a file that is there, or may be made: `articles/name.md` and the like.

    Raises:
        EditError: it lies elsewhere.
    """
    with suppress(EditError):
        return inside(root, file)
    parts = PurePosixPath(file).parts
    path = root / file
    sound = len(parts) == 2 and parts[0] in PLACES and not parts[1].startswith(".")
    try:
        sound = sound and "\\" not in file and not path.is_symlink() and not path.exists()
        sound = sound and path.parent.resolve().is_relative_to(root)
    except (OSError, ValueError):
        sound = False
    if not sound:
        raise EditError("edit.missing", file=file)
    return path
