"""Printer's marks: a sheet's frame, its slugs and the profile → ReportLab drawing.

All lies outside the bleed, `Frame.offset` from the trim and further. Marks that must stand on every
plate are drawn in Separation /All, everything else in DeviceCMYK.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

from fonts import FontLibrary
from fonts.setting.proof_styles import PROOF, ProofStyles
from layout.page.units import mm, pt
from layout.plant.profile import PressProfile
from layout.products.sheet.bar import Group, Inks, colour_bar
from layout.products.sheet.frame import CROP, REGISTER, Box, Frame
from layout.products.sheet.slug import PROCESS_INKS, Slug
from layout.products.sheet.words import Setter, clean

#: Thickness of a mark, pt.
HAIR = 0.25
#: Largest patch, gap between groups, and the room left beside a corner or a register mark.
PATCH, GAP, ASIDE = pt(6), pt(1.5), pt(4)
BLACK: Inks = (0, 0, 0, 100)


@dataclass(frozen=True, slots=True)
class Marked:
    """A side of a sheet that gets marks: its name, and the slugs of its panels, left to right."""

    frame: Frame
    name: str
    slugs: tuple[Slug, ...]


def draw_marks(
    sides: Sequence[Marked], profile: PressProfile, fonts: FontLibrary, styles: ProofStyles = PROOF
) -> bytes:
    """Return a PDF of the marks alone: a page a side, as large as its sheet, with shared fonts."""
    setter = Setter(fonts, styles)
    out = io.BytesIO()
    # No enforceColorSpace: ReportLab would turn equal parts of C, M and Y into plain black.
    canvas = Canvas(
        out,
        invariant=1,
        pageCompression=1,
        initialFontName=setter.base(),
    )
    for side in sides:
        frame = side.frame
        canvas.setPageSize((frame.paper.right, frame.paper.top))
        canvas.setLineWidth(HAIR)
        _register_colour(canvas)
        _corners(canvas, frame)
        _register_marks(canvas, frame)
        if frame.spine is not None:
            _fold(canvas, frame, frame.spine, setter)
        for panel, slug in zip(frame.panels, side.slugs, strict=True):
            _slug(canvas, frame, panel, slug, side.name, profile, setter)
            _bar(canvas, frame, panel, profile, setter)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _register_colour(canvas: Canvas, tint: float = 1) -> None:
    """Draw in the registration colour from now on."""
    colour = CMYKColorSep(1, 1, 1, 1, spotName="All", density=tint)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)


def _process(inks: Inks) -> CMYKColor:
    return CMYKColor(*(value / 100 for value in inks))


def _corners(canvas: Canvas, frame: Frame) -> None:
    """Crop marks (裁切线) at the trim; bleed marks (出血线), half as long, where there is bleed."""
    trim, away = frame.trim, frame.offset
    bleed = frame.bleed
    xs = [(x, CROP) for x in (trim.left, trim.right)]
    xs += [(x, CROP / 2) for x in (bleed.left, bleed.right) if x not in (trim.left, trim.right)]
    ys = [(y, CROP) for y in (trim.bottom, trim.top)]
    ys += [(y, CROP / 2) for y in (bleed.bottom, bleed.top) if y not in (trim.bottom, trim.top)]
    for x, length in xs:
        canvas.line(x, trim.bottom - away, x, trim.bottom - away - length)
        canvas.line(x, trim.top + away, x, trim.top + away + length)
    for y, length in ys:
        canvas.line(trim.left - away, y, trim.left - away - length, y)
        canvas.line(trim.right + away, y, trim.right + away + length, y)


def _register_marks(canvas: Canvas, frame: Frame) -> None:
    """Register marks (套准线) at head and foot of each panel and on both sides of the sheet."""
    away = frame.offset + REGISTER / 2
    _, middle = frame.trim.middle
    places = [(frame.trim.left - away, middle), (frame.trim.right + away, middle)]
    for panel in frame.panels:
        centre, _ = panel.middle
        places += [(centre, panel.bottom - away), (centre, panel.top + away)]
    for x, y in places:
        _register_mark(canvas, x, y)


def _register_mark(canvas: Canvas, x: float, y: float) -> None:
    """A ring and a cross; the cross is white on the disc in its middle."""
    arm, ring, disc = REGISTER / 2, REGISTER / 4, REGISTER / 8
    canvas.line(x - arm, y, x + arm, y)
    canvas.line(x, y - arm, x, y + arm)
    canvas.circle(x, y, ring, stroke=1, fill=0)
    canvas.circle(x, y, disc, stroke=0, fill=1)
    canvas.saveState()
    _register_colour(canvas, 0)
    canvas.line(x - disc, y, x + disc, y)
    canvas.line(x, y - disc, x, y + disc)
    canvas.restoreState()


def _fold(canvas: Canvas, frame: Frame, x: float, setter: Setter) -> None:
    """Fold marks (折线): dashed, at head and foot of the spine."""
    canvas.saveState()
    canvas.setDash(2, 1.5)
    head, foot = frame.trim.top + frame.offset, frame.trim.bottom - frame.offset
    canvas.line(x, head, x, head + REGISTER)
    canvas.line(x, foot, x, foot - REGISTER)
    canvas.restoreState()
    role = setter.styles.slug_label
    size = role.size.pt
    setter.draw(canvas, "折", x - size - 2, head + REGISTER - size, role)
    setter.draw(canvas, "折", x - size - 2, foot - REGISTER, role)


def _halves(panel: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return from where to where words and bar may stand, left and right of the register mark."""
    centre, _ = panel.middle
    room = REGISTER / 2 + ASIDE / 2
    return (panel.left + ASIDE, centre - room), (centre + room, panel.right - ASIDE)


def _slug(
    canvas: Canvas,
    frame: Frame,
    panel: Box,
    slug: Slug,
    side: str,
    profile: PressProfile,
    setter: Setter,
) -> None:
    """The slug at the head: the page on the left; inks and printing condition on the right."""
    (left, middle), (right, end) = _halves(panel)
    role, small = setter.styles.slug, setter.styles.slug_small
    upper = panel.top + frame.offset + REGISTER - role.size.pt
    lower = panel.top + frame.offset + 3
    gap = "　"
    first = gap.join(filter(None, map(clean, (slug.paper, slug.date, slug.page, slug.title))))
    second = gap.join(filter(None, map(clean, (slug.file, slug.time))))
    trim = f"成品 {mm(panel.width):.4g} × {mm(panel.height):.4g} mm"
    bleed = mm(frame.bleed.top - frame.trim.top)
    condition = gap.join(
        filter(
            None,
            (
                side,
                trim,
                f"出血 {bleed:.3g} mm" if bleed > 0 else "",
                clean(profile.condition.identifier),
                f"总墨量 ≤ {profile.total_ink:g}%",
            ),
        )
    )
    canvas.setFillColor(_process(BLACK))
    for words, y, own in ((first, upper, role), (second, lower, small)):
        setter.draw(canvas, setter.cut(words, own, middle - left), left, y, own)
    setter.draw(canvas, setter.cut(condition, small, end - right), right, lower, small)
    x = right
    for name in slug.inks:
        words = " ".join(filter(None, (clean(slug.page), clean(name))))
        if x + setter.width(words, role) > end:
            break
        canvas.setFillColor(_process(PROCESS_INKS.get(name, BLACK)))
        x = setter.draw(canvas, words, x, upper, role) + role.size.pt


def _bar(canvas: Canvas, frame: Frame, panel: Box, profile: PressProfile, setter: Setter) -> None:
    """The colour bar at the foot, each half on its side of the register mark."""
    halves = colour_bar(profile)
    size = min(
        PATCH,
        *(
            (end - start - GAP * (len(groups) - 1)) / sum(len(g.patches) for g in groups)
            for groups, (start, end) in zip(halves, _halves(panel), strict=True)
        ),
    )
    top = panel.bottom - frame.offset
    for groups, (start, end) in zip(halves, _halves(panel), strict=True):
        # Groups keep their distance where their words are wider than they are.
        steps = [
            max(size * len(group.patches), setter.width(group.label, setter.styles.slug_label))
            + GAP
            for group in groups
        ]
        roomy = sum(steps) - GAP <= end - start
        x = start
        for group, step in zip(groups, steps, strict=True):
            width = size * len(group.patches)
            _group(canvas, group, x, top, size, step if roomy else width + GAP, setter)
            x += step if roomy else width + GAP


def _group(
    canvas: Canvas, group: Group, x: float, top: float, size: float, room: float, setter: Setter
) -> None:
    """Draw patches side by side with their words below."""
    canvas.setFillColor(_process(BLACK))
    role = setter.styles.slug_label
    words = setter.cut(group.label, role, room)
    setter.draw(canvas, words, x, top - PATCH - role.size.pt - 1, role)
    for inks in group.patches:
        canvas.setFillColor(_process(inks))
        canvas.rect(x, top - PATCH, size, PATCH, stroke=0, fill=1)
        x += size
