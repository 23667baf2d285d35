"""Findings as JSON, as SARIF 2.1.0 and as a page in Chinese.

Input: findings, an edition (for titles) and the texts of its files (for columns and the words
around). Output: bytes, the same for the same input.
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

_DOCS = {rule.value: rule for rule in Rule}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: Characters shown on either side of marked words.
AROUND = 22


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Count the open findings by level, and the accepted ones."""
    open_ = [f for f in findings if not f.accepted]
    levels = {level.value: sum(f.severity is level for f in open_) for level in Severity}
    return levels | {"accepted": len(findings) - len(open_)}


def findings_json(findings: Sequence[Finding], sources: Mapping[str, str]) -> bytes:
    """Return findings with their places as JSON."""
    rows = []
    for finding in findings:
        place = region(finding, sources)
        row = finding.model_dump(mode="json")
        row["line"] = place.line if finding.line else 0
        rows.append(row | {"column": place.column, "end_column": place.end_column})
    return _dumped({"counts": counts(findings), "findings": rows})


def findings_sarif(findings: Sequence[Finding], sources: Mapping[str, str]) -> bytes:
    """Return findings as SARIF 2.1.0; accepted ones are suppressed with their reason."""
    ids = sorted({finding.rule for finding in findings})
    rules = [_sarif_rule(name, findings) for name in ids]
    results = [_sarif_result(finding, ids.index(finding.rule), sources) for finding in findings]
    driver = {"name": "special-edition-press", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"EDITION": {"description": {"text": "the edition folder"}}},
        "results": results,
    }
    return _dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(name: str, findings: Sequence[Finding]) -> dict[str, object]:
    rule = _DOCS.get(name)
    entry = HANDBOOK.get(name, Entry(name))
    severity = next(f.severity for f in findings if f.rule == name)
    text = entry.zh + (f"（{entry.source}）" if entry.source else "")
    if entry.faulty:
        text += f" 误：{entry.faulty} 正：{entry.sound}"
    return {
        "id": name,
        "shortDescription": {"text": rule.doc if rule else name},
        "fullDescription": {"text": entry.zh},
        "help": {"text": text},
        "defaultConfiguration": {"level": _SARIF_LEVELS[severity]},
    }


def _sarif_result(finding: Finding, index: int, sources: Mapping[str, str]) -> dict[str, object]:
    place = region(finding, sources)
    span: dict[str, object] = {"startLine": place.line}
    if place.column:
        span |= {
            "startColumn": place.column,
            "endColumn": place.end_column,
            "snippet": {"text": finding.words},
        }
    remedy = f" 处理：{finding.remedy}" if finding.remedy else ""
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message + remedy},
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
    place: Region
    before: str
    words: str
    after: str
    rule: str
    source: str


@dataclass(frozen=True)
class Group:
    """The findings of one article or file."""

    title: str
    file: str
    rows: tuple[Row, ...]


def findings_html(
    findings: Sequence[Finding], edition: Edition | None, sources: Mapping[str, str]
) -> bytes:
    """Return a page of the findings, grouped by article, in the edition's order."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    page = environment.get_template("findings.html.j2").render(
        title=_title(edition),
        date=edition.paper.date.isoformat() if edition else "",
        counts=counts(findings),
        groups=_groups(findings, edition, sources),
    )
    return page.encode("utf-8")


def _title(edition: Edition | None) -> str:
    return f"《{edition.paper.name}》{edition.headline.title}" if edition else "特刊"


def _groups(
    findings: Sequence[Finding], edition: Edition | None, sources: Mapping[str, str]
) -> tuple[Group, ...]:
    titles = {EDITION: "报头、标题、导语"}
    if edition:
        titles |= {file_of(a.file, edition.folder): a.title for a in edition.articles}
        figures = [f for a in edition.articles for f in a.figures]
        figures += [edition.band] if edition.band else []
        for figure in figures:
            named = f"图表：{figure.title}"
            titles |= {f"figures/{figure.id}.yaml": named, figure.items_file: named}
    titles["pictures/pictures.yaml"] = "图片说明"
    files = sorted({f.file for f in findings}, key=lambda n: (_place(n, list(titles)), n))
    return tuple(
        Group(
            titles.get(file, file),
            file,
            tuple(_row(f, sources) for f in findings if f.file == file),
        )
        for file in files
    )


def _place(file: str, order: Sequence[str]) -> int:
    return order.index(file) if file in order else len(order)


def _row(finding: Finding, sources: Mapping[str, str]) -> Row:
    place = region(finding, sources)
    before = after = ""
    if place.column:
        row = sources[finding.file].split("\n")[place.line - 1]
        start, end = place.column - 1, place.end_column - 1
        before = ("…" if start > AROUND else "") + row[max(0, start - AROUND) : start]
        after = row[end : end + AROUND] + ("…" if len(row) > end + AROUND else "")
    entry = HANDBOOK.get(finding.rule, Entry(finding.rule))
    return Row(
        finding, LEVELS[finding.severity], place, before, finding.words, after, entry.zh,
        entry.source,
    )  # fmt: skip


def _dumped(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
