"""Charts on a web page: a figure and its drawing → inline SVG, a table of its values, key figures.

The SVG keeps the drawn text. Its words for screen readers become an `aria-label` (an SVG `<title>`
would also pop up under the pointer), and its size is left to the style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from charts.numbers import number_text, unit_text
from charts.scaled import scaled
from content.model import Datum, Figure

_SVG = "{http://www.w3.org/2000/svg}"
#: A drawing wider than this many pt is not made narrower than it can be read: it scrolls.
WIDE_PT = 330.0
#: A drawing narrower than this stands beside the text where the screen is wide enough.
NARROW_PT = 180.0
#: Screen pixels for each pt of a drawing (its smallest words have 7 pt), and least ones.
SCALE, LEAST_SCALE = 2.2, 1.4


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure in words: what it is, the number and what stands around it."""

    label: str
    before: str
    number: str
    unit: str
    after: str
    note: str
    highlight: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart for the web: inline SVG, its words and its width in pt."""

    svg: Markup
    alt: str
    width_pt: float
    wide: bool
    faces: frozenset[tuple[str, int, str]]

    @property
    def narrow(self) -> bool:
        """Whether text may run beside it."""
        return self.width_pt < NARROW_PT

    @property
    def css(self) -> str:
        """The width on a screen: natural, and least where the drawing scrolls."""
        least = f";min-width:{self.width_pt * LEAST_SCALE / 16:.1f}rem" if self.wide else ""
        return f"width:{self.width_pt * SCALE / 16:.1f}rem{least}"


def read_drawing(svg: str) -> Drawing:
    """Return a drawing by `charts` made ready for a web page; its text is trusted markup."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    title = root.find(f"{_SVG}title")
    alt = "" if title is None else "".join(title.itertext())
    if title is not None:
        root.remove(title)
    width = float(root.get("viewBox", "0 0 100 100").split()[2])
    for name in ("width", "height", "id"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("focusable", "false")
    words = etree.tostring(root, encoding="unicode")
    return Drawing(Markup(words), alt, width, width > WIDE_PT, frozenset(_faces(root.iter())))


def _faces(elements: Iterable[etree._Element]) -> Iterable[tuple[str, int, str]]:
    """Return family, weight and text of every text element."""
    for element in elements:
        if element.tag in (f"{_SVG}text", f"{_SVG}tspan") and element.get("font-family"):
            weight = re.sub(r"\D", "", element.get("font-weight", "")) or "400"
            family = element.get("font-family", "").split(",")[0].strip("'\" ")
            yield family, int(weight), "".join(element.itertext())


def key_figures(figure: Figure) -> tuple[KeyFigure, ...]:
    """Return the values of a chart of key figures."""
    return tuple(_key(item) for item in scaled(figure).items)


def _key(item: Datum) -> KeyFigure:
    label = "".join((item.label, item.series))
    return KeyFigure(
        label=f"{label}（{item.period}）" if item.period and label else label or item.period,
        before=item.before,
        number=number_text(item),
        unit=unit_text(item),
        after=item.after,
        note="，".join(word for word in (item.text, item.note) if word),
        highlight=item.highlight,
    )
