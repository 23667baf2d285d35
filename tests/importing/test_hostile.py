"""Sources that are broken or hostile, and folders that must not be overwritten."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content.importing import ImportReport, SourceError, import_edition
from content.importing.forms.archive import check_archive
from content.reading.reader import read_edition
from content.words import Language, say
from tests.importing.conftest import TODAY
from tests.importing.offices import PARAGRAPHS, word_file, workbook

SMALL = Path(__file__).parents[1] / "editions" / "small"
STORY = f"老码头\n\n{PARAGRAPHS[0]}"


def run(path: Path, folder: Path, *, overwrite: bool = False) -> ImportReport:
    return import_edition([path], folder, today=TODAY, overwrite=overwrite)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.doc", "none.txt"])
def test_what_is_no_such_file(tmp_path: Path, name: str) -> None:
    if name != "none.txt":
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0 no archive")
    with pytest.raises(SourceError) as caught:
        run(tmp_path / name, tmp_path / "e")
    assert say(caught.value.told, Language.ZH).remedy
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize("name", ["河口\n日报", "河口\u202e日报", "河\x00口"])
def test_a_paper_s_name_can_be_printed(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    with pytest.raises(SourceError, match=r"import\.paper-unprintable"):
        import_edition([tmp_path / "a.txt"], tmp_path / "e", paper=name, today=TODAY)
    assert not (tmp_path / "e").exists()


def test_a_text_of_more_than_2_mb(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * ((2 << 20) + 1))
    with pytest.raises(SourceError, match=r"import\.text-large"):
        run(tmp_path / "a.txt", tmp_path / "e")


def test_a_zip_bomb(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (20 << 20))
    with pytest.raises(SourceError, match=r"import\.(unpacks|part)-large"):
        check_archive(tmp_path / "a.docx")


@pytest.mark.parametrize("make", [word_file, workbook])
def test_xml_with_a_document_type(tmp_path: Path, make: object) -> None:
    assert callable(make)
    good = make(tmp_path / "good.zip")
    bad = tmp_path / f"bad{'.docx' if make is word_file else '.xlsx'}"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename.endswith(("document.xml", "workbook.xml")):
                at = data.find(b"?>") + 2 if data.startswith(b"<?") else 0
                data = data[:at] + b'<!DOCTYPE a [<!ENTITY b "c">]>' + data[at:]
            target.writestr(part.filename, data)
    with pytest.raises(SourceError, match=r"import\.strange-xml"):
        run(bad, tmp_path / "e")


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_a_damaged_word_file(tmp_path: Path, part: str) -> None:
    good, bad = word_file(tmp_path / "good.docx"), tmp_path / "bad.docx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(
                entry.filename, data[: len(data) // 2] if entry.filename == part else data
            )
    with pytest.raises(SourceError):
        run(bad, tmp_path / "e")


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    folder = tmp_path / "e"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    for overwrite in (False, True):  # it holds no edition
        with pytest.raises(SourceError):
            run(tmp_path / "a.txt", folder, overwrite=overwrite)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_an_edition_is_replaced_when_told_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY.replace("1902", "1903"), encoding="utf-8")
    run(tmp_path / "a.txt", folder)
    (folder / "raw").mkdir()
    source = (tmp_path / "b.txt").rename(folder / "raw/b.txt")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match=r"import\.not-empty"):
        run(source, folder)
    run(source, folder, overwrite=True)
    assert source.is_file() and (folder / "notes.txt").read_text("utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "e"]


def test_an_edition_of_people_is_not_replaced(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "e"))
    (folder / "raw").mkdir()
    source = folder / "raw/a.txt"
    source.write_text(STORY, encoding="utf-8")
    before = {p: p.read_bytes() for p in folder.rglob("*.*")}
    with pytest.raises(SourceError, match=r"keep\.foreign") as error:
        run(source, folder, overwrite=True)
    assert "edition.yaml" in str(error.value)
    assert {p: p.read_bytes() for p in folder.rglob("*.*")} == before


def test_an_article_that_was_edited_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    run(tmp_path / "a.txt", folder)
    article = next((folder / "articles").iterdir())
    article.write_text(article.read_text("utf-8") + "\n编辑补上一句。\n", encoding="utf-8")
    again = run(tmp_path / "a.txt", folder, overwrite=True)  # the same copy: the edit stays
    assert again.kept == (f"articles/{article.name}",)
    assert "编辑补上一句" in article.read_text("utf-8")
    (tmp_path / "a.txt").write_text(STORY.replace("。", "！"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"keep\.changed"):
        run(tmp_path / "a.txt", folder, overwrite=True)
    assert "编辑补上一句" in article.read_text("utf-8")


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    source = word_file(tmp_path / "a.docx")
    for name in ("one", "two"):
        run(source, tmp_path / name)
    files = [
        {
            p.relative_to(tmp_path / name): p.read_bytes()
            for p in (tmp_path / name).rglob("*")
            if p.is_file()
        }
        for name in ("one", "two")
    ]
    assert files[0] == files[1]


def test_marks_of_the_edition_format_are_disarmed(tmp_path: Path) -> None:
    hostile = f"{STORY}\n\n他写{{==这样==}}{{>>不印<<}}和{{{{ gdp }}}}、{{% raw %}}。\n\n## 井号。"
    (tmp_path / "a.txt").write_text(hostile, encoding="utf-8")
    run(tmp_path / "a.txt", tmp_path / "e")
    result = read_edition(tmp_path / "e")
    assert result.ok, result.findings
    assert result.edition is not None
    assert result.edition.all_queries == ()
    assert "这样" in result.edition.articles[0].text


LETTERS = "县区人民年月日记者摄图版1二20.、，。：“”（）()\"'-—#>|{}=%&*![]:@\t 　\u200bA\ue001"
LINES = st.lists(st.text(alphabet=LETTERS, max_size=60), max_size=14)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=LINES)
@example(rows=["---", "a: &b", "---"])
@example(rows=["“{"])
@example(rows=[">>0。"])
@example(rows=["> - # 甲。"])
@example(rows=["1.", "人民 年月", "", "记者/县区", "（图）"])
def test_any_text_makes_an_edition_and_loses_nothing(tmp_path: Path, rows: list[str]) -> None:
    (tmp_path / "a.txt").write_text("\n".join(rows), encoding="utf-8")
    if not "".join(rows).strip():
        with pytest.raises(SourceError, match=r"import\.empty"):
            import_edition([tmp_path / "a.txt"], tmp_path / "e", today=TODAY, overwrite=True)
        return
    report = import_edition([tmp_path / "a.txt"], tmp_path / "e", today=TODAY, overwrite=True)
    assert report.unaccounted == ""
    result = read_edition(tmp_path / "e")
    errors = {f.rule for f in result.findings if f.severity == "error"}
    assert errors <= {"empty-article", "undecided"}, result.findings
