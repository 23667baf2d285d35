"""A small sound edition that tests spoil in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from content.model import Finding
from content.reading.reader import ReadResult, read_edition

EDITION = """\
paper:
  name: 示例日报
  date: 2031-03-05
headline:
  title: 样本标题
lede: |
  第一段导语，去年增长5%。

  第二段导语。
articles: [one, two]
"""
ONE = """\
---
title: 甲部 甲篇
figures: [chart]
---

示例县去年有84家商店，今年有超过120家商店。

第二段。
"""
TWO = """\
---
kind: story
title: 乙篇
pictures: [photo]
---

乙篇只有一段。
"""
CHART = """\
kind: ranked
title: 商店
source: 资料来源：样本
items:
  - label: 今年
    before: 超过
    value: 120
    unit: 家
    stated: 今年有超过120家商店
  - label: 去年
    value: 84
    unit: 家
    stated: 去年有84家商店
"""
PICTURES = """\
photo:
  caption: 图注
  credit: 插图 样本甲
  alt: 一片色块
  illustration: true
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'

SOUND: Mapping[str, str | bytes] = {
    "edition.yaml": EDITION,
    "articles/one.md": ONE,
    "articles/two.md": TWO,
    "figures/chart.yaml": CHART,
    "pictures/pictures.yaml": PICTURES,
    "pictures/photo.svg": SVG,
}

Files = Mapping[str, str | bytes | None]


def write(folder: Path, files: Files) -> Path:
    """Write files into a folder; None leaves one out."""
    for name, content in {**SOUND, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_bytes(content.encode("utf-8"))
    return folder


class Case:
    """The sound files, and reading an edition in which some are replaced."""

    edition, one, two, chart, pictures, svg = EDITION, ONE, TWO, CHART, PICTURES, SVG

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, files: Files | None = None) -> ReadResult:
        return read_edition(write(self.folder, files or {}))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An edition in a folder of its own."""
    return Case(tmp_path / "sample")


@pytest.fixture
def places() -> Callable[[tuple[Finding, ...]], list[tuple[str, str, int, str]]]:
    """Findings as (rule, file, line, field)."""
    return lambda findings: [(f.rule, f.file, f.line, f.field) for f in findings]
