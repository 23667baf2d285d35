"""A second merge keeps what people did to an edition, or says what stands in its way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.told import chinese
from content.merging import MergedRow, merge

KIT = Path(__file__).parent / "kit"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit that may be changed."""
    return Path(shutil.copytree(KIT, tmp_path / "kit"))


def one(kit: Path, out: Path) -> MergedRow:
    return merge(kit, None, out, rows=["9901"]).rows[0]


def article(row: MergedRow) -> Path:
    assert row.folder is not None
    return sorted((row.folder / "articles").iterdir())[0]


def test_an_edit_stays_where_the_kit_is_the_same(kit: Path, tmp_path: Path) -> None:
    edited = article(one(kit, tmp_path / "out"))
    words = edited.read_text("utf-8") + "\n编辑补写的一段话。\n"
    edited.write_text(words, encoding="utf-8")
    again = one(kit, tmp_path / "out")
    assert again.ok and edited.read_text("utf-8") == words
    told = [f for f in again.findings if f.rule == "edited-kept"]
    assert len(told) == 1 and edited.name in chinese(told[0]).text


def test_an_edit_under_a_changed_kit_refuses_the_row_alone(kit: Path, tmp_path: Path) -> None:
    edited = article(one(kit, tmp_path / "out"))
    words = edited.read_text("utf-8") + "\n编辑补写的一段话。\n"
    edited.write_text(words, encoding="utf-8")
    for source in (kit / "articles").iterdir():
        text = source.read_text("utf-8")
        source.write_text(text.replace("。", "！"), encoding="utf-8")
    rows = merge(kit, None, tmp_path / "out", rows=["9901", "9902"]).rows
    assert [row.folder is None for row in rows] == [True, False]
    assert edited.read_text("utf-8") == words
    assert any(f.told.code == "keep.changed" for f in rows[0].findings)


def test_files_that_people_brought_stay(kit: Path, tmp_path: Path) -> None:
    row = one(kit, tmp_path / "out")
    assert row.folder is not None
    note = row.folder / "采访记录.txt"
    note.write_text("记录", encoding="utf-8")
    for source in (kit / "articles").iterdir():
        text = source.read_text("utf-8")
        source.write_text(text.replace("。", "！"), encoding="utf-8")
    assert one(kit, tmp_path / "out").ok and note.read_text("utf-8") == "记录"
