"""The pages of the last build: the same content, other acceptances → these pages once more.

Which findings the editors let stand is written into the edition, but stands on no page: where
nothing else has changed, nothing is planned or printed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from content.model import Edition
from layout.edition.make import Built
from layout.edition.order import Order

#: The file in which a person accepts a finding: what it says is compared as it was read.
SETTINGS = "edition.yaml"
#: A file's name, size (bytes) and time (ns).
_Stamp = tuple[str, int, int]
#: Files, and the edition that was read from them, without what is accepted in it.
_Content = tuple[tuple[_Stamp, ...], Edition]


class KeptPages:
    """The pages of the last build, with what they were made of."""

    def __init__(self) -> None:
        """Begin with none."""
        self._asked: _Content | None = None
        self._made: tuple[_Content, Built] | None = None

    def of(self, order: Order) -> Callable[[Edition], Built | None]:
        """Return what gives the pages of an order; its files are noted before they are read."""
        stamps = tuple(sorted(_stamps(order)))

        def find(edition: Edition) -> Built | None:
            self._asked = stamps, edition.model_copy(update={"accepted": ()})
            return self._made[1] if self._made and self._made[0] == self._asked else None

        return find

    def keep(self, built: Built) -> None:
        """Keep the pages of the edition that was asked for last."""
        assert self._asked is not None
        self._made = self._asked, built


def _stamps(order: Order) -> Iterator[_Stamp]:
    for folder in filter(None, (order.folder, order.templates)):
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if name != SETTINGS and not _hidden(path, folder) and path.is_file():
                state = path.stat()
                yield name, state.st_size, state.st_mtime_ns


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
