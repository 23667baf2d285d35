"""The articles of an edition.

Input: an `articles/*.md` file, YAML front matter and then copy. Output: an `Article`, printed
words and queries divided, pictures and charts put in by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from content.model import (
    Article,
    Aside,
    BodyItem,
    Breaks,
    Paragraph,
    PullQuote,
    Query,
    Roll,
    Subhead,
    Table,
    Verse,
)
from content.reading import asides
from content.reading.fences import CLOSE, FENCE, KINDS, Read, read_fence, read_pipes
from content.reading.headwords import read_head
from content.reading.leads import marked, opened, without_marks
from content.reading.points import pointed
from content.reading.signing import signed
from content.reading.stock import Stock
from content.source.copytext import Printed, read_copy
from content.source.fields import ArticleSource
from content.source.folder import EditionFolder, id_of
from content.source.markdown import note_markdown
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml
from fonts.chinese.characters import HAN

SUB = "articles"
#: What the parts of a page that are no articles are called there: an article needs another name.
PARTS = frozenset({"banner", "lede", "contents", "band", "foot"})
ENDINGS = frozenset({".md"})

_TWO_PARTS = re.compile(rf"(\S*[{HAN}”》])[ \u3000]([“《{HAN}]\S*)")
#: Sub-heads of three levels; `#` is none, the title stands in the head.
_HEAD = re.compile(r"(#{2,4})\s+")


def load_article(path: Path, folder: EditionFolder, stock: Stock) -> Article | None:
    """Return one article, or None where its head cannot be read. Its number comes later."""
    text = folder.text(path)
    if text is None:
        return None
    file = folder.name(path)
    divided = front_matter(text)
    if divided is None:
        folder.findings.add(Rule.FRONT_MATTER, "read.no-head", file=file, line=1)
        return None
    head_text, body_text, body_line = divided
    node = read_yaml(head_text, folder.findings, file=file, first_line=2)
    node = folder.filling.node(node, file) if node else None
    source = checked(ArticleSource, node, folder.findings, file=file) if node else None
    if node is None or source is None:
        return None
    source, head_queries, breaks = _head(source, node, folder, file)
    body, queries = _body(body_text, body_line, stock, file, by_line=source.kind.framed)
    line = node.line_of
    tables = [
        stock.table(name, file=file, line=line(("tables", i)), field=f"tables[{i}]")
        for i, name in enumerate(source.tables)
    ]
    body += tuple(table for table in tables if table)
    body = asides.abreast(asides.alone(body))
    spoken = any(isinstance(item, Paragraph | Verse | Roll | Table | Aside) for item in body)
    told = source.kind.framed and source.title  # a slogan is all that it says
    if not (spoken or told or source.pictures or source.figures):  # pictures alone have no copy
        folder.findings.add(Rule.EMPTY_ARTICLE, "read.empty-article", file=file, line=body_line)
    pictures = [
        stock.picture(name, file=file, line=line(("pictures", i)), field=f"pictures[{i}]")
        for i, name in enumerate(source.pictures)
    ]
    figures = [
        stock.figure(name, file=file, line=line(("figures", i)), field=f"figures[{i}]")
        for i, name in enumerate(source.figures)
    ]
    words = {k: v for k, v in source if k not in ("pictures", "figures", "tables")}
    return Article(
        id=id_of(path),
        file=path,
        body=body,
        pictures=tuple(p for p in pictures if p),
        figures=tuple(f for f in figures if f),
        queries=head_queries + queries,
        breaks=breaks,
        **words,
    )


def front_matter(text: str) -> tuple[str, str, int] | None:
    """Divide a file into front matter, body and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None


def _head(
    source: ArticleSource, node: Node, folder: EditionFolder, file: str
) -> tuple[ArticleSource, tuple[Query, ...], Breaks]:
    """Return the head as printed, a section's two-part title divided; its queries and breaks."""
    names = ("kicker", "title", "deck", "dateline", "byline")
    printed, queries, breaks = read_head(source, names, node, folder, file)
    two = _TWO_PARTS.fullmatch(printed["title"])
    if two and source.kind.numbered and not printed["kicker"]:
        printed["kicker"], printed["title"] = two.groups()
        breaks = tuple(at - two.start(2) for at in breaks if at > two.start(2))
    if not printed["title"]:
        folder.findings.add(
            Rule.MISSING_FIELD,
            "read.empty-title",
            file=file,
            line=node.line_of(("title",)),
            field="title",
        )
    return source.model_copy(update=printed), queries, breaks


def blocks(text: str, line: int) -> Iterator[tuple[str, str, int]]:
    """Yield the body's blocks as kind, raw words and line.

    Kinds are `p`, `##` to `####`, `>`, `|` of a table's rows, and `:::NAME`; a block that is not
    closed is `:::NAME!`.
    """
    kind, lines, begun = "", [""], line
    for number, raw in enumerate([*text.split("\n"), ""], line):
        head, fence = _HEAD.match(raw), FENCE.fullmatch(raw)
        opens = fence is not None and fence[1] in KINDS
        if kind.startswith(":::") and not opens:
            if not CLOSE.fullmatch(raw):
                lines.append(raw)
                continue
            yield kind, "\n".join(lines), begun
            kind, lines = "", []
            continue
        if fence is not None and opens:
            if kind:
                yield kind + ("!" if kind.startswith(":::") else ""), "\n".join(lines), begun
            kind, lines, begun = f":::{fence[1]}", [fence[2] or ""], number
            continue
        if head is not None:
            this, words = head[1], raw[head.end() :]
        elif raw.startswith(">"):
            this, words = ">", raw[1:]
        elif raw.lstrip().startswith("|"):
            this, words = "|", raw
        else:
            this, words = ("p" if raw.strip() else ""), raw
        if kind and (this != kind or head is not None):
            yield kind, "\n".join(lines), begun
            kind = ""
        if this and not kind:
            kind, lines, begun = this, [], number
        lines.append(words)
    if kind.startswith(":::"):
        yield f"{kind}!", "\n".join(lines), begun


def _body(
    text: str, line: int, stock: Stock, file: str, *, by_line: bool = False
) -> tuple[tuple[BodyItem, ...], tuple[Query, ...]]:
    """Return the printed body, and the queries that no paragraph before them can carry.

    `by_line`: each line is a paragraph, as notices and advertisements are written.
    """
    folder = stock.folder
    body: list[BodyItem] = []
    loose: list[Query] = []
    found = blocks(text, line)
    for kind, written, at in _by_line(found) if by_line else found:
        raw = folder.filling.copy(written, file=file, line=at)
        if kind == "|" and "\n" not in raw:
            kind = "p"  # a bar is no table
        if kind.startswith(":::") or kind == "|":
            read = _fence(kind, raw, at, stock, file)
            body += read.items
            loose += read.queries
            continue
        head = kind.startswith("##")
        noted = without_marks(raw) if kind == "p" else raw
        for offset, row in enumerate(noted.split("\n")):
            note_markdown(row, folder.findings, file=file, line=at + offset)
        words = read_copy(raw, folder.findings, file=file, line=at)
        if kind == "p" and words.text:
            words, bold = opened(words)
            body.append(Paragraph(text=words.text, queries=words.queries, line=at, bold=bold))
            continue
        if head and words.text:
            body.append(Subhead(text=words.text, line=at, level=len(kind) - 1))
        elif kind == ">" and words.text:
            body.append(PullQuote(text=words.text, line=at))
        if words.queries and not _carried(body, words):
            loose += words.queries
    return signed(pointed(marked(body))), tuple(loose)


def _by_line(found: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    """Yield blocks, of paragraphs each line by itself."""
    for kind, written, at in found:
        if kind != "p":
            yield kind, written, at
            continue
        for offset, row in enumerate(written.split("\n")):
            yield kind, row, at + offset


def _fence(kind: str, raw: str, line: int, stock: Stock, file: str) -> Read:
    """Return what stands in a block between `:::NAME` and `:::`, or in the rows of a table."""
    if kind == "|":
        return read_pipes(raw, line, stock, file)
    name = kind.strip(":!")
    if kind.endswith("!"):
        findings = stock.folder.findings
        findings.add(Rule.BAD_BLOCK, "read.block-open", file=file, line=line, name=name)
    head, *rows = raw.split("\n")
    placed = [(words, number) for number, words in enumerate(rows, line + 1)]
    return read_fence(name, head, placed, stock, file)


def _carried(body: list[BodyItem], words: Printed) -> bool:
    """Hang queries of a block without printed words on the end of the paragraph before it."""
    for index in range(len(body) - 1, -1, -1):
        item = body[index]
        if isinstance(item, Paragraph):
            end = len(item.text)
            moved = tuple(q.model_copy(update={"offset": end}) for q in words.queries)
            body[index] = item.model_copy(update={"queries": item.queries + moved})
            return True
    return False
