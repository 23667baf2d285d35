"""The only way into an edition folder: nothing outside it is ever opened.

Input: a folder and names found in its files. Output: paths and texts inside the folder,
or None with a finding. Symbolic links are followed and must end inside the folder.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Protocol

from content.source.findings import Findings, printable
from content.source.rules import Rule

if TYPE_CHECKING:
    from content.source.yamltree import Node

TEXT_BYTES = 2 * 1024 * 1024
PICTURE_BYTES = 200 * 1024 * 1024
FILES_PER_FOLDER = 500

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


_SAVE_TEXT = "另存为 UTF-8 编码（记事本：文件 → 另存为，编码选 UTF-8）"
_SAVE_TABLE = "在 Excel 里另存为“CSV UTF-8（逗号分隔）”"


def _encoding(raw: bytes) -> str:
    """Return which encoding a file that is not UTF-8 seems to have, in brackets."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "（像是 UTF-16）"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "（像是 GBK）"


def cleaned(text: str, findings: Findings, *, file: str, line: int = 1, field: str = "") -> str:
    """Return text without illegal characters, each of which is a finding, in composed forms."""
    for found in _ILLEGAL.finditer(text):
        findings.add(
            Rule.CONTROL_CHARACTER,
            f"含不可见或非法字符 U+{ord(found[0]):04X}",
            file=file,
            line=line + text.count("\n", 0, found.start()),
            field=field,
            remedy="删去该字符",
        )
    for found in _PRIVATE.finditer(text):
        findings.add(
            Rule.PRIVATE_CHARACTER,
            f"含私用区字符 U+{ord(found[0]):04X}，没有通用字形",
            file=file,
            line=line + text.count("\n", 0, found.start()),
            field=field,
            remedy="改用该字的正式编码（扩展区），字形由 fonts 补入",
        )
    return composed(_ILLEGAL.sub("", text), findings, file=file, line=line, field=field)


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
                f"字符改成通用写法：{_changes(words)}",
                file=file,
                line=line + number,
                field=field,
                remedy="照改后的写法刊印，不用处理",
            )
    return "\n".join(lines)


def _ordinary(text: str) -> str:
    text = _HALF_KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", _SELECTORS.sub("", text))


def _changes(words: str) -> str:
    """Return what changes in a line, at most a few of it."""
    marks = re.compile(f"{_HALF_KANA.pattern}|{_SELECTORS.pattern}|.[\u0300-\u036f\u3099\u309a]+|.")
    told = dict.fromkeys(
        f"“{_ordinary(part)}”（{' '.join(f'U+{ord(c):04X}' for c in part)}）"
        if _ordinary(part)
        else f"去掉 U+{ord(part):04X}"
        for part in marks.findall(words)
        if _ordinary(part) != part
    )
    return "、".join(list(told)[:5]) + ("等" if len(told) > 5 else "")


class Filling(Protocol):
    """Puts figures where copy names them; see `content.filling`."""

    def copy(self, raw: str, *, file: str, line: int, field: str = "") -> str:
        """Return a stretch of copy with its figures."""

    def node(self, node: Node, file: str) -> Node:
        """Return a tree with the figures of its texts."""

    def chart(self, node: Node, file: str) -> Node | None:
        """Return a chart's tree with its figures; None: it is left out for want of them."""

    def left_out(self, figure: str) -> bool:
        """Tell whether a chart of this name was left out."""


class AsWritten:
    """Copy without figures from data: braces are ordinary characters."""

    def copy(self, raw: str, *, file: str, line: int, field: str = "") -> str:
        """Return the copy as it is."""
        return raw

    def node(self, node: Node, file: str) -> Node:
        """Return the tree as it is."""
        return node

    def chart(self, node: Node, file: str) -> Node | None:
        """Return the tree as it is."""
        return node

    def left_out(self, figure: str) -> bool:
        """No chart is left out."""
        return False


class EditionFolder:
    """An edition folder and the collector that its faults go to.

    `filling` puts figures from `data/` into copy, where the edition has them.
    """

    def __init__(self, root: Path, findings: Findings) -> None:
        """Resolve the folder once; every later path is compared with it."""
        self.root = root.resolve()
        self.findings = findings
        self.filling: Filling = AsWritten()
        #: Lines of fields by file and field, for findings about the printed copy.
        self.lines: dict[tuple[str, str], int] = {}

    def name(self, path: Path) -> str:
        """Return a path relative to the folder, for messages."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name

    def inside(self, ref: str, *, under: str = "", file: str, line: int, field: str) -> Path | None:
        """Return the path that a written name stands for, or None where it leads outside.

        The name is relative to the sub-folder `under`; the path need not exist. `file`, `line`
        and `field` say where the name is written.
        """
        windows = PureWindowsPath(ref)
        problem = ""
        if not ref or len(ref) > 200 or not ref.isprintable():
            problem = "不是文件名"
        elif windows.is_absolute() or windows.drive or windows.root or ref.startswith("~"):
            problem = "是绝对路径"
        elif ".." in windows.parts:
            problem = "用“..”指到上级文件夹"
        elif "\\" in ref or ":" in ref:
            problem = "含有反斜线或冒号"
        else:
            path = self.root / under / ref
            if self.holds(path):
                return path
            problem = "指到特刊文件夹之外"
        self.findings.add(
            Rule.PATH_ESCAPE,
            f"“{printable(ref)}”{problem}",
            file=file,
            line=line,
            field=field,
            remedy="只写本特刊文件夹里的文件名，如 pictures/a.jpg",
        )
        return None

    def holds(self, path: Path) -> bool:
        """Tell whether a path, its links followed, lies in the folder."""
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError, ValueError):  # loops of links, names the system refuses
            return False

    def is_file(self, path: Path) -> bool:
        """Tell whether a path is an ordinary file inside the folder."""
        try:
            return self.holds(path) and path.is_file()
        except (OSError, ValueError):
            return False

    def listing(self, sub: str, endings: frozenset[str]) -> list[Path]:
        """Return the files of a sub-folder that have one of the endings, by name."""
        directory = self.root / sub
        try:
            if not self.holds(directory) or not directory.is_dir():
                return []
            entries = sorted(directory.iterdir())
        except OSError:
            return []
        chosen: list[Path] = []
        for path in entries:
            if path.name.startswith(".") or path.suffix.lower() not in endings:
                continue
            if not self.holds(path):
                self.findings.add(
                    Rule.PATH_ESCAPE,
                    f"“{printable(path.name)}”是链接，指到特刊文件夹之外",
                    file=f"{sub}/{path.name}",
                    remedy="把文件复制到本文件夹",
                )
            elif self.is_file(path):
                chosen.append(path)
        if len(chosen) > FILES_PER_FOLDER:
            self.findings.add(
                Rule.TOO_MANY,
                f"有 {len(chosen)} 个文件，至多读 {FILES_PER_FOLDER} 个",
                file=sub,
                remedy="移走不用的文件",
            )
        return chosen[:FILES_PER_FOLDER]

    def text(self, path: Path) -> str | None:
        """Return a text file's content, lines divided by line feeds, illegal characters out."""
        name = self.name(path)
        if not self.is_file(path):
            self.findings.add(
                Rule.FILE_MISSING, "没有这个文件", file=name, remedy="补上文件，或改正写到它的名字"
            )
            return None
        try:
            with path.open("rb") as stream:
                raw = stream.read(TEXT_BYTES + 1)
        except OSError as error:
            self.findings.add(
                Rule.FILE_UNREADABLE,
                f"文件打不开（{error.strerror}）",
                file=name,
                remedy="检查文件权限，或重新复制一份",
            )
            return None
        if len(raw) > TEXT_BYTES:
            self.findings.add(
                Rule.FILE_TOO_LARGE, "文件超过 2 MB", file=name, remedy="分成几个文件"
            )
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.findings.add(
                Rule.NOT_UTF8,
                f"不是 UTF-8 编码{_encoding(raw)}：第 {error.start + 1} 字节是"
                f" 0x{raw[error.start]:02X}",
                file=name,
                line=raw.count(b"\n", 0, error.start) + 1,
                remedy=_SAVE_TABLE if path.suffix.lower() == ".csv" else _SAVE_TEXT,
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cleaned(text, self.findings, file=name)
