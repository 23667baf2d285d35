"""The outputs: a built edition and the kinds asked for → the files of all of them.

Two work at once: the helper prints the press file and measures it; this process meanwhile renders
previews, writes the web pages and draws the proof. Nothing is written here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from content.model import Finding
from content.model.inks import Medium
from layout.edition.helper import Submit, Task, preflighted, previews
from layout.edition.kinds import FROM_PRESS, Kind, file_name, is_more, needs_press
from layout.edition.make import Built, Laid
from layout.edition.order import Order
from layout.page.errors import ContentError
from layout.page.units import pt

if TYPE_CHECKING:  # heavy, and only named here
    from layout.judge.preflight import Report
    from layout.pictures.findings import PictureFinding
    from layout.plant.profile import PressProfile
    from layout.products.press.make import PressDocument

#: Resolution of the soft proof, dots per inch.
SOFT_PROOF_DPI = 100
#: Resolution from which the web pages' pictures are made.
WEB_DPI = 150

Step = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """Files by kind, name → content; findings of pictures and inks; the press file's preflight."""

    files: Mapping[Kind, Mapping[str, bytes]]
    findings: tuple[PictureFinding, ...] = ()
    preflight: Report | None = None

    def without_press(self) -> Made:
        """Return the same without the press file and what is made from it."""
        left = {kind: files for kind, files in self.files.items() if kind not in FROM_PRESS}
        return Made(left, self.findings, None)

    @property
    def all_files(self) -> dict[str, bytes]:
        """All files, name → content."""
        return {name: data for files in self.files.values() for name, data in files.items()}


def more(kind: Kind) -> Callable[[Built, Order], bytes]:
    """Return what makes the file of a kind that is found by name."""
    module = importlib.import_module(f"layout.edition.more.{kind}")
    return cast(Callable[[Built, Order], bytes], module.content)


@dataclass
class Outputs:
    """Makes what an order asks for as soon as each can be made."""

    submit: Submit
    order: Order
    press: PressProfile
    step: Step = lambda name: None
    _document: PressDocument | None = field(default=None, init=False)
    _press: Task[bytes] | None = field(default=None, init=False)
    _largest: Task[tuple[bytes, ...]] | None = field(default=None, init=False)
    _pdf: bytes = field(default=b"", init=False)

    @property
    def media(self) -> tuple[Medium, ...]:
        """The media that charts must be drawn for."""
        screen = (Medium.SCREEN,)
        return (*screen, Medium.PRESS) if needs_press(self.order.kinds) else screen

    def meanwhile(self, laid: Laid) -> None:
        """Have the press file printed after the file that is being printed now.

        Raises:
            LayoutError: spreads are asked for, and the pages fill no whole sheets.
        """
        if Kind.SPREADS in self.order.kinds and not all(laid.placed.folded):
            from layout.products.sheet import impose

            count = sum(laid.placed.steps)
            impose(count, blanks=self.order.blanks, facing=self.order.facing)
        if not needs_press(self.order.kinds):
            return
        from layout.products.press.make import press_document, print_press

        self._document = press_document(
            laid.placed, laid.infos, laid.library, self.press, laid.drawings[Medium.PRESS]
        )
        own = laid.placed.edition.fonts
        self._press = self.submit(print_press, self._document, self.press, own)

    def printed(self, pdf: bytes) -> None:
        """Have the largest previews rendered while the file is audited."""
        self._pdf = pdf
        sizes = self._sizes()
        if sizes and self._press is None:
            self._largest = self.submit(previews, pdf, sizes[-1])

    def finish(
        self, built: Built, findings: Sequence[Finding] = (), missing: Collection[str] = ()
    ) -> Made:
        """Make everything of the pages that are delivered.

        Args:
            built: the pages.
            findings: what the check found, for the proof.
            missing: ids of pictures that grey frames stand in for, for the proof.
        """
        kinds, edition = self.order.kinds, built.placed.edition
        if self._pdf != built.pdf:  # the best plan was not the last one that was printed
            self.meanwhile(built.laid)
            self.printed(built.pdf)
        files: dict[Kind, Mapping[str, bytes]] = {}
        if Kind.DOWNLOAD in kinds:
            files[Kind.DOWNLOAD] = {f"{edition.id}.pdf": built.pdf}
        pages = self._previews(built.pdf)
        for kind in filter(is_more, Kind):
            if kind in kinds:
                name = file_name(kind).format(edition=edition.id)
                files[kind] = {name: more(kind)(built, self.order)}
        if Kind.PREVIEWS in kinds:
            files[Kind.PREVIEWS] = {
                f"{edition.id}-{number:02d}-{dpi}.png": page
                for dpi in self.order.resolutions
                for number, page in enumerate(pages[dpi], start=1)
            }
        if Kind.WEB in kinds:
            files[Kind.WEB] = self._web(built, pages[WEB_DPI])
        if Kind.PROOF in kinds:
            files[Kind.PROOF] = self._proof(built, findings, missing)
        if self._press is None or self._document is None:
            return Made(files)
        report = self._pressed(built, files)
        return Made(files, self._document.findings, report)

    def _sizes(self) -> list[int]:
        """Return the resolutions of page pictures that are needed, rising."""
        sizes = set(self.order.resolutions) if Kind.PREVIEWS in self.order.kinds else set()
        return sorted(sizes | ({WEB_DPI} if Kind.WEB in self.order.kinds else set()))

    def _previews(self, pdf: bytes) -> dict[int, tuple[bytes, ...]]:
        sizes = self._sizes()
        if not sizes:
            return {}
        self.step("previews")
        *small, largest = sizes
        pages = {dpi: previews(pdf, dpi) for dpi in small}
        pages[largest] = self._largest.result() if self._largest else previews(pdf, largest)
        return pages

    def _web(self, built: Built, pages: tuple[bytes, ...]) -> dict[str, bytes]:
        self.step("web")
        from layout.products.download.singles import single_pages
        from layout.products.web import Download, site

        edition = built.placed.edition
        name = f"{edition.id}.pdf"
        pdf = Download(name, len(built.pdf), len(built.placed.pages))
        pages_alone = single_pages(built.pdf) if len(built.placed.pages) > 1 else ()
        singles = {
            f"{edition.id}-{number:02d}.pdf": page
            for number, page in enumerate(pages_alone, start=1)
        }
        made = site(
            edition,
            built.placed,
            built.drawings,
            built.pictures,
            pages,
            pdf,
            base_url=f"{self.order.site.rstrip('/')}/{edition.id}/web" if self.order.site else "",
            shelf="../../" if self.order.shelved else "",
            singles=[Download(file, len(data), 1) for file, data in singles.items()],
        )
        files = {**made, name: built.pdf, **singles}
        return {f"web/{file}": data for file, data in files.items()}

    def _proof(
        self, built: Built, findings: Sequence[Finding], missing: Collection[str]
    ) -> dict[str, bytes]:
        self.step("proof")
        from layout.products.proof import proof_pdf

        proof = proof_pdf(
            built.pdf,
            built.placed,
            built.laid.library,
            findings=findings,
            faults=built.audit.faults,
            stamp=self.order.stamp,
            missing=missing,
            before=self.order.against.read_bytes() if self.order.against else None,
        )
        return {f"{built.placed.edition.id}-proof.pdf": proof}

    def _pressed(self, built: Built, files: dict[Kind, Mapping[str, bytes]]) -> Report:
        """Add what comes of the press file; return its preflight."""
        self.step("press")
        assert self._press is not None
        kinds, profile, name = self.order.kinds, self.press, built.placed.edition.id
        pdf = self._press.result()
        if self._split:
            pdf = self._halved(pdf, built)
        checked = self.submit(preflighted, pdf, profile)
        press: dict[str, bytes] = {}
        if Kind.PRESS in kinds:
            from layout.products.press.softproof import softproof

            if not profile.file_name:
                press[f"{name}-press.pdf"] = pdf
            for number, page in enumerate(softproof(pdf, profile, SOFT_PROOF_DPI), start=1):
                press[f"{name}-press-{number:02d}.png"] = page
            files[Kind.PRESS] = press
        for kind in (Kind.SHEET, Kind.SPREADS):
            if kind in kinds:
                files[kind] = {f"{name}-{kind}.pdf": self._sheet(kind, pdf, built)}
        self.step("preflight")
        report = checked.result()
        if Kind.PRESS in kinds:
            from layout.judge.preflight import report_json

            if not profile.file_name:
                press[f"{name}-preflight.json"] = report_json(report)
                return report
            for file, page in self._singles(pdf, built).items():
                single = self.submit(preflighted, page, profile).result()
                press |= {f"{file}.pdf": page, f"{file}-preflight.json": report_json(single)}
                report = report if single.ok else single
        return report

    def _singles(self, pdf: bytes, built: Built) -> dict[str, bytes]:
        """Return a press file a page by the names that the plant's pattern gives."""
        from layout.products.press.identity import Identity
        from layout.products.press.singles import single_pages

        placed, pattern = built.placed, self.press.file_name
        steps = (1,) * sum(placed.steps) if self._split else placed.steps
        identity = Identity.of(placed.edition, steps)
        pages = single_pages(pdf, self.press, identity)
        named = {identity.page(k).name(pattern): page for k, page in enumerate(pages)}
        if len(named) < len(pages):
            raise ContentError("press.name-twice", pattern=pattern)
        return named

    @property
    def _split(self) -> bool:
        """Whether a spread goes to the plant as two pages."""
        return self.order.split or self.press.split

    def _halved(self, pdf: bytes, built: Built) -> bytes:
        """Return a press file with its spreads as two pages each; without any as it is."""
        from layout.products.press.halves import halves

        folded = built.placed.folded
        return halves(pdf, pt(self.press.bleed_mm), folded) if any(folded) else pdf

    def _sheet(self, kind: Kind, pdf: bytes, built: Built) -> bytes:
        from layout.products.sheet import folded_spreads, press_sheet, slug_of, spreads

        edition, placed = built.placed.edition, built.placed
        file, time = f"{edition.id}-{kind}.pdf", self.order.stamp
        steps, split = placed.steps, self._split
        if kind is Kind.SPREADS and not (split or all(placed.folded)):
            # Among single pages the halves of a spread meet on the sheet that both stand on.
            pdf, split = self._halved(pdf, built), True
        steps = (1,) * sum(steps) if split else steps
        places = accumulate(steps, initial=0)
        slugs = [
            slug_of(edition, k, file=file, time=time, pages=step, place=place)
            for k, (step, place) in enumerate(zip(steps, places, strict=False))
        ]
        styles = placed.grid.styles.proof
        fonts, whole = built.laid.library, not split
        if kind is Kind.SHEET:
            folded = tuple(step > 1 for step in steps)
            return press_sheet(pdf, self.press, slugs, fonts, styles, folded=folded)
        if all(placed.folded):
            return folded_spreads(pdf, self.press, slugs, fonts, styles, whole=whole)
        return spreads(
            pdf,
            self.press,
            slugs,
            fonts,
            marks=True,
            blanks=self.order.blanks,
            facing=self.order.facing,
            styles=styles,
        )
