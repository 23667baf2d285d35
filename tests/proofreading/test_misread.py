"""Words read for others: what is marked, what is meant, and what is a name or a word of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from content.proofreading import misread
from content.proofreading.terms import TERMS
from fonts.chinese.alike import Likeness
from fonts.chinese.lexicon import words_with
from fonts.chinese.words import Reading, Word
from tests.proofreading.marking import marked_in

TEXTS = (
    "县里⟦部暑⟧防汛工作。",
    "⟦部暑⟧防汛，,⟦布署⟧抗旱。",
    "《部暑》一文，“布署”二字，VCD布暑。",
    "《会议⟦部暑⟧》一文。",
    "精神⟦高渡集中⟧，工作⟦任物⟧很重，⟦良食⟧丰收。",
    "记者高渡说，社会贾值很高，今天李环竟来了，在贵定办厂。",
    "准备农材农具，坚持人防物防技防。",
    "农材和农材。",
    "他们大义无反故，群众义无反故事。",
    "深入引客入赣，两国人民心通意合。",
    "群众⟦义无反故⟧，游客⟦络绎不决⟧，河水⟦川留不息⟧，大家⟦守屈一指⟧。",
    "他们用一诺千斤顶修车。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_marked(text: str) -> None:
    assert marked_in(misread.misread, text) == [text]


class Given(NamedTuple):
    """What is known: the bits of words, the characters alike, and the likeliest reading's bits."""

    costs: Mapping[str, float]
    likeness: Likeness = Likeness.CONFUSED

    def saved(self, monkeypatch: pytest.MonkeyPatch, run: str, words: str) -> dict[str, float]:
        """Return what is meant in a run and the bits it saves; `words` has its words by blanks."""
        like = {"乙": {"丙": self.likeness}}
        monkeypatch.setattr(misread, "_cost", self.costs.get)
        monkeypatch.setattr(misread, "likenesses", lambda char: like.get(char, {}))
        read, at = [], 0
        for one in words.split():
            cost = self.costs.get(one.strip("<>"), 40.0)
            size = len(one.strip("<>"))
            read.append(Word(at, at + size, cost, not one.startswith("<")))
            at += size
        upto = [0.0]
        for word in read:
            upto += [upto[-1] + word.cost] * (word.end - word.start)
        behind = [upto[-1] - bits for bits in upto]
        found = misread._tried(run, Reading(tuple(read), tuple(upto), tuple(behind)))
        return {one.right: one.saved for one in found}


#: 甲 and 乙 cost 20 bits each, 甲丙 10: 30 are saved.
COSTS = {"甲": 20.0, "乙": 20.0, "甲丙": 10.0, "丁": 5.0}


@pytest.mark.parametrize(
    ("given", "run", "words", "saved"),
    [
        (Given(COSTS), "甲乙", "甲 乙", 30 - 6.5),
        (Given(COSTS, Likeness.BOTH), "甲乙", "甲 乙", 30 - 6.5),
        (Given(COSTS, Likeness.LOOKS), "甲乙", "甲 乙", 30 - 13.5),
        (Given(COSTS, Likeness.SOUNDS), "甲乙", "甲 乙", 30 - 13.5),
        # a character alone beside it; a particle and a word of two are none
        (Given(COSTS), "丁甲乙", "丁 甲 乙", 30 - 6.5 - 3),
        (Given(COSTS | {"的": 5.0}), "的甲乙", "的 甲 乙", 30 - 6.5),
        (Given(COSTS | {"丁丁": 5.0}), "丁丁甲乙", "丁丁 甲 乙", 30 - 6.5),
        (Given(COSTS), "丁甲乙丁", "丁 甲 乙 丁", 30 - 6.5 - 6),
        # a rare word of the list, and what is read as a name
        (Given(COSTS | {"甲乙": 18.0}), "甲乙", "甲乙", 8 - 6.5 - 2.5),
        (Given(COSTS | {"甲乙": 30.0}), "甲乙", "<甲乙>", 20 - 6.5 - 3),
        # the word that is meant is common up to 17 bits
        (Given(COSTS | {"甲丙": 17.0}), "甲乙", "甲 乙", 23 - 6.5),
        (Given(COSTS | {"甲丙": 17.1}), "甲乙", "甲 乙", 22.9 - 6.5 - 2),
        (Given({**COSTS, "甲丁丙": 17.1}), "甲丁乙", "甲 丁 乙", 45 - 17.1 - 6.5),
        # so many less are kept, for the copy may have the word elsewhere
        (Given(COSTS | {"甲丙": 17.0, "乙": 6.0}), "甲乙", "甲 乙", 9 - 6.5),
        (Given(COSTS | {"甲丙": 17.0, "乙": -0.5}), "甲乙", "甲 乙", 2.5 - 6.5),
    ],
)
def test_bits_that_a_word_saves(
    monkeypatch: pytest.MonkeyPatch, given: Given, run: str, words: str, saved: float
) -> None:
    found = given.saved(monkeypatch, run, words)
    assert list(found.values()) == [pytest.approx(saved)]


@pytest.mark.parametrize(
    ("given", "run", "words"),
    [
        (Given(COSTS | {"甲丙": 17.0, "乙": -0.6}), "甲乙", "甲 乙"),
        (Given(COSTS | {"甲乙": 17.9}), "甲乙", "甲乙"),
        (Given(COSTS | {"每": 20.0, "每丙": 9.0}), "每乙", "每 乙"),
        (Given(COSTS | {"一": 20.0, "一丙": 9.0}), "一乙", "一 乙"),
        (Given(COSTS | {"发": 20.0}), "发乙", "发 乙"),
        (Given(COSTS), "乙甲", "乙 甲"),
        (Given(COSTS), "甲乙甲", "甲 乙 甲"),
        (Given(COSTS | {"会": 20.0, "会丙": 9.0}), "会乙", "会 乙"),  # 会|记|一辈子
        (Given(COSTS | {"着": 5.0}), "甲乙着", "甲 乙 着"),  # 碗|扣|着
    ],
)
def test_what_stands_in_its_own_right(
    monkeypatch: pytest.MonkeyPatch, given: Given, run: str, words: str
) -> None:
    assert given.saved(monkeypatch, run, words) == {}


def test_of_what_overlaps_the_most_is_told() -> None:
    found = misread._in_run("群众义无反故")
    assert [(one.at, one.words, one.right) for one in found] == [(2, "义无反故", "义无反顾")]


def test_a_word_elsewhere_in_the_copy_is_likelier_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    one = misread.Meant(0, "甲乙", "甲丙", -4.0)
    monkeypatch.setattr(misread, "_in_run", lambda run: (one,) if "甲乙" in run else ())
    assert marked_in(misread.misread, "甲乙来。") == ["甲乙来。"]
    assert marked_in(misread.misread, "⟦甲乙⟧来，甲丙去。") == ["⟦甲乙⟧来，甲丙去。"]
    assert marked_in(misread.misread, "“甲乙来”，甲丙去。") == ["“甲乙来”，甲丙去。"]


def test_words_newer_than_the_list_are_known() -> None:
    assert misread._in_run("要提质增效") == ()
    assert misread._in_run("越南和老方一致") == misread._in_run("街区两侧老房林立") == ()
    assert [one.right for one in misread._in_run("措施更精淮一些")] == ["精准"]
    assert all(words_with(word[0]).get(word[1:], 99.0) > 16.0 for word in TERMS)


@pytest.mark.parametrize(
    ("run", "at", "step"),
    [
        ("人防物防", 1, True),
        ("人防物防", 0, False),
        ("防人防物", 0, True),
        ("防人防物", 1, True),
        ("人防物技", 1, False),
        ("人防人物", 0, True),
        ("人防物人", 0, False),
        ("人防", 0, False),
    ],
)
def test_words_in_step(run: str, at: int, step: bool) -> None:
    assert misread._in_step(run, at) is step


@pytest.mark.parametrize(
    ("run", "at", "words", "right", "named"),
    [
        ("高渡集中", 0, "高渡", "高度", True),
        ("精神高渡", 2, "高渡", "高度", False),
        ("记者高渡", 2, "高渡", "高度", True),
        ("者高渡来", 1, "高渡", "高度", True),
        ("社会贾值", 2, "贾值", "价值", True),
        ("社会诚绩", 2, "诚绩", "成绩", False),
        ("李环竟来", 1, "环竟", "环境", True),
        ("高李环竟", 2, "环竟", "环境", False),
        ("让李环竟", 2, "环竟", "环境", True),
        ("在贵定办", 1, "贵定", "规定", True),
        ("高渡集中", 0, "高渡集中", "高度集中", False),
        ("赴青河镇", 1, "青河镇", "清河镇", True),
    ],
)
def test_a_name(run: str, at: int, words: str, right: str, named: bool) -> None:
    assert misread._named(run, at, words, right) is named


@pytest.mark.parametrize(
    ("text", "at", "quoted"),
    [
        ("部暑", 0, False),
        ("《部暑》", 0, True),
        ("‘部暑’", 0, True),
        ("《部暑》", 1, False),
        ("VCD部暑", 0, True),
        (",部暑", 0, False),
        ("（部暑）", 0, False),
    ],
)
def test_words_that_play(text: str, at: int, quoted: bool) -> None:
    run = misread._RUN.search(text)
    assert run is not None
    assert misread._quoted(text, run, at) is quoted
