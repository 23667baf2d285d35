"""Copy measured: an article's paragraphs as items that can be poured at a given measure.

Input: body items of an article, a type style and a measure. Output: `Copy`, which knows every
total of lines the copy can take and, once counts are chosen, the composed lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.model import PullQuote, Subhead
from fonts.setting import Composer, Fit, Line, TextStyle
from layout.plan.desk import Desk
from layout.plan.pour import Item, totals
from layout.plan.shapes import Source

BODY = TextStyle(family="Press Song", weight=400)
BOXED = TextStyle(family="Press Kai", weight=400)
SUBHEAD = TextStyle(family="Press Hei", weight=700, indent_em=0, justify=False)

TAIL = TextStyle(family="Press Kai", weight=400, indent_em=2, justify=False)

#: How much the strain of a paragraph's best setting counts when measures are compared.
STRAIN = 0.15
#: Cost of a paragraph with a line that cannot be filled at this measure.
RAGGED = 400.0
#: Size of a sub-head over the copy's.
SUBHEAD_SIZE = 1.05
#: Rows that a sub-head takes: its own line in the middle of two rows.
SUBHEAD_ROWS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or sub-head of the copy, with what the page needs to name it."""

    id: str
    role: str
    style: TextStyle
    fit: Fit | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's copy at one measure (em)."""

    measure: float
    pieces: tuple[Piece, ...]
    items: tuple[Item, ...]
    totals: dict[int, float]

    @property
    def best(self) -> int:
        """The total of lines that costs least."""
        return min(self.totals, key=lambda t: (self.totals[t], t))

    def lines(self, index: int, count: int) -> tuple[Line, ...]:
        """Return a piece's composed lines when it takes `count` rows."""
        piece = self.pieces[index]
        return piece.lines if piece.fit is None else piece.fit.lines(count)


def measure_copy(desk: Desk, source: Source, style: TextStyle, measure: float) -> Copy:
    """Compose all paragraphs of a block at one measure; asked again, the same copy comes back.

    Pull-quotes are not running text and are left out. Pieces are named `article#n`, counted
    on in a part that continues an article.

    Args:
        desk: the desk (its composer, its memory).
        source: the block.
        style: style of the paragraphs.
        measure: measure in em of the style's size.
    """
    key = (source.key, style, measure)
    known: Copy | None = desk.copies.get(key)
    if known is None:
        known = desk.copies[key] = _measure(desk.composer, source, style, measure)
    return known


def _measure(composer: Composer, source: Source, style: TextStyle, measure: float) -> Copy:
    article = source.article.id if source.article else source.key
    pieces: list[Piece] = []
    items: list[Item] = []
    for number, part in enumerate(source.body, start=source.first):
        if isinstance(part, PullQuote):
            continue
        name = f"{article}#{number}"
        if isinstance(part, Subhead):
            narrow = measure / SUBHEAD_SIZE
            head = composer.head(part.text, SUBHEAD, narrow, max_lines=2)
            lines = head.lines if head else composer.fit(part.text, SUBHEAD, narrow).lines()
            pieces.append(Piece(name, "subhead", SUBHEAD, None, lines))
            items.append(Item(((SUBHEAD_ROWS * len(lines), 0.0),), head=True))
        else:
            fit = composer.fit(part.text, style, measure)
            pieces.append(Piece(name, "body", style, fit))
            strain = STRAIN * fit.strain + (RAGGED if fit.strain >= 100 else 0.0)
            items.append(Item.of({n: c + strain for n, c in fit.options.items()}))
    if source.continues:  # one line that names the page; its words are known when all are planned
        pieces.append(Piece(f"{article}#tail", "continued", TAIL, None))
        items.append(Item(((1, 0.0),)))
    return Copy(measure, tuple(pieces), tuple(items), totals(items))
