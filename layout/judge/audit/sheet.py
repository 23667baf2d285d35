"""A page as the audit sees it: lines, frames and strokes.

Input: a PDF's bytes. Output: one `Sheet` a page: its text lines with the element that each
belongs to, the frames of pictures and charts, the rules, and a grey raster. Lengths are pt from
the trim's left top corner; the raster covers the trimmed page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from statistics import mode
from typing import Any

import numpy as np
import numpy.typing as npt

from content.words import Message
from fonts.chinese import characters
from layout.judge.audit.glyphs import (
    RULE_PT,
    Drawn,
    Floats,
    Glyphs,
    ground_of,
    open_pdf,
    read_drawn,
    read_glyphs,
)
from layout.judge.audit.model import DIGITS, PLACE_DIGITS, Code, Fault, Unit
from layout.judge.audit.tree import Element, read_tree
from layout.judge.audit.twins import Twin, without_twins
from layout.page.units import PT_PER_MM, Rect, mm

Grey = npt.NDArray[np.uint8]

#: Pixels a millimetre of the raster: two make a cell of 1 mm with its contrast.
PX_PER_MM = 2
#: Pixels a millimetre of the ground under words on a picture: three across a small letter's stem
#: and the white beside it.
GROUND_PX_PER_MM = 3
#: Marks whose right half is blank, so that they may stand half out of a full line.
CLOSING = characters.CLOSING | characters.PAUSES | characters.STOPS
#: Marked runs nearer than this are one line, em: columns are 1.3 em apart at least, and half an em
#: nearer where a closing mark hangs over the edge.
GUTTER_EM, HUNG_GUTTER_EM = 1.25, 0.8
#: The element of what no tag owns.
FURNITURE = -1
#: Sizes nearer than this are one, pt.
SAME_PT = 0.06
#: The middles of two inks of a vertical line are less apart: 、 stands at its column's right, and
#: the next column is 1.15 em away at least.
COLUMN_EM = 0.8


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: `first` … `last` index the page's glyphs; `element` is −1 for furniture."""

    text: str
    tag: str
    element: int
    x: float
    right: float
    baseline: float
    size: float
    ink: Rect
    font: str
    first: int
    last: int
    opens: bool = True
    closes: bool = True
    vertical: bool = False

    @property
    def head(self) -> bool:
        """True for h1 … h6."""
        return len(self.tag) == 2 and self.tag[0] == "H" and self.tag[1].isdigit()


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of a picture or chart; `chart` where text stands in it."""

    rect: Rect
    element: int
    chart: bool
    tagged: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    index: int
    width: float
    height: float
    glyphs: Glyphs
    lines: tuple[TextLine, ...]
    frames: tuple[Frame, ...]
    paths: tuple[Rect, ...]
    grey: Grey
    #: Luminance of the page without its text, `GROUND_PX_PER_MM`; None where all words stand on the
    #: bare page.
    ground: Floats | None = None
    #: Letters that change their ink at an edge, by their index.
    twins: Mapping[int, Twin] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[Rect, ...]:
        """Paths thin in one direction."""
        return tuple(filter(is_rule, self.paths))


@dataclass(frozen=True, slots=True)
class Document:
    """The whole PDF as read; `text` is its tagged text without spaces, in reading order."""

    sheets: tuple[Sheet, ...]
    elements: tuple[Element, ...]
    text: str

    @property
    def tagged(self) -> bool:
        """True where the PDF has a tag tree."""
        return bool(self.elements)


def read_document(pdf: bytes) -> Document:
    """Read the finished PDF."""
    elements = read_tree(pdf)
    owner = {key: element.order for element in elements for key in element.keys}
    document = open_pdf(pdf)
    try:
        sheets = [_sheet(document[i], i, owner, elements) for i in range(len(document))]
    finally:
        document.close()
    return Document(tuple(sheets), elements, _text(sheets, elements))


def _text(sheets: list[Sheet], elements: tuple[Element, ...]) -> str:
    """Return the text in reading order: by the tag tree, or by content where there is none."""
    if not elements:
        return "".join("".join(sheet.glyphs.text) for sheet in sheets)
    runs: dict[tuple[int, int], list[str]] = defaultdict(list)
    for sheet in sheets:
        for char, mcid in zip(sheet.glyphs.text, sheet.glyphs.mcid.tolist(), strict=True):
            runs[sheet.index, mcid].append(char)
    # A form feed between elements: no paragraph is found across two of them.
    return "\f".join("".join("".join(runs[key]) for key in e.keys) for e in elements)


def _sheet(
    page: Any, index: int, owner: dict[tuple[int, int], int], elements: tuple[Element, ...]
) -> Sheet:
    trim = page.get_trimbox()
    glyphs, twins = without_twins(read_glyphs(page, trim))
    drawn = read_drawn(page, trim)
    element = [owner.get((index, mcid), FURNITURE) for mcid in glyphs.mcid.tolist()]
    lines = _lines(glyphs, element, elements)
    grey = page.render(scale=PX_PER_MM / PT_PER_MM, grayscale=True).to_numpy()
    media = page.get_cropbox()
    scale = PX_PER_MM / PT_PER_MM
    left, top = round((trim[0] - media[0]) * scale), round((media[3] - trim[3]) * scale)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    grey = grey.reshape(grey.shape[0], grey.shape[1])
    grey = grey[top : top + round(height * scale), left : left + round(width * scale)]
    charts = {line.element for line in lines if line.tag == "Figure"}
    frames = _frames(drawn, index, owner, elements, charts)
    paths = tuple(d.rect for d in drawn if d.kind == "path" and (index, d.mcid) not in owner)
    under = [frame.rect for frame in frames] + [path for path in paths if not is_rule(path)]
    ground = None
    if any(meet(line.ink, rect) for line in lines for rect in under):
        ground = ground_of(page, trim, GROUND_PX_PER_MM / PT_PER_MM)
    return Sheet(
        index,
        width,
        height,
        glyphs,
        lines,
        frames,
        paths,
        np.ascontiguousarray(grey),
        ground,
        twins,
    )


def _lines(
    glyphs: Glyphs, element: list[int], elements: tuple[Element, ...]
) -> tuple[TextLine, ...]:
    """Join characters that follow each other on one baseline of one element."""
    groups: list[list[int]] = []
    for i in range(len(glyphs.text)):
        if groups:
            j = groups[-1][-1]
            own = elements[element[i]] if element[i] >= 0 else None
            head, down = (
                own is not None and own.tag.startswith("H"),
                own is not None and own.vertical,
            )
            joined = _goes_down(glyphs, j, i) if down else _joins(glyphs, j, i, head=head)
            if element[i] == element[j] and joined:
                groups[-1].append(i)
                continue
        groups.append([i])
    lines = []
    for group in groups:
        k = element[group[0]]
        ink = glyphs.ink[group]
        x, y = float(ink[:, 0].min()), float(ink[:, 1].min())
        lines.append(
            TextLine(
                "".join(glyphs.text[i] for i in group),
                elements[k].tag if k >= 0 else "",
                k,
                float(glyphs.x[group[0]]),
                float(glyphs.right[group[-1]]),
                float(np.median(glyphs.baseline[group])),
                mode(round(size, 2) for size in glyphs.size[group].tolist()),
                Rect(x, y, float(ink[:, 2].max()) - x, float(ink[:, 3].max()) - y),
                mode(glyphs.font[i] for i in group),
                group[0],
                group[-1],
                vertical=k >= 0 and elements[k].vertical,
            )
        )
    return tuple(_ends(lines))


def _goes_down(glyphs: Glyphs, j: int, i: int) -> bool:
    """True where character i goes on with the vertical line of the character j before it."""
    one, other = glyphs.ink[j], glyphs.ink[i]
    across = abs(one[0] + one[2] - other[0] - other[2]) / 2
    up = (one[1] + one[3] - other[1] - other[3]) / 2
    em = max(glyphs.size[i], glyphs.size[j])
    return bool(across < COLUMN_EM * em and up < em)


def _joins(glyphs: Glyphs, j: int, i: int, *, head: bool) -> bool:
    """True where character i goes on with the line of the character j before it.

    Sizes may differ (figures in a head). Two marked runs that are a gutter apart on one baseline
    are the foot of a column and the top of the next; a ligature's letters share their origin.
    A space of 1 em in the copy (names, a table's cells) parts runs as well, by less than a gutter.
    """
    em = max(glyphs.size[i], glyphs.size[j])
    if abs(glyphs.baseline[i] - glyphs.baseline[j]) >= 0.12 * em:
        return False
    gap = glyphs.x[i] - glyphs.right[j]
    apart = HUNG_GUTTER_EM if glyphs.text[j] in CLOSING else GUTTER_EM
    widest = 2.5 if head or glyphs.mcid[i] == glyphs.mcid[j] else apart
    return bool(-1.2 * em < gap < widest * em or abs(glyphs.x[i] - glyphs.x[j]) < 0.01)


def _ends(lines: list[TextLine]) -> list[TextLine]:
    """Say which lines open and close their element on this page."""
    out = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        after = lines[i + 1] if i + 1 < len(lines) else None
        if line.element < 0:  # no tags: a paragraph opens with its indent
            opens = before is None or not _continues(before, line)
            closes = after is None or not _continues(line, after)
        else:
            opens = before is None or before.element != line.element
            closes = after is None or after.element != line.element
        out.append(replace(line, opens=opens, closes=closes))
    return out


def _continues(a: TextLine, b: TextLine) -> bool:
    """Guess without tags whether line b goes on with a's paragraph in the same column."""
    indent = b.x - a.x
    return (
        same_size(a.size, b.size)
        and a.baseline < b.baseline < a.baseline + 2.2 * a.size
        and -2.2 * a.size < indent < 0.7 * a.size
    )


def _frames(
    drawn: tuple[Drawn, ...],
    index: int,
    owner: dict[tuple[int, int], int],
    elements: tuple[Element, ...],
    charts: set[int],
) -> tuple[Frame, ...]:
    """Return the boxes of Figure elements and of images that are not tagged."""
    boxes: dict[int, list[Rect]] = defaultdict(list)
    loose: list[Rect] = []
    for item in drawn:
        k = owner.get((index, item.mcid))
        if k is not None and elements[k].tag == "Figure":
            boxes[k].append(item.rect)
        elif item.kind == "image":
            loose.append(item.rect)
    frames = [Frame(_union(rects), k, k in charts, True) for k, rects in boxes.items()]
    return (*frames, *(Frame(rect, FURNITURE, False, False) for rect in loose))


def _union(rects: list[Rect]) -> Rect:
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def stands_on(line: TextLine, frame: Frame) -> bool:
    """Tell whether a line stands on a picture that is not its own."""
    own = line.element == frame.element
    return frame.tagged and not frame.chart and not own and meet(line.ink, frame.rect)


def same_size(one: float, two: float) -> bool:
    """Tell whether two sizes (pt) are one but for the rounding of the file."""
    return abs(one - two) < SAME_PT


def meet(one: Rect, two: Rect) -> bool:
    """Tell whether two rectangles have a part in common."""
    return over(one, two) and level(one, two)


def over(one: Rect, two: Rect) -> bool:
    """Tell whether one stands over or under another: they have a part of their width in common."""
    return one.x < two.right and two.x < one.right


def level(one: Rect, two: Rect) -> bool:
    """Tell whether one stands beside another: they have a part of their height in common."""
    return one.y < two.bottom and two.y < one.bottom


def is_rule(path: Rect) -> bool:
    """Tell whether a path is thin in one direction."""
    return min(path.w, path.h) <= RULE_PT


def fault_at(
    code: Code, sheet: Sheet, rect: Rect, measure: float, unit: Unit, told: Message
) -> Fault:
    """Return a fault at a rectangle's left top corner (pt) on a sheet."""
    return fault_on(code, sheet, (rect.x, rect.y), measure, unit, told)


def fault_on(
    code: Code,
    sheet: Sheet,
    place: tuple[float, float],
    measure: float,
    unit: Unit,
    told: Message,
) -> Fault:
    """Return a fault at a point (pt) on a sheet."""
    x, y = (round(mm(value), PLACE_DIGITS) for value in place)
    return Fault(code, sheet.index + 1, x, y, round(measure, DIGITS), unit, told)
