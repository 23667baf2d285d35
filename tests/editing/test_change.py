"""A change on the page alters its piece and nothing else; what cannot be written is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.editing import Edit, EditError, added, edited, pieces_of
from content.editing.change import differences
from content.editing.pieces import Form

LUSONG = Path(__file__).resolve().parents[2] / "content" / "editions" / "lusong"
FILES = (
    "edition.yaml",
    "pictures/pictures.yaml",
    "figures/sa60l.yaml",
    "articles/village.md",
)
TEXTS = {file: (LUSONG / file).read_text(encoding="utf-8") for file in FILES}
ARTICLE = """---
kind: story
title: '一件小事'   # 待定
byline: "记者 王某"
---

第一段。

## 小标题

> 引文一行
> 引文二行

:::诗 春晓
春眠不觉晓，
处处闻啼鸟。
:::

| 年 | 人 |
|---|---|
| 2020 | 5 |

最后
一段。
"""


def changed(text: str, field: str, words: str, file: str = "articles/a.md") -> str:
    """Return a file's text with one piece changed."""
    was = next((p.words for p in pieces_of(file, text) if p.field == field), "")
    return edited(file, text, [Edit(field, was, words)]).after


def test_pieces_say_what_an_editor_sees() -> None:
    pieces = {p.field: p for p in pieces_of("articles/a.md", ARTICLE)}
    words = {field: p.words for field, p in pieces.items()}
    assert words["title"] == "一件小事"
    assert words["body[1]"] == "小标题"
    assert words["body[2]"] == "引文一行\n引文二行"
    assert words["body[3]"].endswith("处处闻啼鸟。\n:::")
    assert words["body[5]"] == "最后\n一段。"
    lines = ARTICLE.split("\n")
    for piece in pieces.values():
        span = "\n".join(lines[piece.line - 1 : piece.last_line])
        assert ARTICLE[piece.start : piece.end] in span


@pytest.mark.parametrize("file", [*FILES, "articles/a.md"])
def test_every_piece_can_be_changed_and_changed_back(file: str) -> None:
    text = TEXTS.get(file, ARTICLE)
    for piece in pieces_of(file, text):
        words = (
            piece.words + "改" if piece.form is not Form.ROWS else piece.words.replace("眠", "睡")
        )
        there = changed(text, piece.field, words, file)
        assert there != text or "|" in words
        back = changed(there, piece.field, piece.words, file)
        assert back == text or (not piece.words and back.replace(" ", "") == text.replace(" ", ""))


@pytest.mark.parametrize(
    ("field", "words", "out", "into"),
    [
        ("title", "两件小事", "一", "两"),
        ("title", "it's", "'一件小事'", "'it''s'"),
        ("byline", "记者 李某", "王", "李"),
        ("byline", '他说"好"', '"记者 王某"', '"他说\\"好\\""'),
        ("body[0]", "第一段改。", "", "改"),
        ("body[1]", "新标题", "小", "新"),
        ("body[2]", "引文一行\n改二行", "> 引文二行", "> 改二行"),
        ("body[5]", "最后一段。", "\n", ""),
    ],
)
def test_only_the_words_differ(field: str, words: str, out: str, into: str) -> None:
    after = changed(ARTICLE, field, words)
    assert ARTICLE.replace(out, into, 1) == after or (out, into) in {
        part[:2] for part in differences(ARTICLE, after)
    }


def test_a_new_line_begins_a_new_paragraph_and_no_words_take_it_out() -> None:
    two = changed(ARTICLE, "body[0]", "甲。\n乙。")
    assert [p.words for p in pieces_of("articles/a.md", two) if p.form is Form.COPY][:2] == [
        "甲。",
        "乙。",
    ]
    none = changed(ARTICLE, "body[0]", "")
    assert "第一段" not in none and none.count("\n\n\n") == 0


@pytest.mark.parametrize("words", ["## 题", "> 引", ":::诗 题", "甲\n\n## 乙", "| a | b |\n|---|"])
def test_copy_that_would_become_something_else_is_refused(words: str) -> None:
    with pytest.raises(EditError) as refused:
        changed(ARTICLE, "body[0]", words)
    assert refused.value.told.code == "edit.spills"


def test_fields_that_are_not_there_are_added_where_people_write_them() -> None:
    assert "\ntitle: '一件小事'   # 待定\ndeck: 副题\nbyline" in changed(ARTICLE, "deck", "副题")
    after = changed(TEXTS["edition.yaml"], "headline.kicker", "五年回眸", "edition.yaml")
    assert "headline:\n  title:" in after and "\n  kicker: 五年回眸\n" in after
    assert changed("a: {x: 1}\n", "a.credit", "某某 摄", "p.yaml") == "a: {x: 1, credit: 某某 摄}\n"
    assert changed("a:\n  x: 1\n", "b.caption", "图", "p.yaml") == "a:\n  x: 1\nb:\n  caption: 图\n"


def test_a_value_with_a_comment_behind_it_keeps_the_comment() -> None:
    after = changed(TEXTS["edition.yaml"], "paper.section", "特刊", "edition.yaml")
    assert "section: 特刊          # 栏目" in after


def test_a_change_made_meanwhile_is_not_lost() -> None:
    meanwhile = ARTICLE.replace("第一段。", "别人改过的第一段。")
    with pytest.raises(EditError) as refused:
        edited("articles/a.md", meanwhile, [Edit("body[0]", "第一段。", "我的第一段。")])
    assert refused.value.told.code == "edit.changed-words"
    assert refused.value.told.values["now"] == "别人改过的第一段。"
    moved = ARTICLE.replace("第一段。", "新的一段。\n\n第一段。")
    after = edited("articles/a.md", moved, [Edit("body[0]", "第一段。", "我的第一段。")]).after
    assert after == moved.replace("第一段。", "我的第一段。")


WORDS = st.text(
    st.sampled_from("春风十里，。：“”（） abc019%#>|:-[]{}'\"\\&*!?@`,~\n\t年=+"), max_size=24
)


@settings(max_examples=200, deadline=None)
@given(words=WORDS, data=st.data())
def test_whatever_is_typed_changes_its_piece_alone_or_is_refused(
    words: str, data: st.DataObject
) -> None:
    file = data.draw(st.sampled_from((*FILES, "articles/a.md")))
    text = TEXTS.get(file, ARTICLE)
    piece = data.draw(st.sampled_from(pieces_of(file, text)))
    try:
        after = changed(text, piece.field, words, file)
    except EditError:
        return
    old = [p for p in pieces_of(file, text) if p.field != piece.field]
    new = pieces_of(file, after)
    if not piece.field.startswith("body["):
        assert {p.field: p.words for p in new if p.field != piece.field} == {
            p.field: p.words for p in old
        }
        assert next((p.words for p in new if p.field == piece.field), "") == words.strip()
    else:
        rest = [p.words for p in old if p.field.startswith("body[")]
        assert [p.words for p in new if p.words in rest][-1:] == rest[-1:]
        kinds = [p.form for p in new if p.form not in (p.form.PLAIN, p.form.BLOCK)]
        assert len(kinds) >= len(rest)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: 1\n\naccepted:\nb: 2\n",
        "a: 1\naccepted: []\n",
        "accepted:\n  - rule: x\n    reason: y   # why\n\n\nb: 2\n",
        "accepted:\n- {rule: x, reason: y}\nb: |\n  text\n",
        "b: |\n  text\n\naccepted:\n  - rule: x\n    reason: |\n      long\n",
    ],
)
def test_an_acceptance_is_added_at_the_end_of_its_list(text: str) -> None:
    after = added("edition.yaml", text, "accepted", {"rule": "r", "reason": "写明: 理由"}).after
    old = {p.field: p.words for p in pieces_of("edition.yaml", text) if p.words not in ("", "[]")}
    new = {p.field: p.words for p in pieces_of("edition.yaml", after)}
    count = sum(field.endswith(".rule") for field in old)
    assert new == {**old, f"accepted[{count}].rule": "r", f"accepted[{count}].reason": "写明: 理由"}
    assert after.count("# why") == text.count("# why")
