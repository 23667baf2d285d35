"""Why a page looks as it does: a `Plan` → text, for every page the tree of its blocks.

Each block says its width × rows, its recipe (columns, head, elements, quote, paragraphs that
run longer or shorter) and what that cost; each page the faults left and the editions tried.
Widths are basic columns, heights rows (body lines); places count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from content.words import Language, say
from layout.page.units import mm
from layout.plan import Plan
from layout.plan.copy import Copy
from layout.plan.faults import Stand
from layout.plan.planner import PagePlan
from layout.plan.settle import Settled, Spot, Ways
from layout.plan.sources import Story, elements_of, kind_name
from layout.plan.trees import Leaf, Tree

#: Paragraphs named one by one; the rest is counted.
MOST_PARAGRAPHS = 6


def explain(plan: Plan) -> str:
    """Return the planner's choice as text."""
    grid = plan.grid
    lines = [
        f"{grid.profile.title} ({grid.profile.name}), {grid.columns} columns × {grid.rows} rows, "
        f"body {grid.body:g} pt, column {mm(grid.column):.1f} mm, row {mm(grid.leading):.2f} mm"
    ]
    lines += [f"note: {say(note, Language.EN).text}" for note in plan.notes]
    lines += _tried(plan)
    for number, page in enumerate(plan.pages, start=1):
        lines += ["", f"page {number}: cost {page.cost:.1f}"]
        lines += _tree(page)
        lines += _faults(page)
    return "\n".join(lines) + "\n"


def _tried(plan: Plan) -> Iterator[str]:
    """Yield the attempts considered, where the plan keeps them (`layout.plan.attempts.Outcome`)."""
    for outcome in getattr(plan, "tried", ()):
        attempt = outcome.attempt
        wide = f", leading × {attempt.leading:g}" if attempt.leading != 1 else ""
        yield (
            f"tried: {attempt.profile.title} at {attempt.body:g} pt{wide}: "
            f"about {outcome.pages:.2f} pages"
        )


def _faults(page: PagePlan) -> list[str]:
    if not page.faults:
        return ["faults of the whole page: none"]
    rows = [f"  {fault.cost:5.1f}  {fault.name}: {fault.where}" for fault in page.faults]
    return ["faults of the whole page:", *rows]


def _tree(page: PagePlan) -> list[str]:
    """Return the lines of a page's tree, drawn with branches."""
    return list(_branch(page.tree, iter(page.stands), "", "", ""))


def _branch(
    tree: Tree[Ways], stands: Iterator[Stand], lead: str, rest: str, above: str
) -> Iterator[str]:
    """Yield a tree's lines; `lead` stands before the first, `rest` before the others."""
    if isinstance(tree, Leaf):
        first, *others = _block(next(stands))
        yield f"{lead}{first}{above}"
        yield from (f"{rest}    {words}" for words in others)
        return
    parts = list(_chain(tree, tree.stacked))
    name = "stacked" if tree.stacked else "side by side"
    yield f"{lead}{name}, {tree.width} × {tree.height}{above}"
    for index, (part, gap) in enumerate(parts):
        last = index == len(parts) - 1
        branch, under = ("└─ ", "   ") if last else ("├─ ", "│  ")
        white = f"  ({gap} rows of white above)" if gap > 1 else ""
        yield from _branch(part, stands, rest + branch, rest + under, white)


def _chain(tree: Tree[Ways], stacked: bool, gap: int = 0) -> Iterator[tuple[Tree[Ways], int]]:
    """Yield the parts of cuts of one kind, each with the rows of white above it."""
    if isinstance(tree, Leaf) or tree.stacked != stacked:
        yield tree, gap
        return
    yield from _chain(tree.first, stacked, gap)
    yield from _chain(tree.second, stacked, tree.gap)


def _block(stand: Stand) -> Iterator[str]:
    """Yield a block's lines: its place and cost, then its recipe."""
    source, way, recipe = stand.source, stand.way, stand.way.recipe
    name = kind_name(source)
    kind = "" if name == source.key else f" {name}"
    title = f" “{source.article.title}”" if isinstance(source, Story) else ""
    yield (
        f"{source.key}{kind}{title}: {stand.width} × {stand.height} at column {stand.column + 1}, "
        f"row {stand.row + 1}, cost {way.cost:.1f}{_costs(way)}"
    )
    if recipe.head is not None:
        head = recipe.head
        lines = "line" if head.lines == 1 else "lines"
        parted = " | ".join(line.text.strip() for line in head.title)
        shown = f" ({parted})" if head.lines > 1 else ""
        yield f"head {head.size:g} pt on {head.lines} {lines}{shown}, {head.rows} rows"
    if recipe.columns is not None:
        columns = recipe.columns
        gutter = f", gutter {columns.gutter / columns.em:.2f} em" if columns.count > 1 else ""
        yield (
            f"text in {columns.count} × {columns.measure} characters{gutter}, "
            f"{recipe.body_rows} rows" + (f", {recipe.style}" if recipe.style else "")
        )
    for spot in way.spots:
        yield f"{_element(stand, spot)} {_spot(spot)}"
    if way.quote is not None and recipe.quote is not None:
        yield f"pull-quote “{recipe.quote.text}” {_spot(way.quote)}"
    if way.copy is not None:
        yield from _looseness(way.copy, way.counts)


def _costs(way: Settled) -> str:
    """Return what the cost is made of; `settling` is what places and column breaks added."""
    parts: dict[str, float] = {}
    for name, cost in way.recipe.costs:
        parts[name] = parts.get(name, 0.0) + cost
    parts["settling"] = way.cost - way.recipe.cost
    words = [f"{name} {cost:.1f}" for name, cost in parts.items() if abs(cost) >= 0.05]
    return f" = {' + '.join(words)}" if words else ""


def _element(stand: Stand, spot: Spot) -> str:
    source = elements_of(stand.source)[spot.element]
    if source.picture is not None:
        return f"picture {source.picture.id}"
    return f"chart {source.source.id} ({source.figure.kind})" if source.figure else "element"


def _spot(spot: Spot) -> str:
    last = spot.column + spot.columns
    columns = f"column {last}" if spot.columns == 1 else f"columns {spot.column + 1}–{last}"
    return f"in text {columns}, rows {spot.row + 1}–{spot.row + spot.rows} ({spot.rows} rows)"


def _looseness(copy: Copy, counts: tuple[int, ...]) -> Iterator[str]:
    """Yield the paragraphs that do not take the number of lines that suits them best."""
    changed = []
    for piece, item, count in zip(copy.pieces, copy.items, counts, strict=False):
        natural = min(item.options, key=lambda option: (option[1], option[0]))[0]
        if count != natural:
            by = abs(count - natural)
            lines = "line" if by == 1 else "lines"
            way = "longer" if count > natural else "shorter"
            changed.append(f"{piece.id} {by} {lines} {way}")
    if changed:
        named = ", ".join(islice(changed, MOST_PARAGRAPHS))
        more = len(changed) - MOST_PARAGRAPHS
        yield f"paragraphs: {named}" + (f" and {more} more" if more > 0 else "")
    if counts:
        yield f"{sum(counts)} lines of text"
