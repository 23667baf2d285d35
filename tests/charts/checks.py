"""What every chart must keep, checked on its marks and on its SVG."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from lxml import etree
from matplotlib.path import Path

from charts.numbers import number_text, unit_text
from charts.say import alt_text
from charts.scene import Box, Pen, Shape
from content.model import Datum, Figure
from content.model.inks import InkSet

SVG = "{http://www.w3.org/2000/svg}"
SLACK_MM = 0.06


def marks_hold(figure: Figure, pen: Pen, width: float, height: float) -> None:
    """No text outside the frame, none over another, none too small, none missing."""
    frame = Box(-SLACK_MM, -SLACK_MM, width + 2 * SLACK_MM, height + 2 * SLACK_MM)
    for words in pen.words:
        box = words.box
        inside = (
            box.x >= frame.x
            and box.right <= frame.right
            and box.y >= frame.y
            and box.bottom <= frame.bottom
        )
        assert inside, f"{words.text} stands outside: {box}"
        assert words.size_pt >= 7, f"{words.text} is {words.size_pt} pt"
    for one, other in itertools.combinations(pen.words, 2):
        over = one.box.overlaps(other.box, SLACK_MM)
        assert not over, f"{one.text} over {other.text}: {one.box} {other.box}"
    for shape in pen.shapes:
        for x, y in corners(shape):
            assert -0.3 <= x <= width + 0.3 and -0.3 <= y <= height + 0.3, "a shape outside"
    everything_printed(figure, "".join(w.text for w in pen.words))


def corners(shape: Shape) -> Iterable[tuple[float, float]]:
    """Return what bounds a shape: the ends of its lines, the extents of its curves."""
    if not shape.codes:
        return shape.outline
    box = Path(shape.outline, shape.codes).get_extents()
    return ((box.x0, box.y0), (box.x1, box.y1))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def everything_printed(figure: Figure, text: str) -> None:
    printed = bare(text)
    items = figure.items
    told = all(bare(number_text(d)) in printed and bare(d.period) in printed for d in items)
    if str(figure.kind) == "change" and not told:
        items = read_off(figure, printed)
    for item in items:
        parts = [number_text(item), unit_text(item), item.before, item.after, item.label]
        for part in (*parts, item.period, item.series, item.text, item.note):
            found = bare(part) in printed or is_brief(part, printed)
            assert found, f"{part} is not printed"
    for part in (figure.title, figure.note, figure.source):
        assert bare(part) in printed, f"{part} is not printed"


def is_brief(moment: str, printed: str) -> bool:
    """Tell whether a month is printed without its year, and the year once: 2025年1月."""
    year, month = moment[:5], bare(moment[5:])
    return year.endswith("年") and year in printed and bool(month) and month in printed


def read_off(figure: Figure, printed: str) -> tuple[Datum, ...]:
    """Return what a line that is read off a scale says in words: each line's name and last number.

    One line alone has no name but that of the caption. All numbers are in the alternative text.
    """
    alt = bare(alt_text(figure))
    for item in figure.items:
        assert bare(number_text(item)) in alt, f"{item.value} is told nowhere"
    last = {d.series: d for d in figure.items if d.value is not None}
    return tuple(d.model_copy(update={"period": ""}) for d in last.values())


def svg_holds(svg: str, alt: str, width: float, height: float, inks: InkSet) -> None:
    """Exact size, presentation attributes only, inks only, the alternative text first."""
    root = etree.fromstring(svg.encode())
    assert root.get("width") == f"{width:.3f}".rstrip("0").rstrip(".") + "mm"
    assert root.get("height") == f"{height:.3f}".rstrip("0").rstrip(".") + "mm"
    assert root[0].tag == f"{SVG}title" and root[0].text == alt
    allowed = {inks.colour(name) for name in inks.inks} | {"none"}
    for node in root.iter():
        assert node.get("style") is None and node.get("clip-path") is None
        for name in ("fill", "stroke"):
            assert node.get(name, "none") in allowed
        if node is not root:
            assert node.get("id") is None
    for text in root.iter(f"{SVG}text"):
        assert len((text.get("x") or "").split()) == len(text.text or "")
        assert float(text.get("font-size") or 0) >= 7
