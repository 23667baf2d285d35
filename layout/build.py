"""The pipeline: an edition, fonts and time in; planned pages, PDF bytes and figures out.

`make` runs the stages plan → charts and pictures → html → pdf as pure functions over frozen
data and says how long each took. It writes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from content.inks import InkSet, Medium
from content.model import Edition, Picture
from fonts import FontLibrary
from layout.banners import banner, place_running
from layout.errors import ContentError
from layout.geometry import mm
from layout.parallel import ChartFrame, Run, draw_charts, here, print_pdf
from layout.pictures import PictureError, PictureInfo, Prepared, inspect, prepare
from layout.placed import Page, PlacedEdition
from layout.plan import Plan, plan_edition
from layout.render.html import page_html
from layout.text import ComposeError, Composer

Step = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A finished edition: its plan, its PDF, what was found and how long each stage took (s)."""

    plan: Plan
    placed: PlacedEdition
    pdf: bytes
    html: str
    findings: tuple[str, ...]
    timings: Mapping[str, float]


@dataclass
class _Watch:
    """Measures stages and tells people which one runs."""

    step: Step
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage."""
        self.step(name)
        start = time.perf_counter()
        yield
        self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start


def edition_pictures(edition: Edition) -> tuple[Picture, ...]:
    """Return all pictures of an edition, the banner's first."""
    own = (edition.headline.picture,) if edition.headline.picture else ()
    return own + tuple(p for article in edition.articles for p in article.pictures)


def make(
    edition: Edition,
    *,
    fonts: FontLibrary | None = None,
    medium: Medium = Medium.SCREEN,
    step: Step = lambda name: None,
    run: Run = here,
) -> Built:
    """Plan, draw and lay out an edition.

    Args:
        edition: a read and checked edition.
        fonts: the font library; the shipped one, with the edition's own fonts, where None.
        medium: colours for the screen or the press.
        step: told the name of each stage as it begins.
        run: runs charts and PDF, here or in a helper process (`layout.parallel`).

    Raises:
        ContentError: a picture cannot be used, or a character is in no font.
        LayoutError: the content fills no page within the limits.
        RenderError: WeasyPrint did not draw what was planned.
    """
    watch = _Watch(step)
    with watch.stage("fonts"):
        library = fonts or FontLibrary.shipped().with_extra(edition.fonts)
        composer = Composer(library)
    with watch.stage("pictures"):
        infos = _inspect(edition)
    with watch.stage("plan"):
        try:
            plan = plan_edition(edition, library, composer, infos)
        except ComposeError as error:
            raise ContentError(str(error), "give the edition a font that has it (fonts: in edition.yaml)") from error
    inks = InkSet.of(edition.inks, medium)
    with watch.stage("charts"):
        drawings = run(draw_charts, _chart_frames(plan.placed), inks, edition.fonts)
    with watch.stage("pictures"):
        pictures, findings = _pictures(plan.placed, infos, inks)
    with watch.stage("html"):
        placed = _with_running_heads(plan.placed, composer)
        html = page_html(placed, inks, library, drawings, pictures)
    with watch.stage("pdf"):
        pdf = run(print_pdf, html, pictures, edition.fonts)
    return Built(plan, placed, pdf, html, findings, watch.timings)


def _inspect(edition: Edition) -> dict[str, PictureInfo]:
    """Return what the headers of all pictures say; all unusable ones are reported at once."""
    infos: dict[str, PictureInfo] = {}
    faults = []
    for picture in edition_pictures(edition):
        try:
            infos[picture.id] = inspect(picture)
        except PictureError as error:
            faults.append(f"{picture.file.name}: {error.message} ({error.remedy})")
    if faults:
        raise ContentError("unusable pictures:\n" + "\n".join(faults))
    return infos


def _chart_frames(placed: PlacedEdition) -> tuple[ChartFrame, ...]:
    """Return all charts with their frames' width and height in mm."""
    return tuple(
        (figure.figure, mm(figure.rect.w), mm(figure.rect.h))
        for page in placed.pages
        for block in page.blocks
        for figure in block.figures
    )


def _pictures(
    placed: PlacedEdition, infos: Mapping[str, PictureInfo], inks: InkSet
) -> tuple[dict[str, Prepared], tuple[str, ...]]:
    """Prepare all pictures for their frames; return them with what was found."""
    pictures: dict[str, Prepared] = {}
    findings: list[str] = []
    for page in placed.pages:
        for block in page.blocks:
            for item in block.pictures:
                name = item.picture.id
                ready = prepare(item.picture, infos[name], mm(item.rect.w), mm(item.rect.h), inks)
                pictures[name] = ready
                findings.extend(f"{item.picture.file.name}: {words}" for words in ready.findings)
    return pictures, tuple(findings)


def _with_running_heads(placed: PlacedEdition, composer: Composer) -> PlacedEdition:
    """Add the running head (报眉) to every page whose banner does not hold it."""
    edition = placed.edition
    covered = banner(edition.banner).covers_running_head
    pages: list[Page] = []
    for page in placed.pages:
        if page.index == 0 and covered:
            pages.append(page)
            continue
        head = place_running(edition, placed.grid, page.index, "ink", composer)
        pages.append(replace(page, blocks=(head, *page.blocks)))
    return replace(placed, pages=tuple(pages))
