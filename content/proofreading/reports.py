"""Findings as JSON, as SARIF 2.1.0 and as a page.

Input: findings, an edition (for titles), the texts of its files (for columns and the words
around), and the language. Output: bytes, the same for the same input.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.model import Edition, Finding, Severity
from content.proofreading.handbook import HANDBOOK, Entry
from content.proofreading.place import Region, region
from content.proofreading.view import EDITION, file_of
from content.source.rules import Rule
from content.words import Language, Said, Words

_DOCS = {rule.value: rule for rule in Rule}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: The pages' languages as HTML names them.
_LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
#: Characters shown on either side of marked words.
AROUND = 22


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Count the open findings by level, and the accepted ones."""
    open_ = [f for f in findings if not f.accepted]
    levels = {level.value: sum(f.severity is level for f in open_) for level in Severity}
    return levels | {"accepted": len(findings) - len(open_)}


def findings_json(findings: Sequence[Finding], sources: Mapping[str, str], words: Words) -> bytes:
    """Return findings with their places as JSON: each with its code, its sentence, its remedy."""
    rows = [_json_row(finding, region(finding, sources), words) for finding in findings]
    return _dumped({"counts": counts(findings), "findings": rows})


def _json_row(finding: Finding, place: Region, words: Words) -> dict[str, object]:
    said = words.say(finding.told)
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "code": finding.told.code,
        "file": finding.file,
        "line": place.line if finding.line else 0,
        "column": place.column,
        "end_column": place.end_column,
        "field": finding.field,
        "message": said.text,
        "remedy": said.remedy,
        "words": finding.words,
        "accepted": finding.accepted,
    }


def findings_sarif(findings: Sequence[Finding], sources: Mapping[str, str], words: Words) -> bytes:
    """Return findings as SARIF 2.1.0; accepted ones are suppressed with their reason."""
    ids = sorted({finding.rule for finding in findings})
    rules = [_sarif_rule(name, findings, words) for name in ids]
    results = [
        _sarif_result(finding, ids.index(finding.rule), sources, words) for finding in findings
    ]
    driver = {"name": "special-edition-press", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"EDITION": {"description": {"text": "the edition folder"}}},
        "results": results,
    }
    return _dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(name: str, findings: Sequence[Finding], words: Words) -> dict[str, object]:
    rule = _DOCS.get(name)
    entry = HANDBOOK.get(name, Entry(name))
    severity = next(f.severity for f in findings if f.rule == name)
    about = entry.zh if words.language is Language.ZH or rule is None else rule.doc
    text = words.text("findings.rule-source", about=about, source=entry.source)
    if not entry.source:
        text = about
    if entry.faulty:
        text += words.text("findings.rule-example", faulty=entry.faulty, sound=entry.sound)
    return {
        "id": name,
        "shortDescription": {"text": words.text(f"rule.{name}")},
        "fullDescription": {"text": about},
        "help": {"text": text},
        "defaultConfiguration": {"level": _SARIF_LEVELS[severity]},
    }


def _sarif_result(
    finding: Finding, index: int, sources: Mapping[str, str], words: Words
) -> dict[str, object]:
    place = region(finding, sources)
    span: dict[str, object] = {"startLine": place.line}
    if place.column:
        span |= {
            "startColumn": place.column,
            "endColumn": place.end_column,
            "snippet": {"text": finding.words},
        }
    text, remedy = words.say(finding.told)
    if remedy:
        text += " " + words.text("findings.remedy", remedy=remedy)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.file), "uriBaseId": "EDITION"},
                    "region": span,
                }
            }
        ],
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result


@dataclass(frozen=True)
class Row:
    """One finding as the page shows it: the words marked in what stands around them."""

    finding: Finding
    level: str
    said: Said
    place: Region
    before: str
    words: str
    after: str
    source: str


@dataclass(frozen=True)
class Group:
    """The findings of one article or file."""

    title: str
    file: str
    rows: tuple[Row, ...]


def findings_html(
    findings: Sequence[Finding],
    edition: Edition | None,
    sources: Mapping[str, str],
    words: Words,
) -> bytes:
    """Return a page of the findings, grouped by article, in the edition's order."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("findings.html.j2").render(
        title=_title(edition, words),
        date=edition.paper.date.isoformat() if edition else "",
        counts=counts(findings),
        groups=_groups(findings, edition, sources, words),
        language=_LANGUAGES[words.language],
        text=words.text,
    )
    return page.encode("utf-8")


def _title(edition: Edition | None, words: Words) -> str:
    if edition is None:
        return words.text("findings.an-edition")
    return f"《{edition.paper.name}》{edition.headline.title}"


def _groups(
    findings: Sequence[Finding],
    edition: Edition | None,
    sources: Mapping[str, str],
    words: Words,
) -> tuple[Group, ...]:
    titles = {EDITION: words.text("findings.opening")}
    if edition:
        titles |= {file_of(a.file, edition.folder): a.title for a in edition.articles}
        figures = [f for a in edition.articles for f in a.figures]
        figures += [edition.band] if edition.band else []
        for figure in figures:
            named = words.text("findings.chart", title=figure.title)
            titles |= {f"figures/{figure.id}.yaml": named, figure.items_file: named}
    titles["pictures/pictures.yaml"] = words.text("findings.captions")
    files = sorted({f.file for f in findings}, key=lambda n: (_place(n, list(titles)), n))
    return tuple(
        Group(
            titles.get(file, file),
            file,
            tuple(_row(f, sources, words) for f in findings if f.file == file),
        )
        for file in files
    )


def _place(file: str, order: Sequence[str]) -> int:
    return order.index(file) if file in order else len(order)


def _row(finding: Finding, sources: Mapping[str, str], words: Words) -> Row:
    place = region(finding, sources)
    before = after = ""
    if place.column:
        row = sources[finding.file].split("\n")[place.line - 1]
        start, end = place.column - 1, place.end_column - 1
        before = ("…" if start > AROUND else "") + row[max(0, start - AROUND) : start]
        after = row[end : end + AROUND] + ("…" if len(row) > end + AROUND else "")
    entry = HANDBOOK.get(finding.rule, Entry(finding.rule))
    level = "accepted" if finding.accepted else finding.severity.value
    return Row(
        finding,
        words.text(f"findings.{level}"),
        words.say(finding.told),
        place,
        before,
        finding.words,
        after,
        entry.source,
    )


def _dumped(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
