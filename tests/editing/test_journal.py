"""Every change is kept, can be taken back, and survives the end of the server at any moment."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from content.editing import Change, Edit, EditError, Journal, Note, edited
from content.editing import journal as journals
from content.editing.stored import ABSENT, keep, put, read_text, state_of, write_text

FILE = "articles/a.md"
BEFORE = "---\ntitle: 一\n---\n\n甲。\n\n乙。\n"


def clock() -> dt.datetime:
    return dt.datetime(2026, 1, 2, 3, 4, 5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / FILE).write_text(BEFORE, encoding="utf-8")
    return tmp_path


def change(folder: Path, field: str, was: str, words: str, journal: Journal) -> None:
    text = read_text(folder, FILE)
    journal.save(edited(FILE, text, [Edit(field, was, words)]), "编辑甲")


def test_changes_are_written_listed_taken_back_and_made_again(folder: Path) -> None:
    journal = Journal(folder, clock)
    change(folder, "title", "一", "二", journal)
    change(folder, "body[0]", "甲。", "丙。", journal)
    done = read_text(folder, FILE)
    assert [(e.fields, e.who, e.at) for e in journal.entries()] == [
        (("body[0]",), "编辑甲", "2026-01-02T03:04:05"),
        (("title",), "编辑甲", "2026-01-02T03:04:05"),
    ]
    journal.undo()
    journal.undo()
    assert read_text(folder, FILE) == BEFORE
    with pytest.raises(EditError):
        journal.undo()
    assert journal.redo().fields == ("title",)
    assert Journal(folder, clock).redo().fields == ("body[0]",)
    assert read_text(folder, FILE) == done
    with pytest.raises(EditError):
        journal.redo()


def test_what_was_taken_back_is_gone_after_another_change(folder: Path) -> None:
    journal = Journal(folder, clock)
    change(folder, "title", "一", "二", journal)
    journal.undo()
    change(folder, "title", "一", "三", journal)
    with pytest.raises(EditError):
        journal.redo()
    assert len(journal.entries()) == 1


def test_a_change_from_outside_is_never_overwritten(folder: Path) -> None:
    journal = Journal(folder, clock)
    text = read_text(folder, FILE)
    mine = edited(FILE, text, [Edit("title", "一", "二")])
    (folder / FILE).write_text(BEFORE.replace("乙", "外"), encoding="utf-8")
    with pytest.raises(EditError) as refused:
        journal.save(mine)
    assert refused.value.told.code == "edit.changed"
    (folder / FILE).write_text(BEFORE, encoding="utf-8")
    journal.save(mine)
    (folder / FILE).write_text(BEFORE.replace("乙", "外"), encoding="utf-8")
    with pytest.raises(EditError) as refused:
        journal.undo()
    assert refused.value.told.code == "edit.undo-blocked"
    assert "外" in read_text(folder, FILE)


@pytest.mark.parametrize("written", [False, True])
def test_a_server_that_ends_while_it_saves_leaves_old_or_new(
    folder: Path, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(root: Path, file: str, text: str) -> None:
        if written:
            put(root, file, text)
        raise Killed

    monkeypatch.setattr(journals, "put", killed)
    with pytest.raises(Killed):
        change(folder, "title", "一", "二", Journal(folder, clock))
    monkeypatch.undo()
    again = Journal(folder, clock)
    assert len(again.entries()) == int(written)
    assert ("title: 二" in read_text(folder, FILE)) is written
    if written:
        again.undo()
    assert read_text(folder, FILE) == BEFORE


def test_line_ends_and_rights_stay(folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    change(folder, "title", "一", "二", Journal(folder, clock))
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").replace("一", "二").encode()
    )
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "file", ["../x.md", "/etc/hosts", "articles/../../x.md", ".desk/journal.sqlite", "none.md", ""]
)
def test_no_file_outside_is_read_or_written(folder: Path, file: str) -> None:
    (folder.parent / "x.md").write_text("x", encoding="utf-8")
    with pytest.raises(EditError):
        read_text(folder, file)
    with pytest.raises(EditError):
        write_text(folder, file, "y")
    assert (folder.parent / "x.md").read_text(encoding="utf-8") == "x"


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    outside = folder.parent / "outside.md"
    outside.write_text(BEFORE, encoding="utf-8")
    (folder / "articles" / "b.md").symlink_to(outside)
    with pytest.raises(EditError):
        write_text(folder, "articles/b.md", "y")
    assert outside.read_text(encoding="utf-8") == BEFORE


OTHER = "articles/b.md"


def split() -> list[Change]:
    """Return a step of two files: one is changed, another is made."""
    after = BEFORE.replace("\n乙。\n", "")
    made = "---\ntitle: 乙\n---\n"
    return [Change(FILE, BEFORE, after, ("body",)), Change(OTHER, ABSENT, made, ("title",))]


def test_several_files_are_one_step(folder: Path) -> None:
    journal = Journal(folder, clock)
    journal.save(split(), "甲", Note("doubt", "d1", "title"))
    assert (folder / OTHER).is_file() and len(journal.entries()) == 2
    assert [(n.thing, n.told, n.who) for n in journal.notes("doubt")] == [("d1", "title", "甲")]
    journal.undo()
    assert not (folder / OTHER).exists() and read_text(folder, FILE) == BEFORE
    assert journal.notes("doubt") == ()
    journal.redo()
    assert (folder / OTHER).is_file() and len(journal.notes("doubt")) == 1


def test_a_step_that_was_begun_is_ended_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(root: Path, file: str, state: str) -> None:
        if file == OTHER:
            raise Killed
        put(root, file, state)

    monkeypatch.setattr(journals, "put", killed)
    with pytest.raises(Killed):
        Journal(folder, clock).save(split())
    monkeypatch.undo()
    assert not (folder / OTHER).exists()
    Journal(folder, clock)
    assert (folder / OTHER).is_file()


def test_what_is_left_beside_a_file_goes_at_the_next_start(folder: Path) -> None:
    """And a list of editions that only reads decides nothing: another may be writing."""
    change(folder, "title", "一", "二", Journal(folder, clock))
    names = (".edition.yaml.desk.tmp", "articles/.a.md.desk.tmp")
    for name in names:
        (folder / name).write_bytes(b"half")
    (folder / "articles" / "mine.tmp").write_bytes(b"mine")
    base_file = folder / ".desk" / "journal.sqlite"
    with closing(sqlite3.connect(base_file)) as base, base:
        base.execute("UPDATE changes SET state = 'begun'")
    Journal(folder, clock, recovers=False)
    assert all((folder / name).is_file() for name in names)
    with closing(sqlite3.connect(base_file)) as base:
        assert base.execute("SELECT state FROM changes").fetchall() == [("begun",)]
    assert [entry.after for entry in Journal(folder, clock).entries()] == [read_text(folder, FILE)]
    assert not any((folder / name).exists() for name in names)
    assert (folder / "articles" / "mine.tmp").is_file()


def test_a_picture_is_kept_by_its_bytes(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures/a.jpg").write_bytes(b"\xff\xd8\xffold")
    journal = Journal(folder, clock)
    before = state_of(folder, "pictures/a.jpg")
    new = keep(folder.resolve(), b"\x89PNG\r\n\x1a\nnew")
    gone = Change("pictures/a.jpg", before, ABSENT, ("pictures/a.jpg",))
    journal.save([gone, Change("pictures/a.png", ABSENT, new, ("pictures/a.png",))])
    assert [p.name for p in (folder / "pictures").iterdir()] == ["a.png"]
    journal.undo()
    assert (folder / "pictures/a.jpg").read_bytes() == b"\xff\xd8\xffold"
    assert not (folder / "pictures/a.png").exists()


@pytest.mark.parametrize("file", ["../a.md", "b.md", "articles/../b.md", ".desk/x.md", "data/b.md"])
def test_a_file_is_made_in_the_folders_of_an_edition_alone(folder: Path, file: str) -> None:
    with pytest.raises(EditError):
        put(folder.resolve(), file, "x")


def test_a_journal_of_before_there_were_steps_goes_on(folder: Path) -> None:
    (folder / ".desk").mkdir()
    with closing(sqlite3.connect(folder / ".desk/journal.sqlite")) as base, base:
        base.execute(
            "CREATE TABLE changes (id INTEGER PRIMARY KEY, at TEXT, who TEXT, file TEXT,"
            " fields TEXT, before TEXT, after TEXT, state TEXT)"
        )
        row = ("2026-01-01", "甲", FILE, "title", BEFORE.replace("一", "零"), BEFORE, "done")
        base.execute("INSERT INTO changes VALUES (1, ?, ?, ?, ?, ?, ?, ?)", row)
    journal = Journal(folder, clock)
    assert journal.undo().fields == ("title",)
    assert "零" in read_text(folder, FILE)
