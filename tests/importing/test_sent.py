"""Copy as it is sent on: by chat, by mail, from a phone's page; poems typed in a row; a notice."""

from __future__ import annotations

from content.model import Subhead, Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS


def test_from_a_chat(imported: Import) -> None:
    text = (
        "县府办小何 2031/3/9 09:12:33\n[图片]\n@所有人 明天头版用这篇\n全县护河现场会在河口镇召开\n"
        f"本报讯（记者 林一山）{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\n县府办小何 2031/3/9 09:15:02\n"
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.title == "全县护河现场会在河口镇召开"
    assert copy_of(edition) == [f"本报讯（记者 林一山）{PARAGRAPHS[0]}", PARAGRAPHS[1]]
    assert "[图片]" in [o.text for o in report.left_out]


def test_from_a_mail_wrapped_with_its_heads(imported: Import) -> None:
    rows = [f"    {PARAGRAPHS[0]}", f"    {PARAGRAPHS[3]}"]
    wrapped = "\n".join(row[i : i + 36] for row in rows for i in range(0, len(row), 36))
    text = (
        "发件人: 河口镇党政办 <office@example.org>\n发送时间: 2031年3月9日 10:21\n收件人: 编辑部\n"
        f"主题: 来稿：护河\n河口镇请十个村子照看步道\n{wrapped}\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "河口镇请十个村子照看步道"
    assert copy_of(edition) == [PARAGRAPHS[0], PARAGRAPHS[3]]


def test_from_a_phones_page(imported: Import) -> None:
    text = (
        "好消息！澄江步道又长了五公里\n原创 澄江融媒 澄江发布 2031年3月9日 18:30 某省\n"
        "点击上方蓝字关注我们\n"
        f"{PARAGRAPHS[0]}\n怎么走？\n{PARAGRAPHS[1]}\n谁来照看？\n{PARAGRAPHS[2]}\n"
        "编辑：何小舟 校对：林一山\n往期推荐\n阅读原文\n分享 收藏 点赞 在看\n"
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.title == "好消息！澄江步道又长了五公里"
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert heads == ["怎么走？", "谁来照看？"]
    assert "阅读原文" in [o.text for o in report.left_out]


def test_poems_in_a_row(imported: Import) -> None:
    text = (
        "渡口的灯\n林　山\n\n船靠岸了\n岸上没有人\n只有一盏灯\n\n灯下是去年的水\n水里是今年的月\n\n"
        "苗圃\n何小舟\n\n柳树站成一排\n等风来数\n数到三百\n就坐下\n"
    )
    _, edition = imported(a_txt=text)
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.author for v in verses] == ["林山", "何小舟"]
    assert [len(stanza) for v in verses for stanza in v.stanzas] == [3, 2, 4]


def test_a_notice_keeps_who_signs_at_its_end(imported: Import) -> None:
    text = f"关于堤岸施工的通告\n　　{PARAGRAPHS[0]}\n澄江县水利局\n2031年3月9日\n"
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "关于堤岸施工的通告"
    assert copy_of(edition)[-2:] == ["澄江县水利局", "2031年3月9日"]
