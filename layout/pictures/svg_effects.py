"""Masks and filters of a drawing: what prints true stays, what does not is refused.

Input: an element tree whose styles are attributes. Output: the same tree; a mask of white shapes is
a clip, which prints alike in every program. Soft masks, masks of grey or gradients, and filters
(blur, shadow) are not drawn by what prints the pages: they are refused, not dropped in silence.
"""

from __future__ import annotations

import re

from lxml import etree

from layout.pictures.errors import PictureError

_WHITE = re.compile(
    r"\s*(?:white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\))\s*"
)
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_TARGET = re.compile(r"url\(\s*['\"]?#(.*?)['\"]?\s*\)", re.IGNORECASE)
_SOFT = ("opacity", "fill-opacity", "filter", "mask", "clip-path")
#: Where a mask ends when it does not say so: beyond its shapes, as a clip has it.
_EXTENT = ("x", "y", "width", "height", "maskUnits", "maskContentUnits", "mask-type")


def settle_effects(root: etree._Element, name: str) -> None:
    """Write hard masks as clips; refuse what would be lost.

    Raises:
        PictureError: the drawing uses a soft mask or a filter.
    """
    places = {str(e.get("id")): e for e in root.iter() if e.get("id")}
    for element in root.iter():
        if _target(element, "filter") in places:
            raise PictureError("picture.svg-filter", file=name)
    for element in list(root.iter()):
        target = _target(element, "mask")
        mask = places.get(target)
        if mask is None:
            continue
        if not _hard(mask) or element.get("clip-path"):
            raise PictureError("picture.svg-mask", file=name)
        element.set("clip-path", f"url(#{target})")
        del element.attrib["mask"]
    for mask in list(places.values()):
        if _name(mask) == "mask" and _hard(mask):
            mask.tag = str(mask.tag).replace("mask", "clipPath")
            for key in _EXTENT:
                mask.attrib.pop(key, None)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _target(element: etree._Element, attribute: str) -> str:
    found = _TARGET.search(str(element.get(attribute, "")))
    return found[1] if found else ""


def _hard(mask: etree._Element) -> bool:
    """Tell whether a mask shows all or nothing: white shapes, no softness, no units of its own."""
    if _name(mask) == "clipPath":
        return True
    children = [child for child in mask if isinstance(child.tag, str)]
    return (
        _name(mask) == "mask"
        and bool(children)
        and mask.get("maskContentUnits", "userSpaceOnUse") == "userSpaceOnUse"
        and mask.get("mask-type", "luminance") == "luminance"
        and all(
            _name(child) in _SHAPES
            and _WHITE.fullmatch(str(child.get("fill", mask.get("fill", "black"))).lower())
            and child.get("stroke", "none") == "none"
            and not any(child.get(key, "1") != "1" for key in _SOFT)
            for child in children
        )
    )
