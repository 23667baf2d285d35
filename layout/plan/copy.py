"""Copy measured: an article's paragraphs as items that can be poured at a given measure.

Input: body items of an article, a type style and a measure. Output: `Copy`, which knows every
total of lines the copy can take and, once counts are chosen, the composed lines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from content.model import Paragraph, PullQuote, Subhead, depths
from fonts.setting import Fit, Line, Opening
from fonts.setting.roles import AnyRole, Part, Role, Rows
from fonts.setting.styles import Styles
from layout.plan.column_breaks import Item, open_totals, totals
from layout.plan.measures import Measures
from layout.plan.shapes import Source


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or sub-head of the copy, with what the page needs to name it.

    Each line takes `step` rows.
    """

    id: str
    role: AnyRole
    fit: Fit | None
    lines: tuple[Line, ...] = ()
    step: int = 1

    def size(self, copy_pt: float) -> float:
        """Return its size in pt: a part of its copy's where it is no paragraph."""
        size = self.role.size
        return size.pt(copy_pt) if self.fit is None and isinstance(size, Part) else copy_pt


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's copy at one measure (em)."""

    measure: float
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    totals: dict[int, float]
    short_cost: float = 0.0

    @property
    def best(self) -> int:
        """The total of lines that costs least."""
        return min(self.totals, key=lambda t: (self.totals[t], t))

    def shorts(self, lines: int, columns: int) -> tuple[int, ...]:
        """Return how many columns may end a line short when so many lines are to be filled.

        The cheapest first, and no more than two: that and the next one.
        """
        found = [
            (self.totals[lines - short] + self.short_cost * short, short)
            for short in range(columns)
            if lines - short in self.totals
        ]
        return tuple(short for _, short in sorted(found)[:2])

    def filling(self, lines: int, columns: int) -> float:
        """Return the cheapest cost of filling so many lines in these columns.

        The last columns may each end a line short; infinite: it cannot be done.
        """
        return min(
            self.totals.get(lines - short, math.inf) + self.short_cost * short
            for short in range(columns)
        )

    def lines(self, index: int, count: int) -> tuple[Line, ...]:
        """Return a piece's composed lines when it takes `count` rows."""
        piece = self.pieces[index]
        return piece.lines if piece.fit is None else piece.fit.lines(count)


def measure_copy(measures: Measures, source: Source, role: AnyRole, measure: float) -> Copy:
    """Compose all paragraphs of a block at one measure; asked again, the same copy comes back.

    Pull-quotes are not running text and are left out. Pieces are named `article#n`, counted
    on in a part that continues an article.

    Args:
        measures: the edition's measures (their composer, their memory).
        source: the block.
        role: role of the paragraphs.
        measure: measure in em of the role's size.
    """
    key = (source.key, role, measure)
    known: Copy | None = measures.copies.get(key)
    if known is None:
        known = measures.copies[key] = _measure(measures, source, role, measure)
    return known


def subhead_rows(styles: Styles, level: int = 1) -> int:
    """Return the rows that a line of a sub-head takes: whole ones, as `Styles` sees to."""
    return int(styles.subhead_of(level).leading.rows)


def subhead_role(styles: Styles, part: Subhead, depth: int) -> Role[Part, Rows]:
    """Return how a sub-head is set: as its level says, tagged by its depth below the title."""
    role, tag = styles.subhead_of(part.level), styles.subhead_of(depth).tag
    return role if role.tag == tag else replace(role, tag=tag)


def opening(styles: Styles, part: Paragraph) -> Opening | None:
    """Return the face of a paragraph's first words, where they are bold."""
    if not part.bold:
        return None
    style = styles.opening
    count = sum(not char.isspace() for char in part.text[: part.bold])
    return Opening(count, style.family, style.weight)


def _measure(measures: Measures, source: Source, role: AnyRole, measure: float) -> Copy:
    composer, weights = measures.composer, measures.weights
    article = source.article.id if source.article else source.key
    own = weights.copy
    pieces: list[Piece] = []
    items: list[Item] = []
    below = depths(source.article.body)[source.first :] if source.article else ()
    for number, part in enumerate(source.body, start=source.first):
        if isinstance(part, PullQuote):
            continue
        name = f"{article}#{number}"
        if isinstance(part, Subhead):
            subhead = subhead_role(measures.styles, part, below[number - source.first])
            narrow = measure / subhead.size.part
            head = composer.head(part.text, subhead.style, narrow, own.most_subhead_lines)
            if head is None or subhead.style.indent_em:
                lines = composer.fit(part.text, subhead.style, narrow).lines()
            else:
                lines = head.lines
            pieces.append(Piece(name, subhead, None, lines, step=int(subhead.leading.rows)))
            items.append(Item(((pieces[-1].step * len(lines), 0.0),), head=True))
        else:
            style = replace(role.style, indent_em=0.0) if part.flush else role.style
            fit = composer.fit(part.text, style, measure, opening(measures.styles, part))
            pieces.append(Piece(name, role, fit))
            ragged = own.ragged_cost if fit.strain >= own.ragged_strain else 0.0
            strain = own.strain_share * fit.strain + ragged
            items.append(Item.of({n: c + strain for n, c in fit.options.items()}))
    if source.continues:  # one line that names the page; its words are known when all are planned
        pieces.append(Piece(f"{article}#tail", measures.styles.continued, None))
        items.append(Item(((1, 0.0),)))
    breaks = weights.breaks
    found = open_totals(items, breaks) if source.open_end else totals(items, breaks.spread_lines)
    return Copy(measure, tuple(pieces), tuple(items), found, weights.copy.short_column_cost)
