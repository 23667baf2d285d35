"""WeasyPrint, loaded the quick way: nothing → the package, imported.

To be called before anything of it is imported. WeasyPrint asks for each of its libraries by six
names in turn, and the first are those of Windows: for each of them Python starts `ldconfig`, a
compiler and a linker, 0.2 s of the cores for every process. On Linux the fourth name is the file's
own, which needs no search; where that is not found, all is asked for as WeasyPrint does.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO


@contextmanager
def by_file_names() -> Iterator[None]:
    """Have libraries found by the names of their files alone."""
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def load() -> None:
    """Import WeasyPrint.

    Raises:
        OSError: a library of its is not there (`layout.edition.system`).
    """
    if sys.platform.startswith("linux"):
        try:
            with by_file_names(), redirect_stdout(StringIO()):  # it prints where one is missing
                import weasyprint
        except OSError:
            pass
    import weasyprint  # noqa: F401
