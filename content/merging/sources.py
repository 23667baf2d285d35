"""A kit's files, read once for all rows.

Input: a kit's folder. Output: `Sources`, its files as trees and blocks in which templates still
stand. What cannot be read is a finding of the kit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from content.reading.articles import ENDINGS as ARTICLE_ENDINGS
from content.reading.articles import SUB as ARTICLES
from content.reading.articles import blocks, front_matter
from content.reading.figures import ENDINGS as FIGURE_ENDINGS
from content.reading.figures import SUB as FIGURES
from content.reading.figures import table_nodes
from content.reading.opening import EDITION
from content.reading.pictures import SUB as PICTURES
from content.reading.pictures import WORDS
from content.source.folder import EditionFolder
from content.source.rules import Rule
from content.source.yamltree import Node, read_yaml


@dataclass(frozen=True)
class ArticleSource:
    """An article: its file, its head, and its blocks as kind (`p`, `##`, `>`), words and line."""

    file: str
    head: Node
    blocks: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Sources:
    """A kit's files; `charts` by name, with the rows of a `data` table as their items."""

    edition: Node | None
    articles: tuple[ArticleSource, ...]
    charts: Mapping[str, tuple[str, Node]] = field(hash=False)
    pictures: Mapping[str, Path] = field(hash=False)
    picture_words: Node | None = None


def read_sources(folder: EditionFolder) -> Sources:
    """Read a kit's files."""
    words = folder.root / PICTURES / WORDS
    return Sources(
        edition=_yaml(folder, folder.root / EDITION),
        articles=tuple(_articles(folder)),
        charts=dict(_charts(folder)),
        pictures=_pictures(folder),
        picture_words=_yaml(folder, words) if folder.is_file(words) else None,
    )


def _yaml(folder: EditionFolder, path: Path) -> Node | None:
    text = folder.text(path)
    return read_yaml(text, folder.findings, file=folder.name(path)) if text is not None else None


def _articles(folder: EditionFolder) -> Iterator[ArticleSource]:
    for path in folder.listing(ARTICLES, ARTICLE_ENDINGS):
        file = folder.name(path)
        text = folder.text(path)
        if text is None:
            continue
        divided = front_matter(text)
        if divided is None:
            folder.findings.add(Rule.FRONT_MATTER, "read.no-head", file=file, line=1)
            continue
        head, body, line = divided
        node = read_yaml(head, folder.findings, file=file, first_line=2)
        if node is not None:
            yield ArticleSource(file, node, tuple(blocks(body, line)))


def _charts(folder: EditionFolder) -> Iterator[tuple[str, tuple[str, Node]]]:
    for path in folder.listing(FIGURES, FIGURE_ENDINGS):
        file = folder.name(path)
        node = _yaml(folder, path)
        if node is None or not isinstance(node.value, dict):
            continue
        data = node.get("data")
        if data is not None and isinstance(data.value, str):
            table = folder.inside(
                data.value, under=FIGURES, file=file, line=data.line, field="data"
            )
            items = Node((table_nodes(table, folder) or []) if table else [], data.line)
            entries = {k: v for k, v in node.value.items() if k != "data"}
            node = Node({**entries, "items": (data.line, items)}, node.line)
        yield path.stem, (file, node)


def _pictures(folder: EditionFolder) -> dict[str, Path]:
    directory = folder.root / PICTURES
    if not folder.holds(directory) or not directory.is_dir():
        return {}
    return {
        path.stem: path
        for path in sorted(directory.iterdir())
        if path.name != WORDS and not path.name.startswith(".") and folder.is_file(path)
    }
