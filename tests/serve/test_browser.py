"""The preview in a real browser: pages, changes, errors, and no word lost between them."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from bench.serving import served, settled
from content.reading.reader import read_edition
from layout.edition.make import make
from tests.serve.asking import SPARING, doubt_of_an_import

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

SMALL = Path(__file__).parents[1] / "editions" / "small"


class Desk:
    """An editor's desk: the edition, the server and the browser."""

    def __init__(self, folder: Path, address: str, page: Any) -> None:
        self.folder, self.address, self.page = folder, address, page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        self.asked: list[str] = []
        page.goto(address)
        self.now = settled(address, 0)
        self.wait("document.querySelector('.paper img[src]') !== null")

    def wait(self, script: str) -> None:
        """Wait until a script is true; the page's policy forbids Playwright's own way."""
        while not self.page.evaluate(script):
            time.sleep(0.1)

    def save(self, name: str, text: str) -> None:
        """Save a file as many editors do, beside it and renamed over it; wait for the build."""
        beside = self.folder / f"{name}.tmp"
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.folder / name)
        self.now = settled(self.address, self.now["number"])
        self.wait(f"state.number === {self.now['number']}")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def shown(self) -> str:
        """Return the address of the picture on screen."""
        src: str = self.page.evaluate("document.querySelector('.paper img').src")
        return src

    def pdf(self) -> bytes:
        """Return the PDF that is offered."""
        data: bytes = self.page.request.get(f"{self.address}edition.pdf").body()
        return data

    def pdf_text(self) -> str:
        """Return its text."""
        document = pdfium.PdfDocument(io.BytesIO(self.pdf()))
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk") / "small"
    shutil.copytree(SMALL, folder)
    with playwright.sync_playwright() as run, served(folder, SPARING) as address:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        # The lamp that beats while pages are built would be drawn sixty times a second.
        size, still = {"width": 1280, "height": 800}, "reduce"
        yield Desk(folder, address, browser.new_page(viewport=size, reduced_motion=still))
        browser.close()


def test_an_editors_morning(desk: Desk) -> None:
    """One run through all states: starting the program again for each would take a minute."""
    page = desk.page
    article, words = "articles/2-towns.md", desk.read("articles/2-towns.md")

    # The first page
    first = desk.shown()
    assert desk.now["phase"] in ("good", "faulty")
    assert page.evaluate("document.querySelector('.paper img').naturalWidth") > 900
    assert page.title().startswith("慢火车开进新县城")
    assert not page.locator("#ribbon").is_visible()

    # A change of a word: the picture follows, scroll and zoom stay
    page.click("#larger")
    page.evaluate("viewer.scrollTop = 123")
    zoom = page.inner_text("#percent")
    desk.save(article, words.replace("老人们起初看不懂", "长者们起初看不懂"))
    desk.wait(f"document.querySelector('.paper img').src !== '{first}'")
    second = desk.shown()
    assert page.evaluate("viewer.scrollTop") == 123
    assert page.inner_text("#percent") == zoom
    assert "长者们" in desk.pdf_text().replace("\r\n", "")
    assert page.inner_text("#status-words").startswith(("版面已排好", "版面有误"))

    # Broken YAML: what is wrong, beside the last good page
    settings = desk.read("edition.yaml")
    desk.save("edition.yaml", settings.replace("date: 2031年3月5日", "date: 昨天"))
    assert desk.now["phase"] == "content"
    assert "内容有误，以下为上一版" in page.inner_text("#ribbon")
    assert "edition.yaml:6" in page.inner_text("#ribbon")
    assert "日期" in page.inner_text("#findings")
    assert desk.shown() == second
    filtered = "getComputedStyle(document.querySelector('.paper img')).filter"
    assert "grayscale" in page.evaluate(filtered)
    assert_accessible(page)

    # Mended: it goes on
    desk.save("edition.yaml", settings)
    assert desk.now["phase"] in ("good", "faulty")
    assert not page.locator("#ribbon").is_visible()
    assert page.evaluate(filtered) == "none"
    assert desk.shown() == second

    # No page can be made: more marks in a row than any line can hold
    note = desk.read("articles/4-note.md")
    desk.save("articles/4-note.md", note.replace("留了时间。", f"留了时间{'！' * 90}。"))
    assert desk.now["phase"] == "layout"
    assert "排不满整版，以下为上一版" in page.inner_text("#ribbon")
    assert "字" in page.inner_text("#trouble-remedy")
    assert desk.shown() == second

    # Mended, and the other words again: the picture of before, which has stayed in the studio
    (desk.folder / "articles/4-note.md").write_text(note, encoding="utf-8")
    desk.save(article, words)
    desk.wait(f"document.querySelector('.paper img').src === '{first}'")

    # A sharper picture where it is looked at closely
    for _ in range(3):
        page.click("#larger")
    desk.wait("document.querySelector('.paper img').src.endsWith('-192.png')")
    page.click("#fit-page")
    assert page.evaluate("viewer.scrollHeight <= viewer.clientHeight + 1")
    page.click("#fit-width")

    # What is shown in the end is what a build makes of the folder
    edition = read_edition(desk.folder).edition
    assert edition is not None
    assert desk.pdf() == make(edition).pdf

    assert_accessible(page)
    assert desk.said == []
    assert all(url.startswith(desk.address) for url in desk.asked)


def test_words_are_changed_on_the_page(desk: Desk) -> None:
    """From a click on a head to the new page, a change from outside, and back again."""
    page = desk.page
    article = "articles/2-towns.md"
    before = desk.read(article)
    zone = "[...document.querySelectorAll('button.zone')].find(z => z.dataset.name.startsWith("
    page.evaluate(f"{zone}'{article}:0:')).click()")
    desk.wait("document.querySelectorAll('#editor textarea').length === 5")
    assert_accessible(page)
    title = page.locator("#editor textarea").nth(1)
    words = title.input_value()
    assert f"title: {words}" in before

    # Somebody else is quicker: nothing is lost on either side
    desk.save(article, before.replace(f"title: {words}", f"title: {words}了"))
    title.fill(f"{words}！")
    title.press("Control+Enter")
    desk.wait("document.getElementById('editor-words').textContent.includes('改过')")
    assert title.input_value() == f"{words}！"
    save = page.locator("#editor button[type=submit]").bounding_box()
    assert save["y"] + save["height"] <= page.viewport_size["height"]  # what is said pushes it down
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # asked once: the words are not saved

    # By the keyboard alone: the head again, new words, saved; the page follows
    page.evaluate(f"{zone}'{article}:0:')).focus()")
    page.keyboard.press("Enter")
    desk.wait(f"document.querySelectorAll('#editor textarea')[1]?.value === '{words}了'")
    page.locator("#editor textarea").nth(1).fill(f"{words}哟")
    page.keyboard.press("Control+Enter")
    desk.wait("document.getElementById('editor').hidden")
    desk.now = settled(desk.address, desk.now["number"])
    assert f"title: {words}哟" in desk.read(article)
    assert f"{words}哟" in desk.pdf_text().replace("\r\n", "")
    assert page.inner_text("#changes ins") == "哟"

    # And taken back
    page.click("#undo")
    desk.now = settled(desk.address, desk.now["number"])
    assert desk.read(article) == before.replace(f"title: {words}", f"title: {words}了")
    assert page.evaluate("document.getElementById('undo').disabled")
    assert [said for said in desk.said if "409" not in said] == []


def test_words_that_are_not_saved_are_not_lost(desk: Desk) -> None:
    """Written on during a save, clicked elsewhere, keys of an input method, opened again."""
    page, article = desk.page, "articles/2-towns.md"
    before = desk.read(article)
    zones = (
        f"[...document.querySelectorAll('button.zone')].filter(z => z.zone.file === '{article}')"
    )
    box, shut = page.locator("#editor textarea"), "document.getElementById('editor').hidden"

    def opened(number: int) -> str:
        page.evaluate(f"{zones}[{number}].click()")
        desk.wait(f"!{shut} && document.querySelectorAll('#editor textarea').length > 0")
        words: str = box.nth(0).input_value()
        return words

    # Written on while the desk is slow: what was sent is saved, the rest stays open
    page.evaluate(
        "window.fetch = ((real) => (...all) => all[0] !== 'copy' ? real(...all)"
        " : new Promise((done) => { window.letGo = () => done(real(...all)); }))(window.fetch)"
    )
    words = opened(1)
    box.nth(0).fill(f"{words}先。")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")  # pressed twice, it is saved once
    box.nth(0).fill(f"{words}先。后。")
    page.evaluate("window.letGo()")
    desk.wait("document.getElementById('editor-words').textContent.includes('后来')")
    assert f"{words}先。\n" in desk.read(article)

    # Another paragraph is clicked: the words stay in hand
    page.evaluate(f"{zones}[2].click()")
    assert box.nth(0).input_value() == f"{words}先。后。"
    assert "存盘" in page.inner_text("#editor-words")

    # The keys of an input method are its own; its half-made words are no draft
    key = "{key: 'Escape', isComposing: true, bubbles: true, cancelable: true}"
    page.evaluate(f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key}))")
    key = key.replace("Escape", "Enter', ctrlKey: true, code: '")
    page.evaluate(f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key}))")
    assert not page.evaluate(shut)
    assert "先。后。" in page.evaluate("drafts()[0].words")
    half = "new InputEvent('input', {isComposing: true, bubbles: true})"
    page.evaluate(f"boxesOf()[0].value += 'nihao'; boxesOf()[0].dispatchEvent({half})")
    assert "nihao" not in page.evaluate("drafts()[0].words")

    # The page is left and opened again, and the paragraph stands one further down meanwhile
    page.once("dialog", lambda asked: asked.accept())
    page.reload()
    desk.wait("Boolean(state) && document.querySelectorAll('.zone.drafted').length > 0")
    assert "1 处" in page.inner_text("#said")
    desk.save(article, desk.read(article).replace(words, f"添在前面的一段。\n\n{words}"))
    desk.wait(f"{zones}.length > 0 && {zones}[1].ariaLabel.includes('添在前面')")
    assert opened(1) == "添在前面的一段。"
    page.keyboard.press("Escape")
    assert opened(2) == f"{words}先。后。"

    # Left twice, it is gone; and the file is as it was saved
    page.keyboard.press("Escape")
    assert not page.evaluate(shut)
    page.keyboard.press("Escape")
    assert page.evaluate(f"{shut} && drafts().length === 0")
    assert f"{words}先。\n" in desk.read(article)
    desk.save(article, before)
    desk.said.clear()  # a picture of a page that was overtaken while the desk was opened again


def test_the_panels_are_worked_by_the_keyboard(desk: Desk) -> None:
    """Doubt, order, box, table, remedy, sign-off, lock: each by keys alone, and accessible."""
    page, article = desk.page, "articles/2-towns.md"
    before = desk.read(article)
    doubt_of_an_import(desk.folder, "一分钟一趟", "稿 第9段", f"{article}:9")
    line = "\n\n一分钟一趟\n\n青石镇的烦恼是停车,也是"
    desk.save(article, before.replace("\n\n青石镇的烦恼是停车。", f"{line}路。"))
    page.evaluate("listDoubts()")
    desk.wait("!document.getElementById('tab-doubts').hidden")

    # The tabs, and a doubt decided
    page.focus("#tab-check")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == "tab-doubts"
    assert_accessible(page, "#panel-doubts")
    page.fill("#who", "甲")
    page.focus("#doubts [data-choice=subhead]")
    page.keyboard.press("Enter")
    desk.wait("document.getElementById('doubts-count').textContent === '✓'")
    assert "\n## 一分钟一趟\n" in desk.read(article)
    desk.now = settled(desk.address, desk.now["number"])

    # A finding that needs no thought
    page.click("#tab-check")
    page.focus("#findings .show:has-text('停车，')")
    page.keyboard.press("Enter")
    desk.wait("document.activeElement.closest('.mending') !== null")
    assert page.inner_text(".mending ins").count("，") == 1
    assert_accessible(page, "#panel-check")
    page.keyboard.press("Enter")
    desk.wait("document.querySelector('.mending') === null")
    assert "停车，也是路。" in desk.read(article)

    # A story one place down
    page.click("#tab-plan")
    desk.wait("document.querySelectorAll('#stories > li').length === 4")
    assert_accessible(page, "#panel-plan")
    page.focus("#stories li:first-child h3")
    page.keyboard.press("Alt+ArrowDown")
    desk.wait("document.querySelector('#stories li:nth-child(2)').dataset.id === '1-line'")
    assert "articles:" in desk.read("edition.yaml")
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == "1-line"

    # A picture's box moved and a chart's cell filled
    zone = "[...document.querySelectorAll('button.zone')].find(z => z.zone.what === "
    page.evaluate(f"{zone}'picture').focus()")
    page.keyboard.press("Enter")
    desk.wait("document.querySelector('#cropper [data-part=box]') !== null")
    assert_accessible(page, "#cropper")
    page.focus("#cropper [data-part=box]")
    name = page.evaluate("drawing.name")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.click("#cropper button[type=submit]")
    desk.wait("document.getElementById('cropper').hidden")
    picture = desk.read("pictures/pictures.yaml").partition(f"{name}:")[2]
    assert "safe: {left: " in picture
    page.evaluate(f"{zone}'chart').focus()")
    page.keyboard.press("Enter")
    desk.wait("document.querySelector('#grid input') !== null")
    assert_accessible(page, "#grid")
    page.keyboard.press("Escape")

    # Signed, changed, told; locked, refused
    page.click("#tab-signing")
    page.evaluate("listSigning()")
    page.focus("[data-at='sign:first-review']")
    page.keyboard.press("Enter")
    desk.wait("document.querySelector('#signing .signed') !== null")
    assert_accessible(page, "#panel-signing")
    edit = "{field: 'deck', was: '', words: '签后添的'}"
    page.evaluate(f"ask('copy', {{file: '{article}', edits: [{edit}], who: '乙'}})")
    page.evaluate("listSigning()")
    desk.wait("document.querySelector('#signing .stale') !== null")
    page.click("#signing button:has-text('看改了什么')")
    desk.wait("document.querySelector('#compared ins')?.textContent === '签后添的'")
    page.click("#tab-signing")
    page.focus("[data-at='lock:*']")
    page.keyboard.press("Enter")
    desk.wait("document.querySelector('#locks .signed') !== null")
    told = page.evaluate("ask('undo', {})")
    assert told["error"]["code"] == "edit.locked"
    assert_accessible(page, "#panel-signing")
    assert [said for said in desk.said if "409" not in said] == []


def assert_accessible(page: Any, part: str | None = None) -> None:
    """Let axe look at the page, or at a part of it that was not there when it saw the whole."""
    found = axe.Axe().run(page, part)
    assert found.violations_count == 0, found.generate_report()
