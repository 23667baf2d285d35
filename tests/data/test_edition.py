"""Figures in an edition: filled copy, lines of findings, charts, braces where there are no data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.told import chinese
from content.model import Edition, Severity
from content.reading.reader import ReadResult, read_edition

SMALL = Path(__file__).parents[1] / "editions" / "small"
DATA = """source: 样本
parent_name: 全市
values:
  gdp: {value: 412.5, unit: 亿元, earlier: 381.2, earlier_period: 2029年}
  urban: 52.5%
  gone:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small edition with figures."""
    made = tmp_path / "small"
    shutil.copytree(SMALL, made)
    (made / "data").mkdir()
    (made / "data" / "a.yaml").write_text(DATA, encoding="utf-8")
    return made


def note(folder: Path, body: str, head: str = "title: 编后") -> list[str]:
    """Write the last article; return its file's lines."""
    text = f"---\nkind: box\n{head}\n---\n\n{body}\n"
    (folder / "articles" / "4-note.md").write_text(text, encoding="utf-8")
    return text.split("\n")


def edition(result: ReadResult) -> Edition:
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert result.edition is not None and not errors, errors
    return result.edition


def test_copy_is_filled_everywhere(folder: Path) -> None:
    note(
        folder,
        "2030年完成{{ gdp | 亿元 }}，\n{{ gdp | 同比 }}。\n\n## 城镇化率{{ urban }}\n\n"
        "{% if gdp > gdp.earlier %}多了。{% else %}少了。{% endif %}\n\n"
        "{% if urban > 60 %}不印。{% endif %}\n\n> 2030年完成{{ gdp | 亿元 }}\n",
        'title: "{{ gdp | 亿元(0) }}从哪里来"',
    )
    file = folder / "edition.yaml"
    text = file.read_text(encoding="utf-8").replace("slow", "")
    text = text.replace("deck: 示例县用", "deck: '{{ gdp | 约(\"亿元\") }}：示例县用'\n  #")
    file.write_text(text.replace("2030年，慢线", "2030年（{{ urban }}），慢线"), encoding="utf-8")
    made = edition(read_edition(folder))
    assert made.headline.deck == "约413亿元：示例县用"
    assert "2030年（52.5%），慢线" in made.lede[1].text
    article = made.articles[-1]
    assert article.title == "413亿元从哪里来"
    assert [(item.kind, item.text, item.line) for item in article.body] == [
        ("paragraph", "2030年完成412.5亿元，同比增长8.2%。", 6),
        ("subhead", "城镇化率52.5%", 9),
        ("paragraph", "多了。", 11),
        ("pullquote", "2030年完成412.5亿元", 15),
    ]


def test_findings_lead_to_the_line_of_the_template(folder: Path) -> None:
    lines = note(
        folder,
        "第一行\n第二行{{ gpd }}。\n\n{{ gone }}。\n\n{{ gdp | 超(500) }}。\n\n"
        "{% if gdp %}开了不关。\n\n{{ gdp | 人 }}。",
    )
    found = {
        (f.rule, f.line, lines[f.line - 1][:8])
        for f in read_edition(folder).findings
        if f.file == "articles/4-note.md" and f.severity is Severity.ERROR
    }
    assert found == {
        ("data-missing", 7, "第二行{{ gp"),
        ("data-missing", 9, "{{ gone "),
        ("data-unfit", 11, "{{ gdp |"),
        ("template", 13, "{% if gd"),
        ("data-unfit", 15, "{{ gdp |"),
    }


def test_lede_and_block_texts_keep_their_lines(folder: Path) -> None:
    file = folder / "edition.yaml"
    text = file.read_text(encoding="utf-8").replace("12.6万人次", "{{ nosuch }}")
    file.write_text(text, encoding="utf-8")
    line = next(i for i, row in enumerate(text.split("\n"), 1) if "nosuch" in row)
    found = [f for f in read_edition(folder).findings if f.rule == "data-missing"]
    assert [(f.file, f.line, f.field) for f in found] == [("edition.yaml", line, "lede")]
    assert "nosuch" in chinese(found[0]).text and chinese(found[0]).remedy


def test_all_templates_together_have_a_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.filling.filling.MOST_SECONDS", -1.0)
    note(folder, "完成{{ gdp | 亿元 }}。")
    found = [f for f in read_edition(folder).findings if f.severity is Severity.ERROR]
    assert [(f.rule, f.line) for f in found] == [("data-unfit", 6)]


def test_a_missing_figure_is_never_a_blank(folder: Path) -> None:
    note(folder, "完成{{ gone | 亿元 }}。")
    result = read_edition(folder)
    assert not result.ok and result.edition is not None
    assert "〔缺数〕" in result.edition.articles[-1].text


def test_charts_take_values_and_are_held_to_the_finished_copy(folder: Path) -> None:
    chart = folder / "figures" / "gdp.yaml"
    chart.write_text(
        "kind: key\ntitle: 总量\nsource: 样本\nitems:\n"
        '  - {label: 完成, value: "{{ gdp }}", unit: 亿元, stated: "完成{{ gdp | 亿元 }}"}\n'
        '  - {label: 缺, optional: true, value: "{{ gone }}", stated: 缺}\n'
        '  - {label: 不要, when: gdp > 500, value: "1", stated: 缺}\n',
        encoding="utf-8",
    )
    head = "title: 编后\nfigures: [gdp, other]"
    (folder / "figures" / "other.yaml").write_text(
        "kind: key\ntitle: 缺\nsource: 样本\noptional: true\nitems:\n"
        '  - {label: 缺, value: "{{ gone }}", stated: 缺}\n',
        encoding="utf-8",
    )
    note(folder, "2030年完成{{ gdp | 亿元 }}。", head)
    figures = edition(read_edition(folder)).articles[-1].figures
    assert [(f.id, [(i.label, i.value) for i in f.items]) for f in figures] == [
        ("gdp", [("完成", 412.5)])
    ]
    note(folder, "2030年完成{{ gdp | 亿元(0) }}。", head)
    found = [f.rule for f in read_edition(folder).findings if f.severity is Severity.ERROR]
    assert found == ["figure-not-stated"]


def test_a_slip_of_the_pen_leaves_no_chart_out(folder: Path) -> None:
    (folder / "figures" / "gdp.yaml").write_text(
        "kind: key\ntitle: 总量\nsource: 样本\noptional: true\nitems:\n"
        '  - {label: 完成, optional: true, value: "{{ gpd }}", stated: 完成}\n',
        encoding="utf-8",
    )
    note(folder, "说明。", "title: 编后\nfigures: gdp")
    found = [f for f in read_edition(folder).findings if f.rule == "data-missing"]
    assert [(f.file, f.line) for f in found] == [("figures/gdp.yaml", 6)]


@pytest.mark.parametrize(
    ("chart", "item", "rules", "values"),
    [
        ("", "", ["data-missing"], [52.5]),
        ("", "  optional: true\n", [], [52.5]),
        ("optional: true\n", "", [], None),
    ],
)
def test_a_figure_of_a_list_that_is_missing(
    folder: Path, chart: str, item: str, rules: list[str], values: list[float] | None
) -> None:
    (folder / "figures" / "parts.yaml").write_text(
        f"kind: key\ntitle: 各项\nsource: 样本\ntable: true\n{chart}items:\n{item}"
        '  each: [urban, gone]\n  label: "{{ each.name }}"\n  value: "{{ each }}"\n',
        encoding="utf-8",
    )
    note(folder, "说明。", "title: 编后\nfigures: parts")
    result = read_edition(folder)
    assert [f.rule for f in result.findings if f.severity is Severity.ERROR] == rules
    assert result.edition is not None
    figures = result.edition.articles[-1].figures
    assert [[i.value for i in f.items] for f in figures] == ([] if values is None else [values])


def test_a_chart_of_named_figures(folder: Path) -> None:
    (folder / "figures" / "parts.yaml").write_text(
        "kind: ranked\ntitle: 各项\nsource: 样本\ntable: true\nitems:\n"
        '  each: [urban, half]\n  order: -value\n  label: "{{ each.name }}"\n'
        '  value: "{{ each | 百分比(1) }}"\n  unit: "%"\n',
        encoding="utf-8",
    )
    (folder / "data" / "b.yaml").write_text("values: {half: 60.05%}\n", encoding="utf-8")
    note(folder, "说明。", "title: 编后\nfigures: parts")
    (figure,) = edition(read_edition(folder)).articles[-1].figures
    assert [(i.label, i.value) for i in figure.items] == [("half", 60.1), ("urban", 52.5)]


def test_a_chart_of_all_units_of_a_table(folder: Path) -> None:
    (folder / "data" / "towns.csv").write_text(
        "镇,店（家）\n青石,14\n白渡,22\n南坪,\n东岭,9\n", encoding="utf-8"
    )
    (folder / "figures" / "shops.yaml").write_text(
        "kind: ranked\ntitle: 各镇的店\nsource: 样本\ntable: true\nitems:\n  each: towns\n"
        '  order: -店\n  most: 2\n  label: "{{ each.name }}"\n'
        '  value: "{{ each.店 }}"\n  unit: 家\n',
        encoding="utf-8",
    )
    note(folder, "说明。", "title: 编后\nfigures: shops")
    (figure,) = edition(read_edition(folder)).articles[-1].figures
    assert [(i.label, i.value) for i in figure.items] == [("白渡", 22.0), ("青石", 14.0)]


@pytest.mark.parametrize("marker", [None, "templates: false\n"])
def test_braces_are_harmless_without_data(folder: Path, marker: str | None) -> None:
    if marker is None:
        shutil.rmtree(folder / "data")
    else:
        (folder / "data" / "a.yaml").write_text(marker, encoding="utf-8")
    words = "花括号{{ gdp | 亿元 }}、{% if %}、{# 注 #}照印。"
    note(folder, words)
    assert edition(read_edition(folder)).articles[-1].text == words


def test_copy_without_templates_is_the_same_with_data(folder: Path) -> None:
    before, after = edition(read_edition(SMALL)), edition(read_edition(folder))
    assert [a.body for a in before.articles] == [a.body for a in after.articles]
    assert before.lede == after.lede


def test_data_cannot_lead_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("名称,数值\nsecret,1\n", encoding="utf-8")
    (folder / "data" / "b.yaml").write_text(
        "tables:\n  - {tables: ../../secret.csv, row: secret}\n", encoding="utf-8"
    )
    (folder / "data" / "link.csv").symlink_to(tmp_path / "secret.csv")
    found = [f.rule for f in read_edition(folder).findings if f.severity is Severity.ERROR]
    assert found == ["path-escape", "path-escape"]
