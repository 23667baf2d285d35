"""The second core: a function and its arguments → its result, worked out in a helper process.

The helper is started first of all and loads matplotlib and WeasyPrint (half a second each) while
this process reads and plans; then it draws charts, prints the PDF and renders previews. Only pure
functions of this module's kind go there, so the result is the same with and without a helper.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar

from content.model import Figure
from content.model.inks import InkSet
from fonts.setting.chart_styles import CHART, ChartStyles
from fonts.setting.roles import SONG
from layout.edition.limits import CHARTS_S, DRAWING_S, PRINT_S, cpu_limit
from layout.page.errors import PressError, RenderError
from layout.page.units import mm
from layout.pdf import weasy

if TYPE_CHECKING:  # loaded where they are used
    from layout.judge.preflight import Report
    from layout.pictures import Prepared
    from layout.plant.profile import PressProfile

P = ParamSpec("P")
T = TypeVar("T")
Result = TypeVar("Result", covariant=True)

#: A chart and its frame's width and height in mm.
ChartFrame = tuple[Figure, float, float]


class Task(Protocol[Result]):
    """Work that was handed over."""

    def result(self) -> Result:
        """Wait for the work; return its result or raise its error."""

    def done(self) -> bool:
        """Tell whether the result is there, without waiting."""


class Submit(Protocol):
    """Hands a function of a module with picklable arguments over, here or elsewhere."""

    def __call__(
        self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs
    ) -> Task[T]:
        """Return the work begun."""


@dataclass(frozen=True)
class _Later(Generic[T]):
    """Work that is done in this process when its result is asked for."""

    work: Callable[[], T]

    def result(self) -> T:
        """Do the work."""
        return self.work()

    def done(self) -> bool:
        """There is nothing to wait for."""
        return True


def here(function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Task[T]:
    """Run a function in this process, when its result is asked for (once)."""
    return _Later(cache(partial(function, *arguments, **named)))


def draw_charts(
    frames: Sequence[ChartFrame],
    inks: InkSet,
    extra_fonts: Sequence[Path] = (),
    styles: ChartStyles = CHART,
    least_pt: float = 0.25,
) -> dict[str, str]:
    """Draw charts to their frames, no line under the plant's least; return each one's SVG by id.

    Raises:
        RenderError: a chart cannot be drawn in the frame that the planner chose.
    """
    from charts import ChartError, draw
    from fonts import FontLibrary

    library = FontLibrary.shipped().with_extra(extra_fonts)
    try:
        with cpu_limit(CHARTS_S):
            return {
                f.id: draw(f, width, height, inks, library, styles, mm(least_pt)).svg
                for f, width, height in frames
            }
    except ChartError as error:
        raise RenderError("chart.wrong-frame", why=error.told) from error


def print_pdf(
    html: str,
    pictures: Mapping[str, Prepared],
    extra_fonts: Sequence[Path] = (),
    seconds: float = PRINT_S,
) -> bytes:
    """Return the tagged PDF of a document; see `layout.products.render.pdf.write_pdf`.

    Raises:
        WorkLimitError: it takes more core `seconds`.
    """
    from fonts import FontLibrary

    weasy.load()
    from layout.products.render.pdf import write_pdf

    with cpu_limit(seconds):
        return write_pdf(html, FontLibrary.shipped().with_extra(extra_fonts), pictures=pictures)


def print_drawing(svg: str) -> None:
    """Print a drawing alone and keep nothing of it, to see whether it is too much work.

    Raises:
        WorkLimitError: it is.
    """
    print_pdf(f'<html lang="zh"><title>1</title><p>{svg}</p>', {}, (), DRAWING_S)


def previews(pdf: bytes, dpi: float) -> tuple[bytes, ...]:
    """Return a PNG of each page; see `layout.products.render.previews.png_pages`."""
    from layout.products.render.previews import png_pages

    return png_pages(pdf, dpi)


class Helper:
    """One helper process that does its tasks in order; without a second core all is done here."""

    def __init__(self, cores: int | None = None) -> None:
        """Start the process; it begins to load libraries at once.

        Args:
            cores: processor cores to count on; those this process may use, where None.
        """
        self._pool: ProcessPoolExecutor | None = None
        #: Where the helper writes what it needs for a while, e.g. WeasyPrint its copies of fonts.
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        if (cores or available_cores()) < 2:
            return
        self._scratch = tempfile.TemporaryDirectory(prefix="press-")
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        """Start the process."""
        scratch = "" if self._scratch is None else self._scratch.name
        pool = ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_begin, initargs=(scratch,)
        )
        others = active_children()
        with _without_ctrl_c():
            pool.submit(_load)  # starts the process
        _leave_to_it(pool)
        self._processes = [child for child in active_children() if child not in others]
        return pool

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Task[T]:
        """Hand a function over; it is done after those handed over before."""
        if self._pool is None:
            return here(function, *arguments, **named)
        return _Handed(self, partial(function, *arguments, **named))

    def begun(self, work: Callable[[], T]) -> tuple[ProcessPoolExecutor, Future[T]]:
        """Hand work to the process, to a new one where the last was lost."""
        assert self._pool is not None
        try:
            return self._pool, self._pool.submit(work)
        except BrokenProcessPool:
            self.replace(self._pool)
            return self._pool, self._pool.submit(work)

    def replace(self, lost: ProcessPoolExecutor) -> None:
        """Start another process in place of a lost one, if nobody has yet."""
        if self._pool is lost:
            lost.shutdown(wait=False, cancel_futures=True)
            self._pool = self._started()

    def run(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Run a function in the helper and wait for it."""
        return self.submit(function, *arguments, **named).result()

    def close(self) -> None:
        """End the helper; work in it is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in self._processes:
                process.terminate()
                process.join()
            self._pool = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None


@contextlib.contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Begin processes that Ctrl-C does not reach: until `_begin`, one would end with a traceback.

    A terminal sends it to all of them, and the first process decides what it means.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # else it is begun in here, and lets Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_to_it(pool: ProcessPoolExecutor) -> None:
    """Close our own copy of the end at which a pool's process answers.

    A process that is killed in the middle of an answer leaves half of it in the pipe; while we hold
    that end, too, the pool waits for the other half for ever, and never tells that it is broken.
    """
    answers = getattr(pool, "_result_queue", None)
    end = getattr(answers, "_writer", None)
    if end is not None:
        end.close()


def preflighted(pdf: bytes, profile: PressProfile) -> Report:
    """Return what a press file's preflight says; see `layout.judge.preflight`."""
    from layout.judge.preflight import preflight

    return preflight(pdf, profile)


class _Handed(Generic[T]):
    """Work in the helper; begun again, once, where the helper is lost (memory, somebody's kill)."""

    def __init__(self, helper: Helper, work: Callable[[], T]) -> None:
        self._helper, self._work, self._again = helper, work, True
        self._pool, self._future = helper.begun(work)

    def result(self) -> T:
        """Wait for the work.

        Raises:
            PressError: the helper has died of it twice.
        """
        try:
            return self._future.result()
        except BrokenProcessPool as error:
            self._helper.replace(self._pool)
            if not self._again:
                raise PressError("edition.helper-lost") from error
            self._again = False
            self._pool, self._future = self._helper.begun(self._work)
            return self.result()

    def done(self) -> bool:
        """Tell whether the work is done."""
        return self._future.done()


def collect_seldom() -> None:
    """Look for garbage less often: takes a tenth off the time of a short-lived program."""
    gc.set_threshold(50_000, 20, 20)


def give_back() -> None:
    """Give memory that is free back to the machine: glibc keeps what lies between what is used."""
    trim = getattr(_c_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)


def collect_and_give_back() -> None:
    """Look for garbage and give its memory back; for a moment in which nobody waits."""
    gc.collect()
    give_back()


@cache
def _c_library() -> object:
    """Return the library of C that this program runs on; None where there is none to ask."""
    try:
        return ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows has none of this name
        return None


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(scratch: str) -> None:
    """Make a process the helper."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides what Ctrl-C means
    if hasattr(signal, "pthread_sigmask"):  # what this one begins is no longer kept from it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    tempfile.tempdir = scratch
    threading.Thread(target=_end_with_parent, args=(scratch,), daemon=True).start()
    collect_seldom()


def _end_with_parent(scratch: str) -> None:
    """End this process when the one that began it is gone, however that ended.

    A pool's process waits on a pipe whose other end it holds itself: it would wait for ever.
    """
    parent = parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


#: Something of everything on a page, for a first printing that nobody sees.
_TRIAL = """<html lang="zh"><title>1</title><style>{faces}@page{{size:9pt}}
p{{position:absolute;left:1pt;top:1pt;font:5pt "{family}"}}</style>
<p>字<span>1</span><svg viewBox="0 0 1 1"><path d="M0 0L1 1" stroke="#000000"/></svg>"""


def _load() -> None:
    """Import the slow libraries and print a trial page, which fills their caches.

    What fails here does so again, and is reported, in use.
    """
    with contextlib.suppress(Exception):
        weasy.load()
    for module in (
        "charts.sheet",
        "charts.svg",
        "layout.products.render.pdf",
        "layout.products.render.previews",
    ):
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    with contextlib.suppress(Exception):
        from fonts import FontLibrary

        library = FontLibrary.shipped()
        faces = library.css([library.face(SONG, 400)])
        print_pdf(_TRIAL.format(faces=faces, family=SONG), {})
