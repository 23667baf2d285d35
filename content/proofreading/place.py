"""Where exactly words stand in a source file.

Input: findings and the text of the files they are in. Output: line and column of the words,
for reports that mark them. A paragraph may run over several lines; a finding knows the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.model import Finding

#: Lines after a finding's own in which its words are looked for.
REACH = 40
_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class Region:
    """A stretch of one line, 1-based; column 0: the line as a whole."""

    line: int
    column: int = 0
    end_column: int = 0


def region(finding: Finding, sources: Mapping[str, str]) -> Region:
    """Return where a finding's words stand, as exactly as the file tells."""
    line = max(finding.line, 1)
    rows = sources.get(finding.file, "").split("\n")
    if finding.words:
        for number in range(line, min(line + REACH, len(rows) + 1)):
            row = rows[number - 1]
            if number > line and not row.strip() and finding.file.endswith(".md"):
                break  # the end of the paragraph
            at = row.find(finding.words)
            if at >= 0:
                return Region(number, at + 1, at + 1 + len(finding.words))
    return Region(line)


def sources_of(findings: Iterable[Finding], folder: Path) -> dict[str, str]:
    """Read the files that findings are in, where they lie in the folder and are texts."""
    root = folder.resolve()
    found: dict[str, str] = {}
    for name in sorted({finding.file for finding in findings}):
        path = (root / name).resolve()
        try:
            if path.is_relative_to(root) and path.is_file() and path.stat().st_size <= _BYTES:
                found[name] = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError):
            continue
    return found
