"""A folder, a .zip of files or a mail → the files it holds, in the order of their names.

Input: what the import was given, and a temporary folder. Output: `Bundle`: paths, in natural order
(2 before 10, 二 before 十, 上 before 下, 头版 before 二版), and its name. An archive is unpacked
within limits, and nothing of it lands outside the temporary folder. A mail stands for its words and
what it brings.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from content.importing.blocks import Log, Place, SourceError
from content.importing.forms.archive import FILE_BYTES, PART_BYTES, PARTS, RATIO, UNPACKED_BYTES
from content.importing.forms.mail import ENDING as MAIL
from content.importing.forms.mail import unpacked_mail
from content.importing.text.coding import coded
from content.keeping import RECORD
from content.words import Message, reason
from fonts.chinese.numerals import NUMERALS, value_of

#: Files of one bundle that are read.
FILES = 200
#: A folder in a folder in a folder … is no edition.
_DEPTH = 6
_IGNORED = re.compile(
    r"\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$|导入说明\.md$|.*_files$|.*\.files$", re.I
)
_NUMBER = re.compile(
    rf"(\d{{1,12}})|(?:(?<=第)|(?<=[（(_\-\s])|^)([{NUMERALS}]{{1,6}})(?=[、.．，,）)_\-\s]|[版篇章节部]|$)"
    r"|(?:^|(?<=[（(_\-\s]))([上中下])(?=[篇集部半、.．）)_\-\s]|$)"
    r"|(头版|首版|封面)|(末版|封底)"
)
#: Pages that are called by their place: 头版 is page 1, 末版 stands behind all that have numbers.
_FIRST, _LAST = 1.0, 1e13


@dataclass(frozen=True)
class Bundle:
    """The files of an import; `name` is what a folder or archive is called, "" of plain files."""

    paths: tuple[Path, ...]
    name: str = ""


def gathered(sources: Sequence[Path], room: Path, log: Log) -> Bundle:
    """Return the files that an import is given, folders and archives opened.

    Raises:
        SourceError: an archive is damaged, hostile or too large, or a folder cannot be read.
    """
    paths: list[Path] = []
    name = ""
    for number, source in enumerate(map(Path, sources)):
        try:
            if source.is_dir():
                found = _listed(source, source.name, log)
            elif source.is_file() and _is_archive(source):
                inside = room / f"zip{number}"
                inside.mkdir()
                _unpack(source, inside, log)
                found = _listed(inside, source.name, log)
            elif source.suffix.lower() == MAIL and source.is_file():
                found = [source]
            else:
                paths.append(source)
                continue
        except OSError as error:
            raise SourceError("import.unreadable", file=source, why=reason(error)) from error
        if not found:
            raise SourceError("import.empty-bundle", file=source.name)
        name = name or (source.stem if source.is_file() else source.resolve().name)
        paths += found
    return Bundle(tuple(_out_of_mails(paths, room, log)), name)


def _out_of_mails(paths: Sequence[Path], room: Path, log: Log) -> Iterator[Path]:
    """Yield files, those of a mail in its place; a mail that cannot be read stays itself."""
    for number, path in enumerate(paths):
        if path.suffix.lower() != MAIL:
            yield path
            continue
        inside = room / f"mail{number}"
        inside.mkdir()
        found = unpacked_mail(path, inside, log)
        yield from (one for one in found if not _passed_over(one, path.name, log))


def in_order(name: str) -> tuple[tuple[tuple[int, float, str], ...], ...]:
    """Return the key by which names of files are sorted, folder by folder."""
    return tuple(tuple(_pieces(part)) for part in PurePosixPath(name).parts)


def _pieces(part: str) -> Iterator[tuple[int, float, str]]:
    stem = part.rpartition(".")[0] or part
    at = 0
    for found in _NUMBER.finditer(stem):
        if found.start() > at:
            yield 1, 0.0, stem[at : found.start()].casefold()
        if found[1]:
            yield 0, float(found[1]), ""
        elif found[2]:
            yield 0, value_of(found[2]), ""
        elif found[3]:
            yield 0, float("上中下".index(found[3])), ""
        else:
            yield 0, _FIRST if found[4] else _LAST, ""
        at = found.end()
    yield 1, 0.0, part[at:].casefold()


def _listed(root: Path, name: str, log: Log) -> list[Path]:
    """Return the files of a folder, those of its folders too, in their order."""
    found: list[Path] = []
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        if (folder / RECORD).is_file() or (folder / "edition.yaml").is_file():
            continue  # an edition that an import wrote
        for path in folder.iterdir():
            if _IGNORED.match(path.name) or path.is_symlink():
                continue
            if path.is_dir() and depth < _DEPTH:
                waiting.append((path, depth + 1))
            elif path.is_file():
                found.append(path)
    found.sort(key=lambda path: (in_order(path.relative_to(root).as_posix()), path.name))
    if len(found) > FILES:
        raise SourceError("import.too-many-within", file=name, sources=len(found), most=FILES)
    return [path for path in found if not _passed_over(path, name, log)]


def _passed_over(path: Path, name: str, log: Log) -> bool:
    """Tell whether a file is an archive in a bundle, which is told and not opened."""
    if path.suffix.lower() not in (".zip", ".rar", ".7z", ".gz", ".tar"):
        return False
    log.doubt(
        Place(name), path.name, Message("imported.archive-within"), Message("imported.not-taken")
    )
    return True


def _is_archive(path: Path) -> bool:
    """Tell whether a file is a .zip of files, and no Office file, whose form is one too."""
    with path.open("rb") as stream:
        if stream.read(4)[:2] != b"PK":
            return path.suffix.lower() == ".zip"
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist()[: PARTS + 1])
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return path.suffix.lower() == ".zip"
    office = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}
    return path.suffix.lower() == ".zip" and not (office & names)


def _unpack(source: Path, room: Path, log: Log) -> None:
    """Unpack an archive into a folder, piece by piece and within limits."""
    if source.stat().st_size > FILE_BYTES:
        raise SourceError("import.too-large", file=source.name, most_mb=FILE_BYTES >> 20)
    left = UNPACKED_BYTES
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS:
                raise SourceError(
                    "import.too-many-within", file=source.name, sources=len(parts), most=PARTS
                )
            for part in parts:
                name = _name_of(part)
                if part.is_dir() or _IGNORED.match(PurePosixPath(name).name):
                    continue
                target = _target(room, name, source.name)
                if stat.S_ISLNK(part.external_attr >> 16):
                    raise SourceError("import.zip-outside", file=source.name, part=name)
                if part.flag_bits & 1:
                    raise SourceError("import.zip-locked", file=source.name)
                dense = part.file_size > 4 << 20 and part.file_size > RATIO * max(
                    part.compress_size, 1
                )
                if part.file_size > PART_BYTES or dense:
                    raise SourceError("import.part-large", file=source.name, part=name)
                left -= part.file_size
                if left < 0:
                    raise SourceError(
                        "import.unpacks-large", file=source.name, most_mb=UNPACKED_BYTES >> 20
                    )
                if "__MACOSX/" not in name:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(part) as stream:
                        target.write_bytes(stream.read(part.file_size + 1)[: part.file_size])
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise SourceError("import.no-zip", file=source.name, why=type(error).__name__) from error


def _name_of(part: zipfile.ZipInfo) -> str:
    """Return a file's name: an old packer writes it in the coding of its system."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        raw = part.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    found = coded(raw)
    return (found[0] if found else part.filename).replace("\\", "/")


def _target(room: Path, name: str, source: str) -> Path:
    """Return where a file of an archive goes, within the folder."""
    parts = PurePosixPath(name).parts
    odd = name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name
    if odd or not parts or max(len(part.encode()) for part in parts) > 250 or len(parts) > 20:
        raise SourceError("import.zip-outside", file=source, part=name[:80])
    return room.joinpath(*parts)
