"""The file's pages: boxes, and what stands on them.

Input: bytes. Output: an opened file, its `Sheet`s, and the `Marks` of all pages.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from content.words import Message, message
from layout.judge.preflight.interpreter import Interpreter, TooComplexError
from layout.judge.preflight.marks import PAGE, Marks, Note
from layout.judge.preflight.model import Place
from layout.judge.preflight.operators import OPERATORS
from layout.judge.preflight.state import State
from layout.page.errors import ContentError
from layout.page.units import PT_PER_MM
from layout.pdf import objects
from layout.pdf.boxes import Box, common, empty
from layout.pdf.matrices import Matrix, matrix_of, moved

# What pikepdf has to say of a damaged file is not for the terminal: the report says it.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

MOST_BYTES, MOST_OBJECTS, MOST_PAGES = 400_000_000, 400_000, 400
#: Flag of an annotation that is hidden.
HIDDEN = 2


@dataclass(frozen=True)
class Sheet:
    """A page. Boxes are pt after the page's unit; None where absent or no box."""

    number: int
    page: Any
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    rotate: float
    unit: float

    @property
    def trimmed(self) -> Box:
        """Return the TrimBox, or what stands for it."""
        return self.trim or self.crop or self.media

    @cached_property
    def printed(self) -> Box:
        """The area whose ink is printed: the bleed; each mark is held against it, many times."""
        return common(self.bleed or self.trimmed, self.media)

    def place(self, box: Box | None) -> Place | None:
        """Return a box in mm from the TrimBox's left top corner."""
        if box is None:
            return None
        left, _, _, top = self.trimmed
        seen = common(box, self.media)
        seen = box if empty(seen) else seen
        values = (seen[0] - left, top - seen[3], seen[2] - seen[0], seen[3] - seen[1])
        return Place(*(round(value / PT_PER_MM, 1) + 0.0 for value in values))

    def prints(self, box: Box) -> bool:
        """Return whether any of a box is printed."""
        return not empty(common(box, self.printed))


def open_file(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF.

    Raises:
        ContentError: no PDF, a password is needed, or larger than is measured.
    """
    if len(pdf) > MOST_BYTES:
        raise ContentError("preflight.too-large", mb=len(pdf) / 1e6, most_mb=MOST_BYTES / 1e6)
    if b"%PDF-" not in pdf[:1024]:
        raise ContentError("preflight.no-pdf")
    try:
        opened = pikepdf.open(io.BytesIO(pdf), suppress_warnings=True)
        count, pages = len(opened.objects), len(opened.pages)
    except pikepdf.PasswordError:
        raise ContentError("preflight.password") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, OverflowError) as error:
        raise ContentError("preflight.unreadable", why=objects.why(error)) from None
    if count > MOST_OBJECTS or pages > MOST_PAGES:
        raise ContentError(
            "preflight.too-many",
            objects=count,
            pages=pages,
            most_objects=MOST_OBJECTS,
            most_pages=MOST_PAGES,
        )
    return opened


def read_sheets(pdf: pikepdf.Pdf) -> list[Sheet]:
    """Return the file's pages."""
    sheets = []
    for number, page in enumerate(pdf.pages, 1):
        held = page.obj
        unit = objects.number(objects.get(held, "/UserUnit"), 1.0)
        unit = unit if 0 < unit <= 1000 else 1.0
        sheets.append(
            Sheet(
                number,
                held,
                _box(_inherited(held, "/MediaBox"), unit) or (0.0, 0.0, 612.0, 792.0),
                _box(_inherited(held, "/CropBox"), unit),
                _box(objects.get(held, "/BleedBox"), unit),
                _box(objects.get(held, "/TrimBox"), unit),
                _box(objects.get(held, "/ArtBox"), unit),
                objects.number(_inherited(held, "/Rotate")) % 360,
                unit,
            )
        )
    return sheets


def read_marks(sheets: list[Sheet]) -> Marks:
    """Run the content of all pages."""
    marks = Marks()
    for sheet in sheets:
        start = Matrix(sheet.unit, 0, 0, sheet.unit, 0, 0)
        run = Interpreter(marks, sheet.number, start, sheet.media, OPERATORS)
        try:
            _run(run, sheet)
        except (TooComplexError, RecursionError, MemoryError):
            marks.notes.append(
                Note(sheet.number, sheet.trimmed, "size", Message("preflight.draws-too-much"))
            )
            break
    return marks


def page_annotations(sheet: Sheet) -> list[tuple[Any, str, Box | None]]:
    """Return a page's annotations with their kind and box."""
    found = []
    for item in objects.items(objects.get(sheet.page, "/Annots")):
        kind = objects.name(objects.get(item, "/Subtype")).lstrip("/") or "unknown"
        found.append((item, kind[:40], _box(objects.get(item, "/Rect"), sheet.unit)))
    return found


def _run(run: Interpreter, sheet: Sheet) -> None:
    resources = _inherited(sheet.page, "/Resources")
    run.scope.resources = resources
    run.group(objects.get(sheet.page, "/Group"), PAGE)
    data, whole = objects.drawn(sheet.page)
    if not whole:
        run.note("damage", Message("preflight.stream-damaged"))
    run.run(data, resources)
    after = run.state
    for annotation, kind, box in page_annotations(sheet):
        run.state = State(after.ctm, sheet.media)
        if not int(objects.number(objects.get(annotation, "/F"))) & HIDDEN and box:
            _appearance(run, annotation, kind, box)


def _appearance(run: Interpreter, annotation: Any, kind: str, box: Box) -> None:
    """Run an annotation's appearance, fitted into its rectangle."""
    normal = objects.get(objects.get(annotation, "/AP"), "/N")
    if not isinstance(normal, pikepdf.Stream):
        normal = objects.get(normal, objects.name(objects.get(annotation, "/AS")) or "/Off")
    if not isinstance(normal, pikepdf.Stream):
        return
    own = objects.box(objects.get(normal, "/BBox"))
    if own is None:
        return
    left, low, right, high = moved(objects.matrix(objects.get(normal, "/Matrix")), *own)
    if right - left < 1e-6 or high - low < 1e-6:
        return
    across, up = (box[2] - box[0]) / (right - left), (box[3] - box[1]) / (high - low)
    run.state.ctm = matrix_of((across, 0.0, 0.0, up, box[0] - left * across, box[1] - low * up))
    run.form(normal, message("preflight.of-annotation", kind=kind))


def _inherited(page: Any, key: str) -> Any:
    for _ in range(40):
        found = objects.get(page, key)
        if found is not None or page is None:
            return found
        page = objects.get(page, "/Parent")
    return None


def _box(value: Any, unit: float) -> Box | None:
    found = objects.numbers(value, 4)
    if found is None:
        return None
    x0, y0, x1, y1 = (number * unit for number in found)
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[2] > box[0] and box[3] > box[1] else None
