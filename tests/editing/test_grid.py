"""A chart's table is changed row by row; what stays keeps its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.editing import EditError, Journal
from content.editing.draft import Draft
from content.editing.grid import Grid, Row, grid_of, put_rows

YAML = """title: 桥
items:
  # 老桥
  - {label: 石桥, value: 3, unit: 座}
  - label: 木桥   # 拆了一座
    value: 2
    unit: 座
  - label: 铁桥
    value: 1
source: 甲
"""
CSV = 'label,value,unit\n"石桥, 老",3,座\n木桥,2,座\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/own.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "figures/out.yaml").write_text("title: 桥\ndata: out.csv\n", encoding="utf-8")
    (tmp_path / "figures/out.csv").write_text(CSV, encoding="utf-8")
    return tmp_path


def changed(folder: Path, figure: str, *rows: Row) -> str:
    """Return the data's file after a change."""
    draft = Draft(folder)
    seen = grid_of(draft, figure)
    put_rows(draft, seen, rows)
    Journal(folder).save(draft.changes())
    return (folder / seen.file).read_text(encoding="utf-8")


def test_items_are_a_table(folder: Path) -> None:
    assert grid_of(Draft(folder), "own") == Grid(
        "figures/own.yaml",
        ("label", "value", "unit"),
        (
            Row(0, ("石桥", "3", "座")),
            Row(1, ("木桥", "2", "座")),
            Row(2, ("铁桥", "1", "")),
        ),
    )
    after = changed(
        folder,
        "own",
        Row(0, ("石桥", "4", "座")),
        Row(2, ("铁桥", "1", "座")),
        Row(-1, ("索桥", "1", "座")),
    )
    assert "  # 老桥\n  - {label: 石桥, value: 4, unit: 座}\n" in after
    assert "木桥" not in after and after.endswith("source: 甲\n")
    assert [r.cells for r in grid_of(Draft(folder), "own").rows] == [
        ("石桥", "4", "座"),
        ("铁桥", "1", "座"),
        ("索桥", "1", "座"),
    ]


def test_a_csv_keeps_the_lines_that_stay(folder: Path) -> None:
    after = changed(
        folder,
        "out",
        Row(0, ("石桥, 老", "3", "座")),
        Row(1, ("木桥", "5", "座")),
        Row(-1, ("索桥", "1", "")),
    )
    assert after == 'label,value,unit\n"石桥, 老",3,座\n木桥,5,座\n索桥,1,\n'


@pytest.mark.parametrize(
    "rows",
    [
        (Row(1, ("木桥", "2", "座")), Row(0, ("石桥", "3", "座"))),
        (Row(0, ("石桥",)),),
        (Row(7, ("石桥", "3", "座")),),
    ],
)
def test_rows_that_the_table_has_not_are_refused(folder: Path, rows: tuple[Row, ...]) -> None:
    with pytest.raises(EditError):
        changed(folder, "own", *rows)
    assert (folder / "figures/own.yaml").read_text(encoding="utf-8") == YAML


def test_the_last_row_may_go(folder: Path) -> None:
    assert "items" in changed(folder, "own", Row(0, ("石桥", "3", "座")))
