"""A limit on work: seconds of one core in → an error in the work that takes longer.

A file may find a way to ask for work without end that nobody has counted. Processor seconds are
the measure: unlike a clock they are the same on a machine that has much else to do.
"""

from __future__ import annotations

import math
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from layout.page.errors import RenderError

if sys.platform != "win32":
    import resource

#: Core seconds that printing may take, and more for each page: a full page takes 1.5, on a machine
#: a third as fast 5; drawings of the most work that is allowed (`layout.pictures.svg_work`) 5 each.
PRINT_S, PAGE_S = 60.0, 15.0
#: Core seconds for all charts of an edition in one medium; a chart takes 0.05.
CHARTS_S = 120.0
#: Core seconds for one drawing alone, when the one that is too much is looked for.
DRAWING_S = 15.0


class WorkLimitError(RenderError):
    """Work took longer than any edition's should."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise in the work within, once it has taken so many processor seconds.

    It holds in a process's first thread, where there are such limits; elsewhere nothing is done.

    Raises:
        WorkLimitError: the work takes longer.
    """
    first = threading.current_thread() is threading.main_thread()
    if sys.platform == "win32" or not first or signal.getsignal(signal.SIGXCPU) is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_CPU)
    handler = signal.signal(signal.SIGXCPU, _too_long)
    until = math.ceil(time.process_time() + seconds)
    least = until if before[0] == resource.RLIM_INFINITY else min(until, before[0])
    resource.setrlimit(resource.RLIMIT_CPU, (least, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)
        signal.signal(signal.SIGXCPU, handler)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise WorkLimitError("edition.too-much-work")
