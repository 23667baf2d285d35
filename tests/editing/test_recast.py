"""Words are made into something else where they stand; none is lost and none is put in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.editing import EditError, Journal
from content.editing.draft import Draft
from content.editing.pieces import Piece
from content.editing.recast import Role, recast, role_of, roles_for

EDITION = """paper:
  name: 日报
  date: 2026-01-02
headline:
  title: 一条河
  deck: 河边的人
articles:
  - one   # 头条
  - two
"""
ONE = """---
kind: story
title: 桥
pictures: [ferry]
---

第一段。

站台上的人

第二段。

风吹过山岗
吹过麦田

图为渡口

尾段。
"""
TWO = "---\nkind: story\ntitle: 人物：李大爷\nbyline: 王五\n---\n\n八十岁。\n"
PICTURES = "ferry:\n  credit: 张三 摄\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (
        ("edition.yaml", EDITION),
        ("articles/one.md", ONE),
        ("articles/two.md", TWO),
        ("pictures/pictures.yaml", PICTURES),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def words_of(folder: Path) -> str:
    """Return the Han characters of an edition, sorted."""
    texts = [
        p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.suffix in (".md", ".yaml")
    ]
    return "".join(sorted(re.sub(r"[^\u3400-\u9fff]|诗|头条|名单", "", "".join(texts))))


def piece(draft: Draft, file: str, words: str) -> Piece:
    return next(p for p in draft.pieces(file) if p.words.startswith(words))


def done(folder: Path, file: str, words: str, role: Role) -> None:
    """Make words into something else; take it back and make it again."""
    draft, journal = Draft(folder), Journal(folder)
    recast(draft, piece(draft, file, words), role)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.suffix in (".md", ".yaml")}
    journal.save(draft.changes())
    journal.undo()
    assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.suffix in (".md", ".yaml")}
    journal.redo()


ONE_FILE, TWO_FILE, FRONT = "articles/one.md", "articles/two.md", "edition.yaml"


@pytest.mark.parametrize(
    ("file", "words", "role", "stands"),
    [
        (ONE_FILE, "站台上的人", Role.SUBHEAD, "第一段。\n\n## 站台上的人\n\n第二段。"),
        (ONE_FILE, "风吹过山岗", Role.VERSE, ":::诗\n风吹过山岗\n吹过麦田\n:::\n\n图为渡口"),
        (ONE_FILE, "图为渡口", Role.CAPTION, "吹过麦田\n\n尾段。\n"),
        (ONE_FILE, "站台上的人", Role.DECK, "title: 桥\ndeck: 站台上的人\n"),
        (TWO_FILE, "王五", Role.DECK, "title: 人物：李大爷\ndeck: 王五\n---"),
        (TWO_FILE, "王五", Role.BODY, "---\n\n王五\n\n八十岁。\n"),
        (TWO_FILE, "王五", Role.TITLE, "title: 王五\nbyline: 人物：李大爷\n"),
        (
            FRONT,
            "河边的人",
            Role.KICKER,
            "headline:\n  title: 一条河\n  kicker: 河边的人\narticles",
        ),
        (FRONT, "河边的人", Role.TITLE, "  title: 河边的人\n  deck: 一条河\n"),
    ],
)
def test_words_get_another_role(
    folder: Path, file: str, words: str, role: Role, stands: str
) -> None:
    before = words_of(folder)
    done(folder, file, words, role)
    assert stands in (folder / file).read_text("utf-8")
    assert words_of(folder) == before


def test_a_line_begins_an_article_and_becomes_a_subhead_again(folder: Path) -> None:
    before = words_of(folder)
    done(folder, ONE_FILE, "站台上的人", Role.TITLE)
    made = (folder / "articles/one-2.md").read_text("utf-8")
    assert made.startswith("---\nkind: story\ntitle: 站台上的人\n---\n\n第二段。\n\n风吹过")
    assert "  - one   # 头条\n  - one-2\n  - two\n" in (folder / FRONT).read_text("utf-8")
    assert words_of(folder) == before
    done(folder, "articles/one-2.md", "站台上的人", Role.SUBHEAD)
    assert not (folder / "articles/one-2.md").exists()
    assert (folder / ONE_FILE).read_text("utf-8") == ONE.replace("站台", "## 站台")
    assert (folder / FRONT).read_text("utf-8") == EDITION


def test_a_line_that_is_not_printed_is_taken_out_and_kept_in_the_journal(folder: Path) -> None:
    done(folder, ONE_FILE, "站台上的人", Role.OUT)
    assert "站台" not in (folder / ONE_FILE).read_text("utf-8")
    Journal(folder).undo()
    assert (folder / ONE_FILE).read_text("utf-8") == ONE


def test_what_cannot_be_is_not_offered(folder: Path) -> None:
    draft = Draft(folder)
    title = piece(draft, ONE_FILE, "桥")
    assert role_of(title) is Role.TITLE
    assert Role.SUBHEAD not in roles_for(draft, title)  # there is no story before it
    assert Role.CAPTION not in roles_for(draft, piece(draft, TWO_FILE, "八十岁"))
    with pytest.raises(EditError) as refused:
        recast(draft, title, Role.DECK)
    assert refused.value.told.code == "edit.role-empty"
    done(folder, ONE_FILE, "站台上的人", Role.DECK)
    draft = Draft(folder)
    with pytest.raises(EditError) as refused:
        recast(draft, piece(draft, ONE_FILE, "尾段"), Role.DECK)
    assert refused.value.told.code == "edit.role-taken"
