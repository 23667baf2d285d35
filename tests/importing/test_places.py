"""Plain text without marks: what a line is, is told by its place; and nothing is moved."""

from __future__ import annotations

from typing import ClassVar

import pytest

from content.model import Subhead
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS


def run(*rows: str) -> str:
    """Rows as an office types them: copy indented, heads not."""
    return "\n".join(f"　　{row}" if len(row) > 40 else row for row in rows)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_stories_in_one_text(imported: Import, between: str) -> None:
    rows = [
        ["渡口开了第一班船", "本报记者 林一山", *PARAGRAPHS[:2]],
        ["苗圃三百棵树有了账本", "通讯员 何小舟", *PARAGRAPHS[2:4]],
        ["乡镇把一张表贴到村口", "本报记者 周正", *PARAGRAPHS[4:]],
    ]
    text = f"{between}\n".join(run(*story) for story in rows)
    _, edition = imported(a_txt=text)
    assert [a.title for a in edition.articles] == [story[0] for story in rows]
    first, *others = edition.articles  # the first stands under the headline and its byline
    assert edition.under_headline(first)
    assert [edition.byline, *(a.byline for a in others)] == [story[1] for story in rows]
    assert copy_of(edition) == list(PARAGRAPHS)


def test_a_byline_makes_a_story_of_a_short_line(imported: Import) -> None:
    rows = ["渡口", "本报记者 林一山", *PARAGRAPHS[:2], "苗圃", "本报记者 周正", *PARAGRAPHS[2:4]]
    _, edition = imported(a_txt="\n".join(rows))
    assert [a.title for a in edition.articles] == ["渡口", "苗圃"]


def test_without_pictures_nothing_is_kept_back_as_a_caption(imported: Import) -> None:
    words = "图为澄江步道上的晨跑者。王小满摄"
    report, edition = imported(a_txt=run("把河岸还给走路的人", PARAGRAPHS[0], words, PARAGRAPHS[1]))
    assert words in copy_of(edition)
    assert not (report.folder / "待定.yaml").exists()


def test_kicker_title_deck_over_each_story(imported: Import) -> None:
    text = (
        run("澄江治水这三年", "一条河和七个老板", "——澄江县回访记", "")
        + "\n"
        + run("堤岸", "步道通到家门口", "——十个村子十段路", *PARAGRAPHS[:2], "")
        + "\n"
        + run("账本", "三百棵树一笔一笔写", "——老周的苗圃", *PARAGRAPHS[2:4])
    )
    _, edition = imported(a_txt=text)
    head = edition.headline
    assert (head.kicker, head.title, head.deck) == (
        "澄江治水这三年",
        "一条河和七个老板",
        "澄江县回访记",
    )
    assert [(a.kicker, a.title, a.deck) for a in edition.articles] == [
        ("堤岸", "步道通到家门口", "十个村子十段路"),
        ("账本", "三百棵树一笔一笔写", "老周的苗圃"),
    ]


def test_sub_heads_of_one_story(imported: Import) -> None:
    text = run(
        "把河岸还给走路的人", "——澄江步道开建记", "本报记者 林一山 通讯员 何小舟", PARAGRAPHS[0]
    )
    for head, words in (("老码头", PARAGRAPHS[1]), ("七个老板", PARAGRAPHS[2])):
        text += f"\n\n{head}\n\n{run(words)}"
    _, edition = imported(a_txt=text)
    assert edition.headline.title == "把河岸还给走路的人"
    (story,) = edition.articles
    assert [i.text for i in story.body if isinstance(i, Subhead)] == ["老码头", "七个老板"]


@pytest.mark.parametrize("mark", ["◆", "●", "▲"])
def test_marked_heads_are_one_storys(imported: Import, mark: str) -> None:
    text = run("澄江县三件小事办成了", PARAGRAPHS[0], f"{mark}修一段步道", PARAGRAPHS[1])
    text += "\n" + run(f"{mark}种三百棵树", PARAGRAPHS[2], "（责任编辑：林一山）")
    report, edition = imported(a_txt=text)
    (story,) = edition.articles
    heads = [i.text for i in story.body if isinstance(i, Subhead)]
    assert [h.lstrip(mark) for h in heads] == ["修一段步道", "种三百棵树"]
    assert edition.paper.staff == (("责任编辑", "林一山"),)
    assert not (report.folder / "pictures").exists()


class TestOrder:
    """What an office typed stays where it stands."""

    ROWS: ClassVar[tuple[str, ...]] = (
        "一、水",
        PARAGRAPHS[0],
        "——先把堤修好，再把树种上，这是村里自己定下的两件事",
        PARAGRAPHS[1],
        "二、树",
        PARAGRAPHS[2],
        "——苗圃的账要挂在门口，谁都可以翻",
        PARAGRAPHS[3],
    )

    def test_paragraphs_with_a_dash_are_no_decks(self, imported: Import) -> None:
        _, edition = imported(a_txt=run(*self.ROWS))
        assert edition.headline.deck == ""
        assert all(not a.deck for a in edition.articles)
        words = "".join(copy_of(edition))
        wanted = "".join(row for row in self.ROWS if row[1] != "、")
        assert words == wanted

    def test_the_place_of_an_unfinished_end(self, imported: Import) -> None:
        _, edition = imported(
            a_txt=run("河岸变成客厅", PARAGRAPHS[0], "（林一山）", "2031年3月9日")
        )
        assert copy_of(edition)[-2:] == ["（林一山）", "2031年3月9日"]


def test_a_web_page_names_its_own_editor(imported: Import) -> None:
    text = "打印\n分享到：\n澄江县把堤岸让给行人\n来源：澄江县水利局\n林一山\n" + "\n".join(
        PARAGRAPHS[:3]
    )
    report, edition = imported(a_txt=f"{text}\n责任编辑：何小舟\n打印本页　关闭窗口\n")
    assert edition.headline.title == "澄江县把堤岸让给行人"
    assert edition.byline == "林一山"
    assert edition.paper.staff == ()
    assert "责任编辑：何小舟" in [o.text for o in report.left_out]


def test_rows_of_cells_are_a_table(imported: Import) -> None:
    rows = "镇名\t2029年\t2030年\n河口镇\t362\t428.5\n东渡镇\t251\t300\n西坡镇\t190\t246\n"
    text = f"乡镇的三年\n{run(PARAGRAPHS[4])}\n各镇收入（单位：万元）\n{rows}{run(PARAGRAPHS[5])}\n"
    report, _ = imported(a_txt=text)
    written = "".join(f.read_text("utf-8") for f in report.folder.rglob("*") if f.is_file())
    assert "东渡镇" in written
    assert (
        any(name.startswith(("tables/", "figures/")) for name in report.files) or ":::表" in written
    )


def test_each_line_with_the_label_of_a_title_begins_a_story(imported: Import) -> None:
    """So a township's mail has several; what it says to the desk before and after is held."""
    rows = [
        "发件人：溪东镇党政办　收件人：县报编辑部",
        "主题：关于报送我镇稿件的函",
        "标题：山塘重新蓄水",
        "副标题：三个月记",
        *PARAGRAPHS[:2],
        "标题：渠长走渠记",
        *PARAGRAPHS[2:4],
        "以上稿件妥否，请审阅。",
    ]
    _, edition = imported(a_txt=run(*rows))
    assert [a.title for a in edition.articles] == ["山塘重新蓄水", "渠长走渠记"]
    assert (edition.headline.kicker, edition.headline.deck) == ("", "三个月记")
    assert copy_of(edition) == list(PARAGRAPHS[:4])


@pytest.mark.parametrize(("opening", "stories"), [("本报讯（记者 林一山）", True), ("", False)])
def test_numbered_heads_over_news_are_stories(
    imported: Import, opening: str, stories: bool
) -> None:
    """Of a round-up each item begins 本报讯; over other copy the same heads are one story's."""
    titles = ["山塘重新蓄水", "渠长走渠记", "老桥做了体检"]
    heads = [f"{n}、{title}" for n, title in enumerate(titles, 1)]
    copy = [f"{opening}{words}" for words in PARAGRAPHS[:3]]
    rows = [row for pair in zip(heads, copy, strict=True) for row in pair]
    _, edition = imported(a_txt=run("乡镇短讯三则", *rows))
    assert edition.headline.title == "乡镇短讯三则"
    assert ([a.title for a in edition.articles] == titles) is stories
