"""One row's edition: a kit's files → the same files with the row's words and figures in them.

Input: a kit and a row. Output: name → content of plain files, in which no template is left; figures
that were used are kept in `data/`. What cannot be filled is a finding with the kit's file and line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from content.articles import ENDINGS as ARTICLE_ENDINGS
from content.articles import SUB as ARTICLES
from content.articles import blocks, front_matter
from content.data.filling import Figures
from content.data.mapping import RowData
from content.data.quantities import Fact
from content.data.style import rounded
from content.figures import ENDINGS as FIGURE_ENDINGS
from content.figures import SUB as FIGURES
from content.figures import figure_id, table_nodes
from content.merging.kit import Kit
from content.opening import EDITION
from content.pictures import SUB as PICTURES
from content.pictures import WORDS, picture_id
from content.rules import Rule
from content.yamltree import Node, read_yaml

Files = dict[str, bytes]
_RECORD = ("名称", "数值", "单位", "时间", "来源", "上级名称", "上级", "前期", "前期时间")


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


def edition_files(kit: Kit, row: RowData, figures: Figures) -> Files:
    """Return the files of a row's edition."""
    texts: dict[str, str] = {}
    charts = dict(_charts(kit, figures))
    texts |= {f"{FIGURES}/{name}.yaml": dumped(node) for name, node in charts.items()}
    head = _yaml(kit, EDITION, figures)
    used: set[str] = set()
    if head is not None:
        head = _without_left_out(head, "band", figures)
        texts[EDITION] = dumped(head)
        used |= _pictures_of(head.get("headline") or head, "picture")
    for name, text, pictures in _articles(kit, figures):
        texts[name] = text
        used |= pictures
    files = {name: text.encode() for name, text in texts.items()}
    files |= _pictures(kit, figures, used)
    files |= _named_files(kit, head)
    files |= {name: text.encode() for name, text in _record(kit, row, figures).items()}
    return files


def _yaml(kit: Kit, name: str, figures: Figures) -> Node | None:
    text = kit.folder.text(kit.folder.root / name)
    node = read_yaml(text, kit.folder.findings, file=name) if text is not None else None
    return figures.node(node, name) if node else None


def _charts(kit: Kit, figures: Figures) -> Iterator[tuple[str, Node]]:
    """Yield every chart that is not left out, its items written out."""
    folder = kit.folder
    for path in folder.listing(FIGURES, FIGURE_ENDINGS):
        file = folder.name(path)
        text = folder.text(path)
        node = read_yaml(text, folder.findings, file=file) if text is not None else None
        filled = figures.chart(node, file) if node else None
        if filled is None or not isinstance(filled.value, dict):
            continue
        data = filled.get("data")
        if data is not None and isinstance(data.value, str):
            table = folder.inside(
                data.value, under=FIGURES, file=file, line=data.line, field="data"
            )
            items = table_nodes(table, folder) if table else []
            nodes = [figures.node(item, file) for item in items]
            entries = {k: v for k, v in filled.value.items() if k != "data"}
            filled = Node({**entries, "items": (filled.line, Node(list(nodes), filled.line))}, 1)
        yield path.stem, filled


def _articles(kit: Kit, figures: Figures) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each article's file name, text, and the names of its pictures."""
    folder = kit.folder
    for path in folder.listing(ARTICLES, ARTICLE_ENDINGS):
        file = folder.name(path)
        text = folder.text(path)
        divided = front_matter(text) if text is not None else None
        if divided is None:
            if text is not None:
                yield file, text, set()  # the check of the edition tells what is wrong
            continue
        head_text, body, line = divided
        node = read_yaml(head_text, folder.findings, file=file, first_line=2)
        if node is None:
            continue
        head = _without_left_out(figures.node(node, file), "figures", figures)
        parts = [f"---\n{dumped(head)}---\n"]
        for kind, written, at in blocks(body, line):
            words = figures.copy(written, file=file, line=at).strip()
            if not words:
                continue
            if kind == "p" and words.startswith((">", "## ")):
                folder.findings.add(
                    Rule.DATA_UNFIT, "段落以 > 或 ## 起头，会变成提要或小标题", file=file, line=at,
                    remedy="改数据里的文字",
                )  # fmt: skip
            lines = [row.strip() for row in words.split("\n") if row.strip()]
            mark = {"##": "## ", ">": "> "}.get(kind, "")
            parts.append("\n".join(f"{mark}{row}" for row in lines) + "\n")
        yield file, "\n".join(parts), _pictures_of(head, "pictures")


def _pictures_of(node: Node, key: str) -> set[str]:
    found = node.get(key)
    if found is None:
        return set()
    names = found.value if isinstance(found.value, list) else [found]
    return {picture_id(str(one.value)) for one in names if isinstance(one.value, str)}


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


def _pictures(kit: Kit, figures: Figures, used: set[str]) -> Files:
    """Return the pictures that the edition names, and the words about them."""
    folder, files = kit.folder, Files()
    directory = folder.root / PICTURES
    if not folder.holds(directory) or not directory.is_dir():
        return files
    for path in sorted(directory.iterdir()):
        if path.name != WORDS and path.stem in used and folder.is_file(path):
            files[f"{PICTURES}/{path.name}"] = path.read_bytes()
    if folder.is_file(directory / WORDS):
        node = _yaml(kit, f"{PICTURES}/{WORDS}", figures)
        if node is not None and isinstance(node.value, dict):
            kept = {name: entry for name, entry in node.value.items() if name in used}
            if kept:
                files[f"{PICTURES}/{WORDS}"] = dumped(Node(kept, 1)).encode()
    return files


def _named_files(kit: Kit, head: Node | None) -> Files:
    """Return the fonts that edition.yaml names."""
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
        "data/data.yaml": "# 版面文字所用的数据，只作留存；文字里已无模板。\n"
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
        _plain(fact.value), fact.unit, fact.period, fact.source,
        fact.parent_name if parent else "", _plain(parent.value) if parent else "",
        _plain(earlier.value) if earlier else "", earlier.period if earlier else "",
    ]  # fmt: skip


def _plain(value: Decimal) -> str:
    made = rounded(value, 12)
    words = f"{made:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
