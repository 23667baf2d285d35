"""Kinds of output asked for alone, the manifest, the archive, proofs of faulty editions."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pikepdf
import pytest

import build_pdf
from content.words import Language, Words
from layout.edition.delivery import renew_archive
from layout.edition.kinds import (
    USUAL,
    Kind,
    asked,
    described,
    file_name,
    is_more,
    needs_press,
)
from layout.edition.order import created
from layout.page.errors import PressError
from tests.program.conftest import EDITIONS, EVERYTHING, ROOT, Run, here, program
from tests.sparing import all_attempts

STEM = "small-20310305"


def build(folder: Path, out: Path, *words: str) -> int:
    return build_pdf.main(["build", str(folder), "--out", str(out), "--jobs", "1", *words])


def names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a download file and a proof."""
    folder = tmp_path_factory.mktemp("kinds") / "small"
    assert build(EDITIONS["small"], folder, "--only", "download,proof") == 0
    return folder


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return a copy of the small edition."""
    return Path(shutil.copytree(EDITIONS["small"], tmp_path / "small"))


def test_what_is_asked_for() -> None:
    assert asked(None) == USUAL
    assert {str(kind) for kind in USUAL} == {"download", "press", "web", "previews", "proof"}
    assert asked([Kind.WEB]) == {Kind.WEB}
    assert asked(None, [Kind.SHEET]) == USUAL | {Kind.SHEET}
    assert needs_press({Kind.SPREADS}) and not needs_press({Kind.WEB, Kind.PROOF})


def test_an_unknown_kind_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_pdf.main(["build", "--only", "download,poster"]) == 2
    words = capsys.readouterr().err
    assert "poster" in words and "press" in words


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_stands_on_the_users_page(kind: Kind) -> None:
    """Also one that is a new file: who reads what comes out learns of it."""
    for page in ("outputs.md", "outputs.zh-CN.md"):
        assert f"`{kind}`" in (ROOT / "docs" / page).read_text("utf-8")


def test_a_kind_found_by_name_has_a_file_and_words_of_its_own() -> None:
    more = [kind for kind in Kind if is_more(kind)]
    files = {file_name(kind).replace("{edition}", STEM, 1) for kind in more}
    assert len(files) == len(more)
    assert all(file.startswith(f"{STEM}-") and "{" not in file for file in files)
    said = [described(kind, Words(language)) for kind in more for language in Language]
    assert len(set(said)) == 2 * len(more) and all(said)


def test_one_kind_alone(out: Path) -> None:
    assert names(out) == {f"{STEM}.pdf", f"{STEM}-proof.pdf", "manifest.json"}


def test_another_kind_of_the_same_content_joins_it(out: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(out, tmp_path / "out"))
    assert build(EDITIONS["small"], folder, "--only", "previews", "--dpi", "30") == 0
    made = {f"{STEM}.pdf", f"{STEM}-proof.pdf", f"{STEM}-01-30.png"}
    assert names(folder) == {*made, "manifest.json"}
    stated = json.loads((folder / "manifest.json").read_bytes())
    assert {entry["name"] for entry in stated["files"]} == made


def test_files_of_another_content_do_not_stay_beside_it(
    out: Path, edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(out, tmp_path / "out"))
    (edited / "articles" / "note.txt").write_text("x", encoding="utf-8")
    assert build(edited, folder, "--only", "previews", "--dpi", "30") == 0
    assert names(folder) == {f"{STEM}-01-30.png", "manifest.json"}
    assert "删去了上一次做的 2 个文件" in capsys.readouterr().out


def test_a_proof_is_made_of_an_edition_with_faults(edited: Path, tmp_path: Path) -> None:
    """A missing picture and a chart that nothing states: no page for print, but a proof."""
    picture = next(path for path in (edited / "pictures").iterdir() if path.suffix != ".yaml")
    picture.unlink()
    folder = tmp_path / "out"
    assert build(edited, folder, "--only", "download") == 2
    assert not folder.exists()
    assert build(edited, folder, "--only", "proof") == 0
    with pikepdf.open(io.BytesIO((folder / f"{STEM}-proof.pdf").read_bytes())) as pdf:
        assert len(pdf.pages) >= 1


def test_the_date_of_the_files_comes_from_outside() -> None:
    assert created({}) == ""
    assert created({"SOURCE_DATE_EPOCH": "86400"}) == "1970-01-02T00:00:00Z"
    with pytest.raises(PressError, match=r"edition\.no-epoch"):
        created({"SOURCE_DATE_EPOCH": "yesterday"})


def test_the_date_is_in_the_file(
    monkeypatch: pytest.MonkeyPatch, out: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "out"
    assert build(EDITIONS["small"], folder, "--only", "download") == 0
    for where, date in ((folder, "D:20231114"), (out, "D:20310305")):
        with pikepdf.open(where / f"{STEM}.pdf") as pdf:
            assert str(pdf.docinfo["/CreationDate"]).startswith(date)


def test_the_archive_lists_all_editions_of_a_folder(tmp_path: Path) -> None:
    assert renew_archive(tmp_path) == ()
    assert build(EDITIONS["small"], tmp_path / "one", "--only", "web") == 0
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "manifest.json").write_text("[1, 2]", encoding="utf-8")
    done = program("archive", tmp_path, "--site", "https://example.org/news")
    assert done.code == 0, done.err
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="one/web/index.html"' in page and 'href="two/web/index.html"' in page
    assert "odd/" not in page
    assert "https://example.org/news" in (tmp_path / "feed.xml").read_text("utf-8")
    for name in ("one", "two"):
        shutil.rmtree(tmp_path / name)
    assert renew_archive(tmp_path)
    assert "web/index.html" not in (tmp_path / "index.html").read_text("utf-8")


def test_no_archive_of_an_empty_folder(tmp_path: Path) -> None:
    assert here("archive", tmp_path).code == 2


def test_every_file_has_the_same_bytes_without_a_helper_and_from_another_place(
    run: Run, edited: Path, tmp_path: Path
) -> None:
    """Also from a copy of the edition in another folder, and in another process."""
    with all_attempts():
        assert build(edited, tmp_path / "here", *EVERYTHING) == 0
    assert run.code == 0, run.err
    one, other = (
        json.loads((folder / "manifest.json").read_bytes())
        for folder in (tmp_path / "here", run.folder)
    )
    assert len(one["files"]) > 20
    assert one == other
