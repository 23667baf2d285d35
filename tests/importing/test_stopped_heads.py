"""Heads that end with a stop, centred verse, names at the end of a story, pen names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from content.model import Subhead, Verse
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS

Row = tuple[str, float, bool, bool]  # words, size in pt, bold, centred


def word(file: Path, rows: Sequence[Row]) -> Path:
    """A Word file whose lines have no style, only a look; ⏎ is a soft break."""
    made = docx.Document()
    for words, size, bold, centred in rows:
        paragraph = made.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, line in enumerate(words.split("⏎")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(line)
            run.bold, run.font.size = bold, Pt(size)
    made.save(str(file))
    return file


def plain(words: str) -> Row:
    return words, 12, False, False


def test_bold_sentences_over_copy_are_heads(imported: Import, tmp_path: Path) -> None:
    heads = ("——堤岸还给了行人。", "——账本挂到了门口。")
    rows = [("澄江县水利工作报告", 20.0, True, True)]
    for head, first in zip(heads, (0, 3), strict=True):
        rows += [(head, 12, True, False), plain(PARAGRAPHS[first]), plain(PARAGRAPHS[first + 1])]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    found = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert found == list(heads)


def test_one_bold_sentence_in_copy_is_none(imported: Import, tmp_path: Path) -> None:
    said = "一笔一笔，写得清清楚楚。"
    rows = [("河边的账本", 20.0, True, True), plain(PARAGRAPHS[0]), (said, 12, True, False)]
    _, edition = imported(word(tmp_path / "a.docx", [*rows, plain(PARAGRAPHS[1])]))
    assert said in copy_of(edition)


def test_centred_verse_with_parts_and_an_author_with_his_unit(
    imported: Import, tmp_path: Path
) -> None:
    rows = [("澄江两章", 18.0, True, True), ("何小舟（澄江县文联）", 12.0, False, True)]
    rows += [("其一　码头", 12, True, True), ("船靠岸了⏎岸上没有人⏎只有一盏灯", 12, False, True)]
    rows += [
        ("其二　苗圃", 12, True, True),
        ("三百棵树⏎站成三百句话⏎等一场雨来念", 12, False, True),
    ]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.stanzas[0][0] for v in verses] == ["船靠岸了", "三百棵树"]
    assert edition.headline.title == "澄江两章"
    assert "何小舟（澄江县文联）" in {edition.byline, *(a.byline for a in edition.articles)}


def test_names_in_brackets_close_bold_headed_stories(imported: Import, tmp_path: Path) -> None:
    titles = ("苗圃添了新棚", "堤岸装上路灯", "学校认树五十种")
    rows: list[Row] = []
    for at, title in enumerate(titles):
        rows += [(title, 12, True, False), plain(PARAGRAPHS[at]), plain("（林一山　何小舟）")]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    assert tuple(a.title for a in edition.articles) == titles
    assert edition.headline.title == titles[0]


def test_a_pen_name_under_a_title(imported: Import) -> None:
    rows = (
        "少几张表，多几步路",
        "岸柳",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "",
        "账本该挂在门口",
        "岸柳",
    )
    text = "\n".join(f"　　{row}" if len(row) > 20 else row for row in (*rows, *PARAGRAPHS[2:4]))
    _, edition = imported(a_txt=text)
    assert [edition.byline, edition.articles[1].byline] == ["岸柳", "岸柳"]


def test_news_begins_stories_though_they_speak_alike(imported: Import) -> None:
    titles = ("老码头步道通车", "苗圃招来新工人", "公告栏换了新表")
    text = "".join(
        f"{title}\n　　本报讯（记者 林一山）{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
        for title in titles
    )
    _, edition = imported(a_txt=text)
    assert tuple(a.title for a in edition.articles) == titles


def test_an_author_with_his_school_under_a_bold_title_of_verse(
    imported: Import, tmp_path: Path
) -> None:
    rows = [("渡口诗页", 20.0, True, True)]
    for title, lines in (
        ("码头", "船靠岸了⏎岸上没有人⏎只有一盏灯"),
        ("苗圃", "三百棵树⏎站成三百句话⏎等雨"),
    ):
        rows += [(title, 14, True, False), plain("澄江二中　何小舟"), plain(lines)]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.author for v in verses] == ["澄江二中 何小舟"] * 2


def test_authors_in_brackets_under_titles_of_old_verse(imported: Import) -> None:
    text = (
        "澄江诗词选登\n五绝·码头\n（何小舟）\n船来春水绿，灯上夕阳迟。\n不见当年客，空留两岸诗。\n"
        "五绝·苗圃\n（林一山）\n小雨催新叶，轻风换旧泥。\n一春三百树，不算也成蹊。\n"
    )
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "澄江诗词选登"
    verses = [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert [v.author for v in verses] == ["何小舟", "林一山"]


def test_a_name_of_two_spread_to_three(imported: Import) -> None:
    text = f"河边一年\n本报记者　容　华\n　　{PARAGRAPHS[0]}\n　　{PARAGRAPHS[1]}\n"
    _, edition = imported(a_txt=text)
    assert edition.byline.replace(" ", "") == "本报记者容华"


def test_the_name_of_a_series_stands_over_its_title(imported: Import) -> None:
    lines = ("澄江护河人故事", "三百棵树和一本旧账簿", "本报记者　林一山")
    text = "\n".join((*lines, *(f"　　{words}" for words in PARAGRAPHS[:2])))
    _, edition = imported(a_txt=text)
    assert (edition.headline.kicker, edition.headline.title) == (
        "澄江护河人故事",
        "三百棵树和一本旧账簿",
    )


@pytest.mark.parametrize("writer", ["林一山　文　何小舟　图", "林一山/文　何小舟/摄", "岸青青"])
def test_who_wrote_and_who_took(imported: Import, tmp_path: Path, writer: str) -> None:
    rows = [("河边的一年", 18.0, True, True), (writer, 12.0, False, True)]
    rows += [plain(PARAGRAPHS[0]), plain(PARAGRAPHS[1])]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    assert edition.byline.replace("　", " ") == writer.replace("　", " ")


def test_smaller_lines_of_another_face_are_no_heads(imported: Import, tmp_path: Path) -> None:
    made = docx.Document()
    for words, size, face in (
        ("河边的一年", 18.0, "宋体"),
        (PARAGRAPHS[0], 12.0, "宋体"),
        ("老周在苗圃给树修枝", 10.0, "楷体"),
        (PARAGRAPHS[1], 12.0, "宋体"),
    ):
        run = made.add_paragraph().add_run(words)
        run.font.size = Pt(size)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    made.save(str(tmp_path / "a.docx"))
    report, _ = imported(tmp_path / "a.docx")
    assert not [one for one in report.decided if one.words.startswith("老周") and not one.doubtful]


def test_numbered_sentences_of_a_list_are_copy(imported: Import, tmp_path: Path) -> None:
    """The last one had no copy under it and was held back as the caption of no picture."""
    items = ("一、清理沟渠。", "二、检查泵站。", "七、备足沙袋，落实专人。")
    copy = ["关于做好夏季防汛工作的通知", "", "现将有关事项通知如下，请认真落实。", *items]
    file = tmp_path / "a.txt"
    file.write_text("\n".join(copy), encoding="utf-8")
    _, edition = imported(file)
    assert not (tmp_path / "edition" / "待定.yaml").exists()
    assert not [i for a in edition.articles for i in a.body if isinstance(i, Verse)]
    assert all(item in copy_of(edition) for item in items)


def test_stopped_lines_with_digits_over_copy_are_heads(imported: Import) -> None:
    text = (
        f"澄江县护河工作总结\n一、巡河\n1.定期巡查。\n{PARAGRAPHS[0]}\n2.平价供苗。\n"
        f"{PARAGRAPHS[1]}\n二、不足\n{PARAGRAPHS[2]}\n"
    )
    _, edition = imported(a_txt=text)
    heads = [i.text for a in edition.articles for i in a.body if isinstance(i, Subhead)]
    assert heads == ["1.定期巡查。", "2.平价供苗。"]


def test_the_last_short_item_of_numbered_paragraphs_is_copy(imported: Import) -> None:
    items = ("一、煤炉要有烟囱，窗户要留缝，睡前要看火。", "二、请勿转发不实消息。")
    text = "冬季取暖提醒\n" + "\n".join((PARAGRAPHS[0], *items, "如有疑问，请找村医。")) + "\n"
    _, edition = imported(a_txt=text)
    assert set(items) <= set(copy_of(edition))


def test_a_bold_title_stands_over_a_plain_centred_deck(imported: Import, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("苗圃建在河滩上", 14, True, True),
        ("七个老板的三本账", 14, False, True),
        ("算好树的账", 14, True, False),
        (PARAGRAPHS[1], 14, False, False),
        ("算好人的账", 14, True, False),
        (PARAGRAPHS[2], 14, False, False),
    ]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    assert (edition.headline.title, edition.headline.deck) == ("苗圃建在河滩上", "七个老板的三本账")


def test_a_poster_s_title_may_have_a_stop_within(imported: Import, tmp_path: Path) -> None:
    title = "天寒地冻，生意兴隆。七个老板迎春敞心扉"
    rows: list[Row] = [(title, 18, True, True), plain(PARAGRAPHS[0]), plain(PARAGRAPHS[1])]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    assert edition.headline.title == title


def test_a_plain_line_under_a_title_is_copy_and_asked_about(
    imported: Import, tmp_path: Path
) -> None:
    rows: list[Row] = [("一条河的账本", 20, True, True)]
    for head, words in (("苗圃建在河滩上", PARAGRAPHS[1]), ("孩子们到河边认树", PARAGRAPHS[3])):
        rows += [(head, 15, True, True), plain("记澄江边的七个老板"), plain(words), plain(words)]
    report, edition = imported(word(tmp_path / "a.docx", rows))
    line = "记澄江边的七个老板"
    printed = [*copy_of(edition), *(a.deck for a in edition.articles)]
    assert printed.count(line) == 2
    assert any(str(d.words) == line for d in report.doubts)


def test_a_spread_name_of_a_byline_is_closed(imported: Import) -> None:
    text = f"老码头装上了水尺\n通讯员　汤　禾　　图　林一山\n　　{PARAGRAPHS[0]}\n"
    _, edition = imported(a_txt=text)
    assert edition.byline == "通讯员 汤禾 图 林一山"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("澄江日报记者 林 一 山   实习生 高 禾", "澄江日报记者 林一山 实习生 高禾"),
        ("通讯员 王 芳 李 强", "通讯员 王芳 李强"),
        ("通讯员 马 小 军 周 正", "通讯员 马小军 周正"),
    ],
)
def test_spread_names_of_three(imported: Import, typed: str, printed: str) -> None:
    _, edition = imported(a_txt=f"老码头装上了水尺\n{typed}\n　　{PARAGRAPHS[0]}\n")
    assert edition.byline == printed


def test_a_spread_name_under_a_short_title(imported: Import, tmp_path: Path) -> None:
    rows: list[Row] = [
        ("外婆的灶", 16, True, True),
        ("沙　柳", 12, False, True),
        plain(PARAGRAPHS[0]),
        ("河边的灯", 16, True, True),
        ("乌　兰", 12, False, True),
        plain(PARAGRAPHS[1]),
    ]
    _, edition = imported(word(tmp_path / "a.docx", rows))
    assert [a.title for a in edition.articles] == ["外婆的灶", "河边的灯"]


def test_a_date_under_who_speaks_is_printed(imported: Import) -> None:
    text = f"在丰收节上的致辞\n澄江县副县长　安　澜\n2031年9月23日\n　　{PARAGRAPHS[0]}\n"
    report, edition = imported(a_txt=text)
    assert edition.headline.dateline == "2031年9月23日"
    assert not report.left_out
