"""YAML with line numbers, read without ever building objects, anchors or aliases.

Input: a text. Output: a tree of `Node`; each knows its line. Every scalar stays the string
that was typed (`05`, `no`, `2018` keep their look); types are the models' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

from content.source.characters import cleaned
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.source.saying import colon_fault, yaml_fault
from content.words import Message, Value, message

DEPTH = 16
EVENTS = 50_000
CHARACTERS = 300_000
#: Trees of texts up to this many characters are kept for the next reading.
_KEPT = 20_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Node:
    """A value: text or None, a list, or a mapping with the line of each key."""

    value: str | list[Node] | dict[str, tuple[int, Node]] | None
    line: int
    #: Line where a block of text really begins (`|` stands on the line before it).
    text_line: int = 0

    def get(self, key: str) -> Node | None:
        """Return a mapping's value, or None."""
        entry = self.value.get(key) if isinstance(self.value, dict) else None
        return entry[1] if entry else None

    def plain(self) -> object:
        """Return plain dicts, lists and strings; keys left empty are left out."""
        if isinstance(self.value, dict):
            return {k: n.plain() for k, (_, n) in self.value.items() if n.value is not None}
        if isinstance(self.value, list):
            return ["" if node.value is None else node.plain() for node in self.value]
        return self.value

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Return the line of a key or item, or of the nearest thing that holds it."""
        line, node = self.line, self
        for part in path:
            if isinstance(node.value, dict) and part in node.value:
                line, node = node.value[str(part)]
            elif isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.line
            else:
                break
        return line


class _RefusedError(Exception):
    """The text is no YAML that an edition may have; the finding is already noted."""


class _Reader:
    """Turns the parser's events into a tree, with limits."""

    def __init__(self, findings: Findings, file: str, first_line: int) -> None:
        self.findings = findings
        self.file = file
        self.first = first_line
        self.count = 0

    def note(self, rule: Rule, told: str | Message, line: int, **values: Value) -> None:
        if isinstance(told, str):
            told = Message(told, values)
        self.findings.add(rule, told, file=self.file, line=line)

    def line(self, event: yaml.Event) -> int:
        return self.first + (event.start_mark.line if event.start_mark else 0)

    def next(self, events: Iterator[yaml.Event]) -> yaml.Event:
        self.count += 1
        event = next(events)
        if self.count > EVENTS:
            self.note(Rule.TOO_MANY, "yaml.too-many-values", self.line(event), most=EVENTS)
            raise _RefusedError
        return event

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line = self.line(event)
        if depth > DEPTH:
            self.note(Rule.YAML_SYNTAX, "yaml.too-deep", line, most=DEPTH)
            raise _RefusedError
        if getattr(event, "anchor", None):
            self.note(Rule.YAML_ALIAS, "yaml.anchor", line)
        if getattr(event, "tag", None):
            self.note(Rule.YAML_TAG, "yaml.tag", line)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Node(items, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, line, depth)
        return Node(None, line)

    def scalar(self, event: yaml.ScalarEvent, line: int) -> Node:
        text = str(event.value)
        if event.style == '"':  # escapes such as "\u200b" come into being only here
            text = cleaned(text, self.findings, file=self.file, line=line)
        if event.style is None and text in _NULLS:
            return Node(None, line)
        return Node(text, line, line + 1 if event.style in ("|", ">") else line)

    def mapping(self, events: Iterator[yaml.Event], line: int, depth: int) -> Node:
        entries: dict[str, tuple[int, Node]] = {}
        while not isinstance(event := self.next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(self.next(events), events, depth + 1)
            if not isinstance(key.value, str):
                self.note(Rule.YAML_SYNTAX, "yaml.no-name", key.line)
            elif key.value in entries:
                self.findings.add(
                    Rule.DUPLICATE_KEY,
                    message(
                        "yaml.field-twice",
                        field=printable(key.value),
                        line=entries[key.value][0],
                    ),
                    file=self.file,
                    line=key.line,
                )
            else:
                entries[key.value] = (key.line, value)
                if value.value is None and (fault := colon_fault(key.value)):
                    self.note(Rule.YAML_SYNTAX, fault, key.line)
        return Node(entries, line)


def read_yaml(text: str, findings: Findings, *, file: str, first_line: int = 1) -> Node | None:
    """Read one YAML document; None, with a finding, where that cannot be done.

    Args:
        text: the document.
        findings: where faults go.
        file: name of the file, for findings.
        first_line: line of the file on which the text begins.
    """
    if len(text) <= _KEPT and (known := _sound(text, first_line)) is not None:
        return known
    return _read(text, findings, file, first_line)


@lru_cache(maxsize=64)
def _sound(text: str, first_line: int) -> Node | None:
    """Return the tree of a text without a fault; None of others, which are told anew each time.

    Of an edition's files a change on the desk leaves all but one as they were.
    """
    findings = Findings()
    node = _read(text, findings, "", first_line)
    return None if findings.all() else node


def _read(text: str, findings: Findings, file: str, first_line: int) -> Node | None:
    """Read one YAML document, as `read_yaml` says."""
    reader = _Reader(findings, file, first_line)
    if len(text) > CHARACTERS:
        reader.note(Rule.FILE_TOO_LARGE, "yaml.too-long", first_line, most=CHARACTERS)
        return None
    try:
        events = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        root = Node({}, first_line)
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                found = reader.node(reader.next(events), events, 0)
                if documents == 1:
                    root = Node({}, found.line) if found.value is None else found
        if documents > 1:
            reader.note(Rule.YAML_SYNTAX, "yaml.several", first_line)
        return root
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        told, line = yaml_fault(error, text.split("\n"), first_line)
        reader.note(Rule.YAML_SYNTAX, told, line)
    except (yaml.YAMLError, ValueError, OverflowError, StopIteration) as error:
        why = printable(str(error), 80)
        reader.note(Rule.YAML_SYNTAX, "yaml.unreadable", first_line, why=why)
    return None
