"""Sources against the edition made of them: what is lost, place by place.

Input: the documents as read, the edition's files and the log. Output: characters that are missing;
each stretch of them is a doubt, and held: `build` waits for a decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.importing.account.counting import lost, unaccounted
from content.importing.blocks import Document, Log, Place, Table
from content.words import Message


def missing_words(read: Sequence[Document], files: Mapping[str, bytes], log: Log) -> str:
    """Return the characters of the sources that are in no file and not told as left out."""
    own = [line for document in read for line in document.own]
    originals = [text for _, text in own]
    for document in read:
        if not document.own:
            originals += [b.text for b in document.blocks]
            originals += [_cells(b.table) for b in document.blocks if b.table]
    endings = (".yaml", ".md", ".csv")
    accounted = [data.decode("utf-8") for n, data in files.items() if n.endswith(endings)]
    accounted += [o.text for o in log.left_out]
    missing = unaccounted(originals, accounted)
    runs = list(lost(own, accounted))
    for place, run in runs:
        log.doubt(place, run[:40], Message("imported.words-missing"), Message("imported.compare"))
        log.hold(place, run, Message("imported.words-missing"))
        missing = missing or run
    if missing and not runs:
        place = Place(Message("imported.import"))
        why = Message("imported.not-accounted")
        log.doubt(place, missing[:40], why, Message("imported.compare"))
        log.hold(place, missing, why)
    return missing


def _cells(table: Table) -> str:
    return " ".join(cell for row in table.rows for cell in row) + table.title + table.note
