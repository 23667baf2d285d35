"""Drawings from outside, made harmless.

Input: an SVG file, not trusted. Output: an element tree that holds shapes, text and embedded
pixels only: nothing that runs, nothing that points outside the file, nothing that multiplies.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from content.words import reason
from fonts import FontLibrary
from fonts.setting.roles import HEI
from layout.page.units import MM_PER_INCH
from layout.pictures.errors import PictureError
from layout.pictures.svg_effects import settle_effects
from layout.pictures.svg_images import check_images
from layout.pictures.svg_work import check_numbers, check_work

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

#: Largest file, bytes.
MAX_BYTES = 8_000_000

#: Most attributes of one element; editors of drawings write up to 60. Taking them out is quadratic.
MOST_ATTRIBUTES = 1_000

#: Elements kept; all others go with their contents (script, foreignObject, style, animate …).
#: `title` and `desc` go as well: the page states its own alternative text.
ELEMENTS = frozenset(
    """
    svg g a defs symbol use switch path rect circle ellipse line polyline polygon text tspan
    textPath image clipPath mask pattern marker linearGradient radialGradient stop filter
    feBlend feColorMatrix feFlood feGaussianBlur feMerge feMergeNode feOffset feComposite
    """.split()  # noqa: SIM905 - a list of 40 quoted words reads worse
)

#: Elements that show or are made of text, whose white space is kept.
TEXT = frozenset(("text", "tspan", "textPath"))
#: Unicode's categories of characters that no glyph is drawn for.
UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))

#: The only addresses kept: a place in the same file, or embedded pixels.
HREF = re.compile(r"#.+|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z", re.DOTALL)

URL = re.compile(r"url\(\s*['\"]?(.*?)['\"]?\s*\)", re.IGNORECASE | re.DOTALL)

#: Attributes that take a place in the same file, and nothing else.
REFERENCES = ("clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end", "cursor")
REFERENCE = re.compile(r"none|url\(\s*['\"]?#[^)]*\)", re.IGNORECASE)

#: CSS pixels in each unit of length.
PX_PER_UNIT = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / MM_PER_INCH,
    "cm": 96 / 2.54,
    "in": 96.0,
}


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


@contextmanager
def not_too_deep(name: str) -> Iterator[None]:
    """Refuse a drawing whose styles or colours are nested deeper than can be read.

    Raises:
        PictureError: its name.
    """
    try:
        yield
    except RecursionError:
        raise PictureError("picture.svg-circular", file=name) from None


def read_svg(path: Path) -> etree._Element:
    """Parse an SVG file: no network, no outside entities, no expansion.

    Raises:
        PictureError: when the file is missing, too large or not SVG.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PictureError(
                "picture.svg-too-large", file=path.name, most_mb=MAX_BYTES // 1_000_000
            )
        data = path.read_bytes()
    except OSError as error:
        raise PictureError("picture.unreadable", file=path.name, why=reason(error)) from None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureError("picture.svg-broken", file=path.name, why=str(error)) from None
    if local(root) != "svg":
        raise PictureError("picture.no-svg", file=path.name)
    if (most := max(len(element.attrib) for element in root.iter())) > MOST_ATTRIBUTES:
        raise PictureError("picture.svg-broken", file=path.name, why=f"attributes: {most}")
    return root


def view_box(root: etree._Element, name: str) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the drawing in its own units.

    Raises:
        PictureError: when neither a viewBox nor width and height are stated.
    """
    numbers = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", root.get("viewBox", ""))
    if len(numbers) == 4:
        left, top, width, height = (float(n) for n in numbers)
    else:
        left, top, width, height = (
            0.0,
            0.0,
            _length(root.get("width", "")),
            _length(root.get("height", "")),
        )
    if not (0 < width < 1e7 and 0 < height < 1e7):
        raise PictureError("picture.svg-without-size", file=name)
    return left, top, width, height


def _length(text: str) -> float:
    match = re.fullmatch(r"\s*([\d.]+)\s*(px|pt|pc|mm|cm|in)?\s*", text)
    try:
        return float(match[1]) * PX_PER_UNIT[match[2] or ""] if match else 0.0
    except ValueError:
        return 0.0


def clean(root: etree._Element, name: str) -> None:
    """Remove from a tree, in place, all that is not a harmless drawing.

    Style sheets must have been turned into attributes before (`svg_style`).

    Raises:
        PictureError: when the drawing refers to itself or multiplies itself, or has effects that
            no page prints.
    """
    settle_effects(root, name)
    for element in list(root.iter()):
        tag = local(element)
        foreign = isinstance(element.tag, str) and (etree.QName(element).namespace or SVG) != SVG
        if element is not root and (tag not in ELEMENTS or foreign):
            _remove(element)
            continue
        if tag not in TEXT:
            element.text = None
        parent = element.getparent()
        if parent is None or local(parent) not in TEXT:
            element.tail = None
        element.tag = "g" if tag == "a" else tag
        _clean_attributes(element)
    check_numbers(root, name)
    check_work(root, name)
    check_characters(root, name)
    check_images(root, name)


def check_characters(root: etree._Element, name: str) -> None:
    """Refuse a drawing whose words have a character that none of the press's faces has.

    Raises:
        PictureError: its name, and the first of them.
    """
    texts = (text for tag in TEXT for element in root.iter(tag) for text in element.itertext())
    words = "".join(text for text in texts if isinstance(text, str))
    shown = [char for char in sorted(set(words)) if unicodedata.category(char) not in UNSEEN]
    if not shown:
        return
    fonts = FontLibrary.shipped()
    for char in shown:
        if fonts.face_for(char, HEI, 400) is None:
            told = f"U+{ord(char):04X}"
            raise PictureError("picture.svg-character", file=name, character=told)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and local(parent) in TEXT:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_attributes(element: etree._Element) -> None:
    address = element.get("href") or element.get(XLINK_HREF)
    for key, value in list(element.attrib.items()):
        name = str(key)
        bad = (
            name.startswith(("{", "on", "data-", "xmlns"))
            or name in ("href", "style", "class", "src", "base", "target", "requiredFeatures")
            or "\\" in str(value)  # a CSS escape, which could hide an address
            or (name in REFERENCES and not REFERENCE.fullmatch(str(value).strip()))
            or any(not target.strip().startswith("#") for target in URL.findall(str(value)))
        )
        if bad:
            del element.attrib[key]
    if address and HREF.match(address.strip()) and local(element) != "g":
        element.set("href", address.strip())  # the spelling both HTML and WeasyPrint read
