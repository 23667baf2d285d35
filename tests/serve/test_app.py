"""The application answers for its own routes, to this machine's browsers, and to nobody else."""

from __future__ import annotations

import asyncio
import json
import re

import pytest
from lxml import html

from bench.told import CHINESE, ENGLISH
from content.words import Words
from layout.app.desk.app import SCRIPTS, application
from layout.app.desk.guard import HEADERS
from layout.app.desk.hub import Hub
from layout.app.desk.pages import TEMPLATES
from layout.app.desk.scripted import PANELS, SCRIPT
from layout.app.desk.state import Phase, State
from tests.serve.asking import asked


class Pictures:
    def picture(self, name: str, dpi: int) -> bytes | None:
        return b"PNG" if name == "abc" else None


def get(
    path: str,
    host: str = "127.0.0.1:8765",
    method: str = "GET",
    hub: Hub | None = None,
    words: Words = CHINESE,
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of a request to a new application."""
    app = application(hub or Hub(), Pictures(), words)
    return asked(app, method, path, {"host": host})


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/page.css", "text/css"),
        ("/page.js", "text/javascript"),
        ("/icon.svg", "image/svg+xml"),
        ("/state.json", "application/json"),
        ("/pictures/abc-96.png", "image/png"),
        ("/pictures/abc-192.png", "image/png"),
    ],
)
def test_its_own_routes(path: str, kind: str) -> None:
    status, headers, body = get(path)
    assert status == 200
    assert headers["content-type"].startswith(kind)
    assert body
    for name, value in HEADERS.items():
        assert headers[name] == value


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/",
        "/pictures/other-96.png",
        "/pictures/abc-97.png",
        "/pictures/abc-100000.png",
        f"/pictures/abc-{'9' * 5000}.png",
        f"/faces/{'4' * 9000}.ttf",
        "/" + "x" * 90_000,
        "/pictures/../page.js",
        "/templates/page.js",
        "/edition.yaml",
        "/edition.pdf",
        "/..",
        "//",
    ],
)
def test_nothing_else(path: str) -> None:
    status, headers, body = get(path)
    assert (status, body) == (404, b"Not Found")
    assert headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "0.0.0.0:8765", ""])
def test_another_host_is_refused(host: str) -> None:
    for path in ("/", "/state.json", "/events", "/pictures/abc-96.png"):
        assert get(path, host)[0] == 400


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:9", "LOCALHOST"])
def test_this_host_is_served(host: str) -> None:
    assert get("/", host)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(method: str) -> None:
    assert get("/state.json", method=method)[0] == 405


@pytest.mark.parametrize(
    ("words", "language", "title"), [(CHINESE, "zh-CN", "版面预览"), (ENGLISH, "en", "Preview")]
)
def test_the_page_and_its_script_speak_one_language(
    words: Words, language: str, title: str
) -> None:
    """The script has no words of its own: all that it says comes with the page."""
    page = html.fromstring(get("/", words=words)[2].decode("utf-8"))
    assert (page.get("lang"), page.findtext("head/title")) == (language, title)
    (body,) = page.iter("body")
    said = json.loads(body.attrib["data-words"])
    script = "".join(get(f"/{name}.js", words=words)[2].decode() for name in SCRIPTS)
    script += (TEMPLATES / "start.js").read_text(encoding="utf-8")
    used = {a or b for a, b in re.findall(r'WORDS(?:\.(\w+)|\["([\w-]+)"\])', script)}
    assert used <= set(said) == set(SCRIPT | PANELS)
    begun = tuple(re.findall(r"WORDS\[`([\w-]+)\$\{", script))  # as in WORDS[`zone-${what}`]
    assert {name for name in set(said) - used if not name.startswith(begun)} == {
        *("error", "warning", "hint"),
        *("good", "faulty", "undecided", "content", "layout", "broken"),
    }
    assert not re.search("[\u4e00-\u9fff]", script)
    shown = page.text_content() + "".join(said.values())
    assert bool(re.search("[\u4e00-\u9fff]", shown)) is (words is CHINESE)


def test_the_policy_lets_nothing_in() -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http:" not in policy


def test_the_state_and_the_pdf_are_the_newest() -> None:
    hub = Hub()
    hub.publish(State(title="甲", phase=Phase.GOOD, number=1), b"%PDF-1")
    hub.publish(State(title="乙", phase=Phase.FAULTY, number=2))
    assert json.loads(get("/state.json", hub=hub)[2])["title"] == "乙"
    assert get("/edition.pdf", hub=hub)[2] == b"%PDF-1"


def test_a_stream_tells_news_and_ends() -> None:
    async def listen() -> list[str]:
        hub = Hub()
        hub.bind(asyncio.get_running_loop())
        events = []
        async for event in hub.stream():
            events.append(event.partition("\n")[0])
            if len(events) == 1:
                hub.publish(State(number=1))
            elif len(events) == 2:
                hub.publish(State(number=1, stage="审核成品"))
            else:
                hub.close()
        return events

    assert asyncio.run(listen()) == ["event: state", "event: state", "event: stage"]


def test_who_else_has_the_edition_open_is_told() -> None:
    async def seen() -> list[str]:
        hub = Hub()
        hub.bind(asyncio.get_running_loop())
        first, second = hub.stream("甲"), hub.stream("")
        found = [await anext(first)]
        await anext(second)
        found += [await anext(first), await anext(first)]  # the stage again, then who has come
        await second.aclose()
        found += [await anext(first), await anext(first)]
        await first.aclose()
        return [event for event in found if "others" in event]

    came, left = asyncio.run(seen())
    assert (came.splitlines()[1], left.splitlines()[1]) == ('data: [""]', "data: []")
