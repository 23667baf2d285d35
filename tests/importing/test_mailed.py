"""What a mail has around the copy that it brings is not printed, and told."""

from __future__ import annotations

from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS

COPY = ("一条河和七个老板", "通讯员 林一山", PARAGRAPHS[0], PARAGRAPHS[1])
EARLIER = (
    "------------------ 原始邮件 ------------------",
    '发件人: "编辑部" <desk@example.com>;',
    "发送时间: 2031年3月9日(星期日) 上午9:12",
    "> 请把标题改短，周五前发来。",
)


def test_an_answer_stands_over_what_it_answers(imported: Import) -> None:
    letter = ("周编辑：", "您好！改好了，请看。", *COPY, "此致", "敬礼", "--", "林一山", *EARLIER)
    report, edition = imported(a_txt="\n\n".join(letter))
    assert edition.headline.title == COPY[0]
    assert copy_of(edition) == list(PARAGRAPHS[:2])
    told = [str(one.text) for one in report.left_out]
    assert {"周编辑：", "您好！改好了，请看。", "此致", "敬礼", "林一山"} <= set(told)


def test_a_cover_stands_over_what_it_forwards(imported: Import) -> None:
    mail = ("请看下面这篇。", *EARLIER[:3], *COPY, "发自我的手机")
    _, edition = imported(a_txt="\n\n".join(mail))
    assert edition.headline.title == COPY[0]
    assert copy_of(edition) == list(PARAGRAPHS[:2])


def test_labels_without_an_address_are_no_mail(imported: Import) -> None:
    text = "\n".join([COPY[0], f"　　{PARAGRAPHS[0]}", "地点：河口镇礼堂", "主题：修堤"])
    _, edition = imported(a_txt=text)
    assert copy_of(edition) == [PARAGRAPHS[0], "地点：河口镇礼堂", "主题：修堤"]


def test_what_a_program_and_a_writer_add_under_the_copy(imported: Import) -> None:
    mail = (*EARLIER[1:3], *COPY, "通联：河口镇 手机：13900000000", "----------", "某某邮箱大师")
    _, edition = imported(a_txt="\n".join(mail))
    assert copy_of(edition) == list(PARAGRAPHS[:2])


def test_a_letter_in_one_mail_is_no_copy(imported: Import) -> None:
    letter = ("编辑您好：", "现发来新闻稿一篇，请审阅，照片随后发送。", *COPY)
    _, edition = imported(a_txt="\n\n".join([*letter, "--", "河口镇 林一山", "手机：13900000000"]))
    assert edition.headline.title == COPY[0]
    assert copy_of(edition) == list(PARAGRAPHS[:2])
