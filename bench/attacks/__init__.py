"""Hostile inputs, made anew each time: a group's name → cases, each with its way into the program.

Input: nothing. Output: `CASES`, filled by the modules of this folder as they are loaded. All is
reckoned, or drawn with a fixed seed: the same case has the same bytes on every machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "editions" / "small"

#: The words of a command, or what is done in its place → its exit code.
Command: TypeAlias = "list[str] | Callable[[], int]"
#: A maker: a folder of its own → commands, run in this order while each ends well.
Maker = Callable[[Path], Sequence[Command]]


@dataclass(frozen=True)
class Case:
    """A hostile input: `place` is what a refusal must name, one of several words."""

    group: str
    name: str
    make: Maker
    place: tuple[str, ...]


CASES: list[Case] = []


def add(group: str, name: str, make: Maker, *place: str) -> None:
    """Register a case; its number makes its name its own."""
    CASES.append(Case(group, f"{sum(c.group == group for c in CASES):02d} {name}", make, place))


def edition(folder: Path) -> Path:
    """Return a copy of the small edition, to be harmed."""
    made = folder / "edition"
    shutil.copytree(SMALL, made)
    return made


def checked(folder: Path, *, built: bool = False, kinds: str = "download") -> list[list[str]]:
    """Return the words that check an edition and, where it passes, build it."""
    words = [["check", str(folder)]]
    if built:
        out = str(folder.parent / "out")
        words.append(["build", str(folder), "--only", kinds, "--out", out, "--no-cache"])
    return words


def written(file: str, data: bytes | str, *, built: bool = False) -> Maker:
    """Return a maker that writes one file of the small edition anew."""

    def make(folder: Path) -> list[list[str]]:
        path = edition(folder) / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return checked(folder / "edition", built=built)

    return make


def changed(file: str, old: str, new: str, *, built: bool = False) -> Maker:
    """Return a maker that changes some words of a file of the small edition."""
    text = (SMALL / file).read_text(encoding="utf-8")
    assert old in text, (file, old)
    return written(file, text.replace(old, new, 1), built=built)


def each(group: str, cases: Iterable[tuple[str, Maker]], *place: str) -> None:
    """Register cases that are refused by the same name."""
    for name, make in cases:
        add(group, name, make, *place)
