"""The pipeline: an edition and fonts in; planned pages, PDF bytes and figures out.

`make` runs the stages plan → charts and pictures → html → pdf → audit over frozen data and says
how long each took. Where the audit of the finished file finds a fault, the planner is asked for
its next best way to make that page. It writes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from content.model import Edition
from content.model.inks import InkSet, Medium
from content.words import Message, message
from fonts import FontLibrary
from fonts.setting import ComposeError, UnbreakableText
from fonts.setting.styles import STYLES, Styles
from layout.banners import opening
from layout.edition.drawing import chart_frames, with_running_heads
from layout.edition.helper import Submit, draw_charts, here, print_pdf
from layout.edition.limits import PAGE_S, PRINT_S, WorkLimitError
from layout.edition.pictures import expect_tones, inspected, prepared_pictures, too_much_work
from layout.edition.retrying import Shows, Tries, forestalled, next_plan
from layout.page.errors import ContentError, LayoutError
from layout.page.formats import in_spreads
from layout.page.looks import dressed
from layout.page.placed import Page, PlacedEdition
from layout.page.units import mm
from layout.pictures import PictureInfo, Prepared
from layout.pictures.findings import PictureFinding
from layout.pictures.ink_limit import within_ink
from layout.pictures.subject import with_subjects
from layout.plan import Plan, plan_edition, reword
from layout.plan.memory import Memory
from layout.products.render.html import page_html

if TYPE_CHECKING:  # loaded while the helper prints (`layout.app.preview`)
    from layout.judge.audit import AuditReport
    from layout.plant.profile import PressProfile

Step = Callable[[str], None]
#: Plans laid out before the one with the fewest faults is taken as it is.
MOST_PLANS = 4
#: The thinnest line of a chart where no plant says otherwise (layout.plant.profile), pt.
LEAST_LINE_PT = 0.25
#: Codes of faults that only show when all pages are there, as `layout.judge.audit` names them:
#: copy that is not printed, printed twice or out of order.
OF_ALL_PAGES = ("lost", "misordered", "doubled")
#: Codes of faults of shape: shown, and withheld where they are large (`layout.judge.verdict`).
OF_SHAPE = ("beside-head", "seam", "ribbon")
#: Codes of faults that no other way of making a page mends.
OF_INKS = ("pale",)


#: What the audit says of words on a picture that cannot be read, and the code of a hole.
UNREAD, HOLLOW = "audit.faint", "hole"
#: The opening that is left where another leaves a hole: words fill any width.
WORDS_ALONE = "type"


@dataclass(frozen=True)
class Laid:
    """Planned pages with all that a medium is made from.

    `infos` is what the pictures' headers say, by picture id; `drawings` the charts' SVG by medium
    and figure id.
    """

    placed: PlacedEdition
    library: FontLibrary
    infos: Mapping[str, PictureInfo]
    drawings: Mapping[Medium, Mapping[str, str]]


@dataclass(frozen=True)
class Built:
    """A finished edition: plan, PDF, its audit, findings and how long each stage took (s).

    `pictures` are the pictures by id as they are in the PDF.
    """

    plan: Plan
    laid: Laid
    medium: Medium
    pdf: bytes
    html: str
    pictures: Mapping[str, Prepared]
    audit: AuditReport
    findings: tuple[PictureFinding, ...]
    timings: Mapping[str, float]

    @property
    def placed(self) -> PlacedEdition:
        """The pages, with their running heads."""
        return self.laid.placed

    @property
    def infos(self) -> Mapping[str, PictureInfo]:
        """What the pictures' headers say, by picture id."""
        return self.laid.infos

    @property
    def drawings(self) -> Mapping[str, str]:
        """The charts' SVG by figure id, in the medium of the PDF."""
        return self.laid.drawings[self.medium]


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


def make(
    edition: Edition,
    *,
    fonts: FontLibrary | None = None,
    media: tuple[Medium, ...] = (Medium.SCREEN,),
    step: Step = lambda name: None,
    submit: Submit = here,
    glimpsed: Callable[[Laid], None] | None = None,
    meanwhile: Callable[[Laid], None] = lambda laid: None,
    printed: Callable[[bytes], None] = lambda pdf: None,
    memory: Memory | None = None,
    created: str = "",
    templates: Path | None = None,
    styles: Styles = STYLES,
    press: PressProfile | None = None,
) -> Built:
    """Plan, draw and lay out an edition.

    Args:
        edition: a read and checked edition.
        fonts: the font library; the shipped one, with the edition's own fonts, where None.
        media: the PDF is printed and audited in the first; charts are drawn for all of them.
        step: told the name of each stage as it begins.
        submit: where charts and PDF are made: here, or in a helper (`layout.edition.helper`).
        glimpsed: called before all is planned with the pages of the last plan in `memory`, where
            new words take the places of the old.
        meanwhile: called with the pages while their PDF is printed, for work that needs no PDF.
        printed: given each PDF before it is audited, so that previews can be begun.
        created: when the files say they were made (`PlacedEdition.created`).
        templates: a folder of templates that go before those of `layout/templates/`.
        memory: what is kept of earlier builds with these fonts; the result is the same without.
        styles: the table of styles that all words are set in.
        press: the plant that the pages are planned for; None: none in particular.

    Raises:
        ContentError: a picture cannot be used, or a character is in no font.
        LayoutError: the content fills no page within the limits.
        RenderError: WeasyPrint did not draw what was planned.
    """
    watch, edition = _Watch(step), in_spreads(dressed(edition))
    reduced: tuple[PictureFinding, ...] = ()
    if press is not None and Medium.PRESS in media:
        edition, reduced = within_ink(edition, press)
    with watch.stage("fonts"):
        if memory is None:
            memory = Memory(fonts or FontLibrary.shipped().with_extra(edition.fonts))
        library, composer = memory.fonts, memory.composer
    with watch.stage("pictures"):
        infos = inspected(edition, memory)
        expect_tones(edition, InkSet.of(edition.inks), submit)
        edition = with_subjects(edition)
    making = _Making(
        memory,
        infos,
        tuple(InkSet.of(edition.inks, medium) for medium in media),
        watch,
        submit,
        LEAST_LINE_PT if press is None else press.hairline_pt,
        created,
        templates,
    )
    if glimpsed is not None and memory.plan is not None:
        near: Plan | None = None
        # What its words do not allow is told when all is planned.
        with watch.stage("plan"), suppress(ComposeError, LayoutError):
            near = reword(memory.plan, edition, infos, press=press)
        if near is not None:
            glimpsed(making.draw(near))
    with watch.stage("plan"):
        try:
            plan = plan_edition(
                edition, library, composer, infos, memory, styles=styles, press=press
            )
        except UnbreakableText as error:
            raise LayoutError(error.code, **error.values) from error
        except ComposeError as error:
            raise ContentError(error.code, **error.values) from error
    best = making.best_of(plan, meanwhile, printed)
    memory.plan = best.plan
    if alone := _words_alone(best.placed):
        best = replace(best, plan=replace(best.plan, notes=(alone, *best.plan.notes)))
    instead = _other_opening(best)
    if instead is None:
        return replace(best, timings=watch.timings, findings=(*reduced, *best.findings))
    other, told = instead
    again = make(
        edition.model_copy(update={"banner": other}),
        fonts=fonts,
        media=media,
        step=step,
        submit=submit,
        meanwhile=meanwhile,
        printed=printed,
        memory=memory,
        created=created,
        templates=templates,
        styles=styles,
        press=press,
    )
    if _grave(best)[0] < _grave(again)[0]:
        return replace(best, timings=watch.timings, findings=(*reduced, *best.findings))
    return replace(again, plan=replace(again.plan, notes=(told, *again.plan.notes)))


def _words_alone(placed: PlacedEdition) -> Message | None:
    """Return what is said of an opening whose design found no place for what it is made of."""
    own = placed.edition.banner
    role = getattr(opening(own, placed.grid.profile), "role", "")
    banners = (block for block in placed.pages[0].blocks if block.kind == "banner")
    if not role or role in {text.role for block in banners for text in block.texts}:
        return None
    return message("plan.opening-words", banner=own, other=WORDS_ALONE)


def _other_opening(built: Built) -> tuple[str, Message] | None:
    """Return the design of the opening to be taken in place of a finished one's, with what is said.

    None: its words are read and it leaves no hole, or there is no other.
    """
    page, own = built.placed, built.placed.edition.banner
    unread = next((f for f in built.audit.faults if f.told.code == UNREAD), None)
    apart = getattr(opening(own, page.grid.profile), "unread", "")
    if unread is not None and apart:
        return apart, message("plan.opening-apart", text=unread.told.values["text"], banner=apart)
    foot = max((b.rect.bottom for b in page.pages[0].blocks if b.kind == "banner"), default=0.0)
    hollow = [f for f in built.audit.faults if f.code == HOLLOW and f.page == 1]
    if own == WORDS_ALONE or not any(f.y_mm < mm(foot) for f in hollow):
        return None
    return WORDS_ALONE, message("plan.opening-hollow", banner=own, other=WORDS_ALONE)


@dataclass(frozen=True)
class _Making:
    """What plans are drawn, printed and audited with; the PDF is in the first of the inks."""

    memory: Memory
    infos: Mapping[str, PictureInfo]
    inks: Sequence[InkSet]
    watch: _Watch
    submit: Submit
    least_line_pt: float
    created: str
    templates: Path | None

    def draw(self, plan: Plan) -> Laid:
        """Add charts and running heads to a plan."""
        own, styles = plan.placed.edition.fonts, plan.placed.grid.styles.chart
        band, least = plan.placed.grid.styles.dress.band, self.least_line_pt
        light, dark = chart_frames(plan.placed, band.reversed)
        with self.watch.stage("charts"):
            tasks = [self.submit(draw_charts, light, ink, own, styles, least) for ink in self.inks]
            others = [
                self.submit(draw_charts, dark, ink.on(band.ground), own, styles, least)
                for ink in (self.inks if dark else ())
            ]
            placed = with_running_heads(plan.placed, self.memory.composer)
            drawings = {
                ink.medium: task.result() for ink, task in zip(self.inks, tasks, strict=True)
            }
            for ink, task in zip(self.inks, others, strict=False):
                drawings[ink.medium] = {**drawings[ink.medium], **task.result()}
        placed = replace(placed, created=self.created, templates=self.templates)
        return Laid(placed, self.memory.fonts, self.infos, drawings)

    def print(
        self, plan: Plan, meanwhile: Callable[[Laid], None], printed: Callable[[bytes], None]
    ) -> Built:
        """Print and audit a plan."""
        laid, inks = self.draw(plan), self.inks[0]
        placed, stage = laid.placed, self.watch.stage
        with stage("pictures"):
            pictures, findings = prepared_pictures(placed, laid.infos, inks, self.memory)
        with stage("html"):
            html = page_html(placed, inks, laid.library, laid.drawings[inks.medium], pictures)
        with stage("pdf"):
            seconds = PRINT_S + PAGE_S * len(placed.pages)
            task = self.submit(print_pdf, html, pictures, placed.edition.fonts, seconds)
            meanwhile(laid)
            try:
                pdf = task.result()
            except WorkLimitError as error:
                raise too_much_work(error, pictures, placed.edition, self.submit) from error
        printed(pdf)
        with stage("audit"):
            from layout.judge.audit import audit

            found = audit(pdf, placed.grid, placed.edition, placed)
        timings = self.watch.timings
        return Built(plan, laid, inks.medium, pdf, html, pictures, found, findings, timings)

    def alone(self, plan: Plan, pages: frozenset[int]) -> frozenset[int]:
        """Print some pages of a plan alone; return those that have a fault."""
        some = tuple(page for page in plan.placed.pages if page.index in pages)
        part = replace(plan, placed=replace(plan.placed, pages=some))
        built = self.print(part, _nothing, _nothing)
        kept = (*OF_ALL_PAGES, *OF_INKS)
        found = {f.page - 1 for f in built.audit.faults if f.code not in kept}
        return pages if -1 in found else frozenset(some[place].index for place in found)

    def best_of(
        self, plan: Plan, meanwhile: Callable[[Laid], None], printed: Callable[[bytes], None]
    ) -> Built:
        """Print a plan, and others where pages have faults; return that with the fewest."""

        def shows(page: Page) -> frozenset[str]:
            from layout.judge.audit.foreseen import foreseen

            return frozenset(foreseen(page, plan.placed.grid_of(page)))

        best: Built | None = None
        tries, planning = Tries(MOST_PLANS), partial(self.watch.stage, "plan")
        with planning():
            following: Plan | None = forestalled(plan, shows)
        while following is not None and tries.left:
            plan = following
            tries.left -= 1
            built = self.print(plan, meanwhile, printed)
            if best is None or _grave(built) < _grave(best):
                best = built
            faulty = _faulty(built, shows)
            following = next_plan(plan, faulty, tries, planning, self.alone, shows)
        assert best is not None
        return best


def _nothing(_: Laid | bytes) -> None:
    """Do nothing while, or after, pages are printed that are only looked at."""


def _grave(built: Built) -> tuple[int, int]:
    """Return how many faults stand against delivering it, and how many it has at all."""
    from layout.judge.verdict import judge

    verdict = judge(built.audit)
    return len(verdict.errors), len(built.audit.faults)


def _faulty(built: Built, shows: Shows) -> frozenset[int]:
    """Return the indices of the pages with faults; all pages where a fault has no page.

    What a page showed before it was printed counts no more: it has no way without.
    """
    planned = built.plan.placed.pages
    shown = {page.index: shows(page) for page in planned}
    pages = {
        fault.page - 1
        for fault in built.audit.faults
        if fault.code not in (*OF_INKS, *shown.get(fault.page - 1, ()))
    }
    return frozenset(range(len(planned)) if -1 in pages else pages)
