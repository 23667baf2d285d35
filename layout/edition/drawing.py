"""What is drawn on planned pages: their running heads, and the frames of their charts in mm."""

from __future__ import annotations

from dataclasses import replace

from fonts.setting import Composer
from layout.banners import opening, place_running
from layout.edition.helper import ChartFrame
from layout.page.placed import Page, PlacedEdition
from layout.page.units import mm


def chart_frames(
    placed: PlacedEdition, reversed_band: bool
) -> tuple[tuple[ChartFrame, ...], tuple[ChartFrame, ...]]:
    """Return all charts with their frames' width and height in mm: on light grounds, on dark."""
    light: list[ChartFrame] = []
    dark: list[ChartFrame] = []
    for page in placed.pages:
        for block in page.blocks:
            band = reversed_band and block.kind == "band"
            for f in block.figures:  # a ground of its own says how a chart is drawn on it
                found = dark if band and not f.figure.ground else light
                found.append((f.figure, mm(f.rect.w), mm(f.rect.h)))
    return tuple(light), tuple(dark)


def with_running_heads(placed: PlacedEdition, composer: Composer) -> PlacedEdition:
    """Add the running head (报眉) to every page whose banner does not hold it."""
    edition = placed.edition
    pages: list[Page] = []
    for page in placed.pages:
        grid = placed.grid_of(page)
        opened = any(block.kind == "banner" for block in page.blocks)
        if opened and opening(edition.banner, grid.profile).covers_running_head:
            pages.append(page)
            continue
        head = place_running(edition, grid, page.index, "ink", composer, number=page.number)
        under = tuple(block for block in page.blocks if block.kind == "ground")
        others = page.blocks[len(under) :]  # a page's ground is its first block, under all rules
        pages.append(replace(page, blocks=(*under, head, *others)))
    return replace(placed, pages=tuple(pages))
