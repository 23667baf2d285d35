"""Words that an import held back (`待定.yaml`): each must be decided before an edition is printed.

Input: an edition folder. Output: a finding for each entry without a decision, with its line.
"""

from __future__ import annotations

from content.source.findings import printable
from content.source.folder import EditionFolder
from content.source.rules import Rule
from content.source.yamltree import Node, read_yaml
from content.words import message

UNDECIDED = "待定.yaml"
#: Names of fields, and the decisions that there are: not to be printed, put into the copy.
_WORDS, _DECISION = ("文字", "words"), ("决定", "decision")
DECISIONS = frozenset({"不印", "已补", "leave out", "added"})


def note_undecided(folder: EditionFolder) -> None:
    """Add a finding for each entry that waits for its decision."""
    path = folder.root / UNDECIDED
    if not path.is_file():
        return
    text = folder.text(path)
    if text is None or not any(row.lstrip().startswith("-") for row in text.split("\n")):
        return
    node = read_yaml(text, folder.findings, file=UNDECIDED)
    entries = node.value if node is not None and isinstance(node.value, list) else []
    for entry in entries:
        decision = _field(entry, _DECISION)
        if decision in DECISIONS:
            continue
        held = printable(_field(entry, _WORDS))
        told = message("read.undecided", held=held)
        if decision:
            told = message("read.decision-unknown", held=held, decision=printable(decision))
        lines = (entry.line_of((name,)) for name in _DECISION if entry.get(name))
        line = next(lines, entry.line)
        folder.findings.add(Rule.UNDECIDED, told, file=UNDECIDED, line=line, field=_DECISION[0])


def _field(entry: Node, names: tuple[str, ...]) -> str:
    for name in names:
        node = entry.get(name)
        if node is not None and isinstance(node.value, str):
            return node.value.strip()
    return ""
