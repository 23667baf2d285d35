"""One row's edition: a kit's files → the same files with the row's words and figures in them.

Input: a kit and a row. Output: name → content of plain files, in which no template is left; figures
that were used are kept in `data/`. What cannot be filled is a finding with the kit's file and line.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import yaml

from content.filling.filling import Figures
from content.filling.kit import NO_PARENT, NO_PLACE, Kit
from content.filling.mapping import RowData
from content.filling.quantities import Fact
from content.filling.style import rounded
from content.merging.sources import ArticleSource, Sources
from content.reading.figures import SUB as FIGURES
from content.reading.figures import figure_id
from content.reading.opening import EDITION
from content.reading.pictures import SUB as PICTURES
from content.reading.pictures import WORDS, picture_id
from content.source.rules import Rule
from content.source.yamltree import Node
from content.words import Language, Message, Words, message

Files = dict[str, bytes]
_RECORD = ("名称", "数值", "单位", "时间", "来源", "上级名称", "上级", "前期", "前期时间")

#: What is written into an edition is Chinese, as its pages are.
_PRINTED = Words(Language.ZH)


class _Dumper(yaml.SafeDumper):
    """YAML as people write it: Chinese as it is, text of several lines as a block."""


def _words(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _words)


def dumped(node: Node) -> str:
    """Return a tree as YAML."""
    return str(
        yaml.dump(node.plain(), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    )


def edition_files(kit: Kit, sources: Sources, row: RowData, figures: Figures) -> Files:
    """Return the files of a row's edition; faults go to the kit's folder's collector."""
    texts: dict[str, str] = {}
    for name, (file, chart) in sources.charts.items():
        filled = figures.chart(chart, file)
        if filled is not None:
            texts[f"{FIGURES}/{name}.yaml"] = dumped(filled)
    used: set[str] = set()
    head = figures.node(sources.edition, EDITION) if sources.edition else None
    if head is not None:
        head = _without_left_out(head, "band", figures)
        used |= _pictures_of(head.get("headline") or head, "picture")
    for article in sources.articles:
        front = figures.node(article.head, article.file)
        front = _without_left_out(front, "figures", figures)
        body = _body(article, figures)
        if article.blocks and not body and not _named(front, "figures"):
            head = _without_article(head, article, figures)
            continue
        texts[article.file] = "\n".join([f"---\n{dumped(front)}---\n", *body])
        used |= _pictures_of(front, "pictures")
    if head is not None:
        texts[EDITION] = dumped(_noted(head, missing_note(kit, row, figures)))
    texts |= _record(kit, row, figures)
    words = _picture_words(sources, figures, used)
    if words is not None:
        texts[f"{PICTURES}/{WORDS}"] = words
    pictures = {
        f"{PICTURES}/{path.name}": path.read_bytes()
        for name, path in sources.pictures.items()
        if name in used
    }
    return {name: text.encode() for name, text in texts.items()} | pictures | font_files(kit, head)


def missing_note(kit: Kit, row: RowData, figures: Figures) -> str:
    """Return the line that tells readers what was left out; empty where nothing was."""
    above: list[str] = []
    own: list[str] = []
    placed: list[str] = []
    for code, name in figures.skipped.figures:
        use = kit.base.uses.get(name)
        column = (use.label or use.column or name) if use else name
        kind = {NO_PARENT: above, NO_PLACE: placed}.get(code, own)
        kind.append(column)
    parts: list[Message] = []
    if above:
        called = row.names.get("parent_name", "上级")
        names = tuple(dict.fromkeys(above))
        parts.append(message("merge.above-incomplete", name=called, figures=names))
    if placed:
        parts.append(message("merge.places-left-out", figures=tuple(dict.fromkeys(placed))))
    if own:
        parts.append(message("merge.figures-left-out", figures=tuple(dict.fromkeys(own))))
    return _PRINTED.text("merge.note", parts=tuple(parts)) if parts else ""


def _noted(head: Node, note: str) -> Node:
    """Return an edition's head with a line more in its credits."""
    if not note or not isinstance(head.value, dict):
        return head
    found = head.get("credits")
    before = found.value if found and isinstance(found.value, list) else [found] if found else []
    lines = Node([*before, Node(note, head.line)], head.line)
    return Node({**head.value, "credits": (head.line, lines)}, head.line)


def _without_article(head: Node | None, article: ArticleSource, figures: Figures) -> Node | None:
    """Return an edition's head without an article all of whose words are left out; that is told."""
    figures.findings.add(Rule.DATA_DOUBT, "merge.article-left-out", file=article.file)
    if head is None or not isinstance(head.value, dict):
        return head
    name = article.file.rpartition("/")[2].removesuffix(".md")
    entries = dict(head.value)
    if str(getattr(head.get("band_after"), "value", "")) == name:
        del entries["band_after"]
    if (listed := head.get("articles")) is not None and isinstance(listed.value, list):
        kept = [one for one in listed.value if one.value not in (name, f"{name}.md")]
        entries["articles"] = (entries["articles"][0], Node(kept, listed.line))
    return Node(entries, head.line)


def _body(article: ArticleSource, figures: Figures) -> list[str]:
    """Return the text of an article's blocks; those whose words are all left out leave nothing."""
    parts = []
    for kind, written, line in article.blocks:
        filled = figures.copy(written, file=article.file, line=line)
        words = filled.strip()
        if not words:
            continue
        if kind.startswith(":::"):  # blank rows part stanzas: they stay
            first, *rows = filled.split("\n")
            name = kind.strip(":!")
            parts.append("\n".join([f":::{name} {first}".rstrip(), *rows, ":::", ""]))
            continue
        if kind == "p" and words.startswith((">", "## ", "### ", "#### ", ":::")):
            figures.findings.add(
                Rule.DATA_UNFIT, "merge.paragraph-mark", file=article.file, line=line
            )
        rows = [row.strip() for row in words.split("\n") if row.strip()]
        mark = "" if kind in ("p", "|") else f"{kind} "
        parts.append("\n".join(f"{mark}{row}" for row in rows) + "\n")
    return parts


def _named(node: Node, key: str) -> list[str]:
    """Return the charts or pictures that a head names: one, or a list."""
    found = node.get(key)
    if found is None:
        return []
    names = found.value if isinstance(found.value, list) else [found]
    return [one.value for one in names if isinstance(one.value, str)]


def _pictures_of(node: Node, key: str) -> set[str]:
    return set(map(picture_id, _named(node, key)))


def _without_left_out(node: Node, key: str, figures: Figures) -> Node:
    """Return a tree in which no chart is named that was left out."""
    found = node.get(key)
    if found is None or not isinstance(node.value, dict):
        return node
    entries = dict(node.value)
    line = entries[key][0]
    if isinstance(found.value, list):
        kept = [
            one
            for one in found.value
            if not (isinstance(one.value, str) and figures.left_out(figure_id(one.value)))
        ]
        entries[key] = (line, Node(kept, found.line))
    elif isinstance(found.value, str) and figures.left_out(figure_id(found.value)):
        del entries[key]
    return Node(entries, node.line)


def _picture_words(sources: Sources, figures: Figures, used: set[str]) -> str | None:
    """Return the words about the pictures that the edition names."""
    written = sources.picture_words
    if written is None or not isinstance(written.value, dict):
        return None
    kept = {name: entry for name, entry in written.value.items() if name in used}
    return dumped(figures.node(Node(kept, 1), f"{PICTURES}/{WORDS}")) if kept else None


def font_files(kit: Kit, head: Node | None) -> Files:
    """Return the font files that edition.yaml names."""
    found = head.get("fonts") if head else None
    names = found.value if found and isinstance(found.value, list) else [found] if found else []
    files = Files()
    for one in names:
        if one is None or not isinstance(one.value, str):
            continue
        path = kit.folder.inside(one.value, file=EDITION, line=one.line, field="fonts")
        if path is not None and kit.folder.is_file(path):
            files[one.value] = path.read_bytes()
    return files


def _record(kit: Kit, row: RowData, figures: Figures) -> dict[str, str]:
    """Return the figures and the table's row as the edition keeps them, with their source."""
    facts = [(name, fact) for name, fact in figures.names.items() if isinstance(fact, Fact)]
    lines = [[name, *_recorded(fact)] for name, fact in facts]
    columns, units = kit.base.columns, kit.base.units
    about: dict[str, Any] = {"templates": "false"}
    if kit.file.source:
        about["source"] = kit.file.source
    if kit.file.period:
        about["period"] = kit.file.period
    return {
        "data/data.yaml": f"# {_PRINTED.text('merge.data-kept')}\n"
        + str(yaml.dump(about, Dumper=_Dumper, allow_unicode=True, sort_keys=False)),
        "data/figures.csv": _csv([list(_RECORD), *lines]),
        "data/row.csv": _csv(
            [
                [f"{c}（{units[c]}）" if units.get(c) else c for c in columns],
                [row.cells.get(c, "") for c in columns],
            ]
        ),
    }


def _recorded(fact: Fact) -> list[str]:
    parent, earlier = fact.parent, fact.earlier
    return [
        _plain(fact.value),
        fact.unit,
        fact.period,
        fact.source,
        fact.parent_name if parent else "",
        _plain(parent.value) if parent else "",
        _plain(earlier.value) if earlier else "",
        earlier.period if earlier else "",
    ]


def _plain(value: Decimal) -> str:
    made = rounded(value, 12)
    words = f"{made:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
