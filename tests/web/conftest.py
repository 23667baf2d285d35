"""Web pages to test: a small edition built for real, and a made one with hostile words."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from content.reading.reader import read_edition
from layout.edition.make import Built, make
from layout.products.render.files import write_folder
from layout.products.render.previews import png_pages
from layout.products.web import Download, Entry, archive, site
from tests.web.made import hostile_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALL = Path(__file__).parents[1] / "editions" / "small"


@pytest.fixture(scope="session")
def built() -> Built:
    """The small edition, built."""
    edition = read_edition(SMALL).edition
    assert edition is not None
    return make(edition)


@pytest.fixture(scope="session")
def small(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small edition's web pages, with its PDF."""
    edition = built.placed.edition
    pdf = Download(f"{edition.id}.pdf", len(built.pdf), len(built.placed.pages))
    pages = png_pages(built.pdf, 150)
    files = site(edition, built.placed, built.drawings, built.pictures, pages, pdf)
    folder = tmp_path_factory.mktemp("small")
    write_folder(folder, {**files, pdf.name: built.pdf}, {})
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made edition's web pages, and the archive over it."""
    folder = tmp_path_factory.mktemp("hostile")
    write_folder(folder / "ed", {**hostile_site(), "a b.pdf": b"%PDF-1.7"}, {})
    return folder / "ed"


@pytest.fixture(scope="session")
def shelf(hostile: Path, small: Path) -> Path:
    """A folder with the archive of two editions."""
    folder = hostile.parent
    shutil.copytree(small, folder / "small 1", dirs_exist_ok=True)
    entries = [
        Entry(
            "one",
            "慢火车 <b>开进</b> 新县城",
            "示例日报",
            dt.date(2031, 3, 5),
            1,
            "small 1",
            thumbnail="small 1/pages/thumb-01.jpg",
            pdf="small 1/small-20310305.pdf",
            size=9999,
        ),
        Entry(
            "two",
            "昂首阔步",
            "株洲日报",
            dt.date(2021, 7, 27),
            2,
            "ed",
            "副题 & 其他",
            "ed/pages/thumb-01.jpg",
            "ed/a b.pdf",
            1_234_567,
        ),
    ]
    write_folder(folder, archive(entries), {})
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless.

    For one module: while it is open Playwright holds the thread's event loop, and no test of
    another folder could run one of its own.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("there is no Chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
