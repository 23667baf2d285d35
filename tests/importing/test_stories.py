"""A page of several articles without numbers, pasted as plain text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.importing.blocks import Place
from content.importing.leading import _lead
from content.importing.outline import Paragraph, Section
from content.importing.text.lines import width
from content.model import Edition, PullQuote
from content.reading.reader import read_edition
from tests.importing.conftest import Import, copy_of

SMALL = Path(__file__).parents[1] / "editions/small"


@pytest.fixture(scope="module")
def printed() -> Edition:
    edition = read_edition(SMALL).edition
    assert edition is not None
    return edition


def rows(edition: Edition) -> list[str]:
    """The page's lines: heads, bylines and paragraphs in order."""
    head = edition.headline
    found = [head.kicker, head.title, f"——{head.deck}", edition.byline]
    found += [paragraph.text for paragraph in edition.lede]
    for article in edition.articles:
        found += [article.title, article.deck, article.byline]
        found += [item.text for item in article.body if not isinstance(item, PullQuote)]
    found += [*edition.credits, "责任编辑：样本甲 校对：样本乙"]
    return [row for row in found if row]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_pasted_articles(imported: Import, printed: Edition, between: str) -> None:
    _, edition = imported(page_txt=between.join(rows(printed)))
    assert edition.headline.kicker == printed.headline.kicker
    assert edition.headline.title == printed.headline.title
    assert edition.headline.deck == printed.headline.deck
    assert edition.byline == printed.byline
    assert edition.credits == printed.credits
    assert edition.paper.staff == (("责任编辑", "样本甲"), ("校对", "样本乙"))
    assert [(a.title, a.deck, a.byline) for a in edition.articles] == [
        (a.title, a.deck, a.byline) for a in printed.articles
    ]
    assert copy_of(edition) == copy_of(printed)


def test_wrapped_articles(imported: Import, printed: Edition) -> None:
    def wrapped(row: str) -> str:
        """Break at 24 em, Latin words and figures whole, as an editor's screen does."""
        lines = [""]
        indented = ("　　" + row) if len(row) > 24 else row
        for piece in re.findall(r"[A-Za-z0-9./%-]+ ?[，。、；：”]*|.[，。、；：”！？…]*", indented):
            if width(lines[-1] + piece) > 24:
                lines.append("")
            lines[-1] += piece
        return "\n".join(lines)

    _, edition = imported(page_txt="\n".join(map(wrapped, rows(printed))))
    assert [a.title for a in edition.articles] == [a.title for a in printed.articles]
    wanted = [text.replace(" ", "") for text in copy_of(printed)]
    assert [text.replace(" ", "") for text in copy_of(edition)] == wanted


@pytest.mark.parametrize(
    ("files", "amounts", "first"),
    [
        (("副刊诗.docx", "通讯.docx"), (60, 200), 1),
        (("副刊诗.docx", "通讯.docx"), (60, 180), 0),
        (("副刊诗.docx", "副刊诗.docx"), (60, 200), 0),
        (("1诗.docx", "2通讯.docx"), (60, 200), 0),
        (("头版.docx", "通讯.docx"), (60, 200), 0),
    ],
)
def test_the_longest_story_leads_where_the_first_is_little_beside_it(
    files: tuple[str, str], amounts: tuple[int, int], first: int
) -> None:
    """Not among the stories of one file, nor where somebody put the files in order."""

    def story(name: str, amount: int) -> Section:
        place = Place(name)
        return Section("story", name, place, body=[Paragraph("字" * amount, place)])

    sections = [story(*one) for one in zip(files, amounts, strict=True)]
    wanted = sections[first]
    _lead(sections)
    assert sections[0] is wanted and len(sections) == 2


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("（本组图片由本报记者林小满摄）", True),
        ("本组图片：林小满摄", True),
        ("（本版图片由本报记者林小满摄）", False),
    ],
)
def test_who_took_the_pictures_of_a_story_is_said_at_its_end(
    imported: Import, line: str, ends: bool
) -> None:
    body = "水渠修到了田头，放水的日子定在清明以后。" * 4
    copy = f"村里的三件事\n\n一渠清水\n　　{body}\n{line}\n\n新桥通车\n　　{body}\n"
    _, edition = imported(page_txt=copy)
    first = edition.articles[0]
    assert first.title == "一渠清水"
    assert (first.body[-1].text == line) == ends
    assert (line.strip("（）") in "".join(edition.credits)) == (not ends)
