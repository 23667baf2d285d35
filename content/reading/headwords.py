"""The words of a head: kicker, title, deck and the like, of the edition or of an article.

Input: what a file says of them. Output: each as it is printed, with the queries in them and the
breaks that the editor set in the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from content.model import Breaks, Query
from content.reading.broken import broken
from content.source.copytext import read_copy
from content.source.folder import EditionFolder
from content.source.markdown import note_markdown
from content.source.yamltree import Node


class HeadWords(NamedTuple):
    """A head's words by the names of their fields."""

    printed: dict[str, str]
    queries: tuple[Query, ...]
    breaks: Breaks


def read_head(
    source: object,
    names: Sequence[str],
    node: Node,
    folder: EditionFolder,
    file: str,
    under: tuple[str, ...] = (),
) -> HeadWords:
    """Return a head as printed; its fields stand in the file `under` others, if any."""
    printed: dict[str, str] = {}
    queries: tuple[Query, ...] = ()
    breaks: Breaks = ()
    for name in names:
        line, place = node.line_of((*under, name)), ".".join((*under, name))
        written = getattr(source, name)
        words = read_copy(written, folder.findings, file=file, line=line, field=place)
        if name == "title":
            words, breaks = broken(words)
        folder.lines[file, place] = line
        note_markdown(words.text, folder.findings, file=file, line=line, field=place)
        printed[name] = words.text
        queries += words.queries
    return HeadWords(printed, queries, breaks)
