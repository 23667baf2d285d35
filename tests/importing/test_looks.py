"""Heads of Word files that only look like heads: a title on two lines, coloured, marked."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from content.model import Subhead
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS

Line = tuple[str, float, bool, bool, str]  # words, size pt, bold, centred, colour


def word(path: Path, *lines: Line | str) -> Path:
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(12)
    for line in lines:
        words, size, bold, centred, colour = (
            (line, 0.0, False, False, "") if isinstance(line, str) else line
        )
        paragraph = made.add_paragraph()
        run = paragraph.add_run(words)
        if size:
            run.font.size = Pt(size)
        if bold:
            run.bold = True
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
    made.save(str(path))
    return path


def subs(edition: object) -> list[str]:
    articles = edition.articles  # type: ignore[attr-defined]
    return [i.text for a in articles for i in a.body if isinstance(i, Subhead)]


def test_a_title_on_two_lines_is_one_title(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("把一条河从沙场手里要回来", 22, True, True, ""),
        ("再把堤岸还给走路的人", 22, True, True, ""),
        "本报记者 林一山",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
    )
    _, edition = imported(file)
    assert edition.headline.title == "把一条河从沙场手里要回来再把堤岸还给走路的人"
    assert "|" in (tmp_path / "edition/edition.yaml").read_text("utf-8")
    assert copy_of(edition) == list(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    ("first", "title"),
    [("案例一", "案例一 把堤岸还给走路的人"), ("把河要回来", "把河要回来把堤岸还给走路的人")],
)
def test_a_number_over_a_title_is_parted_from_it(
    imported: Import, tmp_path: Path, first: str, title: str
) -> None:
    """On one line nothing else would part 案例一 from the title that stands under it."""
    file = word(
        tmp_path / "a.docx",
        (first, 22, True, True, ""),
        ("把堤岸还给走路的人", 22, True, True, ""),
        *PARAGRAPHS[:2],
    )
    _, edition = imported(file)
    assert edition.headline.title == title


@pytest.mark.parametrize("mark", ["◆", "●", ""])
def test_coloured_lines_are_sub_heads(imported: Import, tmp_path: Path, mark: str) -> None:
    heads = [
        (f"{mark}修步道", 12, False, False, "C00000"),
        (f"{mark}种柳树", 12, False, False, "C00000"),
    ]
    file = word(
        tmp_path / "a.docx",
        ("澄江县三件小事办成了", 20, True, True, "C00000"),
        PARAGRAPHS[0],
        heads[0],
        PARAGRAPHS[1],
        heads[1],
        PARAGRAPHS[2],
    )
    _, edition = imported(file)
    assert edition.headline.title == "澄江县三件小事办成了"
    assert subs(edition) == ["修步道", "种柳树"]
    assert len(edition.articles) == 1


def test_bold_sub_heads_of_one_story_and_titles_of_several(
    imported: Import, tmp_path: Path
) -> None:
    several = word(
        tmp_path / "b.docx",
        ("渡口开了第一班船", 18, True, True, ""),
        "本报记者 林一山",
        PARAGRAPHS[0],
        ("起早的人", 12, True, False, ""),
        PARAGRAPHS[1],
        ("苗圃有了一本新账", 18, True, True, ""),
        "通讯员 何小舟",
        PARAGRAPHS[2],
    )
    _, edition = imported(several)
    assert [a.title for a in edition.articles] == ["渡口开了第一班船", "苗圃有了一本新账"]
    assert subs(edition) == ["起早的人"]


def test_a_long_title_and_a_question(imported: Import, tmp_path: Path) -> None:
    long = "澄江县深入学习运用“千村示范、万村整治”经验全面推进河岸步道和苗圃建设动员大会召开"
    file = word(tmp_path / "a.docx", (long, 18, True, True, ""), PARAGRAPHS[0])
    _, edition = imported(file)
    assert edition.headline.title == long


def test_a_question_is_a_title(imported: Import, tmp_path: Path) -> None:
    file = word(tmp_path / "a.docx", ("谁来照看河岸？", 18, True, True, ""), *PARAGRAPHS[:2])
    _, edition = imported(file)
    assert edition.headline.title == "谁来照看河岸？"
    assert copy_of(edition) == list(PARAGRAPHS[:2])


def test_a_bold_head_amid_others_is_none_that_signs(imported: Import, tmp_path: Path) -> None:
    heads = ("急诊的快与慢 谭丽", "重症室里的一本日记 周小燕", "家门口的医院 陈晓")
    lines: list[Line | str] = [("白衣下的晨与夜", 22, True, True, ""), PARAGRAPHS[0]]
    for head, text in zip(heads, PARAGRAPHS[1:], strict=False):
        lines += [(head, 0.0, True, False, ""), text]
    _, edition = imported(word(tmp_path / "a.docx", *lines))
    assert [words.replace("\u3000", " ") for words in subs(edition)] == list(heads)


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        ([(char, 26.0, True, True, "") for char in "热烈庆祝"], "热烈庆祝"),
        ([("店铺起火！竟是这个原因……", 16.0, True, True, "")], "店铺起火！竟是这个原因……"),
    ],
)
def test_words_set_upright_and_a_title_that_hints(
    imported: Import, tmp_path: Path, heads: list[Line], title: str
) -> None:
    _, edition = imported(word(tmp_path / "a.docx", *heads, *PARAGRAPHS[:2]))
    assert edition.headline.title == title
