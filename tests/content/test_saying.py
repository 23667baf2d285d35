"""What editors are told of a field: in Chinese, what was written and how it is written."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from bench.told import chinese

HAN = re.compile("[\u4e00-\u9fff]")
ROOT = Path(__file__).resolve().parents[2]


def told(case: Any, file: str, old: str, new: str, rule: str) -> tuple[str, str]:
    """Return message and remedy of the one finding of a rule, after a replacement."""
    text = {
        "edition.yaml": case.edition,
        "articles/one.md": case.one,
        "articles/two.md": case.two,
        "figures/chart.yaml": case.chart,
    }[file]
    assert text.count(old) == 1
    found = [f for f in case.read({file: text.replace(old, new)}).findings if f.rule == rule]
    assert len(found) == 1
    return chinese(found[0]).text, chinese(found[0]).remedy


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "message", "remedy"),
    [
        ("edition.yaml", "2031-03-05", "2026-02-30", "bad-date", "没有 2026-02-30 这一天", "日历"),
        ("edition.yaml", "2031-03-05", "昨天", "bad-date", "写的是“昨天”", "2021-07-27"),
        ("edition.yaml", "  name: 示例日报", "  name：示例日报", "yaml-syntax",
         "“name”后面是全角冒号", "改成半角冒号，后面空一格：name: 示例日报"),
        ("edition.yaml", "articles: [", "banner：quiet\narticles: [", "yaml-syntax",
         "“banner”后面是全角冒号", "改成半角冒号，后面空一格：banner: quiet"),
        ("edition.yaml", "articles: [", "banner:quiet\narticles: [", "yaml-syntax",
         "“banner:”后面没有空格", "冒号后面空一格：banner: quiet"),
        ("edition.yaml", "  title: 样本标题", "  title：样本标题", "bad-value",
         "“title”后面是全角冒号", "title: 样本标题"),
        ("articles/two.md", "title: 乙篇", "title: 乙篇\nwishes: {pin：top}", "yaml-syntax",
         "“pin”后面是全角冒号", "pin: top"),
        ("articles/two.md", "title: 乙篇", "title: 乙篇\nrank: 7", "bad-value",
         "不能大于 3，写的是“7”", "不大于 3"),
        ("articles/two.md", "title: 乙篇", "title: 乙篇\nrank: 头条", "bad-value",
         "应当是整数，写的是“头条”", "如 3"),
        ("articles/two.md", "title: 乙篇", "title: 乙篇\nwishes: {width: huge}", "bad-value",
         "narrow、medium、wide、full，写的是“huge”", "选一个"),
        ("articles/two.md", "title: 乙篇", "title: 乙篇\ntitel: 丙", "unknown-key",
         "没有“titel”这个字段", "是不是 title？"),
        ("articles/two.md", "title: 乙篇", "byline: 丙", "missing-field",
         "缺少必填的 title", "title: "),
        ("articles/two.md", "title: 乙篇", "title: '乙篇", "yaml-syntax",
         "引号没有结束", "补上引号"),
        ("edition.yaml", "articles: [", "inks:\n  sand: {cmyk: [0, 9, 9, 0], rgb: }\narticles: [",
         "missing-field", "缺少必填的 rgb", 'rgb: "#c8102e"'),
        ("articles/two.md", "title: 乙篇", "title: @乙篇", "yaml-syntax", "特殊符号", "加引号"),
        ("articles/two.md", "title: 乙篇", "title: 乙: 篇", "yaml-syntax", "不该有“: ”", "加引号"),
    ],
)  # fmt: skip
def test_what_was_written_and_how_it_is_written_is_told(
    file: str, old: str, new: str, rule: str, message: str, remedy: str, case: Any
) -> None:
    said = told(case, file, old, new, rule)
    assert message in said[0]
    assert remedy in said[1]


def test_running_text_above_a_fault_is_not_blamed(case: Any) -> None:
    text = case.edition.replace("第二段导语", "第二段导语：说明").replace(
        "articles: [", "banner: @quiet\narticles: ["
    )
    (found,) = (f for f in case.read({"edition.yaml": text}).findings if f.rule == "yaml-syntax")
    assert (found.line, "特殊符号" in chinese(found).text) == (10, True)


def test_a_table_from_excel_has_one_finding(case: Any) -> None:
    chart = case.chart.split("items:")[0] + "data: chart.csv\n"
    table = "label,value,unit\n甲,3,所\n".encode("gbk")
    found = case.read({"figures/chart.yaml": chart, "figures/chart.csv": table}).findings
    assert [(f.rule, f.file) for f in found] == [("not-utf8", "figures/chart.csv")]
    assert "GBK" in chinese(found[0]).text
    assert "CSV UTF-8" in chinese(found[0]).remedy


def test_a_data_table_from_excel_has_one_finding(case: Any) -> None:
    table = "名称,数值,单位\n客流,3,万人\n".encode("gbk")
    text = case.two.replace("只有一段", "有{{ 客流 }}的一段")
    found = case.read({"articles/two.md": text, "data/t.csv": table}).findings
    assert [(f.rule, f.file) for f in found] == [("not-utf8", "data/t.csv")]


def test_every_finding_of_the_code_is_worded_in_chinese() -> None:
    english = []
    for file in [*(ROOT / "content").rglob("*.py"), *(ROOT / "layout" / "program").glob("*.py")]:
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            if ast.unparse(call.func).rpartition(".")[2] not in ("add", "note", "Finding"):
                continue
            words = [
                *call.args,
                *(k.value for k in call.keywords if k.arg in ("message", "remedy")),
            ]
            for one in words:
                said = ast.unparse(one) if isinstance(one, ast.Constant | ast.JoinedStr) else ""
                if re.search("[a-z]{2,} [a-z]{2,}", said) and not HAN.search(said):
                    english.append(f"{file.name}:{one.lineno} {said}")
    assert english == []
