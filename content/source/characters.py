"""Characters of copy: what no page may hold goes, what fonts have in one form only takes it.

Input: text as it is in a file, and where. Output: the text that is read on, with a finding for each
character that goes and each line that changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from content.source.findings import Findings
from content.source.rules import Rule
from content.words import Message, message

#: Characters that no copy may hold: controls, surrogates, non-characters, direction marks,
#: invisible spaces, the mark of a failed decoding.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef"
    "\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
#: Variation selectors: a page has one form of each character.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_HALF_KANA = re.compile("[\uff61-\uff9f]+")

#: Changed characters of a line that are named.
MOST_CHANGES = 5


def illegal(text: str) -> int:
    """Return the number of the first character that no copy may hold; 0 where there is none."""
    found = _ILLEGAL.search(text) or _PRIVATE.search(text)
    return ord(found[0]) if found else 0


def cleaned(text: str, findings: Findings, *, file: str, line: int = 1, field: str = "") -> str:
    """Return text without illegal characters, each of which is a finding, in composed forms."""
    for rule, code, marks in (
        (Rule.CONTROL_CHARACTER, "read.control-character", _ILLEGAL),
        (Rule.PRIVATE_CHARACTER, "read.private-character", _PRIVATE),
    ):
        for row, number in _by_line(marks, text):
            findings.add(rule, code, file=file, line=line + row, field=field, number=number)
    return composed(_ILLEGAL.sub("", text), findings, file=file, line=line, field=field)


def _by_line(marks: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield (line from 0, code point) of the marked characters, once a line, in one pass."""
    if marks.search(text) is None:
        return
    for row, words in enumerate(text.split("\n")):
        for char in dict.fromkeys(marks.findall(words)):
            yield row, ord(char)


def composed(text: str, findings: Findings, *, file: str, line: int, field: str = "") -> str:
    """Return text in the forms that fonts have; each line changed is a finding.

    Letters and their accents become one (NFC), half-width katakana wide, and variation selectors
    go.
    """
    if text.isascii() or _ordinary(text) == text:
        return text
    lines = text.split("\n")
    for number, words in enumerate(lines):
        plain = lines[number] = _ordinary(words)
        if plain != words:
            findings.add(
                Rule.CHARACTER_FORM,
                "read.character-form",
                file=file,
                line=line + number,
                field=field,
                changes=_changes(words),
            )
    return "\n".join(lines)


def _ordinary(text: str) -> str:
    text = _HALF_KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", _SELECTORS.sub("", text))


def _changes(words: str) -> Message:
    """Return what changes in a line, at most a few of it."""
    marks = re.compile(f"{_HALF_KANA.pattern}|{_SELECTORS.pattern}|.[\u0300-\u036f\u3099\u309a]+|.")
    told = dict.fromkeys(
        message("read.changed", now=_ordinary(part), was=_numbers(part))
        if _ordinary(part)
        else message("read.dropped", was=_numbers(part))
        for part in marks.findall(words)
        if _ordinary(part) != part
    )
    code = "read.changes" if len(told) <= MOST_CHANGES else "read.changes-and-more"
    return Message(code, {"changes": tuple(told)[:MOST_CHANGES]})


def _numbers(part: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in part)
