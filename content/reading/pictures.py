"""The pictures of an edition.

Input: the files of `pictures/` and the words about them in `pictures/pictures.yaml`.
Output: `Picture` objects by name, with findings about missing, wrong or unsafe files and
missing words. Pixels are never decoded here.
"""

from __future__ import annotations

import re
from pathlib import Path

from content.model import Picture
from content.source.copytext import read_copy
from content.source.fields import PictureSource
from content.source.findings import Findings, printable
from content.source.folder import PICTURE_BYTES, EditionFolder, id_of
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml
from content.words import reason

SUB = "pictures"
WORDS = "pictures.yaml"
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".svg", ".webp"})

_MAGIC: dict[str, tuple[bytes, ...]] = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".webp": (b"RIFF",),
}
_SVG_BYTES = 20 * 1024 * 1024
_UNSAFE = re.compile(
    rb"<!ENTITY|<\s*+(?:\w+:)?script|<\s*+(?:\w+:)?foreignObject|<\?xml-stylesheet"
    rb"|\son\w++\s*+=|@import"
    rb"|href\s*+=\s*+[\"']\s*+(?!#|data:image/(?:png|jpeg|webp);)[^\"'\s]"
    rb"|url\(\s*+[\"']?+\s*+(?!#|data:image/(?:png|jpeg|webp);)[^)\"'\s]",
    re.IGNORECASE,
)

#: Pictures that people send and that no page takes, with what their files are called.
FOREIGN = {
    ".gif": "GIF",
    ".heic": "HEIC",
    ".heif": "HEIF",
    ".bmp": "BMP",
    ".avif": "AVIF",
    ".psd": "PSD",
    ".eps": "EPS",
    ".ai": "AI",
    ".cdr": "CDR",
    ".wmf": "WMF",
    ".emf": "EMF",
    ".pdf": "PDF",
    ".jfif": "JFIF",
    ".jp2": "JPEG 2000",
    ".dng": "DNG",
    ".cr2": "CR2",
    ".nef": "NEF",
}


def load_pictures(folder: EditionFolder) -> dict[str, Picture]:
    """Return all pictures of an edition folder by name."""
    files = _files(folder)
    words = _words(folder)
    pictures: dict[str, Picture] = {}
    for name, path in files.items():
        _check_file(path, folder)
        pictures[name] = _picture(name, path, words.pop(name, None), folder)
    for path in folder.listing(SUB, frozenset(FOREIGN)):
        if id_of(path) in pictures:
            continue
        folder.findings.add(
            Rule.PICTURE_FORMAT,
            "read.picture-foreign",
            file=folder.name(path),
            name=printable(path.name),
            kind=FOREIGN[path.suffix.lower()],
        )
        name = id_of(path)
        pictures[name] = _picture(name, path, words.pop(name, None), folder)
    for name, (line, node) in words.items():
        folder.findings.add(
            Rule.PICTURE_MISSING,
            "read.no-picture",
            file=f"{SUB}/{WORDS}",
            line=line,
            field=name,
            folder=SUB,
            name=printable(name),
        )
        missing = folder.inside(name, under=SUB, file=f"{SUB}/{WORDS}", line=line, field=name)
        if missing is not None:
            pictures[name] = _picture(name, missing, (line, node), folder)
    return pictures


def picture_id(written: str) -> str:
    """Return a picture's name from `hero`, `hero.svg` or `pictures/hero.svg`."""
    name = written.removeprefix("./").removeprefix(f"{SUB}/")
    end = Path(name).suffix
    return name[: -len(end)] if end.lower() in ENDINGS or end.lower() in FOREIGN else name


def _files(folder: EditionFolder) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in folder.listing(SUB, ENDINGS):
        if (name := id_of(path)) in files:
            folder.findings.add(
                Rule.DUPLICATE_ID,
                "read.files-of-one-name",
                file=folder.name(path),
                one=files[name].name,
                other=path.name,
            )
        else:
            files[name] = path
    return files


def _words(folder: EditionFolder) -> dict[str, tuple[int, Node]]:
    path = folder.root / SUB / WORDS
    if not folder.is_file(path):
        return {}
    text = folder.text(path)
    node = read_yaml(text, folder.findings, file=folder.name(path)) if text is not None else None
    if node is None:
        return {}
    node = folder.filling.node(node, folder.name(path))
    if not isinstance(node.value, dict):
        folder.findings.add(
            Rule.BAD_VALUE, "read.picture-entry", file=folder.name(path), line=node.line
        )
        return {}
    return dict(node.value)


def _picture(
    name: str, path: Path, entry: tuple[int, Node] | None, folder: EditionFolder
) -> Picture:
    file, line = f"{SUB}/{WORDS}", 0
    lines = dict.fromkeys(("caption", "credit", "alt"), 0)
    source: PictureSource | None = None
    if entry is not None:
        line, node = entry
        written = node.value if isinstance(node.value, dict) else {}
        lines = {f: node.line_of((f,)) if f in written else line for f in lines}
        if node.value is not None:
            source = checked(PictureSource, node, folder.findings, file=file, prefix=name)
    source = source or PictureSource()
    caption = read_copy(
        source.caption, folder.findings, file=file, line=line, field=f"{name}.caption"
    )
    source = source.model_copy(update={"caption": caption.text})
    folder.lines.update({(file, f"{name}.{field}"): at for field, at in lines.items()})
    _check_words(name, source, folder.findings, file, line)
    return Picture(id=name, file=path, **dict(source))


def _check_words(
    name: str, source: PictureSource, findings: Findings, file: str, line: int
) -> None:
    if source.illustration and re.search("摄|photo", source.credit, re.IGNORECASE):
        findings.add(
            Rule.ILLUSTRATION_CREDIT,
            "read.illustration-credit",
            file=file,
            line=line,
            field=f"{name}.credit",
            picture=printable(name),
        )
    crop, safe = source.crop, source.safe
    if (
        crop
        and safe
        and not (
            crop.left <= safe.left
            and crop.top <= safe.top
            and safe.right <= crop.right
            and safe.bottom <= crop.bottom
        )
    ):
        findings.add(
            Rule.PICTURE_SAFE_AREA, "read.safe-area", file=file, line=line, field=f"{name}.safe"
        )


def _check_file(path: Path, folder: EditionFolder) -> None:
    """Compare a file's first bytes with its ending; look through an SVG for outside links."""
    name, ending = folder.name(path), path.suffix.lower()
    limit = _SVG_BYTES if ending == ".svg" else PICTURE_BYTES
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(limit if ending == ".svg" else 16)
    except OSError as error:
        folder.findings.add(Rule.FILE_UNREADABLE, "read.unreadable", file=name, why=reason(error))
        return
    if size > limit:
        folder.findings.add(
            Rule.FILE_TOO_LARGE, "read.picture-too-large", file=name, mb=limit // 2**20
        )
    elif ending == ".svg":
        if b"<svg" not in head[:65536]:
            _wrong_format(name, ending, folder.findings)
        elif found := _UNSAFE.search(head):
            folder.findings.add(
                Rule.PICTURE_UNSAFE,
                "read.picture-unsafe",
                file=name,
                line=head.count(b"\n", 0, found.start()) + 1,
                found=printable(found[0].decode("utf-8", "replace").strip()),
            )
    elif not head.startswith(_MAGIC[ending]) or (ending == ".webp" and head[8:12] != b"WEBP"):
        _wrong_format(name, ending, folder.findings)


def _wrong_format(name: str, ending: str, findings: Findings) -> None:
    findings.add(Rule.PICTURE_FORMAT, "read.picture-format", file=name, format=ending[1:].upper())
