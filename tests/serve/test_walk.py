"""The whole way in a browser, without a terminal: an office's folder → a delivery.

Four Word files with the habits of offices, photographs and a table become an edition; doubts are
decided, words, a caption, a box and the look changed, findings mended and accepted, three people
sign, and what was changed after is told. What is fetched in the end is what a build makes.
"""

from __future__ import annotations

import io
import json
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image

from bench.serving import served
from layout.edition.conductor import conduct
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.judge.preflight import preflight
from layout.plant.profile import press_profile
from tests.sparing import all_attempts

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium")
#: The whole way costs over a core minute; its parts are held by quicker tests of this folder.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

FILES = {
    "1、云岭区综述（定稿3）.docx": """山水为笔绘新卷
——云岭区2025年经济社会发展综述
云岭日报记者  周茂林   通讯员  何晓棠

    隆冬时节,走进云岭区的茶山,采茶步道沿着山脊伸向远处。山脚下的云溪河,渔船一早就出了港。
    全区地区生产总值达到286.4亿元,同比增长6.2%;新增学位5400个,新建社区食堂21家。
一、产业向绿,茶山变金山
    云岭区有茶园8.6万亩。过去,茶农卖的是鲜叶,一斤不过几块钱。2025年,区里建起3个加工中心,茶叶从采下到装箱只要一天。
    “以前愁卖,现在愁不够卖。”云岭镇茶农老罗说。

（请主编看一下这个数字和统计局核对过没有）""",
    "2 茶山故事.docx": """老罗的十二亩茶
本报记者 周茂林
　　天还没亮透，老罗就背着竹篓上了山。露水重，裤脚一会儿就湿透了。“茶叶要趁露水采，采下来的才软。”他说。
茶叶也有了身份证
　　现在每一盒茶叶上都贴着一个小方块，手机一扫，就知道是哪一片山、哪一天采的。儿子小罗去年也也回来了，他在网上卖茶。
图1：清晨的茶山步道（周茂林/摄）""",
    "3云溪河.docx": """一河清水养一方人
云岭日报记者 何晓棠
云溪河有多清?船老大阿贵把手伸进水里，五个指头看得清清楚楚。2021年，区里下决心治河，养猪场搬走了，渔民上了岸。
钱从哪里来
治河五年，一共投入3.6亿元。每一笔都在公示栏里贴着，谁都可以去看，谁都可以去问。。老人说，这才叫明白账""",
    "4-民生（短）.docx": """八块钱的一顿热饭
通讯员  林小满
    中午十一点半,河东社区的食堂已经坐满了。吴奶奶端着盘子说:“一个人开火不划算,在这里吃,还有人说话。”
    食堂的账每个月贴在门口。上个月收入41280元,支出40960元,结余320元。""",
}
PHOTOS = (
    "IMG_1203.jpg",
    "DSC_0412.JPG",
    "云溪河早晨（何晓棠摄）.jpg",
    "码头.jpg",
    "a.png",
    "b.png",
)


def office(folder: Path) -> list[str]:
    """Write an office's folder; return its files."""
    folder.mkdir()
    for name, copy in FILES.items():
        document = Document()
        for line in copy.split("\n"):
            document.add_paragraph(line)
        document.save(str(folder / name))
    for number, name in enumerate(PHOTOS):
        picture = Image.effect_noise((900, 600 + 40 * number), 30 + 9 * number).convert("RGB")
        picture.save(folder / name)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ["云岭区主要指标"],
        ["指标", "2025年", "单位"],
        ["新增学位", 5400, "个"],
        ["社区食堂", 21, "家"],
    )
    for row in rows:
        sheet.append(row)
    book.save(folder / "数据.xlsx")
    return [str(path) for path in sorted(folder.iterdir())]


class Walk:
    """An editor at the browser."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def wait(self, script: str) -> None:
        """Wait until a script is true; the page's policy forbids Playwright's own way."""
        while not self.page.evaluate(script):
            time.sleep(0.05)

    def rest(self) -> None:
        """Wait until the pages are those of what was saved last."""
        self.wait("state && state.number > 0 && document.body.dataset.phase !== 'building'")

    def saved(self, act: Callable[[], object]) -> None:
        """Do something that changes a file; wait for it in the list of changes, and the pages."""
        before = self.page.evaluate("[$('changes-count').textContent, state.number]")
        act()
        self.wait(f"$('changes-count').textContent !== '{before[0]}'")
        self.wait(f"state.number > {before[1]}")
        self.rest()

    def open(self, words: str) -> Any:
        """Click on words of the page; return the boxes of their editor."""
        named = f"z => z.ariaLabel.includes({json.dumps(words)})"
        found = f"[...document.querySelectorAll('button.zone')].find({named})"
        self.wait(f"Boolean({found})")
        self.page.evaluate(f"{found}.click()")
        self.wait("!$('editor').hidden && $('editor-fields').children.length > 0")
        return self.page.locator("#editor textarea")

    def write(self, boxes: Any, at: int, words: str) -> None:
        boxes.nth(at).fill(words)
        self.saved(lambda: self.page.click("#editor button[type=submit]"))

    def accessible(self) -> None:
        assert axe.Axe().run(self.page).violations_count == 0


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    root = tmp_path / "editions"
    root.mkdir()
    with playwright.sync_playwright() as run, served(root) as address:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720}, accept_downloads=True)
        page.goto(address)
        yield Walk(page)
        browser.close()


def test_from_an_offices_folder_to_a_delivery(walk: Walk, tmp_path: Path) -> None:
    page, folder = walk.page, tmp_path / "editions" / "云岭"
    walk.accessible()
    page.set_input_files("#files", office(tmp_path / "来稿"))
    for field, words in (("paper", "云岭日报"), ("date", "2026-03-02"), ("name", "云岭")):
        page.fill(f"#{field}", words)
    page.click("#bring-go")
    page.wait_for_url("**/e/**", timeout=120_000)
    walk.rest()
    walk.wait("document.querySelector('.paper img[src]') !== null")  # with doubts still open
    assert len(list((folder / "articles").iterdir())) == len(FILES)

    # Three doubts decided
    page.fill("#who", "林小满")
    page.click("#tab-doubts")
    page.locator("#doubts .doubt [data-choice=leave-out]").click()  # what is said to the desk
    walk.wait("!document.querySelector('#doubts [data-choice=leave-out]')")
    open_ = int(page.inner_text("#doubts-count"))
    assert open_ >= 3
    for number in range(3):
        page.locator("#doubts .doubt [data-choice=keep]").first.click()
        walk.wait(f"$('doubts-count').textContent === '{open_ - number - 1 or '✓'}'")
    walk.accessible()

    # A head, a paragraph and a caption changed on the page; a photograph moved to its story
    page.click("#tab-plan")
    home = page.locator("[data-at^='home:']").nth(2)
    walk.saved(lambda: home.select_option(label="一河清水养一方人"))
    boxes = walk.open("标题：老罗的十二亩茶")
    walk.write(boxes, 1, "老罗的十二亩云雾茶")
    boxes = walk.open("天还没亮透")
    walk.write(boxes, 0, boxes.nth(0).input_value().replace("湿透了", "湿了个透"))
    boxes = walk.open("图片文字：云溪河早晨")
    walk.write(boxes, 0, "云溪河的早晨")

    # A box drawn on a picture, by dragging its corner
    page.evaluate(
        "[...document.querySelectorAll('button.zone')].find(z => z.zone.what === 'picture').click()"
    )
    walk.wait("!$('cropper').hidden && $('cropper-image').complete")
    page.locator("#cropper-image").scroll_into_view_if_needed()
    grip = page.locator("#cropper .box.chosen .grip").last.bounding_box()
    x, y = grip["x"] + 7, grip["y"] + 7
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()
    walk.saved(lambda: page.click("#cropper button[type=submit]"))
    assert "safe: {" in (folder / "pictures/pictures.yaml").read_text("utf-8")

    # Another look
    look = page.locator("#plan-settings select").first
    walk.saved(lambda: look.select_option("paper"))
    assert "look: paper" in (folder / "edition.yaml").read_text("utf-8")

    # Two findings mended, one accepted
    page.click("#tab-check")
    for was, now in (("也也", "也"), ("。。老人", "。老人")):
        if was in "".join(p.read_text("utf-8") for p in folder.glob("articles/*")):
            boxes = walk.open("每一盒茶叶" if was == "也也" else "治河五年")
            walk.write(boxes, 0, boxes.nth(0).input_value().replace(was, now))
    accept = page.locator("#findings .item .show", has_text="接受").first
    accept.click()
    page.fill("#findings .accepting input", "照来稿")
    walk.saved(lambda: page.click("#findings .accepting button"))
    assert "照来稿（林小满）" in (folder / "edition.yaml").read_text("utf-8")

    # Signed by three people; a word changed after is shown as such
    page.click("#tab-signing")
    for who, step in (("陈", "first-review"), ("何", "second-review"), ("沈", "final-review")):
        page.fill("#who", who)
        walk.wait(f"!document.querySelector('[data-at=\"sign:{step}\"]').disabled")
        page.click(f"[data-at='sign:{step}']")
        walk.wait(f"!document.querySelector('[data-at=\"sign:{step}\"]')")
    assert page.inner_text("#signing-count") == "3/6"
    boxes = walk.open("中午十一点半")
    walk.write(boxes, 0, boxes.nth(0).input_value().replace("坐满了", "坐得满满的"))
    walk.wait("document.querySelectorAll('#signing .stale').length === 3")
    page.click("#signing button:has-text('看改了什么')")
    walk.wait("$('compared').textContent.includes('满满')")
    walk.accessible()

    # Everything comes out, and is what a build makes of the folder
    page.click("#tab-deliver")
    page.click("#make")
    walk.wait("!$('make').disabled")
    assert page.is_visible("#made"), page.inner_text("#make-state")
    assert "三校未签" in page.inner_text("#unsigned")
    got: dict[str, bytes] = {}
    for link in page.locator("#made a").all():
        with page.expect_download() as waiting:
            link.click()
        got[waiting.value.suggested_filename] = Path(waiting.value.path()).read_bytes()
    press = next(data for name, data in got.items() if name.endswith("-press.pdf"))
    assert preflight(press, press_profile("newsprint")).ok
    with all_attempts():  # as the desk, which is a process of its own, plans it
        outcome = conduct(Order(folder))
    assert outcome.refusal is None
    name = outcome.edition
    for ending in ("-press.pdf", "-proof.pdf", ".pdf", "-preflight.json"):
        assert got[f"{name}{ending}"] == outcome.files[f"{name}{ending}"]
    web = zipfile.ZipFile(io.BytesIO(got[f"{name}-web.zip"]))
    assert {f"web/{n}": web.read(n) for n in web.namelist()} == {
        n: data for n, data in outcome.files.items() if n.startswith("web/")
    }
    assert walk.said == [] and Kind.PRESS in outcome.order.kinds
