"""The first edition's plan as text: which block stands where, in how many columns.

A change of the planner shows here as lines that differ. Where the new page is meant, renew the
golden with `python -m pytest tests/plan --renew` and commit it with the change.
"""

from __future__ import annotations

from pathlib import Path

from layout.plan import Plan
from tests.plan import samples

GOLDEN = Path(__file__).with_name("golden") / "lusong.txt"
HEAD = "page block: column,row width×height (basic columns, rows), text columns×measure (em)"


def told(plan: Plan) -> str:
    """Return a plan as lines of text."""
    lines = [HEAD, f"{plan.grid.profile.name}, {plan.grid.body:g} pt"]
    for index, page in enumerate(plan.pages, start=1):
        for stand in page.stands:
            place = f"{stand.column},{stand.row} {stand.width}×{stand.height}"
            columns = stand.way.recipe.columns
            text = f", {columns.count}×{columns.measure}" if columns else ""
            lines.append(f"{index} {stand.source.key}: {place}{text}")
    return "\n".join(lines) + "\n"


def test_plan_of_the_first_edition(renew: bool) -> None:
    text = told(samples.planned("lusong"))
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/plan --renew"
