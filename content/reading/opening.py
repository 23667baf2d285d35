"""The edition's opening: headline group and lede.

Input: what `edition.yaml` says of them. Output: `Headline` and lede paragraphs as printed,
with the queries in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Headline, Paragraph, Picture, Query
from content.reading.headwords import read_head
from content.reading.stock import Stock
from content.source.copytext import read_copy
from content.source.fields import EditionSource
from content.source.folder import EditionFolder
from content.source.markdown import note_markdown
from content.source.rules import Rule
from content.source.yamltree import Node

EDITION = "edition.yaml"


def read_headline(
    source: EditionSource, node: Node, folder: EditionFolder, stock: Stock
) -> tuple[Headline, tuple[Query, ...]]:
    """Return the headline group as printed, and the queries in it."""
    names = ("kicker", "title", "deck", "dateline")
    printed, queries, breaks = read_head(
        source.headline, names, node, folder, EDITION, ("headline",)
    )
    if not printed["title"]:
        folder.findings.add(
            Rule.MISSING_FIELD,
            "read.empty-headline",
            file=EDITION,
            line=node.line_of(("headline", "title")),
            field="headline.title",
        )

    def pictured(name: str, written: str) -> Picture | None:
        line, place = node.line_of(("headline", name)), f"headline.{name}"
        return stock.picture(written, file=EDITION, line=line, field=place) if written else None

    picture = pictured("picture", source.headline.picture)
    spread = pictured("spread_picture", source.headline.spread_picture)
    return Headline(picture=picture, spread_picture=spread, breaks=breaks, **printed), queries


def read_lede(source: EditionSource, node: Node, folder: EditionFolder) -> tuple[Paragraph, ...]:
    """Return the opening paragraphs; blank lines divide them."""
    written = node.get("lede")
    if written is None or not isinstance(written.value, str):
        return ()
    paragraphs = []
    for raw, line in _paragraphs(written.value, written.text_line):
        words = read_copy(raw, folder.findings, file=EDITION, line=line, field="lede")
        note_markdown(words.text, folder.findings, file=EDITION, line=line, field="lede")
        if words.text or words.queries:
            paragraphs.append(Paragraph(text=words.text, queries=words.queries, line=line))
    return tuple(paragraphs)


def _paragraphs(text: str, line: int) -> Iterator[tuple[str, int]]:
    """Yield what stands between blank lines, each with its first line's number."""
    lines: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], line):
        if row.strip():
            lines.append(row)
        elif lines:
            yield "\n".join(lines), number - len(lines)
            lines = []
