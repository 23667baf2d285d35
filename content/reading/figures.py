"""The charts of an edition, as data.

Input: `figures/*.yaml`, each with its values under `items` or in a `.csv` beside it.
Output: `Figure` objects by name. Whether the copy states the values is `content.checking.checks`'
business.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from content.model import Datum, DatumWords, Figure, Place
from content.reading.charting import kind_for
from content.reading.geojson import places
from content.source.fields import FigureSource
from content.source.findings import Findings
from content.source.folder import EditionFolder, id_of
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml
from content.words import Message

SUB = "figures"
ENDINGS = frozenset({".yaml", ".yml"})
ITEMS = 200


def load_figures(folder: EditionFolder) -> dict[str, Figure]:
    """Return all charts of an edition folder by name."""
    figures: dict[str, Figure] = {}
    for path in folder.listing(SUB, ENDINGS):
        if id_of(path) in figures:
            folder.findings.add(
                Rule.DUPLICATE_ID, "read.charts-of-one-name", file=folder.name(path), name=path.stem
            )
            continue
        figure = _figure(path, folder)
        if figure is not None:
            figures[id_of(path)] = figure
    return figures


def figure_id(written: str) -> str:
    """Return a figure's name from `jobs`, `jobs.yaml` or `figures/jobs.yaml`."""
    name = written.removeprefix("./").removeprefix(f"{SUB}/")
    return name[: -len(end)] if (end := Path(name).suffix).lower() in ENDINGS else name


def _figure(path: Path, folder: EditionFolder) -> Figure | None:
    findings, file = folder.findings, folder.name(path)
    text = folder.text(path)
    node = read_yaml(text, findings, file=file) if text is not None else None
    node = folder.filling.chart(node, file) if node else None
    if node is None:
        return None
    nodes: list[Node] = []
    items_file = file
    items = node.get("items")
    head = node
    if items is not None and isinstance(node.value, dict) and isinstance(items.value, list):
        nodes = items.value
        head = Node({k: v for k, v in node.value.items() if k != "items"}, node.line)
    source = checked(FigureSource, head, findings, file=file)
    if source is None:
        return None
    if source.data:
        line = node.line_of(("data",))
        if nodes:
            findings.add(Rule.BAD_VALUE, "read.values-twice", file=file, line=line, field="data")
        table = folder.inside(source.data, under=SUB, file=file, line=line, field="data")
        rows = table_nodes(table, folder) if table is not None else None
        if table is not None and rows is not None:
            items_file = folder.name(table)
            nodes = [folder.filling.node(item, items_file) for item in rows]
        elif not nodes:
            return None
    if len(nodes) > ITEMS:
        findings.add(
            Rule.TOO_MANY, "read.too-many-values", file=items_file, count=len(nodes), most=ITEMS
        )
    data = [
        Datum(**dict(words), line=item.line)
        for index, item in enumerate(nodes[:ITEMS])
        if (words := checked(DatumWords, item, findings, file=items_file, prefix=f"items[{index}]"))
    ]
    if not data:
        _no_items(findings, file, node)
        return None
    written = {k: v for k, v in source if k not in ("items", "data", "map")}
    if head.get("kind") is None:
        written["kind"], why = kind_for(data, bool(source.map), source.total)
        findings.add(
            Rule.FIGURE_KIND,
            "read.kind-chosen",
            file=file,
            line=node.line,
            field="kind",
            chart=source.title,
            kind=str(written["kind"]),
            why=why,
        )
    if source.map:
        written["places"] = _map(source.map, node, folder, file)
    table_file = items_file if items_file != file else ""
    return Figure(
        id=id_of(path), line=node.line, items=tuple(data), table_file=table_file, **written
    )


def _map(name: str, node: Node, folder: EditionFolder, file: str) -> tuple[Place, ...]:
    """Return the places of a map's file; none, with a finding, where it cannot be read."""
    line = node.line_of(("map",))
    path = folder.inside(name, under=SUB, file=file, line=line, field="map")
    text = folder.text(path) if path is not None else None
    found = places(text) if text is not None else ()
    if isinstance(found, Message):
        told = folder.name(path) if path is not None else name
        folder.findings.add(Rule.BAD_VALUE, "read.geojson", file=told, field="map", why=found)
        return ()
    return found


def _no_items(findings: Findings, file: str, node: Node) -> None:
    findings.add(
        Rule.MISSING_FIELD,
        "read.no-values",
        file=file,
        line=node.line_of(("items",)),
        field="items",
    )


def table_nodes(path: Path, folder: EditionFolder) -> list[Node] | None:
    """Return a table's rows as nodes, checked as `items` are; None: the table cannot be read."""
    file = folder.name(path)
    if path.suffix.lower() != ".csv":
        folder.findings.add(Rule.BAD_CSV, "read.no-csv", file=file)
        return None
    text = folder.text(path)
    if text is None:
        return None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    nodes: list[Node] = []
    try:
        columns = [column.strip() for column in next(rows, [])]
        line = rows.line_num + 1
        for row in rows:
            cells = [cell.strip() for cell in row]
            if any(cells) and len(nodes) <= ITEMS:
                if len(cells) > len(columns):
                    folder.findings.add(
                        Rule.BAD_CSV,
                        "read.cells",
                        file=file,
                        line=line,
                        cells=len(cells),
                        columns=len(columns),
                    )
                entries = {
                    column: (line, Node(cell or None, line))
                    for column, cell in zip(columns, cells, strict=False)
                }
                nodes.append(Node(entries, line))
            line = rows.line_num + 1
    except csv.Error as error:
        folder.findings.add(
            Rule.BAD_CSV, "read.table-unreadable", file=file, line=rows.line_num, why=str(error)
        )
    return nodes
