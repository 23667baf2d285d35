"""Texts come in many codings; the words are the same."""

from __future__ import annotations

import pytest

from content.importing.blocks import Log, SourceError
from content.importing.text.coding import coded
from content.importing.text.lines import decoded

SIMPLE = (
    "石桥镇的早市\n\n天刚亮，卖豆腐的老陈就把担子放下了。今年3月，镇里修好了东门的路，一共2.6公里。"
)
SHORT = "春耕"
TRADITIONAL = (
    "石橋鎮的早市\n\n天剛亮，賣豆腐的老陳就把擔子放下了。今年3月，鎮裡修好了東門的路，一共2.6公里。"
)
RARE = "㙓口村的䶮家，𬴊字辈的后生回来了。"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("text", [SIMPLE, SHORT])
def test_simplified(text: str, coding: str) -> None:
    assert decoded(text.encode(coding), "a.txt", Log()) == text


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be", "utf-8", "big5", "gb18030"])
def test_traditional_and_without_marks(coding: str) -> None:
    assert decoded(TRADITIONAL.encode(coding), "a.txt", Log()) == TRADITIONAL


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_nor_ascii(coding: str) -> None:
    text = SIMPLE.replace("\n", "").replace("3", "三").replace("2.6", "二点六")
    assert decoded(text.encode(coding), "a.txt", Log()) == text


@pytest.mark.parametrize("coding", ["utf-7", "hz"])
def test_codings_of_seven_bits(coding: str) -> None:
    """Old mail: a page of +aAeY- is never printed."""
    assert decoded(SIMPLE.encode(coding), "a.txt", Log()) == SIMPLE


@pytest.mark.parametrize("coding", ["utf-8", "gb18030", "utf-16"])
def test_rare_characters(coding: str) -> None:
    assert decoded(RARE.encode(coding), "a.txt", Log()) == RARE


def test_what_a_page_states_is_believed_where_it_can_be() -> None:
    assert coded(SIMPLE.encode("gbk"), "gb2312") == (SIMPLE, "gb18030")
    assert coded(SIMPLE.encode("gbk"), "utf-8") == (SIMPLE, "gb18030")
    assert coded(SIMPLE.encode("utf-8"), "no-such") == (SIMPLE, "utf-8")


def test_a_text_cut_within_its_last_character() -> None:
    assert decoded(SIMPLE.encode("gb18030")[:-1], "a.txt", Log()) == SIMPLE[:-1]


def test_latin_stays_utf_8() -> None:
    found = coded(b"plain words, 3.5% of them")
    assert found == ("plain words, 3.5% of them", "utf-8")


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe", bytes(range(256)) * 9])
def test_what_is_no_text(raw: bytes) -> None:
    with pytest.raises(SourceError, match=r"import\.unknown-coding"):
        decoded(raw, "a.txt", Log())
