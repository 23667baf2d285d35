"""Copy and charts filled, without an edition round them: rows, lists of units, what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from content.filling import filling
from content.filling.filling import GAP, Figures, _as_long, _ordered, _paragraphs
from content.filling.quantities import Place
from content.filling.sandbox import TemplateFault
from content.source.findings import Findings
from content.source.yamltree import read_yaml
from tests.data.given import fact, place

UNITS = (
    place("甲", a=fact("5", "人")),
    place("乙", a=fact("9", "人")),
    Place("丙", "丙", {}, empty=frozenset({"a"})),
    place("丁", a=fact("1", "人")),
)
NAMES = {"x": fact("5", "人"), "y": fact("3", "人"), "units": UNITS, "words": "好"}


def figures(**more: Any) -> Figures:
    """Return what fills copy from NAMES; `gone` has an empty cell."""
    return Figures(NAMES, Findings(), frozenset({"gone"}), **more)


def told(of: Figures) -> list[tuple[str, int, str]]:
    """Return rule, line and place of what was found."""
    return [(f.rule, f.line, f.field) for f in of.findings.all()]


@pytest.mark.parametrize(
    ("raw", "words", "found"),
    [
        ("{{ x }}来了", "5人来了", []),
        ("无模板\n\n\n二", "无模板\n\n\n二", []),
        ("{{ x }}\n来了\n\n又{{ y }}", "5人\n来了\n\n又3人", []),
        # a paragraph stays as many rows long, whatever a block leaves of it
        ("{% if x > 9 %}\n多\n{% endif %}\n尾\n\n{{ y }}", "尾\n\n\n\n\n3人", []),
        ("首\n\n{{ gone }}。\n\n{{ x }}", f"首\n\n{GAP}。\n\n5人", [("data-missing", 12, "f")]),
        ("首\n二{{ gone }}，", GAP + "\n", [("data-missing", 11, "f")]),
        ("{{ nosuch }}\n\n好", f"{GAP}\n\n好", [("data-missing", 10, "f")]),
        ("好\n\n{{ x | 年 }}", f"好\n\n{GAP}", [("data-unfit", 12, "f")]),
        ("\n\n{% if %}", f"\n\n{GAP}", [("template", 12, "f")]),
    ],
)  # fmt: skip
def test_copy_keeps_its_lines(raw: str, words: str, found: list[tuple[str, int, str]]) -> None:
    made = figures()
    assert made.copy(raw, file="a.md", line=10, field="f") == words
    assert told(made) == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲\n乙\n\n丙", [("甲\n乙", 0), ("丙", 3)]),
        ("\n \n甲", [("甲", 2)]),
        ("甲\n\n\n乙\n", [("甲", 0), ("乙", 3)]),
        ("", []),
    ],
)
def test_paragraphs_and_their_rows(text: str, parts: list[tuple[str, int]]) -> None:
    assert list(_paragraphs(text)) == parts


@pytest.mark.parametrize(
    ("words", "count", "rows"),
    [
        ("甲\n乙", 2, ["甲", "乙"]),
        ("甲\n\n乙", 3, ["甲", "乙", ""]),
        ("甲\n乙\n丙", 2, ["甲", "乙丙"]),
        ("甲\nA\nB", 2, ["甲", "A B"]),
        ("甲\n乙", 1, ["甲乙"]),
        ("", 2, ["", ""]),
    ],
)
def test_a_paragraph_is_as_long_as_it_was(words: str, count: int, rows: list[str]) -> None:
    assert _as_long(words, count) == rows


@pytest.mark.parametrize(
    ("order", "names"),
    [("", "甲乙丙丁"), ("a", "丁甲乙"), ("-a", "乙甲丁"), ("b", "")],
)
def test_units_are_put_in_order_by_a_figure_that_they_have(order: str, names: str) -> None:
    assert "".join(one.name for one in _ordered(UNITS, order)) == names


def test_figures_are_put_in_order_by_value_whatever_their_unit() -> None:
    few, many = fact("3", "人"), fact("1", "万人")
    assert _ordered((many, few), "value") == [few, many]
    assert _ordered((few, many), "-value") == [many, few]


def chart(text: str, of: Figures | None = None, file: str = "figures/a.yaml") -> Any:
    """Return a chart's tree filled, as plain values; None where it is left out."""
    node = read_yaml(text, Findings(), file=file)
    assert node is not None
    made = (of or figures()).chart(node, file)
    return made and _plain(made.value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(node.value) for key, (_, node) in value.items()}
    return [_plain(node.value) for node in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("item", "made"),
    [
        ("each: units\n  order: -a", "乙 甲 丁"),
        ("each: units\n  order: a\n  most: 2", "丁 甲"),
        ("each: units\n  order: a\n  most: 2\n  when: each.a > 1", "甲 乙"),
        ("each: units\n  most: x\n  when: each.name != '乙'", "甲 丙 丁"),
        ("each: units\n  when: each.a > 1", "甲 乙"),
        ("each: '{{ units }}'\n  most: 1", "甲"),
        ("each: [x, y]\n  order: value", "数 数"),
        ("when: x > 5", ""),
        ("when: x >= 5\n  other: 1", "each.name?"),
    ],
)
def test_one_item_stands_for_each_of_a_list(item: str, made: str) -> None:
    label = '"{{ each.name }}"' if "each" in item.split(":")[0] else "each.name?"
    found = chart(f"kind: key\nitems:\n  {item}\n  label: {label}\n")
    assert found["kind"] == "key"
    assert " ".join(one["label"] for one in found["items"]) == made
    assert all(one.keys() <= {"label", "other"} for one in found["items"])


def test_no_more_items_than_a_chart_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    assert filling.MOST_ITEMS == 200
    monkeypatch.setattr(filling, "MOST_ITEMS", 2)
    assert len(chart("items:\n  each: units\n  label: a\n")["items"]) == 2


@pytest.mark.parametrize(
    ("head", "item", "left", "found"),
    [
        ("", "- {label: a, value: '{{ gone }}'}", 1, [("data-missing", 2, "items[0].value")]),
        ("", "- {optional: true, label: a, value: '{{ gone }}'}\n- {label: b}", 1, []),
        ("", "- {optional: yes, value: '{{ gone }}'}", 0, []),
        ("", "- {optional: no, value: '{{ gone }}'}", 1, [("data-missing", 2, "items[0].value")]),
        ("optional: true\n", "- {label: b}\n- {value: '{{ gone }}'}", None, []),
        ("optional: true\n", "- {label: '{{ no }}'}", 1, [("data-missing", 3, "items[0].label")]),
        ("optional: true\ntitle: '{{ gone }}'\n", "- {label: b}", None, []),
        ("title: '{{ gone }}'\n", "- {label: b}", 1, [("data-missing", 1, "title")]),
        ("", "- {each: [x, gone], label: a}", 1, [("data-missing", 2, "items[0].each")]),
        ("", "- {each: [x, gone], label: a, optional: true}", 1, []),
        ("optional: true\n", "- {each: [x, gone], label: a}", None, []),
        ("", "- {each: [x, words], label: a}", 1, [("data-unfit", 2, "items[0].each")]),
        ("", "- {when: gone > 1, label: a}", 0, []),
        ("", "- {when: nosuch > 1, label: a}", 0, [("data-missing", 2, "items[0].when")]),
        ("", "- 3", 1, []),
    ],
)  # fmt: skip
def test_a_chart_or_an_item_is_left_out_where_it_may_be(
    head: str, item: str, left: int | None, found: list[tuple[str, int, str]]
) -> None:
    of = figures()
    made = chart(f"{head}items:\n{item}\n", of)
    assert (made is None) is (left is None) is of.left_out("a")
    assert left is None or len(made["items"]) == left
    assert told(of) == found
    assert not of.left_out("b")


@pytest.mark.parametrize(
    ("file", "field", "value"),
    [
        ("figures/a.yaml", "value", "5"),
        ("figures/a.yaml", "total", "5"),
        ("figures/a.yaml", "label", "5人"),
        ("articles/a.yaml", "value", "5人"),
    ],
)
def test_a_chart_takes_bare_numbers_and_no_gap(file: str, field: str, value: str) -> None:
    assert chart(f"{field}: '{{{{ x }}}}'", file=file) == {field: value}
    gap = None if value == "5" else GAP
    assert chart(f"{field}: '{{{{ gone }}}}'", file=file) == {field: gap}
    assert chart(f"list: ['{{{{ x }}}}', b, {{{field}: c}}]") == {
        "list": ["5人", "b", {field: "c"}]
    }


def test_what_may_be_skipped_takes_its_sentence_along() -> None:
    of = figures(skips=lambda fault: fault.kind == "empty")
    optional = "{% optional %}多{{ x }}，{{ gone }}。{% endoptional %}"
    raw = f"有{{{{ x }}}}。又{{{{ gone }}}}。完。\n\n{{{{ gone }}}}。\n\n{optional}"
    assert of.copy(raw, file="a.md", line=1) == "有5人。完。\n\n\n\n多5人。"
    assert of.copy("{{ nosuch }}。好。", file="a.md", line=1) == f"{GAP}。"
    assert [name for _, name in of.skipped.figures] == ["gone"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("有{{ gone }}{{ nosuch }}。", "nosuch"),
        ("有{{ gone }}{{ x.nosuch }}。", "数.nosuch"),
        ("{% optional %}有{{ gone }}{{ nosuch }}。{% endoptional %}", "nosuch"),
        ("{% if gone %}{{ nosuch }}{% endif %}好。", "nosuch"),
        ("{% if nosuch is defined %}好{% endif %}。", ""),
        ("{% for u in units %}{{ u.a }}{{ loop.index }}{% endfor %}{% set k = 1 %}{{ k }}。", ""),
        ("有{{ gone }}{{ x.period }}。", ""),
        ("{% for u in units %}{% if u.a %}{% set b = u.a %}{{ b }}{% endif %}{% endfor %}。", ""),
    ],
)
def test_a_name_misspelt_beside_a_figure_that_is_missing_is_told(source: str, told: str) -> None:
    of = figures(skips=lambda fault: fault.kind == "empty")
    of.copy(source, file="a.md", line=1)
    said = [str(one.told.values["name"]) for one in of.findings.all()]
    assert said == ([told] if told else [])


def test_an_edition_s_templates_have_their_time() -> None:
    assert filling.MOST_SECONDS == 30
    of = figures()
    for spent, words in ((30.0, "5人"), (30.1, GAP)):
        of._seconds = spent
        assert of.copy("{{ x }}", file="a.md", line=1) == words
        assert of._seconds >= spent


def test_a_unit_s_own_empty_cells_are_known() -> None:
    of = figures()
    made = chart("items:\n- {each: units, optional: true, value: '{{ each.a }}'}\n", of)
    assert made["items"] == [{"value": "5"}, {"value": "9"}, {"value": "1"}]
    fault = of._filled("{{ a }}", {**NAMES, "each": UNITS[2]}, False)
    assert isinstance(fault, TemplateFault) and fault.kind == "empty"
    fault = of._filled("{{ a }}", NAMES, False)
    assert isinstance(fault, TemplateFault) and fault.kind == "missing"


@pytest.mark.parametrize(
    ("note", "said"), [("note: 单位：人\n", "单位：人；丙缺数"), ("", "丙缺数")]
)
def test_a_chart_says_which_units_it_cannot_show(note: str, said: str) -> None:
    node = read_yaml(
        f"{note}items:\n  each: units\n  order: -a\n  value: '{{{{ each.a }}}}'\n",
        Findings(),
        file="figures/a.yaml",
    )
    assert node is not None
    made = figures().chart(node, "figures/a.yaml")
    assert made is not None and made.get("note") is not None
    assert getattr(made.get("note"), "value", "") == said
