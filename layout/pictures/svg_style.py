"""A drawing's style sheets and style attributes, turned into presentation attributes.

Input: a parsed SVG tree. Output: the same tree, in which every property that SVG knows as an
attribute is one, and no style is left. This is needed because WeasyPrint reads `device-cmyk()` in
attributes only, and because a drawing's rules would otherwise reach the whole page.
"""

from __future__ import annotations

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from layout.pictures.errors import PictureError
from layout.pictures.svg_clean import local

#: CSS properties that SVG also reads as attributes; no others are kept.
PROPERTIES = frozenset(
    """
    clip-path clip-rule color display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font-family font-size font-style font-variant font-weight
    letter-spacing lighting-color marker-end marker-mid marker-start mask opacity overflow
    paint-order stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-
    linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-
    decoration transform vector-effect visibility word-spacing writing-mode
    """.split()  # noqa: SIM905 - a list of 40 quoted words reads worse
)


#: Most selectors, and selectors times elements, of a drawing: each is tried on each element where
#: the worst comes to the worst, 2 µs a try. Offices' drawings have up to some hundred.
MOST_SELECTORS = 5_000
MOST_TRIES = 2_000_000
#: Most characters of style sheets; parsing takes 4 µs each.
MOST_STYLE = 500_000


def inline_styles(root: etree._Element, name: str) -> None:
    """Apply style sheets by specificity, then style attributes, and remove both.

    Raises:
        PictureError: the drawing, by its `name`, has too many rules.
    """
    elements = list(root.iter())
    sheets = [e for e in elements if local(e) == "style"]
    if sum(len(str(text)) for sheet in sheets for text in sheet.itertext()) > MOST_STYLE:
        raise PictureError("picture.svg-styles", file=name)
    # Of each element and property: importance, specificity and order of the rule that won.
    won: dict[tuple[etree._Element, str], tuple[object, ...]] = {}
    matcher = cssselect2.Matcher()
    order = 0
    for sheet in sheets:
        text = "".join(str(t) for t in sheet.itertext())
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue  # @import, @font-face and the like reach outside the drawing
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            declared = _declarations(rule.content)
            for selector in selectors:
                if selector.pseudo_element is None:
                    order += 1
                    if order > MOST_SELECTORS or order * len(elements) > MOST_TRIES:
                        raise PictureError("picture.svg-styles", file=name)
                    matcher.add_selector(selector, (order, declared))
    if order:
        for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            for specificity, _, _, (place, declared) in matcher.match(wrapper):
                for name, value, important in declared:
                    _set(
                        wrapper.etree_element, name, value, (important, 0, specificity, place), won
                    )
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("style"):
            for name, value, important in _declarations(str(element.attrib.pop("style"))):
                _set(element, name, value, (important, 1, (0, 0, 0), 0), won)
    for sheet in sheets:
        parent = sheet.getparent()
        if parent is not None:
            parent.remove(sheet)


def _declarations(source: object) -> list[tuple[str, str, bool]]:
    """Return name, value and importance of each property that can be an attribute."""
    return [
        (d.lower_name, tinycss2.serialize(d.value).strip(), bool(d.important))
        for d in tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True)
        if d.type == "declaration" and d.lower_name in PROPERTIES
    ]


def _set(
    element: etree._Element,
    name: str,
    value: str,
    weight: tuple[object, ...],
    won: dict[tuple[etree._Element, str], tuple[object, ...]],
) -> None:
    before = won.get((element, name))
    if before is None or weight >= before:
        won[element, name] = weight
        element.set(name, value)
