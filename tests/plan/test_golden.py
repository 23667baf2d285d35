"""Plans of editions as unlike as can be, as text: which block stands where, made how, at what cost.

A change of the planner shows here as lines that differ. Where the new pages are meant, renew the
goldens with `python -m pytest tests/plan --renew`, read the difference, commit it with the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from content.words import Language, say
from layout.plan import Plan, plan_edition
from layout.plan.pages.faults import Fault, Stand
from layout.plan.sources import elements_of
from tests.plan import samples, unlike

#: A fifth of the time of all; what they have beyond the others is held by `test_wishes.py` and
#: `tests/kits/test_pdf.py`.
SLOW = ("wishes", "census")
GOLDEN = Path(__file__).with_name("golden")
HEAD = """\
block column,row width×height (basic columns, rows): cost; head pt×lines=rows; text columns×em;
element columns+count rows+count (text columns, rows of the body)
"""


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[pytest.mark.slow] * (one in SLOW)) for one in unlike.EDITIONS],
)
def test_plan_is_as_before(name: str, renew: bool) -> None:
    edition, infos = unlike.edition(name)
    text = told(plan_edition(edition, samples.library(), samples.composer(), infos))
    golden = GOLDEN / f"{name}.txt"
    if renew:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text, "renew with pytest tests/plan --renew"


def where(fault: Fault) -> str:
    """Return the place of a fault; columns count from 0, as all do in these files."""
    if isinstance(fault.where, str):
        return fault.where
    match fault.where.values:
        case {"columns": tuple(columns)}:
            return f"columns {tuple(int(str(at)) - 1 for at in columns)}"
        case {"column": column}:
            return f"column {column}"
    return "page"


def test_no_golden_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == set(unlike.EDITIONS)


def told(plan: Plan) -> str:
    """Return a plan as lines of text."""
    profile = f"{plan.grid.profile.name}, {plan.grid.body:g} pt, attempts {len(plan.tried)}"
    notes = [say(note, Language.EN).text for note in plan.notes]
    lines = [*HEAD.splitlines(), profile, *notes]
    for index, page in enumerate(plan.pages, start=1):
        lines.append(f"page {index}: {page.cost:.1f}")
        lines += [f"  {_block(stand)}" for stand in page.stands]
        lines += [f"  fault {f.name}: {f.cost:.1f}, {where(f)}" for f in page.faults]
    return "\n".join(lines) + "\n"


def _block(stand: Stand) -> str:
    """Return a block's line."""
    place = f"{stand.column},{stand.row} {stand.width}×{stand.height}: {stand.way.cost:.1f}"
    return "; ".join([f"{stand.source.key} {place}", *_recipe(stand)])


def _recipe(stand: Stand) -> Iterator[str]:
    """Yield the parts of a block's recipe."""
    recipe, way = stand.way.recipe, stand.way
    if recipe.style:
        yield recipe.style
    if recipe.head is not None:
        side = " side" if recipe.head.side else ""
        yield f"head {recipe.head.size:g}×{recipe.head.lines}={recipe.head.rows}{side}"
    if recipe.columns is not None:
        yield f"text {recipe.columns.count}×{recipe.columns.measure}"
    for spot in way.spots:
        name = elements_of(stand.source)[spot.element].source.id
        yield f"{name} {spot.column}+{spot.columns} {spot.row}+{spot.rows}"
    if way.quote is not None and recipe.quote is not None:
        yield f"quote {way.quote.column} {way.quote.row}+{way.quote.rows}"
