"""Titles with | marks, from the folder to the finished files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.program.conftest import EDITIONS, Run, here

TITLES = {"1-line.md": "一条旧铁路的第|二次出发", "2-towns.md": "三座小|镇怎样分一条线"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Build the small edition with breaks that the program would never choose."""
    base = tmp_path_factory.mktemp("breaks")
    folder = base / "small"
    shutil.copytree(EDITIONS["small"], folder)
    for name, title in TITLES.items():
        file = folder / "articles" / name
        text = file.read_text(encoding="utf-8")
        assert title.replace("|", "") in text
        file.write_text(text.replace(title.replace("|", ""), title), encoding="utf-8")
    out = base / "out"
    words = ("--out", out, "--only", "download,web", "--explain", "--jobs", "1")
    return here("build", folder, *words, folder=out)


def test_heads_break_where_the_marks_stand(run: Run) -> None:
    assert run.code == 0, run.err
    shown = [line for line in (run.out + run.err).splitlines() if " | " in line]
    for title in TITLES.values():
        on_lines = " | ".join(title.split("|"))
        told = [line for line in shown if title[0] in line and "head" in line]
        assert all(on_lines in line for line in told if title.split("|")[0] in line)


def test_no_mark_is_printed(run: Run) -> None:
    (pdf,) = run.folder.glob("*.pdf")
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    outline = "".join(item.get_title() for item in document.get_toc())
    assert "|" not in words + outline
    bare = "".join(words.split())
    for title in TITLES.values():
        assert title.replace("|", "") in bare
        assert title.replace("|", "") in outline
    pages = list(Path(run.folder).rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not any(title in text for title in TITLES.values())
