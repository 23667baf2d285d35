"""What editors put beside a file is no content; what they rename over it is."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest

from layout.app.desk.watch import is_content, watch

ROOT = Path("/edition")


@pytest.mark.parametrize(
    "name",
    [
        "articles/.town.md.swp",
        "articles/town.md~",
        "articles/#town.md#",
        "articles/.#town.md",
        "articles/4913",
        "pictures/.DS_Store",
        "articles/~$town.docx",
        "articles/.~lock.town.md#",
        "articles/town.md.tmp",
        "pictures/a.jpg.crdownload",
        ".git/index",
        "pictures/Thumbs.db",
        "articles/town.md.swx",
        "articles/town.md.bak",
    ],
)
def test_companions(name: str) -> None:
    assert not is_content(ROOT, str(ROOT / name))


@pytest.mark.parametrize(
    "name",
    [
        "edition.yaml",
        "articles/town.md",
        "articles/新县城.md",
        "figures/a.csv",
        "pictures/a.JPG",
        "articles/5-swap.md",
        "articles",
    ],
)
def test_content(name: str) -> None:
    assert is_content(ROOT, str(ROOT / name))


def test_outside() -> None:
    assert not is_content(ROOT, "/elsewhere/town.md")


def write(file: Path) -> None:
    file.write_text("二", encoding="utf-8")


def rename_over(file: Path) -> None:
    beside = file.with_name(".town.md.part")
    beside.write_text("二", encoding="utf-8")
    beside.replace(file)


def move_away_and_write(file: Path) -> None:
    file.rename(file.with_name("town.md~"))
    file.write_text("二", encoding="utf-8")


def remove(file: Path) -> None:
    file.unlink()


def swap_file(file: Path) -> None:
    file.with_name(".town.md.swp").write_bytes(b"x")


def calls(folder: Path, act: Callable[[Path], None]) -> int:
    """Return how many lots of changes an act on a file makes."""
    told: list[int] = []

    async def run() -> None:
        stop = anyio.Event()
        task = asyncio.create_task(watch(folder, lambda: told.append(1), stop))
        await asyncio.sleep(0.4)
        act(folder / "articles" / "town.md")
        for _ in range(8 if act is swap_file else 60):
            await asyncio.sleep(0.05)
            if told:
                break
        await asyncio.sleep(0.15)
        stop.set()
        await task

    asyncio.run(run())
    return len(told)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (write, True),
        (rename_over, True),
        (move_away_and_write, True),
        (remove, True),
        (swap_file, False),
    ],
)
def test_ways_to_save(tmp_path: Path, act: Callable[[Path], None], told: bool) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "town.md").write_text("一", encoding="utf-8")
    os.sync()
    assert (calls(tmp_path, act) > 0) is told
