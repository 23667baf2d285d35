"""From an office's files to a delivery, in the browser alone; and nobody else gets in."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from bench.serving import served, settled
from bench.told import CHINESE
from content.reading.reader import read_edition
from layout.app.desk.guard import TOKEN_HEADER
from layout.app.desk.office import MOST_FILES, Office
from layout.app.desk.room import Room, keep_thumb
from tests.serve.asking import SPARING, asked

SMALL = Path(__file__).parents[1] / "editions" / "small"
CHROMIUM = shutil.which("chromium")
STORY = """白塘区这五年

白塘日报记者 示例

2026年3月2日，白塘区召开大会。五年来，白塘区坚持一件事情接着一件事情办，一年接着一年干，城乡面貌变了样。
"""
TOWN = """老街的早晨

清晨六点，老街的店门一扇一扇打开。卖豆腐的老人把木桶放在石阶上，街坊们端着碗排起了队。老人说，这条街他走了四十年。

街口的小学搬进了新楼。操场上新铺了跑道，孩子们下了课就往那里跑。校长说，搬家那天，孩子们一个一个把桌椅搬过去。

河边的路修到了村口。过去一下雨就走不成的泥路，现在可以骑车去赶集。村里的年轻人回来了，开了一家小店，卖的是自家做的米糕。
"""


class Desk:
    """An office's application, asked without a server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opened: list[Path] = []

        def opened(folder: Path, home: str) -> Room:
            self.opened.append(folder)
            raise AssertionError("no room is opened here")

        self.office = Office(root, opened, CHINESE, dt.date(2026, 3, 2))
        self.token = self.ask("GET", "/")[1].partition('data-token="')[2].partition('"')[0]

    def ask(
        self, method: str, path: str, data: bytes = b"", kind: str = "", **headers: str
    ) -> tuple[int, str]:
        """Return status and text of a request."""
        given = {"host": "127.0.0.1:8765"}
        if method == "POST":
            given |= {"content-type": kind or "application/json", TOKEN_HEADER: self.token}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        status, _, text = asked(self.office, method, path, given, data)
        return status, text.decode()

    def upload(self, name: str, data: bytes, batch: str = "a1b2c3d4") -> tuple[int, str]:
        kind = "application/octet-stream"
        return self.ask("POST", f"/upload?batch={batch}&name={name}", data, kind)

    def bring(self, **fields: object) -> tuple[int, Any]:
        body = {"batch": "a1b2c3d4", "name": "", **fields}
        status, text = self.ask("POST", "/import", json.dumps(body).encode())
        return status, json.loads(text)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


SMALL = Path(__file__).parents[1] / "editions" / "small"


def test_an_edition_is_made_again_for_another_district(desk: Desk) -> None:
    shutil.copytree(SMALL, desk.root / "small")
    (desk.root / "small/.desk").mkdir()
    (desk.root / "small/.desk/doubts.json").write_text("[]", encoding="utf-8")

    def again(**fields: object) -> tuple[int, Any]:
        body = {"pattern": "small", "place": "荷塘区", **fields}
        status, text = desk.ask("POST", "/again", json.dumps(body).encode())
        return status, json.loads(text)

    assert again(pattern="no")[0] == 422 and again(pattern="../small")[0] == 400
    assert again(place="")[0] == 400 and again(name="a/b")[0] == 422
    status, told = again(date="2032-05-01")
    assert (status, told["name"]) == (200, "small-荷塘区")
    made = desk.root / told["name"]
    edition = read_edition(made).edition
    assert edition is not None
    assert (edition.place, edition.paper.date) == ("荷塘区", dt.date(2032, 5, 1))
    assert not (made / ".desk").exists()
    for file in SMALL.rglob("*.md"):
        assert (made / file.relative_to(SMALL)).read_bytes() == file.read_bytes()
    assert again()[1]["name"] == "small-荷塘区-2"  # nothing is written over


def test_the_start_page_shows_a_small_picture_of_what_was_made(desk: Desk) -> None:
    shutil.copytree(SMALL, desk.root / "small")
    assert desk.ask("GET", "/thumbs/small.png")[0] == 404
    stream = io.BytesIO()
    Image.new("RGB", (1500, 2100), "white").save(stream, "PNG")
    keep_thumb(desk.root / "small", stream.getvalue())
    status, _, data = asked(desk.office, "GET", "/thumbs/small.png", {})
    with Image.open(io.BytesIO(data)) as shown:
        assert (status, shown.size) == (200, (240, 336))
    (one,) = json.loads(desk.ask("GET", "/editions.json")[1])["editions"]
    assert (one["thumb"], one["signed"], one["steps"]) == (True, 0, 6)
    for name in ("..", ".desk", "no"):
        assert desk.ask("GET", f"/thumbs/{name}.png")[0] == 404


def test_an_edition_without_a_name_is_called_after_its_folder(desk: Desk) -> None:
    """A date would be today's, and contradict the paper's that is found in the copy."""
    for name in ("清江 来稿（三）/1.txt", "清江 来稿（三）/2.txt"):
        assert desk.upload(quote(name), STORY.encode())[0] == 200
    assert desk.bring(date="2026-03-02")[1]["name"] == "清江-来稿-三"
    for name in ("1.txt", "2.txt"):
        assert desk.upload(name, STORY.encode())[0] == 200
    assert desk.bring()[1]["name"] == "特刊"


def test_files_become_a_new_edition_and_nothing_is_written_over(desk: Desk) -> None:
    for _ in range(2):
        assert desk.upload("1.txt", STORY.encode())[0] == 200
        assert desk.upload("2.txt", TOWN.encode("gb18030"))[0] == 200
        status, told = desk.bring(name="baitang", paper="白塘日报", date="2026-03-02")
        assert status == 200, told
    assert sorted(path.name for path in desk.root.iterdir()) == ["baitang", "baitang-2"]
    copy = "".join(p.read_text(encoding="utf-8") for p in desk.root.glob("baitang/**/*.md"))
    assert "卖豆腐的老人把木桶放在石阶上" in copy
    _, text = desk.ask("GET", "/editions.json")
    listed = {one["name"]: one for one in json.loads(text)["editions"]}
    assert listed["baitang"]["paper"] == "白塘日报"
    assert listed["baitang"]["date"] == "2026-03-02"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "..%2Fx.txt",
            ".htaccess",
            "a%2F..%2F..%2Fb.txt",
            "%2Fa.txt",
            "a%2F%2Fb.txt",
            "a%2F.b%2Fc",
        ),
        *("a%00.txt", "", "x" * 130, "c:%5Cx.txt", "a%2F" * 6 + "b.txt"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(desk: Desk, name: str) -> None:
    from urllib.parse import unquote

    status, _ = desk.upload(name, b"x")
    assert status in (400, 422), unquote(name)
    assert list(desk.root.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "a/b", "a b", "x" * 61, "con.", "-/"])
def test_editions_have_names_that_are_folders_here(desk: Desk, name: str) -> None:
    desk.upload("1.txt", STORY.encode())
    status, told = desk.bring(name=name)
    assert status in (400, 422) and told["error"]["text"]
    assert list(desk.root.iterdir()) == []


def test_nobody_but_the_page_brings_anything_in(desk: Desk) -> None:
    kind = "application/octet-stream"
    address = "/upload?batch=a1b2c3d4&name=1.txt"
    assert desk.ask("POST", address, b"x", kind, **{TOKEN_HEADER: "no"})[0] == 403
    assert desk.ask("POST", address, b"x", "text/plain")[0] == 403
    assert desk.ask("POST", address, b"x", kind, sec_fetch_site="cross-site")[0] == 403
    assert desk.ask("POST", address, b"x", kind, host="evil.example")[0] == 400
    assert desk.ask("POST", "/import", b"{}", host="evil.example")[0] == 400
    assert desk.ask("GET", "/", host="evil.example")[0] == 400
    assert desk.bring(name="x")[0] == 422


def test_a_great_many_files_are_refused(desk: Desk) -> None:
    for number in range(MOST_FILES):
        assert desk.upload(f"{number}.txt", b"x")[0] == 200
    status, told = desk.upload("more.txt", b"x")
    assert status == 422 and "压缩包" in told


def test_what_cannot_be_read_is_said(desk: Desk) -> None:
    desk.upload("a.docx", b"no document")
    status, told = desk.bring(name="x")
    assert status == 422 and told["error"]["text"]
    assert list(desk.root.iterdir()) == []


@pytest.mark.parametrize("path", ["/e/../x/", "/e/%2e%2e/", "/e/none/", "/e//", "/e/.desk/"])
def test_no_other_folder_is_opened(desk: Desk, path: str) -> None:
    (desk.root.parent / "edition.yaml").write_text("id: x\n", encoding="utf-8")
    assert desk.ask("GET", path)[0] in (404, 307)
    assert desk.opened == []


@pytest.mark.slow  # 14 s: `test_browser.py` has an editor's morning, `test_gate.py` who may what
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_an_edition_that_is_no_more_leads_to_the_start_page(desk: Desk) -> None:
    """Its address led to itself, and the browser gave up."""
    shutil.copytree(SMALL, desk.root / "在")
    ways = {"/e/没有": "/", "/e/没有/": "/", "/e/在": f"/e/{quote('在')}/"}
    for path, to in ways.items():
        status, told, _ = asked(desk.office, "GET", path, {"host": "127.0.0.1:8765"})
        assert (status, told["location"]) == (307, to)
    assert desk.ask("GET", "/e/没有/state.json")[0] == 404


def test_from_an_offices_files_to_a_delivery(tmp_path: Path) -> None:
    """The whole way without a terminal: drop, import, all files fetched.

    A word is changed on the page in `test_browser.py`.
    """
    playwright = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    files = tmp_path / "稿件"
    files.mkdir()
    (files / "1 开篇.txt").write_text(STORY, encoding="utf-8")
    (files / "2 老街.txt").write_bytes(TOWN.encode("gb18030"))
    root = tmp_path / "editions"
    root.mkdir()

    def wait(page: Any, script: str) -> None:
        while not page.evaluate(script):
            time.sleep(0.1)

    with playwright.sync_playwright() as run, served(root, SPARING) as address:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        size = {"width": 1280, "height": 720}
        page = browser.new_page(viewport=size, accept_downloads=True, reduced_motion="reduce")
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        assert axe.Axe().run(page).violations_count == 0
        page.set_input_files("#files", [str(path) for path in sorted(files.iterdir())])
        page.fill("#paper", "白塘日报")
        page.fill("#date", "2026-03-02")
        page.fill("#name", "白塘")
        page.click("#bring-go")
        page.wait_for_url("**/e/**", timeout=120_000)
        settled(page.url, 0)
        wait(page, "document.querySelector('.paper img[src]') !== null")
        copy = "".join(p.read_text(encoding="utf-8") for p in root.glob("白塘/**/*.md"))
        assert "清晨六点" in copy
        page.click("#tab-deliver")
        page.click("#make")
        wait(page, "!document.getElementById('make').disabled")
        assert page.is_visible("#made"), page.inner_text("#make-state")
        with page.expect_download() as waiting:
            page.click("#made li:last-child a")
        data = Path(waiting.value.path()).read_bytes()
        browser.close()
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert any(name.endswith("-press.pdf") for name in names)
    assert said == []


def test_an_edition_is_begun_without_copy(desk: Desk) -> None:
    """Its places say what belongs there; what is answered wrong is said in words."""

    def new(**fields: object) -> tuple[int, Any]:
        usual = json.loads(desk.ask("GET", "/new.json")[1])["usual"]
        body = {"district": "示例区", "paper": "示例日报", **usual, **fields}
        status, text = desk.ask("POST", "/new", json.dumps(body).encode())
        return status, json.loads(text)

    assert new(district=" ")[1]["error"]["code"] == "desk.new-district"
    assert new(paper="报" * 21)[1]["error"]["code"] == "desk.new-paper"
    for wrong in ({"format": "../a"}, {"banner": "no"}, {"sections": 13}, {"paper": "a\x00"}):
        assert new(**wrong)[0] in (400, 422)
    assert not list(desk.root.iterdir())
    status, told = new(sections=2, date="2032-05-01")
    assert (status, told["name"]) == (200, "示例区")
    edition = read_edition(desk.root / told["name"]).edition
    assert edition is not None
    assert (len(edition.articles), edition.paper.date) == (2, dt.date(2032, 5, 1))
    assert new(district="示例 区")[1]["name"] == "示例-区"
    assert new()[1]["name"] == "示例区-2"  # nothing is written over
