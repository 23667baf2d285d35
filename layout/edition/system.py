"""What the press needs of the system: which is missing, and how to get it.

Input: this machine. Output: names of WeasyPrint's libraries that do not load and of programs that
are not there, and a remedy in words.

Standard library only, and nothing imported from this project: `scripts/setup.sh` runs this
file with any Python before anything is installed (`python3 -I layout/edition/system.py apt`).
With a further word, `tests`, it asks for what only tests use.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library: its names on disk and the packages that bring it."""

    name: str  # as a linker says it, without lib- and version
    soname: str  # file name on Linux
    apt: str
    brew: str


#: The libraries of weasyprint/text/ffi.py. All but harfbuzz-subset stop its import.
LIBRARIES = (
    Library("gobject-2.0", "libgobject-2.0.so.0", "libpango-1.0-0", "pango"),
    Library("pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0", "pango"),
    Library("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"),
    Library("fontconfig", "libfontconfig.so.1", "libfontconfig1", "pango"),
    Library("harfbuzz", "libharfbuzz.so.0", "libharfbuzz0b", "harfbuzz"),
    # Debian's Pango does not bring it in. Without it WeasyPrint cuts fonts with fontTools:
    # writing a page of 3,600 Han characters takes 6 to 12 s instead of 0.3 s.
    Library("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset0", "harfbuzz"),
)


@dataclass(frozen=True)
class Program:
    """A program that is started by its name, and the packages that bring it ("": none does)."""

    name: str
    apt: str
    brew: str


#: Preflight separates a page into its inks, the soft proof shows it on newsprint.
GHOSTSCRIPT = Program("gs", "ghostscript", "ghostscript")
#: Programs that the press starts, and those that only its tests start.
PROGRAMS = (GHOSTSCRIPT,)
TEST_PROGRAMS = (
    Program("chromium", "chromium", ""),
    Program("pdffonts", "poppler-utils", "poppler"),
)


def missing_programs(programs: Iterable[Program] = PROGRAMS) -> tuple[Program, ...]:
    """Return the programs that are not on the PATH."""
    return tuple(program for program in programs if shutil.which(program.name) is None)


def loads(library: Library) -> bool:
    """Return whether the library can be loaded in this process, as WeasyPrint would load it."""
    for name in (library.soname, ctypes.util.find_library(library.name)):
        if name is None:
            continue
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def missing_libraries(present: Callable[[Library], bool] = loads) -> tuple[str, ...]:
    """Return the names of the libraries that WeasyPrint needs and that do not load.

    Args:
        present: says whether a library is there; a test passes its own.
    """
    return tuple(library.name for library in LIBRARIES if not present(library))


def packages(missing: Iterable[str], manager: str) -> tuple[str, ...]:
    """Return the packages that bring the missing libraries, each once.

    Args:
        missing: names as `missing_libraries` returns them.
        manager: "apt" or "brew".

    Raises:
        KeyError: when the manager or a name is unknown.
    """
    field = {"apt": "apt", "brew": "brew"}[manager]
    by_name = {library.name: library for library in LIBRARIES}
    return tuple(dict.fromkeys(getattr(by_name[name], field) for name in missing))


def program_remedy(program: Program, platform: str = sys.platform) -> str:
    """Return the command that brings a program.

    Args:
        program: one of `PROGRAMS`.
        platform: as in `sys.platform`.
    """
    if platform == "darwin":
        return f"brew install {program.brew}"
    return f"apt-get install {program.apt}" if platform.startswith("linux") else program.apt


def main(arguments: list[str]) -> int:
    """Print the packages to install for a manager, one a line; 1 when there are any."""
    manager, *more = arguments
    if more == ["tests"]:
        needed: tuple[str, ...] = ()
        programs = missing_programs(TEST_PROGRAMS)
    else:
        needed = packages(missing_libraries(), manager)
        programs = missing_programs()
    needed += tuple(filter(None, (getattr(program, manager) for program in programs)))
    sys.stdout.writelines(f"{package}\n" for package in needed)
    return 1 if needed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
