"""Checking without building, wrong options, and how soon the program answers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.told import chinese
from layout.banners.catalogue import names
from layout.edition.reading import read
from layout.page.designs import BANNERS
from tests.program.conftest import EDITIONS, ROOT, here, program

HEAVY = {"weasyprint", "matplotlib", "numpy", "pikepdf", "pypdfium2", "reportlab", "lxml"}


def test_a_sound_edition() -> None:
    run = program("check", EDITIONS["small"])
    assert run.code == 0
    assert "tests/editions/small：没有发现问题" in run.out


def test_all_findings_at_once(broken: Path) -> None:
    run = here("check", broken)
    assert run.code == 2
    for words in ("paper.date", "banner", "cities", "articles/2-towns.md:", "edition.yaml:"):
        assert words in run.out
    assert run.out.count("错误") >= 3
    assert "Traceback" not in run.out + run.err


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("banner: quiet", "banner: fancy", "banner"),
        ("profile: tabloid", "profile: a4", "profile"),
        ("formats: tabloid", "formats: [tabloid, a4]", "fit.formats[1]"),
    ],
)
def test_a_design_that_there_is_not(tmp_path: Path, old: str, new: str, field: str) -> None:
    shutil.copytree(EDITIONS["small"], folder := tmp_path / "small")
    text = (folder / "edition.yaml").read_text(encoding="utf-8")
    (folder / "edition.yaml").write_text(text.replace(old, new), encoding="utf-8")
    found = [f for f in read(folder).findings if f.rule == "unknown-design"]
    assert [f.field for f in found] == [field]
    assert "tabloid" in chinese(found[0]).remedy or "quiet" in chinese(found[0]).remedy


def test_the_banners_that_a_check_knows() -> None:
    assert names() == BANNERS


def test_an_ink_that_nothing_is_set_in(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS["small"], folder := tmp_path / "small")
    text = (folder / "edition.yaml").read_text(encoding="utf-8")
    (folder / "edition.yaml").write_text(text.replace("  primary:", "  prmary:"), encoding="utf-8")
    result = read(folder)
    assert result.ok
    assert [f.field for f in result.findings if f.rule == "unknown-design"] == ["inks.prmary"]


def test_a_broken_edition_is_not_built(broken: Path, tmp_path: Path) -> None:
    run = here("build", broken, "--out", tmp_path / "out", folder=tmp_path / "out")
    assert run.code == 2
    assert "paper.date" in run.err
    assert "处理" in run.err and "改法：" in run.err
    assert run.files() == {}


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_folder(command: str) -> None:
    run = here(command, "content/editions/nobody")
    assert run.code == 2
    assert "没有文件夹 content/editions/nobody" in run.err
    assert "Traceback" not in run.err


def test_an_unknown_profile() -> None:
    run = here("build", EDITIONS["small"], "--profile", "a4")
    assert run.code == 2
    assert "a4" in run.err
    assert "broadsheet" in run.err and "tabloid" in run.err


@pytest.mark.parametrize("dpi", ["0", "7000", "many"])
def test_an_impossible_resolution(dpi: str) -> None:
    assert here("build", "--dpi", dpi).code == 2


def test_version_and_help() -> None:
    assert program("--version").out.startswith("build_pdf.py 0.")
    words = here("--help").out
    assert "build_pdf.py check content/editions/mine" in words
    assert "--explain" in here("build", "--help").out


@pytest.mark.parametrize("words", [["--help"], ["check", str(EDITIONS["small"])]])
def test_light_commands_load_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys, build_pdf\n"
        f"try: build_pdf.main({words!r})\n"
        "except SystemExit: pass\n"
        "print('LOADED', *sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.partition("LOADED")[2].split())
    assert loaded
    looked_at = {"lxml", "numpy"} if words[0] == "check" else set()  # it reads the pictures
    assert not (HEAVY - looked_at) & loaded


def test_a_picture_that_no_build_takes_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "ed"
    shutil.copytree(EDITIONS["small"], folder)
    (folder / "pictures" / "train.png").unlink()
    (folder / "pictures" / "train.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><g id="a"><use href="#a"/></g>'
        "</svg>",
        encoding="utf-8",
    )
    run = here("check", folder)
    assert run.code == 2
    assert "pictures/train.svg" in run.out and "引用了自己" in run.out


def test_reports_of_the_findings(broken: Path, tmp_path: Path) -> None:
    paths = {ending: tmp_path / f"findings.{ending}" for ending in ("json", "sarif", "html")}
    words = [word for ending, path in paths.items() for word in (f"--{ending}", path)]
    run = program("check", broken, *words)
    assert run.code == 2
    found = json.loads(paths["json"].read_bytes())["findings"]
    assert {f["field"] for f in found} >= {"paper.date", "banner"}
    results = json.loads(paths["sarif"].read_bytes())["runs"][0]["results"]
    assert len(results) == len(found)
    assert paths["html"].read_text("utf-8").startswith("<!DOCTYPE html>")
    again = here("check", broken, "--json", tmp_path / "nowhere" / "f.json")
    assert again.code == 2
    assert "写不出" in again.err
