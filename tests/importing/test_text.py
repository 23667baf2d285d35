"""Marks, characters and spaces, by cases; lines and encodings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.importing.blocks import Log, Place
from content.importing.recognising.roles import Role, numeral, role_of
from content.importing.text.characters import han_and_digits, ordinary
from content.importing.text.lines import decoded, ended, read_plain
from content.importing.text.marks import close_up, one_space, quotes, restored
from content.importing.writing.doubtful import doubtful, queried

HERE = Place("case")


@pytest.mark.parametrize(
    ("received", "printed"),
    [
        ("突破400亿元,人均超2万;增长9%、13%", "突破400亿元，人均超2万；增长9%、13%"),
        ("比较2016年提升17.7个百分点,超3.5亿元", "比较2016年提升17.7个百分点，超3.5亿元"),
        ("上午9:30开门,下午17:05关门", "上午9:30开门，下午17:05关门"),
        ("时间:9:30,比分3:2", "时间：9:30，比分3:2"),
        ("县(市)区称号,(一期)厂房", "县（市）区称号，（一期）厂房"),
        ("函数f(x)的图像", "函数f(x)的图像"),
        ("合作社叫Slow Leaf, Inc.出口到海外", "合作社叫Slow Leaf, Inc.出口到海外"),
        ("见https://example.org/a,b?c=1,谢谢大家", "见https://example.org/a,b?c=1,谢谢大家"),
        ("共1,234,567人,比去年多", "共1,234,567人，比去年多"),
        ("产业如何图强?唯有聚焦项目!", "产业如何图强？唯有聚焦项目！"),
        ("就诊率达到91.5%.126个村全部建成.", "就诊率达到91.5%。126个村全部建成。"),
        (
            "提示:请带身份证、医保卡。2.早上八点开始。3.改期另告",
            "提示：请带身份证、医保卡。2.早上八点开始。3.改期另告",
        ),
        ("发展壮大...过去的五年。。。还有......", "发展壮大……过去的五年……还有……"),
        ('"桥通了.路也通了."船老大说完就走了', "“桥通了。路也通了。”船老大说完就走了"),
        ("气温降到了零下11℃.城西的炉子一起转着", "气温降到了零下11℃。城西的炉子一起转着"),
        ("名字叫--慢线--的列车", "名字叫——慢线——的列车"),
        ("展览2月3日--3月1日开放", "展览2月3日—3月1日开放"),
        ("阿尔伯特•爱因斯坦", "阿尔伯特·爱因斯坦"),
        ("他说:\"快没有用,要的是'准点'。\"", "他说：“快没有用，要的是‘准点’。”"),
        ("他说：”快没有用“", "他说：“快没有用”"),
        ("「黑板报」和『内刊』", "“黑板报”和‘内刊’"),
        ("It's a quiet, slow line (really).", "It's a quiet, slow line (really)."),
    ],
)
def test_marks(received: str, printed: str) -> None:
    log = Log()
    assert quotes(restored(received, HERE, log), HERE, log, whole=True) == printed
    assert bool(log.changes) == (received != printed)


@pytest.mark.parametrize(
    ("received", "printed"),
    [
        ("２０２１年ＧＤＰ增长９．５％", "2021年GDP增长9.5%"),
        ("⼈⺠的⻓沙", "人民的长沙"),
        ("eﬃcient\xa0ﬁle\u200b", "efficient file"),
        ("一\ufeff二\xad三", "一二三"),
        ("缺\ue123字", "缺□字"),
        ("Jose\u0301住la\u0304o街", "José住lāo街"),
        ("葛\U000e0100城的☀\ufe0f❤\ufe0f😊", "葛城的☀"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("已办☑未办☐作废✘，➤排队", "已办✓未办□作废×，▶排队"),
    ],
)
def test_characters(received: str, printed: str) -> None:
    assert ordinary(received, HERE, Log()) == printed


@pytest.mark.parametrize(
    ("received", "printed"),
    [
        ("芦淞 区 近五年 ，发展", "芦淞区近五年，发展"),
        ("最高时速 80 km/h，Wi-Fi 由县里提供", "最高时速 80 km/h，Wi-Fi 由县里提供"),
        ("与会：张三 李四 王小五 赵六。", "与会：张三 李四 王小五 赵六。"),
    ],
)
def test_spaces(received: str, printed: str) -> None:
    assert close_up(received, HERE, Log()) == printed


def test_heads_keep_one_space() -> None:
    assert one_space("昂首阔步  砥砺前行", HERE, Log()) == "昂首阔步 砥砺前行"
    assert one_space("编 后 记", HERE, Log()) == "编后记"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("株洲日报·掌上株洲记者/杨凌凌 通讯员/吴鹏 何龙", Role.BYLINE),
        ("本报记者 张三 摄影报道", Role.BYLINE),
        ("□ 记者 张三", Role.BYLINE),
        ("□退休教师　沈静仪", Role.BYLINE),
        ("（共12名）", Role.BODY),
        ("□退休教师座谈会 昨日召开", Role.SHORT),
        ("文/张三 图/李四", Role.BYLINE),
        ("（本报记者 张三）", Role.BYLINE),
        ("澄江公安局城关派出所 汤 禾", Role.BYLINE),
        ("澄江县司法局 祝 鸿 汤海", Role.BYLINE),
        ("《澄江电力报》记者张大河本报记者江玉", Role.BYLINE),
        ("主持人：林一山 嘉宾：县水利局局长 何小舟", Role.BYLINE),
        ("澄江县第三中学教师 汤 禾", Role.BYLINE),
        ("教书育人 立德树人", Role.SHORT),
        ("（镇妇联 裘 野）", Role.BYLINE),
        ("文字｜裘野 摄影｜乌兰 编辑｜郁青", Role.STAFF),
        ("来源｜白鹿镇党政办", Role.FURNITURE),
        ("点击蓝字“白鹿融媒”关注我们", Role.FURNITURE),
        ("记者走进车间，看见工人正在忙碌。", Role.BODY),
        ("本版图片由芦淞区委宣传部提供", Role.CREDIT),
        ("本版文图均为样本", Role.CREDIT),
        ("责任编辑：张三 美编：李四", Role.STAFF),
        ("记者手记", Role.NOTE),
        ("第05版", Role.FURNITURE),
        ("2021年7月27日 星期二", Role.FURNITURE),
        ("株洲日报", Role.FURNITURE),
        ("图为村民采茶。（王小满 摄）", Role.CAPTION),
        ("1.", Role.NUMBER),
        ("产业发展 诠释逆势增长实力", Role.SHORT),
    ],
)
def test_roles(line: str, role: Role) -> None:
    assert role_of(line) is role


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("一、产业发展", (1, 1, "产业发展")),
        ("（二）民生", (2, 2, "民生")),
        ("3.", (3, 3, "")),
        ("第十二章 附则", (12, 0, "附则")),
        ("一节课，从镇上讲起", None),
        ("2021年", None),
    ],
)
def test_numerals(line: str, read: tuple[int, int, str] | None) -> None:
    assert numeral(line) == read


def test_a_quote_without_words_end_is_no_end() -> None:
    assert ended("他说：“快。”")
    assert not ended("构建了“五纵三横”")


def test_wrapped_text_is_unwrapped() -> None:
    words = (
        "澄江县的步道先热闹起来，跑步的人从老码头出发，沿着堤岸一直跑到新桥，再折回来，正好五公里。"
    )
    rows = [words[i : i + 14] for i in range(0, len(words), 14)]
    text = "\n".join(["　　" + rows[0][:12], *rows]).replace("　　" + rows[0][:12] + "\n", "　　")
    document = read_plain(f"{text}\n{text}", "a.txt", Log())
    assert [block.text for block in document.blocks] == [words, words]


def test_lines_of_any_length_stay_paragraphs() -> None:
    rows = [
        "短句。",
        "一个很长很长的段落，它不是折行的结果，只是写得长一些罢了。",
        "又一段。",
        "完。",
    ]
    document = read_plain("\n".join(rows), "a.txt", Log())
    assert [block.text for block in document.blocks] == rows


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(coding: str) -> None:
    log = Log()
    assert decoded("芦淞区，㐂。".encode(coding), "a.txt", log) == "芦淞区，㐂。"
    assert bool(log.changes) == (not coding.startswith("utf-8"))


def test_doubtful_words_are_queried() -> None:
    text = "加强干部队伍队伍建设，研究研究再说。"
    marks = doubtful(text)
    assert [text[m.start : m.end] for m in marks] == ["队伍队伍"]
    assert queried(text, marks).startswith("加强干部{==队伍队伍==}{>>")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="县区人2021 ,;:?!().\"'“”‘’…—-a（）。，%\u200b⼈", max_size=40))
def test_repair_loses_no_character_and_is_stable(text: str) -> None:
    log = Log()
    once = quotes(restored(ordinary(text, HERE, log), HERE, log), HERE, log, whole=True)
    assert han_and_digits(once) == han_and_digits(text)
    again = quotes(restored(ordinary(once, HERE, log), HERE, log), HERE, log, whole=True)
    assert han_and_digits(again) == han_and_digits(once)


def test_a_letter_with_few_full_rows_is_unwrapped() -> None:
    full = "\u3000\u3000" + "孩子们的每一点变化都是老师们最关心的事情和最大的盼望啊"[:22]
    rows = [
        "\u3000" * 8 + "给家长的信",
        "尊敬的家长：",
        full,
        "变" * len(full),
        "会。",
        "\u3000\u3000一、带好笔和本子。",
        full,
        "口。",
        "\u3000" * 16 + "河口小学",
    ]
    blocks = read_plain("\n".join(rows), "a.txt", Log()).blocks
    assert [len(block.text) for block in blocks] == [5, 6, 48, 9, 24, 4]
    assert [block.look.right for block in blocks] == [False] * 5 + [True]


def test_blanks_between_names_in_brackets_make_no_columns() -> None:
    first = "本报讯（记者\u3000林山\u3000何舟）昨日上午，堤上开了一次座谈"
    rows = [first, "会" * len(first), "完。"] + ["堤" * len(first), "上。"] * 3
    assert read_plain("\n".join(rows), "a.txt", Log()).blocks[0].text.endswith("会完。")
