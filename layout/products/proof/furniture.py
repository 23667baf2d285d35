"""The sheet's furniture: header strip, sign-off box, missing pictures, "校样" across the page.

Input: what is stated of the edition. Output: drawing with a pen.
"""

from __future__ import annotations

from collections.abc import Collection
from math import atan2, degrees, hypot

from content.model import Edition
from fonts.chinese import calendar
from layout.page.placed import Page
from layout.page.units import Rect, pt
from layout.products.proof.pen import BLACK, GREY, INKS, RED, RULE, WHITE, Pen
from layout.products.proof.words import said
from layout.products.render.view import page_label

ROUNDS = (
    "desk.first-proof",
    "desk.second-proof",
    "desk.third-proof",
    "proof.first-reading",
    "proof.corrected",
)
REVIEWS = (
    "desk.office-editor",
    "desk.first-review",
    "desk.second-review",
    "desk.final-review",
    "proof.sign-off",
)
LINES = ("proof.name", "proof.signature", "proof.date")
#: Height of the row in which an office's name stands over its lines.
HEAD_PT = 27.0
#: How dark the word across the page is: black at this opacity.
FAINT = 0.045
MISSING_GREY = (0.86, 0.86, 0.86)


def draw_watermark(pen: Pen) -> None:
    """Set 校样 along the page's diagonal, so faint that all can be read through it."""
    trim, canvas = pen.sheet.trim, pen.canvas
    role = pen.styles.watermark
    size = role.size.pt(hypot(trim.w, trim.h))
    with pen.state():
        canvas.translate(*pen.xy(trim.w / 2, trim.h / 2))
        canvas.rotate(degrees(atan2(trim.h, trim.w)))
        canvas.setFillAlpha(FAINT)
        x, y = pen.xy(0, 0)
        canvas.translate(-x, -y)
        pen.sized(said("proof.proof"), 0, 0.36 * size, size, role.style, INKS[role.ink], align=0.5)


def draw_trim(pen: Pen) -> None:
    """Show where the page is cut."""
    pen.rect(pen.sheet.trim, stroke=RULE, weight=0.3)


def draw_header(pen: Pen, edition: Edition, page: Page, pages: int, stamp: str, sheet: str) -> None:
    """Draw the strip above the page: what this is a proof of.

    Args:
        pen: the pen.
        edition: the edition.
        page: the page.
        pages: how many pages the edition has.
        stamp: words given from outside, such as the time of the build.
        sheet: words naming a further sheet (附页); empty on the page's own.
    """
    box = pen.sheet.strip
    date, styles = edition.paper.date, pen.styles
    baseline = box.y + box.h / 2 + 4.2
    sign = Rect(box.x, box.y + 2, 44, box.h - 5)
    pen.rect(sign, stroke=RED, weight=1.2)
    pen.words(said("proof.proof"), sign.x + sign.w / 2, baseline, styles.sign, align=0.5)
    place = said("proof.place", page=page.index + 1, pages=pages)
    right = " · ".join(words for words in (page_label(page), sheet, place) if words)
    taken = pen.words(right, box.right, baseline, styles.paper, align=1)
    small = " · ".join(words for words in (edition.id, stamp, pen.sheet.stated) if words)
    x = box.right - taken - 14
    x -= pen.words(small, x, baseline, styles.stamp, align=1, most=box.w * 0.4) + 14
    name = f"{edition.paper.name} · {calendar.written(date)}"
    left = sign.right + 10
    left += pen.words(name, left, baseline, styles.paper, most=box.w * 0.35) + 14
    if x > left + 40:
        pen.words(edition.headline.title, left, baseline, styles.headline, most=x - left)
    pen.path([(box.x, box.bottom), (box.right, box.bottom)], BLACK, 0.8)


def draw_sign_off(pen: Pen) -> None:
    """Draw the box of rounds (三校一读, 核红) and signatures (责任编辑, 三审, 付印签发)."""
    box = pen.sheet.sign
    first = min(0.2 * box.w, pt(56))
    cell = (box.w - first) / len(REVIEWS)
    pen.rect(box, stroke=BLACK, weight=1.0)
    row = box.h / (len(ROUNDS) + 0.5)
    pen.words(said("proof.rounds"), box.x + 10, box.y + 20, pen.styles.round_head)
    for index, code in enumerate(ROUNDS):
        y = box.y + (index + 0.75) * row
        x = box.x + 48
        pen.rect(Rect(x, y - 5.5, 11, 11), stroke=BLACK, weight=0.7)
        end = x + 17 + pen.words(said(code), x + 17, y + 4, pen.styles.round) + 8
        pen.path([(end, y + 6), (box.x + first - 8, y + 6)], RULE, 0.6)
    for index, code in enumerate(REVIEWS):
        x = box.x + first + index * cell
        pen.path([(x, box.y), (x, box.bottom)], BLACK, 0.8)
        pen.words(said(code), x + 10, box.y + 20, pen.styles.round_head)
        for line, label in enumerate(LINES):
            y = box.y + HEAD_PT + (line + 0.5) * (box.h - HEAD_PT) / len(LINES)
            end = x + 10 + pen.words(said(label), x + 10, y + 4, pen.styles.round) + 6
            pen.path([(end, y + 6), (x + cell - 10, y + 6)], RULE, 0.6)
    pen.words(said("proof.legend"), box.x, box.bottom + 11, pen.styles.legend, most=box.w)


def draw_blank(pen: Pen, box: Rect) -> None:
    """Rule the space that no note fills, for corrections by hand."""
    if box.w < pt(30) or box.h < pt(18):
        return
    pen.words(said("proof.corrections"), box.x, box.y + 12, pen.styles.blank)
    y = box.y + 20 + pt(8)
    while y <= box.bottom + 0.1:
        pen.path([(box.x, y), (box.right, y)], RULE, 0.5)
        y += pt(8)


def draw_missing(pen: Pen, page: Page, missing: Collection[str]) -> None:
    """Draw a grey frame with name and caption in the place of each missing picture."""
    role = pen.styles.missing
    for item in (picture for block in page.blocks for picture in block.pictures):
        if item.picture.id not in missing:
            continue
        box = item.rect
        pen.rect(box, fill=MISSING_GREY, stroke=GREY, weight=1.0)
        pen.path([(box.x, box.y), (box.right, box.bottom)], RULE, 0.8)
        pen.path([(box.x, box.bottom), (box.right, box.y)], RULE, 0.8)
        size = role.size.pt(box.w)
        step = role.leading.pt(size)
        told = (said("proof.no-picture"), item.picture.id, item.picture.caption)
        words = " · ".join(filter(None, told))
        rows = pen.lines(words, role.style, (box.w - 2 * size) / size)
        rows = rows[: max(1, int((box.h - size) / step))]
        wide = max(row.width_em for row in rows) * size
        high = step * len(rows)
        x, y = box.x + (box.w - wide) / 2, box.y + (box.h - high) / 2
        pen.rect(Rect(x - 4, y - 3, wide + 8, high + 6), fill=WHITE)
        for index, row in enumerate(rows):
            baseline = y + (index * role.leading.em + 1.08) * size
            pen.line(row, x, baseline, size, role.style, INKS[role.ink])
