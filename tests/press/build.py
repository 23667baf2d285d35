"""Helpers of the press tests: a tabloid of two pages with pictures, and its press file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from content.model import Ink, Picture
from content.model.inks import InkSet, Medium
from layout.page.placed import Block, Fill, PlacedEdition, Rule
from layout.page.units import Rect
from layout.pictures import inspect
from layout.plant.profile import PressProfile, press_profile
from layout.products.press.make import PressDocument, press_document, print_press
from tests.render.build import FONTS, article, edition, pictured, placed, text

NEWSPRINT = press_profile()
WORDS = "走进白关国际服饰产业园，宽阔的沥青路面干净整洁，崭新的标准厂房、宿舍楼排列有序。"


def pages(
    pictures: Sequence[Picture] = (),
    inks: dict[str, Ink] | None = None,
    extra: Sequence[Block] = (),
) -> PlacedEdition:
    """Return pages with two articles, a ground over the bleed and these pictures below."""
    source = edition(
        articles=(article("one", 1, "诠释逆势增长", WORDS), article("two", 2, "激发动力", WORDS))
    ).model_copy(update={"inks": inks or {}})
    ground = Block(
        "band",
        "ground",
        Rect(0, 0, 100, 100),
        fills=(Fill(Rect(-8.503937, -8.503937, 800, 60), "primary"),),
        rules=(Rule(60, 130, 300, 130, 0.1),),
        texts=(text("body", "黑字在重底上", 100, 20, 9, 200),),
    )
    shown = [
        pictured(item, Rect(60 + (k % 4) * 165, 560 + (k // 4) * 150, 150, 110))
        for k, item in enumerate(pictures)
    ]
    return placed(source, ground, *shown, *extra)


def document(
    pages: PlacedEdition, pictures: Sequence[Picture] = (), profile: PressProfile = NEWSPRINT
) -> PressDocument:
    """Return the press document of these pages."""
    return press_document(pages, {p.id: inspect(p) for p in pictures}, FONTS, profile, {})


def press(
    pictures: Sequence[Picture] = (), profile: PressProfile = NEWSPRINT, **fields: object
) -> bytes:
    """Return the press file of pages with these pictures."""
    made = document(pages(pictures, **fields), pictures, profile)  # type: ignore[arg-type]
    return print_press(made, profile)


def drawing(folder: Path, name: str, body: str) -> Picture:
    """Return a drawing of 300 × 220 with this body."""
    file = folder / f"{name}.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 220">{body}</svg>',
        encoding="utf-8",
    )
    return Picture(id=name, file=file, caption="插图", alt="插图", illustration=True)


INKS = InkSet.of({}, Medium.PRESS)
