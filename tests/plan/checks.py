"""What holds on every planned page, whatever the content and the costs.

Input: a `Plan`. Output: nothing, or an AssertionError that says what is wrong and where. The
placed pages are looked at: what is asked of the planner's own data is only where blocks should be.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from charts import height_range
from content.model import ArticleKind, Edition, Paragraph, Subhead
from fonts import FontLibrary
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedText, SetLine
from layout.page.units import Rect, mm
from layout.pictures import crop_range, inspect
from layout.plan import Plan
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Spot
from layout.plan.pages.trees import GAP
from layout.plan.placing.dressed import BESIDE_BAR_EM, GROUND_EM
from layout.plan.shapes.pouring import subhead_rows
from layout.plan.sources import Story, article_of, elements_of

#: Rounding, pt.
HAIR = 0.01
#: A crop may miss the safe area by so much of the frame's height (the rounding of rows).
CROP = 0.02
Cells = set[tuple[int, int]]


def check(plan: Plan, fonts: FontLibrary) -> None:
    """Check all of a plan."""
    assert plan.pages
    for stand, block in placed(plan):
        check_rectangle(plan.grid, stand, block)
    for page in plan.pages:
        check_full(plan.grid, page.stands, page.whites)
    check_copy(plan)
    for stand, block in placed(plan):
        check_pictures(stand, block)
        check_charts(stand, block, fonts)
        check_free(plan.grid, block)
        if isinstance(stand.source, Story):
            check_story(plan.grid, stand, block, fonts)


def placed(plan: Plan) -> Iterator[tuple[Stand, Block]]:
    """Yield every block's stand and what was placed for it."""
    for page, drawn in zip(plan.pages, plan.placed.pages, strict=True):
        # A page's ground, and a lede that the opening sets, have no place in the planner's tree.
        keys = {stand.source.key for stand in page.stands}
        yield from zip(page.stands, (b for b in drawn.blocks if b.id in keys), strict=True)


def near(a: float, b: float, hair: float = HAIR) -> bool:
    """Tell whether two lengths are the same."""
    return abs(a - b) <= hair


def inside(inner: Rect, outer: Rect) -> bool:
    """Tell whether a rectangle lies in another one."""
    return (
        inner.x >= outer.x - HAIR
        and inner.right <= outer.right + HAIR
        and inner.y >= outer.y - HAIR
        and inner.bottom <= outer.bottom + HAIR
    )


def meet(a: Rect, b: Rect) -> bool:
    """Tell whether two rectangles overlap."""
    return (
        a.x < b.right - HAIR
        and b.x < a.right - HAIR
        and a.y < b.bottom - HAIR
        and b.y < a.bottom - HAIR
    )


def check_rectangle(grid: Grid, stand: Stand, block: Block) -> None:
    """A block stands on whole columns and rows, inside the type area."""
    assert stand.column >= 0 and stand.right <= grid.columns, stand
    assert stand.row >= 0 and stand.foot <= grid.rows, stand
    wanted = grid.rect(stand.column, stand.row, stand.width, stand.height)
    if block.kind == "banner":  # it may run out of the page over its three other sides
        assert stand.row == 0 and stand.width == grid.columns
        assert block.rect.bottom <= wanted.bottom + HAIR
        return
    assert near(block.rect.x, wanted.x) and near(block.rect.w, wanted.w), block.id
    assert near(block.rect.y, wanted.y) and near(block.rect.h, wanted.h), block.id
    assert inside(block.rect, grid.area), block.id


def check_full(
    grid: Grid, stands: tuple[Stand, ...], whites: tuple[tuple[int, int, int, int], ...] = ()
) -> None:
    """Blocks and declared white do not overlap and fill the page, gaps of stacks excepted."""
    covered: Cells = {
        (c, r) for x, y, w, h in whites for c in range(x, x + w) for r in range(y, y + h)
    }
    for stand in stands:
        own = {
            (c, r) for c in range(stand.column, stand.right) for r in range(stand.row, stand.foot)
        }
        assert not own & covered, stand.source.key
        covered |= own
    for column in range(grid.columns):
        rows = sorted(r for c, r in covered if c == column)
        assert rows[0] == 0 and rows[-1] == grid.rows - 1, f"column {column}"
        assert all(b - a - 1 <= GAP for a, b in pairwise(rows))


def words(text: str) -> str:
    """Return a text without blanks: line ends may swallow them."""
    return "".join(text.split())


def said(text: PlacedText) -> str:
    """Return the words of a placed text."""
    return words("".join(line.line.text for line in text.lines))


def check_copy(plan: Plan) -> None:
    """Every paragraph and sub-head is placed exactly once, whole, in the order of the copy."""
    edition = plan.placed.edition
    texts: dict[str, list[PlacedText]] = {}
    for page in plan.placed.pages:
        for block in page.blocks:
            for text in block.texts:
                if text.role in ("body", "subhead", "lede"):
                    texts.setdefault(text.id.split("#")[0], []).append(text)
    for name, items in copy(edition).items():
        own = texts.pop(name, [])
        assert [said(text) for text in own] == [words(i.text) for i in items], name
        numbers = [int(text.id.split("#")[1]) for text in own]
        assert numbers == sorted(set(numbers)), name
    assert not texts, "nothing else is set as copy"


def copy(edition: Edition) -> dict[str, list[Paragraph | Subhead]]:
    """Return what is to be set, by article (and the lede)."""
    found: dict[str, list[Paragraph | Subhead]] = {
        article.id: [i for i in article.body if isinstance(i, Paragraph | Subhead)]
        for article in edition.articles
    }
    if edition.lede:
        found["lede"] = list(edition.lede)
    return found


def check_pictures(stand: Stand, block: Block) -> None:
    """A picture's frame has an aspect at which its safe area stays in view."""
    if block.kind == "banner":
        return
    for item in block.pictures:
        slim, broad = crop_range(item.picture, inspect(item.picture))
        aspect = item.rect.w / item.rect.h
        assert slim * (1 - CROP) <= aspect <= broad * (1 + CROP), (
            f"{item.picture.id} in {stand.source.key}: {aspect:.3f} not in {slim:.3f}–{broad:.3f}"
        )


def check_charts(stand: Stand, block: Block, fonts: FontLibrary) -> None:
    """A chart has a height at which it can be drawn."""
    for item in block.figures:
        low, _, high = height_range(item.figure, mm(item.rect.w), fonts)
        assert low - 0.1 <= mm(item.rect.h) <= high + 0.1, f"{item.figure.id} in {stand.source.key}"


def line_box(line: SetLine, size: float) -> Rect:
    """Return where a line's characters stand, without its leading."""
    return Rect(line.x, line.y + (line.height - size) / 2, line.line.width_em * size, size)


def things(block: Block) -> Iterator[tuple[str, Rect]]:
    """Yield the name and place of every line, picture and chart of a block."""
    for text in block.texts:
        for line in text.lines:
            yield text.id, line_box(line, text.size)
    for picture in block.pictures:
        yield picture.picture.id, picture.rect
        for line in picture.caption.lines if picture.caption else ():
            assert picture.caption is not None
            yield picture.caption.id, line_box(line, picture.caption.size)
    for figure in block.figures:
        yield figure.figure.id, figure.rect


def check_free(grid: Grid, block: Block) -> None:
    """Nothing in a block overlaps, nothing leaves the block."""
    if block.kind == "banner":
        return
    found = list(things(block))
    for name, rect in found:
        assert inside(rect, Rect(block.rect.x, block.rect.y, block.rect.w + 1, block.rect.h)), name
    pictures = [(n, r) for n, r in found if r.h > 3 * grid.leading]
    for (one, a), (two, b) in combinations(pictures, 2):
        assert not meet(a, b), (one, two)
    for name, picture in pictures:
        for other, rect in found:
            assert other == name or not meet(picture, rect), (name, other)


def baseline(fonts: FontLibrary, text: PlacedText, line: SetLine) -> float:
    """Return the baseline of a line in pt from the trim's top."""
    metrics = fonts.metrics(text.style.family, text.style.weight)
    above, below = metrics.ascent * text.size, metrics.descent * text.size
    return line.y + (line.height - above - below) / 2 + above


def grid_baseline(grid: Grid, fonts: FontLibrary) -> float:
    """Return how far under a row's top the body's baseline lies, pt."""
    body = grid.styles.body.style
    metrics = fonts.metrics(body.family, body.weight)
    above, below = metrics.ascent * grid.body, metrics.descent * grid.body
    return (grid.leading - above - below) / 2 + above


def check_story(grid: Grid, stand: Stand, block: Block, fonts: FontLibrary) -> None:
    """Lines stand on the grid and, with pictures, charts and quote, leave no row of any column."""
    recipe = stand.way.recipe
    frame, columns = recipe.frame, recipe.columns
    assert frame is not None and columns is not None
    top = stand.row + (recipe.head.rows if recipe.head else 0) + frame.pad_rows
    rows = range(top, stand.foot - frame.pad_rows)
    lefts = [block.rect.x + frame.left + columns.x(i) for i in range(columns.count)]
    drop = grid_baseline(grid, fonts)
    cells: list[tuple[int, int]] = []
    heads: list[tuple[int, int]] = []
    for text in block.texts:
        if text.role not in ("body", "subhead", "continued"):
            continue
        for line in text.lines:
            if line.line.scale != 1:  # an initial stands beside lines that are counted
                continue
            row = (baseline(fonts, text, line) - drop - grid.area.y) / grid.leading
            column = min(range(len(lefts)), key=lambda i: abs(lefts[i] - line.x))
            aside = line.x - lefts[column]
            by = (BESIDE_BAR_EM, GROUND_EM) if text.role == "subhead" else ()
            assert any(near(aside, em * text.size) for em in (0, *by)), text.id
            if text.role == "subhead":  # it stands off the grid, within its rows
                upper = int(row + 0.12)
                heads += [(column, upper)] * (line is text.lines[0])
                # Each line but the last takes one row of it.
                taken = subhead_rows(grid.styles) if line is text.lines[-1] else 1
                cells += [(column, upper + i) for i in range(taken)]
                continue
            assert near(row, round(row), 0.002), f"{text.id}: row {row}"
            cells.append((column, round(row)))
            assert line.line.width_em <= columns.measure + 0.03, text.id
    for spot in (*stand.way.spots, *([stand.way.quote] if stand.way.quote else [])):
        cells += [
            (spot.column + c, top + spot.row + r)
            for c in range(spot.columns)
            for r in range(spot.rows)
        ]
    # Short copy may end a column with white, which is then declared.
    for white in block.whites:
        column = min(range(len(lefts)), key=lambda i: abs(lefts[i] - white.x))
        first, count = (white.y - grid.area.y) / grid.leading, white.h / grid.leading
        cells += [(column, round(first) + i) for i in range(round(count))]
    # A sub-head may have one row of air over it.
    aired = [(column, row - 1) for column, row in heads]
    cells += [cell for cell in aired if cell not in cells and cell[1] >= top]
    assert len(cells) == len(set(cells)), f"{block.id}: two things in one place"
    above = [recipe.rise.top(c) if recipe.rise else 0 for c in range(columns.count)]
    wanted = {(c, r) for c in range(columns.count) for r in range(top + above[c], rows.stop)}
    free = sorted(wanted ^ set(cells))
    # The last columns may each end a line short, never another one.
    short = [(c, rows[-1]) for c in range(columns.count - len(free), columns.count)]
    assert free == short, f"{block.id}: {free[:4]}"
    for spot in stand.way.spots:
        check_spot(grid, stand, block, spot, lefts[spot.column], top)
    article = article_of(stand.source)
    if article and article.kind is not ArticleKind.BOX and block.head:
        assert near(block.head.rect.h, (top - stand.row) * grid.leading)


def check_spot(grid: Grid, stand: Stand, block: Block, spot: Spot, left: float, top: int) -> None:
    """An element and its caption stand in the element's own rows and columns."""
    columns = stand.way.recipe.columns
    assert columns is not None
    frame = Rect(left, grid.y(top + spot.row), columns.span(spot.columns), spot.rows * grid.leading)
    element = elements_of(stand.source)[spot.element]
    for item in element.items:
        own = [rect for n, rect in things(block) if n.split("/")[0] == item.id]
        assert own, f"{item.id} is not drawn"
        for rect in own:
            assert inside(rect, Rect(frame.x, frame.y, frame.w + 1, frame.h)), item.id
        if not element.more:
            assert near(own[0].w, frame.w), item.id
