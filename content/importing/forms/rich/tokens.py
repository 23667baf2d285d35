r"""The bytes of an .rtf → its text piece by piece, each with how it looks, and what parts it.

Input: the bytes. Output: `Piece`s in the file's order. Groups open and close; what a group sets
ends with it. A character stands as \'b9 in the coding of its face, or as \u22269 with a stand-in
behind it that is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
#: Groups that hold no copy: lists of faces, colours and styles, what the file says of itself.
_ASIDE = frozenset(
    re.findall(
        "[a-z]+",
        "colortbl stylesheet info listtable listoverridetable revtbl rsidtbl generator xmlnstbl "
        "themedata colorschememapping latentstyles datastore fldinst objdata userprops filetbl "
        "pgptbl wgrffmtfilter template passwordhash blipuid picprop sn sp nonshppict bkmkstart "
        "bkmkend atrfstart atrfend atnid atnauthor atndate xe tc panose falt nonesttables",
    )
)
#: Groups that stand round the copy, by what they are called in the report.
APART = {
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "footnote": "footnotes",
    "annotation": "comments",
}
#: Starred groups that hold copy all the same.
_COPY = frozenset({"shpinst", "shptxt", "footnote", "annotation", "shppict", "nesttableprops"})
#: Control words that are a character; those that end something.
_SIGNS = {
    **{"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“"},
    **{"rdblquote": "”", "bullet": "•", "tab": "\t", "emspace": "　", "enspace": " "},
}
_ENDS = {
    **{"par": "par", "sect": "par", "page": "par", "column": "par", "line": "line"},
    **{"cell": "cell", "nestcell": "cell", "row": "row", "nestrow": "row"},
}
#: What other control words set of a `State`.
_SETS: dict[str, dict[str, Any]] = {
    "plain": {"size": 24, "bold": False, "script": "", "gone": ""},
    "pard": {"align": "", "table": False},
    "qc": {"align": "c"},
    "qr": {"align": "r"},
    "ql": {"align": ""},
    "qj": {"align": ""},
    "intbl": {"table": True},
    "super": {"script": "sup"},
    "sub": {"script": "sub"},
    "nosupersub": {"script": ""},
    "pict": {"where": "picture"},
    "fonttbl": {"where": "faces"},
}
#: Code pages by the number of a face's characters (charset).
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949"}
#: More nested groups are no file that a program wrote.
_DEEPEST = 200


@dataclass(frozen=True)
class State:
    """How text looks: size in half points, and what of it is not seen (`gone`)."""

    size: int = 24
    bold: bool = False
    face: int = -1
    align: str = ""
    table: bool = False
    script: str = ""  # sup or sub
    gone: str = ""  # hidden, struck or deleted
    where: str = ""  # aside, faces, picture, or one of `APART`
    stand_in: int = 1


class Piece(NamedTuple):
    """Text in one look, a picture's bytes, or what ends: par, line, cell, row."""

    state: State
    text: str = ""
    end: str = ""
    picture: bytes = b""


class Tokens:
    """The pieces of one file."""

    def __init__(self, raw: bytes) -> None:
        """Begin with the bytes of a file."""
        self._raw = raw
        self._state = State()
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._hex = bytearray()
        self._skip = 0  # characters that stand in for one already read
        self._page = "gb18030"
        self._charsets: dict[int, str] = {}
        self._defined = -1
        self.faces: dict[int, str] = {}

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in their order."""
        starred = False
        for token in _TOKEN.finditer(self._raw):
            word = (token["word"] or b"").decode("ascii")
            if token["byte"]:
                self._add(bytes.fromhex(token["byte"].decode("ascii")))
            elif token["text"]:
                self._add(token["text"])
            elif token["sign"] == b"*":
                starred = True
                continue
            elif word or token["sign"] or token["brace"]:
                yield from self._flushed()
                number = int(token["number"]) if token["number"] else None
                yield from self._said(token, word, number, starred=starred)
            starred = False
        yield from self._flushed()

    def _said(
        self, token: re.Match[bytes], word: str, number: int | None, *, starred: bool
    ) -> Iterator[Piece]:
        """Follow a brace, a sign or a control word."""
        if token["brace"] == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ValueError("groups")
            self._stack.append(self._state)
        elif token["brace"]:
            self._skip = 0
            if self._state.where == "picture" and self._hex:
                yield Piece(self._state, picture=bytes(self._hex))
                self._hex.clear()
            left = self._state.where
            self._state = self._stack.pop() if self._stack else self._state
            if left in APART.values() and self._state.where != left:
                yield Piece(replace(self._state, where=left), end="par")
        elif token["sign"]:
            char = {b"~": " ", b"_": "-", b"-": ""}.get(
                token["sign"], token["sign"].decode("latin-1")
            )
            if token["sign"] in b"\r\n":
                yield Piece(self._state, end="par")
            elif char:
                yield Piece(self._state, char)
        elif word == "u" and number is not None:
            yield Piece(self._state, chr(number % 65536))
            self._skip = self._state.stand_in
        elif word in _SIGNS:
            yield Piece(self._state, _SIGNS[word])
        elif word in _ENDS:
            yield Piece(self._state, end=_ENDS[word])
        else:
            self._set(word, number, starred=starred)

    def _set(self, word: str, number: int | None, *, starred: bool) -> None:
        """Let a control word change how text looks, or where it stands."""
        where = self._state.where
        if word == "ansicpg" and number:
            self._page = {936: "gb18030", 950: "big5hkscs"}.get(number, f"cp{number}")
        if word == "f" and where == "faces":
            self._defined = number or 0
        if word == "fcharset" and number in _CHARSETS:
            self._charsets[self._defined] = _CHARSETS[number]
        changed = _changes(word, number)
        if word in _ASIDE or (starred and word not in _COPY and not changed):
            changed = {"where": "aside"}
        if not (where in ("aside", "faces") and "where" in changed):
            self._state = replace(self._state, **changed)

    def _add(self, data: bytes) -> None:
        """Take bytes, but for those that stand in for a character already read."""
        passed = min(self._skip, len(data))
        self._skip -= passed
        self._bytes += data[passed:]

    def _flushed(self) -> Iterator[Piece]:
        """Yield the bytes that were taken as text in their coding."""
        data = bytes(self._bytes)
        self._bytes.clear()
        where = self._state.where
        if not data or where == "aside":
            return
        if where == "picture":
            self._hex += data
            return
        coding = self._charsets.get(self._state.face, self._page)
        try:
            words = data.decode(coding, "replace")
        except LookupError:
            words = data.decode("gb18030", "replace")
        if where == "faces":
            self.faces[self._defined] = words.strip(" ;")
        else:
            yield Piece(self._state, words)


def _changes(word: str, number: int | None) -> dict[str, Any]:
    """Return what of a `State` a control word sets; nothing for one that does not matter."""
    on = number != 0
    if word in ("b", "v", "strike", "striked", "deleted"):
        if word == "b":
            return {"bold": on}
        gone = {"v": "hidden", "deleted": "deleted"}.get(word, "struck")
        return {"gone": gone if on else ""}
    if word in ("fs", "f", "uc"):
        name, least = {"fs": ("size", 24), "f": ("face", -1), "uc": ("stand_in", 1)}[word]
        return {name: least if number is None else number}
    return {"where": APART[word]} if word in APART else _SETS.get(word, {})
