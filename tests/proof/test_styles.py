"""The table of styles is what stands on proofs and sheets: each change of a row changes them.

The golden `golden/styles.txt` shows every role; renew it with
`python -m pytest tests/proof --renew`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from fonts.setting import Line, TextStyle
from fonts.setting.proof_styles import PROOF, ProofStyles
from fonts.setting.roles import FIGURES, HEI, AnyRole, Own
from fonts.setting.styles import roles
from layout.products.proof import proof_pdf
from layout.products.proof.pen import Colour, Pen
from layout.products.sheet import press_sheet, spreads
from layout.products.sheet.words import Setter, SlugRole
from tests.proof.samples import FONTS, STAMP, Proof, proof
from tests.sheet.build import NEWSPRINT, full, press_file, slugs

GOLDEN = Path(__file__).with_name("golden") / "styles.txt"
HEAD = "face weight size (pt) colour × number of lines, from the first to the last (pt)"
#: The ink of a heading says what is listed; a slug's is each plate's own.
GIVEN = {("heading", "ink"), ("slug", "ink"), ("slug_small", "ink"), ("slug_label", "ink")}


class Told(defaultdict[str, list[tuple[float, float]]]):
    """Faces, sizes and colours with the places where they were drawn."""

    def text(self) -> str:
        """Return them, a line each."""
        lines = []
        for what, at in sorted(self.items()):
            (x, y), (right, low) = at[0], at[-1]
            lines.append(f"{what} ×{len(at)} {x:.2f}, {y:.2f} to {right:.2f}, {low:.2f}\n")
        return "".join(lines)


def of_proof(styles: ProofStyles, made: Proof, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is drawn on a proof in these styles."""
    told, draw = Told(list), Pen.line

    def line(
        pen: Pen, line: Line, x: float, y: float, size: float, style: TextStyle, colour: Colour
    ) -> None:
        told[f"{style.family} {style.weight} {size:.2f} {colour}"].append((x, y))
        draw(pen, line, x, y, size, style, colour)

    placed = made.built.placed
    grid = replace(placed.grid, styles=replace(placed.grid.styles, proof=styles))
    with monkeypatch.context() as patch:
        patch.setattr(Pen, "line", line)
        proof_pdf(
            made.built.pdf,
            replace(placed, grid=grid),
            FONTS,
            findings=made.findings,
            stamp=STAMP,
            missing=made.missing,
        )
    return told.text()


def of_sheet(styles: ProofStyles, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is drawn on a sheet and on a spread in these styles."""
    told, draw = Told(list), Setter.draw

    def drawn(
        setter: Setter, canvas: Canvas, words: str, x: float, y: float, role: SlugRole
    ) -> float:
        told[f"{role.style.family} {role.style.weight} {role.size.pt:.2f}"].append((x, y))
        return draw(setter, canvas, words, x, y, role)

    with monkeypatch.context() as patch:
        patch.setattr(Setter, "draw", drawn)
        pdf = press_file([full(0, 0, 0, 0)] * 4)
        press_sheet(pdf, NEWSPRINT, slugs(4), FONTS, styles)
        spreads(pdf, NEWSPRINT, slugs(4), FONTS, marks=True, styles=styles)
    return told.text()


@pytest.fixture(scope="module")
def made() -> Proof:
    return proof()


def golden(name: str) -> str:
    """Return a part of the golden."""
    return GOLDEN.read_text(encoding="utf-8").partition(f"[{name}]\n")[2].partition("[")[0]


def changed(row: AnyRole) -> Iterator[tuple[str, AnyRole]]:
    """Yield a row with its face, size, leading and ink changed."""
    family, weight = (HEI, 900) if row.style.family == FIGURES else (FIGURES, 500)
    yield "face", replace(row, style=replace(row.style, family=family, weight=weight))
    grown = {one.name: 1.25 * getattr(row.size, one.name) for one in fields(row.size)}
    size: Any = type(row.size)(**grown)
    yield "size", replace(row, size=size)
    if isinstance(row.leading, Own):
        yield "leading", replace(row, leading=Own(1.25 * row.leading.em))
    yield "ink", replace(row, ink="red" if row.ink != "red" else "blue")


CASES = [
    pytest.param(name, new, id=f"{name}-{what}")
    for name, row in roles(PROOF).items()
    for what, new in changed(row)
    if (name, what) not in GIVEN
]


def test_proof_and_sheet_are_as_they_were(
    made: Proof, renew: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = of_sheet(PROOF, monkeypatch)
    text = f"{HEAD}\n[proof]\n{of_proof(PROOF, made, monkeypatch)}[sheet]\n{sheet}"
    if renew:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "renew with pytest tests/proof --renew"


@pytest.mark.parametrize(("name", "row"), CASES)
def test_each_change_of_a_row_fails_the_golden(
    name: str, row: AnyRole, made: Proof, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: dict[str, Any] = {name: row}
    styles = replace(PROOF, **other)
    if name.startswith("slug"):
        assert of_sheet(styles, monkeypatch) != golden("sheet")
    else:
        assert of_proof(styles, made, monkeypatch) != golden("proof")
