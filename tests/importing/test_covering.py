"""What is written to the desk is held back with a doubt, never printed, and no copy is taken so."""

from __future__ import annotations

import pytest

from content.importing.blocks import Block, Place
from content.importing.recognising.covering import covering_told, is_covering
from content.importing.recognising.part import Part
from content.importing.recognising.roles import role_of
from content.reading.undecided import UNDECIDED
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS

COPY = PARAGRAPHS[0], PARAGRAPHS[1]


def parts(*lines: str) -> list[Part]:
    return [Part(role_of(t), Block(t, Place("a.txt", n))) for n, t in enumerate(lines, 1)]


def held(*lines: str) -> list[str]:
    return [part.text for part in covering_told(parts(*lines)) if is_covering(part)]


@pytest.mark.parametrize(
    ("over", "under"),
    [
        (
            ("各位老师：", "现将我镇护河情况报上，请酌情采用，谢谢！"),
            ("（联系人：林某，电话：0000-1234）",),
        ),
        (
            ("（头版头条，请编辑老师看着删，3000字以内）",),
            ("【配图另传，请美编排大一点】", "(照片见附件图1、图2)"),
        ),
        (("（供融媒体中心参考，未经核实请勿外传）",), ("随文附照片2张，文责自负。",)),
        (("尊敬的编辑老师：您好！", "随稿附图片三幅，望择优选登。"), ("手机：13900000000",)),
        (("【请审阅】此稿已经分管领导签字",), ("稿费请寄澄江县第三小学",)),
        (
            ("编辑注意：周三上午十点前定稿，图片请用第二张。", "作者：@林小满　状态：待审"),
            ("@何静 这里的数字再核一下", "文档链接：https://example.com/docx/AbC"),
        ),
        (("【二审意见：标题再实一些】",), ("文责自负。",)),
        (("当然可以！下面是一篇人物通讯：",), ("以上稿件约280字，您可以根据版面删减。",)),
        (("好的，以下是为您整理的新闻稿：",), ("如需调整字数或风格，请随时告诉我。",)),
        (("（通稿·已审）", "水利局办公室供稿  共2页"), ("稿费请寄澄江县第三小学",)),
        (("【定稿】", "共 3 页"), ("文责自负。",)),
        (("（初稿、待审）",), ("文责自负。",)),
        (
            ("【此稿照片请美编酌情使用】",),
            ("（编辑注：数字已与水利局核对，除水位外）", "附：照片六张，请美编酌情使用。"),
        ),
        (("澄江县融媒体中心 发稿单", "编号：52  终审：  签发："), ("文责自负。",)),
        (("（此段是否保留，请总编定夺）",), ("（请主编看一下这个数字和统计局核对过没有）",)),
        (("稿件请于周四中午前刊发",), ("备注：图片另发。此稿请于今晚八点前上版。",)),
        (("照片稍后传，说明见文",), ("备注：配图待补",)),
        (("（供植树节专版用，请排二版）",), ("（责编 林某 / 校对 何某 / 联系电话 0000-1234）",)),
        (("【请放头版下半版】",), ("文责自负。",)),
        (("澄江宣传-何 10:23", "稿子发您了，麻烦看看"), ("以上仅供参考，如有修改请告知",)),
    ],
)
def test_notes_to_the_desk(over: tuple[str, ...], under: tuple[str, ...]) -> None:
    assert held(*over, "老码头装上了水尺", *COPY, *under) == [*over, *under]


@pytest.mark.parametrize(
    "lines",
    [
        ("关于防汛值班的通知", COPY[0], "现将方案印发给你们，请认真组织实施。"),
        ("在座谈会上的发言", COPY[0], "不当之处，请各位领导、老师批评指正！"),
        ("护河条例", "（征求意见稿）", COPY[0]),
        ("老照片征集", COPY[0], "照片另发补贴。报名稿件请于11月30日前寄到县志办。"),
        ("澄江年鉴全书共页编成", "县志办供稿", COPY[0]),
        ("防骗提醒", COPY[0], "请勿转发未经核实的消息。", "如有疑问，请联系村委会。"),
        ("这座桥该修了", "编辑同志：", COPY[0], "来信照登，请勿写我的名字。"),
        ("关于堤岸施工的通告", COPY[0], "联系人：何小舟　电话：0000-1234"),
        ("编辑部的灯", COPY[0], "（编者按：本文作者是澄江县第三小学的老师）"),
        (
            "读者来信",
            COPY[0],
            "请编辑部的同志们保重身体。",
            "（记者：您核对过吗？老人：核对过三遍）",
        ),
        ("河边一年", COPY[0], "当然，路还长，我们还要一步一步走。"),
    ],
)
def test_words_to_readers_are_copy(lines: tuple[str, ...]) -> None:
    assert held(*lines) == []


@pytest.mark.parametrize(("more", "told"), [(60, True), (61, False)])
def test_a_line_of_a_chat_is_short(more: int, told: bool) -> None:
    stamp, said = "澄江宣传-何 10:23", "版面有变，"
    line = said + "水" * (more - len(said))
    found = held(stamp, line, "老码头装上了水尺", *COPY)
    assert (line in found) is told


def test_a_note_waits_for_its_decision(imported: Import) -> None:
    note = "（供媒体参考，请勿外传）"
    text = (
        f"★★★老码头装上了水尺★★★\n{note}\n　　{COPY[0]}\n　　{COPY[1]}\n澄江水利局　2031年1月2日\n"
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.title == "老码头装上了水尺"
    assert [a.title for a in edition.articles] == ["老码头装上了水尺"]
    assert copy_of(edition) == [*COPY, "澄江水利局 2031年1月2日"]
    assert [str(d.words) for d in report.doubts if d.why.code == "imported.covering-note"] == [note]
    assert note in (report.folder / UNDECIDED).read_text(encoding="utf-8")


def test_labels_of_a_form_go(imported: Import) -> None:
    text = (
        "标题：老码头装上了水尺\n副标题：一条河的账本\n作者：何　舟\n"
        f"正文：{COPY[0]}\n　　{COPY[1]}\n"
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.title == "老码头装上了水尺"
    assert edition.headline.deck == "一条河的账本"
    assert copy_of(edition) == list(COPY)
    assert [o.text for o in report.left_out] == ["标题：", "副标题：", "作者：", "正文："]


def test_markdown_typed_into_a_text(imported: Import) -> None:
    text = f"# 老码头装上了水尺\n{COPY[0]}\n## 认树\n> **{COPY[1]}**\n"
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "老码头装上了水尺"
    assert copy_of(edition) == list(COPY)
