"""What decides in a kit and a table: which rows, which faults are passed over, how much is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.filling.kit import Kit, read_kit
from content.filling.sandbox import TemplateFault
from content.filling.skipping import sentences
from content.filling.tables import MOST_COLUMNS, MOST_ROWS, read_table
from content.source.findings import Findings
from content.source.folder import EditionFolder
from content.words import message
from tests.data.given import fact, fault, place, written

KIT = Path(__file__).parents[1] / "merging" / "kit"


def kit(tmp_path: Path, rows: str, missing: str = "refuse") -> Kit:
    """Return the sample kit with another choice of rows."""
    folder = Path(shutil.copytree(KIT, tmp_path / "kit"))
    stated = (folder / "kit.yaml").read_text("utf-8")
    changed = stated.replace('rows: {starts: "99"}', rows) + f"missing: {missing}\n"
    assert rows in changed
    (folder / "kit.yaml").write_text(changed, "utf-8")
    made = read_kit(EditionFolder(folder, Findings()))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        ('rows: {starts: "99"}', ("9901", "9902", "9903")),
        ('rows: {keys: ["9902"]}', ("9902",)),
        ('rows: {keys: ["9902"], starts: "88"}', ("9902", "8801")),
        ("rows: {}", ("9901", "9902", "9903", "8801")),
        ('rows: {column: 驻地, starts: ["白", "外"]}', ("9902", "8801")),
        ('rows: {column: 驻地, keys: ["南坪镇"]}', ("9903",)),
    ],
)
def test_rows_are_chosen(rows: str, keys: tuple[str, ...], tmp_path: Path) -> None:
    assert kit(tmp_path, rows).keys == keys


@pytest.mark.parametrize(
    ("code", "kind", "missing", "passed"),
    [
        ("fill.no-parent", "empty", "refuse", True),
        ("fill.no-parent", "empty", "skip", True),
        ("fill.empty", "empty", "refuse", False),
        ("fill.empty", "empty", "skip", True),
        ("fill.empty", "unfit", "skip", False),
    ],
)
def test_copy_goes_on_without_what_is_missing(
    code: str, kind: str, missing: str, passed: bool, tmp_path: Path
) -> None:
    made = kit(tmp_path, "rows: {}", missing)
    assert made._skips(TemplateFault(kind, message(code), 1)) is passed


def test_a_table_that_lies_elsewhere(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KIT, tmp_path / "kit"))
    table = tmp_path / "other" / "units.csv"
    table.parent.mkdir()
    text = (folder / "data" / "units.csv").read_text("utf-8")
    table.write_text(text.replace("9903,", "9904,"), "utf-8")
    for given in (table, table.parent):
        made = read_kit(EditionFolder(folder, Findings()), (given,))
        assert made is not None and "9904" in made.keys and "9903" not in made.keys
    findings = Findings()
    assert read_kit(EditionFolder(folder, findings), (tmp_path / "gone.csv",)) is None
    assert [f.told.code for f in findings.all()] == ["fill.no-table-file"]


@pytest.mark.parametrize(("rows", "read"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_table_has_at_most_fifty_thousand_rows(rows: int, read: bool, tmp_path: Path) -> None:
    assert MOST_ROWS == 50_000
    (tmp_path / "a.csv").write_text("甲,乙\n" + "一,1\n" * (rows - 1), "utf-8")
    findings = Findings()
    found = read_table(tmp_path / "a.csv", EditionFolder(tmp_path, findings))
    assert (found is not None) is read
    assert ("fill.table-too-large" in [f.told.code for f in findings.all()]) is not read


@pytest.mark.parametrize(("columns", "read"), [(MOST_COLUMNS, True), (MOST_COLUMNS + 1, False)])
def test_a_table_has_at_most_four_hundred_columns(columns: int, read: bool, tmp_path: Path) -> None:
    assert MOST_COLUMNS == 400
    head = ",".join(f"列{at}" for at in range(columns))
    row = ",".join(["一"] * columns)
    (tmp_path / "a.csv").write_text(f"{head}\n{row}\n", "utf-8")
    findings = Findings()
    found = read_table(tmp_path / "a.csv", EditionFolder(tmp_path, findings))
    assert (found is not None) is read


@pytest.mark.parametrize(
    ("copy", "parts"),
    [
        ("甲。乙。丙", ["甲。", "乙。", "丙"]),
        ("甲{{ '。' }}乙。丙。", ["甲{{ '。' }}乙。", "丙。"]),
        (
            "一。{% if x %}甲。乙。{% endif %}丙。丁。",
            ["一。", "{% if x %}甲。乙。{% endif %}丙。", "丁。"],
        ),
        (
            "{% for a in b %}{% if a %}甲。{% endif %}乙。{% endfor %}丙。",
            ["{% for a in b %}{% if a %}甲。{% endif %}乙。{% endfor %}丙。"],
        ),
        ("{% set a = 1 %}甲。乙。", ["{% set a = 1 %}甲。", "乙。"]),
        # a stop close to either end of a tag, within it and without
        ("{% set a = '。'%}。甲。", ["{% set a = '。'%}。", "甲。"]),
        ("。{{ '。'}}。甲。", ["。", "{{ '。'}}。", "甲。"]),
        ("。{% if x %}甲。{% endif %}。乙。", ["。", "{% if x %}甲。{% endif %}。", "乙。"]),
    ],
)
def test_a_paragraph_is_cut_after_sentences_outside_of_tags(copy: str, parts: list[str]) -> None:
    assert sentences(copy) == parts


def test_words_numbers_and_units_are_joined_and_nothing_else() -> None:
    two = [place("青石区"), place("白渡县")]
    assert written("{{ x | join('、') }}", x=two) == "青石区、白渡县"
    assert written("{{ ['甲', 3, '乙'] | join('，') }}") == "甲，3，乙"
    for wrong in ("[true]", "[['甲']]", "['甲', none]"):
        assert fault(f"{{{{ {wrong} | join }}}}").told.code.startswith("fill.")


@pytest.mark.parametrize(
    ("value", "earlier", "template", "words"),
    [
        ("10.8", "10", "{{ x | 增减(1, '升', '降') }}", "升8.0%"),
        ("9.2", "10", "{{ x | 增减(1, '升', '降') }}", "降8.0%"),
        ("10.8", "10", "{{ x | 增减 }}", "增长8.0%"),
        ("9.2", "10", "{{ x | 增减 }}", "下降8.0%"),
    ],
)
def test_verbs_of_a_change_may_be_given(
    value: str, earlier: str, template: str, words: str
) -> None:
    assert written(template, x=fact(value, "万人", earlier)) == words
