"""Fields of a Word file that are open where it is read: their codes, and what they show.

Input: the marks that begin, part and end a field, and the words between. Output: whether words are
a code or are shown, and of which field; one field may stand in another's code or in what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A row of a table of contents: a head and its page.
_ROW = re.compile(r".{1,120}?[\t .…·]*\d{1,4}", re.S)


@dataclass
class Field:
    """A field that is open: its code so far, whether what it shows has begun, and has words."""

    code: str = ""
    begun: bool = False
    shown: bool = False

    @property
    def name(self) -> str:
        """Its kind: TOC, REF, EQ and so on."""
        return next(iter(self.code.split()), "").upper()


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        """Begin with none."""
        self.open: list[Field] = []

    def coded(self) -> Field | None:
        """Return the field in whose code we are; what a field in it shows is code too."""
        return next((field for field in self.open if not field.begun), None)

    def contents(self) -> bool:
        """Tell whether we are in what a table of contents shows."""
        return any(field.begun and field.name == "TOC" for field in self.open)

    def write(self, words: str) -> bool:
        """Take words; tell whether they are shown."""
        coded = self.coded()
        if coded is not None:
            coded.code += words
            return False
        for field in self.open:
            field.shown = True
        return True

    def instruct(self, words: str) -> None:
        """Take words of the innermost field's code."""
        if self.open:
            self.open[-1].code += words

    def mark(self, kind: str) -> Field | None:
        """Take a field's mark; return the field that it ends."""
        if kind == "begin":
            self.open.append(Field())
        elif kind == "separate" and self.open:
            self.open[-1].begun = True
        elif kind == "end" and self.open:
            return self.open.pop()
        return None


def is_contents_row(words: str) -> bool:
    """Tell whether a paragraph of a table of contents has a row's form."""
    return _ROW.fullmatch(words.strip()) is not None
