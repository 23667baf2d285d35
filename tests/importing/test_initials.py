"""A large initial of a PDF is the first character of its paragraph, and a title is none."""

from __future__ import annotations

import pytest

from content.importing.forms.pdf.initials import with_initials
from content.importing.forms.pdf.turned import Char


def row(words: str, left: float, base: float, size: float = 10.0) -> list[Char]:
    """The characters of a row, a square each, in pt."""
    return [
        Char(w, left + size * i, left + size * (i + 1), base, size, False, "song", False)
        for i, w in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("large", "moved"),
    [
        (row("老", 0, 600, 30), True),
        (row("老街", -30, 600, 30), False),  # a title beside copy
        (row("老", 0, 700, 30), False),  # stands over it
    ],
)
def test_an_initial_begins_the_first_row_beside_it(large: list[Char], moved: bool) -> None:
    first, second = row("街很静，", 32, 616), row("他在修表。", 32, 600)
    further = row("一坐就是四十年，门前的树都老了。", 0, 584)
    found = with_initials([*large, *first, *second, *further])
    initial = next(char for char in found if char.text == "老")
    assert (initial.base, initial.size) == ((616, 10) if moved else (large[0].base, 30))
    assert next(char for char in found if char.text == "他").left == (0 if moved else 32)
