"""Files of an import that say the same, each once: 甲.docx, 甲 - 副本.docx and 甲.pdf are one.

Input: paths and what each holds. Output: the same without those whose words are all another's,
which are told; the one that stays is no copy by its name, and no PDF where there is a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from content.importing.blocks import Log, Place
from content.importing.forms.opening import Opened
from content.importing.forms.photos import PHOTOS
from content.importing.text.characters import han_and_digits
from content.words import Message, message

#: Fewer characters may be the same by chance.
_LEAST = 20
#: How systems and people name a copy: 甲 - 副本, 甲(1), Copy of 甲.
_COPY = re.compile(r"副本|复件|拷贝|备份|\bcopy\b|[（(]\d{1,2}[）)]$", re.I)


def each_once(
    paths: Sequence[Path], read: Sequence[Opened], log: Log
) -> tuple[tuple[Path, ...], list[Opened]]:
    """Return the files and what they hold, without those that say what another says."""
    kept: dict[str, int] = {}
    twins: dict[int, int] = {}
    for at in sorted(range(len(read)), key=lambda at: (*_rank(paths[at]), at)):
        words = "" if paths[at].suffix.lower() in PHOTOS else _words(read[at])
        if len(words) < _LEAST:
            continue
        first = kept.setdefault(words, at)
        if first != at and _pictures(read[at]) <= _pictures(read[first]):
            twins[at] = first
    for at, first in sorted(twins.items()):
        name, other = paths[at].name, paths[first].name
        if name != other:
            log.forget(name)
        why = message("imported.same-words", file=other)
        log.doubt(Place(name), name, why, Message("imported.printed-once"))
    left = [at for at in range(len(read)) if at not in twins]
    return tuple(paths[at] for at in left), [read[at] for at in left]


def _rank(path: Path) -> tuple[bool, bool]:
    return bool(_COPY.search(path.stem)), path.suffix.lower() == ".pdf"


def _words(one: Opened) -> str:
    """Return all words and figures of a file, in their order."""
    document, tables = one
    found = [
        words
        for block in document.blocks
        for words in (block.text, *block.rows, *_cells(block.table.rows if block.table else ()))
    ]
    found += [words for table in tables for words in (table.title, *_cells(table.rows))]
    return han_and_digits("".join(found))


def _cells(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for row in rows for cell in row]


def _pictures(one: Opened) -> int:
    return sum(block.picture is not None for block in one[0].blocks)
