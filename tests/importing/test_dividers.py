"""What parts stories in one file, and what a desk writes about a story: labels, notes, credits."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from content.importing.forms.articles import _uncounted
from content.importing.recognising.formlabels import column_of
from content.importing.recognising.roles import Role, bare_label, caption_words, role_of
from content.model import Subhead, Table
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS, png
from tests.importing.test_looks import subs, word


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("==============", Role.FURNITURE),
        ("★★★★★★", Role.FURNITURE),
        ("· · ·", Role.FURNITURE),
        ("……", Role.BODY),
        ("【一版】", Role.FURNITURE),
        ("第二版：要闻", Role.FURNITURE),
        ("【头版头条】", Role.FURNITURE),
        ("【一线见闻】", Role.SHORT),
        ("第一版《新华字典》", Role.SHORT),
        ("附件2：", Role.FURNITURE),
        ("（撰稿：县融媒体中心 审核：林一山）", Role.STAFF),
        ("河口发布编辑部 编辑 林一山、何小舟 责编 周 正 编审 郑平", Role.STAFF),
        ("【图：航拍茶园】", Role.CAPTION),
        ("图：新通的村道绕在山腰。", Role.CAPTION),
        ("图：何小舟", Role.CREDIT),
        ("#乡村振兴# #茶香#", Role.FURNITURE),
        ("□ 林山 本报记者 何舟", Role.BYLINE),
        ("2031-01-06 11:27 江苏", Role.FURNITURE),
        ("听全文", Role.FURNITURE),
        ("作者：admin", Role.FURNITURE),
        ("文字：【大】【中】【小】", Role.FURNITURE),
        ("发布于：2031-09-16 10:38", Role.FURNITURE),
        ("欢迎访问河口县中医院官方网站！ 设为首页 | 加入收藏", Role.FURNITURE),
        ("部分图文转载自网络，版权属原作者，如有不妥，请联系我们删除。", Role.FURNITURE),
        ("她把来自网络的谣言一条条核对，联系网友澄清。", Role.BODY),
    ],
)
def test_what_a_desk_writes_is_told_by_its_words(line: str, role: Role) -> None:
    assert role_of(line) is role


def test_labels_lose_their_brackets() -> None:
    assert bare_label("【一线见闻】") == "一线见闻"
    assert bare_label("〔榜样的力量〕") == "榜样的力量"
    assert bare_label("一线【见闻】") == "一线【见闻】"
    assert caption_words("【图：航拍茶园】") == "航拍茶园"
    assert caption_words("【图片】茶园（航拍）") == "茶园（航拍）"


def test_a_series_stands_before_a_title_behind_a_bar() -> None:
    title = "乡耕先锋再出发·一路同行丨记录乡村变迁"
    assert column_of(title) == ("", "乡耕先锋再出发·一路同行", "记录乡村变迁")
    broken = "中共澄江县委|关于表彰先进的决定"  # a title on two lines
    assert column_of(broken) == ("", "", broken)


@pytest.mark.parametrize(
    ("name", "said"),
    [("11月29日副刊", "11月29日副刊"), ("2.河口清渠", "河口清渠"), ("2026年工作", "2026年工作")],
)
def test_a_date_at_the_head_of_a_name_is_no_order(name: str, said: str) -> None:
    assert _uncounted(name) == said


@pytest.mark.parametrize("rule", ["=======", "★★★", "【二版】"])
def test_a_divider_begins_a_story(imported: Import, rule: str) -> None:
    text = (
        f"河口清渠\n\n　　{PARAGRAPHS[0]}\n澄江县水利局\n1月9日\n\n{rule}\n\n"
        f"停水通知\n\n　　{PARAGRAPHS[3]}\n"
    )
    report, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == ["河口清渠", "停水通知"]
    assert copy_of(edition)[1:3] == ["澄江县水利局", "1月9日"]
    assert rule in [one.text for one in report.left_out]


def test_a_column_stands_over_each_story_of_a_file(imported: Import) -> None:
    text = "\n====\n".join(
        f"【{column}】\n{title}\n　　{words}\n（记者　林一山）"
        for column, title, words in zip(
            ("要闻", "人大"),
            ("全县治水会议举行", "县第十六届人民代表大会第五次会议主席团第一次会议召开"),
            PARAGRAPHS[:2],
            strict=True,
        )
    )
    report, edition = imported(a_txt=text)
    assert edition.headline.kicker == "要闻"
    assert edition.articles[1].kicker == "人大"
    assert edition.articles[1].title == "县第十六届人民代表大会第五次会议主席团第一次会议召开"
    assert "imported.over-title" not in [doubt.why.code for doubt in report.doubts]


def test_a_picture_that_is_only_named_waits(imported: Import) -> None:
    text = f"茶园的早晨\n　　{PARAGRAPHS[0]}\n【图：航拍茶园】\n　　{PARAGRAPHS[1]}\n"
    report, edition = imported(a_txt=text)
    assert "航拍茶园" not in "".join(copy_of(edition))
    left = {one.text: one.why.code for one in report.left_out}
    assert left == {"【图：航拍茶园】": "imported.caption-no-picture"}


def test_what_stands_at_the_right_signs(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    for title, words, signer in (
        ("路灯亮了", PARAGRAPHS[0], "城南｜林一山｜退休教师"),
        ("渠水清了", PARAGRAPHS[1], "城北｜何小舟"),
    ):
        made.add_paragraph().add_run(title).bold = True
        made.add_paragraph(words)
        made.add_paragraph(signer).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert [a.title for a in edition.articles] == ["路灯亮了", "渠水清了"]
    assert copy_of(edition) == [
        PARAGRAPHS[0],
        "城南｜林一山｜退休教师",
        PARAGRAPHS[1],
        "城北｜何小舟",
    ]


def test_titles_with_the_mark_of_the_first_are_its_peers(imported: Import) -> None:
    items = zip(("河口清渠", "东渡修桥", "医生进村"), PARAGRAPHS, strict=False)
    text = "【每日简讯】\n\n" + "".join(f"◎ {title}\n　　{words}\n" for title, words in items)
    _, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == ["河口清渠", "东渡修桥", "医生进村"]


def test_marked_names_head_what_is_told_of_them(imported: Import) -> None:
    text = (
        f"村民的脊梁\n——走近两位组长\n　　{PARAGRAPHS[0]}\n■ 林一山\n　　{PARAGRAPHS[1]}\n"
        f"■ 何小舟\n　　{PARAGRAPHS[2]}\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.byline == ""
    assert subs(edition) == ["林一山", "何小舟"]


def test_counted_papers_of_one_mail_are_stories(imported: Import) -> None:
    text = (
        f"稿件一：河口清渠\n　　{PARAGRAPHS[0]}\n（通讯员　林一山）\n"
        f"稿件二：东渡修桥\n　　{PARAGRAPHS[1]}\n（通讯员　何小舟）\n"
    )
    _, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == ["河口清渠", "东渡修桥"]


def test_a_title_that_stands_again_is_set_once(imported: Import) -> None:
    text = f"# 【文史】第9辑‖一条河的村子\n\n一条河的村子\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n"
    _, edition = imported(a_md=text)
    assert edition.headline.title == "一条河的村子"
    assert edition.headline.kicker == "【文史】第9辑"


def test_the_head_of_a_markdown_file_is_its_head(imported: Import) -> None:
    text = (
        "---\ntitle: 一条河的村子\nauthor: 林一山\ntags: [散文]\n---\n\n"
        f"{PARAGRAPHS[0]}\n\n## 水清了\n\n{PARAGRAPHS[1]}\n"
    )
    report, edition = imported(a_md=text)
    assert edition.headline.title == "一条河的村子"
    assert edition.byline == "林一山"
    assert "tags: [散文]" in [one.text for one in report.left_out]


def test_captions_together_go_each_to_its_picture(tmp_path: Path, imported: Import) -> None:
    made = docx.Document()
    made.add_paragraph("河边的早晨", style="Title")
    made.add_paragraph(PARAGRAPHS[0])
    for seed in (1, 2):
        made.add_paragraph().add_run().add_picture(io.BytesIO(png((90, 90, seed))))
    for words in ("图①：村口的老槐树。", "图②：地头的调解。"):
        made.add_paragraph(words)
    made.save(str(tmp_path / "a.docx"))
    imported(tmp_path / "a.docx")
    written = (tmp_path / "edition" / "pictures" / "pictures.yaml").read_text(encoding="utf-8")
    assert re.findall("caption: (.*)", written) == ["村口的老槐树。", "地头的调解。"]


def test_numbered_heads_stand_under_heads_of_a_higher_look(
    imported: Import, tmp_path: Path
) -> None:
    path = word(
        tmp_path / "a.docx",
        ("候选人公示", 20, True, True, ""),
        PARAGRAPHS[0],
        ("助人为乐类", 14, True, True, ""),
        ("1．林一山", 12, True, False, ""),
        PARAGRAPHS[1],
        ("见义勇为类", 14, True, True, ""),
        ("2．何小舟", 12, True, False, ""),
        PARAGRAPHS[2],
    )
    _, edition = imported(path)
    heads = [i for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert [head.level for head in heads] == [1, 2, 1, 2]


def test_labels_of_a_page_go_with_what_stands_under_them(imported: Import) -> None:
    text = (
        f"致医护人员的感谢信\n发布时间：\n2031-02-11\n作者\n来源：\n河口镇党政办\n敬爱的医护人员：\n"
        f"　　你们辛苦啦！\n　　{PARAGRAPHS[0]}\n　　此致\n敬礼！\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "致医护人员的感谢信"
    assert edition.headline.deck == ""
    assert subs(edition) == []
    assert "河口镇党政办" not in copy_of(edition)


def test_where_readers_may_write_to_amid_copy_is_copy(imported: Import) -> None:
    text = f"征文启事\n　　{PARAGRAPHS[0]}\n投稿邮箱：a@example.com。\n　　{PARAGRAPHS[1]}\n"
    _, edition = imported(a_txt=text)
    assert "投稿邮箱：a@example.com。" in copy_of(edition)


def test_a_list_of_persons_is_the_title_of_its_table(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("拟聘用人员公示", style="Title")
    made.add_paragraph(PARAGRAPHS[0])
    made.add_paragraph().add_run("拟聘用人员名单").bold = True
    table = made.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows,
        (("姓名", "单位", "岗位"), ("林一山", "县医院", "护理"), ("何小舟", "县中学", "语文")),
        strict=True,
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    assert subs(edition) == []
    (found,) = (i for a in edition.articles for i in a.body if isinstance(i, Table))
    assert found.title == "拟聘用人员名单"


def test_a_sub_head_that_stands_under_each_chapter_is_kept(imported: Import) -> None:
    text = "# 治水报告\n\n" + "".join(
        f"## {chapter}\n\n### 开辟新的渠道\n\n{words}\n\n"
        for chapter, words in zip(("堤防", "渠系"), PARAGRAPHS, strict=False)
    )
    report, _ = imported(a_md=text)
    assert "开辟新的渠道" not in [one.text for one in report.left_out]


def test_notices_of_a_board_are_each_a_story(imported: Import, tmp_path: Path) -> None:
    """The office that signs one was a sub-head, and all stood under the first one's title."""
    times = [f"14:{minute} 第{minute}项" for minute in range(10, 15)]
    lines = ["柳湾社区公告栏", "", "停水通知", "", PARAGRAPHS[0]]
    lines += ["柳湾物业服务中心", "2031年4月3日", ""]
    lines += ["消防演习通知", "", PARAGRAPHS[1], "", "社区议事", "", PARAGRAPHS[2], *times, ""]
    lines += ["失物招领", "", PARAGRAPHS[3]]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    _, edition = imported(tmp_path / "a.txt")
    assert edition.headline.title == "柳湾社区公告栏"
    titles = ["停水通知", "消防演习通知", "社区议事", "失物招领"]
    assert [article.title for article in edition.articles] == titles
    *_, office, day = edition.articles[0].body
    assert [(item.text, getattr(item, "signs", False)) for item in (office, day)] == [
        ("柳湾物业服务中心", True),
        ("2031年4月3日", True),
    ]


def test_a_numbered_head_over_a_table_is_its_section(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    for words in ("清运工作简报", "一、组成", PARAGRAPHS[0], "二、措施", PARAGRAPHS[1], "三、进度"):
        made.add_paragraph(words)
    table = made.add_table(rows=3, cols=3)
    for row, name in zip(table.rows, ("村名", "甲村", "乙村"), strict=True):
        row.cells[0].text, row.cells[1].text, row.cells[2].text = name, "甲", "乙"
    made.add_paragraph("（截至6月13日18时）")
    made.save(str(tmp_path / "a.docx"))
    _, edition = imported(tmp_path / "a.docx")
    last = edition.articles[-1]
    assert last.title == "进度"
    (only,) = last.body
    assert isinstance(only, Table) and not only.title
    assert only.notes == ("（截至6月13日18时）",)
