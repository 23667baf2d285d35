"""Which rows can be printed at all: the characters of every cell against the fonts.

Input: a kit, its files and the rows that are wanted. Output: the rows whose words all have glyphs;
a finding for each cell that has not, before the first edition is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from content.filling.kit import Kit
from content.merging.files import font_files
from content.merging.sources import Sources
from content.source.findings import printable
from content.source.rules import Rule
from fonts import FontLibrary
from fonts.faces import FontError
from fonts.repertoire import repertoire
from fonts.setting.roles import SONG

_BLANK = frozenset(" \t\n\r\u3000\u00a0")


def with_glyphs(kit: Kit, sources: Sources, wanted: Iterable[str]) -> list[str]:
    """Return the rows of which every cell that is used can be set; note the others' cells."""
    known = repertoire() | _BLANK
    columns = used_columns(kit)
    fonts: FontLibrary | None = None
    sound = []
    for key in wanted:
        file, line = kit.base.lines[key]
        good = True
        for column in columns:
            words = kit.base.rows[key].get(column, "")
            strange = [char for char in dict.fromkeys(words) if char not in known]
            if not strange:
                continue
            fonts = fonts or _library(kit, sources)
            for char in strange:
                if fonts.family_for(char, SONG, 400) is not None:
                    known |= {char}
                    continue
                good = False
                kit.folder.findings.add(
                    Rule.BAD_TABLE,
                    "merge.no-glyph",
                    file=file,
                    line=line,
                    field=column,
                    row=printable(kit.base.name_of(key)),
                    column=printable(column),
                    char=printable(char),
                    code=f"U+{ord(char):04X}",
                )
        if good:
            sound.append(key)
    return sound


def used_columns(kit: Kit) -> tuple[str, ...]:
    """Return the columns of the tables that a kit's words may take, in their order."""
    uses = kit.base.uses.values()
    used = {one for use in uses for one in (use.column, use.earlier) if one}
    used |= {*kit.base.words.values(), kit.base.use.name, kit.base.use.key}
    return tuple(column for column in kit.base.columns if column in used)


def _library(kit: Kit, sources: Sources) -> FontLibrary:
    """Return the shipped fonts, and the kit's own that can be opened."""
    shipped = FontLibrary.shipped()
    paths: list[Path] = [kit.folder.root / name for name in font_files(kit, sources.edition)]
    try:
        return shipped.with_extra(paths) if paths else shipped
    except FontError:  # each edition tells of it, with its place
        return shipped
