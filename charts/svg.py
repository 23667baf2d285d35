"""matplotlib's SVG made fit for WeasyPrint.

Input: the raw SVG, the scene it was drawn from and the inks. Output: a small SVG of exact
millimetres: presentation attributes only (WeasyPrint reads `device-cmyk()` there and not in
`style`), named inks, texts with the place of every character, the alternative text as `<title>`,
no ids but one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from lxml import etree

from charts.errors import ChartError
from charts.scene import Pen, Words
from content.model.inks import InkSet
from fonts.lengths import pt

NS = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"-?\d+\.\d+")


def _short(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".") or "0"


def _declarations(style: str | None) -> dict[str, str]:
    pairs = (d.split(":", 1) for d in (style or "").split(";") if ":" in d)
    return {name.strip(): value.strip() for name, value in pairs}


def normalise(
    raw: bytes,
    pen: Pen,
    placeholders: dict[str, str],
    name: str,
    alt: str,
    width_mm: float,
    height_mm: float,
    inks: InkSet,
) -> str:
    """Return the final SVG of a chart.

    Raises:
        ChartError: when a colour is not one of the inks, or a text went missing.
    """
    source = etree.fromstring(
        raw, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    )
    root = etree.Element(f"{{{NS}}}svg", nsmap={None: NS})
    for key, value in (
        ("id", f"chart-{name}"),
        ("class", "chart"),
        ("width", f"{_short(width_mm)}mm"),
        ("height", f"{_short(height_mm)}mm"),
        ("viewBox", f"0 0 {_short(pt(width_mm))} {_short(pt(height_mm))}"),
        ("role", "img"),
    ):
        root.set(key, value)
    etree.SubElement(root, f"{{{NS}}}title").text = alt

    def colour(value: str) -> str:
        ink = placeholders.get(value.lower())
        if ink is None:
            raise ChartError("chart.foreign-colour", chart=name, colour=value)
        return inks.colour(ink)

    words = iter(pen.words)
    for node in source.iter(f"{{{NS}}}path", f"{{{NS}}}text"):
        if any(True for _ in node.iterancestors(f"{{{NS}}}defs")):
            continue
        style = _declarations(node.get("style"))
        if node.tag.endswith("path"):
            root.append(_path(node, style, colour))
        else:
            line = next(words, None)
            if line is None or (node.text or "") != line.text:
                raise ChartError("chart.text-misplaced", chart=name, text=node.text or "")
            root.append(_text(line, colour(style.get("fill", "#000000"))))
    if next(words, None) is not None:
        raise ChartError("chart.text-lost", chart=name)
    return str(etree.tostring(root, encoding="unicode"))


def _path(
    node: etree._Element, style: dict[str, str], colour: Callable[[str], str]
) -> etree._Element:
    path = etree.Element(f"{{{NS}}}path")
    data = _NUMBER.sub(lambda m: _short(float(m.group())), node.get("d") or "")
    path.set("d", " ".join(data.split()))
    stroke = style.get("stroke", "none")
    if stroke == "none":
        path.set("fill", colour(style.get("fill", "#000000")))
    else:
        path.set("fill", "none")
        path.set("stroke", colour(stroke))
        path.set("stroke-width", _short(float(style.get("stroke-width", "1"))))
        path.set("stroke-linejoin", "round")
        path.set("stroke-linecap", "round")
    return path


def _text(words: Words, fill: str) -> etree._Element:
    """Return the text element of a line; characters from other faces stand in spans of it."""
    text = etree.Element(f"{{{NS}}}text")
    left, size = pt(words.x), words.size_pt
    runs = [list(run) for _, run in groupby(words.label.places, key=lambda place: place[2:])]
    for run in runs:
        part = text if len(runs) == 1 else etree.SubElement(text, f"{{{NS}}}tspan")
        own = {
            "x": " ".join(_short(left + place.x_em * size) for place in run),
            "y": _short(pt(words.y)),
            "font-family": run[0].family,
            "font-size": _short(size),
            "font-weight": str(run[0].weight),
        }
        for key, value in own.items():
            part.set(key, value)
        part.text = "".join(place.char for place in run)
    text.set("text-anchor", "start")
    text.set("fill", fill)
    return text
