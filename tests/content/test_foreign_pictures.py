"""A picture in a format that no page takes is said to be that, and not to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.told import chinese
from content.model import Severity
from content.reading.reader import read_edition

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
