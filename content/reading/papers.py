"""Papers' files (报纸文件): what a paper's editions have in common → under what an edition says.

Input: the tree of `edition.yaml` with its `paper_file`. Output: the same tree with the fields of
`content/papers/NAME.yaml` that it leaves out; of `paper`, `fit` and `inks` each field apart. These
files belong to the program, as looks do: an edition names one and opens none outside its folder.
"""

from __future__ import annotations

from pathlib import Path

from content.model.named import named_files
from content.source.fields import PaperFile
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml

PAPERS = Path(__file__).resolve().parents[1] / "papers"
#: Fields of which each part is an edition's or its paper's by itself.
PARTED = ("paper", "fit", "inks")


def paper_file(name: str) -> Path:
    """Return the file of a paper that has one."""
    return PAPERS / f"{name}.yaml"


def with_paper(node: Node, findings: Findings, file: str, papers: Path = PAPERS) -> Node:
    """Return an edition's tree over that of the paper which it names; faults of both are told."""
    named = node.get("paper_file")
    if named is None or not isinstance(named.value, str) or not isinstance(node.value, dict):
        return node
    name, known = named.value, named_files(papers, ".yaml")
    if name not in known:
        findings.add(
            Rule.UNKNOWN_REFERENCE,
            "read.no-paper-file",
            file=file,
            line=node.line_of(("paper_file",)),
            field="paper_file",
            name=printable(name),
            known=known,
        )
        return node
    own, before = f"papers/{name}.yaml", len(findings.all())
    text = (papers / f"{name}.yaml").read_text(encoding="utf-8")
    paper = read_yaml(text, findings, file=own)
    if paper is not None:
        checked(PaperFile, paper, findings, file=own)
    if paper is None or len(findings.all()) > before or not isinstance(paper.value, dict):
        return node  # what is wrong in it is told once, in its own file
    return _over(node, paper, PARTED)


def _over(node: Node, paper: Node, parted: tuple[str, ...] = ()) -> Node:
    """Return a mapping with the entries of another that it leaves out."""
    assert isinstance(node.value, dict) and isinstance(paper.value, dict)
    entries = dict(node.value)
    for key, (_, value) in paper.value.items():
        line, own = entries.get(key, (0, None))
        if own is None or own.value is None:
            entries[key] = 0, _placeless(value)
        elif key in parted and isinstance(own.value, dict) and isinstance(value.value, dict):
            entries[key] = line, _over(own, value)
    return Node(entries, node.line, node.text_line)


def _placeless(node: Node) -> Node:
    """Return a tree without lines: they are another file's."""
    if isinstance(node.value, dict):
        return Node({key: (0, _placeless(one)) for key, (_, one) in node.value.items()}, 0)
    if isinstance(node.value, list):
        return Node([_placeless(one) for one in node.value], 0)
    return Node(node.value, 0)
