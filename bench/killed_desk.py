"""kill −9 at random moments of editing: what the desk has answered as saved is on the disk.

Input: a folder of its own and how many kills. Output: what was seen of them. The desk runs as
`serve` runs it, in a child of this warm process, on a port of its own; an editor changes a title, a
paragraph and a picture's words, takes a change back and makes it again, each as the page asks for
it, until the child is killed. Then the folder is looked at, and the desk begins again on it.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.serving import address_in
from content.editing import Journal
from content.editing.stored import read_text
from content.words import Language, Words
from layout.app.desk import serve
from layout.app.report import console
from layout.edition.kinds import Kind
from layout.edition.order import Order

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "editions" / "small"
NAME = "small"
#: Where an editor writes: file, the words that find the field there, its name on the page.
PLACES = (
    ("articles/4-note.md", "fields=title", "title"),
    ("articles/2-towns.md", "fields=deck", "deck"),
    ("pictures/pictures.yaml", "fields=train.caption", "train.caption"),
)
#: Seconds of editing before the kill: from the first answers to the page's picture.
SHORTEST, LONGEST = 0.02, 2.5
WAIT_S = 60.0


@dataclass
class Edited:
    """What was seen of the kills of a desk: changes that were answered, and lost or torn."""

    kills: int = 0
    saved: int = 0
    in_flight: int = 0
    wrong: list[str] = field(default_factory=list)


class Desk:
    """The desk in a child of a session of its own."""

    def __init__(self, root: Path) -> None:
        """Begin; return when it says its address."""
        told, tell = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            os.setsid()
            os.dup2(tell, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8", buffering=1)
            order = Order(root, frozenset({Kind.DOWNLOAD}))
            try:
                serve(order, port=0, console=console(), words=Words(Language.ZH))
            finally:
                os._exit(0)
        os.close(tell)
        self._told = os.fdopen(told, encoding="utf-8")
        address = address_in(self._told.readline())
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        self._line = http.client.HTTPConnection(host, int(port), timeout=WAIT_S)
        page = self._asked("GET", f"/e/{NAME}/")
        self._token = page.partition('data-token="')[2].partition('"')[0]

    def _asked(self, method: str, path: str, body: object = None) -> str:
        headers = {} if body is None else {"content-type": "application/json"}
        headers |= {"x-desk-token": self._token} if body is not None else {}
        self._line.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self._line.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {text[:200]}")
        return text

    def words(self, place: tuple[str, str, str]) -> str:
        """Return what stands in a field, as the page shows it."""
        file, query, _ = place
        told = json.loads(self._asked("GET", f"/e/{NAME}/copy.json?file={file}&{query}"))
        return str(told["fields"][0]["words"])

    def write(self, place: tuple[str, str, str], was: str, words: str) -> None:
        """Change a field; return when it is answered as saved."""
        edit = {"field": place[2], "was": was, "words": words}
        self._asked("POST", f"/e/{NAME}/copy", {"file": place[0], "edits": [edit], "who": "甲"})

    def turn(self, act: str) -> None:
        """Take the newest change back, or make it again."""
        self._asked("POST", f"/e/{NAME}/{act}", {})

    def kill(self) -> None:
        """End it as a failure of power does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)

    def end(self) -> None:
        """Wait until it is gone."""
        os.waitpid(self.child, 0)
        self._line.close()
        self._told.close()


def killed(root: Path, kills: int, ended: Callable[[int], list[str]]) -> Edited:
    """Kill the desk of a folder so many times while somebody edits.

    `ended`: waits until a session has no process, and names those that stay.
    """
    seen, source = Edited(), random.Random("serve")
    shutil.copytree(SMALL, root / NAME)
    folder = root / NAME
    shown = dict.fromkeys(PLACES, "")
    for number in range(kills):
        desk = Desk(root)
        for place in PLACES:
            now = desk.words(place)
            if shown[place] and now != shown[place]:
                seen.wrong.append(f"kill {number}: {place[2]} is {now!r}, was {shown[place]!r}")
            shown[place] = now
        timer = threading.Timer(source.uniform(SHORTEST, LONGEST), desk.kill)
        timer.start()
        saved, flying = _edit(desk, dict(shown), number, source)
        timer.join()
        desk.end()
        seen.kills += 1
        seen.saved += saved.count
        seen.in_flight += flying is not None
        if left := ended(desk.child):
            seen.wrong.append(f"kill {number}: left behind: {left}")
        for place in PLACES:
            text = read_text(folder, place[0])
            may = {saved.words[place], *([flying[1]] if flying and flying[0] == place else [])}
            held = [words for words in may if words in text]
            if not held:
                seen.wrong.append(f"kill {number}: none of {sorted(may)} in {place[0]}")
            else:
                shown[place] = max(held, key=len)
    journal = Journal(folder)
    if not journal.entries():
        seen.wrong.append("the list of changes is empty")
    if left := [path.name for path in folder.rglob("*.tmp")]:
        seen.wrong.append(f"left in the folder: {left[:3]}")
    return seen


@dataclass
class _Saved:
    words: dict[tuple[str, str, str], str]
    count: int = 0


def _edit(
    desk: Desk, words: dict[tuple[str, str, str], str], number: int, source: random.Random
) -> tuple[_Saved, tuple[tuple[str, str, str], str] | None]:
    """Edit until nobody answers; return what was answered as saved, and what was asked last."""
    saved, flying = _Saved(words), None
    for turn in range(100_000):
        place = PLACES[source.randrange(len(PLACES))]
        was = saved.words[place]
        new = f"第{number}次第{turn}稿{'站' * source.randrange(1, 30)}"
        flying = place, new
        try:
            desk.write(place, was, new)
            saved.words[place], saved.count = new, saved.count + 1
            if source.random() < 0.3:
                flying = place, was
                desk.turn("undo")
                saved.words[place], saved.count = was, saved.count + 1
                flying = place, new
                desk.turn("redo")
                saved.words[place], saved.count = new, saved.count + 1
            flying = None
        except (OSError, http.client.HTTPException):
            return saved, flying
        time.sleep(source.uniform(0, 0.03))
    return saved, flying
