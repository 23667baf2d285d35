"""The word list and what is read with it: how surely a word ends at each place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fonts.chinese import lexicon
from fonts.chinese.institutions import goes_on
from fonts.chinese.lexicon import (
    UNKNOWN_BITS,
    Kind,
    kind_of_word,
    packed,
    packed_kinds,
    words_with,
)
from fonts.chinese.words import (
    Bond,
    Seam,
    begins_verb,
    bonds_of_words,
    is_foreign_name,
    is_paired,
    reading,
    seams,
)

ROOT = Path(__file__).resolve().parents[2]


def test_common_words_cost_less_than_rare_ones() -> None:
    assert words_with("发")["展"] < words_with("发")["上指冠"] < UNKNOWN_BITS
    assert words_with("的")[""] == min(words_with("的").values())
    assert words_with("\U00030000") == {"": UNKNOWN_BITS}


def test_a_list_is_packed_and_read_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = ["水 64 n", "水稻 32 n", "水稻田 2 n", "山 16 n", "B超 3 n", "无 0 x"]
    assert packed(lines) == packed(list(reversed(lines)))
    file = tmp_path / "words.bin"
    file.write_bytes(packed(lines))
    monkeypatch.setattr(lexicon, "FILE", file)
    for kept in (lexicon._index, words_with):
        kept.cache_clear()
    try:
        water = words_with("水")
        assert set(water) == {"", "稻", "稻田"}
        assert water["稻"] - water[""] == pytest.approx(1, abs=1 / lexicon.STEPS)
        assert water["稻田"] - water["稻"] == pytest.approx(4, abs=1 / lexicon.STEPS)
        assert words_with("无") == {"": UNKNOWN_BITS}
    finally:
        monkeypatch.undo()
        for kept in (lexicon._index, words_with):
            kept.cache_clear()


def test_kinds_are_packed_and_read_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = ["建成 64 v", "大桥 32 n", "正式 32 ad", "近日 99 t", "偶遇 2 v", "K歌 50 v"]
    file = tmp_path / "kinds.bin"
    file.write_bytes(packed_kinds(lines))
    monkeypatch.setattr(lexicon, "KINDS_FILE", file)
    lexicon._kinds.cache_clear()
    try:
        found = {word: kind_of_word(word) for word in ("建成", "正式", "近日")}
        assert found == {"建成": Kind.VERB, "正式": Kind.LEANING, "近日": Kind.TIME}
        assert {kind_of_word(word) for word in ("大桥", "偶遇", "K歌")} == {Kind.NOUN}
    finally:
        monkeypatch.undo()
        lexicon._kinds.cache_clear()


@pytest.mark.parametrize(
    ("words", "bond"),
    [
        ("小区 门口", Bond.COMPOUND),
        ("建成 大桥", Bond.OBJECT),
        ("正式 投产", Bond.LEANING),
        ("企业 扩产", Bond.FREE),
        ("升级的 产线", Bond.FREE),
        ("记者丨 门口", Bond.FREE),
    ],
)
def test_words_that_meet_belong_together_more_or_less(words: str, bond: Bond) -> None:
    before = words.index(" ")
    assert bonds_of_words(words.replace(" ", "")).get(before, Bond.FREE) is bond


@pytest.mark.parametrize(
    "words",
    [
        "高举 伟大旗帜",
        "取得 辉煌成就",
        "菲律宾 元旦 狂欢",
        "市长 周俊杰 走访",  # a name that no list has
        "记者 陆雨桐 报道",
        "书记 邓晓棠 讲话",
        "医生 龚砚秋 出诊",
        "乌兹别克斯坦 签署 备忘录",
        "投资 七百八十八亿 元",
        "第38次 会议，9% 增长",
    ],
)
def test_words_end_where_they_do(words: str) -> None:
    text = words.replace(" ", "")
    found = seams(text)
    at = 0
    for word in words.split(" ")[:-1]:
        at += len(word)
        assert found[at].likely > 0.9, text[:at]
    at = 0
    for word in words.split(" "):
        assert all(found[k].likely < 0.5 for k in range(at + 1, at + len(word)) if _inside(text, k))
        at += len(word)


def _inside(text: str, at: int) -> bool:
    """Whether Han stand on both sides: beside others every place is certain."""
    return text[at - 1 : at + 1].isalpha() and not text[at - 1 : at + 1].isascii()


def test_places_beside_other_scripts_are_certain() -> None:
    assert [seam.likely for seam in seams("GDP超9%")] == [1.0] * 7
    assert seams("") == (seams("A")[0],)


def test_a_character_alone_is_told_and_a_particle_is_none() -> None:
    text = "荧屏播放助贫节目"
    seam = seams(text)[5]  # 助|贫
    assert seam.lone("助", "贫") > 1.5
    text = "取得了成就"
    assert seams(text)[2].lone("得", "了") < 0.5
    assert seams(text)[2].leaning("得", "了") > 0.5
    assert seams(text)[3].leaning("了", "成") == 0


def test_sayings_and_foreign_names() -> None:
    assert is_paired("修旧如旧", 2)
    assert is_paired("载歌载舞", 2)
    assert not is_paired("修旧如旧", 1)
    assert not is_paired("发展经济", 2)
    assert is_foreign_name("贝娜齐尔·布托", 4)
    assert not is_foreign_name("自主·自立", 2)


@pytest.mark.parametrize(
    "run", ["取得辉煌成就", "市长周俊杰走访", "投资七百八十八亿元", "浒口", "了"]
)
@pytest.mark.parametrize("more", [{}, {"浒口": 1.0, "俊杰走": 2.0, "亿元": 0.5}])
def test_a_reading_is_the_cheapest_way_through_a_run(run: str, more: dict[str, float]) -> None:
    found = reading(run, more)
    assert "".join(run[word.start : word.end] for word in found.words) == run
    whole = sum(word.cost for word in found.words)
    assert found.upto[0] == found.behind[-1] == 0
    assert found.upto[-1] == pytest.approx(whole) == pytest.approx(found.behind[0])
    ends = {0, *(word.end for word in found.words)}
    for at, (before, behind) in enumerate(zip(found.upto, found.behind, strict=True)):
        assert before + behind >= whole - 1e-9, "no way through any place is cheaper"
        assert at not in ends or before + behind == pytest.approx(whole)
    for word in found.words:  # to put a word where it stands saves nothing
        assert found.saved(word.start, word.end, word.cost) == pytest.approx(0)
        assert found.saved(word.start, word.end, word.cost - 3) == pytest.approx(3)


def test_words_that_the_list_has_not_are_read_where_they_are_given() -> None:
    def words(more: dict[str, float]) -> list[str]:
        return [run[word.start : word.end] for word in reading(run, more).words]

    run = "到浒口镇去"
    assert "浒口镇" not in words({})
    assert "浒口镇" in words({"浒口镇": 1.0}) and "浒口镇" not in words({"浒口镇": 99.0})
    long = "河口新堤十里长"
    assert [word.end for word in reading(long, {long: 1.0}).words] == [len(long)]
    (name,) = (word for word in reading("龚砚秋", {}).words)
    assert not name.listed and all(word.listed for word in reading("成就", {}).words)


@pytest.mark.parametrize(
    ("own", "generic", "whole"),
    [
        ("市第一人民", "医院", True),
        ("河口镇中心", "小学", True),
        ("自然资源和", "规划局", True),
        ("我们的", "医院", False),
        ("走进", "小学", False),
        ("、", "医院", False),
        ("A", "小学", False),
        ("", "医院", False),
    ],
)
def test_an_institutions_name_goes_on_behind_its_own_words(
    own: str, generic: str, whole: bool
) -> None:
    assert goes_on(own + generic, len(own)) is whole


def test_the_list_is_not_opened_before_a_head_needs_it() -> None:
    code = (
        "from fonts import FontLibrary\nfrom fonts.setting import Composer, TextStyle\n"
        "from fonts.chinese import lexicon\n"
        "composer = Composer(FontLibrary.shipped())\n"
        "composer.fit('全区经济社会发展取得辉煌成就', TextStyle(), 10)\n"
        "composer.natural_width('辉煌成就', TextStyle())\n"
        "assert not lexicon._index.cache_info().currsize\n"
        "composer.head_breaks('全区经济社会发展取得辉煌成就', TextStyle(), 2)\n"
        "assert lexicon._index.cache_info().currsize\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_list_comes_with_its_licence() -> None:
    licence = (ROOT / "fonts/chinese/words.LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "Sun Junyi" in licence


@pytest.mark.parametrize("around", ["说{}说", "{}，说", "他是{}", "{}"])
def test_a_foreign_name_is_told_by_two_characters_on_each_side(around: str) -> None:
    text = around.format("贝克·布托")
    assert is_foreign_name(text, text.index("·"))
    other = around.format("自主·自立")
    assert not is_foreign_name(other, other.index("·"))


@pytest.mark.parametrize("text", ["", "AB", "，。", "2031"])
def test_beside_other_scripts_every_place_is_certain(text: str) -> None:
    assert seams(text) == (Seam(1.0, 0.0, 0.0),) * (len(text) + 1)


@pytest.mark.parametrize(
    ("text", "at", "begins"),
    [
        ("书屋亮到九点", 2, True),
        ("步道连起社区", 2, True),
        ("书屋", 1, False),
        ("书屋夜里", 2, False),
    ],
)
def test_a_verb_with_what_completes_it_begins(text: str, at: int, begins: bool) -> None:
    assert begins_verb(text, at) == begins
