"""The desk's work for a changed word, and what it leaves: `python -m bench.desking [--edits 200]`.

Input: an edition folder, copied; of its articles' copy two characters at a time become another
word. Output: seconds from save to the new picture, by the clock and of the desk's and its helpers'
cores (which other work on the machine does not change); how many first pictures were the last;
memory after the tenth edit and at the end. With `--kills 20` a helper is killed at a random moment
of so many edits: the desk must go on. Linux only: it reads `/proc`.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import random
import re
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import active_children
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fonts.chinese.characters import HAN
from layout.app.desk.session import Session
from layout.app.desk.state import Phase, State
from layout.edition.helper import collect_seldom
from layout.edition.kinds import Kind
from layout.edition.order import Order

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "content" / "editions" / "lusong"
#: Words that stand for what an editor writes instead.
WORDS = ("同时", "其中", "目前", "今年", "全区", "持续", "不断", "推进", "加强", "随后")
#: What stands in the copy and on no page: words held back, why they are, what is asked about them.
UNPRINTED = re.compile(r"\{--.*?--\}|\{>>.*?<<\}", re.DOTALL)
#: Edits after which all is warm; seconds between two.
WARM, PAUSE_S = 10, 0.2
#: A helper is killed so many seconds after an edit at most.
LATEST_KILL_S = 2.0


@dataclass(frozen=True)
class Moment:
    """A moment by the clock and by the seconds that the desk's processes have worked."""

    clock: float
    cores: float

    @classmethod
    def now(cls) -> Moment:
        """Return this moment."""
        return cls(time.perf_counter(), sum(map(_worked, _processes())))


@dataclass
class Edit:
    """An edit: when it was saved, its pictures as they came, and where it ended."""

    saved: Moment
    pictures: list[tuple[Moment, tuple[str, ...]]] = field(default_factory=list)
    phase: Phase = Phase.BUILDING

    @property
    def seen(self) -> Moment:
        """Seconds to the first picture."""
        first = self.pictures[0][0]
        return Moment(first.clock - self.saved.clock, first.cores - self.saved.cores)

    @property
    def stayed(self) -> bool:
        """Whether its first picture was the last."""
        return self.pictures[0][1] == self.pictures[-1][1]


class Desk:
    """A session in this process that builds when it is told to."""

    def __init__(self, folder: Path) -> None:
        """Start it; the first build is made at once."""
        order = Order(folder, frozenset({Kind.DOWNLOAD}))
        self._edit: Edit | None = None
        self._shown: tuple[str, ...] = ()
        self._session = Session(order, self._published, Console(file=io.StringIO()))
        self.build()

    def build(self) -> Edit:
        """Build as after a save; return what was seen."""
        edit = self._edit = Edit(Moment.now())
        self._session._build()
        return edit

    def close(self) -> None:
        """End the helpers."""
        self._session.studio.close()

    def _published(self, state: State, pdf: bytes | None) -> None:
        assert self._edit is not None
        self._edit.phase = state.phase
        names = tuple(page.name for page in state.pages)
        last = self._edit.pictures[-1][1] if self._edit.pictures else None
        fresh = self._shown != names if last is None else last != names
        if names and fresh:
            self._edit.pictures.append((Moment.now(), names))
        self._shown = names


def change(article: Path, chance: random.Random) -> None:
    """Put another word in the place of two characters of an article's copy."""
    text = article.read_text(encoding="utf-8")
    copy = text.index("\n---", 3) + 4
    unseen = [range(*one.span()) for one in UNPRINTED.finditer(text)]
    found = [copy + at.start() + 1 for at in re.finditer(f"[{HAN}]{{4}}", text[copy:])]
    at = chance.choice([at for at in found if not any(at in one for one in unseen)])
    word = chance.choice([word for word in WORDS if word != text[at : at + 2]])
    article.write_text(text[:at] + word + text[at + 2 :], encoding="utf-8")


def measure(edition: Path, edits: int, kills: int, console: Console) -> int:
    """Make the edits and print the tables; return 1 where one brought no picture."""
    chance = random.Random(1)
    killed = set(chance.sample(range(edits), min(kills, edits)))
    found: list[Edit] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / edition.name
        shutil.copytree(edition, folder)
        articles = sorted((folder / "articles").glob("*.md"))
        desk, warm = Desk(folder), 0
        for number in range(edits):
            time.sleep(PAUSE_S)
            change(articles[number % len(articles)], chance)
            if number in killed:
                threading.Timer(
                    chance.uniform(0.0, LATEST_KILL_S), _kill, [chance.random()]
                ).start()
            found.append(desk.build())
            warm = _memory() if number + 1 == WARM else warm
        end = _memory()
        desk.close()
    quiet = [one for n, one in enumerate(found) if one.pictures and not {n, n - 1} & killed]
    show(quiet, console)
    stayed = sum(one.stayed for one in quiet)
    console.print(f"first pictures that were the last: {stayed} of {len(quiet)}")
    console.print(f"memory: {warm / 1e6:.0f} MB after {WARM} edits, {end / 1e6:.0f} MB at the end")
    lost = [one for one in found if not one.pictures or one.phase is Phase.BROKEN]
    console.print(f"helpers killed: {len(killed)}; edits without a picture: {len(lost)}")
    return int(bool(lost))


def show(edits: Sequence[Edit], console: Console) -> None:
    """Print the seconds to the picture."""
    table = Table(title=f"{len(edits)} changed words, s from save to picture")
    for name in ("", "median", "95%", "most"):
        table.add_column(name, justify="right")
    for name in ("cores", "clock"):
        values = sorted(getattr(one.seen, name) for one in edits)
        figures = statistics.median(values), values[math.ceil(0.95 * len(values)) - 1], values[-1]
        table.add_row(name, *(f"{value:.3f}" for value in figures))
    console.print(table)


def _processes() -> list[int]:
    """Return this process and its helpers."""
    return [os.getpid(), *(child.pid for child in active_children() if child.pid)]


def _worked(process: int) -> float:
    """Return the seconds of a core that a process has worked; 0.0 where it is gone."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
    except OSError:
        return 0.0


def _memory() -> int:
    """Return the bytes of memory of all processes, what they share counted once."""
    total = 0
    for process in _processes():
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        total += 1024 * int(re.findall(r"^Pss: +(\d+)", rollup, re.MULTILINE)[0])
    return total


def _kill(which: float) -> None:
    """Kill one of the helpers."""
    helpers = _processes()[1:]
    if helpers:
        os.kill(helpers[int(which * len(helpers))], signal.SIGKILL)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m bench.desking", description=__doc__)
    parser.add_argument("edition", type=Path, nargs="?", default=EDITION)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args(arguments)
    collect_seldom()
    return measure(options.edition, options.edits, options.kills, Console())


if __name__ == "__main__":
    sys.exit(main())
