"""Which page a press file is, and which version of it: names and identifiers that tell them apart.

Input: the edition's paper, date, pages and revision. Output: XMP identifiers and file names. A page
keeps its DocumentID whatever is corrected on it; each version of it has an InstanceID of its own.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from content.model import Edition
from layout.page.errors import ContentError

#: The namespace of our identifiers (RFC 4122, version 5): made once, never changed.
SPACE = uuid.UUID("6f1d3f3e-0d0c-5b8e-9f0a-2b6f4e7a9c11")
#: What a plant's pattern may name.
#: What a place of a pattern may not ask for: attributes, and more than two digits of width.
_WIDE = re.compile(r"\{[^}]*(?:[.\[!]|\d{3})")
FIELDS = ("paper", "id", "date", "page", "rev")


@dataclass(frozen=True)
class Identity:
    """A press file: `pages` are the printed numbers (版次) of its pages, or their places."""

    paper: str
    id: str
    date: str  # YYYYMMDD
    pages: tuple[str, ...]
    revision: int = 1

    @classmethod
    def of(cls, edition: Edition, steps: Sequence[int]) -> Identity:
        """Return a file's identity; `steps`: how many of the paper each page is (a spread: 2)."""
        own = dict(enumerate(edition.paper.page_numbers))
        places = tuple(accumulate(steps, initial=0))[:-1]
        pages = tuple(own.get(place) or str(place + 1).zfill(2) for place in places)
        date = edition.paper.date.strftime("%Y%m%d")
        return cls(edition.paper.name, edition.id, date, pages, edition.paper.revision)

    def page(self, index: int) -> Identity:
        """Return the identity of one page alone, counted from 0."""
        return replace(self, pages=(self.pages[index],))

    @property
    def document(self) -> uuid.UUID:
        """What stays the same whatever is corrected."""
        return uuid.uuid5(SPACE, "|".join((self.paper or self.id, self.date, *self.pages)))

    def instance(self, content: bytes) -> uuid.UUID:
        """Return what tells this version from all others, by a digest of its content."""
        digest = hashlib.sha256(content).hexdigest()
        return uuid.uuid5(self.document, f"{self.revision}|{digest}")

    def name(self, pattern: str) -> str:
        """Return a file's name by a plant's pattern, e.g. `{paper}-{date}-{page:02}-{rev}`.

        Raises:
            ContentError: the pattern names something else, or gives no name of a file.
        """
        first = self.pages[0] if self.pages else "1"
        page: int | str = int(first) if first.isdigit() else first
        values = {"paper": self.paper, "id": self.id, "date": self.date, "rev": self.revision}
        try:
            if _WIDE.search(pattern):  # a width of a thousand million would be written out
                raise ValueError(pattern)
            if isinstance(page, str):  # A01: numbers of digits belong to figures alone
                pattern = pattern.replace("{page:02}", "{page}").replace("{page:03}", "{page}")
            made = pattern.format(page=page, **values)
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            raise ContentError("press.name-pattern", pattern=pattern, fields=FIELDS) from error
        if not made or made.strip(". ") != made or set(made) & set('/\\:*?"<>|\n\r\t\0'):
            raise ContentError("press.name-pattern", pattern=pattern, fields=FIELDS)
        return made
