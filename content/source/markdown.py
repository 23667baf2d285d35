"""Markdown and HTML that an edition's copy does not have, and that would be printed as typed.

Input: a row of copy. Output: a finding for each kind of mark in it.
"""

from __future__ import annotations

import re

from content.source.findings import Findings, printable
from content.source.rules import Rule

_UNSUPPORTED = re.compile(
    r"^#(?!#)\s|^#{5,}\s|^\s*[-*+]\s|^\s*(?:```|~~~|\||:::)"
    r"|!?\[[^\]\n]{0,200}\]\([^)\n]{0,200}\)|\*\*|__|`|<[A-Za-z/!][^>\n]{0,200}>"
    r"|(?<!\*)\*[^*\s][^*\n]{0,80}\*(?!\*)|&(?:[A-Za-z]{2,8}|#\d{1,6});"
)


def note_markdown(row: str, findings: Findings, *, file: str, line: int, field: str = "") -> None:
    """Note what is no mark of copy; the same mark once a row, a tag not again where it closes.

    `1. ` is none: it is the number that the copy counts by, and printed so.
    """
    found = _UNSUPPORTED.finditer(row)
    marks = {mark[0].strip(): None for mark in found}
    for mark in marks:
        if mark.startswith("</") and any(one.startswith("<" + mark[2:-1]) for one in marks):
            continue
        findings.add(
            Rule.MARKDOWN_UNSUPPORTED,
            "read.markdown",
            file=file,
            line=line,
            field=field,
            mark=printable(mark),
        )
