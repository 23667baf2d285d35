"""Placed pages as text, for goldens: where each text, rule, ground and picture stands.

Input: a `PlacedEdition`. Output: a line a thing, pt from the trim's left top corner; of a text its
first and last line. A change of the planner's last step shows as lines that differ; `--renew`
writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    text = "\n".join(told(placed)) + "\n"
    if renew:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8").split("\n") == text.split("\n"), "see --renew"


def told(placed: PlacedEdition) -> Iterator[str]:
    """Yield the lines."""
    for number, page in enumerate(placed.pages, start=1):
        yield f"page {number}"
        yield from (f" {_rule(rule)}" for rule in page.rules)
        yield from (f" white {_rect(rect)}" for rect in page.whites)
        for block in page.blocks:
            yield f" {block.kind} {block.id} {_rect(block.rect)}"
            yield from (f"  {line}" for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    if block.head is not None:
        yield f"head {_rect(block.head.rect)}"
        yield from map(_text, block.head.texts)
        if block.head.number is not None:
            yield f"number {_text(block.head.number)}"
    yield from map(_text, block.texts)
    for group in block.groups:
        yield f"group {group.tag} {group.id} before {group.before}"
        yield from (f" {_text(text)}" for text in group.parts)
    for table in block.tables:
        yield from _table(table)
    yield from (f"ground {_rect(fill.rect)} {fill.ink}" for fill in block.fills)
    yield from map(_rule, block.rules)
    for picture in block.pictures:
        yield from _picture(picture)
    yield from (f"chart {figure.figure.id} {_rect(figure.rect)}" for figure in block.figures)
    yield from (f"code {code.link} {_rect(code.rect)}" for code in block.codes)
    yield from (f"white {_rect(rect)}" for rect in block.whites)
    if block.order:
        yield f"order {' '.join(block.order)}"


def _table(table: PlacedTable) -> Iterator[str]:
    on = " goes on" if table.goes_on else ""
    yield f"table {table.id} rows {len(table.rows)} before {table.before}{on}"
    yield from (f" {_text(text)}" for text in table.title)
    for row in table.rows:
        cells = [
            f"{cell.scope or 'cell'} {cell.across}×{cell.down} {_text(cell.text)}"
            for cell in row.cells
        ]
        yield f" {'head' if row.head else 'row'} " + " | ".join(cells)
    yield from (f" again {_text(text)}" for text in table.again)
    yield from (f" {_text(text)}" for text in table.notes)


def _picture(picture: PlacedPicture) -> Iterator[str]:
    ring = f" ring {picture.ring}" if picture.ring else ""
    yield f"picture {picture.picture.id} {_rect(picture.rect)}{ring}"
    if picture.caption is not None:
        yield f" {_text(picture.caption)}"
    if picture.badge is not None:
        yield f" badge {_rect(picture.badge.ground.rect)} {_text(picture.badge.text)}"


def _text(text: PlacedText) -> str:
    """Return role, size and ink, how many lines, and where the first and the last stand."""
    own = f"{text.role} {text.tag} {_number(text.size)} {text.ink}"
    if not text.lines:
        return f"{own} empty"
    ends = text.lines[:1] + text.lines[1:][-1:]
    places = "; ".join(
        f"{line.line.text[:4]} {_number(line.x)},{_number(line.y)} +{_number(line.height)}"
        for line in ends
    )
    return f"{own} {len(text.lines)}: {places}"


def _rule(rule: Rule) -> str:
    ends = " ".join(_number(end) for end in (rule.x1, rule.y1, rule.x2, rule.y2))
    return f"rule {ends} {_number(rule.weight)} {rule.ink}{' turned' * rule.turned}"


def _rect(rect: Rect) -> str:
    return f"{_number(rect.x)},{_number(rect.y)} {_number(rect.w)}×{_number(rect.h)}"


def _number(value: float) -> str:
    """Return a length to a hundredth of a point."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1000 else f"{value:.2f}"
