"""A photograph → its picture with the caption and the credit that its file carries.

Input: the bytes of a picture. Output: blocks: the picture and, where its file says so (XMP, IPTC,
EXIF, or a name that tells what is on it), its caption with the credit behind it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.importing.blocks import Block, Document, Log, Place
from content.importing.forms.images import picture
from content.importing.text.coding import coded
from content.words import Message
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

PHOTOS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".heic", ".svg")
_HAN = re.compile(f"[{HAN}]")
#: Names that cameras, telephones and offices give; they tell nothing of the picture.
_NO_WORDS = re.compile(
    r"(?:微信图片|微信截图|图片?|照片|配图|插图|截图|扫描|未命名|题图|主图|头图|新建|副本|[A-Za-z]{1,8})"
    rf"[\s_\-（(\d{ONE_TO_TEN}.）)副本]*"
)
#: A number before the words orders them, but for one that says when or how many: 7月3日夜, 3岁的他.
_ORDER = re.compile(r"^(?:图|照片)?[\s_\-（(]*\d{1,3}(?![\d年月日号时点旬岁届])[\s_\-、.．）)]*")
_SIGNED = re.compile(r"摄|供图|图片|资料|记者|通讯员")
_DC = "{http://purl.org/dc/elements/1.1/}"
_SHOP = "{http://ns.adobe.com/photoshop/1.0/}"
#: EXIF: description, Windows' title, comment and subject; artist, Windows' author.
_ABOUT, _BY = (270, 40091, 40092, 40095), (315, 40093)


@dataclass(frozen=True)
class Told:
    """What a picture's file tells: caption and credit, empty where nothing."""

    caption: str = ""
    credit: str = ""


def read_photo(path: Path, data: bytes, log: Log) -> Document:
    """Return a photograph with its caption."""
    place = Place(path.name)
    told = told_by(data)
    caption = told.caption
    if not caption:
        caption = _of_name(path.stem)
        if caption:
            log.doubt(place, caption, Message("imported.caption-of-name"), Message("imported.look"))
    ready = picture(data, caption, place, log)
    if ready is None:
        return Document(path.name, ())
    blocks = [Block("", place, picture=ready)]
    words = f"{caption} {told.credit}".strip()
    if words:
        blocks.append(Block(words, place, hint="caption", firm=True))
    own = tuple((place, one) for one in (told.caption, told.credit) if one)
    return Document(path.name, tuple(blocks), own)


def without_twins(documents: Sequence[Document], log: Log) -> list[Document]:
    """Return the documents; a photograph that comes as a file and stands in a text is there once.

    So a text is sent with the pictures that it already holds, or names: a.md and a.jpg.
    """
    in_texts = {
        block.picture.data
        for one in documents
        if not _is_file(one)
        for block in one.blocks
        if block.picture
    }
    out = []
    for one in documents:
        twin = _is_file(one) and any(b.picture and b.picture.data in in_texts for b in one.blocks)
        if twin:
            place = Place(one.name)
            for words in (one.name, *(block.text for block in one.blocks if block.text)):
                log.leave_out(place, words, Message("imported.picture-twice"))
            one = Document(one.name, (), one.own)
        out.append(one)
    return out


def _is_file(document: Document) -> bool:
    return Path(document.name).suffix.lower() in PHOTOS


def told_by(data: bytes) -> Told:
    """Return what a picture's file says of it; only words in Chinese count."""
    from PIL import Image

    captions: list[str] = []
    credits: list[str] = []
    try:
        with Image.open(io.BytesIO(data)) as image:
            for found, name in (*_xmp(image.info), *_iptc(image), *_exif(image)):
                words = " ".join(name.replace("\0", "").split())
                if _HAN.search(words) and len(words) <= 400:
                    (captions if found == "caption" else credits).append(words)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, Image.DecompressionBombError):
        return Told()
    caption = captions[0] if captions else ""
    credit = credits[0] if credits else ""
    credit = signed(credit)
    return Told(caption, "" if credit and credit in caption else credit)


def signed(name: str) -> str:
    """Return the name of who took a picture as a credit; what says so already as it is."""
    return f"{name}摄" if name and not _SIGNED.search(name) else name


def _xmp(info: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    raw = info.get("xmp") or info.get("XML:com.adobe.xmp")
    if not raw or len(raw) > 1 << 20:
        return
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw if isinstance(raw, bytes) else raw.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return
    for kind, name in (("caption", "description"), ("credit", "creator")):
        for node in root.iter(f"{_DC}{name}"):
            yield kind, "、".join(words for one in node.itertext() if (words := one.strip()))
    for node in root.iter():
        for name in (f"{_SHOP}Credit",):
            if isinstance(node.tag, str) and (node.get(name) or node.tag == name):
                yield "credit", node.get(name) or node.text or ""


def _iptc(image: Any) -> Iterator[tuple[str, str]]:
    from PIL.IptcImagePlugin import getiptcinfo

    found = getiptcinfo(image) or {}
    for kind, key in (("caption", (2, 120)), ("credit", (2, 80)), ("credit", (2, 110))):
        raw = found.get(key)
        parts = raw if isinstance(raw, list) else [raw] if raw else []
        words = [text[0] for part in parts if isinstance(part, bytes) and (text := coded(part))]
        if words:
            yield kind, "、".join(words)


def _exif(image: Any) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    for kind, tags in (("caption", _ABOUT), ("credit", _BY)):
        for tag in tags:
            value = exif.get(tag)
            if isinstance(value, tuple):
                value = bytes(value)
            if isinstance(value, bytes):
                text = value.decode("utf-16-le", "replace") if tag > 40000 else _words(value)
                yield kind, text
            elif isinstance(value, str):
                yield kind, _mended(value)


def _words(raw: bytes) -> str:
    found = coded(raw)
    return found[0] if found else ""


def _mended(text: str) -> str:
    """Return words that were read as Latin-1 though they were Chinese."""
    try:
        return _words(text.encode("latin-1"))
    except UnicodeEncodeError:
        return text


def _of_name(stem: str) -> str:
    """Return the caption that a file's name is; empty where it only counts or names a device."""
    words = _ORDER.sub("", stem).strip()
    if len(_HAN.findall(words)) < 4 or _NO_WORDS.fullmatch(words):
        return ""
    return words
