"""Copy measured: an article's paragraphs as items that can be poured at a given measure.

Input: body items of an article, a type style and a measure. Output: `Copy`, which knows every
total of lines the copy can take and, once counts are chosen, the composed lines.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from content.model import (
    Aside,
    AsideForm,
    BodyItem,
    Paragraph,
    PullQuote,
    Roll,
    Subhead,
    Table,
    Verse,
    depths,
)
from fonts.setting import Line, Opening
from fonts.setting.keeping import Same
from fonts.setting.roles import AnyRole, Body, Part, Role, Rows
from fonts.setting.styles import Styles
from layout.page.units import mm
from layout.plan.copy.column_breaks import (
    Item,
    break_columns,
    break_open_columns,
    open_totals,
    totals,
    with_air,
    with_lists,
)
from layout.plan.copy.initials import has_initial, set_initial
from layout.plan.copy.kinds.aside import Shape, set_aside
from layout.plan.copy.kinds.code import set_code
from layout.plan.copy.kinds.inline_table import set_inline
from layout.plan.copy.kinds.roll import set_roll
from layout.plan.copy.kinds.verse import set_verse, white
from layout.plan.copy.pieces import Piece
from layout.plan.copy.setter import Setter
from layout.plan.copy.tables.setting import needed_em, stands_free
from layout.plan.copy.uneven import Uneven, White, break_uneven
from layout.plan.measures import Measures
from layout.plan.shapes.loose import part_of_page
from layout.plan.sources import Lede, Story
from layout.plan.weights import BreakWeights, CopyWeights

#: From a line of a head to the next at least, em of it.
HEAD_PITCH_EM = 1.12
#: Cost and line counts of copy broken into columns.
Broken = tuple[float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of its body a block takes: whole items, and parts of the next one.

    Parts are lines of verse, names or rows of a table. `quoted`: its pull-quote is set there.
    """

    items: int
    parts: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's copy at one measure (em).

    `homes` says of each piece from which item of the block's body it comes; `white`: its
    columns may end with it.
    """

    measure: float
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    totals: dict[int, float]
    short_cost: float = 0.0
    homes: tuple[int, ...] = ()
    white: White | None = None
    _broken: dict[Hashable, Broken | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _endings: dict[tuple[int, int], tuple[tuple[float, int], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def best(self) -> int:
        """The total of lines that costs least."""
        return min(self.totals, key=lambda t: (self.totals[t], t))

    def endings(self, lines: int, columns: int) -> tuple[tuple[float, int], ...]:
        """Return what it costs to fill so many lines in these columns, and how many end short.

        The last columns may each end a line short. The cheapest way first, and no more than two:
        that and the next one; none: it cannot be done.
        """
        key = lines, columns
        if key not in self._endings:
            found = [
                (self.totals[lines - short] + self.short_cost * short, short)
                for short in range(columns)
                if lines - short in self.totals
            ]
            self._endings[key] = tuple(sorted(found)[:2])
        return self._endings[key]

    def filling(self, lines: int, columns: int) -> float:
        """Return the cheapest cost of filling so many lines in these columns; or infinite."""
        return next((cost for cost, _ in self.endings(lines, columns)), math.inf)

    def fillings(self, most: int, columns: int) -> NDArray[np.float64]:
        """Return `filling` for every number of lines from 0 to below `most`; no lines: infinite."""
        own = np.full(most, np.inf)
        for lines, cost in self.totals.items():
            if lines < most:
                own[lines] = cost
        found = own.copy()
        for short in range(1, columns):
            further = own[: most - short] + self.short_cost * short
            np.minimum(found[short:], further, out=found[short:])
        found[:1] = np.inf
        return found

    def broken(
        self, capacities: tuple[int, ...], weights: BreakWeights, open_end: bool
    ) -> Broken | None:
        """Return the cost and line counts that fill columns of so many lines, worked out once."""
        key = capacities, weights, open_end
        if key not in self._broken:
            work = break_open_columns if open_end else break_columns
            self._broken[key] = work(self.items, capacities, weights)
        return self._broken[key]

    def uneven(self, capacities: tuple[int, ...], weights: BreakWeights) -> Uneven | None:
        """Return how copy stands in columns that end with white; None: they may not."""
        if self.white is None:
            return None
        return break_uneven(self.items, capacities, self.white, weights)

    def taken(self, counts: Sequence[int], tops: Collection[int]) -> Taken:
        """Return how much of the body a part with an open end takes that sets such line counts.

        Args:
            counts: rows of each piece; the last is that of the line that names the next page.
            tops: rows with which columns begin, from the first.
        """
        last = len(counts) - 2
        home, piece, item = self.homes[last], self.pieces[last], self.items[last]
        start = sum(counts[:last])
        repeated = item.again * sum(start < top < start + counts[last] for top in tops)
        own = counts[last] - repeated
        if piece.table is not None:
            whole = own == piece.table.rows
            return Taken(home + 1) if whole else Taken(home, piece.table.rows_in(own))
        whole = own == item.options[0][0] or not piece.stretches
        if whole and self.homes[last + 1] != home:
            return Taken(home + 1)
        same = [index for index in range(last + 1) if self.homes[index] == home]
        parts = sum(
            stretch.cells[-1].row < counts[index]
            for index in same
            if self.pieces[index].group
            for stretch in self.pieces[index].stretches
        )
        return Taken(home, parts)

    def lines(self, index: int, count: int) -> tuple[Line, ...]:
        """Return a piece's composed lines when it takes `count` rows."""
        piece = self.pieces[index]
        return piece.lines if piece.fit is None else piece.fit.lines(count)


def measure_copy(measures: Measures, source: Story | Lede, role: AnyRole, measure: float) -> Copy:
    """Compose all paragraphs of a block at one measure; asked again, the same copy comes back.

    Pull-quotes are not running text and are left out. Pieces are named `article#n`, counted
    on in a part that continues an article.

    Args:
        measures: the edition's measures (their composer, their memory).
        source: the block.
        role: role of the paragraphs.
        measure: measure in em of the role's size.
    """
    # A part that goes on from another page has other copy each time the page before takes more.
    part = (source.first, source.open_end, source.uneven) if isinstance(source, Story) else ()
    # Asked for each recipe: to hash a paragraph and a role each time would take long.
    begun = map(Same, source.body[:1])
    key = (source.key, *part, len(source.body), *begun, Same(role), measure)
    return measures.copies.get(key, lambda: _measure(measures, source, role, measure))


def subhead_rows(styles: Styles, level: int = 1) -> int:
    """Return the rows that a line of a sub-head takes: whole ones, as `Styles` sees to."""
    return int(styles.subhead_of(level).leading.rows)


def subhead_role(
    styles: Styles, part: Subhead, depth: int, *, chapter: bool = False
) -> Role[Part, Rows]:
    """Return how a sub-head is set: as its level says, tagged by its depth below the title.

    `chapter`: it is the head of a chapter that stands under the article's own.
    """
    role = styles.subhead_chapter if chapter else styles.subhead_of(part.level)
    tag = role.tag if chapter and depth == 1 else styles.subhead_of(depth).tag
    return role if role.tag == tag else replace(role, tag=tag)


def opening(styles: Styles, part: Paragraph) -> Opening | None:
    """Return the face of a paragraph's first words, where they are bold."""
    if not part.bold:
        return None
    style = styles.opening
    count = sum(not char.isspace() for char in part.text[: part.bold])
    return Opening(count, style.family, style.weight)


def parted(before: BodyItem | None, part: BodyItem) -> bool:
    """Tell whether a row of white stands between two items: at verse and tables, round rolls."""
    if before is None or isinstance(before, Subhead) or isinstance(part, Subhead):
        return False
    rolls = isinstance(before, Roll) + isinstance(part, Roll)
    return rolls == 1 or isinstance(before, Verse | Table) or isinstance(part, Verse | Table)


def _measure(measures: Measures, source: Story | Lede, role: AnyRole, measure: float) -> Copy:
    story = source if isinstance(source, Story) else None
    article, start = (story.article.id, story.first) if story else (source.key, 0)
    below = depths(story.article.body) if story else (0,) * len(source.body)
    parted_by = story is not None and story.in_chapters
    asked = _is_asked(source.body, measures.weights.copy)
    found: list[tuple[Piece, Item]] = []
    homes: list[int] = []
    before: BodyItem | None = None
    for index, part in enumerate(source.body):
        if isinstance(part, PullQuote) or not in_columns(measures, part):
            continue
        number = start + index
        name = f"{article}#{number}"
        if parted(before, part):
            found.append(white(role, name))
        initial = (
            story is not None
            and not story.first
            and has_initial(measures.styles, story.article, story.body, index)
        )
        if isinstance(part, Subhead):
            chapter = parted_by and below[number] == 1
            subhead = subhead_role(measures.styles, part, below[number], chapter=chapter)
            found.append(_subhead(measures, part.text, subhead, name, measure))
        elif asked and isinstance(part, Paragraph) and part.leads:
            question = replace(measures.styles.subhead, tag=role.tag)
            found.append(_subhead(measures, part.text, question, name, measure))
        else:
            found.extend(_set(measures, part, name, role, measure, below[number], initial=initial))
            if _sign(part) and any(map(_sign, source.body[index + 1 : index + 2])):
                found[-1] = (found[-1][0], replace(found[-1][1], head=True))  # not without the date
        homes += [index] * (len(found) - len(homes))
        before = part
    if story and story.continues:  # a line that names the page: its words are known at the end
        tail = Piece(f"{article}#tail", measures.styles.continued, None)
        found.append((tail, Item(((1, 0.0),))))
        homes.append(len(source.body))
    breaks, open_end = measures.weights.breaks, story is not None and story.open_end
    pieces = tuple(piece for piece, _ in found)
    items = tuple(item for _, item in found)
    items = with_lists(items, breaks) if story else items
    sums = open_totals(items, breaks) if open_end else totals(items, breaks.spread_lines)
    feet = _feet(measures, measure) if story is not None and story.uneven else None
    short = measures.weights.copy.short_column_cost
    sums = feet.grown(sums) if feet else sums
    return Copy(measure, pieces, items, sums, short, tuple(homes), feet)


def _feet(measures: Measures, measure: float) -> White:
    """Return what white at the feet of columns of a measure (em) costs, as declared white does."""
    grid, own = measures.grid, measures.weights.flow
    share = measure * grid.body / grid.area.w / grid.rows
    row = own.loose_page_cost * part_of_page(grid, own) * share
    return White(
        own.loose_block_cost, row, own.loose_beside * row, own.uneven_rows, own.uneven_share
    )


def in_columns(measures: Measures, part: BodyItem) -> bool:
    """Tell whether an item stands in the columns: a wide table, persons abreast stand over them."""
    if isinstance(part, Aside):
        return not part.abreast
    return not (isinstance(part, Table) and stands_free(part, measures.weights.kinds))


def least_measure(measures: Measures, source: Story) -> float:
    """Return the least measure that the tables in a block's columns need, em; 0 without any."""
    on = Setter(measures.composer, measures.styles, measures.weights.kinds)
    tables = (part for part in source.body if isinstance(part, Table))
    return max((needed_em(on, one) for one in tables if in_columns(measures, one)), default=0.0)


def _set(
    measures: Measures,
    part: BodyItem,
    name: str,
    role: AnyRole,
    measure: float,
    depth: int,
    *,
    initial: bool = False,
) -> list[tuple[Piece, Item]]:
    """Return the pieces of an item, `depth` sub-heads below the title, with the rows they take."""
    on = Setter(measures.composer, measures.styles, measures.weights.kinds)
    tag = on.styles.subhead_of(depth + 1).tag if depth else ""
    if isinstance(part, Verse):
        return set_verse(on, part, name, measure, tag, measures.grid.leading / measures.grid.body)
    if isinstance(part, Roll):
        return set_roll(on, part, name, measure, tag)
    if isinstance(part, Aside) and part.form is AsideForm.CODE:
        grid = measures.grid
        return set_code(on, part, name, measure, grid.leading / grid.body, mm(grid.body))
    if isinstance(part, Aside):
        picture = part.portrait
        shape = None if picture is None else Shape(*measures.aspects(picture))
        row_em = measures.grid.leading / measures.grid.body
        return set_aside(on, part, name, measure, tag, shape, row_em)
    if isinstance(part, Table):
        grid = measures.grid
        size = role.size.pt(grid) if isinstance(role.size, Body) else grid.body
        return [set_inline(on, part, name, measure, size, grid.leading)]
    assert isinstance(part, Paragraph)
    return [_paragraph(measures, part, name, role, measure, initial=initial)]


def _sign(part: BodyItem) -> bool:
    """Tell whether an item says who signs the copy, or when."""
    return isinstance(part, Paragraph) and part.signs


def _is_asked(body: Sequence[BodyItem], weights: CopyWeights) -> bool:
    """Tell whether copy is parted by questions whose answers are as long as a sub-head's copy."""
    count = sum(isinstance(part, Paragraph) and part.leads for part in body)
    characters = sum(len(part.text) for part in body)
    return count >= weights.fewest_questions and characters >= weights.answer_characters * count


def _subhead(
    measures: Measures, words: str, subhead: Role[Part, Rows], name: str, measure: float
) -> tuple[Piece, Item]:
    """Return a sub-head at a measure, em of the copy."""
    narrow = measure / subhead.size.part
    most = measures.weights.copy.most_subhead_lines
    head = measures.composer.head(words, subhead.style, narrow, most)
    if head is None or subhead.style.indent_em:
        lines = measures.composer.fit(words, subhead.style, narrow).lines()
    else:
        lines = head.lines
    pitch = HEAD_PITCH_EM * subhead.size.part * measures.grid.body
    apart = max(1.0, pitch / measures.grid.leading)
    piece = Piece(name, subhead, None, lines, step=int(subhead.leading.rows), apart=apart)
    own = measures.weights.copy
    rows = with_air(piece.head_rows, own.subhead_air_rows, own.subhead_air_cost)
    return piece, Item(rows, head=True, air=own.subhead_air_rows)


def _paragraph(
    measures: Measures,
    part: Paragraph,
    name: str,
    role: AnyRole,
    measure: float,
    *,
    initial: bool = False,
) -> tuple[Piece, Item]:
    own = measures.weights.copy
    grid = measures.grid
    large = (
        set_initial(
            measures.composer, measures.styles, part, role.style, measure, grid.leading / grid.body
        )
        if initial
        else None
    )
    if large is not None:
        drop, fit = large
        ragged = own.ragged_cost if fit.ragged_em else 0.0
        strain = own.strain_share * fit.strain + ragged
        options = tuple(sorted((n, c + strain) for n, c in fit.options.items()))
        return Piece(name, role, fit, initial=drop), Item(options, joined=drop.lines)
    style = replace(role.style, indent_em=0.0) if part.flush or part.signs else role.style
    fit = measures.composer.fit(part.text, style, measure, opening(measures.styles, part))
    ragged = own.ragged_cost if fit.ragged_em else 0.0
    strain = own.strain_share * fit.strain + ragged
    item = Item.of({n: c + strain for n, c in fit.options.items()})
    return Piece(name, role, fit, right=part.signs), replace(item, head=part.leads)
