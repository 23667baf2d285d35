"""The audit's own command: a PDF → a table in the language of whoever asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.words import Language, Words
from layout.judge.audit.__main__ import FAULTS, FIGURES, main
from tests.audit.pages import clean
from tests.audit.test_audit import look, small_print


def asked(pdf: bytes, folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what the command says of a file, without the table's frame, and its exit code."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    code = main([str(file), *words])
    return f"{code} " + re.sub(r"[\s─-╿]", "", capsys.readouterr().out)


@pytest.mark.parametrize("language", Language)
def test_faults_are_told_in_one_language(
    language: Language,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    pdf = small_print().pdf()
    said = asked(pdf, tmp_path, capsys, "--lang", language.value)
    words = Words(language)
    report = look(small_print())
    assert said.startswith("1 ")
    for code in (*FIGURES, *FAULTS):
        assert re.sub(r"\s", "", words.text(code)) in said, code
    for fault in report.faults:
        assert re.sub(r"\s", "", words.text(f"audit.{fault.code.value}")) in said
        assert re.sub(r"\s", "", words.text(fault.told)) in said
    other = Words(next(one for one in Language if one is not language))
    assert other.text("audit.table") not in said


def test_chinese_where_the_locale_names_no_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = asked(clean().pdf(), tmp_path, capsys, "--profile", "tabloid")
    assert said.startswith("0 ") and "没有发现疵点" in said
