"""The composer: text, style, measure → every way to set the paragraph (`Fit`); heads likewise.

The order in which rules give way, when a text cannot be set within the limits at all:
1. a line that cannot be justified within 0.25 em is set ragged;
2. words wider than the measure are parted (behind a mark, else between letters, else between
   digits) where neither edge is forbidden; then any word is;
3. `UnbreakableText`: a chain of marks wider than the measure. Line starts and ends are never wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from fonts.chinese.characters import is_han
from fonts.setting.costs import (
    COUNTS_ABOVE,
    COUNTS_BELOW,
    OVER_GOOD,
    RAGGED_EM,
    STRETCH_GOOD,
    WIDOW_WORD,
    Mode,
)
from fonts.setting.heads import Head, HeadBreaks, HeadFit
from fonts.setting.items import Prepared
from fonts.setting.labels import EPSILON as LABEL_EPSILON
from fonts.setting.labels import Label, Wrapping, set_label
from fonts.setting.lines import Line, set_line, spaced, spacing_of
from fonts.setting.segment import Segmenter
from fonts.setting.style import Beside, Measurer, Opening, TextStyle, UnbreakableText

if TYPE_CHECKING:
    from fonts.setting.breaking import Solution, Table

MEAN_WHITE_EM = 0.1
"""White between the inks of two Han characters that stand em by em, on the average."""
_PREPARED, _FITS = 4_096, 16_384
_SOLVED = 16
"""Paragraphs whose weighed lines are kept, 100 kB each: the last composed is often set next."""


@dataclass(frozen=True, slots=True)
class Fit:
    """All ways to set one paragraph at one measure."""

    best: int
    """Its natural number of lines (0 for an empty text)."""
    options: Mapping[int, float]
    """Number of lines → cost, 0 for the best; only counts within the limits.

    A setting whose worst line is stretched by at most 0.06 em costs less than 1, by at most
    0.12 em less than 10, beyond that about 50 a line more than the best does; 12 more where a
    number is parted from what it counts. Costs may be added.
    """
    strain: float
    """Cost of the best itself, to compare measures."""
    ragged_em: float
    """What the shortest line lacks that had to stay ragged though the style is justified."""
    _set: Callable[[int], tuple[Line, ...]]

    def lines(self, count: int | None = None) -> tuple[Line, ...]:
        """Return the lines of the setting in `count` lines, the best when None.

        Raises:
            KeyError: the count is none of the options.
        """
        count = self.best if count is None else count
        if count not in self.options:
            raise KeyError(count)
        return self._set(count) if count else ()


class Solved(NamedTuple):
    """A paragraph with all its lines at a measure weighed."""

    prepared: Prepared
    table: Table
    solution: Solution


class Composer:
    """Composes paragraphs and heads with one set of fonts; results are kept."""

    def __init__(self, measurer: Measurer) -> None:
        """Bind the fonts."""
        self._measurer = measurer
        self._segmenters: dict[TextStyle, Segmenter] = {}
        self._table = lru_cache(_PREPARED)(self._tabulate)
        self._fit = lru_cache(_FITS)(self._compose)
        self._solved = lru_cache(_SOLVED)(self._solve)
        self._prepared = lru_cache(_PREPARED)(self._prepare)
        self._head = lru_cache(_PREPARED)(self._heads)
        self._wrapping = lru_cache(_PREPARED)(self._wrappings)

    @property
    def measurer(self) -> Measurer:
        """The fonts it measures by."""
        return self._measurer

    def prepare(self, text: str, style: TextStyle) -> Prepared:
        """Return a text's boxes and joints; kept, as they serve all measures.

        Raises:
            MissingGlyph: no font has a character of it.
        """
        return self._prepared(text, style, math.inf, None)

    def fit(
        self,
        text: str,
        style: TextStyle,
        measure: float,
        opening: Opening | None = None,
        beside: Beside | None = None,
    ) -> Fit:
        """Return every way to set a paragraph at a measure in em.

        Args:
            text: the words.
            style: their face and manner.
            measure: in em of their size.
            opening: the first words, where they have a face of their own.
            beside: the first lines, where they stand beside an initial: they are set in by its
                width, and there are as many at least. The text is without the initial.

        Raises:
            MissingGlyph: no font has a character of it.
            UnbreakableText: a chain of marks is wider than the measure.
        """
        return self._fit(text, style, measure, opening, beside)

    def head(
        self,
        text: str,
        style: TextStyle,
        measure: float,
        max_lines: int = 2,
        breaks: tuple[int, ...] = (),
    ) -> HeadFit | None:
        """Return a head set at size 1 em, in the fewest balanced lines that fit; None when none do.

        A space in it parts it in two: that is where it breaks, or a gap of 1 em on a single line.
        It breaks first at `breaks`, offsets in the text that the editor has set.
        """
        return self._head(text, style, breaks).fit(measure, max_lines)

    def head_widths(
        self, text: str, style: TextStyle, max_lines: int = 4, breaks: tuple[int, ...] = ()
    ) -> dict[int, float]:
        """Return number of lines → the measure in em that the best setting in so many takes."""
        return self._head(text, style, breaks).narrowest(max_lines)

    def head_breaks(
        self, text: str, style: TextStyle, count: int, breaks: tuple[int, ...] = ()
    ) -> HeadBreaks | None:
        """Return where a head breaks in so many lines, and which of the breaks are doubtful."""
        return self._head(text, style, breaks).breaks(count)

    def _heads(self, text: str, style: TextStyle, breaks: tuple[int, ...]) -> Head:
        return Head(self.prepare(text, style), breaks)

    def natural_width(self, text: str, style: TextStyle) -> float:
        """Return the width in em of a text on one line, without blank at its edges."""
        prepared = self.prepare(text, style)
        return prepared.natural_width(0, len(prepared.boxes))

    def even(self, line: Line, style: TextStyle, white_em: float) -> Line:
        """Return a vertical line of display size with the same white between all inks.

        口 and 一 are low, so that em boxes of one distance look uneven. A line that holds more than
        Han characters stays as it is, and is spaced by as much.
        """
        if not all(cell.form == "upright" and is_han(cell.text.strip()) for cell in line.cells):
            return spaced(line, white_em - MEAN_WHITE_EM)
        cells, y = [], 0.0
        for cell in line.cells:
            family, weight = cell.family or style.family, cell.weight or style.weight
            top, bottom = self._measurer.metrics(family, weight).ink(cell.text.strip())
            cells.append(replace(cell, y_em=y - top))
            y += bottom - top + white_em
        return replace(line, cells=tuple(cells), width_em=y - white_em)

    def label(self, text: str, style: TextStyle) -> Label:
        """Return a text on one line at its natural width, with the place of every character."""
        return set_label(self.prepare(text, style), self._measurer)

    def wrap(
        self, text: str, style: TextStyle, measure: float, *, by_phrase: bool = False
    ) -> tuple[str, ...]:
        """Return the lines of a short text: as few as fit, even, broken between phrases.

        Args:
            text: the words of a label, note or title.
            style: their face.
            measure: greatest width in em; only a single character may be wider.
            by_phrase: break between phrases also where that costs one line more (titles).
        """
        prepared = self.prepare(text, style)
        if not prepared.boxes:
            return ()
        if prepared.natural_width(0, len(prepared.boxes)) <= measure + LABEL_EPSILON:
            return (prepared.text,)
        parts = any(box.body > measure for box in prepared.boxes)
        return self._wrapping(text, style, 0.0 if parts else math.inf).lines(measure, by_phrase)

    def _wrappings(self, text: str, style: TextStyle, part_over: float) -> Wrapping:
        return Wrapping(self._prepared(text, style, part_over, None))

    def _prepare(
        self, text: str, style: TextStyle, part_over: float, opening: Opening | None
    ) -> Prepared:
        segmenter = self._segmenter(style)
        if opening is None:
            return segmenter.segment(text, part_over=part_over)
        other = replace(style, family=opening.family, weight=opening.weight)
        return segmenter.opened(text, opening.count, self._segmenter(other), part_over=part_over)

    def _segmenter(self, style: TextStyle) -> Segmenter:
        found = self._segmenters.get(style)
        if found is None:
            found = self._segmenters[style] = Segmenter(self._measurer, style)
        return found

    def _tabulate(
        self, text: str, style: TextStyle, part_over: float, opening: Opening | None
    ) -> Table:
        from fonts.setting.breaking import tabulate  # NumPy: only where a paragraph is composed

        return tabulate(self._prepared(text, style, part_over, opening))

    def _compose(
        self,
        text: str,
        style: TextStyle,
        measure: float,
        opening: Opening | None,
        beside: Beside | None,
    ) -> Fit:
        if not self._prepared(text, style, math.inf, opening).boxes:
            return Fit(0, MappingProxyType({0: 0.0}), 0.0, 0.0, lambda count: ())
        indent = beside.width_em if beside else style.indent_at(measure)
        indents = (indent,) * (beside.lines if beside else 1)
        found: list[Fit] = []
        strict, loose = (Mode.STRICT, Mode.LOOSE) if style.justify else (Mode.RAGGED, Mode.RAGGED)
        for mode, part_over in (
            (strict, math.inf),
            (strict, measure - indent),
            (loose, math.inf),
            (loose, measure - indent),
            (loose, 0.0),
        ):
            if found and part_over == 0.0:
                break  # a word that a line holds is not parted
            words = text, style, part_over, opening
            setting = _Setting(
                partial(self._solved, *words, measure, indent, mode, beside), measure, indents
            )
            fit = setting.fit(loose=mode is Mode.LOOSE)
            if fit is not None:
                if fit.ragged_em <= RAGGED_EM:
                    return fit
                found.append(fit)
        if found:
            return min(found, key=lambda fit: fit.ragged_em)
        raise UnbreakableText(
            _widest(self._prepared(text, style, 0.0, opening), self._table(*words)), measure
        )

    def _solve(
        self,
        text: str,
        style: TextStyle,
        part_over: float,
        opening: Opening | None,
        measure: float,
        indent: float,
        mode: Mode,
        beside: Beside | None,
    ) -> Solved:
        from fonts.setting.breaking import solve  # NumPy: only where a paragraph is composed

        table = self._table(text, style, part_over, opening)
        prepared = self._prepared(text, style, part_over, opening)
        return Solved(prepared, table, solve(table, measure, indent, mode, beside))


def _widest(prepared: Prepared, table: Table) -> str:
    """Return the text of the widest stretch without a break."""
    k = int((table.end[1:] - table.start[:-1]).argmax())
    return "".join(box.text for box in prepared.boxes[table.box[k] : table.box[k + 1]])


class _Setting:
    """A paragraph at a measure, weighed: which numbers of lines it can take, and these lines.

    It holds what was asked of it, and not all lines that were weighed: a plan keeps thousands of
    fits and sets a few hundred. What is set later is weighed again.
    """

    __slots__ = ("_indents", "_lines", "_measure", "_solved")

    def __init__(
        self,
        solved: Callable[[], Solved],
        measure: float,
        indents: tuple[float, ...],
    ) -> None:
        """Bind what weighs it; `indents` of its first lines, em."""
        self._solved, self._measure, self._indents = solved, measure, indents
        self._lines: dict[int, tuple[Line, ...]] = {}

    def fit(self, *, loose: bool) -> Fit | None:
        """Return all ways to set it; None where there is none. `loose`: lines may be ragged."""
        solved = self._solved()
        totals = solved.solution.totals
        if not totals:
            return None
        best = min(totals, key=lambda count: (totals[count], count))
        least = totals[best]
        options = {best: 0.0}
        for count in range(best - COUNTS_BELOW, best + COUNTS_ABOVE + 1):
            if count in totals and count != best and totals[count] - least < WIDOW_WORD:
                options[count] = self._calibrated(solved, totals[count] - least, count)
        # Lines are only set where they are looked at: most paragraphs are measured, not printed.
        ends = self.lines(best)[:-1] if loose else ()
        short = [self._measure - line.width_em for line in ends if not line.justified]
        ragged = max(short, default=0.0)
        return Fit(best, MappingProxyType(dict(sorted(options.items()))), least, ragged, self.lines)

    def lines(self, count: int) -> tuple[Line, ...]:
        """Return its lines in a setting of so many."""
        if count not in self._lines:
            solved = self._solved()
            prepared, shrink = solved.prepared, solved.prepared.style.justify
            self._lines[count] = tuple(
                set_line(prepared, a, b, self._measure, indent, shrink=shrink, stretch=stretch)
                for a, b, indent, stretch in self._parts(solved, count)
            )
        return self._lines[count]

    def _parts(self, solved: Solved, count: int) -> Iterator[tuple[int, int, float, bool]]:
        """Yield of each line its first box, that behind its last, its indent, may it stretch."""
        path = [int(solved.table.box[k]) for k in solved.solution.breaks(count)]
        boxes, justify = len(solved.prepared.boxes), solved.prepared.style.justify
        for number, (first, end) in enumerate(pairwise(path)):
            indent = self._indents[number] if number < len(self._indents) else 0.0
            yield first, end, indent, justify and end < boxes

    def _calibrated(self, solved: Solved, cost: float, count: int) -> float:
        """Hold a cost within what `Fit.options` promises: many small stretches add up beyond."""
        if not 1 <= cost < OVER_GOOD:
            return cost
        worst = max(
            spacing_of(solved.prepared, a, b, self._measure, indent) if stretch else 0.0
            for a, b, indent, stretch in self._parts(solved, count)
        )
        return min(cost, 0.99 if worst <= STRETCH_GOOD / 2 else 9.9)
