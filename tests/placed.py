"""Placed pages as text, for goldens: where each text, rule, ground and picture stands.

Input: a `PlacedEdition`. Output: a line a thing, pt from the trim's left top corner; of a text its
first and last line. A change of the planner's last step shows as lines that differ; `--renew`
writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from layout.page.placed import (
    Block,
    PlacedEdition,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
)
from layout.page.units import Rect


def same(golden: Path, placed: PlacedEdition, renew: bool) -> None:
    """Hold pages to a golden file, or write it."""
    same_lines(golden, told(placed), renew)


def same_lines(golden: Path, lines: Iterable[str], renew: bool) -> None:
    """Hold lines to a golden file, or write it."""
    text = "\n".join(lines) + "\n"
    if renew:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8").split("\n") == text.split("\n"), "see --renew"


def told(placed: PlacedEdition) -> Iterator[str]:
    """Yield the lines."""
    for number, page in enumerate(placed.pages, start=1):
        yield f"page {number}"
        yield from (f" {rule_of(rule)}" for rule in page.rules)
        yield from (f" white {rect_of(rect)}" for rect in page.whites)
        for block in page.blocks:
            yield f" {block.kind} {block.id} {rect_of(block.rect)}"
            yield from (f"  {line}" for line in block_of(block))


def block_of(block: Block) -> Iterator[str]:
    """Yield what a block holds."""
    if block.head is not None:
        yield f"head {rect_of(block.head.rect)}"
        yield from map(text_of, block.head.texts)
        if block.head.number is not None:
            yield f"number {text_of(block.head.number)}"
    yield from map(text_of, block.texts)
    for group in block.groups:
        yield f"group {group.tag} {group.id} before {group.before}"
        yield from (f" {text_of(text)}" for text in group.parts)
    for table in block.tables:
        yield from table_of(table)
    yield from (f"ground {rect_of(fill.rect)} {fill.ink}" for fill in block.fills)
    yield from map(rule_of, block.rules)
    for picture in block.pictures:
        yield from _picture(picture)
    yield from (f"chart {figure.figure.id} {rect_of(figure.rect)}" for figure in block.figures)
    yield from (f"code {code.link} {rect_of(code.rect)}" for code in block.codes)
    yield from (f"white {rect_of(rect)}" for rect in block.whites)
    if block.order:
        yield f"order {' '.join(block.order)}"


def table_of(table: PlacedTable) -> Iterator[str]:
    """Yield a table's title, rows and notes."""
    on = " goes on" if table.goes_on else ""
    yield f"table {table.id} rows {len(table.rows)} before {table.before}{on}"
    yield from (f" {text_of(text)}" for text in table.title)
    for row in table.rows:
        cells = [
            f"{cell.scope or 'cell'} {cell.across}×{cell.down} {text_of(cell.text)}"
            for cell in row.cells
        ]
        yield f" {'head' if row.head else 'row'} " + " | ".join(cells)
    yield from (f" again {text_of(text)}" for text in table.again)
    yield from (f" {text_of(text)}" for text in table.notes)


def _picture(picture: PlacedPicture) -> Iterator[str]:
    ring = f" ring {picture.ring}" if picture.ring else ""
    yield f"picture {picture.picture.id} {rect_of(picture.rect)}{ring}"
    if picture.caption is not None:
        yield f" {text_of(picture.caption)}"
    if picture.badge is not None:
        yield f" badge {rect_of(picture.badge.ground.rect)} {text_of(picture.badge.text)}"


def text_of(text: PlacedText) -> str:
    """Return role, size and ink, how many lines, and where the first and the last stand."""
    own = f"{text.role} {text.tag} {number_of(text.size)} {text.ink}"
    if not text.lines:
        return f"{own} empty"
    ends = text.lines[:1] + text.lines[1:][-1:]
    places = "; ".join(
        f"{line.line.text[:4]} {number_of(line.x)},{number_of(line.y)} +{number_of(line.height)}"
        for line in ends
    )
    return f"{own} {len(text.lines)}: {places}"


def rule_of(rule: Rule) -> str:
    """Return ends, weight and ink."""
    ends = " ".join(number_of(end) for end in (rule.x1, rule.y1, rule.x2, rule.y2))
    return f"rule {ends} {number_of(rule.weight)} {rule.ink}{' turned' * rule.turned}"


def rect_of(rect: Rect) -> str:
    """Return left top corner, width and height."""
    return f"{number_of(rect.x)},{number_of(rect.y)} {number_of(rect.w)}×{number_of(rect.h)}"


def number_of(value: float) -> str:
    """Return a length to a hundredth of a point."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1000 else f"{value:.2f}"
