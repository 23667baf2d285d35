"""Figures put into copy and charts, paragraph by paragraph.

Input: figures by name, copy and YAML trees as written. Output: the same with words in the place of
templates; a paragraph keeps its line. What cannot be filled is a finding with the template's line,
and `GAP` stands in its place: never a blank.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from content.filling.quantities import Fact, Place
from content.filling.sandbox import TemplateFault, fill, is_template, work_out
from content.filling.skipping import Skipped, UnskippableError, shortened, spared, tidied
from content.source.copytext import joined
from content.source.findings import Findings
from content.source.rules import Rule
from content.source.yamltree import Node
from content.words import Language, Message, Words

#: What a reader is told is in the language of the paper.
_PRINTED = Words(Language.ZH)
#: Stands in a proof where a figure is missing.
GAP = "〔缺数〕"
_RULES = {
    "missing": Rule.DATA_MISSING,
    "empty": Rule.DATA_MISSING,
    "unfit": Rule.DATA_UNFIT,
    "syntax": Rule.TEMPLATE,
}
#: Fields of a chart that take a bare number.
_NUMBERS = frozenset({"value", "total"})
_EACH = frozenset({"each", "order", "most", "when"})
MOST_ITEMS = 200
#: All templates of an edition together; sound ones take milliseconds.
MOST_SECONDS = 30.0


def never(_: TemplateFault) -> bool:
    """Skip nothing."""
    return False


class _LeaveOutError(Exception):
    """A part that may be left out has a figure missing."""


@dataclass
class Figures:
    """Fills copy from figures by name (`content.source.folder.Filling`).

    `names` are figures, words and lists of units; `empty` names whose cell is empty; `told` names
    that are missing for a reason that is a finding already.
    """

    names: Mapping[str, Any]
    findings: Findings
    empty: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    skips: Callable[[TemplateFault], bool] = never
    skipped: Skipped = field(default_factory=Skipped)
    _left: set[str] = field(default_factory=set)
    _lacks: dict[str, None] = field(default_factory=dict)  # units that a chart cannot show
    _seconds: float = 0.0

    def copy(self, raw: str, *, file: str, line: int, field: str = "") -> str:
        """Return a stretch of copy, one paragraph or several, as many lines long as it was."""
        return self._text(raw, self.names, file, line, field, numbers=False, optional=False)

    def node(self, node: Node, file: str) -> Node:
        """Return a tree with all its texts filled."""
        return self._node(node, self.names, file, "", optional=False)

    def chart(self, node: Node, file: str) -> Node | None:
        """Return a chart's tree, `items` written out; None where it is left out.

        `optional: true` leaves a chart, or one item, out where a figure is missing. `items` may be
        one item for each unit of a list: `{each: peers, order: -popu, label: "{{ each.name }}"}`.
        """
        entries = dict(node.value) if isinstance(node.value, dict) else None
        if entries is None:
            return self.node(node, file)
        optional = _taken(entries, "optional")
        try:
            if "items" in entries:
                line, items = entries.pop("items")
                head = self._node(Node(entries, node.line), self.names, file, "", optional=optional)
                filled = Node(list(self._items(items, file, optional)), items.line)
                assert isinstance(head.value, dict)
                made = {**head.value, "items": (line, filled)}
                return Node(made | self._lacks_told(head.value, node.line), node.line)
            return self._node(Node(entries, node.line), self.names, file, "", optional=optional)
        except _LeaveOutError:
            self._left.add(file.rpartition("/")[2].rpartition(".")[0])
            return None

    def _lacks_told(
        self, head: Mapping[str, tuple[int, Node]], line: int
    ) -> dict[str, tuple[int, Node]]:
        """Return a chart's note with the units that it does not show, their figure missing."""
        names, self._lacks = tuple(self._lacks), {}
        if not names:
            return {}
        said = _PRINTED.text("fill.chart-lacks", names=names)
        note = head.get("note", (0, Node("", line)))[1]
        words = f"{note.value}；{said}" if note.value else said
        return {"note": (line, Node(words, line))}

    def left_out(self, figure: str) -> bool:
        """Tell whether a chart was left out because a figure is missing."""
        return figure in self._left

    def _items(self, items: Node, file: str, optional: bool) -> Iterator[Node]:
        """Yield a chart's items, each with its figures."""
        written = items.value if isinstance(items.value, list) else [items]
        for index, item in enumerate(written):
            if not isinstance(item.value, dict):
                yield item
                continue
            place = f"items[{index}]"
            entries = {k: v for k, v in item.value.items() if k not in _EACH}
            mild = _taken(entries, "optional")
            for names in self._each(item, file, place, mild=mild, optional=optional):
                try:
                    yield self._node(
                        Node(entries, item.line), names, file, place, optional=mild or optional
                    )
                except _LeaveOutError:
                    if not mild:
                        raise

    def _each(
        self, item: Node, file: str, place: str, *, mild: bool, optional: bool
    ) -> Iterator[Mapping[str, Any]]:
        """Yield the names for each item that one written item stands for."""
        when, each = item.get("when"), item.get("each")
        if each is None:
            if self._true(when, self.names, file, f"{place}.when"):
                yield self.names
            return
        found = self._listed(each, file, f"{place}.each", mild=mild, optional=optional)
        order, most = item.get("order"), item.get("most")
        limit = int(str(most.value)) if most and str(most.value).isdigit() else MOST_ITEMS
        kept = 0
        name = str(order.value).lstrip("-") if order and order.value else ""
        lacking = [one for one in found if isinstance(one, Place) and name in one.empty]
        self._lacks |= {
            one.name: None
            for one in lacking
            if self._true(when, {**self.names, "each": one}, file, f"{place}.when")
        }
        for one in _ordered(found, str(order.value) if order and order.value else ""):
            names = {**self.names, "each": one}
            if kept < limit and self._true(when, names, file, f"{place}.when"):
                kept += 1
                yield names

    def _listed(
        self, each: Node, file: str, place: str, *, mild: bool, optional: bool
    ) -> list[Place | Fact]:
        """Return the units of a list, or figures that are named one by one."""
        found: list[Place | Fact] = []
        for part in each.value if isinstance(each.value, list) else [each]:
            result = self._worked(part, self.names)
            if isinstance(result, TemplateFault) and result.kind == "empty":
                if mild:
                    continue
                if optional:
                    raise _LeaveOutError
            several = result if isinstance(result, list | tuple) else [result]
            units = [one for one in several if isinstance(one, Place | Fact)]
            if len(units) < len(several):
                fault = TemplateFault("unfit", Message("fill.each"))
                fault = result if isinstance(result, TemplateFault) else fault
                self._note(fault, file, part.line, place)
            found += units
        return found

    def _true(self, node: Node | None, names: Mapping[str, Any], file: str, place: str) -> bool:
        """Tell whether a condition holds; one about an empty cell does not."""
        if node is None:
            return True
        result = self._worked(node, names)
        if isinstance(result, TemplateFault):
            if result.kind != "empty":
                self._note(result, file, node.line, place)
            return False
        return bool(result)

    def _empty(self, names: Mapping[str, Any]) -> frozenset[str]:
        each = names.get("each")
        return self.empty | each.empty if isinstance(each, Place) else self.empty

    def _node(
        self, node: Node, names: Mapping[str, Any], file: str, place: str, *, optional: bool
    ) -> Node:
        value = node.value
        if isinstance(value, str):
            if not is_template(value):
                return node
            numbers = place.rpartition(".")[2] in _NUMBERS and file.startswith("figures/")
            line = node.text_line or node.line
            words = self._text(value, names, file, line, place, numbers=numbers, optional=optional)
            if numbers and words.startswith(GAP):
                return Node(None, node.line)
            return Node(words, node.line, node.text_line)
        if isinstance(value, list):
            filled = [
                self._node(item, names, file, f"{place}[{i}]", optional=optional)
                for i, item in enumerate(value)
            ]
            return Node(filled, node.line)
        if isinstance(value, dict):
            entries = {
                key: (
                    line,
                    self._node(
                        item, names, file, f"{place}.{key}" if place else key, optional=optional
                    ),
                )
                for key, (line, item) in value.items()
            }
            return Node(entries, node.line)
        return node

    def _text(
        self,
        raw: str,
        names: Mapping[str, Any],
        file: str,
        line: int,
        place: str,
        *,
        numbers: bool,
        optional: bool,
    ) -> str:
        if not is_template(raw):
            return raw
        rows: list[str] = []
        for paragraph, offset in _paragraphs(raw):
            rows += [""] * (offset - len(rows))
            count = paragraph.count("\n") + 1
            words = paragraph
            if is_template(paragraph):
                if self.skips is not never and "optional" in paragraph:
                    paragraph = spared(
                        paragraph,
                        lambda part: self._filled(part, names, False),
                        self.skips,
                        self.skipped,
                    )
                made = self._filled(paragraph, names, numbers)
                if isinstance(made, TemplateFault) and not numbers and self.skips(made):
                    made = self._shortened(paragraph, names)
                if isinstance(made, TemplateFault):
                    if optional and made.kind == "empty":
                        raise _LeaveOutError
                    self._note(made, file, line + offset + made.line - 1, place)
                    made = f"{GAP}。" if paragraph.rstrip().endswith("。") else GAP
                words = tidied(made) if "optional" in paragraph else made
            rows += _as_long(words, count)
        return "\n".join(rows)

    def _shortened(self, source: str, names: Mapping[str, Any]) -> str | TemplateFault:
        """Return a paragraph without the words that need a figure which is missing."""
        try:
            return shortened(
                source, lambda part: self._filled(part, names, False), self.skips, self.skipped
            )
        except UnskippableError as error:
            return error.fault

    def _filled(self, source: str, names: Mapping[str, Any], numbers: bool) -> str | TemplateFault:
        made: str | TemplateFault = self._timed(
            lambda: fill(source, names, empty=self._empty(names), numbers=numbers)
        )
        return made

    def _worked(self, node: Node, names: Mapping[str, Any]) -> Any:
        return self._timed(lambda: work_out(_expression(node), names, empty=self._empty(names)))

    def _timed(self, work: Callable[[], Any]) -> Any:
        """Do some work, unless the edition has used up its time."""
        if self._seconds > MOST_SECONDS:
            return TemplateFault("unfit", Message("fill.too-slow"))
        started = time.monotonic()
        made = work()
        self._seconds += time.monotonic() - started
        return made

    def _note(self, fault: TemplateFault, file: str, line: int, place: str) -> None:
        missing = str(fault.told.values.get("name", "")) if fault.kind == "missing" else ""
        if missing.rpartition(".")[2] in self.told:
            return
        self.findings.add(_RULES[fault.kind], fault.told, file=file, line=line, field=place)


def _taken(entries: dict[str, tuple[int, Node]], key: str) -> bool:
    """Take a flag out of a mapping; tell whether it is set."""
    found = entries.pop(key, None)
    return found is not None and str(found[1].value).lower() in ("true", "yes")


def _expression(node: Node) -> str:
    """Return an expression, which may be written with braces or without."""
    words = node.value if isinstance(node.value, str) else ""
    return words.strip().removeprefix("{{").removesuffix("}}")


def _ordered(found: Iterable[Place | Fact], order: str) -> list[Place | Fact]:
    """Return units by a figure, `-name` largest first; those without it are left out.

    Figures themselves are put in order by `value` or `-value`.
    """
    name = order.lstrip("-")
    if not name:
        return list(found)
    have = [
        (fact.plain, one)
        for one in found
        if isinstance(fact := one.facts.get(name) if isinstance(one, Place) else one, Fact)
    ]
    have.sort(key=lambda pair: pair[0], reverse=order.startswith("-"))
    return [one for _, one in have]


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between blank lines, each with its first row, counted from 0."""
    lines: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""]):
        if row.strip():
            lines.append(row)
        elif lines:
            yield "\n".join(lines), number - len(lines)
            lines = []


def _as_long(words: str, count: int) -> list[str]:
    """Return a filled paragraph in so many rows: blank rows after it, none within."""
    rows = [row for row in words.split("\n") if row.strip()]
    if len(rows) > count:
        rows = [*rows[: count - 1], joined("\n".join(rows[count - 1 :]))]
    return rows + [""] * (count - len(rows))
