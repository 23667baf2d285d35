"""A page as a whole: what its plan says, where its banner ends, which grid it has, its figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.judge import audit as auditing
from layout.judge.audit import _body_top, _grid, _page, _phase, _planned, guess_grid
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Document, TextLine
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition
from layout.page.units import Rect
from tests.audit.pages import GRID
from tests.audit.sheets import AREA, EM, LEADING, column, full, line, sheet
from tests.plan import samples

SPREAD = Grid.of(PROFILES["broadsheet_spread"])
BANNER = Block("banner", "banner", Rect(50, 60, 500, 140))
ONE = Block("story", "a/1", Rect(50, 210, 200, 400), whites=(Rect(1, 1, 1, 1),))
TWO = Block("story", "a/2", Rect(260, 210, 200, 400))


def placed(*pages: Page) -> PlacedEdition:
    return PlacedEdition(samples.press(), GRID, pages)


def page(*blocks: Block, grid: Grid | None = None) -> Page:
    return Page(0, "1", blocks, whites=(Rect(2, 2, 2, 2),), grid=grid)


def test_what_a_plan_says_of_a_page() -> None:
    own = _planned(placed(page(BANNER, ONE, TWO)), 0, GRID)
    between = Rect(250, 210, 10, 400)
    assert own.blocks == (BANNER.rect, ONE.rect, TWO.rect, between)
    assert own.whites == (Rect(2, 2, 2, 2), Rect(1, 1, 1, 1))
    assert own.stories == (ONE.rect, TWO.rect)
    assert own.opening == Rect(0, 0, GRID.trim.w, 200)
    assert _planned(placed(page(ONE)), 0, GRID).opening is None
    lower = replace(BANNER, rect=Rect(50, 300, 500, 50))
    opening = _planned(placed(page(BANNER, lower)), 0, GRID).opening
    assert opening is not None and opening.bottom == 350


def test_the_fold_of_a_spread_is_no_gutter() -> None:
    assert SPREAD.fold in _planned(placed(page(ONE)), 0, SPREAD).blocks
    assert _planned(placed(page()), 0, SPREAD).blocks == ()


def test_a_page_that_no_plan_has() -> None:
    for plan, index in ((None, 0), (placed(page(ONE)), 1), (placed(), 0)):
        own = _planned(plan, index, GRID)
        assert (own.blocks, own.whites, own.stories, own.opening) == ((), (), (), None)
        assert _grid(plan, index, GRID) is GRID
    both = placed(page(ONE), page(TWO, grid=SPREAD))
    assert _grid(both, 0, GRID) is GRID and _grid(both, 1, GRID) is SPREAD


@pytest.mark.parametrize(
    ("tags", "index", "top"),
    [
        ("H1 P P", 0, 250 - EM),
        ("H1 P P", 1, 250 - EM),
        ("H2 P P", 0, AREA.y),
        ("- - -", 0, 250 - EM),
        ("- - -", 1, AREA.y),
        ("- P P", 0, AREA.y),
    ],
)
def test_the_body_begins_under_the_headline(tags: str, index: int, top: float) -> None:
    head, *body = (
        line(tag=tag.strip("-"), baseline=foot)
        for tag, foot in zip(tags.split(), (150, 300, 250), strict=True)
    )
    own = replace(sheet(head, *body), index=index)
    assert _body_top(own, body, GRID, None) == top
    assert _body_top(own, body, GRID, Rect(0, 0, 9, 400)) == top


@pytest.mark.parametrize(
    ("foot", "top"), [(None, AREA.y), (AREA.y + 90, AREA.y + 90), (AREA.y - 9, AREA.y)]
)
def test_without_body_lines_the_opening_s_foot_counts(foot: float | None, top: float) -> None:
    opening = None if foot is None else Rect(0, 0, 500, foot)
    assert _body_top(sheet(line(tag="H1")), [], GRID, opening) == top


def test_pages_of_one_grid_have_their_rows_in_common() -> None:
    other = replace(GRID, one_side=True)
    lines = [line(baseline=AREA.y + k * LEADING + 2) for k in range(3)]
    apart = [line(baseline=AREA.y + k * LEADING + 5) for k in range(9)]
    assert _phase(GRID, [lines, apart], [GRID, other]) == pytest.approx(2)
    assert _phase(other, [lines, apart], [GRID, other]) == pytest.approx(5)
    assert _phase(GRID, [lines, apart], [GRID, GRID]) == pytest.approx(5)


def test_the_figures_of_a_page() -> None:
    """Told are one or two figures after the point; nothing is rounded to none."""
    lines = column(AREA.x, range(1, 6), text="春眠不觉晓处处闻啼鸟")
    lines[2] = replace(lines[2], right=lines[2].right + 0.02345 * EM)
    lines[3] = replace(lines[3], baseline=lines[3].baseline + 1)
    beside = column(AREA.x + 12 * EM, (1, 2, 3.123), text="春眠不觉晓处处闻啼鸟")
    grey = full()
    grey[500:571, 100:191] = 255
    own = sheet(*lines, *beside, line("注", size=7.777, baseline=600), grey=grey)
    figures, faults = _page(own, own.lines[:8], GRID, 0.0, _planned(None, 0, GRID))
    assert (figures.page, figures.chars, figures.lines) == (1, 81, 9)
    assert (figures.body_lines, figures.text_columns) == (8, 2)
    assert figures.smallest_text_pt == 7.78
    assert figures.off_grid == 2
    assert figures.worst_edge_em == 0.023
    assert figures.uneven_lines == pytest.approx(1.88)
    assert figures.largest_empty_percent == pytest.approx(1.94, abs=0.1)
    assert round(figures.largest_empty_percent, 2) == figures.largest_empty_percent
    assert figures.fill_percent == pytest.approx(98.0, abs=1)
    assert round(figures.fill_percent, 1) == figures.fill_percent
    assert {Code.HOLE, Code.UNEVEN, Code.OFF_GRID} <= {fault.code for fault in faults}
    bare, _ = _page(sheet(), (), GRID, 0.0, _planned(None, 0, GRID))
    assert bare.smallest_text_pt == 0 and bare.chars == 0


def test_a_seam_is_one_only_where_blocks_are_known() -> None:
    grey = full()
    grey[:, 270:278] = 255
    own = sheet(grey=grey)
    for known, found in ((None, []), (placed(page(ONE)), [Code.SEAM])):
        _, faults = _page(own, (), GRID, 0.0, _planned(known, 0, GRID))
        assert [fault.code for fault in faults if fault.code is Code.SEAM] == found


@pytest.mark.parametrize(
    ("sizes", "body"), [((9.0, 9.004, 12), 9.0), ((9.1, 9.1, 9.15), 9.1), ((), None)]
)
def test_most_text_says_in_which_size_the_body_is(
    sizes: tuple[float, ...], body: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[TextLine] = [line(size=size) for size in sizes]
    read = Document((sheet(*lines),), (), "")
    monkeypatch.setattr(auditing, "read_document", lambda pdf: read)
    assert guess_grid(b"", "tabloid") == Grid.of(PROFILES["tabloid"], body)
