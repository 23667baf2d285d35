"""The pieces of a file that an editor may change: its text → spans, each with its field.

Input: a file's name and text. Output: `Piece`s in the order of the file: every text and number of
its YAML, and every block of an article's copy. Offsets count characters of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import yaml

from content.reading.articles import blocks, front_matter

Step = str | int
Path = tuple[Step, ...]
#: Files whose pieces are kept: the desk asks for those of an edition again after each change.
KEPT = 64
#: No edition's file is nested deeper (`content.source.yamltree`).
DEPTH = 16


class Form(StrEnum):
    """How a piece is written in its file."""

    PLAIN = "plain"  # a YAML value without quotes, or an empty one
    SINGLE = "single"  # in ' '
    DOUBLE = "double"  # in " "
    BLOCK = "block"  # under | or >
    COPY = "copy"  # a paragraph of copy
    HEAD = "head"  # the words behind ##
    QUOTE = "quote"  # lines behind >
    ROWS = "rows"  # a block from ::: to :::, or the rows of a table


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: its field (`headline.title`, `body[3]`), its lines, its span and words as written.

    `words` are what the editor sees: a value without its quotes, copy without the marks before it.
    """

    file: str
    field: str
    line: int
    last_line: int
    start: int
    end: int
    words: str
    form: Form
    indent: int = 0
    """Blanks before the key of a YAML value: what a block under it is set in from."""


class UnreadablePiece(ValueError):  # noqa: N818  a file that the reader has findings about
    """The file is no YAML, or no article: its pieces cannot be told."""


@lru_cache(maxsize=KEPT)
def pieces_of(file: str, text: str) -> tuple[Piece, ...]:
    """Return the pieces of a file.

    Args:
        file: its name in the edition's folder, e.g. `articles/town.md`.
        text: what stands in it, with plain line ends.

    Raises:
        UnreadablePiece: it cannot be read.
    """
    if not file.endswith(".md"):
        return tuple(_values(file, text, 0, 0))
    divided = front_matter(text)
    if divided is None:
        raise UnreadablePiece(file)
    head, body, line = divided
    start = text.index("\n") + 1
    return (*_values(file, text, start, 1, start + len(head)), *_copy(file, text, body, line))


def dotted(path: Path) -> str:
    """Return a path as findings name it: `headline.title`, `items[2].value`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def tree(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text.

    Raises:
        UnreadablePiece: it is none.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise UnreadablePiece(str(error)) from error
    assert node is None or isinstance(node, yaml.Node)
    return node


def walk(node: yaml.Node | None, path: Path = (), indent: int = 0) -> Iterator[Value]:
    """Yield the scalars of a tree with their paths and the column of their keys."""
    if len(path) > DEPTH:
        raise UnreadablePiece(dotted(path))
    if isinstance(node, yaml.ScalarNode):
        yield Value(path, node, indent)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from walk(item, (*path, index), node.start_mark.column)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from walk(value, (*path, str(key.value)), key.start_mark.column)


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar at its place in a tree; `indent`: column of the key or list that holds it."""

    path: Path
    node: yaml.ScalarNode
    indent: int


def _values(file: str, text: str, start: int, line: int, end: int | None = None) -> Iterator[Piece]:
    """Yield the values of the YAML that stands in text[start:end], its first line being `line`."""
    styles = {"'": Form.SINGLE, '"': Form.DOUBLE, "|": Form.BLOCK, ">": Form.BLOCK}
    for value in walk(tree(text[start:end])):
        node = value.node
        form = styles.get(str(node.style), Form.PLAIN)
        words = str(node.value)
        empty = form is Form.PLAIN and words in ("~", "null", "Null", "NULL")
        begin, stop = start + node.start_mark.index, start + node.end_mark.index
        written = text[begin:stop]
        stop -= len(written) - len(written.rstrip()) if form is Form.BLOCK else 0
        yield Piece(
            file,
            dotted(value.path),
            line + 1 + node.start_mark.line,
            line + 1 + text.count("\n", start, stop),
            begin,
            stop,
            "" if empty else words.rstrip("\n") if form is Form.BLOCK else words,
            form,
            value.indent,
        )


def _copy(file: str, text: str, body: str, first: int) -> Iterator[Piece]:
    """Yield the blocks of an article's copy; its first line is `first`."""
    starts = [len(text) - len(body)]
    for row in body.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    for index, (kind, raw, line) in enumerate(blocks(body, first)):
        count = raw.count("\n") + 1
        fenced = kind.startswith(":::") and not kind.endswith("!")
        last = min(line + count - 1 + fenced, first + len(starts) - 2)
        begin, stop = starts[line - first], starts[last - first + 1] - 1
        form = Form.ROWS if kind[0] in ":|" else Form.COPY
        words = text[begin:stop]
        if kind.startswith("##"):
            form, begin = Form.HEAD, stop - len(raw)
            words = raw
        elif kind == ">":
            form = Form.QUOTE
            words = "\n".join(row.removeprefix(" ") for row in raw.split("\n"))
        yield Piece(file, f"body[{index}]", line, last, begin, stop, words, form)
