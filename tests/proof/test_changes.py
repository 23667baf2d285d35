"""What a proof marks as changed since an earlier file: the words that are others, nothing else."""

from __future__ import annotations

import random
from functools import cache

import pytest

from content.model import Edition
from layout.page.placed import PlacedEdition
from layout.products.proof import proof_pdf
from layout.products.proof.changes import Change, changes
from layout.products.proof.places import find_places
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.proof.readback import bare, chars, inside, notes, overlay
from tests.render.build import FONTS, SCREEN, article, edition, placed

COPY = (
    "清晨六点，澄江县的蔬菜市场已经灯火通明，较2016年提升17.7个百分点，菜农王大河说今年好卖。",
    "采访结束的时候，天色已晚，GDP突破400亿元，人们还没有散去，市场里仍有1204个摊位开着灯。",
    "全区12个镇街连续3年上榜，河水慢慢流过，两岸的灯一盏一盏亮起来，孩子们放学回家。",
)


@cache
def printed(*paragraphs: str, title: str = "灯火通明") -> tuple[Edition, PlacedEdition, bytes]:
    made = placed(edition(articles=(article("market", 1, title, *paragraphs),)))
    return made.edition, made, write_pdf(page_html(made, SCREEN, FONTS, {}, {}), FONTS)


def changed(*paragraphs: str, title: str = "灯火通明") -> tuple[Change, ...]:
    """Return what changed since COPY was printed."""
    source, made, pdf = printed(*paragraphs, title=title)
    found = changes(printed(*COPY)[2], pdf, source, find_places(made, FONTS))
    for change in found:
        if change.now and change.rects:  # the boxes hold the new words, and no other
            quads = tuple(
                (r.x, made.grid.trim.h - r.bottom, r.right, made.grid.trim.h - r.y)
                for r in change.rects
            )
            seen = [c.text for c in chars(pdf, change.page) if inside(c, quads)]
            assert "".join(seen) == change.now
    return found


def said(*paragraphs: str, title: str = "灯火通明") -> list[tuple[str, str]]:
    return [(c.was, c.now) for c in changed(*paragraphs, title=title)]


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("澄江", "长河", "澄江", "长河"),
        ("17.7", "18.7", "17.7", "18.7"),
        ("GDP", "GNP", "GDP", "GNP"),
        ("还没有散去", "还没有全散去", "", "全"),
        ("仍有", "有", "仍", ""),
        ("一盏一盏", "一盏盏", "一", ""),
        ("连续3年", "连续13年", "3", "13"),
    ],
)
def test_one_corrected_word_is_marked_alone(old: str, new: str, was: str, now: str) -> None:
    assert said(*(p.replace(old, new, 1) for p in COPY)) == [(was, now)]


def test_words_that_only_moved_are_no_change() -> None:
    assert said(*COPY) == []
    longer = (COPY[0] + "这一句是新添的，后面各行都往下走。", *COPY[1:])
    assert said(*longer) == [("", "这一句是新添的，后面各行都往下走。")]


def test_paragraphs_that_come_and_go() -> None:
    new = "另起一段说别的事情，与前后都不相像。"
    assert said(COPY[0], new, *COPY[1:]) == [("", new)]
    (gone,) = changed(COPY[0], COPY[2])
    assert (gone.was, gone.now, gone.point) == (bare(COPY[1]), "", True)
    assert gone.rects  # a caret behind the paragraph before


def test_any_characters_of_all_paragraphs() -> None:
    draw = random.Random(7)
    copy, expected = list(COPY), []
    for row, words in enumerate(COPY):
        han = [k for k, char in enumerate(words) if "\u4e00" <= char <= "\u9fff"]
        for at in (draw.choice(han[: len(han) // 3]), draw.choice(han[2 * len(han) // 3 :])):
            copy[row] = copy[row][:at] + "鑫" + copy[row][at + 1 :]
            expected.append((words[at], "鑫"))
    assert said(*copy) == expected


def test_a_head_too_and_both_are_listed_and_noted_on_the_proof() -> None:
    copy = (COPY[0].replace("菜农", "瓜农"), *COPY[1:])
    source, made, pdf = printed(*copy, title="灯火初上")
    for before in (printed(*COPY)[2], proof_pdf(printed(*COPY)[2], printed(*COPY)[1], FONTS)):
        proof = proof_pdf(pdf, made, FONTS, before=before)
        words = "".join(c.text for c in overlay(proof))
        assert "较前样改动2处" in words
        assert "改1原「通明」改「初上」1灯火初上" in words
        assert "改2原「菜」改「瓜」1灯火初上第" in words
        found = [note for note in notes(proof) if note.subject.startswith("改")]
        assert [note.words for note in found] == ["原「通明」改「初上」", "原「菜」改「瓜」"]
    assert source.articles[0].title == "灯火初上"


def test_that_nothing_changed_is_said() -> None:
    _, made, pdf = printed(*COPY)
    words = "".join(c.text for c in overlay(proof_pdf(pdf, made, FONTS, before=pdf)))
    assert "较前样改动：无" in words
    assert "较前样" not in "".join(c.text for c in overlay(proof_pdf(pdf, made, FONTS)))
