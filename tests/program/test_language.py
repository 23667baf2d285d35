"""Every command speaks one language: that of `--lang`, else the locale's, else Chinese."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

import pytest

import build_pdf
from content.words.language import VARIABLES
from tests.preflight.build import press_file

HAN = re.compile("[\u4e00-\u9fff]")
#: Commands that end soon, refused or not, with nothing in what they are given that is Chinese.
REFUSED = (
    ("build", "nowhere"),
    ("build", "--only", "poster"),
    ("check", "nowhere"),
    ("check", "--jsno", "a.json"),
    ("new", "new"),
    ("new", "new", "--district", "x" * 21, "--paper", "x"),
    ("import", "nothing"),
    ("import", "nothing.txt", "new"),
    ("merge", "nowhere"),
    ("preflight", "nothing.pdf"),
    ("preflight", "no.pdf"),
    ("serve", "nowhere"),
    ("archive", "empty"),
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the commands are run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.pdf").write_bytes(b"no PDF")
    return tmp_path


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_a_refusal_is_in_one_language(
    words: tuple[str, ...], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_pdf.main([*words, "--lang", "en"]) == 2
    english = "".join(capsys.readouterr())
    assert english.startswith("error: ") and "\nremedy: " in english
    assert not HAN.search(english)
    assert build_pdf.main([*words, "--lang", "zh"]) == 2
    chinese = "".join(capsys.readouterr())
    assert chinese.startswith("错误：") and "\n改法：" in chinese
    assert build_pdf.main(words) == 2
    assert "".join(capsys.readouterr()) == chinese  # the locale says nothing


def test_the_locale_decides_where_no_option_does(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stated, begins in (("en_GB.UTF-8", "error: "), ("zh_CN.UTF-8", "错误："), ("C", "错误：")):
        monkeypatch.setenv("LC_MESSAGES", stated)
        assert build_pdf.main(["check", "nowhere"]) == 2
        assert capsys.readouterr().err.startswith(begins)


def test_a_preflight_has_no_word_of_the_other_language(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All checks, with what they ask and what was measured."""
    (desk / "file.pdf").write_bytes(press_file())
    assert build_pdf.main(["preflight", "file.pdf", "--lang", "en"]) in (0, 4)
    assert not HAN.search(capsys.readouterr().out)
    assert build_pdf.main(["preflight", "file.pdf"]) in (0, 4)
    shown = capsys.readouterr().out
    assert not re.search(r"\b(none|not measured|objects|strings|every page|of \d+)\b", shown)
