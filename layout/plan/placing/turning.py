"""Where a story runs on: its parts and the pages they stand on → 下转 and 上接 with their pages."""

from __future__ import annotations

from collections.abc import Mapping

from content.model import Edition
from layout.banners import number_of
from layout.page.grid import Grid
from layout.plan.placing.story import Links
from layout.plan.sources import Source, Story


def links_of(
    source: Source, homes: Mapping[str, int], edition: Edition, grid: Grid, before: int = 0
) -> Links:
    """Return the lines that name the pages a story runs on to and comes from (下转, 上接).

    Within a spread these are its left and its right page; `before`: pages before the first one.
    """
    if not isinstance(source, Story) or not (source.continues or source.continued):
        return Links()
    stem, _, part = source.key.rpartition("/")
    here = homes.get(source.key, 0)

    def page(number: int) -> str:
        index = homes.get(f"{stem}/{number}", 0)
        if grid.folded and index == here:
            return "右版" if number > int(part) else "左版"
        printed = number_of(edition, grid, index)
        return f"{printed}版" if printed else f"第{before + index + 1}页"

    return Links(
        f"（下转{page(int(part) + 1)}）" if source.continues else "",
        f"上接{page(int(part) - 1)}" if source.continued else "",
    )
