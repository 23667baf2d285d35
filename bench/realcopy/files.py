"""Ways of sending an edition → functions that write its files into a folder.

Input: copy, the folder `source/` and the stock. Output: `Written`, what to import and what in the
files is no copy.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.realcopy import plain, sheets, word
from bench.realcopy.copy import Copy, Para, Photo
from bench.realcopy.marks import gone
from bench.realcopy.pictures import jpeg
from bench.realcopy.stock import Stock


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: names to import, in `source/`, and words that must not be printed."""

    imports: tuple[str, ...]
    dropped: tuple[str, ...] = ()


Write = Callable[[Copy, Path, Stock], Written]


def text(form: plain.Text | None = None, name: str = "稿件") -> Write:
    """Send a text file."""
    chosen = form or plain.Text()

    def write(copy: Copy, folder: Path, _: Stock) -> Written:
        file = folder / f"{name}{chosen.ending}"
        return Written((file.name,), plain.write_text(copy, file, chosen))

    return write


def document(form: word.Word | None = None, name: str = "特刊文稿") -> Write:
    """Send one Word file."""
    chosen = form or word.Word()

    def write(copy: Copy, folder: Path, _: Stock) -> Written:
        file = folder / f"{name}{chosen.ending}"
        dropped = word.write_word(copy, file, chosen)
        return Written((file.name,), dropped + _gone(copy))

    return write


def other(writer: Callable[[Copy, Path], tuple[str, ...]], ending: str) -> Write:
    """Send one file of another form."""

    def write(copy: Copy, folder: Path, _: Stock) -> Written:
        file = folder / f"特刊文稿{ending}"
        return Written((file.name,), writer(copy, file))

    return write


def folder_of(form: word.Word | None = None, *, whole: bool = True, packed: bool = False) -> Write:
    """Send a Word file a story: as a folder, as its files one by one, or as a zip."""
    chosen = form or word.Word(heads="bold")

    def write(copy: Copy, folder: Path, _: Stock) -> Written:
        place = folder / "稿件"
        place.mkdir()
        names = []
        for index, story in enumerate(copy.stories, 1):
            part = Copy("", (story,))
            if index == 1:
                part = replace(copy, stories=(story,))
            file = place / f"{index:02d} {(story.title or copy.title)[:12]}.docx"
            word.write_word(part, file, chosen)
            names.append(f"{place.name}/{file.name}")
        if packed:
            with zipfile.ZipFile(folder / "稿件.zip", "w") as archive:
                for name in names:
                    archive.write(folder / name, name)
            return Written(("稿件.zip",), _gone(copy))
        return Written((place.name,) if whole else tuple(names), _gone(copy))

    return write


def loose_pictures(form: word.Word | None = None) -> Write:
    """Send a Word file with captions alone, and the pictures beside it under their captions."""
    chosen = replace(form or word.Word(), pictures=False)

    def write(copy: Copy, folder: Path, stock: Stock) -> Written:
        for story in copy.stories:
            for element in story.body:
                if isinstance(element, Photo):
                    file = folder / f"{element.caption[:20]}.jpg"
                    file.write_bytes(jpeg(element.name, element.size))
        return document(chosen)(copy, folder, stock)

    return write


def workbook(form: sheets.Book | None = None, *, with_text: bool = False) -> Write:
    """Send a workbook, with the words in a Word file beside it or not."""
    chosen = form or sheets.Book()

    def write(copy: Copy, folder: Path, stock: Stock) -> Written:
        dropped = sheets.write_book(copy, folder / f"数据{chosen.ending}", chosen)
        if not with_text:
            return Written((f"数据{chosen.ending}",), dropped)
        words = document()(sheets.without_tables(copy), folder, stock)
        return Written((*words.imports, f"数据{chosen.ending}"), words.dropped + dropped)

    return write


def _gone(copy: Copy) -> tuple[str, ...]:
    texts = [e.text for story in copy.stories for e in story.body if isinstance(e, Para)]
    return tuple(words for text in texts for words in gone(text))
