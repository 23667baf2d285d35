"""The same edition for another district: a folder → a new one, whose words are to be gone over.

Input: an edition, the district and the date of the new one. Output: a folder with copy, charts and
pictures of the old one. `place` says which district it is about, so that the check lists every
place where the old one's name is left: no fact is changed by machine.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from content.editing.change import EditError
from content.editing.settings import Setting, with_settings
from content.editing.stored import read_text
from content.keeping import KeepError, with_record, write_owned
from content.reading.opening import EDITION
from content.reading.undecided import UNDECIDED
from content.words import reason

#: What belongs to the old edition alone: what its import asked and told.
_OWN = frozenset({UNDECIDED, "导入说明.md"})


def made_again(folder: Path, target: Path, place: str, date: dt.date | None = None) -> None:
    """Write an edition for another district.

    Args:
        folder: the edition that is the pattern.
        target: the new folder.
        place: the district that the new one is about, e.g. 荷塘区.
        date: the new one's date; None: the old one's.

    Raises:
        EditError: the old edition cannot be read, or the new one not be written. Nothing that
            stands is written over.
    """
    root, files = folder.resolve(), {}
    if target.exists() or target.is_symlink():
        raise EditError("edit.there-already", name=target.name)
    try:
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            hidden = any(part.startswith(".") for part in parts)
            if not hidden and path.is_file() and not path.is_symlink() and parts[-1] not in _OWN:
                files["/".join(parts)] = path.read_bytes()
    except OSError as error:
        raise EditError("edit.unreadable", file=reason(error)) from error
    wanted: dict[str, Setting] = {"id": None, "place": place}
    if date is not None:
        wanted["paper.date"] = date.isoformat()
    changed = with_settings(EDITION, read_text(root, EDITION), wanted)
    files[EDITION] = changed.after.encode("utf-8")
    try:
        write_owned(target, with_record(files), {})
    except KeepError as error:
        raise EditError(error.told) from error
