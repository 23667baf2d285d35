"""A page of a PDF → its lines: characters that stand beside each other, with how they look.

Input: an open page of pypdfium2. Output: `Line`s, from the top down, each a run of characters
without a wide gap; gaps in it that part words are blanks. Raised and lowered figures are such.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from content.importing.forms.pdf.drawn import Box, Drawn, drawn_on
from content.importing.forms.pdf.initials import with_initials
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.turned import LEVEL, Char, Glyph, Turn, turn_of
from content.importing.forms.pdf.upright import laid, upright
from content.importing.forms.web.styles import face_of
from content.importing.text import signs
from fonts.chinese.characters import is_han

#: A gap of so many em may part two runs of a row: a gutter, a table's column, names in a roll.
WIDE = 0.85
#: A gap of so many em between two figures parts two cells.
_CELLS = 0.6
#: A blank between Latin words of a line that fills its column is no wider, em.
_DRIVEN = 3.0
#: Runs of one column with a smaller gap are one all the same: it is a blank of an em.
APART = 1.4
#: A gap of so many em between Latin letters is a blank; Han have none unless it is half an em.
_BLANK, _HAN_BLANK = 0.18, 0.45
#: A blank that the file has is one if it is as wide.
_SPACE = 0.12
#: Smaller characters than this part of their neighbours' size are raised or lowered.
_SMALL = 0.92
#: Stands where a hyphen parts a word at the end of a line.
HYPHEN = "\x02"
#: Stands for a character that the file draws and gives no code for; codes that are none.
UNKNOWN = "\ufffd"
_NONE = frozenset({*range(9), *range(14, 32), 0xFFFD, 0xFFFE, 0xFFFF} - {ord(HYPHEN)})
#: Characters of a page; a page of 50,000 would be a list of points of a map.
CHARACTERS = 60_000


@dataclass(frozen=True)
class Read:
    """What a page holds: its lines, the words that stand askew, characters without a meaning.

    And what is drawn on it. Places are those of the page as its lines are level (`turn`).
    """

    lines: tuple[Line, ...]
    askew: str
    unknown: int
    count: int
    drawn: Drawn
    turn: Turn = LEVEL


def read_page(page: Any) -> Read:
    """Return the lines of a page."""
    text = page.get_textpage()
    try:
        found = list(_glyphs(text))
    finally:
        text.close()
    size = page.get_size()
    wide, high = size[::-1] if page.get_rotation() % 180 else size
    turn = turn_of(found, wide, high)
    drawn = drawn_on(page, turn.box)
    standing = [] if turn.vertical else upright(found)
    apart = {id(glyph) for block in standing for run in block for glyph in run}
    level: list[Char] = []
    askew = ""
    for glyph in (one for one in found if id(one) not in apart):
        if not turn.level(glyph):
            askew += glyph.text
            continue
        left, right, base = turn.edges(glyph)
        if turn.vertical and level and not is_han(glyph.text):  # drawn at a corner of its square
            near = abs(base - level[-1].base) < glyph.size
            base = level[-1].base if near else base
        look = glyph.bold, glyph.face, glyph.spaced
        level.append(Char(glyph.text, left, right, base, glyph.size, *look))
    unknown = sum(one.text == UNKNOWN for one in found)
    lines = list(_lines(with_initials(level), drawn.upright))
    lines += [line for block in standing for line in laid(block, lines, drawn.frames)]
    return Read(tuple(lines), askew, unknown, len(found), drawn, turn)


def _glyphs(text: Any) -> Iterator[Glyph]:
    """Yield each character: bold, its face, whether a blank is before it.

    What is seen on the page and has no code in the file stands as `UNKNOWN`.
    """
    from pypdfium2 import raw

    count = min(text.count_chars(), CHARACTERS)
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix, spaced = raw.FS_MATRIX(), False
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        made = raw.FPDFText_IsGenerated(text, index) == 1
        char = _char(code, sure=raw.FPDFText_HasUnicodeMapError(text, index) != 1)
        if not char.strip() or made or (char == UNKNOWN and not _has_ink(raw, text, index)):
            spaced = spaced or (char == " " and not made)
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        size = size if 0.5 < size < 2000 else abs(box.top - box.bottom)
        frame = Box(box.left, box.bottom, box.right, box.top)
        angle = math.atan2(matrix.b, matrix.a)
        yield Glyph(char, frame, x.value, y.value, size, angle, *_font(raw, text, index), spaced)
        spaced = False


def _char(code: int, *, sure: bool) -> str:
    """Return the character of a code; `UNKNOWN` where the file gives none."""
    if not sure or code in _NONE or not code < 0x110000 or 0xD800 <= code < 0xE000:
        return UNKNOWN
    return chr(code)


def _has_ink(raw: Any, text: Any, index: int) -> bool:
    """Tell whether a character is seen: a blank without a code is none."""
    left, right, foot, top = (ctypes.c_double() for _ in range(4))
    found = raw.FPDFText_GetCharBox(text, index, left, right, foot, top)
    return bool(found) and right.value > left.value and top.value > foot.value


_BUFFER = ctypes.create_string_buffer(200)


def _font(raw: Any, text: Any, index: int) -> tuple[bool, str]:
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, _BUFFER, 200, flags)
    name = _BUFFER.raw[: max(length - 1, 0)].decode("utf-8", "replace").rpartition("+")[2]
    weight = raw.FPDFText_GetFontWeight(text, index)
    said = re.search(r"(bold|black|heavy)|regular|light|normal|book", name, re.I)
    heavy = bool(said[1]) if said else weight >= 600  # the weight is guessed from the stems
    return heavy, face_of(name)


def _lines(chars: Sequence[Char], upright: Sequence[Box]) -> Iterator[Line]:
    """Yield runs of characters, rows from the top down; a rule between two parts them too."""
    rows: list[list[Char]] = []
    small: list[Char] = []
    usual = Counter(round(char.size, 1) for char in chars)
    body = usual.most_common(1)[0][0] if usual else 0.0
    for char in sorted(chars, key=lambda c: -c.base):
        row = rows[-1] if rows else None
        raised = char.size < _SMALL * body and not is_han(char.text)
        if (
            row
            and abs(row[0].base - char.base) <= 0.25 * max(char.size, row[0].size)
            and not raised
        ):
            row.append(char)
        elif raised:
            small.append(char)
        else:
            rows.append([char])
    shifted = _beside(rows, small)
    for row in rows:
        row.sort(key=lambda c: c.left)
        rules = [rule.left for rule in upright if rule.foot < row[0].base < rule.top]
        run: list[Char] = []
        for char in row:
            if (run and _wide(run[-1], char)) or (
                run and any(run[-1].right < x + 1 and x < char.left + 1 for x in rules)
            ):
                yield _line(run, shifted)
                run = []
            run.append(char)
        yield _line(run, shifted)


def _wide(before: Char, char: Char) -> bool:
    """Tell whether two characters of a row are in two runs; a blank of Latin may be driven out."""
    latin = all(re.match("[A-Za-z]", one.text) for one in (before, char))
    em = min(char.size, before.size)
    figures = before.text.isdigit() and char.text.isdigit()  # 51,020 and 56,431 are two cells
    return char.left - before.right > (_DRIVEN if latin else _CELLS if figures else WIDE) * em


def _beside(rows: list[list[Char]], small: list[Char]) -> dict[int, str]:
    """Put small characters into the rows that they belong to; return which are high, which low."""
    shifted: dict[int, str] = {}
    for char in small:
        level = next(
            (row for row in rows if _is_level(char, [c for c in row if id(c) not in shifted])), None
        )
        if level is not None:
            level.append(char)
            continue
        home = next((found for row in rows if (found := _home(char, row))), None)
        if home:
            home[0].append(char)
            shifted[id(char)] = home[1]
        else:
            rows.append([char])
    rows.sort(key=lambda row: -row[0].base)
    return shifted


def _is_level(char: Char, row: list[Char]) -> bool:
    """Tell whether a small character stands as high as others of a row do."""
    return any(abs(one.base - char.base) <= 0.1 * char.size for one in row)


def _home(char: Char, row: list[Char]) -> tuple[list[Char], str] | None:
    """Return a row with how a small character stands behind one of it, or before its first."""
    near = [c for c in row if -0.3 * c.size < char.left - c.right < 3 * c.size]
    near = near or [c for c in row if -0.3 * c.size < c.left - char.right < 0.5 * c.size]
    big = max(near, key=lambda c: c.right, default=None)
    if big is None or char.size >= _SMALL * big.size:
        return None
    rise = (char.base - big.base) / big.size
    if 0.15 < rise < 0.75 or -0.6 < rise < -0.08:
        return row, "sup" if rise > 0 else "sub"
    return None


def _line(run: Sequence[Char], shifted: dict[int, str]) -> Line:
    pieces: list[str] = []
    before: Char | None = None
    for shift, group in itertools.groupby(run, key=lambda c: shifted.get(id(c), "")):
        chars = list(group)
        words = ""
        for char in chars:
            words += _blank(before, char) + char.text
            before = char
        raised = signs.raised(words.strip(), low=shift == "sub") if shift else ""
        pieces.append(raised or words)
    main = [char for char in run if id(char) not in shifted] or list(run)
    sizes = Counter(round(char.size * 2) / 2 for char in main)
    faces = Counter(char.face for char in main if is_han(char.text)) or Counter(
        char.face for char in main
    )
    return Line(
        "".join(pieces),
        run[0].left,
        run[-1].right,
        main[0].base,
        sizes.most_common(1)[0][0],
        sum(char.bold for char in main) > 0.5 * len(main),
        faces.most_common(1)[0][0],
    )


def _blank(before: Char | None, char: Char) -> str:
    """Return the blank between two characters, if there is one."""
    if before is None:
        return ""
    gap = (char.left - before.right) / max(min(char.size, before.size), 0.1)
    if char.spaced and gap > _SPACE:
        return "　" if gap > 0.8 else " "
    if is_han(before.text) or is_han(char.text):
        latin = before.text.isascii() or char.text.isascii()
        return "" if gap < (_HAN_BLANK if not latin else 0.6) else "　" if gap > 0.8 else " "
    return " " if gap > _BLANK else ""
