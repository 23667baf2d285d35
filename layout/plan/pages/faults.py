"""Faults that show only on the whole page (编排忌讳), each with its cost.

Input: the blocks of a page at their places, settled. Output: named faults with what they cost
and where. The planner keeps the tree and the sides of pictures that cost least in all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import log

from content.words import Message, message
from layout.plan.elements import Element
from layout.plan.pages.settle import Settled
from layout.plan.sources import (
    Band,
    Banner,
    FreeElement,
    Source,
    Story,
    article_of,
    stands_beside_next,
)
from layout.plan.weights import LEAD, WEIGHTS, FaultWeights

#: Rank of the head of a block that is no article's.
USUAL_RANK = 2


@dataclass(frozen=True, slots=True)
class Stand:
    """A settled block at its place on the page, in basic columns and rows."""

    source: Source
    column: int
    row: int
    width: int
    height: int
    way: Settled
    elements: tuple[_Area, ...] = field(init=False, compare=False, repr=False)
    rank: int | None = field(init=False, compare=False, repr=False)
    """Its article's in the hierarchy of heads; None where its head stands outside of it."""

    def __post_init__(self) -> None:
        """Work out the areas of the elements and the rank, which are compared many times."""
        object.__setattr__(self, "elements", tuple(areas(self)))
        object.__setattr__(self, "rank", _rank(self.source))

    @property
    def right(self) -> int:
        """First basic column right of the block."""
        return self.column + self.width

    @property
    def foot(self) -> int:
        """First row under the block."""
        return self.row + self.height


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its name, its cost and the blocks or columns concerned."""

    name: str
    cost: float
    where: str | Message


@dataclass(frozen=True, slots=True)
class _Area:
    """An element's area: basic columns (fractions) and rows, and whether it is a picture.

    `items`: pictures and charts in it; `large`: one of them is to lead the page.
    """

    left: float
    top: float
    right: float
    foot: float
    picture: bool
    block: str
    items: int = 1
    large: bool = False

    @property
    def size(self) -> float:
        """Columns × rows of one of its pictures."""
        return (self.right - self.left) * (self.foot - self.top) / self.items


def areas(stand: Stand) -> list[_Area]:
    """Return the areas of a block's elements."""
    source, way = stand.source, stand.way
    if isinstance(source, FreeElement | Band):
        place = stand.column, stand.row, stand.right, stand.foot
        return [_Area(*place, *_told(source.element, source.key))]
    if way.recipe.columns is None or not isinstance(source, Story):
        return []
    unit = stand.width / way.recipe.columns.count
    top = stand.row + stand.height - way.recipe.body_rows
    return [
        _Area(
            stand.column + spot.column * unit,
            top + spot.row,
            stand.column + (spot.column + spot.columns) * unit,
            top + spot.row + spot.rows,
            *_told(source.elements[spot.element], source.key),
        )
        for spot in way.spots
    ]


def _told(element: Element, key: str) -> tuple[bool, str, int, bool]:
    """Return of an element whether it is a picture, its block, its items, whether one leads."""
    pictures = element.pictures
    large = any(picture.large for picture in pictures)
    return bool(pictures), key, max(1, len(element.items)), large


def page_faults(
    stands: Sequence[Stand],
    columns: int,
    rows: int,
    weights: FaultWeights = WEIGHTS.faults,
    between: Callable[[Stand, Stand], Iterable[Fault]] | None = None,
) -> tuple[Fault, ...]:
    """Return the faults of one page; `between` gives those of two blocks where they are kept."""
    found: list[Fault] = []
    for one, two in combinations(stands, 2):
        found.extend(between(one, two) if between else pair_faults(one, two, weights))
    found.extend(_wishes(stands, weights))
    found.extend(_astray(stands, weights))
    found.extend(_sides(stands, columns, weights))
    found.extend(_seams(stands, columns, rows, weights))
    found.extend(_rhythm(stands, columns, weights))
    found.extend(_widths(stands, weights))
    found.extend(_leading(stands, rows, weights))
    found.extend(_heads_lead(stands, weights))
    return tuple(found)


def pair_faults(one: Stand, two: Stand, weights: FaultWeights = WEIGHTS.faults) -> list[Fault]:
    """Return the faults between two blocks: heads that meet, pictures that touch, rank upset."""
    found: list[Fault] = []
    upper, other = one.way.recipe.head, two.way.recipe.head
    if upper is not None and other is not None:
        if one.row == two.row and (one.right == two.column or two.right == one.column):
            alike = min(upper.size, other.size) / max(upper.size, other.size)
            near = alike > weights.alike_ratio
            cost = weights.heads_alike_cost if near else weights.heads_meet_cost
            found.append(Fault("heads meet 碰题", cost, _both(one, two)))
        if _lower(one, two) * (upper.size - other.size) > 0:
            found.append(Fault("hierarchy", weights.hierarchy_cost, _both(one, two)))
    for a in one.elements:
        for b in two.elements:
            touch = _touching(a, b, weights)
            if touch is not None:
                found.append(Fault("elements touch", touch, _both(one, two)))
    return found


def _both(one: Stand, two: Stand) -> str:
    """Return the names of two blocks."""
    return f"{one.source.key} · {two.source.key}"


def _lower(one: Stand, two: Stand) -> int:
    """Return by how much a block's rank is below another's; 0 where one of them has none."""
    return 0 if one.rank is None or two.rank is None else one.rank - two.rank


def _touching(a: _Area, b: _Area, weights: FaultWeights) -> float | None:
    """Cost of pictures of two blocks side by side across a gutter, or one right under the other."""
    both = a.picture and b.picture
    cost = weights.pictures_touch_cost if both else weights.elements_touch_cost
    rows = min(a.foot, b.foot) - max(a.top, b.top)
    columns = min(a.right, b.right) - max(a.left, b.left)
    across = min(abs(a.right - b.left), abs(b.right - a.left))
    if rows > weights.touch_rows and across < weights.touch_columns:
        return cost
    between = min(abs(a.foot - b.top), abs(b.foot - a.top))
    if columns > weights.touch_under_columns and between <= weights.touch_gap_rows:
        return cost
    return None


def _rank(source: Source) -> int | None:
    """Return a rank for the hierarchy of heads; None for boxes, and for what goes on from a page.

    The head of such a part is small at any rank.
    """
    article = source.head if isinstance(source, Story) else article_of(source)
    if article is None:
        return USUAL_RANK
    continued = isinstance(source, Story) and source.continued
    return None if continued or article.kind.boxed else article.standing


def _wishes(stands: Sequence[Stand], weights: FaultWeights) -> list[Fault]:
    """Two blocks that the editor wants side by side and that do not stand so."""
    return [
        Fault("not side by side", weights.wish_cost, f"{one.source.key} · {two.source.key}")
        for one, two in pairwise(stands)
        if stands_beside_next(one.source)
        and not (one.right == two.column and one.row < two.foot and two.row < one.foot)
    ]


def _astray(stands: Sequence[Stand], weights: FaultWeights) -> list[Fault]:
    """Pictures, charts and tables of a story neither beside nor under it: another head is theirs.

    Further ones of a story may stand so by the first.
    """
    found: list[Fault] = []
    kin: dict[str, list[Stand]] = {}
    for stand in stands:
        if isinstance(stand.source, Story):
            kin.setdefault(stand.source.article.id, []).append(stand)
        elif isinstance(stand.source, FreeElement) and stand.source.article.id in kin:
            own = kin[stand.source.article.id]
            if not any(_follows(one, stand, weights) for one in own):
                found.append(Fault("astray", weights.astray_cost, _both(own[0], stand)))
            own.append(stand)
    return found


def _follows(one: Stand, two: Stand, weights: FaultWeights) -> bool:
    """Tell whether a block stands right under another, or at its side, no higher than its foot."""
    beside = two.column in (one.right, one.column - two.width)
    level = min(one.foot, two.foot) > max(one.row, two.row)
    under = 0 <= two.row - one.foot <= weights.touch_gap_rows
    return (beside and level) or (under and one.column < two.right and two.column < one.right)


def _sides(stands: Sequence[Stand], columns: int, weights: FaultWeights) -> list[Fault]:
    """All pictures on one side of the page."""
    middles = [
        (area.left + area.right) / 2 / columns
        for stand in stands
        if not isinstance(stand.source, Band)
        for area in stand.elements
    ]
    share = weights.sides_share
    if len(middles) < weights.sides_fewest:
        return []
    if max(middles) < share or min(middles) > 1 - share:
        return [Fault("pictures on one side", weights.sides_cost, message("explain.on-page"))]
    return []


def _seams(stands: Sequence[Stand], columns: int, rows: int, weights: FaultWeights) -> list[Fault]:
    """Gutters between blocks that run through most of the page (通缝).

    As the audit sees them: down to the next block that stands over the gutter, with the white
    over and under it.
    """
    found = []
    foot = max((stand.foot for stand in stands), default=0)
    for column in range(1, columns):
        over = sorted((s.row, s.foot) for s in stands if s.column < column < s.right)
        longest, top = 0, 0
        for start, end in (*over, (foot, foot)):
            longest, top = max(longest, start - top), max(top, end)
        share = longest / rows
        if share > weights.seam_share:
            cost = weights.seam_cost * (share - weights.seam_share)
            cost += weights.seam_through_cost if share >= weights.seam_most_share else 0.0
            found.append(Fault("seam 通缝", cost, message("explain.in-column", column=column)))
    return found


def _rhythm(stands: Sequence[Stand], columns: int, weights: FaultWeights) -> list[Fault]:
    """The same division of the width in blocks that stand on one line, again and again."""
    bands: dict[int, list[int]] = {}
    for stand in stands:
        if stand.width < columns:
            bands.setdefault(stand.row, []).append(stand.column)
    patterns = [tuple(sorted(starts)) for _, starts in sorted(bands.items()) if len(starts) > 1]
    return [
        Fault(
            "same rhythm",
            weights.rhythm_cost,
            message("explain.in-columns", columns=tuple(at + 1 for at in one)),
        )
        for one, two in pairwise(patterns)
        if one == two
    ]


def _widths(stands: Sequence[Stand], weights: FaultWeights) -> list[Fault]:
    """Pictures all of one width."""
    widths = [
        round(area.right - area.left, 1)
        for stand in stands
        for area in stand.elements
        if area.picture
    ]
    if len(widths) < weights.widths_fewest:
        return []
    if max(widths) - min(widths) < weights.widths_columns:
        return [Fault("pictures of one width", weights.widths_cost, message("explain.on-page"))]
    return []


def _leading(stands: Sequence[Stand], rows: int, weights: FaultWeights) -> list[Fault]:
    """No picture leads the page by its size, or the one that does stands low on it.

    It is the one that is to be large, else the largest. Where none is under an opening, the opening
    has one.
    """
    pictures = [a for stand in stands for a in stand.elements if a.picture]
    opened = any(isinstance(stand.source, Banner) for stand in stands)
    if len(pictures) < 2 or (opened and not any(area.large for area in pictures)):
        return []
    lead = max(pictures, key=lambda area: (area.large, area.size))
    rival = max(area.size for area in pictures if area is not lead)
    found: list[Fault] = []
    short = log(weights.leading_ratio * rival / lead.size)
    if short > 0:
        found.append(Fault("no picture leads", weights.leading_cost * short, lead.block))
    if (lead.top + lead.foot) / 2 > weights.leading_share * rows:
        found.append(Fault("leading picture low", weights.leading_low_cost, lead.block))
    return found


def _heads_lead(stands: Sequence[Stand], weights: FaultWeights) -> list[Fault]:
    """The head of the story that leads the page is little larger than one below it in rank."""
    heads = [
        (stand.rank, stand.way.recipe.head.size, stand.source.key)
        for stand in stands
        if stand.rank is not None and stand.way.recipe.head is not None
    ]
    rank, size, key = min(heads, key=lambda head: (head[0], -head[1]), default=(LEAD, 0.0, ""))
    below = max((head[1] for head in heads if head[0] > rank), default=0.0)
    if rank != LEAD or not below or size >= weights.heads_lead_ratio * below:
        return []
    short = log(weights.heads_lead_ratio * below / size)
    return [Fault("no head leads", weights.heads_lead_cost * short, key)]
