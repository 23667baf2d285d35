"""Dividing a reading order into full pages by what its pages turn out to cost.

Input: an order's tables (`layout.plan.pages.order`) and what makes the pages of some blocks.
Output: the choices of each page. A page is settled only when a division takes it: what it then
costs is put in place of what the tables said, and the blocks are divided again, so that a dear
page gives way to its neighbours' other divisions. Pages far from it stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.order import Order
from layout.plan.pages.sharing import Span
from layout.plan.weights import PageWeights

#: A page's choices, cheapest first; empty: its blocks fill no page.
Choices = list[PagePlan]


class Dividing:
    """The pages of one reading order that were settled, and divisions into these."""

    def __init__(
        self, order: Order, page: Callable[[int, int], Choices], weights: PageWeights
    ) -> None:
        """Begin with none; `page` makes that of some blocks."""
        self.order, self._page, self.weights = order, page, weights
        self._settled: dict[Span, Choices] = {}

    def pages(self) -> list[Choices] | None:
        """Return the pages of the cheapest division in which every page can be settled."""
        for _ in range(self.weights.redivisions):
            if not self.order.breaks:
                return None
            found = [self._choices(span) for span in self.order.breaks]
            if all(found):
                return found
            self.order.divide()
        return None

    def better(self, pages: list[Choices]) -> list[Choices]:
        """Return these pages, or a division into others that cost less."""
        best = pages
        for _ in range(self.weights.redivisions):
            for span, choices in self._settled.items():
                self.order.known[span] = choices[0].cost if choices else inf
            self.order.divide()
            spans = self.order.breaks
            new = [span for span in spans if span not in self._settled]
            found = [self._choices(span) for span in spans]
            if all(found) and _cost(found, self.weights) < _cost(best, self.weights):
                best = found
            if not new:
                break
        return best

    def _choices(self, span: Span) -> Choices:
        """Return the choices of the page of some blocks."""
        if span not in self._settled:
            self._settled[span] = self._page(*span)
            if not self._settled[span]:
                self.order.known[span] = inf
        return self._settled[span]


def _cost(pages: Sequence[Choices], weights: PageWeights) -> float:
    """Return what the best choices of so many pages cost together."""
    return sum(choices[0].cost + weights.page_cost for choices in pages)
