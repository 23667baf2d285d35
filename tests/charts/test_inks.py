"""The inks of marks have one home, and the golden `golden/inks.txt` shows each kind in its inks.

Renew it with `python -m pytest tests/charts --renew`.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import charts
from charts.chart import scene
from charts.palette import HIGHLIGHT
from content.model import Figure
from content.model.inks import DEFAULT
from fonts.library import FontLibrary
from tests.charts.samples import USUAL

GOLDEN = Path(__file__).with_name("golden") / "inks.txt"
ROOT = Path(charts.__file__).parent
#: Names of inks that say what is to be seen first and what is not.
TELLING = {name for name in DEFAULT if name.startswith(("primary", "secondary"))}
#: Darker and brighter red tell two series apart; they say nothing of their own.
SHADES = {"primary_dark", "primary_bright"}
WIDTH_MM = 113.2


def inks(figure: Figure, fonts: FontLibrary) -> Counter[str]:
    """Return how many shapes and words of a chart are in each ink."""
    _, ideal, _ = charts.height_range(figure, WIDTH_MM, fonts)
    pen = scene(figure, WIDTH_MM, ideal, fonts)
    return Counter([f"{s.ink} shapes" for s in pen.shapes] + [f"{w.ink} words" for w in pen.words])


def highlighted(figure: Figure, index: int | None) -> Figure:
    """Return a figure in which this item alone is highlighted, or none."""
    items = tuple(
        item.model_copy(update={"highlight": at == index}) for at, item in enumerate(figure.items)
    )
    return figure.model_copy(update={"items": items})


def test_every_chart_is_in_its_inks(fonts: FontLibrary, renew: bool) -> None:
    lines = [
        f"{figure.kind}:{figure.id}: "
        + ", ".join(f"{count} {name}" for name, count in sorted(inks(figure, fonts).items()))
        for figure in USUAL
    ]
    text = "\n".join(lines) + "\n"
    if renew:
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/charts --renew"


@pytest.mark.parametrize(
    "figure",
    [f for f in USUAL if len(f.items) > 3 and not any(d.series for d in f.items)],
    ids=lambda f: f.id,
)
def test_what_is_highlighted_is_in_the_ink_of_highlights(
    figure: Figure, fonts: FontLibrary
) -> None:
    """Which item it is shows in the drawing, and it is drawn in that ink."""
    seen = set()
    for index in (1, 2):
        one = highlighted(figure, index)
        assert {name.split()[0] for name in inks(one, fonts)} & {HIGHLIGHT}
        _, ideal, _ = charts.height_range(one, WIDTH_MM, fonts)
        pen = scene(one, WIDTH_MM, ideal, fonts)
        marked = [str(s.outline) for s in pen.shapes if s.ink == HIGHLIGHT]
        marked += [f"{w.text} {w.x} {w.y}" for w in pen.words if w.ink == HIGHLIGHT]
        seen.add(tuple(marked))
    assert len(seen) == 2


def telling(source: str) -> Iterator[int]:
    """Yield the lines in which a module names an ink that says something."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and node.value in TELLING - SHADES:
            yield node.lineno


def test_no_chart_names_an_ink_that_says_something() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: take it from charts/palette.py"
        for path in sorted(ROOT.rglob("*.py"))
        if path.name != "palette.py"
        for line in telling(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_name_would_be_seen() -> None:
    assert list(telling('x = "secondary"\ny = "primary_dark"\nz = "grey"')) == [1]
