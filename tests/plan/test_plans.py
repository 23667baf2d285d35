"""Whole plans: pages full, copy whole, everything on the grid; and the checks can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fonts.setting import Composer
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect
from layout.plan import Plan
from tests.placed import same
from tests.plan import checks, samples


@pytest.mark.parametrize("name", samples.EDITIONS)
def test_plan_keeps_every_rule(name: str) -> None:
    checks.check(samples.planned(name), samples.library())


@pytest.mark.parametrize("name", ["small", "lusong"])
def test_everything_is_placed_as_before(name: str, renew: bool) -> None:
    """Of pages that the tests above have planned."""
    golden = Path(__file__).with_name("golden") / "placed" / f"{name}.txt"
    same(golden, samples.planned(name).placed, renew)


def test_same_content_gives_the_same_plan() -> None:
    """The goldens hold the others': the same from process to process."""
    first = samples.planned("small")
    again = samples.plan(samples.edition("small"), Composer(samples.library()))
    assert again.placed.pages == first.placed.pages
    assert again.grid == first.grid
    assert [page.cost for page in again.pages] == [page.cost for page in first.pages]


def test_pages_stay_within_the_editions_limits() -> None:
    for name in samples.EDITIONS:
        edition, plan = samples.edition(name), samples.planned(name)
        low, high = edition.fit.body_pt
        assert low <= plan.grid.body <= high
        assert len(plan.pages) <= edition.fit.max_pages
        assert plan.grid.profile.name in (edition.fit.formats or (edition.profile, "tabloid"))


def test_first_edition_is_one_page_in_its_own_format() -> None:
    plan = samples.planned("lusong")
    assert plan.grid.profile.name == "broadsheet"
    assert len(plan.pages) == 1
    assert plan.notes == ()


def spoil(plan: Plan, change: Callable[[Block], Block], kind: str = "section") -> Plan:
    """Return a plan in which the first block with copy and a picture is changed."""
    page = plan.placed.pages[0]
    blocks = list(page.blocks)
    index = next(i for i, b in enumerate(blocks) if b.kind == kind and b.pictures)
    blocks[index] = change(blocks[index])
    pages = (replace(page, blocks=tuple(blocks)), *plan.placed.pages[1:])
    return replace(plan, placed=replace(plan.placed, pages=pages))


def shifted(text: PlacedText, x: float, y: float) -> PlacedText:
    return replace(text, lines=tuple(replace(n, x=n.x + x, y=n.y + y) for n in text.lines))


def lost(block: Block) -> Block:
    return replace(block, texts=block.texts[1:])


def doubled(block: Block) -> Block:
    return replace(block, texts=(block.texts[0], *block.texts))


def out_of_order(block: Block) -> Block:
    return replace(block, texts=block.texts[::-1])


def off_the_grid(block: Block) -> Block:
    return replace(block, texts=(shifted(block.texts[0], 0, 1.0), *block.texts[1:]))


def beside_its_column(block: Block) -> Block:
    return replace(block, texts=(shifted(block.texts[0], 3.0, 0), *block.texts[1:]))


def line_short(block: Block) -> Block:
    first = block.texts[0]
    return replace(block, texts=(replace(first, lines=first.lines[:-1]), *block.texts[1:]))


def moved_picture(block: Block) -> Block:
    item = block.pictures[0]
    rect = Rect(item.rect.x, item.rect.y + 30, item.rect.w, item.rect.h)
    return replace(block, pictures=(replace(item, rect=rect), *block.pictures[1:]))


def flat_picture(block: Block) -> Block:
    item = block.pictures[0]
    rect = Rect(item.rect.x, item.rect.y, item.rect.w, item.rect.h / 4)
    return replace(block, pictures=(replace(item, rect=rect), *block.pictures[1:]))


def moved_block(block: Block) -> Block:
    return replace(block, rect=replace(block.rect, x=block.rect.x + 5))


@pytest.mark.parametrize(
    "change",
    [
        lost,
        doubled,
        out_of_order,
        off_the_grid,
        beside_its_column,
        line_short,
        moved_picture,
        flat_picture,
        moved_block,
    ],
    ids=lambda change: change.__name__,
)
def test_checks_can_fail(change: Callable[[Block], Block]) -> None:
    spoilt = spoil(samples.planned("lusong"), change)
    with pytest.raises(AssertionError):
        checks.check(spoilt, samples.library())
