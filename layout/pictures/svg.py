"""A drawing made ready for its frame.

Input: a `Picture` that is an SVG file, the crop, the frame in mm and the inks. Output: SVG text to
be set into a page as it is, and findings. The crop is made by the viewBox and a clip of its size.
"""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from content.model import Box, Picture, Severity
from content.model.inks import InkSet, Medium
from content.words import Message
from fonts import FontLibrary
from fonts.setting.roles import HEI
from layout.pictures.findings import PictureFinding, finding
from layout.pictures.svg_clean import SVG, URL, clean, not_too_deep, read_svg, view_box
from layout.pictures.svg_colour import rewrite_colours
from layout.pictures.svg_style import inline_styles
from layout.plant.profile import PressProfile

#: Colours of a drawing that are no inks and are named.
MOST_COLOURS = 6
#: The face of words in a drawing, whatever face it names.
FACE = HEI

#: Attributes of the drawing's own root that do not go with its contents.
ROOT_ONLY = (
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "version",
    "preserveAspectRatio",
    "overflow",
    "id",
)


#: Aspects no more unlike are the same: what a crop in fractions rounds away.
ROUNDING = 1e-3


def prepare_svg(
    picture: Picture,
    crop: Box,
    width_mm: float,
    height_mm: float,
    inks: InkSet,
    alt: str,
    press: PressProfile | None = None,
) -> tuple[str, tuple[PictureFinding, ...]]:
    """Return the drawing as SVG text and findings; `press` separates colours that are no ink.

    Raises:
        PictureError: when the file cannot be parsed or is refused.
    """
    name = picture.file.name
    root = read_svg(picture.file)
    left, top, width, height = view_box(root, name)
    with not_too_deep(name):
        inline_styles(root, name)
        clean(root, name)
        _own_face(root)
        strange = rewrite_colours(root, inks, press)
    prefix = id_prefix(picture.id)
    _prefix_ids(root, prefix)

    x, y = left + crop.left * width, top + crop.top * height
    shown, tall = (crop.right - crop.left) * width, (crop.bottom - crop.top) * height
    aspect = width_mm / height_mm
    # The height follows the frame, so that the aspect is exact whatever the rounding of the crop.
    part = window = (x, y, shown, shown / aspect)
    if abs(tall * aspect / shown - 1) > ROUNDING:  # kept whole, in the middle of another frame
        wide = max(shown, tall * aspect)
        window = (x - (wide - shown) / 2, y - (wide / aspect - tall) / 2, wide, wide / aspect)
        part = (x, y, shown, tall)
    output = _frame(root, window, part, f"{prefix}frame", width_mm, height_mm, alt)
    text = etree.tostring(output, encoding="unicode")
    return text, _findings(output, strange, name, inks.medium, press)


def _own_face(root: etree._Element) -> None:
    """Set a drawing's words in the press's own face, rare characters in those that have them."""
    words = "".join(text for text in root.itertext() if isinstance(text, str))
    fonts = FontLibrary.shipped()
    lenders = (fonts.face_for(char, FACE, 400) for char in sorted(set(words)) if char > " ")
    rare = {face.family for face in lenders if face and fonts.is_rare(face)}
    family = ", ".join([FACE, *sorted(rare)])
    root.set("font-family", family)
    for element in root.iter():
        if element.get("font-family"):
            element.set("font-family", family)


def id_prefix(identity: str) -> str:
    """Return a prefix for a drawing's ids; one that is not plain ASCII is replaced by its hash."""
    if re.fullmatch(r"[A-Za-z][\w-]*", identity, re.ASCII):
        return f"{identity}-"
    return f"p{hashlib.sha256(identity.encode()).hexdigest()[:8]}-"


def _prefix_ids(root: etree._Element, prefix: str) -> None:
    for element in root.iter():
        for key, value in element.attrib.items():
            text = str(value)
            if key == "id":
                element.set(key, prefix + text)
            elif key == "href" and text.startswith("#"):
                element.set(key, f"#{prefix}{text[1:]}")
            elif "url(" in text.lower():
                element.set(key, URL.sub(lambda m: f"url(#{prefix}{m[1].strip()[1:]})", text))


def _frame(
    root: etree._Element,
    window: tuple[float, float, float, float],
    part: tuple[float, float, float, float],
    clip_id: str,
    width_mm: float,
    height_mm: float,
    alt: str,
) -> etree._Element:
    """Put the drawing's contents into a new root of the frame's size, clipped to a part."""
    output = etree.Element("svg", nsmap={None: SVG})
    output.set("viewBox", " ".join(f"{n:.6g}" for n in window))
    output.set("width", f"{width_mm:g}mm")
    output.set("height", f"{height_mm:g}mm")
    output.set("preserveAspectRatio", "xMidYMid slice")
    output.set("role", "img")
    if alt:
        # Where browsers, and WeasyPrint for a tagged PDF, look for the alternative text.
        etree.SubElement(output, "title").text = alt
    clip = etree.SubElement(etree.SubElement(output, "defs"), "clipPath", id=clip_id)
    x, y, width, height = (f"{n:.6g}" for n in part)
    etree.SubElement(clip, "rect", x=x, y=y, width=width, height=height)
    group = etree.SubElement(output, "g", {"clip-path": f"url(#{clip_id})"})
    for key, value in root.attrib.items():
        if key not in ROOT_ONLY:
            group.set(key, str(value))
    group.extend(list(root))
    return output


def _findings(
    root: etree._Element,
    strange: tuple[str, ...],
    name: str,
    medium: Medium,
    press: PressProfile | None,
) -> tuple[PictureFinding, ...]:
    if medium is Medium.SCREEN:
        return ()
    findings: list[PictureFinding] = []
    if strange:
        some = "picture.some-colours" if len(strange) > MOST_COLOURS else "picture.colours"
        findings.append(
            finding(
                Severity.HINT if press else Severity.WARNING,
                name,
                "picture.not-inks" if press else "picture.not-inks-nor-profile",
                count=len(strange),
                colours=Message(some, {"colours": strange[:MOST_COLOURS]}),
            )
        )
    if root.find(".//image") is not None:
        findings.append(finding(Severity.ERROR, name, "picture.pixels-inside"))
    return tuple(findings)
