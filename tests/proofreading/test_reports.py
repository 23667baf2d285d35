"""Acceptances, places and reports of a whole folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from bench.proofreading import DAMAGES, LUSONG, bare_lusong, findings_of, told
from bench.told import CHINESE, ENGLISH
from content.model import Finding, Severity
from content.proofreading.acceptance import acceptable
from content.proofreading.place import region, sources_of
from content.proofreading.reports import counts, findings_html, findings_json, findings_sarif
from content.reading.reader import ReadResult, read_edition
from content.source.rules import Rule
from content.words import message


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare_lusong(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="module")
def result(bare: Path) -> ReadResult:
    return read_edition(bare)


def test_the_known_damages_are_found_and_nothing_else(result: ReadResult) -> None:
    assert [damage for damage in DAMAGES if not told(damage, result.findings)] == []
    assert len(result.findings) <= len(DAMAGES) + 3


def test_the_queried_edition_is_clean() -> None:
    edition = read_edition(LUSONG).edition
    assert edition is not None
    assert findings_of(edition) == ()


def accepted(folder: Path, tmp_path: Path, *entries: str) -> ReadResult:
    copied = tmp_path / "accepted"
    shutil.copytree(folder, copied)
    path = copied / "edition.yaml"
    lines = "".join(f"  - {entry}\n" for entry in entries)
    path.write_text(path.read_text(encoding="utf-8") + f"accepted:\n{lines}", encoding="utf-8")
    return read_edition(copied)


def test_an_accepted_finding_keeps_its_reason(bare: Path, tmp_path: Path) -> None:
    found = accepted(
        bare, tmp_path, "{rule: doubled-words, words: 队伍, reason: 原文如此}"
    ).findings
    assert [f.accepted for f in found if f.rule == "doubled-words"] == ["原文如此"]
    assert counts(found) == {"error": 0, "warning": 3, "hint": 0, "accepted": 1}


def test_an_acceptance_that_meets_nothing_or_what_cannot_be_accepted(
    bare: Path, tmp_path: Path
) -> None:
    found = accepted(
        bare,
        tmp_path,
        "{rule: year-count, reason: 无}",
        "{rule: path-escape, reason: 无}",
        "{rule: no-such-rule, reason: 无}",
    ).findings
    told_of = [(f.rule, f.field) for f in found if f.file == "edition.yaml"]
    assert told_of == [
        ("acceptance-unused", "accepted[0]"),
        ("acceptance-refused", "accepted[1]"),
        ("acceptance-refused", "accepted[2]"),
    ]
    assert all(f.line for f in found if f.file == "edition.yaml")


def test_only_faults_of_copy_can_be_accepted() -> None:
    assert acceptable(Rule.WEEKDAY_WRONG)
    assert acceptable(Rule.PICTURE_CREDIT)
    for rule in (Rule.PATH_ESCAPE, Rule.PICTURE_UNSAFE, Rule.YAML_TAG, Rule.ACCEPTANCE_UNUSED):
        assert not acceptable(rule)


def test_an_accepted_error_stands_in_nobody_s_way(bare: Path, tmp_path: Path) -> None:
    path = bare / "articles" / "note.md"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text + "\n2月30日，路通了。\n", encoding="utf-8")
        assert not read_edition(bare).ok
        entry = "{rule: date-impossible, file: articles/note.md, reason: 民间戏称}"
        assert accepted(bare, tmp_path, entry).ok
    finally:
        path.write_text(text, encoding="utf-8")


def test_words_are_placed_to_the_character() -> None:
    finding = Finding(
        severity=Severity.WARNING,
        rule="doubled-words",
        file="a.md",
        line=2,
        told=message("proofread.placeholder", words=""),
        words="队伍队伍",
    )
    sources = {"a.md": "---\n第一行，\n加强队伍队伍。\n\n队伍队伍\n"}
    assert region(finding, sources).line == 3
    assert (region(finding, sources).column, region(finding, sources).end_column) == (3, 7)
    gone = finding.model_copy(update={"words": "没有的话"})
    assert (region(gone, sources).line, region(gone, sources).column) == (2, 0)


def test_no_file_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "edition").mkdir()
    told = message("proofread.placeholder", words="")
    finding = Finding(severity=Severity.HINT, rule="x", file="../secret.txt", told=told)
    assert sources_of((finding,), tmp_path / "edition") == {}


def test_json(bare: Path, result: ReadResult) -> None:
    sources = sources_of(result.findings, bare)
    for words in (CHINESE, ENGLISH):
        made = json.loads(findings_json(result.findings, sources, words))
        assert made["counts"]["warning"] == len(made["findings"])
        rows = [(row["code"], row["message"], row["remedy"]) for row in made["findings"]]
        assert rows == [(f.told.code, *words.say(f.told)) for f in result.findings]
        assert all(all(row) for row in rows)
    for row in made["findings"]:
        line = sources[row["file"]].split("\n")[row["line"] - 1]
        assert line[row["column"] - 1 : row["end_column"] - 1] == row["words"]


def test_sarif(bare: Path, result: ReadResult) -> None:
    """The properties that SARIF 2.1.0 requires, and what viewers need (3.27, 3.28, 3.49)."""
    made = json.loads(findings_sarif(result.findings, sources_of(result.findings, bare), CHINESE))
    assert made["version"] == "2.1.0"
    (run,) = made["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert len(run["results"]) == len(result.findings)
    for found in run["results"]:
        rule = rules[found["ruleIndex"]]
        assert rule["id"] == found["ruleId"]
        assert rule["help"]["text"]
        assert found["level"] in ("error", "warning", "note")
        assert found["message"]["text"]
        place = found["locations"][0]["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["endColumn"] > place["region"]["startColumn"] >= 1


def test_the_page_marks_the_words_and_escapes_them(bare: Path, result: ReadResult) -> None:
    hostile = Finding(
        severity=Severity.ERROR,
        rule="<b>x",
        file="a<b>.md",
        told=message("proofread.wrong-word", words="<script>alert(1)</script>", right="<i>"),
        words="<img src=x>",
        accepted="",
    )
    sources = sources_of(result.findings, bare)
    found = (*result.findings, hostile)
    data = findings_html(found, result.edition, sources, CHINESE)
    assert data == findings_html(found, result.edition, sources, CHINESE)
    english = findings_html(found, result.edition, sources, ENGLISH)
    assert b'lang="en"' in english and b"Proofreading report" in english
    page = html.fromstring(data.decode("utf-8"))
    assert page.get("lang") == "zh-CN"
    marked = {mark.text_content() for mark in page.iter("mark")}
    assert {"队伍队伍", "2186栋、38万户"} <= marked
    assert not list(page.iter("script", "img", "link"))
    assert len(list(page.iter("h1"))) == 1
    heads = {head.get("id") for head in page.iter("h2")}
    assert {section.get("aria-labelledby") for section in page.iter("section")} == heads
    assert b"http" not in data


def test_a_page_without_findings() -> None:
    assert "没有发现问题" in findings_html((), None, {}, CHINESE).decode("utf-8")
