"""The copy desk answers its own page alone; words go to the file and nowhere else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bench.told import CHINESE
from content.reading.reader import read_edition
from layout.app.desk.app import application
from layout.app.desk.copydesk import CopyDesk, named
from layout.app.desk.guard import MOST_BYTES, TOKEN_HEADER
from layout.app.desk.hub import Hub
from tests.serve.asking import asked

SMALL = Path(__file__).parents[1] / "editions" / "small"


class Pictures:
    def picture(self, name: str, dpi: int) -> bytes | None:
        return None


class Browser:
    """A browser on this machine with the page's token."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = CopyDesk(folder)
        self.app = application(Hub(), Pictures(), CHINESE, copydesk=self.desk)

    def ask(
        self,
        path: str,
        body: object = None,
        *,
        raw: bytes | None = None,
        headers: dict[str, str] | None = None,
        host: str = "127.0.0.1:8765",
    ) -> tuple[int, Any]:
        """Return status and JSON of a request; with a body it is a POST."""
        data = raw if raw is not None else json.dumps(body).encode()
        method = "GET" if body is None and raw is None else "POST"
        given = {"host": host}
        if method == "POST":
            given |= {"content-type": "application/json", TOKEN_HEADER: self.desk.token}
        status, _, text = asked(self.app, method, path, given | (headers or {}), data)
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    return Browser(folder)


def first_article(browser: Browser) -> str:
    return next(p.name for p in sorted((browser.folder / "articles").glob("*.md")))


def test_words_are_shown_changed_listed_and_taken_back(browser: Browser) -> None:
    file = f"articles/{first_article(browser)}"
    before = (browser.folder / file).read_bytes()
    status, told = browser.ask(f"/copy.json?file={file}&fields=title,deck")
    assert status == 200 and [f["name"] for f in told["fields"]] == ["标题", "副题"]
    title = told["fields"][0]["words"]
    edit = {"field": "title", "was": title, "words": title + "改"}
    assert browser.ask("/copy", {"file": file, "edits": [edit], "who": "甲"}) == (
        200,
        {"saved": True},
    )
    _, listed = browser.ask("/changes.json")
    (change,) = listed["changes"]
    assert (change["who"], change["fields"], [p[:2] for p in change["parts"]]) == (
        "甲",
        ["标题"],
        [["", "改"]],
    )
    assert browser.ask("/undo", {})[0] == 200
    assert (browser.folder / file).read_bytes() == before
    assert browser.ask("/undo", {})[0] == 422
    assert browser.ask("/redo", {})[0] == 200


def test_a_paragraph_is_found_by_its_line(browser: Browser) -> None:
    file = f"articles/{first_article(browser)}"
    rows = (browser.folder / file).read_text(encoding="utf-8").split("\n")
    line = rows.index("---", 1) + 2
    while not rows[line - 1].strip():
        line += 1
    _, told = browser.ask(f"/copy.json?file={file}&line={line}")
    (field,) = told["fields"]
    assert field["words"] in "\n".join(rows) and field["words"].split("\n")[0] in rows[line - 1]


def test_a_finding_is_accepted_with_a_reason(browser: Browser) -> None:
    before = (browser.folder / "edition.yaml").read_bytes()
    rule = {"rule": "long-sentence", "file": "articles/a.md"}
    one: dict[str, object] = {**rule, "words": ["很长", "更长"], "reason": " "}
    assert browser.ask("/accept", one)[0] == 422
    status, _ = browser.ask("/accept", one | {"reason": "原话如此", "who": "甲"})
    assert status == 200
    edition = read_edition(browser.folder).edition
    assert edition is not None
    told = [(one.rule, one.words, one.reason) for one in edition.accepted[-2:]]
    assert told == [("long-sentence", words, "原话如此（甲）") for words in ("很长", "更长")]
    assert browser.ask("/undo", {})[0] == 200
    assert (browser.folder / "edition.yaml").read_bytes() == before


def test_what_somebody_else_changed_is_not_overwritten(browser: Browser) -> None:
    file = f"articles/{first_article(browser)}"
    edit = {"field": "title", "was": "从来没有过的标题", "words": "新"}
    status, told = browser.ask("/copy", {"file": file, "edits": [edit]})
    assert status == 409 and "标题" in told["error"]["text"] and told["error"]["remedy"]


@pytest.mark.parametrize(
    ("headers", "host"),
    [
        ({TOKEN_HEADER: "wrong"}, "127.0.0.1:8765"),
        ({TOKEN_HEADER: ""}, "127.0.0.1:8765"),
        ({"sec-fetch-site": "cross-site"}, "127.0.0.1:8765"),
        ({"content-type": "text/plain"}, "127.0.0.1:8765"),
        ({"content-type": "application/x-www-form-urlencoded"}, "localhost"),
        ({}, "evil.example"),
    ],
)
def test_nobody_but_the_page_changes_anything(
    browser: Browser, headers: dict[str, str], host: str
) -> None:
    file = f"articles/{first_article(browser)}"
    before = (browser.folder / file).read_bytes()
    edit = {"field": "title", "was": "", "words": "攻击"}
    for path, body in (("/copy", {"file": file, "edits": [edit]}), ("/undo", {}), ("/redo", {})):
        assert browser.ask(path, body, headers=headers, host=host)[0] in (400, 403)
    assert (browser.folder / file).read_bytes() == before
    assert not (browser.folder / ".desk").exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b'{"file": 3}',
        b'{"file": "../x", "edits": []}',
        b'{"file": "edition.yaml", "edits": [{"field": "a", "was": "", "words": 3}]}',
        b'{"file": "edition.yaml", "edits": [], "more": 1}',
        b'"' + b"x" * MOST_BYTES + b'"',
        b"[" * 100_000,
    ],
)
def test_odd_requests_get_an_answer(browser: Browser, raw: bytes) -> None:
    before = sorted(p.name for p in browser.folder.rglob("*"))
    status, told = browser.ask("/copy", raw=raw)
    assert status in (400, 409, 422) and told["error"]["text"]
    assert sorted(p.name for p in browser.folder.rglob("*")) == before


@pytest.mark.parametrize("file", ["../../etc/passwd", "/etc/passwd", ".desk/journal.sqlite", "x"])
def test_no_other_file_is_shown(browser: Browser, file: str) -> None:
    status, told = browser.ask(f"/copy.json?file={file}&line=1")
    assert status == 422 and told["error"]["code"] == "edit.missing"


def test_without_a_desk_nothing_can_be_changed() -> None:
    app = application(Hub(), Pictures(), CHINESE)
    paths = {getattr(route, "path", "") for route in app.routes}
    assert not paths & {"/copy", "/undo", "/redo", "/copy.json"}


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("headline.title", "标题"),
        ("items[2].label", "第 3 项名称"),
        ("hero.caption", "图注"),
        ("body[4]", "正文"),
        ("credits[0]", "第 1 项署名"),
        ("hero.safe.left", "left"),
    ],
)
def test_fields_are_called_as_editors_call_them(field: str, name: str) -> None:
    assert named(field, CHINESE) == name
