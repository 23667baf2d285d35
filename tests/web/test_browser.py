"""The pages in a real browser, from disk: requests, errors, clicks, axe-core, keyboard, weight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

import pytest

from content.model import Paragraph
from layout.edition.make import Built
from layout.products.web.names import article_file
from tests.web import made

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

FIRST_VIEW = 400_000
STORY = article_file(made.IDS[0])
KINDS = ("index.html", "page-02.html", "opening.html", STORY, "band.html", article_file("town"))
Scheme = Literal["light", "dark"]

#: Wait for the pictures meant and say of each whether it came. Their own events are waited for:
#: Playwright's `wait_for_function` asks again by `eval`, which the pages' policy forbids.
PICTURES = """async which => {
  const shown = i => getComputedStyle(i).display != 'none';
  const in_view = i => {
    const box = i.getBoundingClientRect();
    return box.width > 0 && box.top < innerHeight;
  };
  const meant = [...document.images].filter({shown, in_view}[which]);
  await Promise.all(meant.filter(i => !i.complete).map(
    i => new Promise(done => { i.onload = i.onerror = done; })));
  return meant.map(i => i.naturalWidth > 0);
}"""


@dataclass
class Watched:
    """A page and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def failed(self, request: Request) -> None:
        """Note a request that failed, but not one that the next page cut off (a site's sign)."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(request.url)

    def open(self, file: Path) -> Page:
        """Go to a file and wait until it is loaded."""
        self.page.goto(file.as_uri(), wait_until="load")
        return self.page


@contextmanager
def opened(
    browser: Browser, width: int, *, scheme: Scheme = "light", script: bool = True, ratio: float = 1
) -> Iterator[Watched]:
    """Yield a page that notes errors and requests."""
    height = {360: 740, 1024: 768, 1280: 800, 2560: 1440}[width]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        java_script_enabled=script,
        device_scale_factor=ratio,
    )
    context.set_default_timeout(600_000)  # ms; pytest's limit tells a hang
    watched = Watched(context.new_page())
    page = watched.page
    context.on("request", lambda request: watched.requests.append(request.url))
    context.on("requestfailed", watched.failed)
    page.on("console", lambda message: watched.errors.append(message.text))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    yield watched
    context.close()


def on_disk(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


@pytest.mark.parametrize("width", [360, pytest.param(2560, marks=pytest.mark.slow)])
def test_pages_load_quietly_and_fit_their_width(chromium: Browser, shelf: Path, width: int) -> None:
    """No error, no request outside the folder, no sideways scroll, no picture missing."""
    files = sorted(shelf.glob("**/*.html"))
    assert len(files) == 1 + 8 + 6
    with opened(chromium, width) as seen:
        for file in files:
            page = seen.open(file)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (file.name, wide)
            page.evaluate("document.querySelectorAll('img').forEach(i => i.loading = 'eager')")
            shown = page.evaluate(PICTURES, "shown")
            assert all(shown), (file.name, shown)
            smallest = page.evaluate(
                "Math.min(...[...document.querySelectorAll('p, a, dt, li')].filter(e =>"
                " e.offsetParent).map(e => parseFloat(getComputedStyle(e).fontSize)))"
            )
            assert smallest >= 12, (file.name, smallest)
    assert seen.errors == []
    outside = [u for u in seen.requests if shelf not in on_disk(u).parents and u[:5] != "data:"]
    assert outside == []
    assert len(seen.requests) > 3 * len(files)


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), pytest.param(1280, "dark", marks=pytest.mark.slow)]
)
def test_axe_finds_nothing(chromium: Browser, shelf: Path, width: int, scheme: Scheme) -> None:
    """All rules in one scheme, the contrast of colours in the other; wide, one page of a sort.

    The other scheme is looked at on a page, an article and the archive: `test_colours.py` has the
    contrast of all its inks.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    files = [shelf / "ed" / name for name in (KINDS if width == 360 else (KINDS[0], STORY))]
    files += [shelf / "index.html", shelf / "small 1" / "article-1-line.html"]
    other: Scheme = "dark" if scheme == "light" else "light"
    with opened(chromium, width, scheme=scheme) as seen:
        for file in files:
            page = seen.open(file)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            response = axe.run(page).response
            assert violations(response) == [], file.name
            assert {"color-contrast", "html-has-lang"} <= {r["id"] for r in response["passes"]}
            if file.name not in (KINDS[0], STORY):
                continue
            page.emulate_media(color_scheme=other)
            response = axe.run(page, options={"runOnly": ["color-contrast"]}).response
            assert violations(response) == [] and response["passes"], (file.name, other)


def violations(response: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Return what axe found: rules with the elements that break them."""
    return [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in response["violations"]]


@pytest.mark.parametrize(
    ("width", "script"), [(360, False), pytest.param(2560, True, marks=pytest.mark.slow)]
)
def test_every_hot_zone_leads_to_its_article(
    chromium: Browser, hostile: Path, width: int, script: bool
) -> None:
    """A click in the middle of each zone, with JavaScript and without."""
    clicked = []
    with opened(chromium, width, script=script) as seen:
        for name in ("index.html", "page-02.html"):
            zones = seen.open(hostile / name).locator(".zone")
            expected = [
                (zone.get_attribute("href"), (zone.text_content() or "").removesuffix("（续）"))
                for zone in zones.all()
            ]
            for index, (href, title) in enumerate(expected):
                page = seen.open(hostile / name)
                page.locator(".zone").nth(index).click()
                page.wait_for_url(f"**/{href}", wait_until="domcontentloaded")
                assert page.locator("h1").inner_text().split() == title.split()
                back = page.locator(".where a").all()
                assert name in [link.get_attribute("href") for link in back]
                clicked.append(href)
    assert len(clicked) == 9 and len(set(clicked)) == 6


def test_zones_lie_on_the_picture(chromium: Browser, small: Path, built: Built) -> None:
    """The zones as the browser draws them, against the planned blocks: ≤ 1 mm."""
    trim = built.placed.grid.trim
    blocks = {b.id: b.rect for b in built.placed.pages[0].blocks}
    for width in (360, 1024):
        with opened(chromium, width) as seen:
            page = seen.open(small / "index.html")
            picture = page.locator("img.fit").bounding_box()
            assert picture is not None
            scale = trim.w / picture["width"]
            for name in ("1-line", "2-towns", "3-school", "4-note"):
                box = page.locator(f".zone[href='article-{name}.html']").bounding_box()
                assert box is not None
                drawn = (
                    (box["x"] - picture["x"]) * scale,
                    (box["y"] - picture["y"]) * scale,
                    box["width"] * scale,
                    box["height"] * scale,
                )
                want = blocks[name]
                for one, two in zip(drawn, (want.x, want.y, want.w, want.h), strict=True):
                    assert abs(one - two) <= 72 / 25.4, (name, width, drawn, want)


def test_articles_are_read_without_javascript(chromium: Browser, small: Path, built: Built) -> None:
    with opened(chromium, 360, script=False) as seen:
        for article in built.placed.edition.articles:
            page = seen.open(small / article_file(article.id))
            shown = page.locator(".body > p").all_inner_texts()
            assert shown == [item.text for item in article.body if isinstance(item, Paragraph)]
            assert page.locator("h1").inner_text() == article.title


@pytest.mark.parametrize(("width", "ratio"), [(360, 3), (1280, 1)])
def test_the_first_view_is_light(chromium: Browser, small: Path, width: int, ratio: float) -> None:
    with opened(chromium, width, ratio=ratio) as seen:
        page = seen.open(small / "index.html")
        in_view = page.evaluate(PICTURES, "in_view")
        assert in_view, "no picture in view"
        assert all(in_view), in_view
        page.wait_for_timeout(200)  # for what should not be loaded
    loaded = {on_disk(url) for url in seen.requests if url.startswith("file:")}
    assert any(path.suffix == ".jpg" for path in loaded)
    read = [path for path in loaded if path.suffix != ".woff"]  # only where no Chinese face is
    assert sum(path.stat().st_size for path in read) <= FIRST_VIEW, read


@pytest.mark.parametrize("width", [360, pytest.param(1024, marks=pytest.mark.slow)])
def test_the_keyboard_goes_through_the_page_in_order(
    chromium: Browser, hostile: Path, width: int
) -> None:
    """Skip link first, then as the page is written; every stop can be seen."""
    with opened(chromium, width) as seen:
        page = seen.open(hostile / "index.html")
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                "() => { const e = document.activeElement; if (e === document.body) return null;"
                " const all = [...document.querySelectorAll('a, button, summary, [tabindex]')];"
                " const s = getComputedStyle(e); const r = e.getBoundingClientRect();"
                " return [all.indexOf(e), e.className, s.outlineStyle, r.width * r.height,"
                " r.bottom > 0 && r.top < innerHeight] }"
            )
            if stop is None:
                break
            stops.append(stop)
    order = [stop[0] for stop in stops]
    assert order == sorted(order) and len(order) == len(set(order)) > 20
    assert stops[0][1] == "skip"
    assert sum(stop[1] == "zone" for stop in stops) == 6
    for stop in stops:
        assert stop[2] != "none" and stop[3] > 100 and stop[4], stop


def test_a_page_can_be_enlarged_without_javascript(chromium: Browser, small: Path) -> None:
    with opened(chromium, 360, script=False) as seen:
        page = seen.open(small / "index.html")
        before = page.locator(".board").bounding_box()
        page.locator(".zoom-in").click()
        after = page.locator(".board").bounding_box()
        assert before is not None and after is not None and after["width"] >= 1500
        page.locator(".zone[href='article-3-school.html']").click()
        page.wait_for_url("**/article-3-school.html")


def test_the_archive_leads_to_its_editions(chromium: Browser, shelf: Path) -> None:
    with opened(chromium, 1024, script=False) as seen:
        for index, title in enumerate(("慢火车开进新县城", made.HOSTILE)):
            page = seen.open(shelf / "index.html")
            page.locator("h3 a").nth(index).click()
            page.wait_for_load_state()
            assert page.locator("h1").inner_text().split() == title.split()
    assert seen.errors == []
