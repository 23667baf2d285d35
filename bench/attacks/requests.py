"""Requests to the desk: a browser that is none, names that lead out, values that no page sends.

Input: nothing. Output: cases of the group `requests`, each asked of an application without a server.
"""

# ruff: noqa: E501 - tables of hostile inputs
from __future__ import annotations

import json
from pathlib import Path

from bench.attacks import Command, Maker, add, edition
from bench.told import CHINESE
from content.editing import Journal
from layout.app.desk.app import application
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.guard import TOKEN_HEADER
from layout.app.desk.hub import Hub
from layout.app.desk.pictures import PictureDesk
from layout.app.desk.planning import Planning
from tests.serve.asking import asked

#: Exit codes of a case: answered, refused, or an answer that tells of a fault of the program.
ANSWERED, REFUSED, FAULT = 0, 2, 1


class NoPictures:
    """A desk that has no page yet."""

    def picture(self, name: str, dpi: int) -> bytes | None:
        """Return nothing: no page is ready."""
        return None


def requested(
    method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> Maker:
    """Return a maker that asks the desk of the small edition."""

    def make(folder: Path) -> list[Command]:
        made, journal = edition(folder), Journal
        hub, desk = Hub(), CopyDesk(made)
        parts = (
            Deciding(journal(made)),
            PictureDesk(journal(made)),
            Planning(journal(made), lambda: hub.state),
        )
        app = application(hub, NoPictures(), CHINESE, copydesk=desk, parts=parts)

        def ask() -> int:
            given = {"host": "127.0.0.1:8765"}
            if method == "POST":
                given |= {"content-type": "application/json", TOKEN_HEADER: desk.token}
            status, _, text = asked(app, method, path, given | (headers or {}), body)
            print(f"refused: {status} {text[:300]!r}" if status >= 400 else f"{status}")
            return FAULT if status >= 500 else REFUSED if status >= 400 else ANSWERED

        return [ask]

    return make


def posted(path: str, data: object) -> Maker:
    """Return a maker that sends JSON."""
    return requested("POST", path, json.dumps(data).encode())


FILE = "articles/4-note.md"
TITLE = {"field": "title", "was": "编后", "words": "编后"}
GETS = [
    "/pictures/a-" + "9" * 5000 + ".png",
    "/pictures/a-0.png",
    "/pictures/%00-96.png",
    "/pictures/" + "x" * 90_000 + "-96.png",
    "/faces/" + "9" * 5000 + ".ttf",
    "/faces/-1.ttf",
    "/copy.json",
    f"/copy.json?file={FILE}&line=" + "9" * 5000,
    f"/copy.json?file={FILE}&line=²",
    f"/copy.json?file={FILE}&fields=" + "title," * 9000,
    f"/copy.json?file={FILE}&fields=__class__,title.x,..",
    "/copy.json?file=../../../etc/passwd",
    "/copy.json?file=/etc/passwd",
    "/copy.json?file=articles/../../x",
    "/copy.json?file=%00",
    "/copy.json?file=" + "x" * 9000,
    "/copy.json?file=articles",
    "/copy.json?file=pictures/train.png",
    "/copy.json?file=%ff%fe",
    "/boxes.json?name=train&frame=1e999",
    "/boxes.json?name=train&frame=nan",
    "/boxes.json?name=train&frame=0",
    "/boxes.json?name=train&frame=-1",
    "/boxes.json?name=../train",
    "/boxes.json?name=",
    "/originals/..%2f..%2fetc%2fpasswd",
    "/originals/" + "x" * 900,
    "/originals/%00",
    "/table.json?figure=towns",
    "/table.json?figure=../x",
    "/table.json?name=" + "x" * 9000,
    "/doubts.json",
    "/changes.json?x=" + "y" * 90_000,
    "//etc/passwd",
    "/\ud7ff",
    "/events?last=NaN",
]
for path in GETS:
    if not path.startswith("/events"):
        add("requests", f"GET {path[:40]}", requested("GET", path), "refused")
WORDS: dict[str, object] = {
    "a surrogate": "编后\ud800",
    "a NUL": "编\0后",
    "a line's end": "编\n---\nkind: story",
    "markup of YAML": "编: {a: &a [*a]}",
    "9,000 characters": "编" * 9000,
    "nothing": "",
    "turned round": "\u202e编后",
    "a number": 5,
    "a list": ["编后"],
    "true": True,
    "private use": "\ue000\ufffe\uffff",
}
for name, said in WORDS.items():
    edit = {**TITLE, "words": said}
    add("requests", f"words: {name}", posted("/copy", {"file": FILE, "edits": [edit]}), "refused")
    add(
        "requests",
        f"who: {name}",
        posted("/copy", {"file": FILE, "edits": [{**TITLE, "words": "编前"}], "who": said}),
        "refused",
    )
    add("requests", f"file: {name}", posted("/copy", {"file": said, "edits": [TITLE]}), "refused")
    add(
        "requests",
        f"why: {name}",
        posted("/accept", {"rule": "x", "file": FILE, "reason": said}),
        "refused",
    )
RAW: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "deep": b"[" * 90_000,
    "deep maps": b'{"a":' * 60_000,
    "400 kB": b'"' + b"x" * 399_000 + b'"',
    "500 kB": b'"' + b"x" * 500_000 + b'"',
    "NaN": b'{"file": NaN, "edits": Infinity}',
    "a number of 9,000 digits": b"9" * 9000,
    "1e999": b"1e999",
    "no UTF-8": b'{"file": "\xff"}',
    "UTF-16": '{"file": "a"}'.encode("utf-16"),
    "two keys": b'{"file": "a", "file": "b"}',
    "null": b"null",
    "a list": b"[]",
    "more keys": b'{"file": "a", "edits": [], "x": 1}',
    "9,000 edits": json.dumps({"file": FILE, "edits": [TITLE] * 3000}).encode(),
}
for at, (name, raw) in enumerate(RAW.items()):
    for path in ("/copy", "/accept", "/boxes", "/table", "/doubt", "/undo", "/order")[at % 3 :: 3]:
        add("requests", f"POST {path}: {name}", requested("POST", path, raw), "refused")
SIDES: tuple[list[object], ...] = (
    [0, 0, 1, 1],
    [float("nan")] * 4,
    [1e999, 0, 0, 0],
    [-1, -1, 9, 9],
    [1, 1, 0, 0],
    ["a"] * 4,
    [],
)
for sides in SIDES:
    boxes = {"crop": sides}
    tried = posted("/boxes", {"name": "train", "boxes": boxes, "was": {}})
    add("requests", f"boxes {str(sides)[:30]}", tried, "refused")
HEADERS: dict[str, dict[str, str]] = {
    "another host": {"host": "evil.example"},
    "a host of 9,000": {"host": "x" * 9000},
    "no host": {"host": ""},
    "another site": {"sec-fetch-site": "cross-site"},
    "another token": {TOKEN_HEADER: "x"},
    "a token of 90,000": {TOKEN_HEADER: "x" * 90_000},
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "a long length": {"content-length": "9" * 900},
    "a length below nothing": {"content-length": "-1"},
}
for name, given in HEADERS.items():
    body = json.dumps({"file": FILE, "edits": [TITLE]}).encode()
    add("requests", f"POST with {name}", requested("POST", "/copy", body, given), "refused")
for method in ("PUT", "DELETE", "TRACE", "OPTIONS", "x" * 900, "HEAD"):
    add("requests", f"{method[:9]} /copy", requested(method, "/copy"), "refused")
