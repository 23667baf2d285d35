"""A build that fails leaves what an earlier one wrote; a draft is written all the same."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import build_pdf
from content.words import message
from layout.edition.helper import Helper, here
from layout.judge.audit.model import Code, Fault, Unit
from layout.page.errors import ContentError, LayoutError, PressError, RenderError
from tests.program.conftest import EDITIONS, first

OLD = {"small-20310305.pdf": b"the last good one", "small-20310305-01-72.png": b"its preview"}
STALE = "small-20310305-07-72.png"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with the files of an earlier build of seven pages, and one of a reader's."""
    folder = tmp_path / "out"
    folder.mkdir()
    delivered = {**OLD, STALE: b"page 7"}
    for name, data in {**delivered, "notes.txt": b"mine"}.items():
        (folder / name).write_bytes(data)
    stated = {
        "edition": "small-20310305",
        "title": "",
        "paper": "",
        "date": "2031-03-05",
        "content_sha256": "of an earlier text",
        "pages": {"count": 7},
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in delivered.items()
        ],
    }
    (folder / "manifest.json").write_text(json.dumps(stated), encoding="utf-8")
    return folder


def found_in_the_page(monkeypatch: pytest.MonkeyPatch, code: Code) -> None:
    """Let the pipeline return what it made before, with one fault found by its audit."""
    fault = Fault(code, 1, 30.0, 40.0, 3.5, Unit.AREA, message("audit.text", text="空处"))
    made = first("small")
    bad = replace(made, audit=replace(made.audit, faults=(fault,)))
    monkeypatch.setattr("layout.edition.make.make", lambda *_, **__: bad)


def untouched(out: Path) -> bool:
    return all((out / name).read_bytes() == data for name, data in OLD.items())


def build(out: Path, *words: str) -> int:
    folder = str(EDITIONS["small"])
    pages = ("--only", "download,previews", "--jobs", "1")
    return build_pdf.main(["build", folder, "--out", str(out), *pages, *words])


class TestFaultsOfTheFinishedPage:
    def test_a_hole_is_not_delivered(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        found_in_the_page(monkeypatch, Code.HOLE)
        assert build(out) == RenderError.exit_code
        assert untouched(out)
        assert (out / STALE).exists()
        words = capsys.readouterr().err
        assert "空处" in words
        assert "--draft" in words

    def test_a_draft_is(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        found_in_the_page(monkeypatch, Code.HOLE)
        assert build(out, "--draft", "--dpi", "40") == 0
        assert (out / "small-20310305.pdf").read_bytes() == first("small").pdf
        assert "不能付印" in capsys.readouterr().err

    def test_craft_is_only_a_warning(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        found_in_the_page(monkeypatch, Code.RIVAL_HEADS)
        assert build(out, "--dpi", "40") == 0
        names = {path.name for path in out.iterdir()}
        # Pages that there are no more are gone; what the program did not write stays.
        made = {"small-20310305.pdf", "small-20310305-01-40.png", "manifest.json"}
        assert names == {*made, "notes.txt"}
        Image.open(io.BytesIO((out / "small-20310305-01-40.png").read_bytes())).verify()

    def test_the_disk_refuses(self, out: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder")
        assert build(tmp_path / "file" / "out", "--draft", "--dpi", "40") == RenderError.exit_code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ContentError("chart.no-items", chart="x"), 2),
        (LayoutError("plan.no-format", name="a", formats=("b",)), 3),
        (RenderError("press.softproof-failed", why="x"), 4),
        (PressError("edition.no-epoch"), 1),
        (KeyError("unforeseen"), 1),
    ],
)
def test_errors_end_in_their_code_and_write_nothing(
    error: Exception,
    code: int,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("layout.edition.make.make", fail)
    assert build(out) == code
    assert untouched(out)
    words = capsys.readouterr().err
    assert "错误：" in words and "改法：" in words
    assert "Traceback" not in words
    assert build(out, "--debug") == code
    assert "Traceback" in capsys.readouterr().err


def divide(one: int, two: int) -> float:
    return one / two


def test_no_row_is_written_to_the_root_of_a_disk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "far").symlink_to("/")
    far = str(tmp_path / "far")
    for where in (["--editions", far], ["--build", "--out", far]):
        assert build_pdf.main(["merge", str(tmp_path), *where, "--lang", "zh"]) == 2
        assert "根目录" in capsys.readouterr().err.replace("\n", "")


def test_the_helper_process_gives_the_same_answers() -> None:
    helper = Helper(cores=2)
    try:
        assert helper.run(divide, 6, 4) == here(divide, 6, 4).result() == 1.5
        with pytest.raises(ZeroDivisionError):
            helper.run(divide, 1, 0)
        assert helper.submit(divide, 1, 2).result() == 0.5
    finally:
        helper.close()


def test_without_a_second_core_all_is_done_here() -> None:
    helper = Helper(cores=1)
    assert helper.run(divide, 6, 4) == 1.5
    helper.close()
