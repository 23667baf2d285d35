"""Why a page looks as it does: a `Plan`, a language → text, for every page the tree of its blocks.

Each block says its width × rows, its recipe (columns, head, elements, quote, paragraphs that
run longer or shorter) and what that cost; each page the faults left and the editions tried.
Widths are basic columns, heights rows (body lines); places count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.words import Words
from layout.page.units import mm
from layout.plan import Plan
from layout.plan.heads.choice import HeadChoice
from layout.plan.pages.faults import Stand
from layout.plan.pages.settle import Settled, Spot, Ways
from layout.plan.pages.trees import Leaf, Tree
from layout.plan.planner import PagePlan
from layout.plan.shapes.pouring import Copy
from layout.plan.sources import Source, Story, elements_of, kind_name

#: Paragraphs named one by one; the rest is counted.
MOST_PARAGRAPHS = 6


def explain(plan: Plan, words: Words) -> str:
    """Return the planner's choice as text, in the words of a language."""
    return "\n".join(_Explained(plan, words).lines()) + "\n"


@dataclass(frozen=True)
class _Explained:
    """A plan and the language that it is explained in."""

    plan: Plan
    words: Words

    def lines(self) -> Iterator[str]:
        """Yield all lines."""
        grid, text = self.plan.grid, self.words.text
        yield text(
            "explain.page-format",
            title=grid.profile.title,
            name=grid.profile.name,
            columns=grid.columns,
            rows=grid.rows,
            body_pt=grid.body,
            column_mm=mm(grid.column),
            row_mm=mm(grid.leading),
        )
        yield from (text("explain.note", note=note) for note in self.plan.notes)
        yield from self._tried()
        for number, page in enumerate(self.plan.pages, start=1):
            yield ""
            yield text("explain.page", page=number, cost=page.cost)
            yield from self._branch(page.tree, iter(page.stands), "", "", "")
            yield from self._faults(page)

    def _tried(self) -> Iterator[str]:
        """Yield the attempts considered, where the plan keeps them (`attempts.Outcome`)."""
        for outcome in getattr(self.plan, "tried", ()):
            one = outcome.attempt
            given = {"title": one.profile.title, "body_pt": one.body, "pages": outcome.pages}
            if one.leading == 1:
                yield self.words.text("explain.tried", **given)
            else:
                yield self.words.text("explain.tried-leading", leading=one.leading, **given)

    def _faults(self, page: PagePlan) -> Iterator[str]:
        text = self.words.text
        yield text("explain.faults" if page.faults else "explain.no-faults")
        for fault in page.faults:
            name, where = self._named("fault", fault.name), self.words.shown(fault.where)
            yield text("explain.fault", cost=fault.cost, name=name, where=where)

    def _named(self, sort: str, name: str) -> str:
        """Return the word for a name of the planner; one that is not listed stands as it is."""
        word = "-".join(re.findall("[a-z]+", name))
        try:
            return self.words.text(f"explain.{sort}-{word}")
        except KeyError:
            return name

    def _branch(
        self, tree: Tree[Ways], stands: Iterator[Stand], lead: str, rest: str, above: str
    ) -> Iterator[str]:
        """Yield a tree's lines; `lead` stands before the first, `rest` before the others."""
        text = self.words.text
        if isinstance(tree, Leaf):
            first, *others = self._block(next(stands))
            yield f"{lead}{first}{above}"
            yield from (f"{rest}    {words}" for words in others)
            return
        parts = list(_chain(tree, tree.stacked))
        name = "explain.stacked" if tree.stacked else "explain.beside"
        yield f"{lead}{text(name, width=tree.width, height=tree.height)}{above}"
        for index, (part, gap) in enumerate(parts):
            last = index == len(parts) - 1
            branch, under = ("└─ ", "   ") if last else ("├─ ", "│  ")
            white = text("explain.white-above", rows=gap) if gap > 1 else ""
            yield from self._branch(part, stands, rest + branch, rest + under, white)

    def _block(self, stand: Stand) -> Iterator[str]:
        """Yield a block's lines: its place and cost, then its recipe."""
        text = self.words.text
        source, way, recipe = stand.source, stand.way, stand.way.recipe
        yield text(
            "explain.block",
            name=self._name(source),
            width=stand.width,
            height=stand.height,
            column=stand.column + 1,
            row=stand.row + 1,
            cost=way.cost,
            parts=self._costs(way),
        )
        if recipe.head is not None:
            yield self._head(recipe.head)
        if recipe.columns is not None:
            columns = recipe.columns
            em = columns.gutter / columns.em
            gutter = text("explain.gutter", gutter_em=em) if columns.count > 1 else ""
            style = self._named("style", recipe.style)
            more = text("explain.style", style=style) if recipe.style else ""
            yield text(
                "explain.text",
                count=columns.count,
                measure=columns.measure,
                rows=recipe.body_rows,
                more=gutter + more,
            )
        yield from (self._element(stand, spot) for spot in way.spots)
        if way.quote is not None and recipe.quote is not None:
            yield text("explain.quote", text=recipe.quote.text, place=self._spot(way.quote))
        if way.copy is not None:
            yield from self._looseness(way.copy, way.counts)

    def _name(self, source: Source) -> str:
        """Return a block's key, its kind where that says more, a story's title."""
        kind = kind_name(source)
        name = self._named("kind", kind)
        key = name if kind == source.key else f"{source.key} {name}"
        if isinstance(source, Story):
            return self.words.text("explain.titled", name=key, title=source.article.title)
        return key

    def _head(self, head: HeadChoice) -> str:
        given = {"size_pt": head.size, "lines": head.lines, "rows": head.rows}
        if head.lines == 1:
            return self.words.text("explain.head", **given)
        parted = " | ".join(line.text.strip() for line in head.title)
        return self.words.text("explain.head-parted", parted=parted, **given)

    def _costs(self, way: Settled) -> str:
        """Return what the cost is made of; `settling` is what places and column breaks added."""
        parts: dict[str, float] = {}
        for name, cost in way.recipe.costs:
            parts[name] = parts.get(name, 0.0) + cost
        parts["settling"] = way.cost - way.recipe.cost
        said = [
            f"{self._named('cost', n)} {cost:.1f}" for n, cost in parts.items() if _counts(cost)
        ]
        return self.words.text("explain.parts", parts=" + ".join(said)) if said else ""

    def _element(self, stand: Stand, spot: Spot) -> str:
        source, place = elements_of(stand.source)[spot.element], self._spot(spot)
        if source.picture is not None:
            return self.words.text("explain.picture", name=source.picture.id, place=place)
        if source.figure is None:
            return self.words.text("explain.element", place=place)
        name, kind = source.source.id, source.figure.kind
        return self.words.text("explain.chart", name=name, kind=kind, place=place)

    def _spot(self, spot: Spot) -> str:
        last = spot.column + spot.columns
        rows = {"first": spot.row + 1, "last": spot.row + spot.rows, "rows": spot.rows}
        if spot.columns == 1:
            return self.words.text("explain.column", column=last, **rows)
        return self.words.text("explain.columns", left=spot.column + 1, right=last, **rows)

    def _looseness(self, copy: Copy, counts: tuple[int, ...]) -> Iterator[str]:
        """Yield the paragraphs that do not take the number of lines that suits them best."""
        text, changed = self.words.text, []
        for piece, item, count in zip(copy.pieces, copy.items, counts, strict=False):
            natural = min(item.options, key=lambda option: (option[1], option[0]))[0]
            if count != natural:
                way = "explain.longer" if count > natural else "explain.shorter"
                changed.append(text(way, name=piece.id, lines=abs(count - natural)))
        named, more = tuple(changed[:MOST_PARAGRAPHS]), len(changed) - MOST_PARAGRAPHS
        if more > 0:
            yield text("explain.more-paragraphs", paragraphs=named, more=more)
        elif named:
            yield text("explain.paragraphs", paragraphs=named)
        if counts:
            yield text("explain.lines", lines=sum(counts))


def _counts(cost: float) -> bool:
    """Tell whether a cost is more than nothing, as it is shown."""
    return abs(cost) >= 0.05


def _chain(tree: Tree[Ways], stacked: bool, gap: int = 0) -> Iterator[tuple[Tree[Ways], int]]:
    """Yield the parts of cuts of one kind, each with the rows of white above it."""
    if isinstance(tree, Leaf) or tree.stacked != stacked:
        yield tree, gap
        return
    yield from _chain(tree.first, stacked, gap)
    yield from _chain(tree.second, stacked, tree.gap)
