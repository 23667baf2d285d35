"""Copy with an editor's queries in CriticMarkup.

Input: a stretch of copy as written. Output: the words as they are printed, and the queries
with their place among them. `{==words==}{>>note<<}` is printed and queried,
`{--words--}{>>note<<}` is held from print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from content.model import Query
from content.source.findings import Findings, printable
from content.source.rules import Rule
from fonts.chinese.characters import WIDE

_TOKEN = re.compile(r"\{==|==\}|\{--|--\}|\{>>|<<\}|\{\+\+|\+\+\}|\{~~|~~\}")
_CLOSE = {"{==": "==}", "{--": "--}"}
#: Of one stretch of copy, no more faulty marks than these are told.
MOST = 20
_UNSUPPORTED = frozenset({"{++", "++}", "{~~", "~~}"})

#: Characters beside which a line of the source is joined without a space.
_WIDE = re.compile(f"[{WIDE}]")


@dataclass(frozen=True)
class Printed:
    """Words as printed, and the queries about them."""

    text: str
    queries: tuple[Query, ...] = ()


class _OneLine:
    """Text with its line ends taken out, and where each place of the source has gone."""

    def __init__(self, raw: str) -> None:
        self._sources: list[int] = []
        self._starts: list[int] = []
        self.text = ""
        source, parts, length, last = 0, [], 0, ""
        for row in raw.replace("\t", " ").split("\n"):
            words = row.strip()
            if words and last and not (_WIDE.match(last) or _WIDE.match(words)):
                parts.append(" ")
                length += 1
            self._sources.append(source + len(row) - len(row.lstrip()))
            self._starts.append(length)
            parts.append(words)
            length += len(words)
            last = words[-1:] or last
            source += len(row) + 1
        self.text = "".join(parts)

    def place(self, source: int) -> int:
        """Return where a place of the source stands in the text."""
        row = max(0, bisect_right(self._sources, source) - 1)
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self.text)
        return min(self._starts[row] + max(0, source - self._sources[row]), end)


def joined(text: str) -> str:
    """Return text in one line: line ends beside Han vanish, others become a space."""
    return _OneLine(text).text


def read_copy(
    raw: str, findings: Findings, *, file: str, line: int = 1, field: str = ""
) -> Printed:
    """Divide a stretch of copy into what is printed and what is asked.

    Args:
        raw: the copy as written, line ends included.
        findings: where faults go.
        file: name of the file, for findings.
        line: line of the file on which the copy begins.
        field: field that holds the copy, for findings.
    """
    tokens = list(_TOKEN.finditer(raw))
    printed = ""
    marked: list[tuple[int, str, str, bool, int]] = []  # place, words, note, held, line
    at = index = counted = complaints = 0
    here = line
    while index < len(tokens):
        token = tokens[index]
        printed += raw[at : token.start()]
        here += raw.count("\n", counted, token.start())
        counted = token.start()
        group = tokens[index : index + 4]
        close = _CLOSE.get(token[0])
        if (
            len(group) == 4
            and [t[0] for t in group[1:]] == [close, "{>>", "<<}"]
            and group[1].end() == group[2].start()
        ):
            words = raw[token.end() : group[1].start()]
            note = raw[group[2].end() : group[3].start()]
            held = token[0] == "{--"
            marked.append((len(printed), words, note, held, here))
            printed += "" if held else words
            at = group[3].end()
            index += 4
            continue
        complaints += 1
        if complaints <= MOST:
            _complain(token[0], raw[token.end() : token.end() + 20], findings, file, here, field)
        at = token.end()
        index += 1
    printed += raw[at:]

    whole = _OneLine(printed)
    queries = tuple(
        Query(
            text=joined(words), note=joined(note), held=held, line=where, offset=whole.place(place)
        )
        for place, words, note, held, where in marked
    )
    return Printed(whole.text, queries)


def _complain(token: str, after: str, findings: Findings, file: str, line: int, field: str) -> None:
    if token in _UNSUPPORTED:
        findings.add(
            Rule.CRITIC_UNSUPPORTED,
            "read.query-unsupported",
            file=file,
            line=line,
            field=field,
            mark=token,
        )
        return
    findings.add(
        Rule.CRITIC_UNPAIRED,
        "read.query-unpaired",
        file=file,
        line=line,
        field=field,
        mark=token,
        after=printable(after, 12),
    )
