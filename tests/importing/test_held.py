"""Words that are not printed: counted at the source, and decided on before an edition is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.importing import import_edition
from content.importing.account.counting import lost
from content.importing.blocks import Document, Log, Place
from content.reading.reader import read_edition
from content.reading.undecided import UNDECIDED
from layout.edition.conductor import conduct
from layout.edition.order import Order
from tests.importing.conftest import TODAY, Import
from tests.importing.offices import PARAGRAPHS

COPY = f"# 一条河和七个老板\n\n## 河岸\n\n{PARAGRAPHS[0]}\n\n渡船票价~~五元~~三元。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(COPY, encoding="utf-8")
    import_edition([tmp_path / "a.md"], tmp_path / "edition", today=TODAY)
    return tmp_path / "edition"


def decide(folder: Path, words: str) -> None:
    file = folder / UNDECIDED
    text = file.read_text("utf-8").replace("决定:\n", f"决定: {words}\n")
    file.write_text(text, encoding="utf-8")


def test_each_waits_for_its_decision(folder: Path) -> None:
    (found,) = (f for f in read_edition(folder).findings if f.rule == "undecided")
    assert found.file == UNDECIDED
    assert "决定" in (folder / UNDECIDED).read_text("utf-8").splitlines()[found.line - 1]
    assert found.told.values["held"] == "五元"


def test_build_makes_nothing_until_then(folder: Path) -> None:
    outcome = conduct(Order(folder=folder))
    assert outcome.refusal is not None
    assert not outcome.files


@pytest.mark.parametrize(("words", "ok"), [("不印", True), ("已补", True), ("再说", False)])
def test_what_counts_as_a_decision(folder: Path, words: str, ok: bool) -> None:
    decide(folder, words)
    assert read_edition(folder).ok is ok


def test_an_edition_with_nothing_held_has_no_such_file(imported: Import, tmp_path: Path) -> None:
    imported(a_txt=f"河岸变成客厅\n\u3000\u3000{PARAGRAPHS[0]}\n")
    assert not (tmp_path / "edition" / UNDECIDED).exists()


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_the_count_is_the_files_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """A reader that passes over a paragraph is seen, and what it lost waits for a decision."""
    from content.importing.forms import opening

    def careless(text: str, source: object, log: Log) -> Document:
        read = whole(text, source, log)
        return Document(read.name, read.blocks[:-1])

    reader = "read_plain" if ending == "txt" else "read_markdown"
    whole = getattr(opening, reader)
    monkeypatch.setattr(opening, reader, careless)
    file = tmp_path / f"a.{ending}"
    rows = ["河岸变成客厅", *(f"\u3000\u3000{p}" for p in PARAGRAPHS[:3])]
    file.write_text("\n\n".join(rows), encoding="utf-8")
    report = import_edition([file], tmp_path / "edition", today=TODAY)
    assert report.unaccounted
    assert "五个还在河边上班" in (tmp_path / "edition" / UNDECIDED).read_text("utf-8")
    assert not read_edition(tmp_path / "edition").ok


def test_the_report_begins_with_what_needs_a_decision(folder: Path) -> None:
    text = (folder / "导入说明.md").read_text("utf-8")
    lost = text.index("### 要决定")
    assert lost < text.index("## 改动")
    row = next(line for line in text[lost:].splitlines() if "五元" in line)
    assert "a.md 第7行" in row
    assert "待定.yaml:" in row
    assert "写 不印" in row


def test_radicals_of_a_pdf_are_the_characters_they_stand_for() -> None:
    assert not list(lost([(Place("a.pdf"), "镇里派⻋去拉，县⻓来")], ["镇里派车去拉，县长来"]))
