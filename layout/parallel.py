"""The second core: a function and its arguments → its result, worked out in a helper process.

The helper is started first of all and loads matplotlib and WeasyPrint (half a second each) while
this process reads and plans; then it draws charts, prints the PDF and renders previews. Only pure
functions of this module's kind go there, so the result is the same with and without a helper.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol, TypeVar

from content.inks import InkSet
from content.model import Figure
from layout.errors import PressError, RenderError

T = TypeVar("T")

#: A chart and its frame's width and height in mm.
ChartFrame = tuple[Figure, float, float]


class Run(Protocol):
    """Runs a function of a module on picklable arguments, here or elsewhere."""

    def __call__(self, function: Callable[..., T], /, *arguments: object) -> T:
        """Return the function's result or raise its error."""


def here(function: Callable[..., T], /, *arguments: object) -> T:
    """Run a function in this process."""
    return function(*arguments)


def draw_charts(
    frames: Sequence[ChartFrame], inks: InkSet, extra_fonts: Sequence[Path] = ()
) -> dict[str, str]:
    """Draw charts to their frames; return each one's SVG by its id.

    Raises:
        RenderError: a chart cannot be drawn in the frame that the planner chose.
    """
    from charts import ChartError, draw
    from fonts import FontLibrary

    library = FontLibrary.shipped().with_extra(extra_fonts)
    try:
        return {f.id: draw(f, width, height, inks, library).svg for f, width, height in frames}
    except ChartError as error:
        remedy = "report the edition: the planner chose a wrong frame"
        raise RenderError(str(error), remedy) from error


def print_pdf(html: str, pictures: Mapping[str, Any], extra_fonts: Sequence[Path] = ()) -> bytes:
    """Return the tagged PDF of a document; see `layout.render.pdf.write_pdf`."""
    from fonts import FontLibrary
    from layout.render.pdf import write_pdf

    return write_pdf(html, FontLibrary.shipped().with_extra(extra_fonts), pictures=pictures)


def previews(pdf: bytes, dpi: float) -> tuple[bytes, ...]:
    """Return a PNG of each page; see `layout.render.previews.png_pages`."""
    from layout.render.previews import png_pages

    return png_pages(pdf, dpi)


@dataclass(frozen=True)
class Task:
    """Work that was handed over: `result` waits for it."""

    result: Callable[[], Any]


class Helper:
    """One helper process with one task at a time; without a second core all is done here."""

    def __init__(self, cores: int | None = None) -> None:
        """Start the process; it begins to load libraries at once.

        Args:
            cores: processor cores to count on; those this process may use, where None.
        """
        self._pipe: Connection | None = None
        self._process: Any = None
        #: Where the helper writes what it needs for a while, e.g. WeasyPrint its copies of fonts.
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        if (cores or available_cores()) < 2:
            return
        context = get_context("spawn")
        self._pipe, other = context.Pipe()
        self._scratch = tempfile.TemporaryDirectory(prefix="press-")
        arguments = (other, self._scratch.name)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        other.close()

    def submit(self, function: Callable[..., T], /, *arguments: object) -> Task:
        """Hand a function over; ask for its result before the next one is handed over."""
        if self._pipe is None:
            return Task(lambda: function(*arguments))
        try:
            self._pipe.send((function, arguments))
        except OSError as error:
            raise _lost() from error
        return Task(self._receive)

    def run(self, function: Callable[..., T], /, *arguments: object) -> T:
        """Run a function in the helper and wait for it."""
        result: T = self.submit(function, *arguments).result()
        return result

    def close(self) -> None:
        """End the helper; work in it is dropped."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
            self._pipe = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _receive(self) -> Any:
        assert self._pipe is not None
        try:
            done, value = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _lost() from error
        if not done:
            raise value
        return value


def collect_seldom() -> None:
    """Look for garbage less often: takes a tenth off the time of a short-lived program."""
    gc.set_threshold(50_000, 20, 20)


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _lost() -> PressError:
    return PressError(
        "the helper process ended early", "run again; if it happens again: free memory, or --jobs 1"
    )


def _serve(pipe: Connection, scratch: str) -> None:
    """Be the helper: load what is slow to load, then work until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides what Ctrl-C means
    tempfile.tempdir = scratch
    collect_seldom()
    _load()
    while True:
        try:
            function, arguments = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, function(*arguments))
        except Exception as error:  # handed on to the first process
            error.add_note(traceback.format_exc())
            answer = (False, error)
        try:
            pipe.send(answer)
        except OSError:
            return


#: Something of everything on a page, for a first printing that nobody sees.
_TRIAL = """<html lang="zh"><title>1</title><style>{faces}@page{{size:9pt}}
p{{position:absolute;left:1pt;top:1pt;font:5pt "Press Song"}}</style>
<p>字<span>1</span><svg viewBox="0 0 1 1"><path d="M0 0L1 1" stroke="#000000"/></svg>"""


def _load() -> None:
    """Import the slow libraries and print a trial page, which fills their caches.

    What fails here does so again, and is reported, in use.
    """
    for module in ("charts.paint", "charts.svg", "layout.render.pdf", "layout.render.previews"):
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    with contextlib.suppress(Exception):
        from fonts import FontLibrary

        library = FontLibrary.shipped()
        print_pdf(_TRIAL.format(faces=library.css([library.face("Press Song", 400)])), {})
