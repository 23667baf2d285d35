"""Doubts of an import are listed with their place now, decided, and asked again when taken back."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from content.editing import Edit, EditError, Journal
from content.editing.doubts import ADDED, KEEP, LEAVE_OUT, PLAIN, PUT_IN, Asked, asked, decide
from content.editing.draft import Draft
from content.editing.recast import Role
from content.importing import import_edition
from content.reading.doubts import DOUBTS, read_doubts
from content.reading.reader import read_edition
from content.source.rules import Rule

SENT = """渡口的一天
四十年的船还在
本报记者 王五

　　三月五日清早，渡口已经有人。船老大解开缆绳，说今天风小，能走十二趟。

摆渡人

　　船老大今年六十岁，在这条河上撑了四十年，船换了三条，篙换了九根。

图为渡口清晨

"""
HELD = """- 文字: 上了岸就是集市
  来稿: 渡口.docx 第9行
  原因: 句子断了
  决定:
- 文字: 电话 1234
  来稿: 渡口.docx 第12行
  原因: 像联系方式
  决定:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "渡口.txt"
    source.write_text(SENT, encoding="utf-8")
    made = tmp_path / "edition"
    import_edition([source], made, today=dt.date(2026, 3, 6))
    return made


def about(folder: Path, words: str) -> Asked:
    return next(one for one in asked(Draft(folder), Journal(folder)) if one.words.startswith(words))


def test_the_doubts_of_the_report_are_kept_for_the_desk(folder: Path) -> None:
    kept = read_doubts(folder)
    assert kept and [one.harm for one in kept] == sorted(one.harm for one in kept)
    report = (folder / "导入说明.md").read_text("utf-8")
    assert all(one.why in report and one.source in report for one in kept)
    one = about(folder, "摆渡人")
    assert one.file.startswith("articles/") and one.role in ("subhead", "title", "body")
    assert one.choices[0] == KEEP and one.decided is None
    (folder / DOUBTS).write_text("[{", encoding="utf-8")
    assert read_doubts(folder) == ()


def test_a_doubt_follows_its_words_and_is_asked_again_when_taken_back(folder: Path) -> None:
    journal, one = Journal(folder), about(folder, "摆渡人")
    text = (folder / one.file).read_text("utf-8")
    (folder / one.file).write_text(text.replace("渡口已经", "渡口\n\n已经"), encoding="utf-8")
    moved = about(folder, "摆渡人")
    assert moved.line > one.line
    wanted = Role.BODY if moved.role == "subhead" else Role.SUBHEAD
    decide(journal, one.id, wanted, "乙")
    now = about(folder, "摆渡人")
    assert now.role == wanted and now.decided is not None
    assert (now.decided.told, now.decided.who) == (wanted, "乙")
    journal.undo()
    assert about(folder, "摆渡人").decided is None
    decide(journal, one.id, KEEP, "乙")
    assert about(folder, "摆渡人").decided is not None
    assert not journal.entries()[0].undone or len(journal.entries()) == 1


def test_only_what_is_offered_is_done(folder: Path) -> None:
    before = {p: p.read_bytes() for p in folder.rglob("*.md")}
    for thing, choice in (("no", KEEP), (about(folder, "摆渡人").id, "boss")):
        with pytest.raises(EditError):
            decide(Journal(folder), thing, choice)
    assert before == {p: p.read_bytes() for p in folder.rglob("*.md")}


def test_a_doubtful_word_is_printed_without_its_query(folder: Path) -> None:
    draft = Draft(folder)
    file = f"articles/{draft.order()[0]}.md"
    one = next(p for p in draft.pieces(file) if "四十年，" in p.words)
    queried = one.words.replace("九根", "{==九根==}{>>数字可疑<<}")
    draft.edit(file, Edit(one.field, one.words, queried))
    Journal(folder).save(draft.changes())
    doubt = (folder / DOUBTS).read_text("utf-8").replace('"摆渡人"', '"九根"')
    (folder / DOUBTS).write_text(doubt, encoding="utf-8")
    now = about(folder, "九根")
    assert now.choices == (KEEP, PLAIN)
    decide(Journal(folder), now.id, PLAIN)
    assert "篙换了九根。" in (folder / file).read_text("utf-8")


def test_words_that_are_held_back_are_decided_in_their_file(folder: Path) -> None:
    (folder / "待定.yaml").write_text(HELD, encoding="utf-8")
    journal, rule = Journal(folder), Rule.UNDECIDED
    assert sum(f.rule == rule for f in read_edition(folder).findings) == 2
    first = asked(Draft(folder), journal)[0]
    assert first.words == "上了岸就是集市" and first.choices == (LEAVE_OUT, PUT_IN, ADDED)
    assert not first.in_place
    decide(journal, first.id, PUT_IN, "甲")
    decide(journal, about(folder, "电话").id, LEAVE_OUT, "甲")
    text = (folder / "待定.yaml").read_text("utf-8")
    assert text == HELD.replace("决定:", "决定: 已补", 1).replace("决定:\n", "决定: 不印\n")
    file = folder / f"articles/{Draft(folder).order()[-1]}.md"
    assert file.read_text("utf-8").endswith("\n\n上了岸就是集市\n")
    assert not any(f.rule == rule for f in read_edition(folder).findings)


def test_words_that_are_held_back_are_asked_about_once(folder: Path) -> None:
    """The import's doubt about them is answered by their decision."""
    (folder / "待定.yaml").write_text(HELD, encoding="utf-8")
    kept = json.loads((folder / DOUBTS).read_text("utf-8"))
    kept.append(kept[0] | {"words": "电话 1234", "source": "渡口.docx 第12行"})
    (folder / DOUBTS).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    found = asked(Draft(folder), Journal(folder))
    assert [one.file for one in found if one.words == "电话 1234"] == ["待定.yaml"]


def test_a_caption_of_a_files_name_is_found_without_its_credit(folder: Path) -> None:
    pictures = folder / "pictures" / "pictures.yaml"
    pictures.parent.mkdir(exist_ok=True)
    words = {"caption": "渡船", "credit": "何小舟摄", "alt": "渡船"}
    lines = "".join(f"  {name}: {told}\n" for name, told in words.items())
    pictures.write_text(f"photo-1:\n{lines}", encoding="utf-8")
    kept = json.loads((folder / DOUBTS).read_text("utf-8"))
    kept.append(kept[0] | {"words": "渡船（何小舟摄）", "where": "pictures/pictures.yaml:2"})
    (folder / DOUBTS).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    assert about(folder, "渡船").field == "photo-1.caption"


def test_a_held_paragraph_is_printed_where_it_stands(folder: Path) -> None:
    file = folder / f"articles/{Draft(folder).order()[0]}.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("图为渡口清晨", "{--图为渡口--}{>>断了<<}"), encoding="utf-8")
    held = f"- 文字: 图为渡口\n  来稿: 甲\n  存于: articles/{file.name}\n  决定:\n"
    (folder / "待定.yaml").write_text(held, encoding="utf-8")
    first = asked(Draft(folder), Journal(folder))[0]
    assert first.in_place
    decide(Journal(folder), first.id, PUT_IN)
    assert "\n\n图为渡口\n" in file.read_text("utf-8") and "{--" not in file.read_text("utf-8")
