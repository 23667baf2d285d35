"""A YAML file that describes a page format or a look → what it describes, or every fault in it.

Input: the file and the type that it is read as; the name is the file's. Output: the value, or a
`ContentError` of all that is wrong, each fault with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from content.source.findings import Findings
from content.source.validate import faults_by_line, findings_by_line
from content.source.yamltree import read_yaml
from content.words import Message, reason
from layout.page.errors import ContentError

T = TypeVar("T")


def read_described(
    path: Path, kind: type[T], wrong: str, faults: Callable[[T], Iterable[Message]]
) -> T:
    """Return what a file describes.

    Args:
        path: the file.
        kind: the dataclass it is read as.
        wrong: code of what is said where something in it is wrong.
        faults: what is wrong with a value that has the right fields.

    Raises:
        ContentError: it cannot be read, or something in it is wrong.
    """
    findings = Findings()
    try:
        node = read_yaml(path.read_text(encoding="utf-8"), findings, file=path.name)
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise ContentError("page.unreadable", file=path.name, why=why) from error
    if node is None:
        raise ContentError(wrong, file=path.name, faults=findings_by_line(findings))
    plain = node.plain()
    fields = plain if isinstance(plain, dict) else {}
    try:
        made = TypeAdapter(kind).validate_python({"name": path.stem, **fields}, extra="forbid")
    except ValidationError as error:
        told = faults_by_line(error, node, kind)
        raise ContentError(wrong, file=path.name, faults=told) from None
    if found := tuple(faults(made)):
        raise ContentError(wrong, file=path.name, faults=found)
    return made
