"""Sheets and spreads: a press file, a press profile, slugs and fonts → the file for the plate room.

What is kept, to the byte: every page's content stream, with all it uses, the output intent and the
XMP. What is new: the sheet's boxes, and marks outside the bleed. Same input, same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pikepdf

from fonts import FontLibrary
from fonts.setting.proof_styles import PROOF, ProofStyles
from layout.page.errors import LayoutError
from layout.page.units import mm, pt
from layout.plant.profile import PressProfile
from layout.products.sheet.frame import PageBoxes, frame_of
from layout.products.sheet.impose import SPREAD, Side, impose
from layout.products.sheet.place import Placed, boxes_of, replace_pages
from layout.products.sheet.slug import Slug

BLANK = "空白页"
#: Pages that meet at a fold are of one size to this, mm.
SAME_MM = 0.01


def press_sheet(
    pdf: bytes,
    profile: PressProfile,
    slugs: Sequence[Slug],
    fonts: FontLibrary,
    styles: ProofStyles = PROOF,
    *,
    folded: Sequence[bool] = (),
) -> bytes:
    """Return one sheet a page: the page untouched, with crop, bleed and register marks around it.

    Args:
        pdf: the press file.
        profile: the plant's: bleed, most ink, ICC profile for the grey balance patches.
        slugs: one a page.
        fonts: the edition's fonts, for the slug.
        styles: the roles of the slug's words.
        folded: of each page, whether it is a spread, with fold marks in its middle; empty: none is.

    Raises:
        RenderError: a page has no TrimBox, or is rotated.
        ValueError: there are not as many slugs as pages.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        boxes = _boxes(file, slugs)
        sides = tuple(Side("", (index,)) for index in range(len(boxes)))
        return _printed(
            file, sides, boxes, profile, slugs, fonts, styles, marks=True, folded=folded
        )


def folded_spreads(
    pdf: bytes,
    profile: PressProfile,
    slugs: Sequence[Slug],
    fonts: FontLibrary,
    styles: ProofStyles = PROOF,
    *,
    whole: bool,
) -> bytes:
    """Return one side of a sheet for each spread (通版), with marks.

    Args:
        pdf: the press file.
        profile: the plant's.
        slugs: one a page.
        fonts: the edition's fonts, for the slug.
        styles: the roles of the slug's words.
        whole: a page of the file is a spread; else two that follow each other are one.

    Raises:
        RenderError: a page has no TrimBox, or is rotated.
        ValueError: there are not as many slugs as pages.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        boxes = _boxes(file, slugs)
        each = 1 if whole else 2
        sides = tuple(
            Side(SPREAD, tuple(range(at, at + each))) for at in range(0, len(boxes), each)
        )
        folded = (whole,) * len(sides)
        return _printed(
            file, sides, boxes, profile, slugs, fonts, styles, marks=True, folded=folded
        )


def spreads(
    pdf: bytes,
    profile: PressProfile,
    slugs: Sequence[Slug],
    fonts: FontLibrary,
    *,
    marks: bool,
    blanks: bool = False,
    facing: bool = False,
    styles: ProofStyles = PROOF,
) -> bytes:
    """Return printer's spreads: the sides of the folded sheets, two pages meeting at the spine.

    `sheet.impose` says which page stands where. Nothing bleeds into the neighbour, and there
    is no allowance for creep: a newspaper's sheets are inserted, not trimmed at the fore-edge.

    Args:
        pdf: the press file.
        profile: the plant's.
        slugs: one a page; with `marks` they stand over the pages.
        fonts: the edition's fonts, for the slug.
        marks: draw printer's marks, with fold marks at the spine.
        blanks: blank pages may be added at the end to fill the sheets.
        facing: two pages are one double page (通版) instead of front and back of a leaf.
        styles: the roles of the slug's words.

    Raises:
        LayoutError: the pages fill no whole sheets, or two that meet differ in size.
        RenderError: a page has no TrimBox, or is rotated.
        ValueError: there are not as many slugs as pages.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        boxes = _boxes(file, slugs)
        sides = impose(len(boxes), blanks=blanks, facing=facing)
        _check_sizes(boxes)
        return _printed(file, sides, boxes, profile, slugs, fonts, styles, marks=marks)


def _boxes(file: pikepdf.Pdf, slugs: Sequence[Slug]) -> tuple[PageBoxes, ...]:
    if len(slugs) != len(file.pages):
        raise ValueError(f"{len(slugs)} slugs for {len(file.pages)} pages")
    return tuple(boxes_of(page, number) for number, page in enumerate(file.pages, start=1))


def _check_sizes(boxes: Sequence[PageBoxes]) -> None:
    first = boxes[0].trim
    for number, page in enumerate(boxes, start=1):
        width, height = page.trim.width, page.trim.height
        if max(abs(width - first.width), abs(height - first.height)) > pt(SAME_MM):
            raise LayoutError(
                "sheet.sizes-differ",
                page=number,
                width_mm=mm(width),
                height_mm=mm(height),
                first_width_mm=mm(first.width),
                first_height_mm=mm(first.height),
            )


def _printed(
    file: pikepdf.Pdf,
    sides: Sequence[Side],
    boxes: Sequence[PageBoxes],
    profile: PressProfile,
    slugs: Sequence[Slug],
    fonts: FontLibrary,
    styles: ProofStyles,
    *,
    marks: bool,
    folded: Sequence[bool] = (),
) -> bytes:
    """Lay out every side and write the file."""
    pages = list(file.pages)
    count = len(pages)
    frames, placed = [], []
    for side, two in zip(sides, folded or (False,) * len(sides), strict=True):
        # A blank page is as large as the first one.
        shapes = tuple(boxes[index if index < count else 0] for index in side.pages)
        frame = frame_of(shapes, pt(profile.bleed_mm), marks=marks, folded=two)
        frames.append(frame)
        shown = tuple(pages[index] if index < count else None for index in side.pages)
        placed.append(Placed(frame, shown))
    if not marks:
        return replace_pages(file, placed, b"")
    from layout.products.sheet.marks import Marked, draw_marks  # ReportLab is slow to import

    blank = replace(slugs[0], page=BLANK, title="")
    marked = [
        Marked(frame, side.name, _slugs_of(side, (*slugs, blank), panels=len(frame.panels)))
        for frame, side in zip(frames, sides, strict=True)
    ]
    return replace_pages(file, placed, draw_marks(marked, profile, fonts, styles))


def _slugs_of(side: Side, slugs: Sequence[Slug], *, panels: int) -> tuple[Slug, ...]:
    """Return the slugs over a side's panels; the last is a blank page's, a spread's stand left."""
    found = [slugs[min(index, len(slugs) - 1)] for index in side.pages]
    return (*found, *(Slug(inks=()) for _ in range(panels - len(found))))
