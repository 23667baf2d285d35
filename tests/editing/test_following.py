"""A chart's numbers follow the sentence that states them; in doubt they stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.editing import Journal
from content.editing.change import Change, EditError
from content.editing.draft import Draft
from content.editing.following import became, follow

WAS = "目前，全乡茶园有1万余亩，村民人均年增收达8000元，路通了。"
KEY = """kind: key
title: 关键数字
items:
  - label: 增收
    value: 8000  # 核过
    unit: 元
    stated: 村民人均年增收达8000元
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, words in (("edition.yaml", "articles:\n  - tea\n"), ("figures/key.yaml", KEY)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("out", "into", "value", "stated"),
    [
        ("8000元", "8200元", "8200", "村民人均年增收达8200元"),
        ("人均年增收", "人均一年增收", "8000", "村民人均一年增收达8000元"),
        ("1万余亩", "2万余亩", "8000", "村民人均年增收达8000元"),
        ("达8000元，路通了", "达近万元了", "8000", "村民人均年增收达8000元"),  # its end is gone
        ("达8000元", "由5000元增至8000元", "8000", "村民人均年增收达8000元"),  # which of two?
    ],
)
def test_the_number_is_the_one_that_is_stated(
    folder: Path, out: str, into: str, value: str, stated: str
) -> None:
    now = WAS.replace(out, into)
    (folder / "articles").mkdir()
    (folder / "articles/tea.md").write_text(f"---\ntitle: 茶\n---\n\n{now}\n", encoding="utf-8")
    draft = Draft(folder)
    changed = follow(draft, WAS, now)
    fields = {piece.field: piece.words for piece in draft.pieces("figures/key.yaml")}
    assert (fields["items[0].value"], fields["items[0].stated"]) == (value, stated)
    assert changed == (["关键数字"] if "key" in str(draft.changes()) else [])
    assert "# 核过" in draft.text("figures/key.yaml")


def test_what_is_still_stated_elsewhere_stays(folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "articles/tea.md").write_text(f"---\ntitle: 茶\n---\n\n{WAS}\n", encoding="utf-8")
    assert follow(Draft(folder), WAS, WAS.replace("8000", "8200")) == []


def test_words_that_stand_twice_are_in_doubt() -> None:
    assert became("8元", "8元和8元", "8元和9元") == ""
    assert became("8元", "共8元。", "共计8元。") == "8元"


def test_a_change_is_kept_as_it_found_its_file(tmp_path: Path) -> None:
    """What another saved since is not taken for what was found: saving it is refused."""
    (tmp_path / "articles").mkdir()
    file = tmp_path / "articles" / "a.md"
    file.write_text("一\n", "utf-8")
    change = Change("articles/a.md", "一\n", "一二\n", ("1",))
    file.write_text("三\n", "utf-8")
    draft = Draft(tmp_path)
    draft.take(change)
    assert draft.changes() == [change]
    with pytest.raises(EditError):
        Journal(tmp_path).save(draft.changes())
