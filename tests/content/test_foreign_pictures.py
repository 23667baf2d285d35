"""A picture in a format that no page takes is said to be that, and not to be missing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from bench.told import chinese
from content.model import Severity
from content.reading.reader import read_edition

SMALL = Path(__file__).parents[1] / "editions" / "small"
EDITION = "paper: {name: 示例日报, date: 2026-03-02}\nheadline: {title: 河边}\narticles: [a]\n"
ARTICLE = "---\nkind: story\ntitle: 河边\npictures: [%s]\n---\n\n河边的步道修好了。\n"
WORDS = "boat: {caption: 老码头的渡船, credit: 王五 摄, alt: 渡船}\n"


@pytest.mark.parametrize("file", ["boat.gif", "boat.HEIC", "boat.bmp", "boat.psd"])
@pytest.mark.parametrize("named", ["boat", "full"])
@pytest.mark.parametrize("words", [WORDS, ""])
def test_it_is_named_once(tmp_path: Path, file: str, named: str, words: str) -> None:
    for name, text in (
        ("edition.yaml", EDITION),
        ("articles/a.md", ARTICLE % (file if named == "full" else "boat")),
        ("pictures/pictures.yaml", words),
        (f"pictures/{file}", "GIF89a"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    errors = [f for f in read_edition(tmp_path).findings if f.severity is Severity.ERROR]
    (one,) = errors
    kind = file.rpartition(".")[2].upper()
    assert (one.file, chinese(one).text) == (f"pictures/{file}", f"{file}：{kind} 格式的图片不收")
    assert chinese(one).remedy == "另存为 JPEG 或 PNG"


@pytest.mark.parametrize(("called", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_accents_in_names_may_be_written_either_way(
    tmp_path: Path, called: Literal["NFC", "NFD"], written: Literal["NFC", "NFD"]
) -> None:
    """An archive of macOS has é as two characters, the words about a picture have one."""
    shutil.copytree(SMALL, tmp_path / "edition")
    name, folder = normalize(called, "café"), tmp_path / "edition"
    for old in ("pictures/train-detail.png", "figures/riders.yaml"):
        path = folder / old
        path.rename(path.with_name(name + path.suffix))
    for file in ("pictures/pictures.yaml", "articles/1-line.md"):
        text = (folder / file).read_text("utf-8")
        for old in ("train-detail", "riders"):
            text = text.replace(old, normalize(written, "café"))
        (folder / file).write_text(text, "utf-8")
    found = read_edition(folder)
    assert [f.told.code for f in found.findings if f.severity is Severity.ERROR] == []
