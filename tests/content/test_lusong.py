"""The first edition against the text that it was made from (a copy of it stands beside this)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.checking.checks import figures_of
from content.model import Edition, FigureKind, Paragraph, Subhead
from content.reading.reader import read_edition

FOLDER = Path(__file__).parents[2] / "content/editions/lusong"
SEED = Path(__file__).with_name("lusong_seed.txt")
HELD = "创新是城市高质量发展的重"
NARROW = str.maketrans("，；：？！（）", ",;:?!()")

#: Blocks of the extraction by their first words, in the order in which they are printed.
ORDER = [
    "昂首阔步新时代",
    "芦淞区近五年",
    "株洲日报·掌上株洲",
    "山河科技",
    "7月27日",
    "产业发展",
    "深化改革",
    "城乡治理",
    "乡村振兴",
    "民生改善",
    "党建引领",
    "平安芦淞",
    "记者手记",
    "湖南服博会",
    "农户正在采摘",
    "专场招聘会助力",
    "本版图片由",
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    result = read_edition(FOLDER)
    assert result.findings == ()
    assert result.edition is not None
    return result.edition


def bare(text: str) -> str:
    """Text without spaces, marks in one width."""
    return re.sub(r"\s", "", text).translate(NARROW)


def printed(edition: Edition) -> str:
    """Every printed word of the edition in reading order, pull-quotes and charts left out."""
    head = edition.headline
    assert head.picture is not None
    words = [head.title, head.deck, edition.byline, head.picture.caption]
    words += [paragraph.text for paragraph in edition.lede]
    for article in edition.articles:
        words += [article.kicker, article.title]
        words += [item.text for item in article.body if isinstance(item, Paragraph | Subhead)]
    words += [p.caption for article in edition.articles for p in article.pictures]
    return bare("".join([*words, *edition.credits]))


def received() -> str:
    """The extraction's blocks in printed order, section numerals and the held fragment out."""
    text = re.sub(r"^\d\.$", "", SEED.read_text(encoding="utf-8"), flags=re.M)
    found = {start: re.search(rf"^{start}", text, flags=re.M) for start in ORDER}
    starts = sorted((match.start(), start) for start, match in found.items() if match)
    blocks = {}
    for (at, start), (end, _) in zip(starts, [*starts[1:], (len(text), "")], strict=True):
        blocks[start] = text[at:end]
    return bare("".join(blocks[start] for start in ORDER)).replace(HELD, "")


def test_no_character_is_lost_added_or_moved(edition: Edition) -> None:
    assert printed(edition) == received()


def test_sections_are_numbered_in_order(edition: Edition) -> None:
    assert [(a.number, a.kicker) for a in edition.articles] == [
        (1, "产业发展"),
        (2, "深化改革"),
        (3, "城乡治理"),
        (4, "乡村振兴"),
        (5, "民生改善"),
        (6, "党建引领"),
        (7, "平安芦淞"),
        (None, ""),
    ]


def test_queries_are_kept(edition: Edition) -> None:
    assert [(place, q.text, q.held) for place, q in edition.all_queries] == [
        ("reform", HELD, True),
        ("town", "836平方公里", False),
        ("town", "2186栋、38万户", False),
        ("party", "干部队伍队伍建设", False),
    ]


def test_queries_stand_at_their_place(edition: Edition) -> None:
    for article in edition.articles:
        source = article.file.read_text(encoding="utf-8").split("\n")
        for item in article.body:
            for query in item.queries if isinstance(item, Paragraph) else ():
                assert query.text in source[query.line - 1]
                if query.held:
                    assert query.offset == len(item.text)
                else:
                    assert item.text[query.offset :].startswith(query.text)


def test_nothing_is_invented(edition: Edition) -> None:
    paper = edition.paper
    assert (paper.section, paper.page_numbers, paper.issue, paper.staff) == ("", (), "", ())
    assert paper.date.isoformat() == "2021-07-27"
    pictures = [p for a in edition.articles for p in a.pictures]
    assert all(p.illustration and p.credit == "插图" for p in pictures)


def test_figures(edition: Edition) -> None:
    kinds = {figure.id: figure.kind for figure in figures_of(edition)}
    assert len(set(kinds.values())) >= 4
    assert kinds["numbers"] is FigureKind.KEY
    stated = [item.stated for figure in figures_of(edition) for item in figure.items]
    assert all(stated)


def test_no_number_is_shown_twice(edition: Edition) -> None:
    shown = [
        (item.label, item.value)
        for figure in figures_of(edition)
        for item in figure.items
        if item.value is not None
    ]
    assert len(shown) == len(set(shown))
