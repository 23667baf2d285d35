"""One edition of the corpus: a name, its kind, how its copy is mixed and how it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.realcopy.copy import Copy
from bench.realcopy.files import Write
from bench.realcopy.stock import Stock

Make = Callable[[Stock], Copy]


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition of the corpus."""

    name: str
    kind: str
    make: Make
    write: Write
