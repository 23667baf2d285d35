"""Who signs a text (落款) is known at its end: by a date, or under a letter."""

from __future__ import annotations

import pytest

from content.model import BodyItem, Paragraph, Subhead
from content.reading.leads import marked
from content.reading.signing import MOST_NAMES, signed

COPY, NAME, DATE = "请大家积极配合。", "某某县人民政府", "2026年7月3日"


def signs(*texts: str) -> list[str]:
    """Return the paragraphs that sign, of copy made of these."""
    body = signed(marked([Paragraph(text=text) for text in texts]))
    return [item.text for item in body if isinstance(item, Paragraph) and item.signs]


@pytest.mark.parametrize("date", [DATE, "2026 年 7 月 3 日", "二〇二六年七月三日"])
def test_a_date_at_the_end_is_signed_by_the_names_over_it(date: str) -> None:
    assert signs(COPY, NAME, date) == [NAME, date]
    assert signs(COPY, "县教育局", NAME, date) == ["县教育局", NAME, date]
    assert signs(COPY, date) == [date]


def test_a_name_alone_signs_a_letter() -> None:
    assert signs("广大市民朋友：", COPY, NAME) == [NAME]
    assert signs(COPY, NAME) == []


@pytest.mark.parametrize(
    "row", [COPY, "此致", "敬礼", "（作者系县作协会员）", "糯米500克", "用料：糯米", "字" * 31]
)
def test_copy_and_wishes_do_not_sign(row: str) -> None:
    assert signs(COPY, row, DATE) == [DATE]
    assert signs("广大市民朋友：", COPY, row) == []


def test_a_list_over_a_date_is_no_list_of_who_signs() -> None:
    assert len(signs(COPY, *["甲村"] * MOST_NAMES, DATE)) == MOST_NAMES + 1
    assert signs(COPY, *["甲村"] * (MOST_NAMES + 1), DATE) == [DATE]


def test_what_is_nothing_but_a_name_and_a_date_is_copy() -> None:
    assert signs(DATE) == []
    assert signs(NAME, DATE) == [DATE]
    body: list[BodyItem] = [Paragraph(text=COPY), Subhead(text=NAME)]
    assert signed(body) == tuple(body)


@pytest.mark.parametrize(
    ("text", "bold"), [("问：要交钱吗？不收。", 7), ("问：要交钱吗？", 7), ("问：说说学费。", 7)]
)
def test_an_answer_behind_its_question_is_not_bold(text: str, bold: int) -> None:
    first, _ = marked([Paragraph(text=text), Paragraph(text="问：外村人能来吗？")])
    assert isinstance(first, Paragraph) and first.bold == bold


@pytest.mark.parametrize(
    ("dates", "bold"),
    [
        (("1926年　", "1938年　", "1949年10月　", "1958年3月1日："), (5, 5, 8, 9)),
        (("1926年　", "1938年　", "1949年　"), (0, 0, 0)),
        (("1926年", "1938年", "1949年", "1958年"), (0, 0, 0, 0)),
    ],
)
def test_the_dates_of_a_chronicle_are_bold(dates: tuple[str, ...], bold: tuple[int, ...]) -> None:
    body = marked([Paragraph(text=f"{date}学校迁址。") for date in dates])
    assert tuple(item.bold for item in body if isinstance(item, Paragraph)) == bold
