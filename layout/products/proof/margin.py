"""Marks on the page itself: line numbers, article tags, numbered queries, framed faults.

Input: one placed page, where its texts stand, and what is to be marked. Output: drawing with a
pen; nothing covers text: each mark looks for a free place first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.model import ArticleKind, Edition
from layout.judge.audit.model import Fault
from layout.page.placed import Block, Page
from layout.page.units import Rect, pt
from layout.products.proof.notes import badge, badge_width
from layout.products.proof.pen import AMBER, BLUE, WHITE, Colour, Pen
from layout.products.proof.places import CountedLine, Marked, Places, article_name, ink
from layout.products.proof.words import APART, said
from layout.products.render.view import block_texts

#: Every fifth line is numbered (行号), so far left of the column.
EVERY, NUMBER_GAP = 5, 1.4
TAG_PAD, TAG_LIFT = 3.0, 1.0
BADGE, BADGE_GAP = 9.2, 0.8
#: Edge of the frame of a fault that lies on nothing that is placed, mm.
FAULT_MM = 9.0


@dataclass
class Free:
    """Where a page may still be marked."""

    taken: list[Rect]

    def serves(self, box: Rect) -> bool:
        """Tell whether nothing stands in a box."""
        return not any(meet(box, other) for other in self.taken)

    def take(self, boxes: Sequence[Rect]) -> Rect:
        """Take the first free box, else the first."""
        box = next((box for box in boxes if self.serves(box)), boxes[0])
        self.taken.append(box)
        return box


def meet(a: Rect, b: Rect) -> bool:
    """Tell whether two rectangles share more than an edge."""
    return (
        a.x < b.right - 0.01
        and b.x < a.right - 0.01
        and a.y < b.bottom - 0.01
        and b.y < a.bottom - 0.01
    )


def free_on(page: Page, places: Places) -> Free:
    """Return the free places of a page before anything is marked."""
    return Free(list(places.taken.get(page.index, ())))


def draw_line_numbers(pen: Pen, lines: Iterable[CountedLine], free: Free) -> None:
    """Number every fifth body line in the gutter left of it, where the gutter is free."""
    role = pen.styles.line_number
    size = role.size.pt
    for line in lines:
        if line.number % EVERY:
            continue
        words = str(line.number)
        width = pen.role_width(words, role)
        right = line.left - NUMBER_GAP
        middle = line.box.y + line.box.h / 2
        box = Rect(right - width, middle - size / 2, width, size)
        if free.serves(box):
            free.taken.append(box)
            pen.words(words, right, middle + 0.36 * size, role, align=1)


def draw_tags(pen: Pen, edition: Edition, page: Page, places: Places, free: Free) -> None:
    """Name each article above its head, with the numbers of its lines on this page."""
    role = pen.styles.tag
    for block in page.blocks:
        article, _, part = block.id.partition("/")  # a story's later parts are named `article/2`
        name = article_name(edition, article if block.id != "lede" else "")
        if part > "1":
            name = said("proof.continued", name=name)
        if block.kind not in ("lede", *ArticleKind):
            continue
        words = name + _range(block, page, places)
        width = pen.role_width(words, role) + 2 * TAG_PAD
        height = 1.3 * role.size.pt
        above, x = block.rect.y - height - TAG_LIFT, block.rect.x
        right = block.rect.right - width
        box = free.take(
            [
                Rect(x, above, width, height),
                Rect(right, above, width, height),
                Rect(right, block.rect.y + 9, width, height),
                Rect(x, block.rect.y, width, height),
            ]
        )
        pen.rect(box, fill=BLUE, stroke=WHITE, weight=0.4, radius=1.5)
        pen.words(words, box.x + TAG_PAD, box.y + box.h / 2 + 0.36 * role.size.pt, role)


def _range(block: Block, page: Page, places: Places) -> str:
    """Return the first and last line number of a block's article on a page."""
    article = "" if block.id == "lede" else block.id.partition("/")[0]
    numbers = [n.number for n in places.lines if n.article == article and n.page == page.index]
    if not numbers:
        return ""
    return APART + said("proof.lines", first=min(numbers), last=max(numbers))


def draw_marks(pen: Pen, marks: Iterable[Marked], free: Free) -> None:
    """Box the words of each mark and lead them to a number in the gutter right of the column."""
    for mark in marks:
        for box in mark.rects:
            if mark.point:
                _caret(pen, box, mark.colour)
            else:
                pen.rect(box, stroke=WHITE, weight=1.3)
                pen.rect(box, stroke=mark.colour, weight=0.6)
        first = mark.rects[0]
        right = max(mark.right, first.right)
        width = badge_width(pen, mark.label, BADGE)
        tops = [first.y + first.h / 2 + d * BADGE * 0.75 for d in (0, 1, -1, 2, -2, 3, -3)]
        box = free.take(
            [
                Rect(x, y - BADGE / 2, width, BADGE)
                for x in (right + BADGE_GAP, right + BADGE_GAP + width)
                for y in tops
            ]
        )
        middle = box.y + box.h / 2
        bottom = first.bottom + (0.6 if mark.point else 0.0)
        if box.x > first.right + 0.5:
            pen.path(
                [(first.right, bottom), (right, bottom), (box.x + 1, middle)],
                mark.colour,
                0.4,
                dash=(0.8, 1.4),
            )
        badge(pen, box.x + width / 2, middle, mark.label, mark.colour, BADGE)


def _caret(pen: Pen, box: Rect, ink: Colour) -> None:
    """Draw the mark of what is left out (‸) under the line, and a stroke through its height."""
    x, low = box.x + box.w / 2, box.bottom + 1.6
    for colour, weight in ((WHITE, 1.8), (ink, 0.9)):
        pen.path(
            [(x - 2.6, low + 0.6), (x, box.bottom - 2.2), (x + 2.6, low + 0.6)], colour, weight
        )
    pen.path([(x, box.y - 1.2), (x, box.bottom - 2.2)], ink, 0.5)


def draw_faults(pen: Pen, page: Page, faults: Sequence[tuple[str, Fault]], free: Free) -> None:
    """Frame each fault of the audit and number it."""
    for label, fault in faults:
        box = _fault_box(page, fault)
        pen.rect(box, stroke=AMBER, weight=1.0, dash=(3, 1.6))
        width = badge_width(pen, label, BADGE)
        top = box.y - BADGE - 0.6
        place = free.take(
            [
                Rect(x, y, width, BADGE)
                for y in (top, box.bottom + 0.6)
                for x in (box.right - width, box.x, box.right)
            ]
        )
        badge(pen, place.x + width / 2, place.y + BADGE / 2, label, AMBER, BADGE)


def _fault_box(page: Page, fault: Fault) -> Rect:
    """Return the smallest placed thing that a fault lies on, else a square around its place."""
    x, y, near = pt(fault.x_mm), pt(fault.y_mm), pt(1.0)
    things: list[Rect] = []
    for block in page.blocks:
        things += [item.rect for item in block.pictures]
        things += [item.rect for item in block.figures]
        things += [item.rect for item in block.codes]
        things += [ink(line, text.size) for text in block_texts(block) for line in text.lines]
    hit = [
        rect
        for rect in things
        if rect.x - near <= x <= rect.right + near and rect.y - near <= y <= rect.bottom + near
    ]
    if hit:
        best = min(hit, key=lambda rect: (rect.w * rect.h, rect.y, rect.x))
        return Rect(best.x - 1.5, best.y - 1.5, best.w + 3, best.h + 3)
    edge = pt(FAULT_MM)
    return Rect(x - edge / 2, y - edge / 2, edge, edge)
