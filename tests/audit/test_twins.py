"""Letters in two inks: read once, and judged by the ink that is seen on each side of the edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.openings import edition_of, printed
from bench.scenes import drawing
from fonts import FontLibrary
from layout.banners import banner
from layout.judge.audit import audit
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import read_document
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Page, PlacedEdition
from layout.page.units import Rect
from tests.render.build import composer

GRID = Grid.of(PROFILES["tabloid"])
Print = Callable[[float], bytes]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlacedEdition, Print]:
    """Return an opening, and what prints it with the letters' edge moved by so much, pt."""
    hero = banner("hero")
    edition = edition_of(drawing("sunrise", tmp_path_factory.mktemp("twins")), 2, "hero")
    rows = min(hero.rows(edition, GRID, composer()), key=lambda option: option[1])[0]
    block = hero.place(edition, GRID, rows, composer())
    assert block.cuts

    def placed(by: float) -> PlacedEdition:
        def moved(one: Rect) -> Rect:
            return replace(one, x=one.x + by)

        cuts = tuple(replace(cut, disc=moved(cut.disc)) for cut in block.cuts)
        own: Block = replace(block, cuts=cuts)
        return PlacedEdition(edition, GRID, (Page(0, "", (own,)),))

    return placed(0.0), lambda by: printed(placed(by), FontLibrary.shipped())


def faint(placed: PlacedEdition, pdf: bytes) -> int:
    """Return how many lines cannot be read."""
    report = audit(pdf, GRID, None, placed)
    return sum(fault.code is Code.OVERLAP for fault in report.faults)


def test_letters_in_two_inks_are_read_once_and_well(prints: tuple[PlacedEdition, Print]) -> None:
    placed, print_ = prints
    pdf = print_(0.0)
    (sheet,) = read_document(pdf).sheets
    assert sheet.twins
    head = placed.edition.headline.title.replace(" ", "")
    assert "".join(sheet.glyphs.text).count(head[:4]) == 1
    assert faint(placed, pdf) == 0


def test_an_edge_beside_the_disc_is_a_fault(prints: tuple[PlacedEdition, Print]) -> None:
    placed, print_ = prints
    assert faint(placed, print_(60.0)) > 0
