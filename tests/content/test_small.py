"""The small sample edition: stories without numbers, a tabloid, a table as a chart's data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.checking.checks import figures_of
from content.reading.reader import read_edition

FOLDER = Path(__file__).parents[1] / "editions/small"


def test_it_is_sound_and_unlike_the_first_edition() -> None:
    result = read_edition(FOLDER)
    assert result.findings == ()
    edition = result.edition
    assert edition is not None
    assert edition.id == "small-20310305"
    assert edition.profile == "tabloid"
    assert edition.fit.formats == ("tabloid",)
    assert [a.id for a in edition.articles] == ["1-line", "2-towns", "3-school", "4-note"]
    assert all(a.number is None for a in edition.articles)
    assert edition.paper.staff == (("责任编辑", "样本甲"), ("校对", "样本乙"))
    assert edition.paper.page_numbers == ("05", "06")
    assert edition.credits == ("本版文图均为虚构样本",)
    length = sum(len(a.text) for a in edition.articles) + sum(len(p.text) for p in edition.lede)
    assert 1800 <= length <= 2500


def test_a_table_gives_a_chart_its_values() -> None:
    edition = read_edition(FOLDER).edition
    assert edition is not None
    figures = {figure.id: figure for figure in figures_of(edition)}
    towns = figures["towns"]
    assert [(d.label, d.series, d.value, d.highlight) for d in towns.items[:2]] == [
        ("青石镇", "2029", 14.0, False),
        ("青石镇", "2030", 21.0, True),
    ]
    assert [d.line for d in towns.items] == [2, 3, 4, 5, 6, 7]


def test_a_query_in_the_lede() -> None:
    edition = read_edition(FOLDER).edition
    assert edition is not None
    (query,) = edition.queries
    paragraph = edition.lede[1]
    assert paragraph.queries == (query,)
    assert paragraph.text[query.offset :].startswith(query.text)
    assert query.line == paragraph.line


def test_a_chart_stands_in_the_first_article_that_names_it(tmp_path: Path) -> None:
    """A copied article names its charts again: twice on a page they would be one drawing."""
    folder = tmp_path / "copied"
    shutil.copytree(FOLDER, folder)
    shutil.copy(folder / "articles/2-towns.md", folder / "articles/5-again.md")
    result = read_edition(folder)
    assert result.edition is not None and result.ok
    assert [f.id for f in figures_of(result.edition)].count("towns") == 1
    twice = [one for one in result.findings if one.told.code == "read.chart-twice"]
    assert [one.file for one in twice] == ["articles/5-again.md"]


@pytest.mark.parametrize(
    ("name", "told"),
    [("民生特刊-终稿2", "edition"), ("2026-11", "2026-11"), ("云岭yunling3", "yunling3")],
)
def test_a_digit_left_of_a_chinese_name_names_no_edition(
    tmp_path: Path, name: str, told: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / name)
    edition = read_edition(tmp_path / name).edition
    assert edition is not None and edition.id.rsplit("-", 1)[0] == told
