"""The doubts of an import, kept beside the edition for the desk (`.desk/doubts.json`).

Input: doubts in the words of the import's report. Output: the file, and the doubts read from it; a
file that is damaged counts as none: nothing that builds an edition reads it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from content.model.base import Frozen

DOUBTS = ".desk/doubts.json"
#: Bytes of the file that is read: a book's worth of doubts.
_MOST = 4_000_000


class Doubted(Frozen):
    """A doubt: what words, where they came from and where they stand, why, and what was done."""

    words: str = Field(description="the words, as far as a row shows them")
    source: str = Field(description="their place in what was sent")
    where: str = Field(default="", description="file:line in the edition; empty: nowhere")
    why: str
    done: str
    change: str = Field(default="", description="what to write to have it otherwise")
    harm: int = Field(ge=0, description="what it may cost, 0 the gravest (`importing.advice.Harm`)")
    harm_told: str
    sure: float = -1.0

    @property
    def id(self) -> str:
        """Its name, the same as long as it is the same doubt."""
        told = "\n".join((self.source, self.words, self.why))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


_ALL = TypeAdapter(tuple[Doubted, ...])


def written(doubts: Sequence[Doubted]) -> bytes:
    """Return the file of doubts."""
    rows = ",\n".join(json.dumps(dict(one), ensure_ascii=False) for one in doubts)
    return f"[\n{rows}\n]\n".encode()


def read_doubts(folder: Path) -> tuple[Doubted, ...]:
    """Return the doubts of an edition's import, the gravest first; none where there was none."""
    path = folder / DOUBTS
    try:
        if path.stat().st_size > _MOST:
            return ()
        return _ALL.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return ()
