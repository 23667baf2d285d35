"""What the pages' script adds, in a real browser, and that a strict host hinders nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from layout.products.render.files import write_folder
from layout.products.web import Entry, archive
from layout.products.web.names import article_file
from tests.web.made import IDS, hostile_site
from tests.web.test_browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Route

STORY = article_file(IDS[0])


def told(shown: Locator, words: str) -> None:
    """Wait until an element says these words."""
    from playwright.sync_api import expect

    expect(shown).to_have_text(words)


def test_a_host_may_allow_nothing_but_its_own_files(chromium: Browser, shelf: Path) -> None:
    """Under the strictest usual policy zones keep their places, and nothing is refused."""
    with opened(chromium, 1024) as seen:

        def answer(route: Route) -> None:
            path = shelf / unquote(urlsplit(route.request.url).path).lstrip("/")
            route.fulfill(path=path, headers={"Content-Security-Policy": "default-src 'self'"})

        seen.page.route("https://paper.test/**", answer)
        for name in ("ed/index.html", "ed/opening.html", "small 1/article-1-line.html"):
            seen.page.goto(f"https://paper.test/{name}", wait_until="load")
            sizes = seen.page.evaluate(
                "[...document.querySelectorAll('.zone, .place, .drawing')].map("
                "e => e.getBoundingClientRect()).map(b => Math.min(b.width, b.height))"
            )
            assert sizes and min(sizes) > 4, name
    assert seen.errors == []


def test_search_finds_words_over_blanks_and_in_other_issues(chromium: Browser, shelf: Path) -> None:
    with opened(chromium, 1024) as seen:
        page = seen.open(shelf / "index.html")
        page.get_by_role("button", name="搜索").click()
        field = page.get_by_role("searchbox")
        field.fill("河水慢慢 第１镇")  # two words, one of them typed wide
        found = page.locator(".search li a")
        found.first.wait_for()
        assert "第1镇的事" in str(found.first.text_content())
        assert found.first.get_attribute("href") == (shelf / "ed" / STORY).as_uri()
        field.fill("没有这些字")
        told(page.locator(".search .told"), "没有找到")
    assert seen.errors == []


def test_type_grows_and_is_kept_and_links_are_copied(chromium: Browser, hostile: Path) -> None:
    with opened(chromium, 1024) as seen:
        page = seen.open(hostile / "opening.html")
        size = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
        before = page.evaluate(size)
        page.get_by_role("button", name="字大").click()
        assert page.evaluate(size) == pytest.approx(before * 1.15, rel=0.01)
        page = seen.open(hostile / "opening.html")
        assert page.evaluate(size) == pytest.approx(before * 1.15, rel=0.01)
        page.get_by_role("button", name="字小").click()
        assert page.evaluate(size) == pytest.approx(before, rel=0.01)
        page.evaluate(
            "Object.defineProperty(navigator, 'share', {value: undefined});"
            "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async t => {"
            " window.copied = t; }}})"
        )
        page.get_by_role("button", name="分享").click()
        told(page.locator(".bar .told"), "链接已复制")
        assert page.evaluate("window.copied").endswith("/opening.html")


def test_an_article_is_read_aloud_piece_by_piece(chromium: Browser, hostile: Path) -> None:
    """A browser without a voice speaks nothing: here a voice is put in, which notes its words."""
    with opened(chromium, 1024) as seen:
        seen.page.add_init_script(
            "window.spoken = []; Object.defineProperty(window, 'speechSynthesis', {value: {"
            "cancel() {}, speak(words) { spoken.push(words.text);"
            " if (spoken.length < 3) setTimeout(() => words.onend()); }}});"
        )
        page = seen.open(hostile / "opening.html")
        page.get_by_role("button", name="朗读").click()
        told(page.locator(".said"), "导语一。")
        assert page.evaluate("spoken")[-1] == "导语一。"
        page.get_by_role("button", name="停止朗读").click()
        assert page.locator(".said").count() == 0


def test_issues_lead_to_those_before_and_after(chromium: Browser, tmp_path: Path) -> None:
    pages = {name: data for name, data in hostile_site(shelf="../../").items() if "/" not in name}
    own = str(html.document_fromstring(pages["index.html"]).xpath("//body/@data-issue")[0])
    shelf = [
        Entry(own if day == 2 else f"i{day}", "题", "报", dt.date(2031, 3, day), 1, f"i{day}/web")
        for day in (1, 2, 3)
    ]
    write_folder(tmp_path / "shelf", archive(shelf), {})
    write_folder(tmp_path / "shelf" / "i2" / "web", pages, {})
    with opened(chromium, 1024) as seen:
        page = seen.open(tmp_path / "shelf" / "i2" / "web" / "opening.html")
        before = page.get_by_role("link", name="上一期")
        assert before.get_attribute("href") == "../../i1/web/index.html"
        after = page.get_by_role("link", name="下一期")
        assert after.get_attribute("href") == "../../i3/web/index.html"
